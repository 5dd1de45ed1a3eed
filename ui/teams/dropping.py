"""What may be shared of the files and folders that somebody drops or picks: apart from looking at the disk, pure."""

from __future__ import annotations

import os
import stat
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from sync.engine.sharing import SharedFile, Sharing
from sync.errors import QT_TRANSLATE_NOOP, UnusableFile
from sync.models import is_waiting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sync.cache.queries import Queries
    from sync.engine.sharing import FolderPath
    from sync.models import Document

FOLDER_LINK = QT_TRANSLATE_NOOP("errors", "It is a link to another folder. Open that and drop what is in it.")
EMPTY = QT_TRANSLATE_NOOP("errors", "The file is empty (0 bytes).")
MISSING = QT_TRANSLATE_NOOP("errors", "It is no longer there.")
UNREADABLE = QT_TRANSLATE_NOOP("errors", "You may not read this file on this computer.")
NO_FILE = QT_TRANSLATE_NOOP("errors", "This is not a file that can be shared.")
TOO_MANY = QT_TRANSLATE_NOOP("errors", "These are too many files at once. Share them a folder at a time.")
MOST_FILES = 20_000
_LEFT_BEHIND = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_TEMPORARY = ("~$", ".~lock.")
"""Names that systems and office programs leave in folders: nobody means to share those."""


class SameName(StrEnum):
    """What becomes of a file where there is one of its name."""

    NEW_VERSION = "new version"
    KEEP_BOTH = "keep both"
    SKIP = "skip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A file that may be sent, and the folders, from where it was dropped, in which it stands."""

    path: Path
    folder: FolderPath = ()


@dataclass(slots=True)
class Drop:
    """What goes on and what does not: each refusal names its file and says why. Folders come before what is in them."""

    files: list[Dropped] = field(default_factory=list)
    folders: list[FolderPath] = field(default_factory=list)
    refusals: list[UnusableFile] = field(default_factory=list)


def sort_out(paths: Iterable[Path]) -> Drop:
    """Look at dropped paths, folders and all that is in them, in the order given; the same path twice counts once."""
    drop = Drop()
    for path in dict.fromkeys(paths):
        if _is_folder(path):
            _take_folder(drop, path)
        else:
            _take_file(drop, path, ())
    return drop


def has_folders(paths: Iterable[Path]) -> bool:
    """Tell whether looking at these may take long."""
    return any(_is_folder(path) for path in paths)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _take_folder(drop: Drop, top: Path) -> None:
    """Take a folder with all in it. Links to folders are not followed: they may lead back to where they are in."""
    if top.is_symlink():
        drop.refusals.append(_refusal(top, FOLDER_LINK))
        return
    for folder, below, names in os.walk(top, onerror=lambda error: _take_unreadable(drop, error)):
        here = (_plain(top.name), *map(_plain, Path(folder).relative_to(top).parts))
        drop.folders.append(here)
        below.sort()
        for name in [name for name in below if (Path(folder) / name).is_symlink()]:
            below.remove(name)
            drop.refusals.append(_refusal(Path(folder) / name, FOLDER_LINK))
        for name in sorted(names):
            if _is_meant(name):
                if len(drop.files) >= MOST_FILES:
                    drop.refusals.append(_refusal(top, TOO_MANY))
                    return
                _take_file(drop, Path(folder) / name, here)


def _take_unreadable(drop: Drop, error: OSError) -> None:
    drop.refusals.append(_refusal(Path(error.filename or ""), UNREADABLE))


def _is_meant(name: str) -> bool:
    return name.casefold() not in _LEFT_BEHIND and not name.startswith(_TEMPORARY)


def _take_file(drop: Drop, path: Path, folder: FolderPath) -> None:
    reason = _reason_against(path)
    if reason:
        drop.refusals.append(_refusal(path, reason))
    else:
        drop.files.append(Dropped(path=path, folder=folder))


def _refusal(path: Path, reason: str) -> UnusableFile:
    return UnusableFile(name=_plain(path.name) or _plain(str(path)), reason=reason)


