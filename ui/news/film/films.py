"""Finds the films in the text of an article, and what belongs to each."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.teams.file_types import FileType, type_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.cache.queries import Queries
    from sync.models import Document

CAPTIONS = (".vtt", ".srt")
_LINK = r"<p>\s*<a\s([^<>]*)>([^<]*)</a>\s*</p>"
_FILM = re.compile(rf'<div data-part="[^"]*">\s*{_LINK}\s*</div>|{_LINK}', re.IGNORECASE)
"""A link that is a paragraph of its own. Texts come here harmless, and so they are regular."""
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Film:
    """A film of the intranet itself: its file, the address of a picture of it, what is said in it, and its name."""

    document: Document
    poster_url: str = ""
    captions: Document | None = None
    title: str = ""


def parts_of(body_html: str, queries: Queries, post_uid: str) -> list[str | Film]:
    """Give a text as it is to be shown: HTML, and the films between. Films of the post that it does not name follow."""
    parts: list[str | Film] = []
    end = 0
    for found in _FILM.finditer(body_html):
        film = _film_in(found, queries)
        if film is not None:
            parts += [body_html[end : found.start()], film]
            end = found.end()
    parts.append(body_html[end:])
    named = {part.document.uid for part in parts if isinstance(part, Film)}
    parts += [_film(one, queries) for one in _films_of(post_uid, queries) if one.uid not in named]
    return [part for part in parts if not isinstance(part, str) or part.strip()]


def is_film(document: Document) -> bool:
    """Tell whether a document is a film."""
    return not document.is_folder and type_of(document) is FileType.VIDEO


def _film_in(found: re.Match[str], queries: Queries) -> Film | None:
    named = {name.lower(): html.unescape(value) for name, value in _ATTRIBUTE.findall(found[1] or found[3] or "")}
    document = queries.document_at(named.get("href", ""))
    if document is None or not is_film(document):
        return None
    captions = queries.document_at(named.get("data-captions", "")) if named.get("data-captions") else None
    return _film(document, queries, named.get("data-film", ""), captions, html.unescape(found[2] or found[4] or ""))


def _film(
    document: Document,
    queries: Queries,
    poster_url: str = "",
    captions: Document | None = None,
    title: str = "",
) -> Film:
    return Film(document, poster_url, captions or _captions_beside(document, queries), title.strip() or document.title)


def _films_of(post_uid: str, queries: Queries) -> Iterator[Document]:
    return (one for one in queries.documents(post_uid) if post_uid and is_film(one))


def _captions_beside(film: Document, queries: Queries) -> Document | None:
    """Find captions that lie beside a film and are called like it."""
    stem = film.filename.rpartition(".")[0].casefold()
    for one in queries.documents(film.folder_uid) if film.folder_uid and stem else ():
        name, _, ending = one.filename.casefold().rpartition(".")
        if f".{ending}" in CAPTIONS and name.startswith(stem):
            return one
    return None
