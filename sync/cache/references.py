"""What a text names by uid before the server knows it: pictures and files that are sent into a post.

In a text such a thing goes by ``resolveuid/`` and its uid, as sites themselves write it; while it waits that uid is the
one of its command.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sync.models import WAITING_PREFIX

if TYPE_CHECKING:
    from sync.models import Fields

REFERENCE = "resolveuid/"
TEXT = "body_html"
_WAITING = re.compile(rf'"{REFERENCE}({WAITING_PREFIX}[^"]+)"')


def waiting_in(fields: Fields) -> frozenset[str]:
    """Give the uids of what a text names that is not sent yet."""
    return frozenset(_WAITING.findall(str(fields.get(TEXT) or "")))


def with_renamed(fields: Fields, old: str, new: str) -> Fields:
    """Give fields whose text names `new` instead of `old`, two uids; without a `new` one it is named no more."""
    text = fields.get(TEXT)
    if not isinstance(text, str) or f'"{REFERENCE}{old}"' not in text:
        return fields
    if new:
        return {**fields, TEXT: text.replace(f'"{REFERENCE}{old}"', f'"{REFERENCE}{new}"')}
    return {**fields, TEXT: without(text, re.escape(f"{REFERENCE}{old}"))}


def without(text: str, address: str) -> str:
    """Take pictures out of a text, and links off their words, whose address matches a regular expression."""
    text = re.sub(rf'<img\b[^>]*?\ssrc="{address}"[^>]*>', "", text)
    text = re.sub(rf'<a\b[^>]*?\shref="{address}"[^>]*>(.*?)</a>', r"\1", text, flags=re.DOTALL)
    return re.sub(r"<p>\s*</p>", "", text)
