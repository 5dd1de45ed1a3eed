"""Pictures in the cache: kept as the server sent them, forgotten when nothing shows them any more."""

from __future__ import annotations

import html
import json
import re
from itertools import islice
from typing import TYPE_CHECKING

from sync.cache.marks import MARKED, Mark
from sync.cache.records import from_stamp, read_picture
from sync.cache.thumbnails import THUMBNAIL, thumbnail_at
from sync.cache.wording import chunks, placeholders
from sync.models import PICTURE_STEPS, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sync.cache.connection import Connection

PORTRAIT_WIDTH, LEAD_WIDTH = PICTURE_STEPS
MOST_BYTES = 512 * 1024 * 1024
"""How many bytes of pictures are kept; beyond this the first saved go first."""

_SHOWN_IN = {
    Kind.PEOPLE: ("portrait", "about_html"),
    Kind.NEWS: ("picture", "body_html"),
    Kind.PAGES: ("body_html",),
    Kind.EVENTS: ("body_html",),
}
MOST_OF_PAGES = 500
"""So many pictures of the fixed menu are fetched ahead."""
_SOURCE = re.compile(r"""<(?:img|source)\b[^>]*?\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


def save(connection: Connection, url: str, data: bytes) -> None:
    """Keep a picture, instead of an earlier one of this url."""
    connection.execute(
        "INSERT INTO pictures (url, size, data) VALUES (?, ?, ?) "
        "ON CONFLICT (url) DO UPDATE SET size = excluded.size, data = excluded.data",
        (url, len(data), data),
    )


def forget_unused(connection: Connection, most_bytes: int) -> int:
    """Forget what nothing shows, and the oldest beyond `most_bytes`; tell how many pictures went."""
    shown = set(_all_shown(connection))
    unused = [id_ for id_, url in connection.execute("SELECT id, url FROM pictures") if url not in shown]
    connection.executemany("DELETE FROM pictures WHERE id = ?", [(id_,) for id_ in unused])
    return len(unused) + _forget_oldest(connection, most_bytes)


def forget_thumbnails(connection: Connection) -> None:
    """Forget what documents look like."""
    connection.execute("DELETE FROM pictures WHERE instr(url, ?) > 0", (THUMBNAIL,))


def _forget_oldest(connection: Connection, most_bytes: int) -> int:
    """Forget the first saved; not what belongs to news that the person saved for later."""
    saved = set(_shown(connection.execute(f"SELECT picture, body_html FROM news WHERE {MARKED}", (Mark.SAVED,))))  # noqa: S608  our own words
    kept = 0
    too_old = []
    for id_, url, size in connection.execute("SELECT id, url, size FROM pictures ORDER BY id DESC").fetchall():
        kept += size
        if kept > most_bytes and url not in saved:
            too_old.append((id_,))
    connection.executemany("DELETE FROM pictures WHERE id = ?", too_old)
    return len(too_old)


def worth_having(connection: Connection, articles: int) -> list[str]:
    """Give the pictures without which offline reading is poor: those of articles that the person saved come first.

    Then come all portraits, those of pages, and what the newest articles show.
    """
    saved = connection.execute(f"SELECT picture, body_html FROM news WHERE {MARKED}", (Mark.SAVED,))  # noqa: S608  as above
    portraits = connection.execute("SELECT portrait FROM people WHERE portrait IS NOT NULL")
    pages = connection.execute("SELECT body_html FROM pages WHERE has_text ORDER BY id")
    in_pages = (url for (body_html,) in pages for url in urls_in(body_html))
    newest = connection.execute("SELECT picture, body_html FROM news ORDER BY shown DESC LIMIT ?", (articles,))
    wanted = [
        *_read_with(saved),
        *(fitting(portrait, PORTRAIT_WIDTH) for (portrait,) in portraits),
        *islice(in_pages, MOST_OF_PAGES),
        *_read_with(newest),
    ]
    return [url for url in dict.fromkeys(wanted) if url]


def _read_with(rows: Iterable[tuple[str | None, str]]) -> Iterator[str]:
    """Give the pictures with which articles are read."""
    for picture, body_html in rows:
        if picture:
            yield fitting(picture, LEAD_WIDTH)
        yield from urls_in(body_html)


def fitting(picture: str, width: int) -> str:
    """Give the address at which a kept picture is at least so wide, as `Picture.fitting` says; empty where none is."""
    scale = read_picture(picture).fitting(width)
    return scale.url if scale else ""


def forget_pictures_of(connection: Connection, kind: Kind, uids: list[str]) -> None:
    """Forget the pictures of items that are about to go; one that is also shown elsewhere is fetched again."""
    among = f"WHERE uid IN ({placeholders(uids)})"
    if kind is Kind.DOCUMENTS:
        shown = sorted(_thumbnails(connection, among, uids))
    elif kind in _SHOWN_IN:
        query = f"SELECT {', '.join(_SHOWN_IN[kind])} FROM {kind} {among}"  # noqa: S608  our own names
        shown = sorted(set(_shown(connection.execute(query, uids))))
    else:
        return
    for some in chunks(shown):
        connection.execute(f"DELETE FROM pictures WHERE url IN ({placeholders(some)})", some)  # noqa: S608  as above


def _all_shown(connection: Connection) -> Iterator[str]:
    for kind, columns in _SHOWN_IN.items():
        yield from _shown(connection.execute(f"SELECT {', '.join(columns)} FROM {kind}"))  # noqa: S608  as above
    held = "SELECT substr(url, 1, instr(url, ?) - 1) FROM pictures WHERE instr(url, ?) > 0"
    yield from _thumbnails(connection, f"WHERE url IN ({held})", (THUMBNAIL, THUMBNAIL))


def _thumbnails(connection: Connection, among: str, values: Sequence[str]) -> Iterator[str]:
    rows = connection.execute(f"SELECT url, modified FROM documents {among}", values)  # noqa: S608  as above
    yield from (thumbnail_at(url, from_stamp(modified)) for url, modified in rows)


def _shown(rows: Iterable[tuple[str | None, ...]]) -> Iterator[str]:
    for row in rows:
        for value in row:
            if not value:
                continue
            if value.startswith("["):
                yield from (scale[0] for scale in json.loads(value)[1])
            else:
                yield from urls_in(value)


def urls_in(body_html: str) -> Iterator[str]:
    """Give the addresses of the pictures in a body."""
    for found in _SOURCE.finditer(body_html):
        yield html.unescape(found[1] or found[2] or "")
