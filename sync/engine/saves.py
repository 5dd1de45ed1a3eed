"""What a program saved, taken aside as it is at one moment: the next save may come before it is sent."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync.cache.disk import disk_errors
from sync.errors import FileInUse

if TYPE_CHECKING:
    from pathlib import Path

PIECE = 1024 * 1024
"""Bytes."""
NAMED_BY = 16
"""Digits of its digest by which a save is told from others of one document."""


class Unsettled(Exception):
    """The file is being written just now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Save:
    """A save that lies at `path`, where nobody else writes; `digest` tells its content."""

    path: Path
    digest: str
    size: int
    modified_ns: int


def is_of(save: Path, digest: str) -> bool:
    """Tell, by where it lies, whether a save has a content."""
    return save.parent.name.partition("-")[0] == digest[:NAMED_BY]


def digest_of_file(path: Path) -> str:
    """Give the digest of a file's content."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def take_save(path: Path, aside: Path, known: str) -> Save | None:
    """Take what stands at `path` into the folder `aside`; None where it is `known` by its digest, empty, or not there.

    Raises Unsettled while it is being written, DiskFull, and MienskipError for what else the disk refuses.
    """
    partial = aside / f".{secrets.token_hex(8)}.part"
    try:
        with disk_errors():
            aside.mkdir(parents=True, mode=0o700, exist_ok=True)
            if _is_known(path, known):
                return None
            digest = _copied(path, partial)
            if digest in ("", known):
                return None
            target = aside / f"{digest[:NAMED_BY]}-{secrets.token_hex(4)}" / path.name
            target.parent.mkdir(mode=0o700)
            partial.replace(target)
            status = target.stat()
    finally:
        partial.unlink(missing_ok=True)
    return Save(path=target, digest=digest, size=status.st_size, modified_ns=status.st_mtime_ns)


def _is_known(path: Path, known: str) -> bool:
    """Tell whether a file has the content that is known: most of what happens beside it does not change it."""
    try:
        return bool(known) and digest_of_file(path) == known
    except FileNotFoundError:
        return True
    except PermissionError as error:
        if FileInUse.is_meant_by(error):
            raise Unsettled from error
        raise


def _copied(path: Path, target: Path) -> str:
    """Copy a file and give its digest; the empty text where there is nothing to copy."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as source:
            before = os.fstat(source.fileno())
            if not stat.S_ISREG(before.st_mode) or not before.st_size:
                return ""
            with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o600), "wb") as copy:
                while piece := source.read(PIECE):
                    digest.update(piece)
                    copy.write(piece)
                copy.flush()
                os.fsync(copy.fileno())
        after = path.stat()
    except FileNotFoundError:
        return ""
    except PermissionError as error:
        if FileInUse.is_meant_by(error):
            raise Unsettled from error
        raise
    if (before.st_size, before.st_mtime_ns, before.st_ino) != (after.st_size, after.st_mtime_ns, after.st_ino):
        raise Unsettled
    return digest.hexdigest()


BINARY = getattr(os, "OBINARY", 0)  # Windows would change line ends


def remove_tree(folder: Path) -> None:
    """Remove a folder with all that is in it, also what is protected against writing; one that is gone is fine."""

    def unprotect(function: object, path: str, _error: object) -> None:
        try:
            os.chmod(path, stat.S_IRWXU)  # noqa: PTH101  as `rmtree` gives it
            if callable(function):
                function(path)
        except OSError:
            return  # what another program holds open goes at the next start

    shutil.rmtree(folder, onerror=unprotect)
