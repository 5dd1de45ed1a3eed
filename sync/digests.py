"""By what a picture is known again that was sent, whatever the server made of it: its name on the server says so."""

from __future__ import annotations

import hashlib
import re

_LENGTH = 16
_NAMED = re.compile(rf"foto-(?P<digest>[0-9a-f]{{{_LENGTH}}})\.\w+")


def digest_of(data_url: str) -> str:
    """Give the digest of a picture as it travels (a data URL with base64); empty for anything else."""
    head, mark, data = data_url.partition(";base64,")
    if not mark or not head.startswith("data:"):
        return ""
    return hashlib.sha256(data.encode()).hexdigest()[:_LENGTH]


def picture_name(data_url: str, ending: str) -> str:
    """Give the name under which a picture is sent; `ending` as in "jpg"."""
    return f"foto-{digest_of(data_url)}.{ending}"


def digest_in(filename: str) -> str:
    """Give the digest that a name tells, empty where it was not given by `picture_name`."""
    found = _NAMED.fullmatch(filename)
    return found["digest"] if found else ""
