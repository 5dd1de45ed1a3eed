"""Who wrote it, when and for whom: the lines below an article's title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sync.blogs import series_uid
from ui import theme
from ui.news.audience import SIGNS, explained_audience
from ui.news.face import Face
from ui.news.follow_button import FollowButton
from ui.news.text_button import TextButton
from ui.theme import SPACE, Type
from ui.widgets.dates import spoken_time
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

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
        self._pinned_sign = QLabel()
        self._pinned = Text(Type.SMALL, self.tr("Pinned"), quiet=True)
        self._official_sign = QLabel()
        self._official = Text(Type.SMALL, self.tr("Official"), quiet=True)
        self.blogs = TextButton(Type.SMALL, icon="book-open")
        self.blogs.clicked.connect(self.blogs_requested)
        self.follow = FollowButton()
        self.followable = ""
        """What the button follows: the uid of the author's profile, or the series; empty where there is nothing."""
        self._build()

    def show_card(self, card: Card, *, mine: bool, followed: frozenset[str]) -> None:
        """Show who wrote another item; `followed` is what the person follows."""
        item = card.item
        self._face.show_person(card.author, card.author_name)
        self.name.setText(card.author_name)
        self.name.setEnabled(card.author is not None)
        self.name.setToolTip(self.tr("Show the profile of {name}").format(name=card.author_name) if card.author else "")
        self._when.setText(spoken_time(item.published or item.modified))
        self._sign.setPixmap(self._icon(SIGNS[item.audience]))
        self._audience.setText(card.audience)
        self._audience.setToolTip(explained_audience(item.audience, card.team_title))
        self._official_sign.setPixmap(self._icon("badge-check"))
        self._pinned_sign.setPixmap(self._icon("pin"))
        for widget in (self._official_sign, self._official):
            widget.setVisible(item.official)
        for widget in (self._pinned_sign, self._pinned):
            widget.setVisible(item.pinned)
        self.blogs.setVisible(item.blog)
        self.blogs.setText(item.series or self.tr("All blogs by {name}").format(name=card.author_name))
        self.blogs.setToolTip(self.tr("All that was written in this blog"))
        self.followable = series_uid(item.author, item.series) if item.blog else card.author.uid if card.author else ""
        name = (item.series or card.author_name) if item.blog else card.author_name
        self.follow.show_state(name, on=self.followable in followed)
        self.follow.setVisible(bool(self.followable) and not mine)

    def _icon(self, name: str) -> QPixmap:
        return theme.pixmap(name, SIGN, theme.colours().quiet.name(), self.devicePixelRatioF())

    def _build(self) -> None:
        facts = QHBoxLayout()
        facts.setSpacing(SPACE // 2)
        facts.addWidget(self._when)
        facts.addWidget(Text(Type.SMALL, "·", quiet=True))
        for sign, words in (
            (self._sign, self._audience),
            (self._official_sign, self._official),
            (self._pinned_sign, self._pinned),
        ):
            facts.addWidget(sign)
            facts.addWidget(words)
            facts.addSpacing(SPACE // 2)
        facts.addWidget(self.blogs)
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
        layout.addWidget(self.follow)
