"""What the screens ask about news beside reading it: what counts as read, and what stands on the front page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Iterable


class ReadingDesk(QObject):
    """Asks nobody, as where there is no engine; `desktop` does."""

    def mark_unread(self, uids: Iterable[str]) -> None:
        """Have news count as unread again, on this machine."""

    def set_official(self, uid: str, *, official: bool) -> None:
        """Have a post be official news, or no longer; only who reviews (`Account.reviews`) may."""

    def pin(self, uid: str, *, pinned: bool) -> None:
        """Have official news stand on top of the front page, or no longer; only who reviews may."""
