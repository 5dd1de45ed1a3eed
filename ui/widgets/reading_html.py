"""Harmless HTML as the text view of Qt shows it best: quotes with a bar, code on a ground, pictures that can be opened.

Links that claim to lead to another host than they do say where they lead.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

PICTURE_LINK = "picture:"
"""Before the address of a picture, in the address of a link: it is to be shown large."""
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"""\b(?P<name>[a-z-]+)\s*=\s*(?:"(?P<one>[^"]*)"|'(?P<two>[^']*)')""", re.IGNORECASE)
_CLAIMED = re.compile(r"(?:[a-z][a-z0-9+.-]*://)?(?:[^\s/@]*@)?(?P<host>(?:[\w-]+\.)+[a-z]{2,})\b", re.IGNORECASE)
_QUOTE = '<table class="quote" width="100%" cellspacing="0" cellpadding="0"><tr><td class="bar" width="3"></td><td>'
_CODE = '<table class="code" width="100%" cellspacing="0" cellpadding="0"><tr><td><pre>'


def prepared(markup: str) -> str:
    """Give HTML for a text view, of HTML that is harmless already; texts stay as they are."""
    return "".join(_Preparation(markup).pieces())


class _Preparation:
    """One walk over the tags of a text."""

    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._link = ""
        self._words: list[str] = []

    def pieces(self) -> Iterator[str]:
        at = 0
        for found in _TAG.finditer(self._markup):
            text = self._markup[at : found.start()]
            self._words.append(text)
            yield text
            yield self._tag(found)
            at = found.end()
        yield self._markup[at:]

    def _tag(self, found: re.Match[str]) -> str:
        name, is_end = found["name"].lower(), bool(found["end"])
        if name == "a":
            return self._end_of_link() if is_end else self._beginning_of_link(found)
        if name == "img" and not self._link:
            return self._picture(found)
        if name == "blockquote":
            return "</td></tr></table>" if is_end else _QUOTE
        if name == "pre":
            return "</pre></td></tr></table>" if is_end else _CODE
        if name == "table" and not is_end:
            return '<table class="grid" width="100%" cellspacing="0">'
        return found[0]

    def _beginning_of_link(self, found: re.Match[str]) -> str:
        self._link = _attributes(found["rest"]).get("href", "")
        self._words = []
        return found[0]

    def _end_of_link(self) -> str:
        link, self._link = self._link, ""
        host = true_host(link, unescape("".join(self._words)))
        return f'</a><span class="host"> (→ {escape(host)})</span>' if host else "</a>"

    def _picture(self, found: re.Match[str]) -> str:
        source = _attributes(found["rest"]).get("src", "")
        return f'<a href="{PICTURE_LINK}{escape(source)}">{found[0]}</a>' if source else found[0]


def _attributes(rest: str) -> dict[str, str]:
    return {
        found["name"].lower(): unescape(found["one"] if found["one"] is not None else found["two"])
        for found in _ATTRIBUTE.finditer(rest)
    }


def true_host(address: str, words: str) -> str:
    """Give the host that a link leads to, where its words claim another; empty where they do not.

    A host with letters beyond ASCII is given as the network knows it, so that no letter passes for another.
    """
    claimed = _CLAIMED.match(words.strip())
    if claimed is None:
        return ""
    try:
        parts = urlsplit(address)
        host = parts.hostname or parts.path.rpartition("@")[2]
        host = host.encode("idna").decode("ascii")
    except ValueError:  # no address at all, or a host that no network knows
        return address
    said = claimed["host"].lower()
    return "" if _is_of(said, host) or _is_of(host, said) else host


def _is_of(host: str, other: str) -> bool:
    return host == other or host.endswith(f".{other}")


def pictures_of(markup: str) -> list[tuple[str, str]]:
    """Give the pictures in a text, in order: address, and what describes it in words."""
    tags = (found for found in _TAG.finditer(markup) if found["name"].lower() == "img")
    facts = (_attributes(found["rest"]) for found in tags)
    return [(one["src"], one.get("alt", "")) for one in facts if one.get("src")]
