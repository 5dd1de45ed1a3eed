"""HTTP to a Plone site: authentication, retries, limits, and the one place where failures become our own errors."""

from __future__ import annotations

import asyncio
import base64
import logging
import random
import re
import time
from contextlib import asynccontextmanager
from email.utils import parsedate_to_datetime
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import httpx
import msgspec

from sync.errors import (
    BadAnswer,
    CaptivePortal,
    CertificateRefused,
    Gone,
    Locked,
    Maintenance,
    MienskipError,
    NotAllowed,
    NotAnIntranet,
    ProxyWantsSignIn,
    Refused,
    ServerAway,
    ServerFault,
    SessionExpired,
    TooLarge,
    UnknownHost,
)
from sync.plone.network import converted, origin
from sync.plone.portals import PortalWatch, portal_at, shows_a_page
from sync.plone.proxied import ProxiedTransport
from sync.server import Traffic

if TYPE_CHECKING:
    from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Mapping, Sequence
    from datetime import datetime

log = logging.getLogger(__name__)

TIMEOUT = httpx.Timeout(connect=10.0, read=60.0, write=60.0, pool=60.0)
LIMITS = httpx.Limits(max_connections=6, max_keepalive_connections=6)
JSON_LIMIT = 64 * 1024 * 1024
REDIRECTS_AT_MOST = 5
FOR_GOOD = (httpx.codes.NOT_IMPLEMENTED, httpx.codes.INSUFFICIENT_STORAGE)
"""Server errors that waiting does not cure."""
FIELD_MESSAGE = re.compile(r"""'message': (?P<quote>['"])(?P<said>.*?)(?P=quote)[,}]""")
SAID_BY_STATUS: dict[int, type[MienskipError]] = {
    httpx.codes.FORBIDDEN: NotAllowed,
    httpx.codes.NOT_FOUND: Gone,
    httpx.codes.GONE: Gone,
    httpx.codes.LOCKED: Locked,
}
SAME_METHOD = (httpx.codes.TEMPORARY_REDIRECT, httpx.codes.PERMANENT_REDIRECT)
"""Redirects after which a change is sent again as it is: Plone gives them for what was moved."""
PAUSES = (0.3, 1.0)
"""Seconds, about, before each further try."""
PATIENCE = 5.0
"""Seconds: a longer Retry-After is left to the engine."""
RENEW_IN_LAST_PART = 0.5
"""A token is renewed when less than this part of its life is left."""


