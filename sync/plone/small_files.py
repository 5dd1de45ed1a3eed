"""Sending a small file in one request, under an id that is made here: a repeat finds what the first try made."""

from __future__ import annotations

import asyncio
import base64
import re
import unicodedata
from pathlib import PurePath
from typing import TYPE_CHECKING

from sync.errors import BadAnswer, Gone, NotAllowed, Refused
from sync.models import Document
from sync.plone.mapping import FILE, IMAGE
from sync.plone.source import Source, opened, type_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.models import Item
    from sync.plone.client import PloneClient
    from sync.plone.reading import Reader
    from sync.server import Pace, Upload

SMALL = 256 * 1024
"""Bytes up to which a file goes in one request: it grows by a third, and a break loses all of it."""
_FIELDS = {FILE: "file", IMAGE: "image"}


class SmallFiles:
    """Sends small files to one site, as quickly as `pace` lets them."""

    def __init__(self, client: PloneClient, reader: Reader) -> None:
        self._client = client
        self._reader = reader
        self.pace: Pace | None = None

    def takes(self, upload: Upload) -> bool:
        """Tell whether a file is to be sent so: it is small, and was not begun otherwise; or it lies in no file."""
        if upload.body is not None:
            return True
        begun_otherwise = upload.resume_url and not self.has_begun(upload)
        return upload.size is not None and upload.size <= SMALL and not upload.document_url and not begun_otherwise

    def has_begun(self, upload: Upload) -> bool:
        """Tell whether an earlier try may have sent it so."""
        return upload.resume_url.rpartition("/")[2] == item_id(upload)

    async def send(
        self, upload: Upload, progress: Callable[[int, int], None], resumable_at: Callable[[str], None]
    ) -> Document:
        """Send a file and tell what it became; `sync.server.Intranet.upload` says what is raised."""
        body = upload.body if upload.body is not None else await asyncio.to_thread(_read, upload)
        progress(0, len(body))
        if self.pace is not None:
            await self.pace.take(len(body))
        resumable_at(self._url(upload))
        try:
            made = await self._reader.item_of(
                await self._client.send_json("POST", upload.folder_url, _described(upload, body))
            )
        except Refused:
            found = await self.find(upload)
            if found is None:
                raise
            made = found
        progress(len(body), len(body))
        return _document(made)

    async def find(self, upload: Upload) -> Document | None:
        """Give what an earlier try made, if it did."""
        try:
            found = _document(await self._reader.item(self._url(upload)))
        except (Gone, NotAllowed):
            return None
        is_ours = (found.author, found.filename, found.size) == (
            self._client.username,
            upload.filename,
            upload.size,
        )
        return found if is_ours else None

    @staticmethod
    def _url(upload: Upload) -> str:
        return f"{upload.folder_url}/{item_id(upload)}"


def _read(upload: Upload) -> bytes:
    with opened(upload) as file:
        source = Source(file, upload.filename)
        return source.read(0, source.size)


def item_id(upload: Upload) -> str:
    """Give the id under which a file is made: readable in an address, and of this one upload alone."""
    name = PurePath(upload.filename)
    return f"{_plain(name.stem)[:40] or 'document'}-{_plain(upload.key)[:12]}{name.suffix and '.'}{_plain(name.suffix)}"


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def _described(upload: Upload, body: bytes) -> dict[str, object]:
    portal_type = type_of(upload)
    data = base64.b64encode(body).decode()
    kept = {
        "data": data,
        "encoding": "base64",
        "filename": upload.filename,
        "content-type": upload.content_type,
    }
    return {"@type": portal_type, "id": item_id(upload), "title": upload.filename, _FIELDS[portal_type]: kept}


def _document(item: Item) -> Document:
    if not isinstance(item, Document):
        raise BadAnswer("no document where a file was sent")
    return item
