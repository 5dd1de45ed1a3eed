"""How a setting looks that the organisation decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.settings import WindowSettings

PADLOCK = 16


class Padlock(QWidget):
    """A small padlock beside what cannot be chosen here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(PADLOCK, PADLOCK)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the quiet colour of the theme that is worn."""
        theme.draw_icon(QPainter(self), "lock", QRectF(self.rect()), theme.colours().quiet)


def lockable(settings: WindowSettings, name: str, field: QWidget) -> QWidget:
    """Show a field as it is, or locked with the reason where the organisation decides."""
    if not settings.is_locked(name):
        return field
    reason = QCoreApplication.translate("locks", "Set by your organisation")
    field.setEnabled(False)
    field.setAccessibleDescription(reason)
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.SPACE)
    row.addWidget(field)
    row.addWidget(Padlock())
    row.addWidget(Text(theme.Type.SMALL, reason, quiet=True))
    row.addStretch(1)
    return holder
