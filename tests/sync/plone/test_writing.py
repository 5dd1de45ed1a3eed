"""Making, changing and taking away on the real Plone: the effect, once only, and who sees it."""

from __future__ import annotations

import base64
import dataclasses
from typing import TYPE_CHECKING

import pytest

from sync.digests import digest_of
from sync.errors import Gone, Locked, NotAllowed, Refused, ServerAway
from sync.models import Audience, Comment, Document, Event, Kind, NewsItem, Person
from sync.server import Creation
from tests.pictures import small_png
from tests.plone_server import PASSWORD
from tests.sync.plone.connecting import LosingAnswers, using

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sync.models import Fields, Item
    from sync.plone.intranet import PloneIntranet
    from tests.plone_server import Site, Somebody

SEES, NOT = 200, 401
PORTRAIT = f"data:image/png;base64,{base64.b64encode(small_png(300, 300)).decode()}"
BODY = '<p>Lees <strong>dit</strong>: <a href="https://www.mienskip.example/a?b=1&amp;c=2">hier</a>.</p><ul><li>een</li></ul>'
NEWS: Fields = {
    "title": "Storm op komst",
    "lead": "Blijf thuis",
    "body_html": BODY,
    "blog": True,
    "comments_open": True,
}
EVENT: Fields = {
    "title": "Inloop",
    "start": "2027-01-08T13:00:00+00:00",
    "end": "2027-01-08T15:00:00+00:00",
    "place": "Sneek",
    "lead": "Koffie",
    "body_html": "<p>Kom ook</p>",
}


def creation(site: Site, kind: Kind, audience: Audience = Audience.EVERYONE, folder: str = "") -> Creation:
    fields: dict[Kind, Fields] = {
        Kind.NEWS: NEWS,
        Kind.EVENTS: EVENT,
        Kind.DOCUMENTS: {"title": "Stukken", "is_folder": True},
    }
    container = site.url + folder if folder else ""
    return Creation(
        kind=kind, item_id=site.name("gemaakt"), fields=fields[kind], container_url=container, audience=audience
    )


def made_by(site: Site, somebody: Somebody, what: Creation) -> Item:
    return using(site, somebody, lambda intranet: intranet.create(what))


def path(site: Site, item: Item) -> str:
    return item.url.removeprefix(site.url)


def profile_of(site: Site, somebody: Somebody) -> str:
    return f"{site.url}/people/{somebody.username}"


def who_sees(site: Site, item: Item, *people: Somebody) -> list[int]:
    return [one.status(path(site, item)) for one in (*people, site.nobody())]


def test_every_field_of_a_profile_is_kept_and_no_other_is_touched(site: Site) -> None:
    me = site.somebody()
    changes: Fields = {
        "function": "Adviseur wonen & zorg",
        "department": "Sociaal domein",
        "location": "Sneek",
        "room": "2.14",
        "email": "ik@mienskip.example",
        "phone": "+31 515 12 34 56",
        "mobile": "+31 6 12 34 56 78",
        "knowledge_areas": ("wonen", "schuldhulp"),
        "works_today_at": "thuis (2026-11-23)",
        "ambassador": True,
        "about_html": "<p>Ik kom uit <b>Drylts</b>.</p><p>En ik zeil &amp; schaats.</p>",
        "manager": "baas",
    }

    async def work(intranet: PloneIntranet) -> tuple[Person, Person, Person]:
        before = await intranet.item(profile_of(site, me))
        filled = await intranet.edit(before.url, changes)
        emptied = await intranet.edit(before.url, {"function": "", "knowledge_areas": (), "about_html": ""})
        assert isinstance(before, Person)
        assert isinstance(filled, Person)
        assert isinstance(emptied, Person)
        assert await intranet.item(before.url) == emptied
        return before, filled, emptied

    before, filled, emptied = using(site, me, work)
    expected = {**changes, "about_html": "<p>Ik kom uit Drylts.</p><p>En ik zeil &amp; schaats.</p>"}
    assert {name: getattr(filled, name) for name in changes} == expected
    assert (filled.uid, filled.name, filled.username) == (before.uid, before.name, me.username)
    assert (emptied.function, emptied.knowledge_areas, emptied.about_html) == ("", (), "")
    assert (emptied.phone, emptied.room) == (filled.phone, filled.room)


