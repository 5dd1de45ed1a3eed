"""What was saved into documents that are being changed, from when it is taken until it is sent.

Each save is a file of its own. Of saves that nobody else can have seen yet the last one is enough.
"""

from __future__ import annotations

import os
import secrets
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sync.cache.commands import FileCommand, OutboxState, ReplaceFile
from sync.cache.disk import disk_errors
from sync.cache.filenames import safe_filename
from sync.cache.working_copies import are_of_one_copy
from sync.engine.saves import BINARY, is_of, remove_tree
from sync.engine.sharing import SharedFile, Sharing
from sync.engine.transfers import folder_of
from sync.errors import ChangedMeanwhile, Locked

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.cache.commands import OutboxEntry
    from sync.cache.store import Store
    from sync.engine.intake import Intake

MADE = "made"
"""The folder of what is shared without having been a file."""
KEPT = "kept"
"""The folder of what a person saved beside a document under another name."""


class SaveQueue:
    """The saves in `folder` that wait in the outbox; `is_cut_off` tells that what is sent waits."""

    def __init__(self, store: Store, intake: Intake, folder: Path, is_cut_off: Callable[[], bool]) -> None:
        self._store = store
        self._intake = intake
        self._folder = folder
        self._is_cut_off = is_cut_off

    def folder_of(self, uid: str) -> Path:
        """Give the folder for the saves of a document."""
        return self._folder / folder_of(uid)

    def waiting(self, uid: str) -> list[tuple[OutboxEntry, ReplaceFile]]:
        """Give the saves of a document that are not sent, the first one first."""
        folder = self.folder_of(uid)
        return [(entry, one) for entry, one in self._replacements(uid) if folder in Path(one.path).parents]

    def is_taken(self, uid: str, digest: str) -> bool:
        """Tell whether the last save that waits is this one: the program ended between taking and noting it."""
        waiting = self.waiting(uid)
        return bool(waiting) and is_of(Path(waiting[-1][1].path), digest)

    def send(self, command: ReplaceFile) -> None:
        """Send a save; one that nobody else can have seen yet, and cannot now, gives way to it. Raises DiskFull."""
        waiting = self.waiting(command.document_uid)
        if waiting:
            entry, earlier = waiting[-1]
            is_free = self._is_cut_off() and not earlier.resume_url  # without it the server was not given a byte
            if are_of_one_copy(command, earlier) and (is_free or entry.state is OutboxState.FAILED):
                self._intake.change(replace(command, key=earlier.key, base_modified=earlier.base_modified))
                return
        self._intake.do(command)

    def keep_the_last(self, key: str) -> None:
        """Of several saves behind one that a person has to decide about, have the last take its place."""
        entry = self._store.entry(key)
        if entry is None or not isinstance(entry.command, ReplaceFile) or not isinstance(entry.error, ChangedMeanwhile):
            return
        first = entry.command
        later = [one for other, one in self.waiting(first.document_uid) if other.key != key]
        if later and are_of_one_copy(first, later[-1]):
            self._intake.change(replace(later[-1], key=key, base_modified=first.base_modified))
            for one in later:
                self._intake.take_back(one.key)

    def held_up_by_a_lock(self, uid: str) -> list[str]:
        """Give the keys of new versions that were not sent because somebody else had the document."""
        return [entry.key for entry, _ in self._replacements(uid) if isinstance(entry.error, Locked)]

    def keep_beside(self, folder: str, file: Path) -> Path:
        """Keep what a person saved under another name beside a document, whose folder is removed; give where."""
        kept = self._folder / folder / KEPT / file.name
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.move(file, kept)
        return kept

    def share_content(self, filename: str, body: bytes, container_uid: str) -> None:
        """Share what is in no file yet, such as a picture that was pasted. Raises DiskFull."""
        path = self._folder / MADE / secrets.token_hex(8) / safe_filename(filename)
        with disk_errors():
            path.parent.mkdir(parents=True, mode=0o700)
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o600), "wb") as file:
                file.write(body)
                file.flush()
                os.fsync(file.fileno())
        shared = SharedFile(path=path, filename=filename)
        self._intake.share(Sharing(container_uid=container_uid, files=(shared,)))

    def sweep(self) -> None:
        """Remove the saves that are sent."""
        needed = {
            Path(entry.command.path).parent for entry in self._store.outbox() if isinstance(entry.command, FileCommand)
        }
        for save in self._folder.glob("*/*"):
            if save not in needed and save.name != KEPT and not save.name.startswith("."):
                remove_tree(save)

    def _replacements(self, uid: str) -> list[tuple[OutboxEntry, ReplaceFile]]:
        return [
            (entry, entry.command)
            for entry in self._store.outbox()
            if entry.uid == uid and isinstance(entry.command, ReplaceFile)
        ]
