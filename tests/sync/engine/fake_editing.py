"""Locks that are looked at and broken, and earlier versions, on the intranet in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.errors import Gone, NotAllowed
from sync.models import NewsItem
from sync.server import Download, Lock, StoredVersion
from tests.sync.engine.fake_changes import FakeChanges

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Mapping, Sequence

    from sync.models import Document


class FakeEditing(FakeChanges):
    """The part of one person's connection that working on documents needs."""

    async def break_lock(self, url: str) -> Lock:
        async with self._call("break_lock"):
            uid = self._here(url).uid
            if uid in self.server.read_only:
                raise NotAllowed(uid)
            self.server.locks[uid] = self.username
            return self._lock_on(uid)

    async def locks(self, uids: Sequence[str]) -> Mapping[str, Lock]:
        async with self._call("locks"):
            visible = self.server.visible(self.username)
            return {uid: self._lock_on(uid) for uid in uids if uid in self.server.locks and uid in visible}

    async def history(self, url: str) -> Sequence[StoredVersion]:
        async with self._call("history"):
            item = self._here(url)
            numbers = range(len(self.server.versions[item.uid]), -1, -1)
            return [StoredVersion(number=number, made=item.modified, author="Hinke") for number in numbers]

    async def post_version(self, url: str, number: int) -> NewsItem:
        async with self._call("post_version"):
            item = self._here(url)
            if not isinstance(item, NewsItem) or number:
                raise Gone
            return item

    async def download_version(self, document: Document, number: int) -> Download:
        async with self._call("download_version"):
            bodies = [*self.server.versions[document.uid], self.server.bodies[document.uid]]
            if not 0 <= number < len(bodies):
                raise Gone
            return Download(size=len(bodies[number]), offset=0, chunks=self._whole(bodies[number]))

    async def _whole(self, body: bytes) -> AsyncGenerator[bytes, None]:
        async with self._call("download_version.piece"):
            yield body
