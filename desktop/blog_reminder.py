"""Reminds an author of a blog on the day on which they write it, once a day, at a decent hour."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from sync.blogs import series_uid
from ui.notices.matter import Matter
from ui.notifying import Topic

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.session import Session

HOUR = 9
"""Of the clock: before that nobody has begun to work."""


class BlogReminder(QObject):
    """Hands what is due to `tell`. It wakes the program once a day, and looks when the program is started."""

    def __init__(
        self,
        session: Session,
        tell: Callable[[list[Matter]], None],
        parent: QObject | None = None,
        *,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tell = tell
        self._now = now
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        self._wait(self._next())

    @Slot()
    def look(self) -> None:
        """Tell what is due today."""
        now = self._now()
        due = self._session.queries.blogs_due(self._session.account.username, now.date())
        matters = []
        for series in due:
            uid = series_uid(series.author, series.name)
            key = f"blog-day:{uid}:{now.date().isoformat()}"
            matters.append(Matter(key, Topic.BLOG_DAY, now, uid=uid, title=series.name))
        if matters:
            self._tell(matters)
        self._wait(self._next(after_today=True))

    def leave(self) -> None:
        """Remind nobody any more."""
        self._timer.stop()

    def _next(self, *, after_today: bool = False) -> datetime:
        now = self._now()
        day = now + timedelta(days=1) if after_today else now
        return day.replace(hour=HOUR, minute=0, second=0, microsecond=0)

    def _wait(self, until: datetime) -> None:
        self._timer.start(max(0, round((until - self._now()).total_seconds() * 1000)))