class PloneClient:
    """A signed-in connection to the site at `site` (the address of its root).

    `on_token` is given every renewed token. `transport` replaces the network in tests.
    """

    def __init__(
        self,
        site: str,
        token: str,
        on_token: Callable[[str], None] = lambda _token: None,
        *,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self.site = site.rstrip("/")
        self.traffic = Traffic()
        self._token = token
        self._on_token = on_token
        self._renewing = asyncio.Lock()
        self._date = ""
        self._http = new_http(transport)
        self._portals = PortalWatch(self.site)

    @property
    def username(self) -> str:
        """The user name in the token; empty where it is not readable."""
        return str(token_claims(self._token).get("sub", ""))

    @property
    def server_time(self) -> datetime | None:
        """What time it was by the server's clock when it last answered; None where it does not say."""
        try:
            return parsedate_to_datetime(self._date) if self._date else None
        except ValueError:
            return None

    async def aclose(self) -> None:
        """Let go of the connections."""
        await self._http.aclose()

    async def get_json(self, path: str, query: Mapping[str, str | int | Sequence[str]] | None = None) -> Any:
        """Ask for JSON, with patience: short faults are tried again. `path` is below the site, or an address in it."""
        body = await self._patiently(lambda: self._body("GET", path, query=query))
        return decode(body)

    async def get_bytes(self, url: str, limit: int) -> bytes:
        """Fetch something small that is no JSON. Raises TooLarge over `limit` bytes."""
        return await self._patiently(lambda: self._body("GET", url, limit=limit, accept="*/*"))

    async def send_json(self, method: str, path: str, body: object, headers: Mapping[str, str] | None = None) -> Any:
        """Change something, once: a ServerAway means that the outcome is unknown."""
        answer = await self._body(method, path, content=msgspec.json.encode(body), more_headers=headers)
        return decode(answer) if answer else None

    async def send(
        self, method: str, url: str, headers: Mapping[str, str], content: bytes | AsyncIterable[bytes] | None = None
    ) -> httpx.Response:
        """Send a request whose answer matters by its headers; errors are converted as everywhere.

        Content that comes piece by piece needs a Content-Length among the headers.
        """
        async with self.opened(method, url, headers=headers, content=content) as answer:
            await read_limited(answer, JSON_LIMIT, self.traffic)
            return answer

    @asynccontextmanager
    async def opened(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str | int | Sequence[str]] | None = None,
        headers: Mapping[str, str] | None = None,
        content: bytes | AsyncIterable[bytes] | None = None,
    ) -> AsyncIterator[httpx.Response]:
        """Open an answer and close it afterwards; what goes wrong while it is read is converted too."""
        answer = await self.open(method, path, query=query, headers=headers, content=content)
        try:
            with converted(path):
                yield answer
        finally:
            await answer.aclose()

    async def open(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str | int | Sequence[str]] | None = None,
        headers: Mapping[str, str] | None = None,
        content: bytes | AsyncIterable[bytes] | None = None,
    ) -> httpx.Response:
        """Open an answer for streaming, redirects within the site followed and errors raised; the caller closes it."""
        await self._renew_in_time()
        url = self.address(path)
        given = {"Authorization": f"Bearer {self._token}", **(headers or {})}
        try:
            return await self._opened_at(method, url, query, given, content)
        except (CertificateRefused, ServerAway) as error:
            explained = await self._portals.explained(error, self._http)
            if explained is error:
                raise
            raise explained from error

    async def _opened_at(
        self,
        method: str,
        url: str,
        query: Mapping[str, str | int | Sequence[str]] | None,
        headers: Mapping[str, str],
        content: bytes | AsyncIterable[bytes] | None,
    ) -> httpx.Response:
        with converted(url):
            for _ in range(REDIRECTS_AT_MOST):
                request = self._http.build_request(method, url, params=query, headers=headers, content=content)
                self._count_request(request)
                answer = await self._http.send(request, stream=True)
                self._date = answer.headers.get("date", "")
                if answer.is_success:
                    return answer
                try:
                    if not answer.has_redirect_location:
                        raise await self._error_of(answer)
                    if not isinstance(content, bytes | None):
                        raise ServerAway("what was sent piece by piece has to be sent elsewhere")
                    url, query = await self._redirected(answer, url), None
                finally:
                    await answer.aclose()
        raise BadAnswer("too many redirects")

    def address(self, path: str) -> str:
        """Give the full address; an absolute one must be within the site's origin."""
        url = path if "://" in path else f"{self.site}/{path}".rstrip("/")
        if origin(url) != origin(self.site):
            raise NotAnIntranet("another host", host=urlsplit(url).hostname or "")
        return url

    async def _body(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str | int | Sequence[str]] | None = None,
        content: bytes | None = None,
        limit: int = JSON_LIMIT,
        accept: str = "application/json",
        more_headers: Mapping[str, str] | None = None,
    ) -> bytes:
        headers = {"Accept": accept, **(more_headers or {})}
        if content is not None:
            headers["Content-Type"] = "application/json"
        async with self.opened(method, path, query=query, headers=headers, content=content) as answer:
            body = await read_limited(answer, limit, self.traffic)
            if accept == "application/json" and body and not is_json(answer):
                if shows_a_page(answer) and not await self._is_there():
                    raise portal_at(self.site)
                raise BadAnswer(f"{answer.headers.get('content-type', 'nothing')} instead of JSON")
            return body

    async def _patiently(self, attempt: Callable[[], Awaitable[bytes]]) -> bytes:
        for pause in PAUSES:
            try:
                return await attempt()
            except ServerAway as error:
                wait = error.retry_after if error.retry_after is not None else pause * random.uniform(0.5, 1.5)  # noqa: S311  jitter
                if wait > PATIENCE or isinstance(error, (CaptivePortal, ProxyWantsSignIn, UnknownHost)):
                    raise
            await asyncio.sleep(wait)
        return await attempt()

    def _count_request(self, request: httpx.Request) -> None:
        self.traffic.requests += 1
        head = sum(len(name) + len(value) + 4 for name, value in request.headers.raw)
        self.traffic.sent += head + len(request.url.raw_path) + int(request.headers.get("content-length", 0))

    async def _redirected(self, answer: httpx.Response, url: str) -> str:
        target = urljoin(url, answer.headers["location"])
        if origin(target) != origin(self.site) and not await self._is_there():
            raise portal_at(self.site)
        if answer.request.method not in ("GET", "HEAD") and answer.status_code not in SAME_METHOD:
            raise BadAnswer("a change was redirected")
        return self.address(target)

    async def _error_of(self, answer: httpx.Response) -> MienskipError:
        if answer.status_code != httpx.codes.UNAUTHORIZED:
            return await refusal(answer)
        known = await self._own_account()
        if known.is_success:
            return NotAllowed("HTTP 401")
        is_unknown = known.status_code == httpx.codes.UNAUTHORIZED
        return SessionExpired("HTTP 401") if is_unknown else await refusal(known)

    async def _is_there(self) -> bool:
        """Tell whether the intranet still answers for itself, where an answer looks like somebody else's."""
        return is_json(await self._own_account())

    async def _own_account(self) -> httpx.Response:
        """Plone says 401 both to an expired token and to what is not for you; one's own account tells them apart."""
        request = self._http.build_request(
            "GET",
            f"{self.site}/@users/{self.username}",
            headers={"Authorization": f"Bearer {self._token}", "Accept": "application/json"},
        )
        self._count_request(request)
        return await self._http.send(request)

    async def _renew_in_time(self) -> None:
        if not token_is_old(self._token) or self._renewing.locked():
            return
        async with self._renewing:
            try:
                answer = await self._body("POST", "@login-renew", content=b"{}")
                token = decode(answer)["token"]
            except (MienskipError, KeyError, TypeError) as error:
                log.info("the token could not be renewed now: %s", type(error).__name__)
                return
            self._token = str(token)
            self._on_token(self._token)


