"""Who comes to an event: told by each for themselves, seen by those who see the event."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from sync.errors import Gone, NotAllowed, ServerAway
from sync.models import Attendance, Audience, Event, Kind, Person
from sync.plone.administration import Administration
from sync.plone.intranet import connect
from sync.plone.signing_in import sign_in
from sync.server import Creation
from tests.plone_server import PASSWORD
from tests.sync.plone.connecting import LosingAnswers, using

if TYPE_CHECKING:
    from sync.models import Item
    from sync.plone.intranet import PloneIntranet
    from tests.plone_server import Site, Somebody


def event(site: Site, audience: Audience, folder: str = "") -> Creation:
    return Creation(
        kind=Kind.EVENTS,
        item_id=site.name("inloop"),
        fields={"title": "Inloop", "start": "2027-01-08T13:00:00+00:00", "end": None},
        container_url=site.url + folder if folder else "",
        audience=audience,
    )


def an_event(site: Site, host: Somebody, audience: Audience = Audience.EVERYONE, folder: str = "") -> Item:
    return using(site, host, lambda intranet: intranet.create(event(site, audience, folder)))


def say(site: Site, somebody: Somebody, happening: Item, *, going: bool = True) -> None:
    using(site, somebody, lambda intranet: intranet.attend(happening.url, going=going))


async def pulled(intranet: PloneIntranet, cursor: str | None = None) -> tuple[dict[str, Item], str]:
    items: dict[str, Item] = {}
    last = ""
    async for batch in intranet.changes(cursor):
        assert batch.skipped == 0
        items.update({item.uid: item for item in batch.items})
        last = batch.cursor or last
    return items, last


def who_comes(site: Site, looking: Somebody, happening: Item) -> dict[str, bool]:
    items, _ = using(site, looking, pulled)
    said = [item for item in items.values() if isinstance(item, Attendance) and item.event_uid == happening.uid]
    return {one.username: one.going for one in said}


def test_who_comes_is_seen_by_colleagues_and_by_no_visitor(site: Site) -> None:
    host, one, other = (site.somebody() for _ in range(3))
    inloop = an_event(site, host)
    say(site, one, inloop)
    say(site, host, inloop)
    assert who_comes(site, other, inloop) == {one.username: True, host.username: True}
    assert site.nobody().found(portal_type="attendance") == set()


def test_who_comes_to_a_teams_event_is_the_teams_to_know(site: Site) -> None:
    host, mate, outsider = (site.somebody() for _ in range(3))
    overleg = an_event(site, host, Audience.TEAM, site.team(host, mate))
    say(site, mate, overleg)
    assert who_comes(site, host, overleg) == {mate.username: True}
    assert who_comes(site, outsider, overleg) == {}


def test_who_thinks_again_is_counted_once_with_the_last_word(site: Site) -> None:
    host, one = site.somebody(), site.somebody()
    inloop = an_event(site, host)
    for going in (True, False, True, True, False):
        say(site, one, inloop, going=going)
        assert who_comes(site, host, inloop) == {one.username: going}
    assert len(host.found(portal_type="attendance", Subject=inloop.uid)) == 1


def test_who_never_said_anything_and_does_not_come_leaves_no_trace(site: Site) -> None:
    host, one = site.somebody(), site.somebody()
    inloop = an_event(site, host)
    say(site, one, inloop, going=False)
    assert who_comes(site, host, inloop) == {}


@pytest.mark.parametrize("lost", [1, 2])
def test_a_word_whose_answer_was_lost_is_one_word(site: Site, lost: int) -> None:
    host, one = site.somebody(), site.somebody()
    inloop = an_event(site, host)
    with pytest.raises(ServerAway):
        using(site, one, lambda intranet: intranet.attend(inloop.url, going=True), LosingAnswers(lost))
    say(site, one, inloop)
    assert who_comes(site, host, inloop) == {one.username: True}
    assert len(host.found(portal_type="attendance", Subject=inloop.uid)) == 1


def test_nobody_says_so_for_a_colleague(site: Site) -> None:
    host, one, liar = (site.somebody() for _ in range(3))
    inloop = an_event(site, host)
    forged = liar.create("/attendance", "attendance", f"{inloop.uid}.{one.username}", subjects=[inloop.uid])
    shown = liar.http.post(f"{forged}/@workflow/show_internally")
    assert shown.status_code == 400
    say(site, liar, inloop)
    mine = f"/attendance/{inloop.uid}.{liar.username}"
    liar.http.patch(mine, json={"id": f"{inloop.uid}.{host.username}"})
    assert liar.status(mine) == 200, "what is shown keeps the name it was shown under"
    assert who_comes(site, host, inloop) == {liar.username: True}


def test_a_new_word_reaches_others_by_the_feed_as_cheaply_as_any_change(site: Site) -> None:
    host, one = site.somebody(), site.somebody()
    inloop = an_event(site, host)

    async def work(intranet: PloneIntranet) -> tuple[list[bool], int]:
        _, cursor = await pulled(intranet)
        _, cursor = await pulled(intranet, cursor)
        path = one.create("/attendance", "attendance", f"{inloop.uid}.{one.username}", title="going")
        one.transition(path, "show_internally")
        before = intranet.traffic.requests
        assert (await intranet.poll(cursor)).changed
        items, _ = await pulled(intranet, cursor)
        asked = intranet.traffic.requests - before
        said = [item.going for item in items.values() if isinstance(item, Attendance) and item.event_uid == inloop.uid]
        return said, asked

    said, asked = using(site, host, work)
    assert said == [True]
    assert asked <= 3


def test_the_inventory_lists_who_comes(site: Site) -> None:
    host = site.somebody()
    say(site, host, an_event(site, host))

    async def work(intranet: PloneIntranet) -> tuple[set[str], set[str]]:
        items, _ = await pulled(intranet)
        return set(items), set((await intranet.inventory()).kinds)

    brought, listed = using(site, host, work)
    assert brought == listed


def test_an_event_that_is_gone_says_so(site: Site) -> None:
    host = site.somebody()
    inloop = an_event(site, host)

    async def work(intranet: PloneIntranet) -> None:
        await intranet.delete(inloop.url)
        with pytest.raises(Gone):
            await intranet.attend(inloop.url, going=True)

    using(site, host, work)


def test_a_site_that_keeps_no_such_thing_says_that_it_may_not_be_done(site: Site) -> None:
    root = site.url.rpartition("/")[0]
    admin = site.running.admin_user, site.running.admin_password
    wanted = {"site_id": "stock", "title": "x", "default_language": "nl", "portal_timezone": "Europe/Amsterdam"}
    with Administration(root, *admin) as zope:
        zope.ask("POST", "@sites/volto", {**wanted, "setup_content": False})
    with Administration(f"{root}/stock", *admin) as stock:
        stock.add_account("bezoeker", PASSWORD, "Bezoeker", "bezoeker@mienskip.example")
        happening = stock.create(
            "", "Event", "borrel", title="Borrel", start="2027-01-08T16:00:00Z", end="2027-01-08T18:00:00Z"
        )
        stock.transition("borrel", "publish")

    async def work() -> None:
        signed_in = await sign_in(f"{root}/stock", "bezoeker", PASSWORD)
        intranet = connect(signed_in.site, signed_in.token)
        assert isinstance(await intranet.item(happening), Event)
        with pytest.raises(NotAllowed):
            await intranet.attend(happening, going=True)
        await intranet.aclose()

    asyncio.run(work())


def test_nobody_shows_a_profile_under_a_colleagues_name(site: Site) -> None:
    one, liar = site.somebody(), site.somebody()
    forged = liar.create("/people", "Person", site.name("vals"), first_name="Vals")
    assert liar.http.post(f"{forged}/@workflow/show_internally").status_code == 400
    assert one.status(forged) == 401
    own = f"/people/{liar.username}"
    liar.http.patch(own, json={"id": site.name("ander")})
    assert liar.status(own) == 200
    new = site.name("nieuweling")
    site.administration.add_account(new, PASSWORD, "Nieuw", f"{new}@mienskip.example")
    liar.http.patch(own, json={"username": new})
    seen = using(site, one, lambda intranet: intranet.item(site.url + own))
    assert isinstance(seen, Person)
    assert seen.username != new
