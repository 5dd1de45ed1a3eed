"""The intranet in memory, by which the engine is tested, answers as the real Plone does: the same scenes for both."""

from __future__ import annotations

import asyncio
import base64
import itertools
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias

import pytest

from sync.errors import Gone, Locked, MienskipError, NotAllowed, Refused
from sync.models import Attendance, Audience, Document, Event, Kind, NewsItem, Person
from sync.server import Creation, Upload
from tests.pictures import small_png
from tests.sync.cache.made import team
from tests.sync.engine.fake_intranet import ROOT, FakeServer
from tests.sync.plone.connecting import connected

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from sync.models import Fields, Item
    from sync.server import Intranet
    from tests.plone_server import Site

PORTRAIT = f"data:image/png;base64,{base64.b64encode(small_png(300, 300)).decode()}"
NUMBERS = itertools.count(1)


@dataclass(kw_only=True)
class Stage:
    """Four people, and who is who: `me` and `mate` share the team; `reviewer` keeps the front page."""

    me: Intranet
    mate: Intranet
    stranger: Intranet
    reviewer: Intranet
    team_url: str
    names: dict[str, str]
    folder: Path
    made: itertools.count[int] = field(default_factory=lambda: NUMBERS)

    def news(self, audience: Audience, container_url: str = "", **given: str | bool) -> Creation:
        told: Fields = {"title": "Storm", "lead": "Blijf thuis", "body_html": "<p>Echt</p>", **given}
        return self._creation(Kind.NEWS, told, audience, container_url)

    def event(self, audience: Audience, container_url: str = "") -> Creation:
        told: Fields = {"title": "Inloop", "start": "2027-01-08T13:00:00+00:00", "end": None, "place": "Sneek"}
        return self._creation(Kind.EVENTS, told, audience, container_url)

    def new_folder(self, title: str, container_url: str = "") -> Creation:
        told: Fields = {"title": title, "is_folder": True}
        return self._creation(Kind.DOCUMENTS, told, Audience.TEAM, container_url or self.team_url)

    def file(self, name: str, words: str, document_url: str = "", resume_url: str = "") -> Upload:
        path = self.folder / f"{next(self.made)}-{name}"
        path.write_text(words)
        return Upload(
            key=f"k{next(self.made)}",
            path=path,
            folder_url=self.team_url,
            filename=name,
            content_type="text/plain",
            size=len(words),
            document_url=document_url,
            resume_url=resume_url,
        )

    def _creation(self, kind: Kind, told: Fields, audience: Audience, container_url: str) -> Creation:
        item_id = f"gemaakt-{next(self.made)}"
        return Creation(kind=kind, item_id=item_id, fields=told, audience=audience, container_url=container_url)

    async def send(self, upload: Upload) -> Document:
        return await self.me.upload(upload, lambda *_at: None, lambda _url: None)

    async def sight(self, item: Item) -> tuple[bool, bool, bool]:
        """Tell who of `me`, `mate` and `stranger` sees an item."""
        seen = [await outcome(who.item(item.url)) is None for who in (self.me, self.mate, self.stranger)]
        return seen[0], seen[1], seen[2]


class Unhurried:
    """Lets every byte through."""

    async def take(self, size: int) -> None:
        """See `Pace`."""


async def outcome(attempt: Awaitable[object]) -> type[MienskipError] | None:
    """Give how an attempt failed, None where it did not."""
    try:
        await attempt
    except MienskipError as error:
        return type(error)
    return None


async def body(intranet: Intranet, document: Document) -> bytes:
    download = await intranet.download(document)
    return b"".join([chunk async for chunk in download.chunks])


async def everything(intranet: Intranet) -> list[Item]:
    return [item async for batch in intranet.changes(None) for item in batch.items]


Scene: TypeAlias = "Callable[[Stage], Awaitable[None]]"
SCENES: list[Scene] = []


def scene(play: Scene) -> Scene:
    SCENES.append(play)
    return play


@scene
async def a_post_is_made_as_it_was_written_and_once(stage: Stage) -> None:
    what = stage.news(Audience.EVERYONE, blog=True, comments_open=True)
    first, again = await stage.me.create(what), await stage.me.create(what)
    assert isinstance(first, NewsItem)
    assert {name: getattr(first, name) for name in what.fields} == what.fields
    assert (first.uid, first.author, first.audience) == (again.uid, stage.names["me"], Audience.EVERYONE)
    assert await stage.sight(first) == (True, True, True)


