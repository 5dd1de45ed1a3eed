"""One news item to read: title, author, picture, text and what colleagues say about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sync.blogs import series_uid
from sync.cache.marks import Mark
from ui import theme
from ui.navigation import NEWS, PEOPLE, Place
from ui.news.arrival import Arrival
from ui.news.body import ArticleBody
from ui.news.byline import Byline
from ui.news.discussion import Discussion
from ui.news.lead_picture import LeadPicture
from ui.news.neighbours import Neighbours
from ui.news.printing import print_article
from ui.news.themed_icon import ThemedIcon
from ui.people.links import may_leave, place_of
from ui.teams.opening import Opener
from ui.theme import SPACE, Type
from ui.widgets.html_view import LARGEST_ZOOM, SMALLEST_ZOOM
from ui.widgets.labels import Text
from ui.widgets.lightbox import Enlarged, Lightbox
from ui.widgets.paper import ask_and_print
from ui.widgets.reading_area import ReadingArea, enlarge_head

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter

    from sync.models import NewsItem
    from ui.news.article_actions import ArticleActions
    from ui.news.feed import Card
    from ui.people.finder import Finder
    from ui.session import Session
    from ui.widgets.pictures import PictureLoader
    from ui.widgets.undo_bar import UndoBar

ZOOM_STEP = 10


class ArticlePage(QWidget):
    """Shows one item at a time. `place_requested` leads elsewhere, `left` back to the overview."""

    place_requested = Signal(object)
    blogs_requested = Signal(str)
    """The series (`sync.blogs.series_uid`) whose page is wanted."""
    left = Signal()

    def __init__(
        self,
        session: Session,
        pictures: PictureLoader,
        actions: ArticleActions,
        parent: QWidget | None = None,
        *,
        undo_bar: UndoBar | None = None,
        finder: Callable[[], Finder] | None = None,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.open_url = open_url
        self._actions = actions
        self._card: Card | None = None
        self._pictures = pictures
        self.lightbox: Lightbox | None = None
        """Made with the first picture that is enlarged."""
        self._zoom = 100
        self.title = Text(Type.DISPLAY, wrap=True)
        self.byline = Byline(pictures)
        self._picture = LeadPicture(pictures)
        self._lead = Text(Type.HEADING, wrap=True)
        self.body = ArticleBody(session, pictures)
        self._opener = Opener(session, self, open_url=open_url)
        self.neighbours = Neighbours(session)
        self.arrival = Arrival(session, pictures)
        self.discussion = Discussion(session, pictures, undo_bar, finder)
        self.area = ReadingArea()
        self._build()
        self._connect()
        theme.changed().connect(self._dress)
        self._dress()

    @property
    def item(self) -> NewsItem | None:
        """What is shown; None before anything was."""
        return self._card.item if self._card is not None else None

    def show_card(self, card: Card) -> None:
        """Show another item, from its beginning."""
        self._fill(card)
        self.neighbours.show_item(card.item)
        self.arrival.show_item(card.item)
        self.discussion.show_item(card.item.uid, comments_open=card.item.comments_open)
        self.area.verticalScrollBar().setValue(0)
        self.area.setFocus()

    def refresh(self, card: Card) -> None:
        """Show the same item as it is now; where one reads and what one writes stay."""
        if self._card is None or card.item != self._card.item or card.author != self._card.author:
            self._fill(card)
        self._card = card
        self._show_byline(card)
        self._show_saved(saved=card.saved)
        self.arrival.show_item(card.item)
        self.discussion.refresh(comments_open=card.item.comments_open)

    @Slot()
    def zoom_in(self) -> None:
        """Show the text larger."""
        self._set_zoom(self._zoom + ZOOM_STEP)

    @Slot()
    def zoom_out(self) -> None:
        """Show the text smaller."""
        self._set_zoom(self._zoom - ZOOM_STEP)

    @Slot()
    def reset_zoom(self) -> None:
        """Show the text as large as the rest."""
        self._set_zoom(100)

    def _fill(self, card: Card) -> None:
        self._card = card
        item = card.item
        self.title.setText(item.title)
        self._show_byline(card)
        self._picture.show_picture(item.picture)
        self._lead.setText(item.lead)
        self._lead.setVisible(bool(item.lead))
        self.body.show_html(item.body_html, item.uid)
        self.body.setVisible(not self.body.is_empty())
        if self.body.begins_with_film:  # which shows the same picture
            self._picture.hide()
        self.area.setAccessibleName(item.title)
        self._show_saved(saved=card.saved)

    def _build(self) -> None:
        selectable = Qt.TextInteractionFlag.TextSelectableByMouse
        for words in (self.title, self._lead):
            words.setTextInteractionFlags(selectable)
        parts = (self.title, self.byline, self._picture, self._lead, self.body, self.arrival, self.neighbours)
        self.area.fill((*parts, _line(), self.discussion), above=2 * SPACE, left=3 * SPACE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar())
        layout.addWidget(self.area, 1)

    def _bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(2 * SPACE, SPACE // 2, 2 * SPACE, SPACE // 2)
        self.back = _button(self.tr("All news"), "arrow-left")
        self.back.setToolTip(self.tr("Back to all news (Esc)"))
        self.back.clicked.connect(self.left)
        self.save = QPushButton()
        self.save.setFlat(True)
        self._save_icon = ThemedIcon(self.save, "bookmark")
        self.save.clicked.connect(self._toggle_saved)
        self.more = _button("", "ellipsis")
        self.more.setToolTip(self.tr("More"))
        self.more.setAccessibleName(self.tr("More"))
        self.more.clicked.connect(self._show_more)
        row.addWidget(self.back)
        row.addStretch()
        row.addWidget(self.save)
        row.addWidget(self.more)
        return bar

    def _connect(self) -> None:
        self.byline.author_requested.connect(self._show_author)
        self.byline.blogs_requested.connect(self._show_blogs)
        self.byline.follow.clicked.connect(self._toggle_followed)
        self.body.link_activated.connect(self._follow)
        self.body.open_wanted.connect(self._opener.open)
        self.body.picture_activated.connect(self._enlarge)
        self._picture.clicked.connect(self._enlarge)
        self.neighbours.chosen.connect(lambda uid: self.place_requested.emit(Place(NEWS, uid)))
        self.discussion.writing.connect(self._keep_box_in_view)
        self.discussion.place_requested.connect(self.place_requested)
        self.discussion.address_requested.connect(self._follow)
        self.arrival.place_requested.connect(self.place_requested)
        self.body.passage_quoted.connect(self.discussion.quote)
        for keys, act in (
            (QKeySequence(Qt.Key.Key_Escape), self.left.emit),
            (QKeySequence(QKeySequence.StandardKey.ZoomIn), self.zoom_in),
            (QKeySequence("Ctrl+="), self.zoom_in),
            (QKeySequence(QKeySequence.StandardKey.ZoomOut), self.zoom_out),
            (QKeySequence("Ctrl+0"), self.reset_zoom),
            (QKeySequence(QKeySequence.StandardKey.Print), self.print),
            (QKeySequence(Qt.Key.Key_S), self._toggle_saved),
            (QKeySequence(Qt.Key.Key_U), self._toggle_read),
        ):
            shortcut = QShortcut(keys, self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _set_zoom(self, per_cent: int) -> None:
        self._zoom = max(SMALLEST_ZOOM, min(LARGEST_ZOOM, per_cent))
        self.body.zoom(self._zoom)
        enlarge_head(self.title, self._lead, self._zoom)

    @Slot()
    def _dress(self) -> None:
        self._set_zoom(self._zoom)
        if self._card is not None:
            self._show_byline(self._card)

    @Slot()
    def print(self) -> None:
        """Ask for a printer, and print what is shown; a PDF file is one of them."""
        if self._card is not None:
            ask_and_print(self, self.tr("Print"), self.print_to)

    def print_to(self, printer: QPrinter) -> None:
        """Print what is shown."""
        if self._card is not None:
            print_article(printer, self._card, self._session.queries)

    @Slot(str)
    def _enlarge(self, url: str) -> None:
        """Show a picture large; from there one goes to the others."""
        inside = (Enlarged((address,), words) for address, words in self.body.pictures.items())
        if self.lightbox is None:
            self.lightbox = Lightbox(self._pictures, self)
        self.lightbox.show_picture([*self._picture.enlarged, *inside], url)

    @Slot()
    def _toggle_followed(self) -> None:
        if self._card is not None:
            self._actions.toggle_followed(self.byline.followable)

    @Slot()
    def _show_author(self) -> None:
        if self._card is not None and self._card.author is not None:
            self.place_requested.emit(Place(PEOPLE, self._card.author.uid))

    @Slot()
    def _show_blogs(self) -> None:
        if self._card is not None:
            self.blogs_requested.emit(series_uid(self._card.item.author, self._card.item.series))

    @Slot(str)
    def _follow(self, address: str) -> None:
        """Go to what a link names: inside where it is something of the intranet that is here, else the browser."""
        document = self._session.queries.document_at(address)
        if document is not None and not document.team_uid:
            self._opener.open(document.uid)
            return
        place = place_of(self._session.queries, address)
        if place is not None:
            self.place_requested.emit(place)
        elif may_leave(address):
            self.open_url(QUrl(address))

    @Slot()
    def _show_more(self) -> None:
        if self._card is not None:
            menu = self._actions.menu_for(self._card.item)
            menu.addSeparator()
            zoom_in = QKeySequence(QKeySequence.StandardKey.ZoomIn).toString()
            zoom_out = QKeySequence(QKeySequence.StandardKey.ZoomOut).toString()
            self._actions.add(menu, "plus", self.tr("Larger text"), self.zoom_in, zoom_in)
            self._actions.add(menu, "file-type", self.tr("Smaller text"), self.zoom_out, zoom_out)
            self._actions.add(menu, "printer", self.tr("Print…"), self.print, "Ctrl+P")
            menu.popup(self.more.mapToGlobal(self.more.rect().bottomRight() - QPoint(menu.sizeHint().width(), 0)))

    @Slot()
    def _toggle_read(self) -> None:
        if self._card is not None:
            self._actions.toggle_read(self._card.item)

    @Slot()
    def _toggle_saved(self) -> None:
        if self._card is not None:
            self._actions.toggle_saved(self._card.item)

    def _show_byline(self, card: Card) -> None:
        mine = card.item.author == self._session.account.username
        self.byline.show_card(card, mine=mine, followed=frozenset(self._session.queries.marked(Mark.FOLLOWED)))

    def _show_saved(self, *, saved: bool) -> None:
        words = self.tr("Saved") if saved else self.tr("Save")
        self.save.setText(words)
        self._save_icon.change("bookmark", "accent" if saved else "text")
        self.save.setToolTip(self.tr("Keep this for later; you can read it offline too (S)"))

    @Slot()
    def _keep_box_in_view(self) -> None:
        # The layout first has to make room for what was just said.
        QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(self.discussion.box, 0, 4 * SPACE))


def _line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    return line


def _button(text: str, icon: str) -> QPushButton:
    button = QPushButton(text)
    ThemedIcon(button, icon)
    button.setFlat(True)
    return button
