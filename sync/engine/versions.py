"""Earlier versions of documents: listed, fetched to be looked at, and made the newest version again."""

from __future__ import annotations

import asyncio
import os
from contextlib import aclosing
from typing import TYPE_CHECKING

from sync.cache.disk import disk_errors
from sync.engine.chores import Chores
from sync.engine.drafts import saved_version
from sync.engine.editing_events import VersionReady, VersionsListed
from sync.engine.saves import take_save
from sync.engine.transfers import filename_of, folder_of
from sync.errors import FileInUse, Gone, ServerAway
from sync.models import Document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sync.cache.store import Store
    from sync.engine.events import EngineEvent
    from sync.engine.intake import Intake
    from sync.engine.save_queue import SaveQueue
    from sync.server import Intranet

VERSIONS = "versions"


class Versions:
    """The versions of documents, in `folder` while they are looked at; `saves` holds what is to be sent."""

    def __init__(
        self,
        connection: Callable[[], Intranet],
        store: Store,
        intake: Intake,
        folder: Path,
        saves: SaveQueue,
        tell: Callable[[EngineEvent], None],
    ) -> None:
        self._connection = connection
        self._store = store
        self._intake = intake
        self._folder = folder / VERSIONS
        self._saves = saves
        self._tell = tell
        self._chores = Chores("having a version", tell)

    def ask(self, uid: str) -> None:
        """List the versions of a document; VersionsListed or Problem follows."""
        self._chores.do(self._list(uid))

    def open(self, uid: str, number: int) -> None:
        """Get a version ready to be looked at; VersionReady or Problem follows."""
        self._chores.do(self._ready(uid, number))

    def restore(self, uid: str, number: int) -> None:
        """Have a version be the newest one again, as a version of its own: nothing of the others is lost."""
        self._chores.do(self._restore(uid, number))

    async def stop(self) -> None:
        """Stop fetching."""
        await self._chores.stop()

    async def _list(self, uid: str) -> None:
        versions = await self._connection().history(self._document(uid).url)
        self._tell(VersionsListed(uid=uid, versions=tuple(versions)))

    async def _ready(self, uid: str, number: int) -> None:
        self._tell(VersionReady(uid=uid, number=number, path=await self._fetched(self._document(uid), number)))

    async def _restore(self, uid: str, number: int) -> None:
        document = self._document(uid)
        copy = self._store.working_copies.find(uid)
        if copy is not None:
            raise FileInUse(name=filename_of(document))
        path = await self._fetched(document, number)
        save = await asyncio.to_thread(take_save, path, self._saves.folder_of(uid), "")
        if save is None:
            raise Gone("the version has no content")
        self._intake.do(saved_version(save, uid, document.modified, document))

    async def _fetched(self, document: Document, number: int) -> Path:
        """Fetch the body of a version once: it never becomes another."""
        target = self._folder / folder_of(document.uid) / str(number) / filename_of(document)
        if target.exists():
            return target
        partial = target.with_name(f".{target.name}.part")
        download = await self._connection().download_version(document, number)
        size = 0
        with disk_errors():
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            partial.unlink(missing_ok=True)
            async with aclosing(download.chunks) as chunks:
                with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | _BINARY, 0o600), "wb") as file:
                    async for chunk in chunks:
                        file.write(chunk)
                        size += len(chunk)
            if download.size not in (None, size):
                raise ServerAway("the body ended before its size")
            partial.replace(target)
        return target

    def _document(self, uid: str) -> Document:
        item = self._store.item(uid)
        if not isinstance(item, Document) or item.is_folder:
            raise Gone("not in the cache")
        return item


_BINARY = getattr(os, "O_BINARY", 0)  # Windows would change line ends
