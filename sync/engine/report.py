"""What one sync did, in figures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncReport:
    """Items fetched, requests sent, bytes both ways (heads included), seconds, and items that made no sense."""

    items: int
    requests: int
    bytes: int
    seconds: float
    skipped: int
