"""The left side of the People screen: what is looked for, the filters, and who was found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sync.cache.answers import PersonFilter, Sort
from sync.cache.directory import matches
from ui import theme
from ui.people.filters import Filters
from ui.people.model import PeopleModel
from ui.people.saved_searches import SavedSearchesPill
from ui.people.sorting import SortPill
from ui.people.view import PeopleView
from ui.theme import SPACE, Type
from ui.widgets.labels import Text
from ui.widgets.states import StatefulPane

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.people.finder import Finder
    from ui.session import Session
    from ui.settings import UiSettings
    from ui.widgets.pictures import PictureLoader

ORDER = "people_order"
"""The setting that remembers the order of the list."""
PAUSE = 200
"""Milliseconds without a key after which somebody has typed what they meant."""
SHORTEST_AREA = 3
MOST_AREAS = 12
MOVES = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})


class ListPane(QWidget):
    """Finds colleagues at every key. `current_changed` and `opened` carry an index of `model`."""

    current_changed = Signal(QModelIndex)
    opened = Signal(QModelIndex)
    copy_requested = Signal()

    def __init__(
        self, session: Session, finder: Finder, pictures: PictureLoader, settings: UiSettings | None = None
    ) -> None:
        super().__init__()
        self._finder = finder
        self._settings = settings
        self._pointed_at = ""
        self.model = PeopleModel(session, finder, self)
        self.view = PeopleView(self.model, pictures)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(self.tr("Name, function or what somebody knows about"))
        self.search.setAccessibleName(self.tr("Look for colleagues"))
        self.filters = Filters(lambda: self.model.found)
        self.order = SortPill()
        self.saved = SavedSearchesPill(session)
        self.count = Text(Type.SMALL, quiet=True)
        self.pane = StatefulPane(self.view)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._build()
        self._connect()
        self._restore_order()
        self.model.refresh()  # somebody may have searched before they came here: then everybody has been read
        self._show_state()

    def set_query(self, query: PersonFilter) -> None:
        """Look for people; field and filters say so."""
        with QSignalBlocker(self.search):
            self.search.setText(query.text)
        self.filters.show_query(query)
        self._look_for(query)

    def look_for_area(self, area: str) -> None:
        """Look for everybody who knows about something."""
        self.set_query(PersonFilter(knowledge_area=area))

    def point_at(self, uid: str) -> None:
        """Make somebody the current row where they are in the list, now or when it has been read."""
        self._pointed_at = uid
        index = self.model.index_of(uid)
        if not index.isValid() and self._finder.loaded and self.model.query != PersonFilter():
            self.set_query(PersonFilter())  # whoever is looked at stands in the list
            index = self.model.index_of(uid)
        if index.isValid():
            self._pointed_at = ""
            self.view.go_to(index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list while one types above it."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = event.key()
        if key in MOVES and self.model.rowCount():
            self._move(event)
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.model.rowCount():
            self._open_first()
            return True
        if key == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a sheet as high as the screen, with a line beside it."""
        worn = theme.colours()
        painter = QPainter(self)
        painter.fillRect(self.rect(), worn.surface)
        painter.setPen(worn.border)
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())

    def _build(self) -> None:
        self._sign = self.search.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._dress()
        self.search.installEventFilter(self)
        foot = QHBoxLayout()
        foot.addWidget(self.count, stretch=1)
        foot.addWidget(self.order)
        top = QVBoxLayout()
        top.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, SPACE // 2)
        top.setSpacing(SPACE + SPACE // 2)
        top.addWidget(Text(Type.TITLE, self.tr("People")))
        top.addWidget(self.search)
        self.filters.add(self.saved)
        top.addWidget(self.filters)
        top.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 1, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.pane, stretch=1)

    def _dress(self) -> None:
        self._sign.setIcon(theme.icon("search", theme.colours().quiet))

    def _connect(self) -> None:
        theme.changed().connect(self._dress)
        self.search.textChanged.connect(self._on_typed)
        self.filters.changed.connect(self._on_filtered)
        self.order.chosen.connect(self._on_ordered)
        self.saved.chosen.connect(self.set_query)
        self._finder.changed.connect(self._on_finder_changed)
        self._pause.timeout.connect(self._on_pause)
        self.pane.action_requested.connect(self._on_action)
        self.view.selectionModel().currentChanged.connect(self.current_changed)
        self.view.chosen.connect(self.opened)
        self.view.copy_requested.connect(self.copy_requested)
        self.view.left.connect(self.search.setFocus)
        self.view.typed.connect(self._pass_on)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._look_for(replace(self.model.query, text=text))

    @Slot()
    def _on_filtered(self) -> None:
        self._look_for(self.filters.narrowed(self.model.query))

    @Slot(object)
    def _on_ordered(self, order: Sort) -> None:
        if self._settings is not None:
            self._settings.set(ORDER, order)
        self.model.set_query(self.model.query, order)
        self.view.scrollToTop()

    def _restore_order(self) -> None:
        known = self._settings.get(ORDER) if self._settings is not None else ""
        if known in set(Sort):
            self.order.show_order(Sort(known))
            self.model.set_query(self.model.query, Sort(known))

    def _look_for(self, query: PersonFilter) -> None:
        if query == self.model.query:
            return
        self.model.set_query(query)
        self.saved.show_query(query)
        self.view.scrollToTop()
        self._show_state()
        self._pause.start()

    @Slot()
    def _on_finder_changed(self) -> None:
        self.model.refresh()
        self._show_state()
        self._pause.start()
        if self._pointed_at:
            self.point_at(self._pointed_at)

    @Slot()
    def _on_pause(self) -> None:
        """Do what the next key must not wait for: count who knows about it, and show the best match."""
        self._show_count()
        self.filters.show_numbers()
        query = self.model.query
        if query.text.strip() and self.model.rowCount() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0))

    def _show_count(self) -> None:
        number = self.model.rowCount()
        if self.model.query == PersonFilter():
            self.count.setText(self.tr("%n colleague(s)", "", number))
            return
        found = self.tr("%n found", "", number)
        knowing = self._knowing()
        words = self.tr("%n know(s) about \u201c{text}\u201d", "", knowing).format(text=self.model.query.text.strip())
        parts = [found] if knowing != number or not knowing else []
        parts += [words] if knowing else []
        self.count.setText(" \u00b7 ".join(parts))

    def _knowing(self) -> int:
        """Count those found who know about what was typed."""
        found, query = self.model.found, self.model.query
        text = query.text.strip()
        if found is None or len(text) < SHORTEST_AREA or query.knowledge_area:
            return 0
        areas = [area for area, _ in found.knowledge_areas if matches(text, area)]
        if not areas or len(areas) > MOST_AREAS:
            return 0
        return len(set().union(*(self._finder.find(replace(query, knowledge_area=area)).uids for area in areas)))

    def _show_state(self) -> None:
        query = self.model.query
        self.filters.setVisible(bool(self._finder.number))
        if self.model.rowCount():
            self.pane.show_content()
        elif not self._finder.loaded:
            self.pane.show_loading()
        elif query == PersonFilter():
            self.pane.show_notice(
                "users",
                self.tr("No colleagues yet"),
                self.tr("As soon as there are profiles on the intranet, you find everybody here, offline too."),
            )
        else:
            self._say_nothing_found(query)
        if self._finder.loaded or self.model.rowCount():
            number = self.model.rowCount()
            everybody = query == PersonFilter()
            self.count.setText(self.tr("%n colleague(s)", "", number) if everybody else self.tr("%n found", "", number))

    def _say_nothing_found(self, query: PersonFilter) -> None:
        text = query.text.strip()
        narrowed = query != PersonFilter(text=query.text)
        title = self.tr("Nobody found for \u201c{text}\u201d").format(text=text) if text else self.tr("Nobody found")
        if narrowed:
            without = len(self._finder.find(PersonFilter(text=query.text)))
            self.pane.show_notice(
                "list-filter",
                title,
                self.tr("Without the filters there would be %n.", "", without)
                if without
                else self.tr("Not without the filters either. Try fewer or other words."),
                self.tr("Clear the filters"),
            )
        else:
            self.pane.show_notice(
                "search",
                title,
                self.tr("Try fewer letters or another word: a name, a function, a place or what somebody knows about."),
                self.tr("Show everybody"),
            )

    @Slot()
    def _on_action(self) -> None:
        query = self.model.query
        text = query.text if query != PersonFilter(text=query.text) else ""
        self.set_query(PersonFilter(text=text))
        self.search.setFocus()

    @Slot(object)
    def _pass_on(self, event: QKeyEvent) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        QApplication.sendEvent(self.search, event)

    def _move(self, event: QKeyEvent) -> None:
        if not self.view.currentIndex().isValid():
            self.view.go_to(self.model.index(0))
        elif event.key() != Qt.Key.Key_Up or self.view.currentIndex().row() > 0:
            QApplication.sendEvent(self.view, event)

    def _open_first(self) -> None:
        if not self.view.currentIndex().isValid():
            self.view.go_to(self.model.index(0))
        self.opened.emit(self.view.currentIndex())
