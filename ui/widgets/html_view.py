"""Shows sanitised HTML, with pictures from the cache and nothing from anywhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QCursor, QImage, QPalette, QTextBlockFormat, QTextCursor, QTextDocument, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QToolTip

from ui import theme
from ui.widgets.reading_html import PICTURE_LINK, pictures_of, prepared

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ui.widgets.pictures import PictureLoader

NOT_HERE_YET = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
"""Stands for a picture that is being fetched; Qt would draw a broken one."""
NOT_HERE_YET.fill(0)
SMALLEST_ZOOM, LARGEST_ZOOM = 80, 200
NARROWEST_PICTURE = 200
IMAGE = QTextDocument.ResourceType.ImageResource.value


class HtmlView(QTextBrowser):
    """Running text as high as it is, to be put into something that scrolls.

    `link_activated` carries an address. `picture_activated` carries that of a picture that somebody wants to see large.
    """

    link_activated = Signal(str)
    picture_activated = Signal(str)

    def __init__(self, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._html = ""
        self._alternatives: dict[str, str] = {}
        self._picture_width = 0
        self._zoom = 100
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        self.anchorClicked.connect(self._on_clicked)
        self.highlighted.connect(self._on_pointed_at)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        pictures.ready.connect(self._on_picture)
        theme.changed().connect(self._draw)

    def show_html(self, markup: str) -> None:
        """Show other text."""
        self._html = markup
        self._alternatives = dict(pictures_of(markup))
        self._draw()

    def zoom(self, per_cent: int) -> None:
        """Show the text larger or smaller than the rest of the window."""
        self._zoom = max(SMALLEST_ZOOM, min(LARGEST_ZOOM, per_cent))
        self._draw()

    @property
    def zoomed(self) -> int:
        """How large the text is, in per cent."""
        return self._zoom

    @property
    def pictures(self) -> dict[str, str]:
        """The pictures in the text, in order: what describes each in words, by its address."""
        return dict(self._alternatives)

    def loadResource(self, kind: int, url: QUrl | str) -> object:
        """Give a picture from the cache; anything else is not loaded."""
        if kind == IMAGE:
            drawn = self._scaled(QUrl(url).toString())
            return drawn if drawn is not None else NOT_HERE_YET
        return b""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow with the text, and let pictures be as wide as it is."""
        super().resizeEvent(event)
        if self._alternatives and self._picture_width != self._width_of_pictures():
            for url in self._alternatives:
                self._take(url)
        self._fit()

    def sizeHint(self) -> QSize:
        """Be as high as the text."""
        return QSize(theme.MEASURE, self.height())

    def _width_of_pictures(self) -> int:
        return min(theme.MEASURE, max(NARROWEST_PICTURE, self.viewport().width()))

    def _scaled(self, url: str) -> QPixmap | None:
        self._picture_width = self._width_of_pictures()
        return self._pictures.pixmap_at(url, self._picture_width, 0, self.devicePixelRatioF())

    @Slot()
    def _draw(self) -> None:
        worn = theme.colours()
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, worn.text)
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Link, worn.accent)
        self.setPalette(palette)
        font = theme.font(theme.Type.BODY)
        font.setPixelSize(round(font.pixelSize() * 1.1 * self._zoom / 100))
        self.document().setDefaultFont(font)
        self.document().setDefaultStyleSheet(style_of(font.pixelSize(), worn))
        self.setHtml(f"<body>{prepared(self._html)}</body>")
        if self._alternatives:
            let_pictures_stand(self.document())
        self._fit()

    @Slot()
    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        size = self.document().size()
        bar = self.horizontalScrollBar().sizeHint().height() if size.width() > self.viewport().width() + 1 else 0
        self.setFixedHeight(round(size.height()) + 2 + bar)

    @Slot(str)
    def _on_picture(self, url: str) -> None:
        if url in self._alternatives:
            self._take(url)

    def _take(self, url: str) -> None:
        """Show a picture that came, or came in another size; the text is laid out again, not read again."""
        drawn = self._scaled(url)
        if drawn is not None:
            self.document().addResource(IMAGE, QUrl(url), drawn)
            self.document().markContentsDirty(0, self.document().characterCount())

    @Slot(QUrl)
    def _on_clicked(self, url: QUrl) -> None:
        address = url.toString()
        if address.startswith(PICTURE_LINK):
            self.picture_activated.emit(address.removeprefix(PICTURE_LINK))
        else:
            self.link_activated.emit(address)

    @Slot(QUrl)
    def _on_pointed_at(self, url: QUrl) -> None:
        """Say where the link leads that the pointer or the focus is on, or what a picture shows."""
        address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if address.startswith(PICTURE_LINK):
            address = self._alternatives.get(url.toString().removeprefix(PICTURE_LINK), "")
        by_pointer = self.underMouse()
        at = QCursor.pos() if by_pointer else self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        QToolTip.showText(at, address, self)


def let_pictures_stand(document: QTextDocument) -> None:
    """Take the room between lines away from paragraphs with a picture: it grows with what stands in the line."""
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            if pieces.fragment().charFormat().isImageFormat():
                close = block.blockFormat()
                close.setLineHeight(100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
                QTextCursor(block).setBlockFormat(close)
                break
            pieces += 1
        block = block.next()


def style_of(size: int, worn: theme.Colours, line_height: int = 150) -> str:
    """Give the style sheet of running text of a size in pixels; its lines are so many per cent of that apart."""
    line = worn.strong_border.name()
    return (
        f"body {{ line-height: {line_height}%; }} p, li {{ margin: 0 0 {size // 2}px 0; line-height: {line_height}%; }}"
        f"h2 {{ font-size: {round(size * 1.35)}px; margin: {size}px 0 {size // 2}px 0; }}"
        f"h3, h4, h5, h6 {{ font-size: {round(size * 1.15)}px; margin: {size}px 0 {size // 3}px 0; }}"
        f"a {{ color: {worn.accent.name()}; text-decoration: underline; }}"
        f".host {{ color: {worn.danger.name()}; }}"
        f"code {{ background: {worn.hover.name()}; }}"
        f"pre {{ margin: 0; white-space: pre-wrap; }}"
        f".code, .quote, .grid {{ margin: {size // 2}px 0 {size}px 0; }}"
        f".code {{ background: {worn.hover.name()}; }} .code td {{ padding: {size}px; }}"
        f".quote td {{ padding: 0 0 0 {size}px; color: {worn.quiet.name()}; }}"
        f".quote td.bar {{ background: {worn.accent.name()}; padding: 0; }}"
        f".grid {{ border-collapse: collapse; }}"
        f".grid td, .grid th {{ border: 1px solid {line}; padding: {size // 3}px {size // 2}px; }}"
        f".grid th {{ background: {worn.hover.name()}; text-align: left; }}"
    )
