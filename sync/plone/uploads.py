"""Sending a file of any size in pieces that can be resumed (tus 1.0.0, as plone.restapi speaks it).

The server chooses the id of what it makes and names it only in the answer to the last piece. When that answer is
lost, what arrived is found again by name, size and sender before anything is sent twice.
"""

from __future__ import annotations

import asyncio
import base64
import itertools
import logging
import time
from datetime import timedelta
from typing import TYPE_CHECKING

import httpx

from sync.errors import BadAnswer, Gone, Refused, ServerAway
from sync.plone.catalogue import records_of
from sync.plone.client import read_limited
from sync.plone.fields import moment
from sync.plone.mapping import NEVER
from sync.plone.source import Source, ends_of, opened, type_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from sync.plone.client import PloneClient
    from sync.plone.fields import Record
    from sync.server import Pace, Upload

log = logging.getLogger(__name__)

TUS = {"Tus-Resumable": "1.0.0", "Accept": "application/json"}
FIRST_PIECE = 4 * 1024 * 1024
LARGEST_PIECE = 64 * 1024 * 1024
SMALLEST_PIECE = 256 * 1024
PIECE_SECONDS = 4.0
"""How long sending one piece is meant to take: of a piece that breaks off the server keeps nothing."""
BLOCK = 256 * 1024
"""Bytes that are read from the file at once."""
TOO_LARGE = "HTTP 413"
CANDIDATES = 50
"""Files that are looked at in one answer."""
INDEX_STEP = timedelta(minutes=1)
"""Within it the catalogue does not sort."""


