"""Asks user name and password for a proxy on the way to the intranet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout

from ui import theme
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WIDTH = 420


class ProxyWindow(QDialog):
    """One question about the proxy at `place` (host and port)."""

    answered = Signal(str, str, str)
    """Place, user name, password."""

    def __init__(self, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.setWindowTitle(self.tr("The proxy asks who you are"))
        self.setMinimumWidth(WIDTH)
        self.username, self.password = QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setSpacing(theme.SPACE)
        for label, field in ((self.tr("User name"), self.username), (self.tr("Password"), self.password)):
            field.setAccessibleName(label)
            field.setMinimumHeight(36)
            field.textChanged.connect(self._show_whether_complete)
            form.addRow(label, field)
        words = self.tr(
            "Your network leads to the intranet through {place}. What you fill in goes to that proxy only, and is kept "
            "in the keyring of this computer."
        )
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.go_on = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.go_on.setText(self.tr("Go on"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Not now"))
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE * 3, theme.SPACE * 3, theme.SPACE * 3, theme.SPACE * 3)
        column.setSpacing(theme.SPACE * 2)
        column.addWidget(Text(theme.Type.HEADING, self.windowTitle(), wrap=True))
        column.addWidget(Text(theme.Type.BODY, words.format(place=place), quiet=True, wrap=True))
        column.addLayout(form)
        column.addWidget(self.buttons)
        self._show_whether_complete()

    @Slot()
    def _show_whether_complete(self) -> None:
        self.go_on.setEnabled(bool(self.username.text().strip() and self.password.text()))

    @Slot()
    def _on_accepted(self) -> None:
        self.answered.emit(self._place, self.username.text().strip(), self.password.text())
        self.accept()