def test_a_portrait_is_set_and_taken_away(site: Site) -> None:
    me = site.somebody()

    async def work(intranet: PloneIntranet) -> tuple[Item, bytes, Item]:
        shown = await intranet.edit(profile_of(site, me), {"portrait": PORTRAIT})
        assert isinstance(shown, Person)
        assert shown.portrait is not None
        drawn = await intranet.picture(shown.portrait.scales[0].url)
        return shown, drawn, await intranet.edit(shown.url, {"portrait": ""})

    _, drawn, hidden = using(site, me, work)
    assert drawn.startswith(b"\x89PNG")
    assert isinstance(hidden, Person)
    assert hidden.portrait is None


def test_a_portrait_that_was_sent_is_known_again_however_it_is_read(site: Site) -> None:
    me = site.somebody()
    using(site, me, lambda intranet: intranet.edit(profile_of(site, me), {"portrait": PORTRAIT}))

    async def read(intranet: PloneIntranet) -> list[str]:
        items = [await intranet.item(profile_of(site, me))]
        items += [item async for batch in intranet.changes(None) for item in batch.items if item.url == items[0].url]
        return [item.portrait.digest for item in items if isinstance(item, Person) and item.portrait]

    assert using(site, me, read) == [digest_of(PORTRAIT)] * 2


@pytest.mark.parametrize(
    "portrait", ["data:text/html;base64,PGI+", "data:image/png;base64,a", "https://x.example/a.png"]
)
def test_what_is_no_picture_is_no_portrait(site: Site, portrait: str) -> None:
    me = site.somebody()

    async def work(intranet: PloneIntranet) -> None:
        with pytest.raises(Refused):
            await intranet.edit(profile_of(site, me), {"portrait": portrait})

    using(site, me, work)


def test_a_field_that_the_site_does_not_have_is_refused_by_name(site: Site) -> None:
    me = site.somebody()

    async def work(intranet: PloneIntranet) -> None:
        with pytest.raises(Refused) as caught:
            await intranet.edit(profile_of(site, me), {"shoe_size": "42"})
        assert "shoe_size" in caught.value.detail

    using(site, me, work)


def test_what_the_site_does_not_accept_is_told_in_its_own_words(site: Site) -> None:
    me = site.somebody()

    async def work(intranet: PloneIntranet) -> str:
        with pytest.raises(Refused) as caught:
            await intranet.edit(profile_of(site, me), {"email": "geen adres", "function": "Baas"})
        found = await intranet.item(profile_of(site, me))
        assert isinstance(found, Person)
        assert found.function == "", "all or nothing"
        return caught.value.facts["reason"]

    assert using(site, me, work) == "De opgegeven e-mail is niet geldig."


def test_a_line_break_in_a_line_is_a_space(site: Site) -> None:
    me = site.somebody()
    edited = using(site, me, lambda intranet: intranet.edit(profile_of(site, me), {"function": "Adviseur\n wonen "}))
    assert isinstance(edited, Person)
    assert edited.function == "Adviseur wonen"


def test_a_site_tells_what_it_offers(site: Site) -> None:
    offered = using(site, site.somebody(), lambda intranet: intranet.capabilities())
    assert offered.attendance
    names = {field.name for field in dataclasses.fields(Person)} - {"uid", "url", "modified"}
    assert set(offered.profile_fields) == names


def new_account(site: Site) -> Somebody:
    username = site.name("nieuw")
    site.administration.add_account(username, PASSWORD, "Nieuw", f"{username}@mienskip.example")
    return site.signed_in(username)


def profile() -> Creation:
    return Creation(
        kind=Kind.PEOPLE,
        item_id="zelf-bedacht",
        fields={"first_name": "Nynke", "last_name": "de Boer", "function": "Griffier", "username": "iemand-anders"},
        audience=Audience.EVERYONE,
    )


def test_somebody_without_a_profile_makes_their_own_once(site: Site) -> None:
    me, colleague = new_account(site), site.somebody()
    first, again = made_by(site, me, profile()), made_by(site, me, profile())
    assert isinstance(first, Person)
    assert (first.name, first.function, first.username) == ("Nynke de Boer", "Griffier", me.username)
    assert first.uid == again.uid
    assert who_sees(site, first, me, colleague) == [SEES, SEES, NOT]
    changed = using(site, me, lambda intranet: intranet.edit(first.url, {"room": "1.01"}))
    assert isinstance(changed, Person)
    assert changed.room == "1.01"


