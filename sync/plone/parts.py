"""Parts of a text that the composer cannot express: they are shown in a wrapper of ours, and put back untouched.

The wrapper is ``<div data-part="ID">…</div>``. It is put around HTML that was sanitised before, in which no such
attribute is left: a text of the server cannot pretend to be one.
"""

from __future__ import annotations

import hashlib
import re

BY_ITSELF = re.compile(r"<(p|h[2-6]|[uod]l|blockquote|pre|table|hr|div|li)\b")
SOUND_ID = re.compile(r"[A-Za-z0-9_-]{1,80}")


def part_id(name: str) -> str:
    """Give the id of the part that is kept under this name: itself, or what stands for a name that is no id."""
    return name if SOUND_ID.fullmatch(name) else f"part-{digest(name)}"


def digest(text: str) -> str:
    """Give a short name for a text, the same every time."""
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:24]


def by_itself(harmless: str) -> str:
    """Give sanitised HTML so that it does not run on into what stands beside it: bare words become a paragraph."""
    stripped = harmless.strip()
    return stripped if not stripped or BY_ITSELF.search(stripped) else f"<p>{stripped}</p>"


def wrapped(part: str, harmless: str) -> str:
    """Put sanitised HTML into the wrapper of a part."""
    return f'<div data-part="{part}">{harmless}</div>'
