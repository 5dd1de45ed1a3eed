"""The quick look of a file view: at its current row, and from there at the rows around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from ui.session import Session
    from ui.teams.files_view import FilesView
    from ui.teams.opening import Opener
    from ui.teams.quick_look import QuickLook


class Looking(QObject):
    """Opens the quick look and lets it go through the rows."""

    def __init__(self, session: Session, view: FilesView, opener: Opener) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._opener = opener
        self.window: QuickLook | None = None
        view.look_requested.connect(self.look)

    @Slot()
    def look(self) -> None:
        """Show the current row."""
        index = self._view.current
        if not index.isValid() or self._view.files.row(index).waiting:
            return
        if self.window is None:
            from ui.teams.quick_look import QuickLook  # noqa: PLC0415  seldom needed

            self.window = QuickLook(self._session, self._view.window())
            self.window.step_requested.connect(self._step)
            self.window.open_requested.connect(self._opener.open)
        self.window.look_at(self._view.files.row(index).document)

    @Slot(int)
    def _step(self, by: int) -> None:
        row = self._view.current.row() + by
        if 0 <= row < self._view.files.rowCount():
            self._view.make_current(self._view.files.index(row, 0))
            self.look()
