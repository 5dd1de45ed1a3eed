"""Teams are made and filled by those who administer the site: on the real Plone, and nobody else can."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sync.engine.events import Problem
from sync.engine.membership_events import MembersListed, TeamMade
from sync.errors import NotAllowed, ServerAway
from sync.models import Team
from tests.sync.engine.devices import in_loop
from tests.sync.engine.test_real_plone import machine_of
from tests.sync.plone.connecting import LosingAnswers, connected

if TYPE_CHECKING:
    from pathlib import Path

    from tests.plone_server import Site, Somebody
    from tests.sync.engine.test_real_plone import Machine


def administrator(site: Site) -> Somebody:
    somebody = site.somebody("beheerder")
    site.administration.ask("PATCH", f"@users/{somebody.username}", {"roles": {"Site Administrator": True}})
    return site.signed_in(somebody.username)


def listed(machine: Machine) -> list[tuple[str, ...]]:
    return [event.usernames for event in machine.told if isinstance(event, MembersListed)]


def problems(machine: Machine) -> list[type[Exception]]:
    return [type(event.error) for event in machine.told if isinstance(event, Problem)]


@in_loop
async def test_a_team_is_made_filled_and_left(site: Site, tmp_path: Path) -> None:
    boss, mate = administrator(site), site.somebody()
    async with machine_of(site, boss, tmp_path) as machine:
        await machine.engine.sync_once()
        account = machine.queries.account()
        assert account is not None
        assert account.administers
        machine.engine.membership.create("Gladheid & zout", "Wegen begaanbaar houden.")
        await machine.until(lambda: any(isinstance(event, TeamMade) for event in machine.told))
        await machine.engine.sync_once()
        uid = next(event.uid for event in machine.told if isinstance(event, TeamMade))
        team = machine.queries.team(uid)
        assert isinstance(team, Team)
        assert (team.title, team.purpose, team.mine) == ("Gladheid & zout", "Wegen begaanbaar houden.", True)
        assert mate.status(team.url) == 401

        machine.engine.membership.change(uid, {mate.username: True})
        await machine.until(lambda: len(listed(machine)) == 1)
        assert listed(machine)[-1] == tuple(sorted([boss.username, mate.username]))
        assert mate.status(team.url) == 200

        machine.engine.membership.change(uid, {mate.username: False, boss.username: False})
        await machine.until(lambda: len(listed(machine)) == 2)
        assert listed(machine)[-1] == ()
        assert mate.status(team.url) == 401
        assert problems(machine) == []


@in_loop
async def test_whoever_does_not_administer_the_site_is_told_so_and_changes_nothing(site: Site, tmp_path: Path) -> None:
    me, stranger = site.somebody(), site.somebody()
    url = site.url + site.team(me)
    async with machine_of(site, me, tmp_path) as machine:
        await machine.engine.sync_once()
        account = machine.queries.account()
        assert account is not None
        assert not account.administers
        machine.engine.membership.change(machine.uid_of(url), {stranger.username: True})
        await machine.until(lambda: len(problems(machine)) == 1)
        machine.engine.membership.create("Zomaar", "")
        await machine.until(lambda: len(problems(machine)) == 2)
        assert problems(machine) == [NotAllowed, NotAllowed]
    assert stranger.status(url) == 401


@in_loop
async def test_members_say_what_their_team_is_for(site: Site, tmp_path: Path) -> None:
    me, mate = site.somebody(), site.somebody()
    url = site.url + site.team(me, mate)
    async with machine_of(site, me, tmp_path) as machine:
        await machine.engine.sync_once()
        uid = machine.uid_of(url)
        before = machine.queries.team(uid)
        assert before is not None
        machine.engine.intake.edit(uid, {"purpose": before.purpose}, {"purpose": "Wij vegen de straten."})
        shown = machine.queries.team(uid)
        assert shown is not None
        assert shown.purpose == "Wij vegen de straten."
        await machine.engine.sync_once()
        assert machine.queries.outbox() == []
    assert mate.http.get(url).json()["description"] == "Wij vegen de straten."


@in_loop
async def test_a_team_whose_making_was_cut_off_anywhere_is_finished_by_making_it_again(site: Site) -> None:
    boss, mate = administrator(site), site.somebody()
    for write in (1, 2, 3):
        team_id = site.name("afgebroken")
        async with connected(site, boss, LosingAnswers(write)) as intranet:
            with pytest.raises(ServerAway):
                await intranet.create_team(team_id, "Weg", "Kwijt", [mate.username])
        async with connected(site, boss) as intranet:
            made = await intranet.create_team(team_id, "Weg", "Kwijt", [mate.username])
        assert mate.status(made.url) == 200
        assert site.signed_in(site.somebody().username).status(made.url) == 401
