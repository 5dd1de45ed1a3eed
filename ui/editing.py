"""What the screens ask about changing documents in other programs, and about versions; answers come as signals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sync.engine.editing_events import EditReady, EditRefused, LockFreed, LockLost, VersionReady, VersionsListed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sync.engine.editing_events import EditingEvent


class EditingDesk(QObject):
    """Asks nobody, as where there is no engine; `desktop` does. Signals carry `sync.engine.editing_events`."""

    ready = Signal(object)
    """EditReady: a document asked for by `edit` is to be opened."""
    refused = Signal(object)
    """EditRefused: it cannot be changed now."""
    lock_lost = Signal(object)
    """LockLost: somebody else has what is being changed here."""
    lock_freed = Signal(object)
    """LockFreed: nobody works any more on what the person waits for."""
    versions_listed = Signal(object)
    """VersionsListed: the answer to `ask_versions`."""
    version_ready = Signal(object)
    """VersionReady: the answer to `open_version`."""

    def edit(self, uid: str) -> None:
        """Lock a document and get it ready to be changed; `ready` or `refused` follows."""

    def finish(self, uid: str) -> None:
        """Say that one has finished with a document: colleagues may have it again."""

    def break_lock(self, uid: str) -> None:
        """Take a document over from whoever has locked it, after the person was warned; `ready` follows."""

    def await_free(self, uid: str, *, wanted: bool) -> None:
        """Have it told when nobody works on a document any more, or not after all."""

    def watch_locks(self, uids: Iterable[str]) -> None:
        """Keep in the cache who is working on these documents, which are on the screen, and on no others."""

    def ask_versions(self, uid: str) -> None:
        """List the versions of a document; `versions_listed` follows."""

    def open_version(self, uid: str, number: int) -> None:
        """Get a version ready to be looked at; `version_ready` follows."""

    def restore_version(self, uid: str, number: int) -> None:
        """Have a version be the newest one again."""

    def hear(self, event: EditingEvent) -> None:
        """Tell the screens."""
        signals = {
            EditReady: self.ready,
            EditRefused: self.refused,
            LockLost: self.lock_lost,
            LockFreed: self.lock_freed,
            VersionsListed: self.versions_listed,
            VersionReady: self.version_ready,
        }
        signals[type(event)].emit(event)
