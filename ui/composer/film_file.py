"""A film on this computer that is to go along with a text: what it is, and how it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync.captions import LARGEST, read_captions, to_webvtt
from sync.errors import QT_TRANSLATE_NOOP, UnusableFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path, PurePath

    from PySide6.QtGui import QImage

PLAYED_BY_ALL = frozenset((".mp4", ".m4v"))
"""Forms that every colleague's program and browser plays, with what is usually in them."""
FILMS = PLAYED_BY_ALL | {".webm", ".mov", ".mkv", ".avi", ".wmv", ".mpg", ".mpeg", ".ogv", ".3gp"}
CAPTIONS = (".vtt", ".srt")
UNREADABLE = QT_TRANSLATE_NOOP("errors", "It cannot be read.")
NO_CAPTIONS = QT_TRANSLATE_NOOP("errors", "There are no captions in it that we understand. WebVTT and SubRip work.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenFilm:
    """What somebody chose about a film: its name, a picture of it, and its captions as WebVTT."""

    path: Path
    title: str
    poster: QImage | None = None
    captions: bytes = b""


class FilmFile:
    """Reads a film on the disk; see `sync.engine.streamed.Readable`. Raises UnusableFile. Opened for each piece."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def size(self) -> int:
        """Give its bytes."""
        try:
            return self._path.stat().st_size
        except OSError as error:
            raise UnusableFile(name=self._path.name, reason=UNREADABLE) from error

    def read(self, offset: int, size: int, _within: float) -> bytes:
        """Give at most so many bytes."""
        try:
            with self._path.open("rb") as file:
                file.seek(offset)
                return file.read(size)
        except OSError as error:
            raise UnusableFile(name=self._path.name, reason=UNREADABLE) from error

    def close(self) -> None:
        """There is nothing to let go of."""


def looks_like_film(path: PurePath) -> bool:
    """Tell by its name whether a file is a film."""
    return path.suffix.lower() in FILMS


def captions_beside(film: Path, given: Sequence[Path]) -> Path | None:
    """Find the captions that were given with a film, or that lie beside it and are called like it."""
    named = [path for path in given if path.suffix.lower() in CAPTIONS]
    if named:
        return named[0]
    return next(_existing(film.with_suffix(ending) for ending in CAPTIONS), None)


def captions_in(path: Path) -> bytes:
    """Read captions and give them as WebVTT. Raises UnusableFile."""
    try:
        with path.open("rb") as file:
            captions = read_captions(file.read(LARGEST + 1))
    except OSError as error:
        raise UnusableFile(name=path.name, reason=UNREADABLE) from error
    if not captions:
        raise UnusableFile(name=path.name, reason=NO_CAPTIONS)
    return to_webvtt(captions)


def _existing(paths: Iterable[Path]) -> Iterator[Path]:
    return (path for path in paths if path.is_file())
