"""What the window remembers; `desktop` keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

UPLOAD_LIMIT, DOWNLOAD_LIMIT, OFFLINE_LIMIT = "upload_limit", "download_limit", "offline_limit_mb"
"""Names of settings: kilobytes a second each way (empty for as fast as it goes), and megabytes of the disk."""
OFFLINE_DAYS, LARGE_ON_METERED = "offline_days", "large_on_metered"
"""Days without use after which documents that were opened leave (empty for never); large files on metered lines too."""
SIGN_OUT_AFTER, SIGN_OUT_AT_END = "sign_out_after_minutes", "sign_out_at_end"
"""Minutes without use (0 for never), and whether one is signed out when the program ends."""
USUAL_OFFLINE_LIMIT = "2000"


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


@dataclass(frozen=True, slots=True)
class TransferLimits:
    """What transfers may take: bytes a second up and down (None for any), bytes of the disk, and days on it.

    The last two are for bodies that were only opened; what is kept offline stays whatever it takes.
    """

    up: int | None
    down: int | None
    offline: int
    offline_days: int | None = None

    @classmethod
    def chosen(cls, settings: UiSettings) -> TransferLimits:
        """Give what the person chose; what makes no sense counts as not chosen."""
        return cls(
            up=_number(settings.get(UPLOAD_LIMIT), 1000),
            down=_number(settings.get(DOWNLOAD_LIMIT), 1000),
            offline=_number(settings.get(OFFLINE_LIMIT, USUAL_OFFLINE_LIMIT), 1_000_000)
            or int(USUAL_OFFLINE_LIMIT) * 1_000_000,
            offline_days=_number(settings.get(OFFLINE_DAYS), 1),
        )


def _number(text: str, unit: int) -> int | None:
    return int(text) * unit if text.isdecimal() and int(text) else None
