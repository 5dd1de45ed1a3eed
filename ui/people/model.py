"""The people who were found, as rows that are read from the cache when they come into sight."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from sync.cache.answers import PersonFilter, Sort
from sync.cache.folding import fold
from sync.cache.typed import read_typed
from sync.whereabouts import office_day, place_on
from ui.news.rows import take_over
from ui.people.whereabouts_words import spoken_today
from ui.widgets.marking import spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from sync.cache.directory import Found
    from sync.models import Person
    from ui.people.finder import Finder
    from ui.session import Session

    Index = QModelIndex | QPersistentModelIndex

UID_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ROW_ROLE = UID_ROLE + 1
PAGE = 16
KEPT_PAGES = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A person as a row shows them, found by a query."""

    person: Person
    query: PersonFilter

    @property
    def areas(self) -> tuple[str, ...]:
        """The knowledge areas for which they were found: those that begin with what was typed, or were chosen."""
        chosen = fold(self.query.knowledge_area).split()
        return tuple(
            area
            for area in self.person.knowledge_areas
            if (chosen and fold(area).split() == chosen) or spans(self.query.text, area)
        )

    @property
    def work(self) -> str:
        """Team and location on one line, behind what else matched if only that did."""
        parts = (self._elsewhere(), self.person.department, self.person.location)
        return " \u00b7 ".join(part for part in parts if part)

    def _elsewhere(self) -> str:
        """Give the number, address or place of today by which they were found, where a row shows no other reason."""
        person = self.person
        shown = (person.name, person.function, person.department, person.location, *self.areas)
        typed = read_typed(self.query.text)
        unseen = [word for word in (*typed.words, *typed.numbers) if not any(spans(word, value) for value in shown)]
        if not unseen:
            return ""
        today = place_on(person.works_today_at, office_day(datetime.now(UTC)))
        others = (person.phone, person.mobile, person.room, person.email, spoken_today(today) if today else "")
        return next((value for value in others if any(spans(word, value) for word in unseen)), "")


class PeopleModel(QAbstractListModel):
    """Those whom a query finds, in order. It knows their uids, and reads a page of rows when one of them is asked for.

    `UID_ROLE` gives the uid, `ROW_ROLE` the `Row`; None for somebody who has gone since.
    """

    def __init__(self, session: Session, finder: Finder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._finder = finder
        self._query = PersonFilter()
        self._sort = Sort.NAME
        self._found: Found | None = None
        self._uids: Sequence[str] = []
        self._pages: OrderedDict[int, dict[str, Row]] = OrderedDict()

    @property
    def query(self) -> PersonFilter:
        """What is looked for."""
        return self._query

    @property
    def found(self) -> Found | None:
        """What was found, with the numbers for the filters; None while that cannot be known yet."""
        return self._found

    def set_query(self, query: PersonFilter, sort: Sort | None = None) -> None:
        """Look for other people, from the top, in another order where one is given."""
        self.beginResetModel()
        self._query = query
        self._sort = sort or self._sort
        self._pages.clear()
        self._uids = self._find()
        self.endResetModel()

    def refresh(self) -> None:
        """Look again for the same; what is selected stays selected."""
        uids = self._find()

        def assign() -> None:
            self._pages.clear()
            self._uids = uids

        take_over(self, self._uids, uids, assign)

    def index_of(self, uid: str) -> QModelIndex:
        """Find a person; an invalid index where they are not among those found."""
        try:
            return self.index(self._uids.index(uid))
        except ValueError:
            return QModelIndex()

    def row(self, number: int) -> Row | None:
        """Give a row by its number; None for somebody who is gone from the cache."""
        page = number // PAGE
        if page not in self._pages:
            self._pages[page] = self._read(page)
            if len(self._pages) > KEPT_PAGES:
                self._pages.popitem(last=False)
        return self._pages[page].get(self._uids[number])

    def rowCount(self, parent: Index | None = None) -> int:
        """See Qt."""
        return 0 if parent is not None and parent.isValid() else len(self._uids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the name, all of the row as one spoken text, or what a role of ours stands for."""
        if not index.isValid():
            return None
        if role == UID_ROLE:
            return self._uids[index.row()]
        if role not in {ROW_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None  # a view asks for many more, and the row need not be read for those
        row = self.row(index.row())
        if role == ROW_ROLE or row is None:
            return row
        return row.person.name if role == Qt.ItemDataRole.DisplayRole else self._spoken(row)

    def _find(self) -> Sequence[str]:
        if self._finder.loaded:
            self._found = self._finder.find(self._query, self._sort)
            return self._found.uids
        self._found = None
        everybody = self._query == PersonFilter() and self._sort is Sort.NAME
        return (self._finder.everybody or []) if everybody else []

    def _read(self, page: int) -> dict[str, Row]:
        people = self._session.queries.people(self._uids[page * PAGE : (page + 1) * PAGE])
        return {person.uid: Row(person=person, query=self._query) for person in people}

    def _spoken(self, row: Row) -> str:
        person = row.person
        areas = ", ".join(row.areas)
        knows = self.tr("knows about {areas}").format(areas=areas) if areas else ""
        ambassador = self.tr("ambassador") if person.ambassador else ""
        parts = (person.name, ambassador, person.function, person.department, person.location, knows)
        return ", ".join(part for part in parts if part)
