"""Plain marked-up text of the sample community -> Volto blocks, as Volto's own editor would have left them.

Understood: ``##`` headings, ``-`` and ``1.`` lists, ``>`` quotes, ``![words](picture)`` on a line of its own, and
within a line ``**strong**``, ``*emphasis*``, ``` `code` ``` and ``[words](address)``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Node: TypeAlias = dict[str, Any]

PICTURE = re.compile(r"!\[(?P<words>[^\]]*)\]\((?P<name>[\w-]+)\)")
INLINE = re.compile(
    r"\*\*(?P<strong>[^*]+)\*\*|\*(?P<em>[^*]+)\*|`(?P<code>[^`]+)`|\[(?P<words>[^\]]+)\]\((?P<address>[^)]+)\)"
)
STARTS = {"## ": ("h2", ""), "> ": ("blockquote", ""), "- ": ("li", "ul")}
NUMBERED = re.compile(r"\d+\. ")


def pictures_in(text: str) -> list[tuple[str, str]]:
    """Give name and alternative words of every picture in a text."""
    return [(found["name"], found["words"]) for found in PICTURE.finditer(text)]


def blocks(text: str, pictures: Mapping[str, str], address: Callable[[str], str]) -> Node:
    """Give ``blocks`` and ``blocks_layout`` of a text.

    `pictures` is name -> URL of the picture on the site; `address` makes the target of a link absolute.
    """
    made = [{"@type": "title"}, *_blocks(text, pictures, address)]
    named = {f"block-{number}": block for number, block in enumerate(made)}
    return {"blocks": named, "blocks_layout": {"items": list(named)}}


def _blocks(text: str, pictures: Mapping[str, str], address: Callable[[str], str]) -> Iterator[Node]:
    items: list[Node] = []
    kind = ""
    for line in [*text.splitlines(), ""]:
        tag, list_tag, words = _kind(line)
        if items and list_tag != kind:
            yield _slate({"type": kind, "children": items})
            items = []
        picture = PICTURE.fullmatch(line.strip())
        if picture is not None:
            yield {"@type": "image", "url": pictures[picture["name"]], "alt": picture["words"], "align": "center"}
        elif list_tag:
            kind = list_tag
            items = [*items, {"type": "li", "children": list(_inline(words, address))}]
        elif words.strip():
            yield _slate({"type": tag, "children": list(_inline(words, address))})


def _kind(line: str) -> tuple[str, str, str]:
    """Give the tag of a line, the tag of the list it belongs to if any, and its words."""
    for start, (tag, list_tag) in STARTS.items():
        if line.startswith(start):
            return tag, list_tag, line.removeprefix(start)
    number = NUMBERED.match(line)
    if number is not None:
        return "li", "ol", line[number.end() :]
    return "p", "", line


def _slate(node: Node) -> Node:
    return {"@type": "slate", "value": [node], "plaintext": _plain(node)}


def _plain(node: Node) -> str:
    if "text" in node:
        return str(node["text"])
    between = " " if node["type"] in ("ul", "ol") else ""
    return between.join(_plain(child) for child in node["children"])


def _inline(words: str, address: Callable[[str], str]) -> Iterator[Node]:
    at = 0
    for found in INLINE.finditer(words):
        if found.start() > at:
            yield {"text": words[at : found.start()]}
        at = found.end()
        tag = found.lastgroup
        if tag == "address":
            children = [{"text": found["words"]}]
            yield {"type": "link", "data": {"url": address(found["address"])}, "children": children}
        elif tag is not None:
            yield {"type": tag, "children": [{"text": found[tag]}]}
    if at < len(words) or at == 0:
        yield {"text": words[at:]}
