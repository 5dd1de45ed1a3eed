"""The list of what a person was told of. It is kept in the encrypted cache, and goes when they sign out."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from sync.cache.marks import Mark
from sync.models import Kind
from ui.notices.matter import Notice, from_text, to_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from sync.engine.events import Changed
    from ui.notices.matter import Matter
    from ui.session import Session

log = logging.getLogger(__name__)

MOST = 200
ROW = "notices"
"""All of it is one row: it is small, and changes as a whole."""


class NoticeBoard(QObject):
    """Holds the notices, newest first. The one who writes them; reads the cache when it is first asked."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._kept: list[Notice] | None = None
        session.changed.connect(self._on_changed)
        session.signed_out.connect(self._forget)

    @property
    def notices(self) -> list[Notice]:
        """Everything, newest first."""
        if self._kept is None:
            self._kept = self._read()
        return self._kept

    @property
    def unseen(self) -> list[Notice]:
        """What nobody looked at yet and was not put off."""
        return [notice for notice in self.notices if not notice.seen and notice.later is None]

    def add(self, matters: Iterable[Matter]) -> None:
        """Put matters on top; what is there already stays where it is."""
        known = {notice.matter.key for notice in self.notices}
        fresh = {matter.key: Notice(matter) for matter in matters if matter.key not in known}
        if fresh:
            newest = sorted([*fresh.values(), *self.notices], key=lambda notice: notice.matter.when, reverse=True)
            self._keep(newest[:MOST])

    def see(self, keys: Iterable[str]) -> None:
        """Take it that the person knows of these."""
        seen = set(keys)
        self._rewrite(lambda notice: notice.matter.key in seen and not notice.seen, _seen)

    def see_all(self) -> None:
        """Take it that the person knows of everything that was not put off."""
        self._rewrite(lambda notice: not notice.seen and notice.later is None, _seen)

    def see_item(self, uid: str) -> None:
        """Take it that the person knows all that is to be seen where an item is shown."""
        self._rewrite(lambda notice: bool(uid) and notice.matter.uid == uid and not notice.seen, _seen)

    def put_off(self, key: str, until: datetime) -> None:
        """Have the person told again at a time."""
        self._rewrite(lambda notice: notice.matter.key == key, lambda notice: Notice(notice.matter, later=until))

    def next_due(self, _now: datetime) -> datetime | None:
        """Tell when the next one that was put off is to be told."""
        return min((notice.later for notice in self.notices if notice.later is not None), default=None)

    def take_due(self, now: datetime) -> list[Matter]:
        """Give what was put off until now, and have it count as new again."""
        due = [notice.matter for notice in self.notices if notice.later is not None and notice.later <= now]
        keys = {matter.key for matter in due}
        self._rewrite(lambda notice: notice.matter.key in keys, lambda notice: Notice(notice.matter))
        return due

    def _rewrite(self, concerns: Callable[[Notice], bool], change: Callable[[Notice], Notice]) -> None:
        if any(concerns(notice) for notice in self.notices):
            self._keep([change(one) if concerns(one) else one for one in self.notices])

    def _read(self) -> list[Notice]:
        text = self._session.queries.marked(Mark.NOTICES).get(ROW, "[]")
        try:
            kept = from_text(text)
        except ValueError:
            log.info("the list of what was told is begun anew")
            return []
        return self._without_read(kept)

    def _keep(self, notices: list[Notice]) -> None:
        self._kept = notices
        self._session.mark(Mark.NOTICES, [ROW], on=True, value=to_text(notices))
        self.changed.emit()

    def _without_read(self, notices: list[Notice]) -> list[Notice]:
        """Take it that whoever read a news item knows of it, wherever they came to it from."""
        open_news = {one.matter.uid for one in notices if one.matter.is_news and not one.seen}
        read = self._session.queries.is_read(open_news) if open_news else set()
        if not read:
            return notices
        return [_seen(one) if one.matter.is_news and one.matter.uid in read else one for one in notices]

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if self._kept and changed.touches(Kind.NEWS):
            kept = self._without_read(self._kept)
            if kept is not self._kept:
                self._keep(kept)

    @Slot()
    def _forget(self) -> None:
        """Show nothing of it any more; the cache is gone."""
        self._session.changed.disconnect(self._on_changed)
        self._kept = []
        self.changed.emit()


def _seen(notice: Notice) -> Notice:
    return Notice(notice.matter, seen=True)