def test_a_profile_that_was_reserved_is_filled_in_by_its_person(site: Site) -> None:
    me = site.somebody()
    made = made_by(site, me, profile())
    assert made.url == profile_of(site, me)
    assert isinstance(made, Person)
    assert (made.name, made.username) == ("Nynke de Boer", me.username)


@pytest.mark.parametrize("kind", [Kind.NEWS, Kind.EVENTS])
@pytest.mark.parametrize("audience", Audience)
def test_a_post_is_made_for_its_audience_and_nobody_else(site: Site, kind: Kind, audience: Audience) -> None:
    author, mate, outsider = (site.somebody() for _ in range(3))
    folder = site.team(author, mate) if audience is Audience.TEAM else ""
    made = made_by(site, author, creation(site, kind, audience, folder))
    assert isinstance(made, NewsItem | Event)
    assert (made.audience, bool(made.team_uid)) == (audience, audience is Audience.TEAM)
    readers = {
        Audience.ME: [SEES, NOT, NOT, NOT],
        Audience.TEAM: [SEES, SEES, NOT, NOT],
        Audience.EVERYONE: [SEES, SEES, SEES, NOT],
    }
    assert who_sees(site, made, author, mate, outsider) == readers[audience]


def test_a_news_item_has_what_was_written(site: Site) -> None:
    made = made_by(site, site.somebody(), creation(site, Kind.NEWS))
    assert isinstance(made, NewsItem)
    assert {name: getattr(made, name) for name in NEWS} == NEWS


def test_an_event_has_what_was_written_also_without_an_end(site: Site) -> None:
    me = site.somebody()
    made = made_by(site, me, creation(site, Kind.EVENTS))

    async def work(intranet: PloneIntranet) -> list[Item]:
        return [await intranet.edit(made.url, {"end": end}) for end in (None, "2027-01-08T16:30:00+00:00")]

    opened, closed = using(site, me, work)
    assert isinstance(made, Event)
    assert isinstance(opened, Event)
    assert isinstance(closed, Event)
    assert (made.start.isoformat(), made.place, made.body_html) == (EVENT["start"], "Sneek", "<p>Kom ook</p>")
    assert [one.end.isoformat() if one.end else None for one in (made, opened, closed)] == [
        EVENT["end"],
        None,
        "2027-01-08T16:30:00+00:00",
    ]


def test_a_body_is_changed_and_the_rest_stays(site: Site) -> None:
    me = site.somebody()
    made = made_by(site, me, creation(site, Kind.NEWS))

    async def work(intranet: PloneIntranet) -> tuple[Item, Item]:
        changed = await intranet.edit(made.url, {"body_html": "<h2>Kop</h2><p>Anders</p>"})
        return changed, await intranet.edit(made.url, {"blog": False, "picture": PORTRAIT})

    changed, plain = using(site, me, work)
    assert isinstance(changed, NewsItem)
    assert isinstance(plain, NewsItem)
    assert (changed.body_html, changed.lead, changed.blog) == ("<h2>Kop</h2><p>Anders</p>", "Blijf thuis", True)
    assert (plain.blog, plain.picture is not None, plain.body_html) == (False, True, changed.body_html)
    assert plain.audience is Audience.EVERYONE


def test_a_body_with_parts_of_another_editor_is_changed_around_them(site: Site) -> None:
    me = site.somebody()
    made = made_by(site, me, creation(site, Kind.NEWS))
    listing = {"@type": "listing", "headline": "Meer", "querystring": {"query": []}, "variation": "summary"}
    layout = {"blocks": {"a": listing}, "blocks_layout": {"items": ["a"]}}
    me.http.patch(path(site, made), json=layout).raise_for_status()

    async def work(intranet: PloneIntranet) -> Item:
        return await intranet.edit(made.url, {"body_html": '<p>Nieuw</p><div data-part="a"></div>'})

    changed = using(site, me, work)
    assert isinstance(changed, NewsItem)
    assert changed.body_html.startswith('<p>Nieuw</p><div data-part="a"><h3>Meer</h3>')
    assert me.http.get(path(site, made)).json()["blocks"]["a"] == listing


