"""Who is mentioned: in a comment by `@username`, in a post by a link to a profile, the text of which begins with @.

Only the first `MOST` of a text count, so that nobody calls a whole organisation at once; no word means everybody.
"""

from __future__ import annotations

import html
import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 20
_SIGN = re.compile(r"(?<![\w@.])@(?=\w)")
_LINK = re.compile(r'<a\b[^>]*?\bhref="(?P<address>[^"]*)"[^>]*>(?P<words>.*?)</a>', re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_NAME = re.compile(r"\w+(?:[.-]+\w+)*")


@dataclass(frozen=True, slots=True)
class Mention:
    """Where in a text somebody is named: from `start` (the @) up to `end`."""

    username: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Named:
    """By what somebody is mentioned: their user name, their name as it is spelt, address and uid of their profile."""

    username: str
    full_name: str = ""
    profile_url: str = ""
    profile_uid: str = ""


def in_comment(text: str) -> list[Mention]:
    """Give who is mentioned in plain text, in order; whether there is such a user name is not known here."""
    found = (_NAME.match(text, sign.end()) for sign in _signs(text))
    return [Mention(name[0], name.start() - 1, name.end()) for name in found if name]


def in_body(body_html: str) -> list[str]:
    """Give the addresses of the profiles of those who are mentioned in a post, which is sanitised, in order."""
    links = ((html.unescape(one["address"]), _words(one["words"])) for one in _LINK.finditer(body_html))
    return list(itertools.islice((address for address, words in links if words.lstrip().startswith("@")), MOST))


def is_mentioned(whom: Named, text: str, body_html: str = "") -> bool:
    """Tell whether somebody is mentioned in a plain text, or in the text of a post by a link or in plain words."""
    names = [name.casefold() for name in (whom.username, whom.full_name) if name]
    if any(_begins_with(text, sign.end(), name) for sign in _signs(text) for name in names):
        return True
    if "@" not in body_html:
        return False
    if whom.profile_url and any(_leads_to(address, whom) for address in in_body(body_html)):
        return True
    words = _words(body_html)
    return any(_begins_with(words, sign.end(), name) for sign in _signs(words) for name in names)


def _words(markup: str) -> str:
    return html.unescape(_TAG.sub(" ", markup))


def _signs(text: str) -> Iterator[re.Match[str]]:
    return itertools.islice(_SIGN.finditer(text), MOST)


def _begins_with(text: str, place: int, name: str) -> bool:
    named = text[place : place + len(name)].casefold() == name
    return named and re.match(r"[.-]*\w", text[place + len(name) :]) is None


def _leads_to(address: str, whom: Named) -> bool:
    plain = _plain(address)
    return plain == _plain(whom.profile_url) or plain.endswith(f"resolveuid/{whom.profile_uid or '-'}")


def _plain(url: str) -> str:
    return url.split("#", 1)[0].split("?", 1)[0].rstrip("/").casefold()
