"""Stands between the client and the real Plone, and lets go wrong what goes wrong on the way."""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

DELAY = 0.1
"""Seconds: the only waiting here that is real, with the trickle."""
TRICKLES = 100
"""In how many pieces something large trickles."""
RETRY_AFTER = 30
"""Seconds that a busy server asks for: more than the client waits by itself, so the engine has to."""
HTML = b"<html><body>Welcome to the guest network. Accept our terms.</body></html>"


class Fault(StrEnum):
    """What can go wrong with a request."""

    REFUSED = "connections are refused for a while"
    HUNG_UP = "the line breaks before the request is carried out"
    DELAYED = "the request and the answer take their time"
    THROTTLED = "request and answer trickle"
    CUT = "the answer breaks off in the middle"
    BUSY = "429 with Retry-After"
    BROKEN = "500"
    BAD_GATEWAY = "502"
    MAINTENANCE = "503 with Retry-After"
    GUEST_NETWORK = "HTML with 200"
    SIGNED_OUT = "401 until signed in again"
    LOST = "the line breaks after the request was carried out"
    FAULT_AFTERWARDS = "500 after the request was carried out"
    GATEWAY_AFTERWARDS = "502 after the request was carried out"
    LOST_ON_GUEST_NETWORK = "the answers to changes are lost, and questions are answered with HTML"


NOT_CARRIED_OUT: dict[Fault, tuple[str, str, bytes]] = {
    Fault.BUSY: ("429 Too Many Requests", f"Retry-After: {RETRY_AFTER}", b"{}"),
    Fault.BROKEN: ("500 Internal Server Error", "", b'{"message": "oops"}'),
    Fault.BAD_GATEWAY: ("502 Bad Gateway", "", HTML),
    Fault.MAINTENANCE: ("503 Service Unavailable", f"Retry-After: {RETRY_AFTER}", HTML),
    Fault.GUEST_NETWORK: ("200 OK", "", HTML),
    Fault.SIGNED_OUT: ("401 Unauthorized", "", b'{"message": "who are you?"}'),
}
CARRIED_OUT: dict[Fault, tuple[str, str, bytes]] = {
    Fault.FAULT_AFTERWARDS: ("500 Internal Server Error", "", b'{"message": "oops"}'),
    Fault.GATEWAY_AFTERWARDS: ("502 Bad Gateway", "", HTML),
}
ASKING_FOR_PATIENCE = (Fault.BUSY, Fault.MAINTENANCE)


@dataclass(frozen=True, slots=True)
class Request:
    """A request on its way; `shape` is what it asks for, whatever it is about."""

    method: str
    path: str
    raw: bytes

    @property
    def shape(self) -> tuple[str, str]:
        services = [part for part in self.path.split("?")[0].split("/") if part.startswith("@")]
        return self.method, services[0] if services else ""


