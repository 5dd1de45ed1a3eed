"""What a person marks for themselves among documents: favourites, and what they want to be told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sync.cache.marks import Mark
from ui.teams.actions import added_action

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.session import Session
    from ui.teams.files_view import FilesView


class Marking(QObject):
    """The actions on what is selected in a file view."""

    def __init__(self, session: Session, view: FilesView) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self.favourite = self._action(self.tr("Favourite"), "star", Mark.FAVOURITE, "Ctrl+D")
        self.follow = self._action(self.tr("Tell me of changes"), "bell", Mark.FOLLOWED)
        view.selection.selectionChanged.connect(self.update)
        view.files.dataChanged.connect(self.update)
        view.files.layoutChanged.connect(self.update)
        view.files.modelReset.connect(self.update)
        self.update()

    @property
    def all(self) -> tuple[QAction, ...]:
        """The actions, in the order in which they stand in a menu."""
        return (self.favourite, self.follow)

    def update(self) -> None:
        """Show how what is selected is marked."""
        for mark, action in ((Mark.FAVOURITE, self.favourite), (Mark.FOLLOWED, self.follow)):
            uids = self._uids()
            marked = self._session.queries.marked(mark) if uids else {}
            action.setEnabled(bool(uids))
            action.setChecked(bool(uids) and all(uid in marked for uid in uids))

    def _action(self, text: str, icon: str, mark: Mark, keys: str = "") -> QAction:
        action = added_action(self._view, text, icon, lambda: self._mark(mark, action), keys)
        action.setCheckable(True)
        return action

    def _mark(self, mark: Mark, action: QAction) -> None:
        self._session.mark(mark, self._uids(), on=action.isChecked())

    def _uids(self) -> list[str]:
        return [row.document.uid for row in self._view.chosen() if not row.waiting]