def _plain(name: str) -> str:
    """Give a name as text: on Linux it may hold bytes that are none."""
    return name.encode(errors="surrogateescape").decode(errors="replace")


def _reason_against(path: Path) -> str:
    """Say why `path` cannot be sent, or give the empty string."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return NO_FILE
        if status.st_size == 0:
            return EMPTY
        with path.open("rb"):
            return ""
    except FileNotFoundError:
        return MISSING
    except (OSError, ValueError):  # a ValueError is a name that no file can have, such as one with a NUL
        return UNREADABLE


class Names:
    """The names that are taken in a place, as people tell them apart: case and the way accents are written are none."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._by_name = {_same(document.title): document for document in documents}
        self._promised: set[str] = set()

    def document(self, name: str) -> Document | None:
        """Give what has this name already."""
        return self._by_name.get(_same(name))

    def promise(self, name: str) -> None:
        """Remember that something will have a name."""
        self._promised.add(_same(name))

    def is_promised(self, name: str) -> bool:
        """Tell whether something else that is shared just now will have a name."""
        return _same(name) in self._promised

    def free(self, name: str) -> str:
        """Give `name` where it is free, else as `unused` does."""
        return self.unused(name) if self.is_taken(name) else name

    def unused(self, name: str) -> str:
        """Give `name` with the lowest number that is free: "verslag (2).docx"."""
        stem, dot, ending = name.rpartition(".")
        if not stem:
            stem, dot, ending = name, "", ""
        return next(numbered for numbered in _numbered(stem, f"{dot}{ending}") if not self.is_taken(numbered))

    def is_taken(self, name: str) -> bool:
        """Tell whether something has a name, or will have."""
        return _same(name) in self._by_name or _same(name) in self._promised


class TakenNames:
    """The names in the folders below a place, each read once."""

    def __init__(self, queries: Queries, container_uid: str) -> None:
        self._queries = queries
        self._uids: dict[FolderPath, str] = {(): container_uid}
        self._names: dict[FolderPath, Names] = {}

    def names_in(self, folder: FolderPath) -> Names:
        """Give the names in a folder; of one that is not there yet none are taken."""
        if folder not in self._names:
            uid = self._uid_of(folder)
            self._names[folder] = Names(self._queries.documents(uid) if uid else ())
        return self._names[folder]

    def _uid_of(self, folder: FolderPath) -> str:
        if folder not in self._uids:
            above = self._uid_of(folder[:-1])
            within = self._queries.documents(above) if above else ()
            self._uids[folder] = next((one.uid for one in within if one.is_folder and one.title == folder[-1]), "")
        return self._uids[folder]


def _numbered(stem: str, ending: str) -> Iterator[str]:
    number = 2
    while True:
        yield f"{stem} ({number}){ending}"
        number += 1


def _same(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def sharing_of(
    drop: Drop,
    container_uid: str,
    names_in: Callable[[FolderPath], Names],
    choose: Callable[[str], SameName | None],
) -> Sharing | None:
    """Decide with the person what becomes of names that are taken; None where they thought better of all of it.

    `names_in` gives what is in a folder below the container, `choose` is asked for each document whose name is taken.
    What waits to be sent itself has no versions yet: then both are kept.
    """
    files = []
    for dropped in drop.files:
        names = names_in(dropped.folder)
        name = _plain(dropped.path.name)
        there = names.document(name)
        if (there is None or there.is_folder) and not names.is_promised(name):
            names.promise(name)
            files.append(SharedFile(path=dropped.path, folder=dropped.folder))
            continue
        chosen = SameName.KEEP_BOTH if there is None or is_waiting(there.uid) else choose(name)
        if chosen is None:
            return None
        if chosen is SameName.KEEP_BOTH:
            other = names.unused(name)
            names.promise(other)
            files.append(SharedFile(path=dropped.path, folder=dropped.folder, filename=other))
        elif chosen is SameName.NEW_VERSION and there is not None:
            files.append(SharedFile(path=dropped.path, folder=dropped.folder, replaces=there.uid))
    return Sharing(container_uid=container_uid, folders=tuple(drop.folders), files=tuple(files))