class Uploader:
    """Sends files to one site."""

    def __init__(self, client: PloneClient) -> None:
        self._client = client
        self.pace: Pace | None = None

    async def send(
        self, upload: Upload, progress: Callable[[int, int], None], resumable_at: Callable[[str], None]
    ) -> str:
        """Send a file, as a new document or as a new version of one, and give the address of what it became.

        Raises UnusableFile where the file cannot be read or changes meanwhile; ServerAway: the outcome is unknown.
        """
        with await asyncio.to_thread(opened, upload) as file:
            source = Source(file, upload.filename)
            url, offset = await self._where_to_go_on(upload, source.size)
            resumable_at(url)
            return await self._send_from(url, offset, source, progress)

    async def _send_from(self, url: str, offset: int, source: Source, progress: Callable[[int, int], None]) -> str:
        piece = FIRST_PIECE
        while True:
            progress(offset, source.size)
            end = min(source.size, offset + piece)
            began = time.monotonic()
            try:
                made = await self._send_piece(url, offset, end, source, progress)
            except Refused as error:
                if error.detail != TOO_LARGE or piece <= SMALLEST_PIECE:
                    raise
                piece = max(SMALLEST_PIECE, piece // 4)
                continue
            piece = _fitting(piece, time.monotonic() - began)
            offset = end
            if made:
                progress(source.size, source.size)
                return made
            if offset >= source.size:
                raise ServerAway("the last piece was not answered with an address")

    async def has_replaced(self, upload: Upload) -> bool:
        """Tell whether a new version of which the answer was lost has arrived: the document's body is the file.

        It is looked at only where sending had begun and the server no longer keeps the pieces.
        """
        if not upload.resume_url or await self._is_unfinished(upload.resume_url):
            return False
        record = await self._client.get_json(upload.document_url)
        field = "file" if record.get("file") else "image"
        body = record.get(field)
        size = upload.path.stat().st_size if upload.size is None else upload.size
        ends = await asyncio.to_thread(ends_of, upload.path, size)
        if ends is None or not isinstance(body, dict) or body.get("size") != size:
            return False
        return await self._has_ends(f"{upload.document_url}/@@download/{field}", size, ends)

    async def find(self, upload: Upload, since: datetime, accounted_for: AbstractSet[str]) -> str | None:
        """Look in the folder for this file, sent by us `since` and not `accounted_for`; give the newest one's address.

        An upload of which the server still keeps the pieces has not become one yet. Where the file itself is gone by
        now, its name and its size have to do.
        """
        if upload.resume_url and await self._is_unfinished(upload.resume_url):
            return None
        size = upload.path.stat().st_size if upload.size is None else upload.size
        ends = await asyncio.to_thread(ends_of, upload.path, size)
        async for item in self._sent_since(upload.folder_url, since):
            if item.get("UID") in accounted_for:
                continue
            field = "file" if item.get("file") else "image"
            body = item.get(field)
            if not isinstance(body, dict) or (body.get("filename"), body.get("size")) != (upload.filename, size):
                continue
            if ends is None or await self._has_ends(f"{item['@id']}/@@download/{field}", size, ends):
                return str(item["@id"])
        return None

    async def _sent_since(self, folder_url: str, since: datetime) -> AsyncIterator[Record]:
        """Give what we made in a folder since a time, the newest first, however much that is."""
        query: dict[str, str | int] = {
            "path.depth": 1,
            "Creator": self._client.username,
            "sort_on": "created",
            "sort_order": "descending",
            "fullobjects": 1,
            "b_size": CANDIDATES,
        }
        for start in itertools.count(0, CANDIDATES):
            items = records_of(await self._client.get_json(f"{folder_url}/@search", {**query, "b_start": start}))
            for item in items:
                made = moment(item, "created") or NEVER
                if made < since - INDEX_STEP:
                    return
                if made >= since:
                    yield item
            if len(items) < CANDIDATES:
                return

    async def _has_ends(self, url: str, size: int, ends: tuple[bytes, bytes]) -> bool:
        """Compare the beginning and the end of a body: two reports of one name and size differ somewhere there.

        The whole of it would cost as much as sending it once more.
        """
        first, last = ends
        try:
            return await self._part(url, 0, first) and await self._part(url, size - len(last), last)
        except Gone:
            return False

    async def _part(self, url: str, start: int, expected: bytes) -> bool:
        headers = {"Range": f"bytes={start}-{start + len(expected) - 1}"}
        async with self._client.opened("GET", url, headers=headers) as answer:
            if answer.status_code != httpx.codes.PARTIAL_CONTENT:  # a guest network's page says nothing of the file
                raise BadAnswer("something else came than the part that was asked for")
            return await read_limited(answer, len(expected), self._client.traffic) == expected

    async def _where_to_go_on(self, upload: Upload, size: int) -> tuple[str, int]:
        if upload.resume_url:
            try:
                answer = await self._client.send("HEAD", upload.resume_url, TUS)
                return str(answer.url), _offset(answer)
            except Gone:
                log.info("an interrupted upload has expired on the server and begins anew")
        return await self._begin(upload, size), 0

    async def _is_unfinished(self, url: str) -> bool:
        try:
            _offset(await self._client.send("HEAD", url, TUS))
        except Gone:
            return False
        return True

    async def _begin(self, upload: Upload, size: int) -> str:
        described = {"filename": upload.filename, "content-type": upload.content_type, "@type": type_of(upload)}
        metadata = ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in described.items())
        headers = {**TUS, "Upload-Length": str(size), "Upload-Metadata": metadata}
        into = f"{upload.document_url}/@tus-replace" if upload.document_url else f"{upload.folder_url}/@tus-upload"
        answer = await self._client.send("POST", into, headers)
        return _location(answer)

    async def _send_piece(
        self, url: str, start: int, end: int, source: Source, progress: Callable[[int, int], None]
    ) -> str:
        """Send the bytes from `start` to `end`; give the address of what it became where these were the last ones."""
        headers = {
            **TUS,
            "Upload-Offset": str(start),
            "Content-Type": "application/offset+octet-stream",
            "Content-Length": str(end - start),
        }
        answer = await self._client.send("PATCH", url, headers, self._blocks(start, end, source, progress))
        return str(answer.headers.get("location", ""))

    async def _blocks(
        self, start: int, end: int, source: Source, progress: Callable[[int, int], None]
    ) -> AsyncIterator[bytes]:
        for place in range(start, end, BLOCK):
            block = await asyncio.to_thread(source.read, place, min(BLOCK, end - place))
            if self.pace is not None:
                await self.pace.take(len(block))
            yield block
            progress(min(end, place + BLOCK) - 1, source.size)  # the last byte counts when the server says so


def _fitting(piece: int, seconds: float) -> int:
    """Give the size of the next piece: what goes in a while, since of a piece that breaks off nothing is kept."""
    if seconds < PIECE_SECONDS / 2:
        return min(LARGEST_PIECE, piece * 2)
    return max(SMALLEST_PIECE, piece // 2) if seconds > PIECE_SECONDS * 2 else piece


def _offset(answer: httpx.Response) -> int:
    offset = answer.headers.get("upload-offset", "")
    if not offset.isdigit():
        raise BadAnswer("an upload without an offset")
    return int(offset)


def _location(answer: httpx.Response) -> str:
    location = answer.headers.get("location", "")
    if not location:
        raise BadAnswer("an upload without an address")
    return str(location)
