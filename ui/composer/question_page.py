"""For whom it is, how it will stand in the news, and what else there is to choose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from sync.models import Audience
from ui import theme
from ui.composer.audience_question import AudienceQuestion
from ui.composer.choices import Choices
from ui.composer.preview import Preview
from ui.news.feed import Card
from ui.theme import SPACE, Type
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from sync.models import NewsItem
    from ui.session import Session
    from ui.widgets.pictures import PictureLoader


class QuestionPage(QScrollArea):
    """Asks every time: no answer is given beforehand. `answered` says that the choice is another one."""

    answered = Signal()
    describe_wanted = Signal()
    """The pictures that nobody has described are to be described after all."""

    def __init__(self, session: Session, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._item: NewsItem | None = None
        self.question = AudienceQuestion(session)
        self.preview = Preview(pictures)
        self.choices = Choices(session)
        self.reminder = QFrame()
        self._reminding = Text(Type.SMALL, wrap=True)
        self.describe = QPushButton(self.tr("Describe"))
        self._build()
        self.question.answered.connect(self._on_answered)
        self.choices.changed.connect(self._on_answered)
        self.describe.clicked.connect(self.describe_wanted)
        self._on_answered()

    @property
    def is_complete(self) -> bool:
        """Whether it can be sent."""
        return self.question.audience is not None and self.choices.is_complete

    def show_post(self, item: NewsItem, undescribed: int) -> None:
        """Ask about what was written; `undescribed` is how many pictures in it nobody has described."""
        self._item = item
        self._reminding.setText(
            self.tr("%n picture(s) have no description yet. Colleagues who cannot see them miss that.", "", undescribed)
        )
        self.reminder.setVisible(undescribed > 0)
        self._on_answered()

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        remind = QHBoxLayout(self.reminder)
        remind.setContentsMargins(0, 0, 0, SPACE)
        remind.addWidget(self._reminding, 1)
        remind.addWidget(self.describe)
        self.describe.setAutoDefault(False)
        page = QWidget()
        page.setMaximumWidth(theme.MEASURE)
        column = QVBoxLayout(page)
        column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        for widget in (self.reminder, self.question, self.preview, self.choices):
            column.addWidget(widget)
        column.addStretch()
        held = QWidget()
        centred = QHBoxLayout(held)
        centred.setContentsMargins(0, 0, 0, 0)
        centred.addWidget(page)
        self.setWidget(held)

    @Slot()
    def _on_answered(self) -> None:
        audience = self.question.audience
        self.choices.setVisible(audience is not None)
        self.choices.show_audience(audience)
        self.preview.setVisible(audience is Audience.EVERYONE and self._item is not None)
        if self._item is not None and audience is Audience.EVERYONE:
            self.preview.show_card(self._card(self._item))
        self.answered.emit()

    def _card(self, item: NewsItem) -> Card:
        author = self._session.queries.person_by_username(item.author)
        chosen = self.choices.fields
        item = replace(item, blog=bool(chosen.get("blog")), official=self.choices.is_official)
        return Card(item=item, author=author, team_title="", read=False, comments=0)
