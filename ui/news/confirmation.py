"""Read and understood: asked of the readers of official news, and told to its author by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from sync.models import Kind, ResponseKind, is_waiting
from ui.news.strip import Strip
from ui.theme import Type
from ui.widgets.dates import spoken_time
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from sync.models import NewsItem, Response
    from ui.session import Session
    from ui.widgets.pictures import PictureLoader


class Confirmation(Strip):
    """Hidden where nothing is asked. A reader confirms once; the author sees who did, and of how many."""

    place_requested = Signal(object)

    def __init__(self, session: Session, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pictures = pictures
        self._item: NewsItem | None = None
        self._names: list[str] = []
        self._unfolded = False
        self.names = Text(Type.SMALL, wrap=True)
        self.copy = QPushButton(self.tr("Copy the list"))
        self.copy.clicked.connect(self._copy)
        foot = QHBoxLayout()
        foot.addWidget(self.copy)
        foot.addStretch()
        self.more.addWidget(self.names)
        self.more.addLayout(foot)
        self.button.clicked.connect(self._on_button)

    def show_item(self, item: NewsItem, said: Sequence[Response], *, offered: bool) -> None:
        """Show how it stands with a post, of which readers `said` that they read and understood it."""
        if self._item is None or self._item.uid != item.uid:
            self._unfolded = False
        self._item = item
        is_mine = item.author == self._session.account.username
        confirmed = sorted({one.username for one in said if one.said})
        self._names = self._named(confirmed) if is_mine else []
        self.names.setText(", ".join(self._names))
        for widget in (self.names, self.copy):
            widget.setVisible(is_mine and self._unfolded and bool(self._names))
        if not (offered and item.confirmation_asked and item.official):
            self.hide()
        elif is_mine:
            self._show_author(len(confirmed))
        else:
            self._show_reader([one for one in said if one.username == self._session.account.username and one.said])

    def _show_reader(self, mine: Sequence[Response]) -> None:
        if not mine:
            self.say(
                "clipboard",
                self.tr("You are asked to confirm that you have read and understood this."),
                self.tr("The author sees your name."),
                self.tr("Read and understood"),
                pressing=True,
            )
        elif is_waiting(mine[0].uid):
            self.say("circle-check", self.tr("You confirmed this. It is not sent yet, this happens by itself."))
        else:
            when = spoken_time(mine[0].modified)
            self.say("circle-check", self.tr("You confirmed this, {time}.").format(time=when))

    def _show_author(self, number: int) -> None:
        colleagues = max(number, self._session.queries.counts()[Kind.PEOPLE] - 1)
        words = self.tr("{number} of {all} colleagues have read and understood this.")
        said = words.format(number=number, all=colleagues)
        unfold = self.tr("Hide the names") if self._unfolded else self.tr("Show who")
        self.say("clipboard", said, self.tr("Only you see who they are."), unfold if number else "")

    def _named(self, usernames: Sequence[str]) -> list[str]:
        people = self._session.queries.people_by_username(usernames)
        return sorted(people[name].name if name in people else name for name in usernames)

    @Slot()
    def _on_button(self) -> None:
        if self._item is None:
            return
        if self._item.author == self._session.account.username:
            self._unfolded = not self._unfolded
            for widget in (self.names, self.copy):
                widget.setVisible(self._unfolded)
            self.button.setText(self.tr("Hide the names") if self._unfolded else self.tr("Show who"))
        else:
            self._session.conversation.respond(self._item.uid, ResponseKind.CONFIRMED, said=True)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._names))
