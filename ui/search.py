"""One search for people, news and documents: a field at the top, and what it finds below it as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.widgets.found import hits_of
from ui.widgets.hits import HitList

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent

    from sync.cache.answers import SearchResults
    from ui.people.finder import Finder
    from ui.session import Session
    from ui.widgets.background import Background
    from ui.widgets.pictures import PictureLoader

AT_MOST = 6


class SearchField(QLineEdit):
    """Where one types. `chosen` carries the Place of what was chosen."""

    chosen = Signal(object)

    def __init__(
        self,
        session: Session,
        pictures: PictureLoader,
        background: Background,
        finder: Callable[[], Finder],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._make_finder = finder
        self._finder: Finder | None = None
        self._background = background
        self._window = parent
        self.setPlaceholderText(self.tr("Search people, news and documents (Ctrl+K)"))
        self.setAccessibleName(self.tr("Search people, news and documents"))
        self.setClearButtonEnabled(True)
        self.setMinimumHeight(36)
        self._search_action = self.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        theme.changed().connect(self._dress)
        self._dress()
        self.popup = Popup(pictures, parent)
        self.popup.list.clicked.connect(self._choose)
        self.textEdited.connect(self._on_edited)

    def _dress(self) -> None:
        self._search_action.setIcon(theme.icon("search"))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.PlaceholderText, theme.colours().quiet)
        self.setPalette(palette)

    def _on_edited(self, text: str) -> None:
        if not text.strip():
            self.popup.hide()
            return
        finder = self._begun_finder()
        self._background.ask("search", lambda queries: finder.search(queries, text, AT_MOST), self._show)

    def _begun_finder(self) -> Finder:
        """Have people read as soon as somebody turns to the search: the first letter finds them, or soon after."""
        if self._finder is None:
            self._finder = self._make_finder()
            self._finder.changed.connect(self._on_found_anew)
        self._finder.begin()
        return self._finder

    @Slot()
    def _on_found_anew(self) -> None:
        if self.text().strip() and self._window.focusWidget() is self:
            self._on_edited(self.text())

    def _show(self, found: SearchResults) -> None:
        if self.text().strip():
            self.popup.list.show_hits(hits_of(found, self._session.queries), self.text())
            self._place_popup()

    def _place_popup(self) -> None:
        corner = self.mapTo(self._window, QPoint(0, self.height() + 4))
        width = max(self.width(), 420)
        self.popup.setGeometry(QRect(corner, QSize(width, self.popup.wanted_height())))
        self.popup.raise_()
        self.popup.show()

    def _choose(self, *_clicked: object) -> None:
        hit = self.popup.list.current
        if hit is not None and hit.place is not None:
            self.leave()
            self.chosen.emit(hit.place)

    def leave(self) -> None:
        """Put the search away."""
        self.clear()
        self.popup.hide()
        self.clearFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in what was found, open it, or put it away."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.popup.isVisible():
            self.popup.list.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.popup.isVisible():
            self._choose()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have everybody read."""
        super().focusInEvent(event)
        self._begun_finder()

    def focusOutEvent(self, event: QEvent) -> None:
        """Hide what was found when one goes elsewhere."""
        super().focusOutEvent(event)  # type: ignore[arg-type]  # it is a QFocusEvent
        self.popup.hide()


class Popup(QFrame):
    """What was found, over the screen; the field keeps the keyboard."""

    def __init__(self, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.list = HitList(pictures)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, theme.SPACE // 2, 1, theme.SPACE // 2)
        layout.addWidget(self.list)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 6)
        shadow.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shadow)
        self.hide()

    def wanted_height(self) -> int:
        """Give the height that shows all hits, up to a limit."""
        return self.list.wanted_height() + 2 * theme.SPACE
