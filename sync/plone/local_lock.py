"""Locks of the operating system, which die with their process: who has a database open, who is setting something up."""

from __future__ import annotations

import os
import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sync.errors import QT_TRANSLATE_NOOP, LocalServerError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


LOOK_AGAIN_AFTER = 0.1
LONGEST_PID = 20


def holder(lock_file: Path) -> int | None:
    """Give the id of the process that holds a database's lock, or None when nobody does.

    What is written in the file proves nothing, it stays behind when a process is killed: the lock itself does. Gives 0
    for a holder that has not written its id yet.
    """
    try:
        descriptor = os.open(lock_file, os.O_RDWR)
    except FileNotFoundError:
        return None
    try:
        _lock(descriptor)
    except OSError:
        os.lseek(descriptor, 1, os.SEEK_SET)  # the first byte is a blank, and on Windows nobody else may read it
        written = os.read(descriptor, LONGEST_PID).strip()
        return int(written) if written.isdigit() else 0
    else:
        return None
    finally:
        os.close(descriptor)


@contextmanager
def alone(lock_file: Path, within: float) -> Iterator[None]:
    """Be the only process in this block. Raises LocalServerError when another is in it for over `within` seconds."""
    descriptor = os.open(lock_file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _wait_for(descriptor, within)
        yield
    finally:
        os.close(descriptor)


def _wait_for(descriptor: int, within: float) -> None:
    deadline = time.monotonic() + within
    pause = threading.Event()
    while True:
        try:
            _lock(descriptor)
        except OSError as error:
            if time.monotonic() > deadline:
                raise LocalServerError(
                    type(error).__name__,
                    reason=QT_TRANSLATE_NOOP(
                        "errors", "Another program is setting it up. Try again when that is done."
                    ),
                ) from error
            pause.wait(LOOK_AGAIN_AFTER)
        else:
            return
