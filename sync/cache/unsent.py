"""What of a person is on this machine only, and would be lost with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync.cache.marks import Mark

if TYPE_CHECKING:
    from sync.cache.queries import Queries


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsent:
    """Counts changes in the outbox, documents that are open to be changed, and drafts."""

    waiting: int
    edited: int
    drafts: int

    def __bool__(self) -> bool:
        return bool(self.total)

    @property
    def total(self) -> int:
        """How much it is together."""
        return self.waiting + self.edited + self.drafts

    @classmethod
    def of(cls, queries: Queries) -> Unsent:
        """Count what there is now."""
        return cls(
            waiting=len(queries.outbox()),
            edited=len(queries.working_copies()),
            drafts=len(queries.marked(Mark.DRAFT)),
        )
