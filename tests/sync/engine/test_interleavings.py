"""Whatever happens in whatever order: everything given ends up on the server once, and all see the same.

Two people with two machines each do everything that can be done, while the line breaks, answers get lost, processes are
killed and clocks are set. `MIENSKIP_EXAMPLES=2000` tries that many random courses; without it the same few are run.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from sync.cache.commands import EditItem, FileCommand, OutboxState, RenameItem
from sync.cache.fields import value_of
from sync.cache.ordering import blockers
from sync.errors import BadAnswer, ServerAway, ServerFault, SessionExpired
from sync.models import Audience, Document, Kind, NewsItem, is_waiting
from tests.sharing import shared_together
from tests.sync.cache.made import event, news, person, team
from tests.sync.engine.devices import Device, FakeClock
from tests.sync.engine.fake_intranet import FakeServer

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterable

    from sync.cache.commands import Command, OutboxEntry
    from sync.engine.resolving import Which
    from sync.errors import MienskipError
    from sync.models import Item

EXAMPLES = int(os.environ.get("MIENSKIP_EXAMPLES", "0"))
PEOPLE = ("jelle", "hinke")
MACHINES = tuple(itertools.product(PEOPLE, ("desk", "laptop")))
WRITES = (
    *("upload.begin", "upload.piece", "add_comment", "create", "create.widen", "edit", "delete", "rename", "move"),
    *("replace", "set_audience", "attend"),
)
LOOKS = ("find_upload", "find_comment", "item", "document", "has_replaced")
READS = ("account", "poll", "changes", "inventory")
WHO = st.sampled_from(MACHINES)
WHICH = st.integers(0, 5)
PLACES = st.sampled_from(["t1", "f1", "a new one"])
WRITTEN = ("title", "function", "room")
"""The fields that people write in here."""


class WatchedServer(FakeServer):
    """Remembers every word that ever reached it, and who was written over."""

    def __init__(self, *items: Item) -> None:
        self.ever: set[str] = set()
        self.replaced: list[tuple[str, str, str]] = []
        super().__init__(*items)

    def put(self, *items: Item) -> None:
        for item in items:
            before = self.items.get(item.uid)
            for name in (*WRITTEN, "text"):
                word = str(value_of(item, name) or "")
                was = str(value_of(before, name) or "") if before else word
                if word not in ("", was):
                    self.replaced.append((name, was, word))
                self.ever.add(word)
        super().put(*items)

    def sent(self) -> set[str]:
        self.ever.update(body.decode() for body in self.bodies.values())
        return self.ever


class Interleavings(RuleBasedStateMachine):
    """Four machines, a server, and everything that can come between."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        own = [person(f"p-{name}", name.title(), username=name) for name in PEOPLE]
        self.server = WatchedServer(team("t1"), news("n1", team_uid="t1"), event("e1"), *own)
        self.server.put(Document(uid="f1", url=f"{team('f1').url}", modified=own[0].modified, title="Map",
                                 team_uid="t1", folder_uid="t1", is_folder=True))  # fmt: skip
        self.server.owners.update({f"p-{name}": name for name in PEOPLE})
        self.server.members["t1"] = set(PEOPLE)
        self.clock = FakeClock()
        self.numbers = itertools.count(1)
        self.written: set[str] = set()
        self.given_up: set[str] = set()
        self.bases: dict[str, set[str]] = {}
        self.loop = asyncio.new_event_loop()
        self.devices = {who: Device(self.server.connected(who[0]), self._home(who), self.clock) for who in MACHINES}
        for device in self.devices.values():
            self._run(device.engine.sync_once())

    def _home(self, who: tuple[str, str]) -> Path:
        home = self.folder / "-".join(who)
        home.mkdir()
        return home

    def _run(self, work: Coroutine[object, object, object]) -> None:
        async def patiently() -> None:
            task = self.loop.create_task(work)
            while not task.done():
                await asyncio.sleep(0)
                if self.clock.next_timer() != float("inf"):
                    self.clock.advance(self.clock.next_timer())
            await task

        self.loop.run_until_complete(patiently())

    def _word(self, kind: str) -> str:
        """Give words that nobody else writes."""
        word = f"{kind} {next(self.numbers):04}"
        self.written.add(word)
        return word

    # What people do

    @rule(who=WHO, name=st.sampled_from(["verslag.txt", "rooster.txt"]), place=PLACES)
    def upload(self, who: tuple[str, str], name: str, place: str) -> None:
        device = self.devices[who]
        path = device.file(f"{next(self.numbers)}/{name}", self._word("body").encode())
        device.engine.intake.share(shared_together([path], self._place(device, place)))

    @rule(who=WHO, which=WHICH)
    def replace(self, who: tuple[str, str], which: int) -> None:
        device = self.devices[who]
        for document in self._some(which, [one for one in self._documents(device) if not one.is_folder]):
            if not is_waiting(document.uid):
                path = device.file(f"{next(self.numbers)}/{document.filename}", self._word("version").encode())
                device.engine.intake.replace(document.uid, path)

    @rule(who=WHO, on=st.sampled_from(["n1", "e1", "a post"]), which=WHICH)
    def comment(self, who: tuple[str, str], on: str, which: int) -> None:
        device = self.devices[who]
        below = [one.uid for one in self._some(which, device.queries.news(limit=50))] if on == "a post" else [on]
        for uid in below:
            device.engine.intake.comment(uid, self._word("comment"))

    @rule(who=WHO, audience=st.sampled_from([Audience.EVERYONE, Audience.TEAM, Audience.ME]))
    def write_news(self, who: tuple[str, str], audience: Audience) -> None:
        place = "t1" if audience is Audience.TEAM else ""
        title = self._word("news")
        self.devices[who].engine.intake.create(Kind.NEWS, {"title": title, "body_html": ""}, place, audience)

    @rule(who=WHO, place=PLACES)
    def make_folder(self, who: tuple[str, str], place: str) -> None:
        device = self.devices[who]
        device.engine.intake.new_folder(self._place(device, place), self._word("folder"))

    @rule(who=WHO, name=st.sampled_from(["function", "room"]))
    def edit_profile(self, who: tuple[str, str], name: str) -> None:
        device = self.devices[who]
        mine = device.queries.person_by_username(who[0])
        if mine is not None:
            self._edit(device, mine, name)

    @rule(who=WHO, which=WHICH)
    def edit_news(self, who: tuple[str, str], which: int) -> None:
        device = self.devices[who]
        for post in self._some(which, device.queries.news(limit=50)):
            self._edit(device, post, "title")

    def _edit(self, device: Device, item: Item, name: str) -> None:
        base = str(value_of(item, name))
        device.engine.intake.edit(item.uid, {name: base}, {name: self._word(name)})

    @rule(who=WHO, which=WHICH)
    def rename(self, who: tuple[str, str], which: int) -> None:
        device = self.devices[who]
        for document in self._some(which, self._documents(device)):
            device.engine.intake.rename(document.uid, self._word("name"))

    @rule(who=WHO, which=WHICH, place=PLACES)
    def move(self, who: tuple[str, str], which: int, place: str) -> None:
        device = self.devices[who]
        for document in self._some(which, self._documents(device)):
            device.engine.intake.move([document.uid], self._place(device, place))

    @rule(who=WHO, which=WHICH)
    def delete_something(self, who: tuple[str, str], which: int) -> None:
        device = self.devices[who]
        things: list[Item] = [
            *self._documents(device),
            *(one for one in device.queries.news(limit=50) if one.uid != "n1"),
        ]
        for item in self._some(which, things):
            device.engine.intake.delete([item.uid])

    @rule(who=WHO, which=WHICH, audience=st.sampled_from(Audience))
    def give_to(self, who: tuple[str, str], which: int, audience: Audience) -> None:
        device = self.devices[who]
        for post in self._some(which, device.queries.news(limit=50)):
            device.engine.posts.give_to(post.uid, audience)

    @rule(who=WHO, going=st.booleans())
    def attend(self, who: tuple[str, str], going: bool) -> None:
        self.devices[who].engine.intake.attend("e1", going=going)

    @rule(who=WHO, which=WHICH, action=st.sampled_from(["retry", "discard", "mine", "theirs", "both"]))
    def look_at_what_failed(self, who: tuple[str, str], which: int, action: str) -> None:
        device = self.devices[who]
        for entry in self._some(which, self._failed(device)):
            self._decide(device, entry, action)

    def _decide(self, device: Device, entry: OutboxEntry, action: str) -> None:
        if action in ("discard", "theirs"):
            self.given_up |= set(words_of(entry.command))
        if action == "retry":
            device.engine.retry(entry.key)
        elif action == "discard":
            device.engine.cancel(entry.key)
        else:
            chosen: dict[str, Which] = {"mine": "mine", "theirs": "theirs", "both": "both"}
            if not entry.theirs:
                self.given_up |= set(words_of(entry.command))
            device.engine.intake.resolve(entry.key, chosen[action])

    @rule(who=WHO, which=WHICH)
    def discard_what_waits(self, who: tuple[str, str], which: int) -> None:
        device = self.devices[who]
        for entry in self._some(which, device.store.pending()):
            self.given_up |= set(words_of(entry.command))
            device.engine.cancel(entry.key)

    # What comes between

    @rule(
        call=st.sampled_from(WRITES + LOOKS + READS),
        error=st.sampled_from([ServerAway(), ServerFault(), BadAnswer(), SessionExpired(), ServerAway(retry_after=9)]),
        after=st.booleans(),
        good=st.integers(0, 3),
    )
    def something_will_fail(self, call: str, error: MienskipError, after: bool, good: int) -> None:
        self.server.fail(call, *[None] * good, error, after=after and call in WRITES)

    @rule(who=WHO)
    def sync(self, who: tuple[str, str]) -> None:
        with suppress(ServerAway, BadAnswer, SessionExpired):
            self._run(self.devices[who].engine.sync_once())

    @rule(who=WHO, call=st.sampled_from(WRITES))
    def the_answer_to_a_write_gets_lost(self, who: tuple[str, str], call: str) -> None:
        self.server.fail(call, ServerAway(), after=True)
        self.sync(who)

    @rule(who=WHO, steps=st.integers(0, 60))
    def kill_in_the_middle(self, who: tuple[str, str], steps: int) -> None:
        """End the process at some point of a sync, and start it anew."""
        device = self.devices[who]

        async def cut() -> None:
            task = self.loop.create_task(device.engine.sync_once())
            for _ in range(steps):
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            await device.engine.aclose()

        self.loop.run_until_complete(cut())
        device.start_engine(self.server.connected(who[0]))

    @rule(hours=st.sampled_from([-26, -1, 1, 26]))
    def the_clock_is_set(self, hours: int) -> None:
        self.clock.sleep(hours * 3600)

    @rule(title=st.sampled_from(["Een", "Twee"]))
    def a_colleague_writes(self, title: str) -> None:
        self.server.put(news(f"x{next(self.numbers)}", title))

    @rule(which=st.integers(0, 10))
    def something_is_deleted(self, which: int) -> None:
        for uid in self._some(which, [uid for uid in self.server.items if uid.startswith("x")]):
            self.server.vanish(uid)
            self.server.hidden.discard(uid)

    @rule(which=st.integers(0, 10))
    def sharing_changes(self, which: int) -> None:
        for uid in self._some(which, [uid for uid in self.server.items if uid.startswith("x")]):
            self.server.hidden ^= {uid}

    @rule()
    def unfinished_uploads_expire(self) -> None:
        self.server.unfinished.clear()

    # What must hold

    @invariant()
    def nothing_is_doubled(self) -> None:
        if hasattr(self, "server"):
            items = self.server.items.values()
            said = [one.text for one in self.server.comments()]
            titles = [one.title for one in items if isinstance(one, NewsItem) and one.title.startswith("news")]
            folders = [one.title for one in items if isinstance(one, Document) and one.title.startswith("folder")]
            bodies = [self.server.bodies[one.uid] for one in self.server.documents()]
            for found in (said, titles, folders, bodies):
                assert len(found) == len(set(found))

    @invariant()
    def nothing_is_written_over_unseen(self) -> None:
        """Who replaces a word has seen it, or was asked."""
        if not hasattr(self, "server"):
            return
        for device in self.devices.values():
            for entry in device.store.outbox():
                if isinstance(entry.command, EditItem):
                    for name, word in entry.command.changes.items():
                        self.bases.setdefault(str(word), set()).add(str(entry.command.base.get(name, "")))
                if isinstance(entry.command, RenameItem):
                    self.bases.setdefault(entry.command.title, set()).add(entry.command.base_title)
        for name, was, word in self.server.replaced:
            assert name == "text" or was in self.bases.get(word, {was}), (name, was, word)
        self.server.replaced.clear()

    @invariant()
    def nothing_that_was_written_is_gone(self) -> None:
        if hasattr(self, "server"):
            kept = {word for device in self.devices.values() for word in self._words_in(device.store.outbox())}
            assert self.written <= self.server.sent() | kept | self.given_up

    def teardown(self) -> None:
        if not hasattr(self, "server"):
            return
        self.server.faults.clear()
        self._sync_all()
        for device in self.devices.values():
            for entry in device.store.outbox():
                assert entry.state is OutboxState.FAILED or self._stands_behind(device, entry), entry
        self.nothing_that_was_written_is_gone()
        for _ in range(6):
            for device in self.devices.values():
                for entry in self._failed(device):
                    self._decide(device, entry, "mine" if entry.theirs else "discard")
            self._sync_all()
        for (who, _), device in self.devices.items():
            assert device.store.outbox() == []
            self._sees_what_is_there(device, who)
        self.nothing_that_was_written_is_gone()
        self.nothing_is_doubled()
        for device in self.devices.values():
            self._run(device.engine.aclose())
            device.close()
        self.loop.close()
        shutil.rmtree(self.folder)

    def _sync_all(self) -> None:
        for _ in range(2):
            for device in self.devices.values():
                self._run(device.engine.sync_once())

    def _stands_behind(self, device: Device, entry: OutboxEntry) -> bool:
        return entry.key in blockers(device.store.outbox())

    def _sees_what_is_there(self, device: Device, who: str) -> None:
        visible = self.server.visible(who)
        assert device.store.kinds().keys() == visible.keys()
        assert {uid: device.store.item(uid) for uid in visible} == visible
        rows = device.store._connection.execute("SELECT count(*) FROM beneath").fetchone()
        assert rows == (0,)

    # Finding one's way

    @staticmethod
    def _some(which: int, things: Iterable[object]) -> list:  # type: ignore[type-arg]
        """Give the one of this number, if there are so many."""
        return list(things)[which : which + 1]

    @staticmethod
    def _documents(device: Device) -> list[Document]:
        found: list[Document] = []
        edge = ["t1"]
        while edge:
            inside = [one for uid in edge for one in device.queries.documents(uid)]
            found += [one for one in inside if one.uid != "f1"]
            edge = [one.uid for one in inside if one.is_folder]
        return found

    def _place(self, device: Device, place: str) -> str:
        folders = [one.uid for one in self._documents(device) if one.is_folder]
        return folders[0] if place == "a new one" and folders else "t1" if place == "a new one" else place

    @staticmethod
    def _failed(device: Device) -> list[OutboxEntry]:
        return [entry for entry in device.store.outbox() if entry.state is OutboxState.FAILED]

    @staticmethod
    def _words_in(entries: Iterable[OutboxEntry]) -> list[str]:
        return [word for entry in entries for word in words_of(entry.command)]


def words_of(command: Command) -> list[str]:
    """Give what a person wrote in a command."""
    if isinstance(command, FileCommand):
        return [Path(command.path).read_text()]
    found: list[str] = []
    for values in (getattr(command, "fields", {}), getattr(command, "changes", {})):
        found += [str(value) for value in values.values()]
    return [*found, getattr(command, "text", ""), getattr(command, "title", "")]


def test_a_file_is_not_taken_for_an_earlier_one_of_its_name_and_size_by_a_process_that_knows_nothing_of_it() -> None:
    given = Interleavings()
    given.begin()
    for _ in range(2):
        given.upload(who=MACHINES[0], name="verslag.txt", place="t1")
        given.the_answer_to_a_write_gets_lost(who=MACHINES[0], call="upload.piece")
        given.kill_in_the_middle(steps=4, who=MACHINES[0])
    given.unfinished_uploads_expire()
    given.teardown()


TestInterleavings = Interleavings.TestCase
TestInterleavings.settings = settings(
    max_examples=EXAMPLES or 40,
    derandomize=not EXAMPLES,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
