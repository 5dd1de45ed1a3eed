"""The same client writes to a site that nobody here provisioned, as far as that site lets it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

import pytest

from sync.errors import NotAllowed
from sync.models import Audience, Document, Kind, NewsItem
from sync.plone.administration import Administration
from sync.plone.intranet import connect
from sync.plone.signing_in import sign_in
from sync.server import Creation
from tests.plone_server import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from sync.plone.intranet import PloneIntranet
    from tests.plone_server import Site

T = TypeVar("T")
WRITER, REVIEWER = "schrijver", "redacteur"


@pytest.fixture(scope="module")
def classic(site: Site) -> Iterator[Administration]:
    """A stock site with Classic UI: news lies in a folder of its own, and somebody has to approve it."""
    root = site.url.rpartition("/")[0]
    admin = site.running.admin_user, site.running.admin_password
    wanted = {"site_id": "schrijfbaar", "title": "x", "default_language": "nl", "portal_timezone": "Europe/Amsterdam"}
    with Administration(root, *admin) as zope:
        zope.ask("POST", "@sites/classic", {**wanted, "setup_content": False})
    with Administration(f"{root}/schrijfbaar", *admin) as administration:
        administration.ask("POST", "@addons/plone.restapi/install")
        for name in (WRITER, REVIEWER):
            administration.add_account(name, PASSWORD, name, f"{name}@mienskip.example")
        for folder in ("nieuws", "handboek"):
            administration.create("", "Folder", folder, title=folder)
            administration.transition(folder, "publish")
            roles = {WRITER: ("Contributor", "Editor"), REVIEWER: ("Contributor", "Editor", "Reviewer")}
            administration.share(folder, roles, groups=False)
        administration.create("nieuws", "News Item", "eerste", title="Eerste")
        administration.transition("nieuws/eerste", "publish")
        yield administration


def by(classic: Administration, username: str, work: Callable[[PloneIntranet], Awaitable[T]]) -> T:
    async def run() -> T:
        signed_in = await sign_in(classic.url, username, PASSWORD)
        intranet = connect(signed_in.site, signed_in.token)
        try:
            return await work(intranet)
        finally:
            await intranet.aclose()

    return asyncio.run(run())


def news(item_id: str, audience: Audience) -> Creation:
    fields = {"title": "Bericht", "lead": "Kort", "body_html": "<h2>Kop</h2><p>Tekst met <strong>nadruk</strong></p>"}
    return Creation(kind=Kind.NEWS, item_id=item_id, fields=fields, audience=audience)


def test_news_goes_where_the_others_news_is_and_is_kept_as_html(classic: Administration) -> None:
    async def work(intranet: PloneIntranet) -> tuple[object, object]:
        made = await intranet.create(news("van-mij", Audience.EVERYONE))
        return made, await intranet.edit(made.url, {"body_html": "<p>Anders</p>", "blog": True})

    made, changed = by(classic, REVIEWER, work)
    assert isinstance(made, NewsItem)
    assert isinstance(changed, NewsItem)
    assert made.url == f"{classic.url}/nieuws/van-mij"
    assert (made.audience, made.body_html) == (
        Audience.EVERYONE,
        "<h2>Kop</h2><p>Tekst met <strong>nadruk</strong></p>",
    )
    assert (changed.body_html, changed.blog, changed.lead) == ("<p>Anders</p>", True, "Kort")
    kept = classic.ask("GET", "nieuws/van-mij")
    assert kept["text"]["data"].rstrip() == "<p>Anders</p>"


def test_who_may_not_publish_there_is_told_so_and_keeps_a_draft_that_is_taken_up_again(
    classic: Administration,
) -> None:
    async def work(intranet: PloneIntranet) -> None:
        for _ in range(2):
            with pytest.raises(NotAllowed):
                await intranet.create(news("concept", Audience.EVERYONE))
        draft = await intranet.create(news("concept", Audience.ME))
        assert isinstance(draft, NewsItem)
        assert draft.audience is Audience.ME

    by(classic, WRITER, work)
    found = classic.ask("GET", "nieuws/@search?portal_type=News Item&review_state=private")
    assert [item["@id"] for item in found["items"]] == [f"{classic.url}/nieuws/concept"]


def test_a_folder_is_what_that_site_calls_a_folder(classic: Administration) -> None:
    what = Creation(
        kind=Kind.DOCUMENTS,
        item_id="stukken",
        fields={"title": "Stukken", "is_folder": True},
        container_url=f"{classic.url}/handboek",
        audience=Audience.EVERYONE,
    )
    by(classic, WRITER, lambda intranet: intranet.create(what))
    assert classic.ask("GET", "handboek/stukken")["@type"] == "Folder"


def test_a_document_is_renamed_there(classic: Administration) -> None:
    file = {"data": "eWE=", "encoding": "base64", "filename": "regels.txt", "content-type": "text/plain"}
    url = classic.create("handboek", "File", "regels", title="regels.txt", file=file)
    renamed = by(classic, WRITER, lambda intranet: intranet.rename(url, "Spelregels.txt"))
    assert isinstance(renamed, Document)
    assert (renamed.filename, renamed.team_uid != "") == ("Spelregels.txt", True)


def test_a_site_without_profiles_offers_and_makes_none(classic: Administration) -> None:
    async def work(intranet: PloneIntranet) -> None:
        offered = await intranet.capabilities()
        assert (offered.profile_fields, offered.attendance) == ((), False)
        with pytest.raises(NotAllowed):
            await intranet.create(
                Creation(kind=Kind.PEOPLE, item_id="x", fields={"first_name": "Jelle"}, audience=Audience.EVERYONE)
            )

    by(classic, WRITER, work)


def test_what_this_site_does_not_keep_is_not_offered(classic: Administration) -> None:
    offered = by(classic, WRITER, lambda intranet: intranet.capabilities())
    assert (offered.own_comments, offered.responses, offered.likes) == (False, False, False)
