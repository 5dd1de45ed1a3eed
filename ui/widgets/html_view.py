"""Shows sanitised HTML, with pictures from the cache and nothing from anywhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QImage, QPalette, QTextDocument
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser

from ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ui.widgets.pictures import PictureLoader

NOT_HERE_YET = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
"""Stands for a picture that is being fetched; Qt would draw a broken one."""
NOT_HERE_YET.fill(0)
SMALLEST_ZOOM, LARGEST_ZOOM = 80, 200


class HtmlView(QTextBrowser):
    """Running text as high as it is, to be put into something that scrolls. `link_activated` carries an address."""

    link_activated = Signal(str)

    def __init__(self, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._html = ""
        self._zoom = 100
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(lambda url: self.link_activated.emit(url.toString()))
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        pictures.ready.connect(self._on_picture)
        theme.changed().connect(self._draw)

    def show_html(self, markup: str) -> None:
        """Show other text."""
        self._html = markup
        self._draw()

    def zoom(self, per_cent: int) -> None:
        """Show the text larger or smaller than the rest of the window."""
        self._zoom = max(SMALLEST_ZOOM, min(LARGEST_ZOOM, per_cent))
        self._draw()

    @property
    def zoomed(self) -> int:
        """How large the text is, in per cent."""
        return self._zoom

    def loadResource(self, kind: int, url: QUrl | str) -> object:
        """Give a picture from the cache; anything else is not loaded."""
        if kind == QTextDocument.ResourceType.ImageResource.value:
            drawn = self._pictures.pixmap_at(QUrl(url).toString(), min(theme.MEASURE, max(200, self.width())), 0)
            return drawn if drawn is not None else NOT_HERE_YET
        return b""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow with the text."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Be as high as the text."""
        return QSize(theme.MEASURE, self.height())

    @Slot()
    def _draw(self) -> None:
        worn = theme.colours()
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, worn.text)
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Link, worn.accent)
        self.setPalette(palette)
        size = round(theme.font(theme.Type.BODY).pixelSize() * 1.1 * self._zoom / 100)
        font = theme.font(theme.Type.BODY)
        font.setPixelSize(size)
        self.document().setDefaultFont(font)
        self.document().setDefaultStyleSheet(
            f"body {{ line-height: 150%; }} p, li {{ margin: 0 0 {size // 2}px 0; line-height: 150%; }}"
            f"h2 {{ font-size: {round(size * 1.35)}px; margin: {size}px 0 {size // 2}px 0; }}"
            f"h3 {{ font-size: {round(size * 1.15)}px; margin: {size}px 0 {size // 3}px 0; }}"
            f"a {{ color: {worn.accent.name()}; text-decoration: underline; }}"
            f"blockquote {{ color: {worn.quiet.name()}; margin: {size // 2}px {size}px; font-style: italic; }}"
            f"pre, code {{ background: {worn.hover.name()}; }} td, th {{ padding: 4px 8px; }}"
        )
        self.setHtml(f"<body>{self._html}</body>")
        self._fit()

    @Slot()
    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(round(self.document().size().height()) + 2)

    @Slot(str)
    def _on_picture(self, url: str) -> None:
        if url in self._html:
            drawn = self._pictures.pixmap_at(url, min(theme.MEASURE, max(200, self.width())), 0)
            if drawn is not None:
                self.document().addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(url), drawn)
                self._draw()
