"""Where the signed-in person works: today and by the week, as their own profile says it."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sync.models import Kind
from sync.whereabouts import HOME, office_day, place_on, read, until_next_day
from ui.widgets.dates import now

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sync.cache.queries import Queries
    from sync.engine.events import Changed
    from sync.models import Person
    from sync.whereabouts import Whereabouts
    from ui.session import Session

MOST_PLACES = 12
A_LITTLE = timedelta(seconds=1)


class MyWhereabouts(QObject):
    """Tells and sets where one works. `changed` tells that it is another, also because a new day began."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._midnight = QTimer(self, singleShot=True)
        self._midnight.timeout.connect(self._on_new_day)
        self._wait_for_midnight()
        session.changed.connect(self._on_changed)

    @property
    def person(self) -> Person | None:
        """One's own profile; where there is none, nothing can be set."""
        return self._session.queries.person_by_username(self._session.account.username)

    @property
    def today(self) -> date:
        """The day it is at the office."""
        return office_day(now())

    @property
    def place(self) -> str:
        """Where one works today; empty where it is not known."""
        return place_on(self._text, self.today)

    @property
    def whereabouts(self) -> Whereabouts:
        """All that is known."""
        return read(self._text)

    @property
    def usual_places(self) -> list[str]:
        """The office of the profile, and home."""
        person = self.person
        return [place for place in (person.location if person else "", HOME) if place]

    def set_today(self, place: str) -> None:
        """Say where one works today; the place that is said already takes it back."""
        known = self.whereabouts
        again = known.days.get(self.today) == place
        self._save(known.with_day(self.today, "" if again else place))

    def set_week(self, places: Mapping[int, str]) -> None:
        """Say where one works on which day of the week, Monday being 0; what is said for today stays."""
        known = self.whereabouts
        for weekday in range(7):
            known = known.with_weekday(weekday, places.get(weekday, ""))
        self._save(known)

    def _save(self, known: Whereabouts) -> None:
        person = self.person
        text = known.text(self.today)
        if person is not None and text != person.works_today_at:
            base = {"works_today_at": person.works_today_at}
            self._session.save_profile(person.uid, base, {"works_today_at": text})

    @property
    def _text(self) -> str:
        person = self.person
        return person.works_today_at if person else ""

    def _wait_for_midnight(self) -> None:
        self._midnight.start(round((until_next_day(now()) + A_LITTLE) / timedelta(milliseconds=1)))

    @Slot()
    def _on_new_day(self) -> None:
        self._wait_for_midnight()
        self.changed.emit()

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if changed.touches(Kind.PEOPLE):
            self.changed.emit()


def read_places(queries: Queries) -> list[str]:
    """Give where most people work, for a list to choose from; in a worker."""
    counted = Counter(location for (location,) in queries.people_rows(("location",)) if location.strip())
    return [place for place, _ in counted.most_common(MOST_PLACES)]
