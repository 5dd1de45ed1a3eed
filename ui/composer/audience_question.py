"""The one question that is asked of everything that is written: for whom it is important."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QVBoxLayout, QWidget

from sync.models import Audience, Kind
from ui.news.audience import SIGNS, explained_audience, spoken_audience
from ui.news.themed_icon import ThemedIcon
from ui.theme import SPACE, Type
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from sync.models import Team
    from ui.session import Session

ORDER = (Audience.ME, Audience.TEAM, Audience.EVERYONE)


class AudienceQuestion(QWidget):
    """Offers the three audiences, none of them chosen beforehand. `answered` says that the choice is another one."""

    answered = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.teams = QComboBox()
        self.teams.setAccessibleName(self.tr("Which team"))
        for team in session.queries.teams():
            if team.mine and team.audience is Audience.TEAM:
                self.teams.addItem(team.title, team)
        self.second_thought = Text(
            Type.SMALL, self.tr("Does everyone need to know this? This is how it stands in the news of all."), wrap=True
        )
        self._group = QButtonGroup(self)
        self._meanings = {audience: Text(Type.SMALL, quiet=True, wrap=True) for audience in ORDER}
        self.buttons = {audience: QRadioButton() for audience in ORDER}
        self._build()
        self._group.buttonClicked.connect(self._on_answered)
        self.teams.currentIndexChanged.connect(self._on_answered)
        self._explain()

    @property
    def audience(self) -> Audience | None:
        """What was chosen; None as long as nothing is."""
        return next((audience for audience, button in self.buttons.items() if button.isChecked()), None)

    @property
    def container_uid(self) -> str:
        """The uid of the team that was chosen; empty for the other audiences."""
        team = self._team
        return team.uid if team is not None and self.audience is Audience.TEAM else ""

    @property
    def team_title(self) -> str:
        """What the chosen team is called; empty for the other audiences."""
        return self._team.title if self._team is not None and self.audience is Audience.TEAM else ""

    @property
    def _team(self) -> Team | None:
        team: Team | None = self.teams.currentData()
        return team

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE // 2)
        layout.addWidget(Text(Type.HEADING, self.tr("For whom is this important?")))
        for audience, button in self.buttons.items():
            ThemedIcon(button, SIGNS[audience])
            self._group.addButton(button)
            layout.addSpacing(SPACE)
            layout.addWidget(button)
            if audience is Audience.TEAM:
                layout.addWidget(self.teams)
            layout.addWidget(self._meanings[audience])
        layout.addWidget(self.second_thought)
        self.buttons[Audience.ME].setText(spoken_audience(Audience.ME))
        self.buttons[Audience.TEAM].setText(self.tr("My team"))
        self.buttons[Audience.EVERYONE].setText(spoken_audience(Audience.EVERYONE))
        self.buttons[Audience.TEAM].setEnabled(self.teams.count() > 0)

    @Slot()
    def _on_answered(self) -> None:
        self._explain()
        self.answered.emit()

    def _explain(self) -> None:
        self.teams.setVisible(self.audience is Audience.TEAM)
        self.second_thought.setVisible(self.audience is Audience.EVERYONE)
        self._meanings[Audience.ME].setText(explained_audience(Audience.ME))
        self._meanings[Audience.TEAM].setText(self._meaning_of_team())
        count = QLocale().toString(self._session.queries.counts().get(Kind.PEOPLE, 0))
        reach = self.tr("Colleagues in the directory: {count}.").format(count=count)
        self._meanings[Audience.EVERYONE].setText(f"{explained_audience(Audience.EVERYONE)} {reach}")

    def _meaning_of_team(self) -> str:
        team = self._team
        if team is None:
            return self.tr("You do not belong to a team.")
        meaning = explained_audience(Audience.TEAM, team.title)
        people = len(self._session.queries.team_people(team))
        if not people:
            return meaning
        reach = self.tr("Colleagues with this team in their profile: {count}.")
        return f"{meaning} {reach.format(count=QLocale().toString(people))}"