def new_http(transport: httpx.AsyncBaseTransport | None = None) -> httpx.AsyncClient:
    """Make an HTTP client that trusts whom the system trusts, goes the ways of `sync.plone.routes`, keeps no cookies.

    Zope prefers its sign-in cookie to the token: a client that kept cookies would go on as whoever signed in last.
    """
    client = httpx.AsyncClient(
        transport=transport or ProxiedTransport(LIMITS),
        timeout=TIMEOUT,
        headers={"User-Agent": "Mienskip", "Accept-Encoding": "gzip"},
        follow_redirects=False,
    )
    client.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    return client


async def read_limited(answer: httpx.Response, limit: int, traffic: Traffic) -> bytes:
    """Read an answer's body, counting it. Raises TooLarge as soon as it is over `limit` bytes."""
    pieces: list[bytes] = []
    size = 0
    async for piece in answer.aiter_bytes():
        size += len(piece)
        if size > limit:
            raise TooLarge(name=urlsplit(str(answer.request.url)).path.rpartition("/")[2], limit=f"{limit >> 20} MB")
        pieces.append(piece)
    head = sum(len(name) + len(value) + 4 for name, value in answer.headers.raw)
    traffic.received += answer.num_bytes_downloaded + head
    return b"".join(pieces)


async def refusal(answer: httpx.Response) -> MienskipError:
    """Turn an answer that is an error into one of ours, with the reason that the server gave."""
    status = answer.status_code
    detail = f"HTTP {status}"
    retry_after = _seconds(answer.headers.get("retry-after", ""))
    if status in SAID_BY_STATUS:
        return SAID_BY_STATUS[status](detail)
    if status == httpx.codes.SERVICE_UNAVAILABLE:
        return Maintenance(detail, retry_after=retry_after)
    if status in (httpx.codes.TOO_MANY_REQUESTS, httpx.codes.REQUEST_TIMEOUT):
        return ServerAway(detail, retry_after=retry_after)
    if status in FOR_GOOD or status < httpx.codes.INTERNAL_SERVER_ERROR:
        return Refused(detail, reason=await _reason(answer))
    return ServerFault(detail, retry_after=retry_after)


async def _reason(answer: httpx.Response) -> str:
    try:
        said = decode(await read_limited(answer, 1 << 20, Traffic()))
    except (BadAnswer, TooLarge):
        return answer.reason_phrase
    if isinstance(said, dict):
        inner = said.get("error")
        message = said.get("message") or (inner.get("message") if isinstance(inner, dict) else None)
        return _in_words(str(message or answer.reason_phrase))
    return answer.reason_phrase


def _in_words(message: str) -> str:
    """Give what Plone says about fields: it says so in a list of Python's, as text."""
    said = [found["said"] for found in FIELD_MESSAGE.finditer(message)]
    return " ".join(dict.fromkeys(said)) if said else message


def _seconds(header: str) -> float | None:
    return float(header) if header.isdigit() else None


def is_json(answer: httpx.Response) -> bool:
    """Tell whether an answer says that it is JSON."""
    return "json" in str(answer.headers.get("content-type", ""))


def decode(body: bytes) -> Any:
    """Decode JSON. Raises BadAnswer."""
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadAnswer("not JSON") from error


def token_claims(token: str) -> dict[str, Any]:
    """Read what a JSON web token says of itself; the signature is the server's business. Empty if unreadable."""
    try:
        payload = token.split(".")[1]
        claims = msgspec.json.decode(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except (IndexError, ValueError, msgspec.DecodeError):
        return {}
    return claims if isinstance(claims, dict) else {}


def token_is_old(token: str) -> bool:
    """Tell whether a token is past the middle of its life, though still valid."""
    claims = token_claims(token)
    expires, issued = claims.get("exp"), claims.get("iat")
    if not isinstance(expires, (int, float)) or not isinstance(issued, (int, float)):
        return False
    now = time.time()
    return now < expires and (expires - now) < (expires - issued) * RENEW_IN_LAST_PART