class FaultyLine:
    """A proxy on a port of its own. The first request of each shape meets `fault`, the next ones pass.

    `now` tells the engine's time; `impatient` lists requests that came before the time that the server had asked for.
    """

    def __init__(self, site: str, now: Callable[[], float]) -> None:
        self._parts = urlsplit(site)
        self._now = now
        self._server: asyncio.Server | None = None
        self._port = 0
        self._fault: Fault | None = None
        self._met: set[tuple[str, str]] = set()
        self._signed_out = False
        self._not_before = 0.0
        self.met: list[tuple[str, str]] = []
        self.impatient: list[str] = []

    @property
    def site(self) -> str:
        """The address of the site for those who come this way."""
        return f"http://127.0.0.1:{self._port}{self._parts.path}"

    async def open(self) -> None:
        """Listen; nothing happens where it listens already."""
        if self._server is None:
            self._server = await asyncio.start_server(self._serve, "127.0.0.1", self._port)
            self._port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Refuse connections."""
        if self._server is not None:
            server, self._server = self._server, None
            server.close()

    def let_go_wrong(self, fault: Fault | None) -> None:
        """Have the first request of each shape meet this from now on."""
        self._fault = fault
        self._met.clear()
        self.met.clear()
        self.impatient.clear()
        self._not_before = 0.0
        self._signed_out = False

    def sign_in(self) -> None:
        """Know the client's token again."""
        self._signed_out = False

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            request = await _request(reader)
            if request is not None:
                await self._answer(request, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):  # the latter at the end of all
            writer.transport.abort()
        finally:
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()

    async def _answer(self, request: Request, writer: asyncio.StreamWriter) -> None:
        if self._now() < self._not_before:
            self.impatient.append(f"{request.method} {request.path}")
        fault = self._fault_for(request)
        if fault in NOT_CARRIED_OUT:
            if fault in ASKING_FOR_PATIENCE:
                self._not_before = self._now() + RETRY_AFTER
            await _write(writer, _made_up(*NOT_CARRIED_OUT[fault]))
        elif fault in (Fault.REFUSED, Fault.HUNG_UP):
            if fault is Fault.REFUSED:
                await self.close()
            writer.transport.abort()
        else:
            await self._pass_on(request, writer, fault)

    async def _pass_on(self, request: Request, writer: asyncio.StreamWriter, fault: Fault | None) -> None:
        pause = DELAY if fault is Fault.DELAYED else 0.0
        await asyncio.sleep(pause)
        answer = await self._carried_out(request.raw, trickling=fault is Fault.THROTTLED)
        await asyncio.sleep(pause)
        if fault in CARRIED_OUT:
            await _write(writer, _made_up(*CARRIED_OUT[fault]))
        elif fault is Fault.LOST:
            writer.transport.abort()
        elif fault is Fault.CUT:
            await _write(writer, answer[: len(answer) - max(1, len(_body(answer)) // 2)])
            writer.transport.abort()
        else:
            await (_trickle if fault is Fault.THROTTLED else _write)(writer, answer)

    def _fault_for(self, request: Request) -> Fault | None:
        if self._signed_out:
            return Fault.SIGNED_OUT
        if self._fault is None or request.shape in self._met:
            return None
        self._met.add(request.shape)
        self.met.append(request.shape)
        self._signed_out = self._fault is Fault.SIGNED_OUT
        if self._fault is Fault.LOST_ON_GUEST_NETWORK:
            return Fault.GUEST_NETWORK if request.method in ("GET", "HEAD") else Fault.LOST
        return self._fault

    async def _carried_out(self, raw: bytes, *, trickling: bool = False) -> bytes:
        reader, writer = await asyncio.open_connection(self._parts.hostname, self._parts.port)
        try:
            await (_trickle if trickling else _write)(writer, raw)
            return await reader.read()
        finally:
            writer.close()


async def _request(reader: asyncio.StreamReader) -> Request | None:
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    method, path, _ = head.split(b"\r\n", 1)[0].decode("ascii").split(" ", 2)
    length = re.search(rb"\r\ncontent-length: *(\d+)", head, re.IGNORECASE)
    body = await reader.readexactly(int(length[1])) if length else b""
    head = re.sub(rb"\r\nconnection: *[^\r]*", b"", head, flags=re.IGNORECASE)
    return Request(method, path, head[:-2] + b"Connection: close\r\n\r\n" + body)


async def _write(writer: asyncio.StreamWriter, data: bytes) -> None:
    writer.write(data)
    await writer.drain()


async def _trickle(writer: asyncio.StreamWriter, data: bytes) -> None:
    drop = max(64, len(data) // TRICKLES)
    for start in range(0, len(data), drop):
        await _write(writer, data[start : start + drop])
        await asyncio.sleep(0.001)


def _body(answer: bytes) -> bytes:
    return answer.partition(b"\r\n\r\n")[2]


def _made_up(status: str, header: str, body: bytes) -> bytes:
    kind = "text/html" if body.startswith(b"<html") else "application/json"
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", "Connection: close", header]
    return "\r\n".join(line for line in lines if line).encode() + b"\r\n\r\n" + body
