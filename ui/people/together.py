"""What somebody wrote last, and the teams in which the reader meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from sync.cache.answers import NewsFilter
from ui.navigation import NEWS, TEAMS, Place
from ui.people.sheet import Sheet
from ui.start.cards import Line
from ui.widgets.dates import spoken_time

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from sync.cache.queries import Queries
    from sync.models import NewsItem, Person, Team

MOST_POSTS = 3
LONG_NAME = 30


class RecentPosts(Sheet):
    """The last posts and blogs of somebody. `place_requested` leads to one of them."""

    place_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)

    def show_person(self, person: Person, queries: Queries) -> None:
        """Show what somebody else wrote; nothing at all where there is nothing."""
        self.clear()
        posts = queries.news(NewsFilter(author=person.username), limit=MOST_POSTS) if person.username else []
        self.set_heading(self.tr("Recently by {name}").format(name=_short(person.first_name or person.name)))
        for post in posts:
            self.put(self._line(post))
        self.setVisible(bool(posts))

    def _line(self, post: NewsItem) -> Line:
        kind = self.tr("Blog") if post.blog else self.tr("Post")
        line = Line(
            "pencil" if post.blog else "newspaper",
            post.title,
            f"{kind} \u00b7 {spoken_time(post.published or post.modified)}",
        )
        line.clicked.connect(lambda: self.place_requested.emit(Place(NEWS, post.uid)))
        return line


class SharedTeams(Sheet):
    """The reader's teams of which somebody is one, too."""

    place_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Teams you share"), parent)

    def show_teams(self, teams: tuple[Team, ...]) -> None:
        """Show other teams; nothing at all where there are none."""
        self.clear()
        for team in teams:
            line = Line("users", team.title, team.purpose)
            line.clicked.connect(lambda _checked=False, uid=team.uid: self.place_requested.emit(Place(TEAMS, uid)))
            self.put(line)
        self.setVisible(bool(teams))


def _short(name: str) -> str:
    return name if len(name) <= LONG_NAME else f"{name[:LONG_NAME]}\u2026"
