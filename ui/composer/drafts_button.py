"""The button under which one's drafts are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ui.composer.draft import drafts

if TYPE_CHECKING:
    from ui.session import Session

LONGEST = 60


class DraftsButton(QPushButton):
    """Lists drafts in a menu when it is pressed. `chosen` carries the key of one."""

    chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setText(self.tr("Drafts"))
        menu = QMenu(self)
        menu.aboutToShow.connect(self.fill)
        self.setMenu(menu)

    @Slot()
    def fill(self) -> None:
        """List what is kept now."""
        menu = self.menu()
        menu.clear()
        for draft in drafts(self._session.queries):
            words = " ".join((draft.title or draft.text).split()).replace("&", "&&")
            action = menu.addAction(words if len(words) <= LONGEST else f"{words[:LONGEST]}…")
            action.triggered.connect(lambda _checked, key=draft.key: self.chosen.emit(key))
        if menu.isEmpty():
            menu.addAction(self.tr("No drafts: what you write is kept here by itself")).setEnabled(False)