@scene
async def an_id_that_is_somebody_elses_is_refused(stage: Stage) -> None:
    what = stage.news(Audience.EVERYONE)
    await stage.mate.create(what)
    assert await outcome(stage.me.create(what)) is Refused


@scene
async def a_draft_is_its_authors_until_it_is_published_and_again_when_taken_back(stage: Stage) -> None:
    made = await stage.me.create(stage.news(Audience.ME))
    assert await stage.sight(made) == (True, False, False)
    for _ in range(2):
        assert getattr(await stage.me.set_audience(made.url, Audience.EVERYONE), "audience", None) is Audience.EVERYONE
    assert await stage.sight(made) == (True, True, True)
    await stage.me.set_audience(made.url, Audience.ME)
    assert await stage.sight(made) == (True, False, False)
    assert await outcome(stage.me.set_audience(made.url, Audience.TEAM)) is NotAllowed


@scene
async def a_message_of_a_team_is_the_teams_and_may_be_everybodys(stage: Stage) -> None:
    made = await stage.me.create(stage.news(Audience.TEAM, stage.team_url))
    assert isinstance(made, NewsItem)
    assert made.audience is Audience.TEAM
    assert await stage.sight(made) == (True, True, False)
    await stage.me.set_audience(made.url, Audience.EVERYONE)
    assert await stage.sight(made) == (True, True, True)
    taken_back = await stage.me.set_audience(made.url, Audience.ME)
    assert (taken_back.uid, getattr(taken_back, "team_uid", "?")) == (made.uid, "")
    assert await stage.sight(taken_back) == (True, False, False)


@scene
async def nothing_for_me_alone_is_made_in_a_team_and_nothing_where_one_does_not_belong(stage: Stage) -> None:
    assert await outcome(stage.me.create(stage.news(Audience.ME, stage.team_url))) is NotAllowed
    assert await outcome(stage.stranger.create(stage.news(Audience.TEAM, stage.team_url))) is NotAllowed
    assert await outcome(stage.stranger.create(stage.new_folder("Spion"))) is NotAllowed
    team_uid = (await stage.me.item(stage.team_url)).uid
    assert [item for item in await everything(stage.me) if getattr(item, "team_uid", "") == team_uid] == []


@scene
async def a_post_is_changed_by_its_author_field_by_field(stage: Stage) -> None:
    made = await stage.me.create(stage.news(Audience.EVERYONE))
    changed = await stage.me.edit(made.url, {"title": "Storm voorbij"})
    again = await stage.me.edit(made.url, {"title": "Storm voorbij"})
    assert isinstance(changed, NewsItem)
    assert isinstance(again, NewsItem)
    assert (changed.title, changed.lead, changed.body_html) == ("Storm voorbij", "Blijf thuis", "<p>Echt</p>")
    assert replace(again, modified=changed.modified) == changed
    assert await stage.mate.item(made.url) == again
    assert await outcome(stage.mate.edit(made.url, {"title": "Van mij"})) is NotAllowed
    assert await outcome(stage.mate.delete(made.url)) is NotAllowed
    assert await outcome(stage.mate.set_audience(made.url, Audience.ME)) is NotAllowed
    assert await outcome(stage.me.edit(made.url, {"shoe_size": "42"})) is Refused


@scene
async def who_reviews_makes_news_official_and_pins_it_and_nobody_else_does(stage: Stage) -> None:
    made = await stage.me.create(stage.news(Audience.EVERYONE))
    for who in (stage.me, stage.mate, stage.stranger):
        assert await outcome(who.set_official(made.url, official=True)) is NotAllowed
    for _ in range(2):
        official = await stage.reviewer.set_official(made.url, official=True)
        assert isinstance(official, NewsItem)
        assert (official.official, official.pinned, official.audience) == (True, False, Audience.EVERYONE)
    assert await outcome(stage.me.edit(made.url, {"pinned": True})) is NotAllowed
    pinned = await stage.reviewer.edit(made.url, {"pinned": True})
    assert getattr(pinned, "pinned", None) is True
    assert getattr(await stage.stranger.item(made.url), "pinned", None) is True
    for _ in range(2):
        ordinary = await stage.reviewer.set_official(made.url, official=False)
        assert isinstance(ordinary, NewsItem)
        assert (ordinary.official, ordinary.pinned, ordinary.audience) == (False, False, Audience.EVERYONE)
    for wished in ({"title": "Weer van mij"}, {"pinned": True}):
        assert await outcome(stage.me.edit(made.url, wished)) is None
    again = await stage.reviewer.set_official(made.url, official=True)
    assert getattr(again, "pinned", None) is False


