"""What the screens ask about what people say below a post, and of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from sync.models import ResponseKind


class ConversationDesk(QObject):
    """Asks nobody, as where there is no engine; `desktop` does. All of it waits where there is no connection."""

    def edit(self, uid: str, base: str, text: str) -> None:
        """Have a comment of one's own say something else; `base` is what it said when the person began."""

    def open_comments(self, item_uid: str, *, is_open: bool) -> None:
        """Let colleagues comment on a post of one's own, or no longer."""

    def respond(self, item_uid: str, kind: ResponseKind, *, said: bool) -> None:
        """Say something of a post, or take it back."""

    def like(self, item_uid: str, *, liked: bool) -> None:
        """Like a post, or no longer."""

    def look(self, item_uid: str) -> None:
        """Look how a post stands now: of likes nobody tells. Without a connection nothing happens."""
