"""Makes names that others chose fit for this machine's disk."""

from __future__ import annotations

import re
import unicodedata

MOST_BYTES = 240
"""File systems take 255 bytes; some are left for " (2)" and the like."""

_LONGEST_ENDING = 24
_NAMELESS = "document"
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)", re.IGNORECASE)
_JOINERS = frozenset("\u200c\u200d")  # parts of words in some scripts, and of emoji


def safe_filename(name: str) -> str:
    """Give a name like `name` that is safe to make a file of, on every system and in every folder.

    No path, nothing hidden or reserved, no control characters, nothing that turns the direction of writing (and so
    shows an ending that is not there), and not too long; the ending stays.
    """
    shown = "".join(letter for letter in unicodedata.normalize("NFC", name) if _is_shown(letter))
    trimmed = _trimmed(_FORBIDDEN.sub("_", " ".join(shown.split())))
    short = _trimmed(_shortened(trimmed)) or _NAMELESS
    return f"_{short}" if _RESERVED.match(short) else short


def _is_shown(letter: str) -> bool:
    if letter in _JOINERS or letter.isspace():
        return True
    return unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def _trimmed(name: str) -> str:
    return name.strip(". ")


def _shortened(name: str) -> str:
    if len(name.encode()) <= MOST_BYTES:
        return name
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending.encode()) > _LONGEST_ENDING:
        stem, dot, ending = name, "", ""
    room = MOST_BYTES - len((dot + ending).encode())
    return f"{_trimmed(stem.encode()[:room].decode(errors='ignore'))}{dot}{ending}"
