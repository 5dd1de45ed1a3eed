"""Fetching bodies of any size, from any byte on, and asking of which version they are."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING

import httpx

from sync.errors import BadAnswer
from sync.plone.mapping import changed_at, identifier
from sync.plone.network import converted
from sync.server import Download

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Sequence
    from datetime import datetime

    from sync.models import Document
    from sync.plone.client import PloneClient
    from sync.server import Pace

IDENTITY = {"Accept": "*/*", "Accept-Encoding": "identity"}
"""A body in another coding has another size, and no part of it could be asked for."""
AT_ONCE = 150
"""Uids that fit in one address."""
READ = 256 * 1024
"""Bytes: what the system gives at once."""
WORTH_IT = 4 * 1024 * 1024
"""Bytes from which a connection, which is closed afterwards, is worth less than what is saved."""
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+)$")
_DIGEST = re.compile(r"sha-256=:([A-Za-z0-9+/=]+):")


class Downloader:
    """Fetches from one site, as quickly as `pace` lets it."""

    def __init__(self, client: PloneClient) -> None:
        self._client = client
        self.pace: Pace | None = None

    async def begin(self, document: Document, offset: int, size: int | None = None) -> Download:
        """Ask for a body from byte `offset` on; see `sync.server.Intranet.download`."""
        return await self.fetch(f"{document.url}/@@download", offset, size)

    async def fetch(self, url: str, offset: int = 0, size: int | None = None) -> Download:
        """Ask for the body at an address from byte `offset` on, or for `size` bytes of it."""
        headers = {**IDENTITY, **_asking_for(offset, size)}
        answer = await self._client.open("GET", url, headers=headers)
        try:
            start, size = _extent(answer)
            return Download(size=size, offset=start, chunks=self._chunks(answer), sha256=_digest(answer))
        except BaseException:
            await answer.aclose()
            raise

    async def versions(self, uids: Sequence[str]) -> dict[str, datetime]:
        """Tell when documents were modified last; those that are gone are left out."""
        found: dict[str, datetime] = {}
        for start in range(0, len(uids), AT_ONCE):
            some = uids[start : start + AT_ONCE]
            query: dict[str, int | Sequence[str]] = {
                "UID": some,
                "metadata_fields": ("UID", "modified"),
                "b_size": len(some),
            }
            answer = await self._client.get_json("@search", query)
            rows = answer.get("items") if isinstance(answer, dict) else None
            if not isinstance(rows, list):
                raise BadAnswer("a search without items")
            found.update({identifier(row): changed_at(row) for row in rows if isinstance(row, dict)})
        return found

    async def _chunks(self, answer: httpx.Response) -> AsyncGenerator[bytes, None]:
        try:
            with converted(str(answer.request.url)):
                async for chunk in _body(answer):
                    self._client.traffic.received += len(chunk)
                    if self.pace is not None:
                        await self.pace.take(len(chunk))
                    yield chunk
        finally:
            await answer.aclose()


def _asking_for(offset: int, size: int | None) -> dict[str, str]:
    if size is not None:
        return {"Range": f"bytes={offset}-{offset + size - 1}"}
    return {"Range": f"bytes={offset}-"} if offset else {}


async def _body(answer: httpx.Response) -> AsyncIterator[bytes]:
    """Give a body piece by piece, from the line itself as soon as its length is known to be all that is to come.

    The layers in between cost a large body more than the line and the disk together.
    """
    length = answer.headers.get("content-length", "")
    line = answer.extensions.get("network_stream")
    left = int(length) if length.isdigit() and "transfer-encoding" not in answer.headers else 0
    pieces = answer.aiter_raw()  # as long as it is known here, the line stays open
    async for chunk in pieces:  # the first piece is what was read together with the head
        yield chunk
        left -= len(chunk)
        if left > WORTH_IT and line is not None:
            break
    while left > 0 and line is not None:
        chunk = await line.read(min(left, READ), timeout=answer.request.extensions["timeout"]["read"])
        if not chunk:
            return  # the size tells that something is missing
        yield chunk
        left -= len(chunk)


def _extent(answer: httpx.Response) -> tuple[int, int | None]:
    """Give the byte at which an answer begins, and the size of the whole body if it is told."""
    if answer.headers.get("content-encoding", "identity") != "identity":
        raise BadAnswer("a body in another coding")
    if answer.status_code == httpx.codes.PARTIAL_CONTENT:
        told = _RANGE.match(answer.headers.get("content-range", ""))
        if told is None:
            raise BadAnswer("a part of a body that does not say which")
        return int(told[1]), int(told[2])
    length = answer.headers.get("content-length", "")
    return 0, int(length) if length.isdigit() else None


def _digest(answer: httpx.Response) -> bytes | None:
    """Give the digest of the whole body (RFC 9530), if a server or a proxy in between tells it."""
    told = _DIGEST.search(answer.headers.get("repr-digest", ""))
    try:
        return base64.b64decode(told[1], validate=True) if told else None
    except binascii.Error:
        return None
