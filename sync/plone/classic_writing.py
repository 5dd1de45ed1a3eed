"""Harmless HTML -> the HTML of a Classic site, in which whatever a person did not touch stays as it was written."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from sync.plone.alignment import Original, aligned, part_sign
from sync.plone.classic_text import fragments_of
from sync.plone.html_tree import CELLS, LISTS, TEXTS, all_of, bare_picture, passages_of, plain
from sync.plone.sanitising import absolute, relative_to_site
from sync.plone.slate import slate_to_html

if TYPE_CHECKING:
    from sync.plone.alignment import Outcome
    from sync.plone.classic_text import Fragment
    from sync.plone.html_tree import Node, Passage
    from sync.plone.sanitising import Page

TAG = re.compile(r"<(?P<tag>[a-zA-Z][a-zA-Z0-9]*)(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
HREF = re.compile(r"\shref\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
PICTURE = "/@@images/image/large"


def classic_of(written: str, present: object, page: Page) -> str:
    """Give the source of a rich text; `present` is the one that is on the server, of whatever shape."""
    originals = [_original(fragment, first=not number) for number, fragment in enumerate(fragments_of(present, page))]
    outcomes = aligned(originals, passages_of(written), _can_become)
    return "".join(_source(outcome, page) for outcome in outcomes)


def _original(fragment: Fragment, *, first: bool) -> Original[Fragment]:
    if not fragment.html:
        return Original(fragment, leads=first)
    if fragment.is_part:
        return Original(fragment, part=fragment.part, signs=(part_sign(fragment.part),))
    passages = passages_of(fragment.html)
    words = " ".join(plain(passage.node) for passage in passages)
    return Original(fragment, signs=tuple(passage.sign for passage in passages), words=words)


def _can_become(original: Original[Fragment], passage: Passage) -> bool:
    if original.part or passage.part or len(original.signs) != 1:
        return False
    before = passages_of(original.source.html)[0].node
    if passage.node["type"] == "img":
        return before["type"] == "img" and bare_picture(before["src"]) == bare_picture(passage.node["src"])
    return before["type"] in TEXTS | LISTS and passage.node["type"] in TEXTS | LISTS


def _source(outcome: Outcome[Fragment], page: Page) -> str:
    if outcome.passage is None:
        return outcome.original.source.raw if outcome.original else ""
    made = _markup(outcome.passage.node, page)
    return _in_the_old_way(made, outcome.original.source.raw, page) if outcome.original else f"{made}\n"


def _markup(node: Node, page: Page) -> str:
    kind = node["type"]
    if kind == "img":
        return f"<p>{_image(node, page)}</p>"
    if kind == "hr":
        return "<hr>"
    if kind == "table":
        rows = "".join(f"<tr>{''.join(map(_cell, row['children']))}</tr>" for row in all_of(node, "tr"))
        return f"<table><tbody>{rows}</tbody></table>"
    return slate_to_html([node])


def _cell(cell: Node) -> str:
    kind = cell.get("type")
    return f"<{kind}>{slate_to_html(cell['children'])}</{kind}>" if kind in CELLS else ""


def _image(node: Node, page: Page) -> str:
    src = relative_to_site(node["src"], page)
    if src.startswith("resolveuid/") and "/@@images/" not in src:
        src += PICTURE
    return f'<img src="{html.escape(src)}" alt="{html.escape(node["alt"])}">'


def _in_the_old_way(made: str, raw: str, page: Page) -> str:
    """Give a changed passage the tags of the old one where they say the same: they may say more than is shown."""
    old_tags = list(TAG.finditer(raw))
    links = {_leads_to(found, page): found[0] for found in old_tags if found["tag"].lower() == "a"}
    first, new_first = old_tags[0] if old_tags else None, TAG.match(made)

    def as_before(found: re.Match[str]) -> str:
        return links.get(_leads_to(found, page), found[0]) if found["tag"] == "a" else found[0]

    changed = TAG.sub(as_before, made)
    if first and new_first and first["tag"].lower() == new_first["tag"]:
        changed = first[0] + changed[new_first.end() :]
    return changed + raw[len(raw.rstrip()) :]


def _leads_to(found: re.Match[str], page: Page) -> str:
    href = HREF.search(found["rest"])
    if href is None:
        return ""
    try:
        return absolute(html.unescape(href[1] or href[2] or ""), page)
    except ValueError:
        return ""
