"""The text of an article: HTML, and the films in it, one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ui.news.film.films import Film, parts_of
from ui.news.film.view import FilmView
from ui.news.themed_icon import ThemedIcon
from ui.widgets.html_view import HtmlView

if TYPE_CHECKING:
    from ui.session import Session
    from ui.widgets.pictures import PictureLoader


class ArticleBody(QWidget):
    """Shows one text at a time. `link_activated` carries an address, `open_wanted` the uid of a document.

    `picture_activated` carries the address of a picture that somebody wants to see large.
    """

    link_activated = Signal(str)
    picture_activated = Signal(str)
    open_wanted = Signal(str)
    passage_quoted = Signal(str)
    """A passage that somebody wants to say something about."""

    def __init__(self, session: Session, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pictures = pictures
        self._parts: list[str | Film] = []
        self._zoom = 100
        self.texts: list[HtmlView] = []
        self.films: list[FilmView] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_html(self, markup: str, post_uid: str = "") -> None:
        """Show other text, of a post whose films belong to it; a film that plays goes on where nothing changed."""
        parts = parts_of(markup, self._session.queries, post_uid)
        if parts == self._parts:
            return
        self._clear()
        self._parts = parts
        for part in parts:
            if isinstance(part, Film):
                self._add_film(part)
            else:
                self._add_text(part)

    def is_empty(self) -> bool:
        """Tell whether there is nothing to show."""
        return not self._parts

    @property
    def begins_with_film(self) -> bool:
        """Tell whether the first thing to be seen is a film with a picture of its own."""
        return bool(self._parts) and isinstance(self._parts[0], Film) and bool(self._parts[0].poster_url)

    def zoom(self, per_cent: int) -> None:
        """Show the text larger or smaller than the rest of the window."""
        self._zoom = per_cent
        for text in self.texts:
            text.zoom(per_cent)

    @property
    def zoomed(self) -> int:
        """How large the text is, in per cent."""
        return self._zoom

    @property
    def pictures(self) -> dict[str, str]:
        """The pictures in all of the text, in order: what describes each in words, by its address."""
        return {address: words for text in self.texts for address, words in text.pictures.items()}

    def toPlainText(self) -> str:  # noqa: N802  as Qt's own views of text are asked
        """Give the words, without the films."""
        return "\n".join(text.toPlainText() for text in self.texts)

    def _add_text(self, markup: str) -> None:
        text = HtmlView(self._pictures)
        text.setAccessibleName(self.tr("Text"))
        text.zoom(self._zoom)
        text.show_html(markup)
        text.link_activated.connect(self.link_activated)
        text.picture_activated.connect(self.picture_activated)
        text.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        text.customContextMenuRequested.connect(lambda where: self.menu_of(text).popup(text.mapToGlobal(where)))
        self.texts.append(text)
        self._column.addWidget(text)

    def menu_of(self, text: HtmlView) -> QMenu:
        """Make the menu of a text: what can be done with any, and quoting the passage that is selected."""
        menu = text.createStandardContextMenu()
        menu.aboutToHide.connect(menu.deleteLater)
        passage = text.textCursor().selectedText()
        if passage:
            menu.addSeparator()
            quote = menu.addAction(self.tr("Quote in a comment"))
            ThemedIcon(quote, "quote")
            quote.triggered.connect(lambda _checked=False: self.passage_quoted.emit(passage))
        return menu

    def _add_film(self, film: Film) -> None:
        view = FilmView(self._session, self._pictures, film)
        view.open_wanted.connect(self.open_wanted)
        self.films.append(view)
        self._column.addWidget(view)

    def _clear(self) -> None:
        for view in self.films:
            view.release()
        for widget in (*self.texts, *self.films):
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.texts, self.films, self._parts = [], [], []
