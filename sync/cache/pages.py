"""Tells a wrong key from a damaged cache, which SQLCipher itself reports as one and the same.

Each page of the file carries a checksum made with the key. A file of which no page fits was made with another key, or
its head is gone, on which all checksums depend: in either case it may be the only copy of what a person did.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PAGE = 4096
_SALT = 16
_CHECKSUM = 64
_MASK = 0x3A  # these numbers are those of SQLCipher 4


def opens_with(path: Path, key: bytes) -> bool:
    """Tell whether any page of the file fits the key."""
    try:
        with path.open("rb") as file:
            head = file.read(PAGE)
            mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ _MASK for byte in head[:_SALT]), 2, dklen=32)
            page, number = head[_SALT:], 1
            while page:
                if _fits(page, number, mac_key):
                    return True
                page, number = file.read(PAGE), number + 1
    except FileNotFoundError:
        pass
    return False


def _fits(page: bytes, number: int, mac_key: bytes) -> bool:
    content, checksum = page[:-_CHECKSUM], page[-_CHECKSUM:]
    expected = hmac.digest(mac_key, content + number.to_bytes(4, "little"), "sha512")
    return hmac.compare_digest(expected, checksum)


def holds_pages(path: Path) -> bool:
    """Tell whether there is at least one page with something in it."""
    try:
        with path.open("rb") as file:
            while page := file.read(PAGE):
                if len(page) == PAGE and any(page):
                    return True
    except FileNotFoundError:
        pass
    return False
