"""The earlier bodies of a document, as Plone's history keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from sync.errors import BadAnswer, Refused
from sync.plone.fields import Record, line, moment, text
from sync.plone.mapping import NEVER
from sync.server import StoredVersion

if TYPE_CHECKING:
    from sync.models import Document
    from sync.plone.client import PloneClient
    from sync.plone.downloads import Downloader
    from sync.server import Download

VERSIONING = "versioning"
"""The kind of entry in a history that is a version; others tell of workflow."""


class Versions:
    """The histories of one site."""

    def __init__(self, client: PloneClient, downloader: Downloader) -> None:
        self._client = client
        self._downloader = downloader

    async def of(self, url: str) -> list[StoredVersion]:
        """List the versions of a document, newest first; none where the site keeps no versions. Raises Gone."""
        try:
            answer: Any = await self._client.get_json(f"{url}/@history")
        except Refused:
            return []
        if not isinstance(answer, list):
            raise BadAnswer("a history that is no list")
        found = [_version(entry) for entry in answer if isinstance(entry, dict)]
        return sorted((one for one in found if one is not None), key=lambda one: one.number, reverse=True)

    async def record(self, url: str, number: int) -> Record:
        """Give a whole object as it was in a version, at its present address. Raises Gone."""
        answer: Any = await self._client.get_json(f"{url}/@history/{number}")
        if not isinstance(answer, dict):
            raise BadAnswer("no version where one was expected")
        return {**answer, "@id": url}

    async def download(self, document: Document, number: int) -> Download:
        """Start to fetch the body of a version."""
        return await self._downloader.fetch(f"{document.url}/@@download-version?{urlencode({'version_id': number})}")


def _version(entry: Record) -> StoredVersion | None:
    number = entry.get("version")
    if entry.get("type") != VERSIONING or not isinstance(number, int) or isinstance(number, bool):
        return None
    actor = entry.get("actor")
    return StoredVersion(
        number=number,
        made=moment(entry, "time") or NEVER,
        author=line(actor, "fullname", "username", "id") if isinstance(actor, dict) else "",
        comment=" ".join(text(entry, "comments").split()),
    )