@scene
async def a_series_and_what_else_is_kept_as_a_keyword_leave_one_another_alone(stage: Stage) -> None:
    made = await stage.me.create(stage.news(Audience.EVERYONE, blog=True, series="Uit de wijk"))
    assert isinstance(made, NewsItem)
    assert (made.blog, made.series) == (True, "Uit de wijk")
    renamed = await stage.me.edit(made.url, {"series": "Op straat"})
    assert (getattr(renamed, "blog", None), getattr(renamed, "series", None)) == (True, "Op straat")
    plain = await stage.me.edit(made.url, {"blog": False, "series": ""})
    assert (getattr(plain, "blog", None), getattr(plain, "series", None)) == (False, "")


@scene
async def what_is_deleted_is_gone_and_deleting_it_again_is_fine(stage: Stage) -> None:
    made = await stage.me.create(stage.news(Audience.EVERYONE))
    for _ in range(2):
        await stage.me.delete(made.url)
    assert await outcome(stage.me.item(made.url)) is Gone
    assert await outcome(stage.mate.edit(made.url, {"title": "Te laat"})) is Gone
    assert made.uid not in (await stage.me.inventory()).kinds


@scene
async def an_event_without_an_end_gets_one_and_loses_it(stage: Stage) -> None:
    made = await stage.me.create(stage.event(Audience.EVERYONE))
    ended = await stage.me.edit(made.url, {"end": "2027-01-08T15:00:00+00:00"})
    opened = await stage.me.edit(made.url, {"end": None})
    assert isinstance(made, Event)
    assert isinstance(ended, Event)
    assert isinstance(opened, Event)
    assert (made.start.isoformat(), made.end, made.place) == ("2027-01-08T13:00:00+00:00", None, "Sneek")
    assert ended.end is not None
    assert ended.end.isoformat() == "2027-01-08T15:00:00+00:00"
    assert opened.end is None


@scene
async def who_comes_is_told_once_with_the_last_word(stage: Stage) -> None:
    made = await stage.me.create(stage.event(Audience.EVERYONE))
    for going in (False, True, True, False, True):
        await stage.mate.attend(made.url, going=going)
    await stage.stranger.attend(made.url, going=False)
    said = [item for item in await everything(stage.me) if isinstance(item, Attendance) and item.event_uid == made.uid]
    assert [(one.username, one.going) for one in said] == [(stage.names["mate"], True)]


@scene
async def who_comes_to_a_teams_event_is_the_teams_to_know(stage: Stage) -> None:
    made = await stage.me.create(stage.event(Audience.TEAM, stage.team_url))
    await stage.mate.attend(made.url, going=True)
    assert await outcome(stage.stranger.attend(made.url, going=True)) is NotAllowed
    for who, seen in [(stage.me, 1), (stage.stranger, 0)]:
        said = [item for item in await everything(who) if isinstance(item, Attendance) and item.event_uid == made.uid]
        assert len(said) == seen


@scene
async def what_people_said_stays_theirs_when_the_event_is_gone(stage: Stage) -> None:
    made = await stage.me.create(stage.event(Audience.EVERYONE))
    await stage.mate.attend(made.url, going=True)
    await stage.me.delete(made.url)
    said = [item for item in await everything(stage.me) if isinstance(item, Attendance) and item.event_uid == made.uid]
    assert len(said) == 1
    await stage.mate.delete(said[0].url)
    assert said[0].uid not in (await stage.me.inventory()).kinds


@scene
async def folders_are_made_in_each_other_renamed_and_moved_by_any_mate(stage: Stage) -> None:
    outer = await stage.me.create(stage.new_folder("Stukken"))
    inner = await stage.mate.create(stage.new_folder("Oud", outer.url))
    goal = await stage.me.create(stage.new_folder("Archief"))
    assert isinstance(inner, Document)
    assert (inner.is_folder, inner.folder_uid, inner.title) == (True, outer.uid, "Oud")
    renamed = await stage.me.rename(inner.url, "Heel oud")
    for _ in range(2):
        moved = await stage.mate.move(inner.uid, renamed.url, goal.url)
        assert isinstance(moved, Document)
        assert (moved.uid, moved.title, moved.folder_uid) == (inner.uid, "Heel oud", goal.uid)
    assert await stage.sight(moved) == (True, True, False)
    assert await outcome(stage.me.move(goal.uid, goal.url, moved.url)) is Refused
    assert await outcome(stage.stranger.move(goal.uid, goal.url, stage.team_url)) is NotAllowed


