"""Provisioning a site from the command line."""

from __future__ import annotations

from desktop.cli import say, show_json
from desktop.outward import set_out
from desktop.policy_places import machine_policy
from desktop.spoken import PLURALS, translate
from sync.plone.provision import Done, provision
from sync.plone.signing_in import normal_address


def provision_and_tell(url: str, user: str, password: str, *, dry_run: bool, as_json: bool) -> None:
    """Provision the site at `url` and report. Raises what `sync.plone.provision.provision` raises."""
    set_out(machine_policy())
    done = provision(normal_address(url), user, password, dry_run=dry_run)
    if as_json:
        show_json({"done": done.carried_out, "already": done.already, "left": done.left, "dry_run": dry_run})
    else:
        _tell(done, dry_run=dry_run)


def _tell(done: Done, *, dry_run: bool) -> None:
    for name in done.carried_out:
        template = translate("cli", "would do: {step}") if dry_run else translate("cli", "done: {step}")
        say(template.format(step=name))
    say(PLURALS.steps_done_already(len(done.already)))
    if done.left:
        say(translate("cli", "Left for the script that runs inside Zope (resources/server/README.md):"))
    for name in done.left:
        say(f"  {name}")
