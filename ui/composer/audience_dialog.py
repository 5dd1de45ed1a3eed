"""Giving a post to others than it was for: the same question again, and what the answer does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from sync.models import Audience
from ui.composer.audience_question import AudienceQuestion
from ui.news.audience import spoken_audience
from ui.theme import SPACE, Type
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from sync.models import NewsItem
    from ui.session import Session

WIDTH = 520


class AudienceDialog(QDialog):
    """Asks for whom a post is from now on, and has it be so."""

    def __init__(self, session: Session, item: NewsItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("For whom is “{title}”?").format(title=item.title))
        self.setMinimumWidth(WIDTH)
        self._session = session
        self._item = item
        self.question = AudienceQuestion(session)
        self.question.second_thought.setText(self.tr("Does everyone need to know this?"))
        self.consequence = Text(Type.SMALL, wrap=True)
        self.accept_button = QPushButton(self.tr("Change it"))
        self._build()
        self.question.answered.connect(self._show_consequence)
        self._show_consequence()

    def _build(self) -> None:
        team = self._session.queries.team(self._item.team_uid)
        now = spoken_audience(self._item.audience, team.title if team else "")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._give)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 2 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(Text(Type.BODY, self.tr("Now: {audience}").format(audience=now), quiet=True))
        layout.addWidget(self.question)
        layout.addWidget(self.consequence)
        layout.addWidget(buttons)

    @property
    def _is_other(self) -> bool:
        chosen, item = self.question.audience, self._item
        if chosen is None:
            return False
        is_same_team = chosen is not Audience.TEAM or self.question.container_uid == item.team_uid
        return chosen is not item.audience or not is_same_team

    @Slot()
    def _show_consequence(self) -> None:
        self.accept_button.setEnabled(self._is_other)
        self.consequence.setText(self._words() if self._is_other else "")
        self.consequence.setVisible(self._is_other)

    def _words(self) -> str:
        """Say what changes for those who could see it so far."""
        chosen = self.question.audience
        if chosen is Audience.EVERYONE:
            return self.tr("From now on every colleague can read it.")
        if chosen is Audience.TEAM and self._item.audience is not Audience.ME:
            return self.tr(
                "Only the team can read it then. It becomes a new message there: "
                "comments and links to it do not come along."
            )
        if chosen is Audience.TEAM:
            return self.tr("From now on your team can read it.")
        return self.tr("Nobody but you can read it then. You can publish it again at any time.")

    @Slot()
    def _give(self) -> None:
        chosen = self.question.audience
        if chosen is not None and self._is_other:
            self._session.posting.give_to(self._item.uid, chosen, self.question.container_uid)
            self.accept()
