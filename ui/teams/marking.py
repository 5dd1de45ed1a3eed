"""What a person marks for themselves among documents: favourites, and what they want to be told of."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sync.cache.marks import Mark
from ui.teams.actions import added_action
from ui.teams.tidying import YEAR

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from ui.session import Session
    from ui.teams.asking import Asking
    from ui.teams.files_model import FileRow
    from ui.teams.files_view import FilesView


class Marking(QObject):
    """The actions on what is selected in a file view."""

    def __init__(self, session: Session, view: FilesView, asking: Callable[[], Asking]) -> None:
        super().__init__(view)
        self._asking = asking
        self._session = session
        self._view = view
        self.favourite = self._action(self.tr("Favourite"), "star", Mark.FAVOURITE, "Ctrl+D")
        self.follow = self._action(self.tr("Tell me of changes"), "bell", Mark.FOLLOWED)
        self.look_again = added_action(view, self.tr("Look at this again on\u2026"), "clock", self._set_day)
        view.selection.selectionChanged.connect(self.update)
        view.files.dataChanged.connect(self.update)
        view.files.layoutChanged.connect(self.update)
        view.files.modelReset.connect(self.update)
        self.update()

    @property
    def all(self) -> tuple[QAction, ...]:
        """The actions, in the order in which they stand in a menu."""
        return (self.favourite, self.follow, self.look_again)

    def update(self) -> None:
        """Show how what is selected is marked."""
        rows = self._rows()
        for action in self.all:
            action.setEnabled(bool(rows))
        self.favourite.setChecked(bool(rows) and all(row.favourite for row in rows))
        self.follow.setChecked(bool(rows) and all(row.followed for row in rows))

    def _action(self, text: str, icon: str, mark: Mark, keys: str = "") -> QAction:
        action = added_action(self._view, text, icon, lambda: self._mark(mark, action), keys)
        action.setCheckable(True)
        return action

    def _mark(self, mark: Mark, action: QAction) -> None:
        self._session.mark(mark, self._uids(), on=action.isChecked())

    def _set_day(self) -> None:
        """Remember a day on which Start asks whether these are still needed."""
        uids = self._uids()
        in_a_year = datetime.now(UTC).astimezone().date() + YEAR
        day = self._asking().for_day(self._view, self.look_again.text(), in_a_year) if uids else None
        if day is not None:
            self._session.mark(Mark.LOOK_AGAIN, uids, on=True, value=day.isoformat())

    def _rows(self) -> list[FileRow]:
        return [row for row in self._view.chosen() if not row.waiting]

    def _uids(self) -> list[str]:
        return [row.document.uid for row in self._rows()]
