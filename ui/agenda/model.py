"""The agenda as rows: an event each, under its day and month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.agenda.times import day_shown, is_over, spoken_hours
from ui.news.rows import take_over
from ui.widgets.dates import long_day, now

if TYPE_CHECKING:
    from datetime import date, datetime

    from PySide6.QtCore import QObject

    from sync.models import Event
    from ui.session import Session

    Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
UID_ROLE = ROW_ROLE + 1
LOOK_BACK = timedelta(days=366)
MOST = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An event in the list. `day` is the one it stands under; the first of a day and of a month say which it is."""

    event: Event
    day: date
    team: str = ""
    over: bool = False
    today: bool = False
    first_of_day: bool = False
    first_of_month: bool = False


class AgendaModel(QAbstractListModel):
    """What is to come, first one first; with `earlier` also what was on in the past year, before it."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._earlier = False
        self._rows: list[Row] = []
        self._past = 0
        self.refresh()

    @property
    def earlier(self) -> bool:
        """Whether what is over is listed too."""
        return self._earlier

    @property
    def past(self) -> int:
        """How many events there are that are over."""
        return self._past

    def show_earlier(self, *, shown: bool) -> None:
        """List what is over too, or no longer."""
        self._earlier = shown
        self.refresh()

    def refresh(self) -> None:
        """Read the agenda again; what is selected stays selected."""
        rows = self._read(now())

        def assign() -> None:
            self._rows = rows

        take_over(self, [row.event.uid for row in self._rows], [row.event.uid for row in rows], assign)

    def index_of(self, uid: str) -> QModelIndex:
        """Find an event; an invalid index where it is not listed."""
        found = next((number for number, row in enumerate(self._rows) if row.event.uid == uid), None)
        return QModelIndex() if found is None else self.index(found)

    def first_to_come(self) -> QModelIndex:
        """Give the first event that is not over; an invalid index where there is none."""
        found = next((number for number, row in enumerate(self._rows) if not row.over), None)
        return QModelIndex() if found is None else self.index(found)

    def rowCount(self, parent: Index | None = None) -> int:
        """See Qt."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the title, all of the row as one spoken text, or what a role of ours stands for."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.event.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
            case _ if role == ROW_ROLE:
                return row
            case _ if role == UID_ROLE:
                return row.event.uid
        return None

    def _read(self, moment: datetime) -> list[Row]:
        today = moment.astimezone().date()
        # A whole day that is on began before now, and one without an end is on for the rest of its day.
        events = self._session.queries.events(moment - LOOK_BACK, limit=MOST)
        over = [event for event in events if is_over(event, moment)]
        self._past = len(over)
        shown = events if self._earlier else [event for event in events if not is_over(event, moment)]
        return self._rows_of(sorted(shown, key=lambda event: (day_shown(event, today), event.start)), moment)

    def _rows_of(self, events: list[Event], moment: datetime) -> list[Row]:
        today = moment.astimezone().date()
        teams = {uid: self._session.queries.team(uid) for uid in {event.team_uid for event in events if event.team_uid}}
        rows: list[Row] = []
        for event in events:
            day = day_shown(event, today)
            before = rows[-1].day if rows else None
            team = teams.get(event.team_uid)
            rows.append(
                Row(
                    event=event,
                    day=day,
                    team=team.title if team else "",
                    over=is_over(event, moment),
                    today=day == today,
                    first_of_day=day != before,
                    first_of_month=before is None or (day.year, day.month) != (before.year, before.month),
                )
            )
        return rows

    def _spoken(self, row: Row) -> str:
        parts = (
            self.tr("today") if row.today else long_day(row.day),
            spoken_hours(row.event),
            row.event.title,
            row.event.place,
            row.team,
            self.tr("over") if row.over else "",
        )
        return ", ".join(part for part in parts if part)
