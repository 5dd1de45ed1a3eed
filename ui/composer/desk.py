"""The composers that are open: several at a time, and one for each draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.composer.draft import Draft, drafts
from ui.composer.window import ComposerWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.session import Session


class WritingDesk(QObject):
    """Opens composers over `parent`."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._over = parent
        self.windows: dict[str, ComposerWindow] = {}

    @Slot(str)
    def open(self, key: str) -> None:
        """Go on with a draft, or begin something new for the empty string or a draft that is gone."""
        if key not in self.windows:
            draft = next((draft for draft in drafts(self._session.queries) if draft.key == key), Draft())
            key = draft.key
            window = self.windows[key] = ComposerWindow(self._session, draft, self._over)
            window.finished.connect(lambda _result: self.windows.pop(key, None))
        self.windows[key].show()
        self.windows[key].raise_()
        self.windows[key].activateWindow()

    def leave(self) -> None:
        """Keep what is being written, before the session goes."""
        for window in self.windows.values():
            window.keep()
