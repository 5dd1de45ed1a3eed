"""By what a program says that it has a file open: the lock files that office programs put beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_TELL: Final = """
doc docm docx dot dotx fodp fods fodt odg odp ods odt ott pot potx pps ppsx ppt pptm pptx rtf xls xlsb xlsm xlsx xltx
"""
TELLING_ENDINGS: Final = frozenset(_TELL.split())
"""Endings of files whose usual programs put a lock file beside them."""
WORD_LEAVES_OUT: Final = (0, 1, 2)
"""Letters at the beginning of a name that Word leaves out where the name is long."""


def lock_files(path: Path) -> list[Path]:
    """Give the files that an office program may put beside `path` while it is open there."""
    names = [f".~lock.{path.name}#", *(f"~${path.name[left_out:]}" for left_out in WORD_LEAVES_OUT)]
    return [path.with_name(name) for name in names]


def is_open(path: Path) -> bool:
    """Tell whether an office program says that it has this file open; others say nothing."""
    return any(one.exists() for one in lock_files(path))


def is_lock_file(name: str) -> bool:
    """Tell whether a file of this name belongs to a program, and is nobody's work."""
    return name.startswith((".", "~")) or name.endswith((".tmp", "~"))


def tells(path: Path) -> bool:
    """Tell whether the usual program for this file says when it has it open."""
    return path.suffix.removeprefix(".").lower() in TELLING_ENDINGS
