"""One page of the fixed menu to read: the way to it, its text, what lies below it, and its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from sync.cache.marks import Mark
from ui import theme
from ui.navigation import PAGES, Place
from ui.news.body import ArticleBody
from ui.news.themed_icon import ThemedIcon
from ui.pages.files import PageFiles
from ui.pages.subpages import Subpages
from ui.people.links import may_leave, place_of
from ui.teams.breadcrumb import Breadcrumb
from ui.teams.opening import Opener
from ui.theme import SPACE, Type
from ui.widgets.dates import spoken_time
from ui.widgets.html_view import LARGEST_ZOOM, SMALLEST_ZOOM
from ui.widgets.labels import Text
from ui.widgets.lightbox import Enlarged, Lightbox
from ui.widgets.paper import Printed, ask_and_print, print_text
from ui.widgets.reading_area import ReadingArea, enlarge_head

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter

    from sync.cache.menu import Menu, MenuEntry
    from sync.models import Page
    from ui.session import Session
    from ui.widgets.pictures import PictureLoader

ZOOM_STEP = 10


class PageView(QWidget):
    """Shows one page at a time. `place_requested` leads elsewhere; `said` carries words for the foot of the window."""

    place_requested = Signal(object)
    said = Signal(str)

    def __init__(
        self,
        session: Session,
        pictures: PictureLoader,
        parent: QWidget | None = None,
        *,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.open_url = open_url
        self.page: Page | None = None
        self._below: tuple[MenuEntry, ...] = ()
        self._zoom = 100
        self.opener = Opener(session, self)
        self.way = Breadcrumb()
        self.title = Text(Type.DISPLAY, wrap=True)
        self.changed = Text(Type.SMALL, quiet=True)
        self.lead = Text(Type.HEADING, wrap=True)
        self.body = ArticleBody(session, pictures)
        self._pictures = pictures
        self.lightbox: Lightbox | None = None
        self.leads_to = QPushButton()
        self.subpages = Subpages()
        self.files = PageFiles(session)
        self.area = ReadingArea()
        self._build()
        self._connect()
        theme.changed().connect(self._dress)
        self._dress()

    def show_page(self, page: Page, menu: Menu) -> None:
        """Show another page, from its beginning."""
        self._fill(page, menu)
        self.area.verticalScrollBar().setValue(0)

    def refresh(self, page: Page, menu: Menu) -> None:
        """Show the same page as it is now; where one reads stays."""
        self._fill(page, menu)

    def point_at(self, uid: str) -> None:
        """Bring a file of the page into view, ready to be opened by Enter."""
        line = self.files.line_of(uid)
        if line is not None:
            line.name.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(line)

    def _fill(self, page: Page, menu: Menu) -> None:
        is_new = self.page != page
        self.page = page
        self.way.show_path([*menu.path_to(page.uid), page])
        below = menu.below(page.uid)
        if is_new:
            self.title.setText(page.title)
            self.lead.setText(page.lead)
            self.lead.setVisible(bool(page.lead))
            self.body.show_html(page.body_html)
            self.body.setVisible(bool(page.body_html))
            self.area.setAccessibleName(page.title)
            self._show_link(page)
        if is_new or below != self._below:
            self._show_below(below)
        facts = self._facts(page)
        self.changed.setText(facts)
        self.changed.setVisible(bool(facts))
        self.files.show_documents(self._session.queries.files_of_page(page))
        self.edit.setVisible(page.editable)
        self._show_followed()

    def _show_below(self, below: tuple[MenuEntry, ...]) -> None:
        self._below = below
        pages = {page.uid: page for page in self._session.queries.pages([entry.uid for entry in below])}
        shown = [(pages[entry.uid], entry) for entry in below if entry.uid in pages]
        self.subpages.show_pages([(page, entry.title, not page.body_html) for page, entry in shown])

    def _facts(self, page: Page) -> str:
        """Say when the page was changed, and whose it is; of a folder neither matters to a reader."""
        if not page.body_html:
            return ""
        when = self.tr("Changed {when}").format(when=spoken_time(page.modified))
        author = self._session.queries.person_by_username(page.author)
        if author is None:
            return when
        return " · ".join((when, self.tr("Page by {name}").format(name=author.name)))

    def _show_link(self, page: Page) -> None:
        self.leads_to.setVisible(bool(page.link) and may_leave(page.link))
        self.leads_to.setText(self.tr("Open {address}").format(address=QUrl(page.link).host() or page.link))

    def _build(self) -> None:
        selectable = Qt.TextInteractionFlag.TextSelectableByMouse
        for words in (self.title, self.lead):
            words.setTextInteractionFlags(selectable)
        ThemedIcon(self.leads_to, "external-link")
        self.leads_to.setSizePolicy(self.leads_to.sizePolicy().Policy.Maximum, self.leads_to.sizePolicy().Policy.Fixed)
        parts = (self.title, self.changed, self.lead, self.body, self.leads_to, self.subpages, self.files)
        self.area.fill(parts, above=SPACE, left=4 * SPACE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar())
        layout.addWidget(self.area, 1)

    def _bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(4 * SPACE, SPACE // 2, 2 * SPACE, SPACE // 2)
        self.edit = _button(self.tr("Change in the browser"), "pencil")
        self.edit.setToolTip(self.tr("You may change this page: the intranet opens in your browser"))
        self.follow = _button(self.tr("Tell me of changes"), "bell")
        self.follow.setCheckable(True)
        self.more = _button("", "ellipsis")
        self.more.setToolTip(self.tr("More"))
        self.more.setAccessibleName(self.tr("More"))
        row.addWidget(self.way, 1)
        for button in (self.edit, self.follow, self.more):
            row.addWidget(button)
        return bar

    def _connect(self) -> None:
        self.way.chosen.connect(self._go_to)
        self.subpages.chosen.connect(self._go_to)
        self.body.link_activated.connect(self._go_by_link)
        self.body.picture_activated.connect(self._enlarge)
        self.body.open_wanted.connect(self.opener.open)
        self.leads_to.clicked.connect(self._follow_own_link)
        self.files.open_requested.connect(self.opener.open)
        self.edit.clicked.connect(self._edit)
        self.follow.clicked.connect(self._toggle_followed)
        self.more.clicked.connect(self._show_more)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.ZoomIn), lambda: self._set_zoom(self._zoom + ZOOM_STEP)),
            (QKeySequence("Ctrl+="), lambda: self._set_zoom(self._zoom + ZOOM_STEP)),
            (QKeySequence(QKeySequence.StandardKey.ZoomOut), lambda: self._set_zoom(self._zoom - ZOOM_STEP)),
            (QKeySequence("Ctrl+0"), lambda: self._set_zoom(100)),
            (QKeySequence(QKeySequence.StandardKey.Print), self._print),
        ):
            QShortcut(keys, self, act).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _set_zoom(self, per_cent: int) -> None:
        self._zoom = max(SMALLEST_ZOOM, min(LARGEST_ZOOM, per_cent))
        self.body.zoom(self._zoom)
        enlarge_head(self.title, self.lead, self._zoom)

    @Slot()
    def _dress(self) -> None:
        self._set_zoom(self._zoom)

    # What one does with a page

    @Slot(str)
    def _go_to(self, uid: str) -> None:
        self.place_requested.emit(Place(PAGES, uid))

    @Slot(str)
    def _go_by_link(self, address: str) -> None:
        """Go to what a link names: inside where it is something of the intranet that is here, else the browser."""
        place = place_of(self._session.queries, address)
        if place is not None:
            self.place_requested.emit(place)
        elif may_leave(address):
            self.open_url(QUrl(address))

    @Slot()
    def _follow_own_link(self) -> None:
        if self.page is not None:
            self._go_by_link(self.page.link)

    @Slot()
    def _edit(self) -> None:
        if self.page is not None:
            self.open_url(QUrl(f"{self.page.url}/edit"))

    @Slot()
    def _toggle_followed(self) -> None:
        if self.page is not None:
            seen = self.page.modified.isoformat()
            self._session.mark(Mark.FOLLOWED, [self.page.uid], on=self.follow.isChecked(), value=seen)

    def _show_followed(self) -> None:
        followed = self.page is not None and self.page.uid in self._session.queries.marked(Mark.FOLLOWED)
        self.follow.setChecked(followed)
        self.follow.setToolTip(self.tr("You hear when this page changes") if followed else "")

    def menu(self) -> QMenu:
        """Make the menu of what else can be done."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for icon, text, act in (
            ("link", self.tr("Copy link"), self._copy_link),
            ("printer", self.tr("Print…"), self._print),
            ("external-link", self.tr("Open in browser"), self._open_in_browser),
        ):
            action = menu.addAction(text)
            ThemedIcon(action, icon)
            action.triggered.connect(act)
        return menu

    @Slot()
    def _show_more(self) -> None:
        menu = self.menu()
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomRight() - QPoint(menu.sizeHint().width(), 0)))

    @Slot()
    def _copy_link(self) -> None:
        if self.page is not None:
            QGuiApplication.clipboard().setText(self.page.url)
            self.said.emit(self.tr("The link is copied"))

    @Slot()
    def _open_in_browser(self) -> None:
        if self.page is not None:
            self.open_url(QUrl(self.page.url))

    @Slot()
    def _print(self) -> None:
        if self.page is not None:
            ask_and_print(self, self.tr("Print"), self.print_to)

    def print_to(self, printer: QPrinter) -> None:
        """Print the page that is shown."""
        page = self.page
        if page is not None:
            facts = self._facts(page)
            printed = Printed(title=page.title, facts=facts, lead=page.lead, body_html=page.body_html, url=page.url)
            print_text(printer, printed, self._session.queries)

    @Slot(str)
    def _enlarge(self, url: str) -> None:
        """Show a picture large; from there one goes to the others."""
        if self.lightbox is None:
            self.lightbox = Lightbox(self._pictures, self)
        shown = [Enlarged((address,), words) for address, words in self.body.pictures.items()]
        self.lightbox.show_picture(shown, url)


def _button(text: str, icon: str) -> QPushButton:
    button = QPushButton(text)
    ThemedIcon(button, icon)
    button.setFlat(True)
    return button