def test_a_folder_is_made_in_a_team_and_in_a_folder_made_just_now(site: Site) -> None:
    me, mate, outsider = (site.somebody() for _ in range(3))
    team = site.team(me, mate)

    async def work(intranet: PloneIntranet) -> list[Item]:
        outer = await intranet.create(creation(site, Kind.DOCUMENTS, folder=team))
        inner = await intranet.create(creation(site, Kind.DOCUMENTS, folder=path(site, outer)))
        return [outer, inner, await intranet.rename(inner.url, "Oude stukken")]

    outer, inner, renamed = using(site, me, work)
    assert isinstance(inner, Document)
    assert isinstance(renamed, Document)
    assert (inner.is_folder, inner.folder_uid) == (True, outer.uid)
    assert (renamed.title, renamed.url, renamed.uid) == ("Oude stukken", inner.url, inner.uid)
    assert who_sees(site, inner, me, mate, outsider) == [SEES, SEES, NOT, NOT]


def test_nothing_that_is_for_me_alone_is_made_where_the_team_would_see_it(site: Site) -> None:
    me = site.somebody()
    team = site.team(me)

    async def work(intranet: PloneIntranet) -> None:
        with pytest.raises(NotAllowed):
            await intranet.create(creation(site, Kind.NEWS, Audience.ME, team))

    using(site, me, work)
    assert me.found(path=f"/intranet{team}") == {team}


def test_a_document_is_renamed_and_its_file_is_called_so_too(site: Site) -> None:
    me = site.somebody()
    file = site.url + me.create_file(site.team(me), "oud.txt", b"inhoud")

    async def work(intranet: PloneIntranet) -> Item:
        return await intranet.rename(file, "Nieuw plan.txt")

    renamed = using(site, me, work)
    assert isinstance(renamed, Document)
    assert (renamed.title, renamed.filename, renamed.url) == ("Nieuw plan.txt", "Nieuw plan.txt", file)


def test_what_is_deleted_is_gone_for_everybody_also_when_it_was_gone_already(site: Site) -> None:
    me, colleague = site.somebody(), site.somebody()
    made = made_by(site, me, creation(site, Kind.NEWS))

    async def work(intranet: PloneIntranet) -> None:
        await intranet.delete(made.url)
        await intranet.delete(made.url)
        with pytest.raises(Gone):
            await intranet.item(made.url)
        with pytest.raises(Gone):
            await intranet.edit(made.url, {"title": "Te laat"})

    using(site, me, work)
    assert colleague.status(path(site, made)) == 404


def test_a_comment_is_changed_by_its_author_alone(site: Site) -> None:
    me, colleague = site.somebody(), site.somebody()
    post = made_by(site, me, creation(site, Kind.NEWS))
    me.http.post(f"{path(site, post)}/@comments", json={"text": "mooi"}).raise_for_status()
    url = str(me.http.get(f"{path(site, post)}/@comments").json()["items"][0]["@id"])

    async def spoil(intranet: PloneIntranet) -> None:
        with pytest.raises(NotAllowed):
            await intranet.edit(url, {"text": "lelijk"})

    using(site, colleague, spoil)
    changed = using(site, me, lambda intranet: intranet.edit(url, {"text": "heel mooi"}))
    assert isinstance(changed, Comment)
    assert (changed.text, changed.item_uid) == ("heel mooi", post.uid)


def refusals(site: Site, url: str) -> list[Callable[[PloneIntranet], Awaitable[object]]]:
    return [
        lambda intranet: intranet.edit(url, {"title": "Van mij"}),
        lambda intranet: intranet.delete(url),
        lambda intranet: intranet.set_audience(url, Audience.ME),
        lambda intranet: intranet.create(creation(site, Kind.NEWS, folder=url.removeprefix(site.url))),
    ]


@pytest.mark.parametrize("number", range(4))
def test_what_is_a_colleagues_is_left_alone(site: Site, number: int) -> None:
    author, other = site.somebody(), site.somebody()
    made = made_by(site, author, creation(site, Kind.NEWS))

    async def work(intranet: PloneIntranet) -> None:
        with pytest.raises(NotAllowed):
            await refusals(site, made.url)[number](intranet)

    using(site, other, work)
    assert using(site, author, lambda intranet: intranet.item(made.url)) == made