@scene
async def a_copy_is_found_again_and_is_another_document(stage: Stage) -> None:
    sent = await stage.me.upload(stage.file("plan.txt", "eerste"), lambda *_at: None, lambda _url: None)
    goal = await stage.me.create(stage.new_folder("Archief"))
    before = datetime.now(UTC) - timedelta(minutes=2)
    assert await stage.mate.find_copy(sent.url, goal.url, "plan.txt", before, frozenset()) is None
    copy = await stage.mate.copy(sent.uid, sent.url, goal.url)
    assert isinstance(copy, Document)
    assert (copy.folder_uid, copy.title, copy.uid != sent.uid) == (goal.uid, "plan.txt", True)
    assert await body(stage.mate, copy) == b"eerste"
    named = await stage.mate.rename(copy.url, "ander plan.txt")
    found = await stage.mate.find_copy(sent.url, goal.url, "ander plan.txt", before, frozenset())
    assert found == named
    assert await stage.mate.find_copy(sent.url, goal.url, "ander plan.txt", before, frozenset([copy.uid])) is None
    beside = await stage.me.copy(sent.uid, sent.url, stage.team_url)
    assert await stage.me.find_copy(sent.url, stage.team_url, "plan.txt", before, frozenset()) == beside


@scene
async def a_folder_is_copied_with_all_that_is_in_it_but_not_into_itself(stage: Stage) -> None:
    outer = await stage.me.create(stage.new_folder("Stukken"))
    inner = await stage.me.create(stage.new_folder("Oud", outer.url))
    goal = await stage.me.create(stage.new_folder("Archief"))
    copy = await stage.mate.copy(outer.uid, outer.url, goal.url)
    assert isinstance(copy, Document)
    within = [one for one in await everything(stage.me) if isinstance(one, Document) and one.folder_uid == copy.uid]
    assert [(one.title, one.is_folder) for one in within] == [("Oud", True)]
    assert await outcome(stage.me.copy(outer.uid, outer.url, inner.url)) is Refused
    assert await outcome(stage.stranger.copy(outer.uid, outer.url, goal.url)) is NotAllowed


@scene
async def of_a_folder_all_is_told_that_is_in_it_however_deep(stage: Stage) -> None:
    outer = await stage.me.create(stage.new_folder("Stukken"))
    assert await stage.me.contents(outer.url) == {}
    inner = await stage.me.create(stage.new_folder("Oud", outer.url))
    deep = await stage.mate.create(stage.new_folder("Heel oud", inner.url))
    assert (await stage.me.contents(outer.url)).keys() == {inner.uid, deep.uid}
    assert (await stage.me.contents(outer.url))[deep.uid] == deep.modified
    assert await outcome(stage.stranger.contents(outer.url)) is NotAllowed


@scene
async def a_folder_goes_with_all_that_is_in_it(stage: Stage) -> None:
    outer = await stage.me.create(stage.new_folder("Stukken"))
    inner = await stage.me.create(stage.new_folder("Oud", outer.url))
    await stage.mate.delete(outer.url)
    assert await outcome(stage.me.item(inner.url)) is Gone
    assert not {outer.uid, inner.uid} & (await stage.me.inventory()).kinds.keys()


@scene
async def a_document_is_renamed_and_gets_a_new_version_of_its_body(stage: Stage) -> None:
    sent = await stage.send(stage.file("plan.txt", "eerste"))
    renamed = await stage.mate.rename(sent.url, "Plan B.txt")
    assert isinstance(renamed, Document)
    assert (renamed.title, renamed.filename, renamed.size) == ("Plan B.txt", "Plan B.txt", 6)
    version = stage.file("Plan B.txt", "tweede versie", sent.url)
    at = [""]
    made = await stage.mate.replace(version, lambda *_at: None, at.append)
    again = await stage.mate.replace(replace(version, resume_url=at[-1]), lambda *_at: None, at.append)
    assert (made.uid, made.filename, made.size) == (sent.uid, "Plan B.txt", 13)
    assert again.modified == made.modified, "what has arrived is not sent again"
    assert await body(stage.me, made) == b"tweede versie"
    assert await outcome(stage.stranger.replace(version, lambda *_at: None, at.append)) is NotAllowed


