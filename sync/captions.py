"""Captions of films: read from WebVTT or SubRip as people and programs write them, and written as WebVTT.

Nothing of it is trusted: what cannot be understood is left out, and only plain text comes of the rest.
"""

from __future__ import annotations

import html
import itertools
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LARGEST = 2 * 1024 * 1024
"""Bytes: captions of ten hours take less."""
MOST_CUES = 20_000
LONGEST_TEXT = 500
"""Characters of one caption that are shown."""
MOST_LINES = 4
_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMING = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s|$)")
_TAG = re.compile(r"<[^<>]{0,200}>")
_STYLE = re.compile(r"\{\\[^{}]{0,100}\}")
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown from one time to another, in milliseconds; `text` is plain, with its line breaks."""

    start: int
    end: int
    text: str


class Captions:
    """The captions of a film, by time."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self.cues: Sequence[Cue] = sorted(cues, key=lambda cue: (cue.start, cue.end))
        self._longest = max((cue.end - cue.start for cue in self.cues), default=0)
        self._starts = [cue.start for cue in self.cues]

    def __bool__(self) -> bool:
        return bool(self.cues)

    def at(self, time: int) -> str:
        """Give what is to be read at a time in milliseconds: what overlaps stands below each other."""
        first = bisect_left(self._starts, time - self._longest)
        last = bisect_right(self._starts, time)
        said = (cue.text for cue in self.cues[first:last] if cue.start <= time < cue.end)
        return "\n".join("\n".join(said).split("\n")[:MOST_LINES])


def read_captions(data: bytes) -> Captions:
    """Read WebVTT or SubRip; there are none in what is neither, and in what is larger than `LARGEST`."""
    if len(data) > LARGEST:
        return Captions(())
    return Captions(itertools.islice(_cues(_decoded(data)), MOST_CUES))


def to_webvtt(captions: Captions) -> bytes:
    """Write captions as WebVTT."""
    blocks = [
        f"{_spoken(cue.start)} --> {_spoken(cue.end)}\n{html.escape(cue.text, quote=False)}" for cue in captions.cues
    ]
    return ("\n\n".join(["WEBVTT", *blocks]) + "\n").encode()


def _decoded(data: bytes) -> str:
    """Decode as UTF-8 or, where it is none, as programs on Windows in Western Europe write."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _cues(text: str) -> Iterator[Cue]:
    lines = iter(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    for line in lines:
        timing = _TIMING.match(line[:200])
        if timing is None:
            continue
        start, end = _milliseconds(timing.groups()[:4]), _milliseconds(timing.groups()[4:])
        said = _plain(_until_blank(lines))
        if said and end > start:
            yield Cue(start, end, said)


def _until_blank(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if not line.strip():
            return
        yield line


def _plain(lines: Iterable[str]) -> str:
    kept = []
    for line in lines:
        bare = html.unescape(_TAG.sub("", _STYLE.sub("", line[: 4 * LONGEST_TEXT])))
        words = " ".join(_INVISIBLE.sub("", bare).split())
        if words:
            kept.append(words)
    return "\n".join(kept[:MOST_LINES])[:LONGEST_TEXT]


def _milliseconds(parts: Sequence[str | None]) -> int:
    hours, minutes, seconds, fraction = (part or "0" for part in parts)
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(fraction.ljust(3, "0"))


def _spoken(time: int) -> str:
    seconds, milliseconds = divmod(time, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{milliseconds:03}"
