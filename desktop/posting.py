"""What the screens ask about posts, carried out by the engine in its thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.posting import PostingDesk

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from PySide6.QtCore import QObject

    from desktop.bridge import EngineThread
    from sync.engine.posting import Attachment, Posting
    from sync.models import Audience, Fields


class EnginePosting(PostingDesk):
    """See `PostingDesk`."""

    def __init__(self, thread: EngineThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = thread

    def keep_attachment(self, key: str, body: bytes) -> None:
        """See `PostingDesk`."""
        self._thread.ask(lambda engine: engine.posts.keep_attachment(key, body))

    def post(self, posting: Posting, draft_key: str = "") -> None:
        """See `PostingDesk`."""
        self._thread.ask(lambda engine: engine.posts.post(posting, draft_key))

    def revise(
        self, uid: str, base: Fields, changes: Fields, attachments: Iterable[Attachment] = (), draft_key: str = ""
    ) -> None:
        """See `PostingDesk`."""
        added = tuple(attachments)
        self._thread.ask(lambda engine: engine.posts.revise(uid, base, changes, added, draft_key))

    def give_to(
        self, uid: str, audience: Audience, container_uid: str = "", not_before: datetime | None = None
    ) -> None:
        """See `PostingDesk`."""
        self._thread.ask(lambda engine: engine.posts.give_to(uid, audience, container_uid, not_before))

    def ask_history(self, uid: str) -> None:
        """See `PostingDesk`."""
        self._thread.ask(lambda engine: engine.posts.ask_history(uid))

    def ask_version(self, uid: str, number: int) -> None:
        """See `PostingDesk`."""
        self._thread.ask(lambda engine: engine.posts.ask_version(uid, number))
