"""What the window remembers; `desktop` keeps it."""

from __future__ import annotations

from typing import Protocol


class UiSettings(Protocol):
    """Named values that outlive the run."""

    def get(self, name: str, default: str = "") -> str:
        """Give the value of `name`, or `default`."""

    def set(self, name: str, value: str) -> None:
        """Set the value of `name`."""


class WindowSettings(UiSettings, Protocol):
    """The same, with what nobody can choose because the organisation decides it for this machine."""

    def is_locked(self, name: str) -> bool:
        """Tell whether the organisation decides it."""

    def decisions(self) -> list[tuple[str, str]]:
        """Give what the organisation decides: a sentence of the context ``policy`` and its ``{value}``, each."""
