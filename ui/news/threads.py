"""The order in which comments are read: each answer below what it answers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sync.models import Comment

DEEPEST = 2
"""How far answers to answers move to the right; deeper ones stay in line, or a long talk ends in a narrow column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A comment and how far it stands to the right: 0 for one below the item itself."""

    comment: Comment
    depth: int


def threaded(comments: Sequence[Comment]) -> list[Placed]:
    """Put comments, given in time order, in reading order.

    An answer to a comment that is not there (deleted, not shared) stands by itself; comments that answer one another
    in a circle are shown too, each once.
    """
    known = {comment.uid for comment in comments}
    answers: dict[str, list[Comment]] = defaultdict(list)
    for comment in comments:
        answers[comment.in_reply_to if comment.in_reply_to in known else ""].append(comment)
    placed = _below(answers[""], answers)
    seen = {entry.comment.uid for entry in placed}
    for comment in comments:
        if comment.uid not in seen:
            circle = _below([comment], answers, seen)
            placed += circle
            seen.update(entry.comment.uid for entry in circle)
    return placed


def _below(roots: Iterable[Comment], answers: dict[str, list[Comment]], seen: Iterable[str] = ()) -> list[Placed]:
    """Walk from `roots` to all their answers, without recursion: a talk may be deeper than Python's stack."""
    met = set(seen)
    placed: list[Placed] = []
    ahead = [(root, 0) for root in reversed(list(roots))]
    while ahead:
        comment, depth = ahead.pop()
        if comment.uid in met:
            continue
        met.add(comment.uid)
        placed.append(Placed(comment=comment, depth=min(depth, DEEPEST)))
        ahead += [(answer, depth + 1) for answer in reversed(answers.get(comment.uid, []))]
    return placed
