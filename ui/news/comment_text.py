"""What a comment says, as it is shown: passages that are quoted, colleagues by name, addresses that can be followed."""

from __future__ import annotations

import html
import re
from itertools import groupby
from typing import TYPE_CHECKING

from sync.mentions import in_comment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.theme import Colours

QUOTE = ">"
WHOSE = "mention:"
"""Before a user name, in the address of a link: a colleague who is mentioned."""
_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")


def comment_html(text: str, names: Mapping[str, str], worn: Colours) -> str:
    """Give what Qt shows of a comment; `names` are those of colleagues by user name: only they are mentioned."""
    parts: list[str] = []
    for is_quote, lines in groupby(text.split("\n"), key=_is_quote):
        if is_quote:
            words = _words("\n".join(_unquoted(line) for line in lines), names)
            parts.append(
                f'<table cellspacing="0" cellpadding="0" style="margin: 2px 0 4px 0"><tr>'
                f'<td width="3" bgcolor="{worn.strong_border.name()}"></td><td width="9"></td>'
                f'<td style="color: {worn.quiet.name()}">{words}</td></tr></table>'
            )
        elif words := _words("\n".join(lines).strip("\n"), names):
            parts.append(f"<div>{words}</div>")
    return f"<style>a {{ color: {worn.accent.name()}; text-decoration: none; }}</style>{''.join(parts)}"


def spoken_comment(text: str, names: Mapping[str, str]) -> str:
    """Give a comment in plain words, for those who hear it and for a list: with names and without signs."""
    lines = (_unquoted(line) if _is_quote(line) else line for line in text.split("\n"))
    plain = " ".join(line for line in lines if line.strip())
    for mention in reversed(in_comment(plain)):
        name = names.get(mention.username)
        if name:
            plain = f"{plain[: mention.start]}{name}{plain[mention.end :]}"
    return plain


def quoted(passage: str) -> str:
    """Give a passage as one quotes it, with room to say something below."""
    lines = passage.replace("\u2029", "\n").strip().split("\n")
    return "".join(f"{QUOTE} {line}".rstrip() + "\n" for line in lines) + "\n"


def without_quotes(text: str) -> str:
    """Give what somebody said themselves."""
    return "\n".join(line for line in text.split("\n") if not _is_quote(line)).strip()


def _is_quote(line: str) -> bool:
    return line.startswith(QUOTE)


def _unquoted(line: str) -> str:
    return line.lstrip(QUOTE).removeprefix(" ")


def _words(text: str, names: Mapping[str, str]) -> str:
    links = [
        (mention.start, mention.end, f"{WHOSE}{mention.username}", f"@{names[mention.username]}")
        for mention in in_comment(text)
        if mention.username in names
    ]
    links += [(found.start(), found.end(), found[0], found[0]) for found in _ADDRESS.finditer(text)]
    made: list[str] = []
    place = 0
    for start, end, address, words in sorted(links):
        if start < place:
            continue
        made.append(_escaped(text[place:start]))
        made.append(f'<a href="{html.escape(address)}">{html.escape(words)}</a>')
        place = end
    return "".join([*made, _escaped(text[place:])])


def _escaped(text: str) -> str:
    kept = html.escape(text).replace("  ", "\u00a0 ")
    return kept.replace("\n", "<br>")
