"""What the screens ask when somebody writes, changes or publishes a post; answers come as signals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sync.engine.posting_events import PostHistory

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sync.engine.posting import Attachment, Posting
    from sync.engine.posting_events import PostingEvent
    from sync.models import Audience, Fields


class PostingDesk(QObject):
    """Asks nobody, as where there is no engine; `desktop` does. Signals carry `sync.engine.posting_events`."""

    history_listed = Signal(object)
    """PostHistory: the answer to `ask_history`."""
    version_ready = Signal(object)
    """PostVersion: the answer to `ask_version`."""

    def keep_attachment(self, key: str, body: bytes) -> None:
        """Keep a picture that was put into a text, until the text is sent; `Queries.attachment` gives it back."""

    def post(self, posting: Posting, draft_key: str = "") -> None:
        """Publish something; it stands in the cache at once, as waiting, and the draft it was is forgotten with that.

        A file that cannot be sent is told as a Problem: then nothing was done, and the draft is kept.
        """

    def revise(
        self, uid: str, base: Fields, changes: Fields, attachments: Iterable[Attachment] = (), draft_key: str = ""
    ) -> None:
        """Change fields of a post; `base` says what the same fields were when the person began. Else as `post`."""

    def give_to(
        self, uid: str, audience: Audience, container_uid: str = "", not_before: datetime | None = None
    ) -> None:
        """Have a post be for others: everyone, a team (`container_uid`), or its author alone again.

        Given to a team, news that stood in no team becomes another item there, without its comments. With `not_before`
        that happens then. Of several such wishes that wait, the last one counts.
        """

    def ask_history(self, uid: str) -> None:
        """List the versions of a post; `history_listed` follows."""

    def ask_version(self, uid: str, number: int) -> None:
        """Get a post as it was; `version_ready` follows."""

    def hear(self, event: PostingEvent) -> None:
        """Tell the screens what the engine told."""
        (self.history_listed if isinstance(event, PostHistory) else self.version_ready).emit(event)
