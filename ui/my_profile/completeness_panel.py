"""Beside the fields of one's profile: how complete it is, and what a colleague would gain by each missing part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QAbstractButton, QProgressBar, QVBoxLayout, QWidget

from ui import theme
from ui.people.completeness import missing_of, percentage, spoken_part, wink
from ui.people.sheet import Sheet
from ui.theme import RADIUS, SPACE, Type
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from sync.models import Person

SIGN = 20
ROOM_FOR_SIGN = SIGN + 2 * SPACE
SIGNS = {
    "portrait": "image",
    "knowledge_areas": "sparkles",
    "function": "briefcase",
    "phone": "phone",
    "location": "map-pin",
    "department": "users",
    "about_html": "message-square",
}


class PartLine(QAbstractButton):
    """A part that is missing, and why it helps; a click leads to its field."""

    def __init__(self, icon: str, title: str, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setText(title)
        self.setAccessibleName(f"{title}. {reason}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._words = words = QVBoxLayout(self)
        words.setContentsMargins(ROOM_FOR_SIGN, SPACE // 2, SPACE // 2, SPACE // 2)
        words.setSpacing(0)
        for text in (Text(Type.STRONG, title, wrap=True), Text(Type.SMALL, reason, quiet=True, wrap=True)):
            text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            text.setForegroundRole(QPalette.ColorRole.WindowText)  # within a button it would be that of the style
            words.addWidget(text)
        words.addStretch(1)

    def sizeHint(self) -> QSize:
        """Be as high as the words."""
        return self._words.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """See Qt."""
        return True

    def heightForWidth(self, width: int) -> int:
        """See Qt."""
        return self._words.heightForWidth(width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and sign."""
        worn = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(worn.accent if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(worn.hover)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        where = QRectF(SPACE, SPACE, SIGN, SIGN)
        theme.draw_icon(painter, self._icon, where, worn.quiet)


class CompletenessPanel(Sheet):
    """`part_requested` carries the name of a part that the person wants to fill in."""

    part_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)

    def show_person(self, person: Person | None) -> None:
        """Show how complete a profile is; None for one that is not made yet."""
        self.clear()
        per_cent = percentage(person)
        words = self.tr("{number} % complete").format(number=per_cent)
        self.set_heading(words)
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setValue(per_cent)
        bar.setAccessibleName(words)
        self.put(bar)
        self.put(Text(Type.BODY, wink(per_cent), quiet=True, wrap=True))
        for part in missing_of(person):
            title, reason = spoken_part(part)
            line = PartLine(SIGNS[part.name], title, reason)
            line.clicked.connect(lambda _checked=False, name=part.name: self.part_requested.emit(name))
            self.put(line)
