"""Document bodies on disk: encrypted, resumable while they come in, and either whole or not there."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO, Self

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sync.cache.body_reader import BodyReader
from sync.cache.disk import disk_errors
from sync.cache.filenames import safe_filename
from sync.cache.records import from_stamp, to_stamp
from sync.cache.sealing import CHUNK, Damaged, Sealed, new_head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

__all__ = ["BodyStore", "PartialBody", "safe_filename"]


class BodyStore:
    """The bodies of documents in `folder`, under the 32 bytes of `key` (the cache's: bodies get one made of it).

    Every method may raise DiskFull, and MienskipError for what else the disk refuses. They wait for the disk: large
    exports belong in a thread.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._cipher = AESGCM(hmac.digest(key, b"mienskip bodies", "sha256"))
        self._name_key = hmac.digest(key, b"mienskip body names", "sha256")

    def begin(self, uid: str, modified: datetime) -> PartialBody:
        """Begin to take in a body, or go on after a break; `offset` of what is given tells where.

        `modified` is that of the document that is being fetched: what came in of another version is dropped.
        """
        with disk_errors():
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            return PartialBody(self._partial(uid), self._path(uid), self._cipher, to_stamp(modified))

    def put(self, bodies: Iterable[tuple[str, datetime, bytes]]) -> None:
        """Store whole small bodies: of each the uid, the version and the bytes. Each is there whole or not at all."""
        with disk_errors():
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            for uid, modified, data in bodies:
                with _becoming(self._path(uid)) as file:
                    file.write(new_head(to_stamp(modified)))
                    Sealed(file, self._cipher).add_whole(data)
                    file.flush()
                    os.fsync(file.fileno())
            _sync_folder(self._folder)

    def has(self, uid: str, modified: datetime | None = None) -> bool:
        """Tell whether the whole body is here, and of this version if one is given."""
        here = self.modified(uid)
        return here is not None and modified in (None, here)

    def modified(self, uid: str) -> datetime | None:
        """Tell which version of a body is here whole; None where none is."""
        try:
            with disk_errors(), self._path(uid).open("rb") as file:
                sealed = Sealed(file, self._cipher)
                sealed.size()
                return from_stamp(sealed.version)
        except (FileNotFoundError, Damaged):
            return None

    def size_of(self, uid: str, modified: datetime) -> int | None:
        """Give the bytes of the whole body of this version; None where it is not here."""
        try:
            with disk_errors(), self._path(uid).open("rb") as file:
                sealed = Sealed(file, self._cipher)
                return sealed.size() if sealed.version == to_stamp(modified) else None
        except (FileNotFoundError, Damaged):
            return None

    def reader(self, uid: str, modified: datetime) -> BodyReader | None:
        """Give what reads any part of the whole body of this version; None where it is not here."""
        size = self.size_of(uid, modified)
        return None if size is None else BodyReader(self._path(uid), self._cipher, size)

    def here(self, uids: Iterable[str]) -> set[str]:
        """Tell of which documents there is a body, of whichever version."""
        names = {path.name for path in self._files() if path.suffix == ".body"}
        return {uid for uid in uids if self._path(uid).name in names} if names else set()

    def export(self, uid: str, target: Path) -> bool:
        """Write a body in the clear to `target`, for its owner alone; it is there whole or not at all.

        False where there is none or one that does not open, which is removed: then it has to be fetched.
        """
        try:
            with disk_errors(), self._path(uid).open("rb") as file:
                target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                with _becoming(target) as clear:
                    for piece in Sealed(file, self._cipher).chunks():
                        clear.write(piece)
        except FileNotFoundError:
            return False
        except Damaged:
            self.remove([uid])
            return False
        return True

    def remove(self, uids: Iterable[str]) -> None:
        """Remove bodies, also what came in of unfinished ones."""
        with disk_errors():
            for uid in uids:
                self._path(uid).unlink(missing_ok=True)
                self._partial(uid).unlink(missing_ok=True)

    def keep_only(self, uids: Iterable[str]) -> int:
        """Remove the bodies of all other documents; tell how many files went."""
        kept = {path for uid in uids for path in (self._path(uid), self._partial(uid))}
        gone = [path for path in self._files() if path not in kept]
        with disk_errors():
            for path in gone:
                path.unlink(missing_ok=True)
        return len(gone)

    def clear(self) -> None:
        """Remove all bodies."""
        self.keep_only(())

    def size(self) -> int:
        """Give the bytes that bodies take on the disk."""
        return sum(path.stat().st_size for path in self._files())

    def _files(self) -> list[Path]:
        if not self._folder.is_dir():
            return []
        return [path for path in self._folder.iterdir() if path.suffix in {".body", ".part"}]

    def _path(self, uid: str) -> Path:
        # A uid comes from the server, so it names no file; and the name of ours tells nothing.
        name = hashlib.blake2b(uid.encode("utf-8", "surrogatepass"), key=self._name_key, digest_size=20).hexdigest()
        return self._folder / f"{name}.body"

    def _partial(self, uid: str) -> Path:
        return self._path(uid).with_suffix(".part")


class PartialBody:
    """A body that is coming in. Only whole chunks of `CHUNK` bytes survive a break.

    Use as a context manager, or call `close` when it is not to be committed now; what came in is kept for `begin`.
    """

    def __init__(self, path: Path, final: Path, cipher: AESGCM, version: int) -> None:
        self._path = path
        self._final = final
        self._file, self._sealed = _opened(path, cipher, version)
        try:
            self._chunks = self._sealed.whole_chunks()
        except Damaged:
            self._file.close()
            self._file, self._sealed = _begun(path, cipher, version)
            self._chunks = 0
        self._sealed.cut(self._chunks)
        self._rest = memoryview(bytearray(CHUNK))  # one buffer for all chunks: a gigabyte has four thousand of them
        self._filled = 0

    @property
    def offset(self) -> int:
        """How many bytes are here: where the next `append` goes on."""
        return self._chunks * CHUNK + self._filled

    def append(self, data: bytes) -> None:
        """Take in the next bytes. After DiskFull it is closed: `begin` goes on from what was whole."""
        left = memoryview(data)
        while left:
            if not self._filled and len(left) >= CHUNK:
                self._write(left[:CHUNK])
                left = left[CHUNK:]
                continue
            taken = left[: CHUNK - self._filled]
            self._rest[self._filled : self._filled + len(taken)] = taken
            self._filled += len(taken)
            left = left[len(taken) :]
            if self._filled == CHUNK:
                self._write_rest()

    def _write_rest(self) -> None:
        self._write(self._rest[: self._filled])
        self._filled = 0

    def _write(self, data: memoryview) -> None:
        with disk_errors(), self._closing_when_torn():
            self._sealed.add_chunk(data, self._chunks)
        self._chunks += 1

    @contextmanager
    def _closing_when_torn(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            with suppress(OSError):
                self._file.close()
            raise

    def sha256(self) -> bytes:
        """Give the digest of all that is here, read from the disk again; none where that no longer opens."""
        digest = hashlib.sha256()
        with disk_errors():
            try:
                for place in range(self._chunks):
                    digest.update(self._sealed.chunk(place))
            except Damaged:
                return b""
            self._sealed.go_behind(self._chunks)
        digest.update(self._rest[: self._filled])
        return digest.digest()

    def restart(self) -> None:
        """Drop what came in; where the server begins again from the first byte."""
        self._filled = 0
        self._chunks = 0
        with disk_errors():
            self._sealed.cut(0)

    def commit(self) -> None:
        """Make it the body of the document, at once and for good; an earlier body is replaced."""
        size = self.offset
        if self._filled:
            self._write_rest()
        with disk_errors():
            self._sealed.add_end(size, self._chunks)
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._path.replace(self._final)
            _sync_folder(self._final.parent)

    def discard(self) -> None:
        """Drop what came in."""
        self._file.close()
        with disk_errors():
            self._path.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of it for now."""
        with disk_errors():
            self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_details: object) -> None:
        self.close()


def _opened(path: Path, cipher: AESGCM, version: int) -> tuple[BinaryIO, Sealed]:
    try:
        file = path.open("r+b")
    except FileNotFoundError:
        return _begun(path, cipher, version)
    with suppress(Damaged):
        sealed = Sealed(file, cipher)
        if sealed.version == version:
            return file, sealed
    file.close()
    return _begun(path, cipher, version)


def _begun(path: Path, cipher: AESGCM, version: int) -> tuple[BinaryIO, Sealed]:
    path.unlink(missing_ok=True)
    file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, 0o600), "r+b")
    file.write(new_head(version))
    file.flush()
    return file, Sealed(file, cipher)


_BINARY = getattr(os, "O_BINARY", 0)  # Windows would change line ends


@contextmanager
def _becoming(target: Path) -> Iterator[BinaryIO]:
    """Give a file for the owner alone that becomes `target` when all went well, and vanishes otherwise."""
    path = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, 0o600), "r+b") as file:
            yield file
        path.replace(target)
    finally:
        path.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # there the name is on the disk with the file
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
