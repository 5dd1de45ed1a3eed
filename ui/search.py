"""One search for people, news and documents: a field at the top, and what it finds below it as one types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui import navigation, theme
from ui.navigation import Place
from ui.widgets.dates import spoken_time
from ui.widgets.marking import Letters, paint_found
from ui.widgets.pictures import draw_avatar

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent

    from sync.cache.answers import SearchResults
    from sync.models import Person
    from ui.people.finder import Finder
    from ui.session import Session
    from ui.widgets.background import Background
    from ui.widgets.pictures import PictureLoader

HIT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
PICTURE = 32
ROW = 48
HEADING = 30
MOST_ROWS_SEEN = 11
AT_MOST = 6


@dataclass(frozen=True, slots=True)
class Hit:
    """A row of what was found; without a place it is a heading."""

    title: str
    line: str = ""
    place: Place | None = None
    icon: str = ""
    person: Person | None = None


class HitDelegate(QStyledItemDelegate):
    """Draws headings, people with their portraits, and news and documents with an icon."""

    def __init__(self, pictures: PictureLoader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self.typed = ""
        """What was looked for, to be marked where it is found."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Be higher for a hit than for a heading."""
        hit: Hit = index.data(HIT_ROLE)
        return QSize(0, ROW if hit.place else HEADING)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        hit: Hit = index.data(HIT_ROLE)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if hit.place is None:
            self._heading(painter, box, hit)
        else:
            state = option.state
            if state & QStyle.StateFlag.State_Selected:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colours().selected)
                painter.drawRoundedRect(box.adjusted(4, 1, -4, -1), theme.RADIUS, theme.RADIUS)
            self._hit(painter, box, hit)
        painter.restore()

    @staticmethod
    def _heading(painter: QPainter, box: QRectF, hit: Hit) -> None:
        painter.setFont(theme.font(theme.Type.SMALL_STRONG))
        painter.setPen(theme.colours().quiet)
        line = box.adjusted(theme.SPACE * 2, 0, -theme.SPACE, -4)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft), hit.title)

    def _hit(self, painter: QPainter, box: QRectF, hit: Hit) -> None:
        worn = theme.colours()
        side = QRectF(box.left() + theme.SPACE * 2, box.center().y() - PICTURE / 2, PICTURE, PICTURE)
        if hit.icon:
            theme.draw_icon(painter, hit.icon, side.adjusted(6, 6, -6, -6), worn.quiet)
        else:
            draw_avatar(painter, side, hit.person, self._pictures)
        words = box.adjusted(side.right() - box.left() + theme.SPACE * 1.5, 5, -theme.SPACE * 2, -5)
        half = words.height() / 2
        self._line(painter, QRectF(words.left(), words.top(), words.width(), half), hit.title, worn.text, strong=True)
        below = QRectF(words.left(), words.top() + half, words.width(), half)
        self._line(painter, below, hit.line, worn.quiet, strong=False)

    def _line(self, painter: QPainter, where: QRectF, text: str, ink: QColor, *, strong: bool) -> None:
        letters = Letters.of(theme.Type.STRONG if strong else theme.Type.SMALL)
        line = QRectF(where.left(), where.center().y() - letters.height / 2, where.width(), letters.height)
        paint_found(painter, line, text, self.typed, letters, ink)


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
            self.popup.show_hits(self._hits(found), self.text())
            self._place_popup()

    def _hits(self, found: SearchResults) -> list[Hit]:
        hits: list[Hit] = []
        if found.people:
            hits.append(Hit(self.tr("People")))
        for person_hit in found.people:
            person = person_hit.person
            areas = person_hit.knowledge_areas
            facts = (
                (person.function, person.department, *areas)
                if areas
                else (
                    person.function,
                    person.department,
                    person.location,
                )
            )
            line = " · ".join(fact for fact in facts if fact)
            hits.append(Hit(person.name, line, Place(navigation.PEOPLE, person.uid), person=person))
        if found.news:
            hits.append(Hit(self.tr("News")))
        for item in found.news:
            when = spoken_time(item.published or item.modified)
            line = " · ".join(part for part in (when, item.lead) if part)
            hits.append(Hit(item.title, line, Place(navigation.NEWS, item.uid), "newspaper"))
        if found.documents:
            hits.append(Hit(self.tr("Documents")))
        for document in found.documents:
            team = self._session.queries.team(document.team_uid)
            line = " · ".join(part for part in (team.title if team else "", spoken_time(document.modified)) if part)
            icon = "folder" if document.is_folder else "file-text"
            hits.append(Hit(document.title, line, Place(navigation.TEAMS, document.uid), icon))
        return hits or [Hit(self.tr("Nothing found. Try another word."))]

    def _place_popup(self) -> None:
        corner = self.mapTo(self._window, QPoint(0, self.height() + 4))
        width = max(self.width(), 420)
        self.popup.setGeometry(QRect(corner, QSize(width, self.popup.wanted_height())))
        self.popup.raise_()
        self.popup.show()

    def _choose(self, index: QModelIndex) -> None:
        hit: Hit | None = index.data(HIT_ROLE)
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
            self.popup.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.popup.isVisible():
            self._choose(self.popup.list.currentIndex())
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
        self.list = QListView()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._delegate = HitDelegate(pictures, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, theme.SPACE // 2, 1, theme.SPACE // 2)
        layout.addWidget(self.list)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 6)
        shadow.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shadow)
        pictures.ready.connect(self._on_picture)
        self.hide()

    @Slot(str)
    def _on_picture(self, _url: str) -> None:
        self.list.viewport().update()

    def show_hits(self, hits: list[Hit], typed: str) -> None:
        """Show other hits for what was typed; the first one is chosen."""
        self._delegate.typed = typed
        self._model.clear()
        for hit in hits:
            item = QStandardItem(hit.title)
            item.setData(hit, HIT_ROLE)
            item.setEnabled(hit.place is not None)
            self._model.appendRow(item)
        self.list.setCurrentIndex(QModelIndex())
        self.step(1)

    def step(self, by: int) -> None:
        """Go to the next hit, over the headings."""
        row = self.list.currentIndex().row()
        rows = range(row + 1, self._model.rowCount()) if by > 0 else range(row - 1, -1, -1)
        for wanted in rows:
            if self._model.item(wanted).isEnabled():
                self.list.setCurrentIndex(self._model.index(wanted, 0))
                return

    def wanted_height(self) -> int:
        """Give the height that shows all hits, up to a limit."""
        rows = [self._model.item(row).isEnabled() for row in range(self._model.rowCount())]
        return min(MOST_ROWS_SEEN * ROW, sum(ROW if hit else HEADING for hit in rows)) + 2 * theme.SPACE
