"""What the window remembers; `desktop` keeps it."""

from __future__ import annotations

from typing import Protocol


class UiSettings(Protocol):
    """Named values that outlive the run."""

    def get(self, name: str, default: str = "") -> str:
        """Give the value of `name`, or `default`."""

    def set(self, name: str, value: str) -> None:
        """Set the value of `name`."""
