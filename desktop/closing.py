"""What closing the window means: the program goes on, or it ends. On a desktop without a tray that is asked, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.settings import UiSettings

KEEP_RUNNING, ASKED = "close_to_tray", "asked_about_closing"


class ClosingQuestion(QObject):
    """Asks whether the program is to go on, minimised, and keeps the answer."""

    answered = Signal()

    def __init__(self, window: QWidget, settings: UiSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._settings = settings
        self._box: QMessageBox | None = None

    @property
    def keeps_running(self) -> bool:
        """Tell whether closing the window leaves the program running."""
        return self._settings.get(KEEP_RUNNING, "on") == "on"

    @property
    def was_asked(self) -> bool:
        """Tell whether the person chose already."""
        return self._settings.get(ASKED) == "yes"

    @property
    def is_open(self) -> bool:
        """Tell whether it is being asked now."""
        return self._box is not None

    def ask(self) -> None:
        """Ask; `answered` follows, unless the person thinks better of closing."""
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(self.tr("Should Mienskip go on while its window is closed?"))
        box.setInformativeText(
            self.tr(
                "Then it tells you what is new. This desktop has no tray for its icon: the window is minimised, and "
                "you find it where your other windows are. You can change this in the preferences."
            )
        )
        self._go_on = box.addButton(self.tr("Go on, minimised"), QMessageBox.ButtonRole.AcceptRole)
        self._quit = box.addButton(self.tr("Quit"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(self._go_on)
        box.finished.connect(self._on_finished)
        self._box = box
        box.open()

    @Slot()
    def _on_finished(self) -> None:
        box, self._box = self._box, None
        chosen = box.clickedButton() if box is not None else None
        if chosen not in (self._go_on, self._quit):
            return
        self._settings.set(ASKED, "yes")
        self._settings.set(KEEP_RUNNING, "on" if chosen is self._go_on else "off")
        self.answered.emit()