@scene
async def what_a_colleague_works_on_is_left_alone(stage: Stage) -> None:
    sent = await stage.send(stage.file("plan.txt", "eerste"))
    goal = await stage.me.create(stage.new_folder("Archief"))
    assert (await stage.mate.lock(sent.url)).mine
    assert (await stage.mate.lock(sent.url)).mine
    assert not (await stage.me.lock(sent.url)).mine
    version = stage.file("plan.txt", "tweede versie", sent.url)
    attempts: list[Awaitable[object]] = [
        stage.me.edit(sent.url, {"title": "Van mij.txt"}),
        stage.me.rename(sent.url, "Van mij.txt"),
        stage.me.move(sent.uid, sent.url, goal.url),
        stage.me.replace(version, lambda *_at: None, lambda _url: None),
        stage.me.delete(sent.url),
    ]
    assert [await outcome(attempt) for attempt in attempts] == [Locked] * len(attempts)
    await stage.me.unlock(sent.url)
    assert not (await stage.me.lock(sent.url)).mine
    assert await outcome(stage.mate.rename(sent.url, "Van mij.txt")) is None
    await stage.mate.unlock(sent.url)
    await stage.me.delete(sent.url)
    assert await outcome(stage.mate.item(sent.url)) is Gone


@scene
async def a_profile_is_its_persons_to_fill_in(stage: Stage) -> None:
    told: Fields = {"first_name": "Nynke", "last_name": "de Boer", "function": "Griffier"}
    what = Creation(kind=Kind.PEOPLE, item_id="x", fields=told, audience=Audience.EVERYONE)
    made, again = await stage.me.create(what), await stage.me.create(what)
    assert isinstance(made, Person)
    assert (made.name, made.function, made.username) == ("Nynke de Boer", "Griffier", stage.names["me"])
    assert again.uid == made.uid
    facts: Fields = {"room": "2.14", "knowledge_areas": ("wonen", "zorg"), "portrait": PORTRAIT}
    changed = await stage.me.edit(made.url, facts)
    assert isinstance(changed, Person)
    assert (changed.room, changed.knowledge_areas, changed.function) == ("2.14", ("wonen", "zorg"), "Griffier")
    assert changed.portrait is not None
    plain = await stage.me.edit(made.url, {"portrait": "", "function": ""})
    assert isinstance(plain, Person)
    assert (plain.portrait, plain.function, plain.room) == (None, "", "2.14")
    assert await outcome(stage.me.edit(made.url, {"portrait": "data:text/html;base64,PGI+"})) is Refused
    assert await outcome(stage.mate.edit(made.url, {"function": "Koning"})) is NotAllowed
    assert await stage.sight(made) == (True, True, True)


def in_memory(play: Scene, folder: Path) -> None:
    async def run() -> None:
        server = FakeServer(team("t1"))
        server.members["t1"] = {"me", "mate"}
        people = {name: server.connected(name) for name in ("me", "mate", "stranger", "reviewer")}
        server.reviewers = {"reviewer"}
        for one in people.values():
            one.pace(Unhurried(), Unhurried())
        await play(
            Stage(
                me=people["me"],
                mate=people["mate"],
                stranger=people["stranger"],
                reviewer=people["reviewer"],
                team_url=f"{ROOT}/t1",
                names={name: name for name in people},
                folder=folder,
            )
        )

    asyncio.run(run())


def on_plone(play: Scene, folder: Path, site: Site) -> None:
    async def run() -> None:
        people = {name: site.somebody(name) for name in ("me", "mate", "stranger")}
        people["reviewer"] = site.reviewer()
        async with AsyncExitStack() as open_connections:
            there = {
                name: await open_connections.enter_async_context(connected(site, one)) for name, one in people.items()
            }
            await play(
                Stage(
                    me=there["me"],
                    mate=there["mate"],
                    stranger=there["stranger"],
                    reviewer=there["reviewer"],
                    team_url=site.url + site.team(people["me"], people["mate"]),
                    names={name: one.username for name, one in people.items()},
                    folder=folder,
                )
            )

    asyncio.run(run())


@pytest.mark.parametrize("play", SCENES, ids=lambda play: play.__name__)
def test_in_memory(play: Scene, tmp_path: Path) -> None:
    in_memory(play, tmp_path)


@pytest.mark.parametrize("play", SCENES, ids=lambda play: play.__name__)
def test_on_plone(play: Scene, tmp_path: Path, site: Site) -> None:
    on_plone(play, tmp_path, site)
