"""Draft.js, the rich text of Volto before version 16, and of its old tables -> HTML, not sanitised yet.

A text is a list of rows, each with ranges of styles and of entities (links, pictures) by offset and length.
"""

from __future__ import annotations

import html
from itertools import groupby, pairwise
from typing import Any

STYLES = {
    "BOLD": "strong", "ITALIC": "em", "UNDERLINE": "u", "STRIKETHROUGH": "s", "CODE": "code", "SUBSCRIPT": "sub",
    "SUPERSCRIPT": "sup",
}  # fmt: skip
ROWS = {
    "header-one": "h2", "header-two": "h2", "header-three": "h3", "header-four": "h4", "header-five": "h5",
    "header-six": "h6", "blockquote": "blockquote", "code-block": "pre", "callout": "blockquote", "unstyled": "p",
}  # fmt: skip
LISTS = {"unordered-list-item": "ul", "ordered-list-item": "ol"}
DEEPEST_LIST = 8

Row = dict[str, Any]


def is_draftjs(value: object) -> bool:
    """Tell whether something is a Draft.js text."""
    return isinstance(value, dict) and isinstance(value.get("blocks"), list) and "blocks_layout" not in value


def draftjs_to_html(text: dict[str, Any]) -> str:
    """Give the HTML of a Draft.js text; whatever is of another shape is left out."""
    rows = text.get("blocks")
    entities = text.get("entityMap")
    known = entities if isinstance(entities, dict) else {}
    sound = [row for row in (rows if isinstance(rows, list) else ()) if isinstance(row, dict)]
    drawn = []
    for in_list, together in groupby(sound, key=lambda row: str(row.get("type")) in LISTS):
        some = list(together)
        drawn.append(_lists(some, known) if in_list else "".join(_row(row, known) for row in some))
    return "".join(drawn)


def _row(row: Row, entities: dict[str, Any]) -> str:
    kind = str(row.get("type") or "unstyled")
    inner = _inline(row, entities)
    if kind == "atomic":
        return _atomic(row, entities) or (f"<p>{inner}</p>" if inner.strip() else "")
    tag = ROWS.get(kind, "p")
    return f"<{tag}>{inner}</{tag}>" if inner.strip() else ""


def _lists(rows: list[Row], entities: dict[str, Any]) -> str:
    """Draw rows of lists, each as deep as it says; a row may go one deeper than the one before."""
    drawn: list[str] = []
    opened: list[str] = []
    for row in rows:
        tag = LISTS[str(row["type"])]
        said = row.get("depth")
        depth = min(said if isinstance(said, int) and said >= 0 else 0, len(opened), DEEPEST_LIST)
        while len(opened) > depth + 1 or (len(opened) == depth + 1 and opened[-1] != tag):
            drawn.append(f"</li></{opened.pop()}>")
        if len(opened) == depth + 1:
            drawn.append("</li>")
        else:
            drawn.append(f"<{tag}>")
            opened.append(tag)
        drawn.append(f"<li>{_inline(row, entities)}")
    drawn.extend(f"</li></{tag}>" for tag in reversed(opened))
    return "".join(drawn)


def _inline(row: Row, entities: dict[str, Any]) -> str:
    """Draw a row's words: cut where a range begins or ends, so that each piece has all its styles."""
    text = str(row.get("text") or "")
    styles, links = _ranges(row.get("inlineStyleRanges")), _ranges(row.get("entityRanges"))
    bounds = sorted({0, len(text), *(edge for start, end, _ in (*styles, *links) for edge in (start, end))})
    drawn = []
    for start, end in pairwise(bounds):
        piece = html.escape(text[start:end], quote=False).replace("\n", "<br>")
        for first, last, said in styles:
            if first <= start and end <= last and (tag := STYLES.get(str(said.get("style")))):
                piece = f"<{tag}>{piece}</{tag}>"
        for first, last, said in links:
            if first <= start and end <= last and piece and (url := _target(entities.get(str(said.get("key"))))):
                piece = f'<a href="{html.escape(url)}">{piece}</a>'
        drawn.append(piece)
    return "".join(drawn)


def _ranges(value: object) -> list[tuple[int, int, Row]]:
    found = []
    for one in value if isinstance(value, list) else ():
        if isinstance(one, dict) and isinstance(one.get("offset"), int) and isinstance(one.get("length"), int):
            start = max(0, one["offset"])
            found.append((start, start + max(0, one["length"]), one))
    return found


def _target(entity: object) -> str:
    data = entity.get("data") if isinstance(entity, dict) else None
    if not isinstance(data, dict):
        return ""
    url = data.get("url") or data.get("href")
    return url if isinstance(url, str) else ""


def _atomic(row: Row, entities: dict[str, Any]) -> str:
    """Draw what stands by itself: a picture."""
    for _, _, said in _ranges(row.get("entityRanges")):
        entity = entities.get(str(said.get("key")))
        data = entity.get("data") if isinstance(entity, dict) else None
        src = data.get("src") or data.get("url") if isinstance(data, dict) else None
        if isinstance(src, str) and isinstance(data, dict):
            return f'<p><img src="{html.escape(src)}" alt="{html.escape(str(data.get("alt") or ""))}"></p>'
    return ""
