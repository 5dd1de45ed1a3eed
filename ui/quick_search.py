"""A small window to look a colleague up, without opening Mienskip itself: from the tray, or by a shortcut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QCursor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from sync.cache.answers import PersonFilter
from ui import navigation, theme
from ui.navigation import Place
from ui.theme import SPACE, Type
from ui.widgets.hits import Hit, HitList
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from sync.models import Person
    from ui.people.finder import Finder
    from ui.session import Session
    from ui.widgets.pictures import PictureLoader

WIDTH = 480
AT_MOST = 8
TOP_SHARE = 0.2
"""How far down the screen it opens, of its height."""


class QuickSearch(QFrame):
    """Finds people at every key. `chosen` carries the Place of a profile; Escape, or going elsewhere, hides it."""

    chosen = Signal(object)

    def __init__(
        self, session: Session, finder: Finder, pictures: PictureLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint)
        self._session = session
        self._finder = finder
        self.setWindowTitle(self.tr("Search people"))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFixedWidth(WIDTH)
        self.field = QLineEdit(clearButtonEnabled=True)
        self.field.setPlaceholderText(self.tr("Name, function or what somebody knows about"))
        self.field.setAccessibleName(self.tr("Search people"))
        self.field.setMinimumHeight(40)
        self._sign = self.field.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.hits = HitList(pictures)
        self.hint = Text(Type.SMALL, quiet=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE)
        for widget in (self.field, self.hits, self.hint):
            layout.addWidget(widget)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._show_found)
        self.hits.clicked.connect(self._choose)
        finder.changed.connect(self._show_found)

    @Slot()
    def open(self) -> None:
        """Come up empty where the pointer's screen begins to be looked at, ready to be typed in."""
        self._finder.begin()
        self._sign.setIcon(theme.icon("search"))
        self.field.clear()
        self._show_found()
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        self.move(room.center().x() - WIDTH // 2, room.top() + round(room.height() * TOP_SHARE))
        self.show()
        self.raise_()
        self.activateWindow()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in what was found, open it, copy its number, or go away."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.matches(QKeySequence.StandardKey.Copy) and not self.field.hasSelectedText():
            self._copy()
            return True
        match event.key():
            case Qt.Key.Key_Escape:
                self.hide()
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self.hits.step(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose()
            case _:
                return super().eventFilter(watched, event)
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Go away when one goes elsewhere."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.hide()

    @Slot()
    def _show_found(self, *_typed: object) -> None:
        text = self.field.text()
        hits = [self._hit(person) for person in self._found(text)]
        self.hits.show_hits(hits, text)
        self.hits.setVisible(bool(hits))
        self.hits.setFixedHeight(self.hits.wanted_height())
        self.hint.setText(self._hint(text, found=bool(hits)))
        self.adjustSize()

    def _found(self, text: str) -> list[Person]:
        if not text.strip():
            return []
        return self._session.queries.people(self._finder.find(PersonFilter(text=text)).uids[:AT_MOST])

    def _hint(self, text: str, *, found: bool) -> str:
        if found:
            return self.tr("Enter opens the profile, Ctrl+C copies the telephone number, Esc closes.")
        if not text.strip() or not self._finder.loaded:
            return self.tr("Type a name, a function or what somebody knows about.")
        return self.tr("Nobody found. Try fewer letters or another word.")

    def _hit(self, person: Person) -> Hit:
        number = person.phone or person.mobile
        line = " \u00b7 ".join(part for part in (number, person.function, person.location) if part)
        name = person.name or person.email or person.username
        return Hit(name, line, Place(navigation.PEOPLE, person.uid), person=person)

    def _choose(self, *_clicked: object) -> None:
        hit = self.hits.current
        if hit is not None:
            self.hide()
            self.chosen.emit(hit.place)

    def _copy(self) -> None:
        hit = self.hits.current
        person = hit.person if hit is not None else None
        number = (person.phone or person.mobile) if person is not None else ""
        if number:
            QGuiApplication.clipboard().setText(number)
            self.hint.setText(self.tr("Copied: {number}").format(number=number))
