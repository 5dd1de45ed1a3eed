"""What a write changed in the cache."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sync.models import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What really changed: the uids of each kind, and which of them were not there before."""

    uids: Mapping[Kind, frozenset[str]] = field(default_factory=dict)
    arrived: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.uids)

    def __or__(self, other: Applied) -> Applied:
        kinds = self.uids.keys() | other.uids.keys()
        nothing: frozenset[str] = frozenset()
        return Applied(
            uids={kind: self.uids.get(kind, nothing) | other.uids.get(kind, nothing) for kind in kinds},
            arrived=self.arrived | other.arrived,
        )
