"""Small pieces of SQL that reading and writing share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from sync.models import WAITING_PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Sized

T = TypeVar("T")

_CHUNK = 500

NOT_WAITING: Final = f"(uid < '{WAITING_PREFIX}' OR uid >= '{WAITING_PREFIX[:-1]};')"
"""A condition: what came from the server. The character after the prefix's colon is the semicolon."""
WAITING: Final = f"(uid >= '{WAITING_PREFIX}' AND uid < '{WAITING_PREFIX[:-1]};')"
"""A condition: what stands for a command in the outbox."""

IN_A_TEAM: Final = "documents.team_uid <> ''"
"""A condition: a document that people share, rather than a file that belongs to a post."""


def placeholders(values: Sized) -> str:
    """Give as many question marks as there are values, for IN (…) or VALUES (…)."""
    return ", ".join("?" * len(values))


def chunks(values: Sequence[T]) -> Iterator[list[T]]:
    """Give the values in lists short enough for one statement."""
    for start in range(0, len(values), _CHUNK):
        yield list(values[start : start + _CHUNK])
