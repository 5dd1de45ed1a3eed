"""Connections of people of the test server, as the engine has them; one that loses answers, too."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, TypeVar

import httpx

from sync.plone.intranet import PloneIntranet, connect

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from tests.plone_server import Site, Somebody

T = TypeVar("T")
READING = ("GET", "HEAD")


class LosingAnswers(httpx.AsyncBaseTransport):
    """Carries every request out, but loses the answer to the write with this number, counted from one."""

    def __init__(self, write: int) -> None:
        self._network = httpx.AsyncHTTPTransport()
        self._write = write
        self.writes = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        answer = await self._network.handle_async_request(request)
        if request.method not in READING:
            self.writes += 1
            if self.writes == self._write:
                await answer.aread()
                await answer.aclose()
                raise httpx.ReadError("the answer was lost", request=request)
        return answer

    async def aclose(self) -> None:
        await self._network.aclose()


def token_of(somebody: Somebody) -> str:
    return str(somebody.http.headers["authorization"]).removeprefix("Bearer ")


@asynccontextmanager
async def connected(
    site: Site, somebody: Somebody, transport: httpx.AsyncBaseTransport | None = None
) -> AsyncIterator[PloneIntranet]:
    intranet = connect(site.url, token_of(somebody), transport=transport)
    try:
        yield intranet
    finally:
        await intranet.aclose()


def using(
    site: Site,
    somebody: Somebody,
    work: Callable[[PloneIntranet], Awaitable[T]],
    transport: httpx.AsyncBaseTransport | None = None,
) -> T:
    async def run() -> T:
        async with connected(site, somebody, transport) as intranet:
            return await work(intranet)

    return asyncio.run(run())
