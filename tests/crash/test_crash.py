"""The program is killed at random points of its work, again and again over one cache, against the real Plone.

Each time the cache opens, every command that was given is on the server once or still in the outbox, and no body is
half a file. At the end, left alone, it sends what is left and agrees with the server.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import random
import signal
from collections import Counter
from typing import TYPE_CHECKING

from sync.cache.files import BodyStore
from sync.cache.queries import Queries
from sync.cache.soundness import Soundness
from sync.cache.store import Store
from sync.engine.engine import Engine
from sync.models import is_waiting
from sync.plone.intranet import connect
from sync.plone.small_files import SMALL
from tests.crash.life import KEY, Deeds, Machine, live, opened, read_all_bodies
from tests.plone_server import FOLDER

if TYPE_CHECKING:
    from multiprocessing.connection import Connection as Pipe
    from multiprocessing.context import ForkServerContext
    from pathlib import Path

    from tests.plone_server import Site, Somebody

MOST_STEPS = 400
"""About as many as there are in a life; of one that has nothing left to do the kill comes then."""
LONGEST_LIFE = 5.0
"""Seconds, for the lives that end at a time instead of at a step."""
DAMAGED = 0.15
"""The part of the lives that begin with rebuilding the cache."""
PATIENCE = 60.0


def _heard(pipe: Pipe, seconds: float) -> bool:
    """Wait for the word that nothing is left to do; False where the time is over or the process is dead."""
    try:
        return pipe.poll(seconds) and bool(pipe.recv())
    except EOFError:
        return False


class Survivor:
    """A person whose program is killed all the time."""

    def __init__(self, site: Site, folder: Path, seed: int) -> None:
        self._chance = random.Random(seed)
        self._me: Somebody = site.somebody()
        self._team = site.team(self._me)
        self._post = self._me.create(self._team, "News Item", "bericht")
        self._place = self._me.create(self._team, FOLDER, "map")
        token = str(self._me.http.headers["authorization"]).removeprefix("Bearer ")
        self._machine = Machine(folder, site.url, token)
        self._folder = folder
        self._bodies: dict[str, bytes] = {}
        self._context: ForkServerContext = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.crash.life"])
        self.ends: Counter[str] = Counter()

    def live_and_die(self, number: int) -> None:
        """Have one life begin and end, and look at what is left."""
        self._change_the_server(number)
        is_damaged = number > 0 and self._chance.random() < DAMAGED
        if is_damaged:
            Soundness(self._machine.cache).condemn()
        at_a_step = self._chance.random() < 0.6
        last_step = self._chance.randrange(1, MOST_STEPS) if at_a_step else None
        seconds = PATIENCE if at_a_step else self._chance.random() * LONGEST_LIFE
        mine, its = self._context.Pipe(duplex=False)
        life = self._context.Process(target=live, args=(self._machine, self._deeds(number), last_step, its))
        life.start()
        its.close()
        was_idle = _heard(mine, seconds)
        life.kill()
        life.join()
        mine.close()
        assert life.exitcode == -signal.SIGKILL, f"it ended by itself: {life.exitcode}"
        self.ends["idle" if was_idle else "killed at work"] += 1
        self._look(must_be_sound=not is_damaged)

    def _change_the_server(self, number: int) -> None:
        body = self._chance.randbytes(self._chance.choice((2_000, 300_000, 900_000)))
        path = self._me.create_file(self._place, f"stuk{number}.bin", body)
        self._bodies[path] = body

    def _deeds(self, number: int) -> Deeds:
        files = []
        for kind, size in (("klein", 3_000), ("groot", SMALL + 100_000)):
            path = self._folder / f"{kind}{number}.txt"
            path.write_bytes(f"{kind} {number} ".encode() * (size // 8))
            files.append(path)
        return Deeds(self._team, self._post, tuple(files), (f"opmerking {number}",))

    def _look(self, *, must_be_sound: bool) -> None:
        """Check what a kill must not have broken."""
        store = Store.open(self._machine.cache, KEY) if must_be_sound else opened(self._machine)
        waiting = {
            getattr(entry.command, "filename", "") or getattr(entry.command, "text", "") for entry in store.outbox()
        }
        store.close()
        there = self._on_the_server()
        for name in self._given():
            assert there[name] == 1 or (there[name] == 0 and name in waiting), (name, there[name])
        assert not [name for name, count in there.items() if count > 1]
        read_all_bodies(self._machine)

    def _given(self) -> list[str]:
        try:
            return self._machine.given.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return []

    def _on_the_server(self) -> Counter[str]:
        answer = self._me.http.get(
            f"{self._team}/@search",
            params={
                "portal_type": "File",
                "path.depth": 1,
                "b_size": 5000,
                "metadata_fields": "Title",
            },
        ).json()
        said = self._me.http.get(f"{self._post}/@comments", params={"b_size": 5000}).json()
        names = [item["title"] for item in answer["items"]] + [one["text"]["data"] for one in said["items"]]
        return Counter(names)

    def come_to_rest(self) -> None:
        """Be left alone, and agree with the server at the end."""
        asyncio.run(self._sync())
        queries = Queries.open(self._machine.cache, KEY)
        assert [(entry.command, entry.error) for entry in queries.outbox()] == []
        there = self._on_the_server()
        assert {name: there[name] for name in self._given() if there[name] != 1} == {}
        shown = [one for one in queries.documents(self._uid(queries, self._team)) if not one.is_folder]
        assert not any(is_waiting(one.uid) for one in shown)
        assert Counter(one.title for one in shown) == Counter({name: 1 for name in there if name.endswith(".txt")})
        bodies = BodyStore(self._machine.bodies, KEY)
        for path, body in self._bodies.items():
            copy = self._folder / "copy"
            assert bodies.export(self._uid(queries, path), copy)
            assert copy.read_bytes() == body
        queries.close()

    def _uid(self, queries: Queries, path: str) -> str:
        found = queries.by_url(self._machine.site + path)
        assert found is not None, path
        return found[1]

    async def _sync(self) -> None:
        store = opened(self._machine)
        engine = Engine(
            connect(self._machine.site, self._machine.token),
            store,
            BodyStore(self._machine.bodies, KEY),
            self._folder / "copies",
            lambda _event: None,
        )
        try:
            await engine.sync_once()
        finally:
            await engine.aclose()
            store.close()


def test_kills_at_random_points_lose_nothing_and_double_nothing(
    site: Site, tmp_path: Path, crashes: int, seed: int
) -> None:
    survivor = Survivor(site, tmp_path, seed)
    told = f"--crashes {crashes} --crash-seed {seed}"
    for number in range(crashes):
        print(f"life {number}: {dict(survivor.ends)}")  # noqa: T201  shown with -s
        try:
            survivor.live_and_die(number)
        except AssertionError as error:
            error.add_note(f"in life {number}; to repeat: {told}")
            raise
    survivor.come_to_rest()
    print(f"{told}: {dict(survivor.ends)}")  # noqa: T201  shown with -s
    assert survivor.ends["killed at work"] > crashes // 3, survivor.ends
