"""Two Plone processes over one database (ZEO), as a large site runs them; one of them can be made to lag."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import subprocess
import threading
import time
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

import httpx

from sync.plone.plone_environment import clean_environment, find_uv, program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.plone_server import Site

ZEO = ("zeo==6.2", "zdaemon==5.2.1")
"""What a database server needs beyond what Plone brings."""
READY_WITHIN = 120.0

ZEO_CONF = """\
<zeo>
  address 127.0.0.1:{port}
</zeo>
<blobstorage 1>
  blob-dir {data}/blobstorage
  <filestorage>
    path {data}/Data.fs
  </filestorage>
</blobstorage>
"""

CLIENT = """\
%import ZEO
<zodb_db main>
  mount-point /
  cache-size 30000
  <clientstorage>
    server 127.0.0.1:{port}
    storage 1
    blob-dir {data}/blobstorage
    shared-blob-dir on
    wait-timeout 60
  </clientstorage>
</zodb_db>
"""


INVALIDATION = b"invalidateTransaction"
"""What a database server calls at its clients to tell that something was written; all else are answers."""


class Line:
    """Carries a database server's messages; while it `lags`, word of what was written arrives only afterwards.

    A message is its length in four bytes, and so many bytes.
    """

    def __init__(self, target: int) -> None:
        self._target = target
        self._is_late = False
        self._held: list[tuple[asyncio.StreamWriter, bytes]] = []
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._carry()), daemon=True)
        self._thread.start()
        self._ready.wait()

    @contextmanager
    def lags(self) -> Iterator[None]:
        """Hold back what tells of new writes."""
        self._loop.call_soon_threadsafe(self._hold)
        try:
            yield
        finally:
            self._loop.call_soon_threadsafe(self._let_go)

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._ended.set)
        self._thread.join()

    def _hold(self) -> None:
        self._is_late = True

    def _let_go(self) -> None:
        self._is_late = False
        for writer, message in self._held:
            writer.write(message)
        self._held.clear()

    async def _carry(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._ended = asyncio.Event()
        server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.port = int(server.sockets[0].getsockname()[1])
        self._ready.set()
        await self._ended.wait()
        server.close()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self._target)
        try:
            with suppress(OSError, EOFError, asyncio.CancelledError):
                await asyncio.gather(self._ask(reader, back), self._tell(there, writer))
        finally:
            for one in (back, writer):
                one.close()
                with suppress(OSError):
                    await one.wait_closed()

    @staticmethod
    async def _ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while piece := await reader.read(1 << 16):
            writer.write(piece)
            await writer.drain()
        raise EOFError

    async def _tell(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            length = await reader.readexactly(4)
            message = length + await reader.readexactly(int.from_bytes(length, "big"))
            if self._is_late and INVALIDATION in message:
                self._held.append((writer, message))
            else:
                writer.write(message)
                await writer.drain()


class Processes:
    """Two processes of one site: the first sees everything at once, the second when its line lets it."""

    def __init__(self, first: int, second: int, line: Line) -> None:
        self.ports = (first, second)
        self.second_lags = line.lags
        self.url = f"http://127.0.0.1:{first}/intranet"
        self.second_url = f"http://127.0.0.1:{second}/intranet"


class RoundRobin(httpx.AsyncBaseTransport):
    """Sends reads to the processes in turn, and writes to the first, under the one address that clients know."""

    def __init__(self, processes: Processes) -> None:
        self._line = httpx.AsyncHTTPTransport()
        self._processes = processes
        self.reads = [0, 0]
        self._turn = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        which = 0
        if request.method == "GET":
            which = self._turn = 1 - self._turn
            self.reads[which] += 1
        request.url = request.url.copy_with(port=self._processes.ports[which])  # the Host header stays as it is
        return await self._line.handle_async_request(request)

    async def aclose(self) -> None:
        await self._line.aclose()


@contextmanager
def two_processes(site: Site, environment: Path, folder: Path) -> Iterator[Processes]:
    """Run a copy of the session's site in two processes over one database server."""
    library = folder / "zeo"
    install = [find_uv(), "pip", "install", "--quiet", "--no-deps", "--target", str(library)]
    subprocess.run([*install, "--python", program(environment, "python"), *ZEO], check=True)
    instance = site.server._instance
    data = folder / "data"
    with site.stopped():
        shutil.copytree(instance / "var", data)
    with ExitStack() as running:
        port = _free_port()
        conf = folder / "zeo.conf"
        conf.write_text(ZEO_CONF.format(port=port, data=data))
        paths = {**clean_environment(), "PYTHONPATH": str(library)}
        database = [program(environment, "python"), "-m", "ZEO.runzeo", "-C", str(conf)]
        running.enter_context(_process(database, folder / "zeo.log", paths))
        _wait_for(port)
        line = Line(port)
        running.callback(line.close)
        ports = []
        for number, storage_port in enumerate((port, line.port), start=1):
            etc = folder / f"client{number}"
            shutil.copytree(instance / "etc", etc)
            _use_database_server(etc / "zope.conf", storage_port, data)
            http_port = _free_port()
            serve = [program(environment, "runwsgi"), str(etc / "zope.ini"), f"http_port={http_port}"]
            running.enter_context(_process(serve, folder / f"client{number}.log", paths))
            ports.append(http_port)
        for http_port in ports:
            _wait_until_answers(f"http://127.0.0.1:{http_port}/intranet")
        yield Processes(ports[0], ports[1], line)


def _use_database_server(conf: Path, port: int, data: Path) -> None:
    before, _, rest = conf.read_text().partition("<zodb_db main>")
    after = rest.partition("</zodb_db>")[2]
    conf.write_text(before + CLIENT.format(port=port, data=data) + after)


@contextmanager
def _process(command: list[str], log: Path, environment: dict[str, str]) -> Iterator[None]:
    with log.open("wb") as written:
        process = subprocess.Popen(command, stdout=written, stderr=written, env=environment)
    try:
        yield
    finally:
        process.terminate()
        process.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    deadline, pause = time.monotonic() + READY_WITHIN, threading.Event()
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == os.EX_OK:
                return
        assert time.monotonic() < deadline, "the database server did not start"
        pause.wait(0.05)


def _wait_until_answers(url: str) -> None:
    deadline, pause = time.monotonic() + READY_WITHIN, threading.Event()
    while True:
        with suppress(httpx.TransportError):
            if httpx.get(url, headers={"Accept": "application/json"}, timeout=60).status_code < 500:
                return
        assert time.monotonic() < deadline, "a process of the site did not start"
        pause.wait(0.1)
