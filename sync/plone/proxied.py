"""Sends each request the way that `sync.plone.routes` knows, and goes another where a proxy cannot be reached."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import httpx

from sync.errors import ProxyWantsSignIn
from sync.plone.network import tls_context
from sync.plone.routes import ROUTES, STRAIGHT, place_of

if TYPE_CHECKING:
    from sync.plone.routes import Routes

log = logging.getLogger(__name__)

NOT_REACHED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError)
"""What goes wrong before anything of a request was sent."""


class ProxiedTransport(httpx.AsyncBaseTransport):
    """Keeps connections for each way. Raises ProxyWantsSignIn beside what httpx raises."""

    def __init__(self, limits: httpx.Limits, routes: Routes = ROUTES) -> None:
        self._limits = limits
        self._routes = routes
        self._transports: dict[tuple[str, tuple[str, str] | None], httpx.AsyncHTTPTransport] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """See httpx."""
        ways = await self._routes.ways(str(request.url))
        for way in ways[:-1]:
            try:
                return await self._send(way, request)
            except NOT_REACHED as error:
                log.info("a proxy cannot be reached: %s", type(error).__name__)
                self._routes.note_failure(way)
        return await self._send(ways[-1], request)

    async def aclose(self) -> None:
        """See httpx."""
        for transport in self._transports.values():
            await transport.aclose()

    async def _send(self, way: str, request: httpx.Request) -> httpx.Response:
        try:
            answer = await self._transport(way).handle_async_request(request)
        except httpx.ProxyError as error:
            if str(error).startswith(str(int(httpx.codes.PROXY_AUTHENTICATION_REQUIRED))):
                raise ProxyWantsSignIn(proxy=place_of(way)) from error
            raise
        if way != STRAIGHT and answer.status_code == httpx.codes.PROXY_AUTHENTICATION_REQUIRED:
            await answer.aclose()
            raise ProxyWantsSignIn(proxy=place_of(way))
        return answer

    def _transport(self, way: str) -> httpx.AsyncHTTPTransport:
        name = self._routes.name_at(way) if way != STRAIGHT else None
        if (way, name) not in self._transports:
            secure = tls_context() if way.startswith("https:") else None
            proxy = httpx.Proxy(way, auth=name, ssl_context=secure) if way != STRAIGHT else None
            self._transports[way, name] = httpx.AsyncHTTPTransport(
                verify=tls_context(), limits=self._limits, proxy=proxy, trust_env=False
            )
        return self._transports[way, name]
