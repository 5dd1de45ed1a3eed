"""A line to a server that breaks off when a test says so, and counts what goes over it."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


class CuttingProxy:
    """Passes bytes on to `target` (an address of http). `up` and `down` count them."""

    def __init__(self, target: str) -> None:
        self._target = urlsplit(target)
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self._connections: set[asyncio.Task[None]] = set()
        self.up = 0
        self.down = 0
        self.cut_up_after: int | None = None
        """Bytes, counted from now on, after which every connection breaks off; None for never."""
        self.cut_down_after: int | None = None

    @property
    def url(self) -> str:
        """The address of the target through this line."""
        assert self._server is not None
        port = self._server.sockets[0].getsockname()[1]
        return self._target._replace(netloc=f"127.0.0.1:{port}").geturl()

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._on_connection, "127.0.0.1", 0)

    async def stop(self) -> None:
        assert self._server is not None
        self._server.close()
        self._break_off()
        await asyncio.gather(*self._connections, return_exceptions=True)
        await self._server.wait_closed()

    def forget(self) -> None:
        """Count from nothing."""
        self.up = self.down = 0

    def _on_connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.get_running_loop().create_task(self._connected(reader, writer))
        self._connections.add(task)
        task.add_done_callback(self._connections.discard)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            far_reader, far_writer = await asyncio.open_connection(self._target.hostname, self._target.port)
        except OSError:
            writer.close()
            return
        self._writers |= {writer, far_writer}
        try:
            await asyncio.gather(self._pass_up(reader, far_writer), self._pass_down(far_reader, writer))
        finally:
            for one in (writer, far_writer):
                one.close()
                self._writers.discard(one)
                with suppress(OSError):
                    await one.wait_closed()

    async def _pass_up(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await reader.read(65536):
                self.up += len(data)
                writer.write(data)
                await writer.drain()
                if self.cut_up_after is not None and self.up >= self.cut_up_after:
                    self._break_off()
                    return
            writer.close()

    async def _pass_down(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await reader.read(65536):
                self.down += len(data)
                writer.write(data)
                await writer.drain()
                if self.cut_down_after is not None and self.down >= self.cut_down_after:
                    self._break_off()
                    return
            writer.close()

    def _break_off(self) -> None:
        for writer in self._writers:
            writer.transport.abort()


@asynccontextmanager
async def line_to(target: str) -> AsyncIterator[CuttingProxy]:
    proxy = CuttingProxy(target)
    await proxy.start()
    try:
        yield proxy
    finally:
        await proxy.stop()
