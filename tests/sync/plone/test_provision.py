"""A stock site becomes an empty intranet, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.plone.administration import Administration
from sync.plone.provision import provision, steps

if TYPE_CHECKING:
    from tests.plone_server import Site


def test_provisioning_again_finds_nothing_to_do(site: Site) -> None:
    admin = site.running.admin_user, site.running.admin_password
    provision(site.url, *admin)  # accounts of other tests have no folder of their own yet
    done = provision(site.url, *admin)
    assert done.carried_out == ()
    assert done.left == ()
    assert len(done.already) == len(list(steps()))


def test_an_intranet_is_delivered_empty(site: Site) -> None:
    stock = {"site_id": "leeg", "title": "Leeg", "default_language": "nl", "setup_content": False}
    root = site.url.rpartition("/")[0]
    with Administration(root, site.running.admin_user, site.running.admin_password) as zope:
        zope.ask("POST", "@sites/volto", {**stock, "portal_timezone": "Europe/Amsterdam"})
    provision(f"{root}/leeg", site.running.admin_user, site.running.admin_password)
    with Administration(f"{root}/leeg", site.running.admin_user, site.running.admin_password) as administration:
        found = administration.ask("GET", "@search?portal_type=Person&portal_type=News Item&portal_type=File")
    assert found["items_total"] == 0


def test_a_dry_run_tells_everything_and_changes_nothing(site: Site) -> None:
    stock = {"site_id": "droog", "title": "Droog", "default_language": "nl", "setup_content": False}
    root = site.url.rpartition("/")[0]
    admin = site.running.admin_user, site.running.admin_password
    with Administration(root, *admin) as zope:
        zope.ask("POST", "@sites/volto", {**stock, "portal_timezone": "Europe/Amsterdam"})
    told = provision(f"{root}/droog", *admin, dry_run=True)
    assert len(told.carried_out) + len(told.already) == len(list(steps()))
    assert "folder people" in told.carried_out
    assert told.left
    with Administration(f"{root}/droog", *admin) as administration:
        assert not administration.exists("people")
