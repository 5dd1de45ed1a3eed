"""What may be shared of the files that somebody drops or picks: a pure decision, apart from looking at the disk."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync.errors import QT_TRANSLATE_NOOP, UnusableFile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FOLDER = QT_TRANSLATE_NOOP("errors", "Folders cannot be shared as a whole yet. Open it and drop the files inside.")
EMPTY = QT_TRANSLATE_NOOP("errors", "The file is empty (0 bytes).")
MISSING = QT_TRANSLATE_NOOP("errors", "It is no longer there.")
UNREADABLE = QT_TRANSLATE_NOOP("errors", "You may not read this file on this computer.")
NO_FILE = QT_TRANSLATE_NOOP("errors", "This is not a file that can be shared.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """What goes on and what does not: each refusal names its file and says why."""

    files: tuple[Path, ...] = ()
    refusals: tuple[UnusableFile, ...] = ()


def sort_out(paths: Iterable[Path]) -> Drop:
    """Divide dropped paths into files to send and refusals, in the order given; the same path twice counts once."""
    files: list[Path] = []
    refusals: list[UnusableFile] = []
    for path in dict.fromkeys(paths):
        reason = _reason_against(path)
        if reason:
            refusals.append(UnusableFile(name=path.name or str(path), reason=reason))
        else:
            files.append(path)
    return Drop(files=tuple(files), refusals=tuple(refusals))


def _reason_against(path: Path) -> str:
    """Say why `path` cannot be sent, or give the empty string."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return FOLDER
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
