"""A process of its own with an engine in it, so that its memory and its time are those of one piece of work.

Run as a script with the work and its facts as JSON; prints what it measured as JSON.
"""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sync.cache.files import BodyStore
from sync.cache.queries import Queries
from sync.cache.store import Store
from sync.engine.engine import Engine
from sync.engine.events import DocumentReady, Problem
from sync.plone.intranet import connect
from tests.sharing import shared_together

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sync.engine.events import EngineEvent

KEY = b"k" * 32
ROOT = Path(__file__).parent.parent.parent


def measured(work: str, folder: Path, site: str, token: str, **facts: object) -> dict[str, Any]:
    """Have a process do a piece of work; give seconds, bytes of memory that it grew by, requests."""
    told = json.dumps({"work": work, "folder": str(folder), "site": site, "token": token, **facts})
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.machine", told], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


class Machine:
    """An engine over a cache of its own."""

    def __init__(self, folder: Path, site: str, token: str) -> None:
        self.folder = folder
        self.store = Store.open(folder / "cache.db", KEY)
        self.queries = Queries.open(folder / "cache.db", KEY)
        self.bodies = BodyStore(folder / "bodies", KEY)
        self.intranet = connect(site, token)
        self.engine = Engine(self.intranet, self.store, self.bodies, folder / "copies", self._hear)
        self._opened = asyncio.Event()
        self.problems: list[str] = []

    def _hear(self, event: EngineEvent) -> None:
        if isinstance(event, Problem):
            self.problems.append(str(event.error))
        if isinstance(event, (DocumentReady, Problem)):
            self._opened.set()

    def uid_of(self, url: str) -> str:
        found = self.queries.by_url(url)
        assert found is not None, url
        return found[1]

    async def keep(self, facts: dict[str, Any]) -> None:
        """Keep what is at a url offline."""
        self.engine.keep_offline([self.uid_of(facts["url"])])
        await self.engine._keeper.drain()
        assert not self.store.offline.missing()

    async def open(self, facts: dict[str, Any]) -> None:
        """Open the document at a url, until it lies there in the clear."""
        self.engine.open_document(self.uid_of(facts["url"]))
        await self._opened.wait()

    async def upload(self, facts: dict[str, Any]) -> None:
        """Send files into folders, given by their urls."""
        for url, paths in facts["files"].items():
            self.engine.intake.share(shared_together([Path(path) for path in paths], self.uid_of(url)))
        await self.engine._outbox.send()
        await self.engine._outbox.finish_large()
        assert not self.queries.outbox()


def _count_memory_anew() -> None:
    """Have the highest mark of memory begin here."""
    Path("/proc/self/clear_refs").write_text("5")


def _memory(name: str) -> int:
    """Give a figure of the system on this process, in bytes."""
    found = re.search(rf"{name}:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found is not None
    return int(found[1]) * 1024


async def _measure(facts: dict[str, Any]) -> dict[str, float]:
    machine = Machine(Path(facts["folder"]), facts["site"], facts["token"])
    works: dict[str, Callable[[dict[str, Any]], Awaitable[None]]] = {
        "keep": machine.keep,
        "open": machine.open,
        "upload": machine.upload,
    }
    await machine.engine.sync_once()
    _count_memory_anew()
    before, requests, began = _memory("VmRSS"), machine.intranet.traffic.requests, time.perf_counter()
    cpu = time.process_time()
    await works[facts["work"]](facts)
    seconds = time.perf_counter() - began
    assert machine.problems == []
    result = {
        "seconds": seconds,
        "cpu": time.process_time() - cpu,
        "grown": _memory("VmHWM") - before,
        "requests": machine.intranet.traffic.requests - requests,
    }
    await machine.engine.aclose()
    machine.queries.close()
    machine.store.close()
    return result


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(_measure(json.loads(sys.argv[1])))))
