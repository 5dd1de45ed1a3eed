"""What the screens ask about what people say, carried out by the engine in its thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.conversation import ConversationDesk

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from desktop.bridge import EngineThread
    from sync.models import ResponseKind


class EngineConversation(ConversationDesk):
    """See `ConversationDesk`."""

    def __init__(self, thread: EngineThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = thread

    def edit(self, uid: str, base: str, text: str) -> None:
        """See `ConversationDesk`."""
        self._thread.ask(lambda engine: engine.intake.edit(uid, {"text": base}, {"text": text}))

    def open_comments(self, item_uid: str, *, is_open: bool) -> None:
        """See `ConversationDesk`."""
        before, after = {"comments_open": not is_open}, {"comments_open": is_open}
        self._thread.ask(lambda engine: engine.intake.edit(item_uid, before, after))

    def respond(self, item_uid: str, kind: ResponseKind, *, said: bool) -> None:
        """See `ConversationDesk`."""
        self._thread.ask(lambda engine: engine.intake.respond(item_uid, kind, said=said))

    def like(self, item_uid: str, *, liked: bool) -> None:
        """See `ConversationDesk`."""
        self._thread.ask(lambda engine: engine.intake.like(item_uid, liked=liked))

    def look(self, item_uid: str) -> None:
        """See `ConversationDesk`."""
        self._thread.ask(lambda engine: engine.looking.at(item_uid))
