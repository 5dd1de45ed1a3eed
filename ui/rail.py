"""The navigation rail: the screens, and at its foot oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from ui import navigation, theme
from ui.widgets.pictures import draw_avatar

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from sync.models import Person
    from ui.widgets.pictures import PictureLoader

WIDTH = 96
ICON = 22
AVATAR = 36
ICONS = {
    navigation.START: "house",
    navigation.PEOPLE: "users",
    navigation.NEWS: "newspaper",
    navigation.TEAMS: "folders",
    navigation.AGENDA: "calendar-days",
    navigation.PAGES: "book-open",
    navigation.PREFERENCES: "settings",
}
MOST_COUNTED = 99


class RailButton(QAbstractButton):
    """An icon over its name, and a number where something waits."""

    def __init__(self, name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = ICONS[name]
        self.count = 0
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_count(self, count: int, spoken: str) -> None:
        """Show a number at the icon; `spoken` says what it counts."""
        self.count = count
        self.setAccessibleName(f"{self.text()}, {spoken}" if count else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        """Be high enough for icon and name."""
        return QSize(WIDTH, ICON + self.fontMetrics().height() + 3 * theme.SPACE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, icon, name and number."""
        worn = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(theme.SPACE, 2, -theme.SPACE, -2)
        ink = worn.on_rail_active if self.isChecked() else worn.on_rail
        self._draw_ground(painter, box)
        icon = QRectF((self.width() - ICON) / 2, box.top() + theme.SPACE, ICON, ICON)
        theme.draw_icon(painter, self._icon_name, icon, ink)
        painter.setPen(ink)
        painter.setFont(theme.font(theme.Type.SMALL_STRONG if self.isChecked() else theme.Type.SMALL))
        line = QRectF(0, icon.bottom() + 3, self.width(), self.height() - icon.bottom() - theme.SPACE)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), self.text())
        if self.count:
            self._draw_count(painter, icon)

    def _draw_ground(self, painter: QPainter, box: QRectF) -> None:
        worn = theme.colours()
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(worn.rail_active)
        elif self.underMouse():
            soft = QColor(worn.rail_active)
            soft.setAlpha(110)
            painter.setBrush(soft)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus():
            painter.setPen(worn.on_rail_active)
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)

    def _draw_count(self, painter: QPainter, icon: QRectF) -> None:
        worn = theme.colours()
        words = str(self.count) if self.count <= MOST_COUNTED else f"{MOST_COUNTED}+"
        painter.setFont(theme.font(theme.Type.SMALL_STRONG))
        width = max(18, painter.fontMetrics().horizontalAdvance(words) + 10)
        badge = QRectF(icon.right() - 6, icon.top() - 6, width, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.warm)
        painter.drawRoundedRect(badge, 9, 9)
        painter.setPen(worn.on_warm)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)


class MeButton(RailButton):
    """One's own portrait, leading to one's own profile."""

    def __init__(self, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(navigation.PEOPLE, "", parent)
        self._pictures = pictures
        self._person: Person | None = None
        self._name = ""
        self.setCheckable(False)
        pictures.ready.connect(self._on_picture)

    @Slot(str)
    def _on_picture(self, _url: str) -> None:
        self.update()

    def show_person(self, person: Person | None, name: str) -> None:
        """Show who is signed in."""
        self._person, self._name = person, name
        self.setAccessibleName(self.tr("My profile: {name}").format(name=name))
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:
        """Be as high as a portrait."""
        return QSize(WIDTH, AVATAR + 2 * theme.SPACE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the portrait."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        where = QRectF((self.width() - AVATAR) / 2, theme.SPACE, AVATAR, AVATAR)
        if self.hasFocus():
            painter.setPen(theme.colours().on_rail_active)
            painter.drawEllipse(where.adjusted(-3, -3, 3, 3))
        draw_avatar(painter, where, self._person, self._pictures, self._name)


class Rail(QWidget):
    """The strip on the left. `chosen` carries the name of a screen."""

    chosen = Signal(str)
    me_chosen = Signal()

    def __init__(self, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Navigation"))
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.SPACE * 2, 0, theme.SPACE)
        layout.setSpacing(theme.SPACE // 2)
        for number, (name, text) in enumerate(self._texts().items(), start=1):
            if name == navigation.PREFERENCES:
                layout.addStretch(1)
            button = self._button(name, text)
            if name != navigation.PREFERENCES:
                keys = QKeySequence(f"Ctrl+{number}").toString(QKeySequence.SequenceFormat.NativeText)
                button.setToolTip(f"{text} ({keys})")
            layout.addWidget(button)
        self.me = MeButton(pictures)
        self.me.clicked.connect(self.me_chosen)
        layout.addWidget(self.me)
        theme.changed().connect(self.update)

    def show_screen(self, name: str) -> None:
        """Mark where one is; a place without a button marks nothing."""
        button = self._buttons.get(name)
        self._group.setExclusive(False)
        for other in self._buttons.values():
            other.setChecked(other is button)
        self._group.setExclusive(button is not None)

    def show_unread(self, count: int) -> None:
        """Show how much news is unread."""
        self._buttons[navigation.NEWS].show_count(count, self.tr("%n unread", "", count))

    def offer_pages(self, offered: bool) -> None:  # noqa: FBT001  whether it is there is all there is to say
        """Lead to the fixed menu, or not: not every site has one."""
        self._buttons[navigation.PAGES].setVisible(offered)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), theme.colours().rail)

    def _texts(self) -> dict[str, str]:
        return {
            navigation.START: self.tr("Start"),
            navigation.PEOPLE: self.tr("People"),
            navigation.NEWS: self.tr("News"),
            navigation.TEAMS: self.tr("Teams"),
            navigation.AGENDA: self.tr("Agenda"),
            navigation.PAGES: self.tr("Pages"),
            navigation.PREFERENCES: self.tr("Preferences"),
        }

    def _button(self, name: str, text: str) -> RailButton:
        button = RailButton(name, text)
        button.clicked.connect(lambda: self.chosen.emit(name))
        self._buttons[name] = button
        self._group.addButton(button)
        return button