def test_a_team_one_does_not_belong_to_takes_nothing(site: Site) -> None:
    me, stranger = site.somebody(), site.somebody()
    team = site.team(me)

    async def work(intranet: PloneIntranet) -> None:
        for kind in (Kind.NEWS, Kind.DOCUMENTS):
            with pytest.raises(NotAllowed):
                await intranet.create(creation(site, kind, Audience.TEAM, team))

    using(site, stranger, work)
    assert me.found(path=f"/intranet{team}") == {team}


@pytest.mark.parametrize("kind", [Kind.NEWS, Kind.EVENTS, Kind.DOCUMENTS])
@pytest.mark.parametrize("lost", [1, 2])
def test_a_creation_whose_answers_were_lost_is_repeated_into_one_item(site: Site, kind: Kind, lost: int) -> None:
    me, colleague = site.somebody(), site.somebody()
    team = site.team(me, colleague)
    what = creation(site, kind, folder=team)
    losing = LosingAnswers(lost)

    async def work(intranet: PloneIntranet) -> Item:
        return await intranet.create(what)

    try:
        first = using(site, me, work, losing)
    except ServerAway:
        first = using(site, me, work)
    assert (losing.writes >= lost) or kind is Kind.DOCUMENTS
    assert using(site, me, work).uid == first.uid
    assert len(me.found(path=f"/intranet{team}")) == 2, "the team and what was made"
    assert who_sees(site, first, me, colleague) == [SEES, SEES, NOT]


def test_a_profile_whose_answers_were_lost_is_one_profile(site: Site) -> None:
    for lost in (1, 2):
        me = new_account(site)
        with pytest.raises(ServerAway):
            using(site, me, lambda intranet: intranet.create(profile()), LosingAnswers(lost))
        made = made_by(site, me, profile())
        assert who_sees(site, made, me, site.somebody()) == [SEES, SEES, NOT]
        named = me.http.get("/@search", params={"portal_type": "Person", "username": me.username}).json()
        assert named["items_total"] == 1


def test_an_item_that_a_colleague_works_on_is_told_by_name_and_left_alone(site: Site) -> None:
    me, mate = site.somebody(), site.somebody("wybren")
    team = site.team(me, mate)
    file = site.url + me.create_file(team, "plan.txt", b"inhoud")
    other = site.url + me.create(team, "intranet_folder", "elders")
    held = using(site, mate, lambda intranet: intranet.lock(file))
    assert held.mine

    async def work(intranet: PloneIntranet) -> None:
        lock = await intranet.lock(file)
        assert (lock.mine, lock.name) == (False, "Wybren")
        uid = (await intranet.item(file)).uid
        tries: list[Awaitable[object]] = [
            intranet.edit(file, {"title": "Van mij"}),
            intranet.rename(file, "Van mij.txt"),
            intranet.delete(file),
            intranet.move(uid, file, other),
        ]
        for attempt in tries:
            with pytest.raises(Locked) as caught:
                await attempt
            assert caught.value.facts["who"] == "Wybren"
        await intranet.unlock(file)
        assert not (await intranet.lock(file)).mine

    using(site, me, work)
    using(site, mate, lambda intranet: intranet.unlock(file))
    assert using(site, me, lambda intranet: intranet.edit(file, {"title": "Nu wel"})).title == "Nu wel"  # type: ignore[union-attr]


def test_a_lock_of_my_own_does_not_stand_in_my_way(site: Site) -> None:
    me = site.somebody()
    team = site.team(me)
    file = site.url + me.create_file(team, "plan.txt", b"inhoud")
    other = site.url + me.create(team, "intranet_folder", "elders")

    async def work(intranet: PloneIntranet) -> tuple[Item, Item]:
        await intranet.lock(file)
        edited = await intranet.edit(file, {"title": "Van mij"})
        assert me.http.get(f"{file}/@lock").json()["locked"], "it is still locked after the change"
        moved = await intranet.move(edited.uid, edited.url, other)
        await intranet.lock(moved.url)
        await intranet.delete(moved.url)
        return edited, moved

    edited, moved = using(site, me, work)
    assert isinstance(edited, Document)
    assert (edited.title, moved.url) == ("Van mij", f"{other}/plan.txt")
    assert me.status(f"{team}/elders/plan.txt") == 404


def test_a_folder_knows_no_locks_and_nobody_is_in_the_way(site: Site) -> None:
    me = site.somebody()
    folder = site.url + me.create(site.team(me), "intranet_folder", "stukken")
    assert using(site, me, lambda intranet: intranet.lock(folder)).mine
