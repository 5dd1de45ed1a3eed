"""Answers who is who, from a directory in memory that a worker keeps in step with the cache."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sync.cache.answers import Sort
from sync.cache.directory import Directory
from sync.cache.finding import search
from sync.models import Kind
from sync.whereabouts import office_day, until_next_day
from ui.widgets.background import Background

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sync.cache.answers import SearchResults
    from sync.cache.directory import Found, PersonFilter
    from sync.cache.queries import Queries
    from sync.engine.events import Changed
    from ui.session import Session


class Finder(QObject):
    """Finds people in the main thread, within a frame on the screen.

    Until the directory has been read it knows only who there is. That comes first, so that there is a list to look at.
    """

    changed = Signal()
    """What is found now may be other than it was."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(session, self)
        self._directory = Directory()
        self._everybody: list[str] | None = None
        self._stale: frozenset[str] = frozenset()
        self._begun = False
        self._midnight = QTimer(self, singleShot=True)
        self._midnight.timeout.connect(self._refresh)
        session.changed.connect(self._on_changed)

    @property
    def loaded(self) -> bool:
        """Whether people can be found."""
        return self._directory.loaded

    @property
    def everybody(self) -> Sequence[str] | None:
        """The uids of everybody by name, as first read; None before that."""
        return self._everybody

    @property
    def number(self) -> int:
        """How many people there are, as far as is known."""
        return len(self._directory) if self._directory.loaded else len(self._everybody or ())

    def begin(self) -> None:
        """Read the directory, once; `changed` follows."""
        if not self._begun:
            self._begun = True
            self._background.ask("everybody", _everybody, self._take_everybody)
            self._refresh()

    def find(self, chosen: PersonFilter, sort: Sort = Sort.NAME) -> Found:
        """Find people among those who have been read."""
        return self._directory.find(chosen, sort)

    def search(self, queries: Queries, text: str, limit: int) -> SearchResults:
        """Find people who have been read, news and documents; in a worker, with its own `queries`."""
        return search(queries, self._directory, text, limit)

    def close(self) -> None:
        """End the worker."""
        self._midnight.stop()
        self._background.close()

    @Slot(object)
    def _on_changed(self, event: Changed) -> None:
        uids = event.uids.get(Kind.PEOPLE, frozenset())
        if uids and self._begun:
            self._stale |= uids
            self._refresh()

    @Slot()
    def _refresh(self) -> None:
        # A question that a newer one overtakes is never answered: what it should have read is asked again with that.
        stale = self._stale
        self._midnight.start(ceil(until_next_day(datetime.now(UTC)) / timedelta(milliseconds=1)) + 1)
        self._background.ask("directory", lambda queries: self._read(queries, stale), self._take_directory)

    def _read(self, queries: Queries, stale: frozenset[str]) -> frozenset[str]:
        """Bring the directory up to date, in the worker; give what has been read again."""
        today = office_day(datetime.now(UTC))
        if not self._directory.loaded or self._directory.today != today or self._directory.update(stale, queries):
            self._directory.load(queries, today)
        return stale

    def _take_everybody(self, uids: list[str]) -> None:
        self._everybody = uids
        self.changed.emit()

    def _take_directory(self, read: frozenset[str]) -> None:
        self._stale -= read
        self.changed.emit()


def _everybody(queries: Queries) -> list[str]:
    return [uid for (uid,) in queries.people_rows(("uid",))]
