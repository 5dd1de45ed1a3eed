"""Whatever happens in whatever order: everything given ends up on the server once, and all see the same."""

from __future__ import annotations

import asyncio
import itertools
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from sync.errors import BadAnswer, ServerAway, ServerFault, SessionExpired
from sync.models import is_waiting
from tests.sync.cache.made import news, team
from tests.sync.engine.devices import Device, FakeClock
from tests.sync.engine.fake_intranet import FakeServer

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from sync.errors import MienskipError

PEOPLE = ("jelle", "hinke")
WRITES = ("upload.begin", "upload.piece", "add_comment", "find_upload", "find_comment")
READS = ("account", "poll", "changes", "inventory")
WHO = st.sampled_from(PEOPLE)


class Interleavings(RuleBasedStateMachine):
    """Two people with a machine each, a server, and everything that can come between."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.server = FakeServer(team("t1"), news("n1"))
        self.clock = FakeClock()
        self.numbers = itertools.count(1)
        self.given: dict[str, tuple[str, bytes | None]] = {}  # by key: the name or the text, and the body
        self.loop = asyncio.new_event_loop()
        self.devices = {name: Device(self.server.connected(name), self._home(name), self.clock) for name in PEOPLE}
        for device in self.devices.values():
            self._run(device.engine.sync_once())

    def _home(self, name: str) -> Path:
        home = self.folder / name
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

    @rule(who=WHO, name=st.sampled_from(["verslag.txt", "rooster.txt"]), size=st.integers(1, 20))
    def upload(self, who: str, name: str, size: int) -> None:
        body = f"{next(self.numbers):04}".encode() + b"x" * size
        device = self.devices[who]
        path = device.file(f"{next(self.numbers)}/{name}", body)
        device.engine.upload([path], "t1")
        self.given[device.store.outbox()[-1].key] = (name, body)

    @rule(who=WHO)
    def comment(self, who: str) -> None:
        text = f"opmerking {next(self.numbers)}"
        device = self.devices[who]
        device.engine.comment("n1", text)
        self.given[device.store.outbox()[-1].key] = (text, None)

    @rule(who=WHO, which=st.integers(0, 5))
    def discard_what_was_not_tried(self, who: str, which: int) -> None:
        """What was tried may have arrived: then discarding it comes too late, and that is no promise."""
        device = self.devices[who]
        fresh = [entry for entry in device.store.outbox() if not entry.tried]
        if which < len(fresh):
            device.engine.cancel(fresh[which].key)
            del self.given[fresh[which].key]

    @rule(
        call=st.sampled_from(WRITES + READS),
        error=st.sampled_from([ServerAway(), ServerFault(), BadAnswer(), SessionExpired(), ServerAway(retry_after=9)]),
        after=st.booleans(),
        good=st.integers(0, 3),
    )
    def something_will_fail(self, call: str, error: MienskipError, after: bool, good: int) -> None:
        self.server.fail(call, *[None] * good, error, after=after and call in WRITES)

    @rule(who=WHO)
    def sync(self, who: str) -> None:
        with suppress(ServerAway, BadAnswer, SessionExpired):
            self._run(self.devices[who].engine.sync_once())

    @rule(who=WHO, size=st.integers(1, 20), good=st.integers(0, 4))
    def the_answer_to_an_upload_gets_lost(self, who: str, size: int, good: int) -> None:
        self.upload(who, "verslag.txt", size)
        self.server.fail("upload.piece", *[None] * good, ServerAway(), after=True)
        self.sync(who)

    @rule(who=WHO)
    def the_answer_to_a_comment_gets_lost(self, who: str) -> None:
        self.comment(who)
        self.server.fail("add_comment", ServerAway(), after=True)
        self.sync(who)

    @rule(who=WHO, steps=st.integers(0, 60))
    def kill_in_the_middle(self, who: str, steps: int) -> None:
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
        device.start_engine(self.server.connected(who))

    @rule(title=st.sampled_from(["Een", "Twee"]))
    def a_colleague_writes(self, title: str) -> None:
        self.server.put(news(f"x{next(self.numbers)}", title))

    @rule(title=st.sampled_from(["Drie", "Vier"]))
    def a_colleague_changes_something(self, title: str) -> None:
        self.server.put(news("n1", title))

    @rule(which=st.integers(0, 10))
    def something_is_deleted(self, which: int) -> None:
        there = [uid for uid in self.server.items if uid.startswith("x")]
        if which < len(there):
            self.server.vanish(there[which])
            self.server.hidden.discard(there[which])

    @rule(which=st.integers(0, 10))
    def sharing_changes(self, which: int) -> None:
        there = [uid for uid in self.server.items if uid.startswith("x")]
        if which < len(there):
            self.server.hidden ^= {there[which]}

    @rule()
    def unfinished_uploads_expire(self) -> None:
        self.server.unfinished.clear()

    @invariant()
    def nothing_is_doubled(self) -> None:
        if hasattr(self, "server"):
            bodies = [self.server.bodies[one.uid] for one in self.server.documents()]
            assert len(bodies) == len(set(bodies))
            texts = [one.text for one in self.server.comments()]
            assert len(texts) == len(set(texts))

    def teardown(self) -> None:
        if not hasattr(self, "server"):
            return
        self.server.faults.clear()
        for _ in range(2):
            for device in self.devices.values():
                self._run(device.engine.sync_once())
        given = list(self.given.values())
        assert sorted(one.text for one in self.server.comments()) == sorted(
            name for name, body in given if body is None
        )
        sent = [(one.filename, self.server.bodies[one.uid]) for one in self.server.documents()]
        assert sorted(sent) == sorted((name, body) for name, body in given if body is not None)
        for device in self.devices.values():
            assert device.store.outbox() == []
            self._sees_what_is_there(device)
            self._run(device.engine.aclose())
            device.close()
        self.loop.close()
        shutil.rmtree(self.folder)

    def _sees_what_is_there(self, device: Device) -> None:
        assert device.store.kinds().keys() == self.server.visible().keys()
        shown = device.queries.documents("t1")
        assert not any(is_waiting(one.uid) for one in shown)
        assert {one.uid: one for one in shown} == {one.uid: one for one in self.server.documents()}
        assert device.queries.news_item("n1") == self.server.items["n1"]
        assert len(device.queries.comments("n1")) == len(self.server.comments())


def test_a_file_is_not_taken_for_an_earlier_one_of_its_name_and_size_by_a_process_that_knows_nothing_of_it() -> None:
    given = Interleavings()
    given.begin()
    given.the_answer_to_an_upload_gets_lost(good=0, size=1, who="jelle")
    given.kill_in_the_middle(steps=4, who="jelle")
    given.the_answer_to_an_upload_gets_lost(good=0, size=1, who="jelle")
    given.unfinished_uploads_expire()
    given.teardown()


TestInterleavings = Interleavings.TestCase
TestInterleavings.settings = settings(
    max_examples=50,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
