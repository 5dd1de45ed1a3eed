"""Links of our own: to a screen or an item of it (``mienskip://news/<uid>``), to a page of the intranet, to the search.

``mienskip://open?url=<address>`` is the second, ``mienskip://search`` the small window to look a colleague up: a
desktop's own shortcut may open that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from sync.blogs import series_of
from sync.models import Kind
from ui import navigation
from ui.navigation import Place
from ui.people.links import SCREENS
from ui.people.links import place_of as place_at

if TYPE_CHECKING:
    from sync.cache.queries import Queries

SCHEME = "mienskip"
SEARCH = "search"
LONGEST = 2048
UID = re.compile(r"[A-Za-z0-9_.-]{1,80}")


@dataclass(frozen=True, slots=True)
class Link:
    """What a link asks for: a screen, an item by its uid, or an item by its address. It may come from anywhere."""

    screen: str = ""
    uid: str = ""
    url: str = ""


def is_link(text: str) -> bool:
    """Tell whether this is meant as a link of ours."""
    return text.lower().startswith(f"{SCHEME}:")


def parse_link(text: str) -> Link | None:
    """Read a link; None where it is none of ours, or asks for something that a link may not ask for."""
    if len(text) > LONGEST or not is_link(text):
        return None
    try:
        parts = urlsplit(text)
        target = parts.hostname or ""
        asked = parse_qs(parts.query)
    except ValueError:
        return None
    uid = parts.path.strip("/")
    if target == "open" and not uid:
        url = asked.get("url", [""])[0]
        return Link(url=url) if url.startswith(("https://", "http://")) else None
    if target == SEARCH and not uid:
        return Link(screen=SEARCH)
    if target not in navigation.SCREENS or (uid and not UID.fullmatch(uid)):
        return None
    return Link(screen=target, uid=uid)


def place_of(link: Link, queries: Queries) -> Place | None:
    """Give where a link leads; None where the item is not here: gone, not shared, or not fetched yet."""
    if link.url:
        return place_at(queries, link.url)
    if not link.uid:
        return Place(link.screen)
    if series_of(link.uid):
        return Place(navigation.NEWS, link.uid)
    kind = queries.kind_of(link.uid)
    if kind is Kind.COMMENTS:
        said = queries.comment(link.uid)
        return place_of(Link(navigation.NEWS, said.item_uid), queries) if said else None
    return Place(SCREENS[kind], link.uid) if kind is not None else None


def link_to(place: Place) -> str:
    """Give the link that leads to a place."""
    return f"{SCHEME}://{place.screen}/{place.uid}".rstrip("/")
