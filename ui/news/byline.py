"""Who wrote it, when and for whom: the line below an article's title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.news.audience import SIGNS, explained_audience
from ui.news.face import Face
from ui.news.text_button import TextButton
from ui.theme import SPACE, Type
from ui.widgets.dates import spoken_time
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from ui.news.feed import Card
    from ui.widgets.pictures import PictureLoader

FACE = 44
SIGN = 16


class Byline(QWidget):
    """The author's face and name, the time, and the audience in words. The name leads to the author's profile."""

    author_requested = Signal()
    blogs_requested = Signal()

    def __init__(self, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = Face(pictures, FACE)
        self.name = TextButton(Type.STRONG)
        self.name.clicked.connect(self.author_requested)
        self._when = Text(Type.SMALL, quiet=True)
        self._sign = QLabel()
        self._audience = Text(Type.SMALL, quiet=True)
        self._official_sign = QLabel()
        self._official = Text(Type.SMALL, self.tr("Official"), quiet=True)
        self.blogs = QPushButton()
        self.blogs.setFlat(True)
        self.blogs.clicked.connect(self.blogs_requested)
        self._build()

    def show_card(self, card: Card) -> None:
        """Show who wrote another item."""
        item = card.item
        self._face.show_person(card.author, card.author_name)
        self.name.setText(card.author_name)
        self.name.setEnabled(card.author is not None)
        self.name.setToolTip(self.tr("Show the profile of {name}").format(name=card.author_name) if card.author else "")
        self._when.setText(spoken_time(item.published or item.modified))
        tint = theme.colours().quiet.name()
        self._sign.setPixmap(theme.pixmap(SIGNS[item.audience], SIGN, tint, self.devicePixelRatioF()))
        self._audience.setText(card.audience)
        self._audience.setToolTip(explained_audience(item.audience, card.team_title))
        self._official_sign.setPixmap(theme.pixmap("badge-check", SIGN, tint, self.devicePixelRatioF()))
        for widget in (self._official_sign, self._official):
            widget.setVisible(item.official)
        self.blogs.setVisible(item.blog)
        self.blogs.setText(self.tr("All blogs by {name}").format(name=card.author_name))

    def _build(self) -> None:
        facts = QHBoxLayout()
        facts.setSpacing(SPACE // 2)
        facts.addWidget(self._when)
        facts.addWidget(Text(Type.SMALL, "·", quiet=True))
        facts.addWidget(self._sign)
        facts.addWidget(self._audience)
        facts.addSpacing(SPACE // 2)
        facts.addWidget(self._official_sign)
        facts.addWidget(self._official)
        facts.addStretch()
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self.name)
        lines.addLayout(facts)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE + SPACE // 2)
        layout.addWidget(self._face)
        layout.addLayout(lines, 1)
        layout.addWidget(self.blogs)
