"""Start: what happened since one was last here, what is on, and what is still open."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sync.models import Comment, Kind
from ui import navigation, theme
from ui.my_profile.my_whereabouts import MyWhereabouts, read_places
from ui.my_profile.whereabouts_card import WhereaboutsCard
from ui.navigation import WRITE, Place
from ui.notices.words import SIGNS, text_of, title_of
from ui.notifying import rules_from
from ui.people.completeness import missing_of
from ui.start.cards import Card, Line, NewsCard, Section
from ui.start.invitation import Invitation, is_put_off, put_off
from ui.widgets.background import Background
from ui.widgets.dates import clock_time, long_day, now, spoken_day, spoken_time
from ui.widgets.labels import Text
from ui.widgets.undo_bar import UndoBar

if TYPE_CHECKING:
    from datetime import datetime

    from sync.cache.answers import Changes
    from sync.cache.queries import Queries
    from sync.engine.events import Changed
    from sync.models import Event, NewsItem, Team
    from ui.notices.matter import Matter
    from ui.session import Session
    from ui.settings import UiSettings
    from ui.widgets.pictures import PictureLoader

LOOK_BACK = timedelta(days=14)
CARDS = 4
LINES = 5
EVENTS = 3
WIDEST = 1100
MORNING_ENDS, AFTERNOON_ENDS = 12, 18


class StartScreen(QWidget):
    """The first screen of the day."""

    place_requested = Signal(object)

    def __init__(
        self, session: Session, pictures: PictureLoader, settings: UiSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._pictures = pictures
        self._since = session.queries.last_visit() or now() - LOOK_BACK
        self._greeting = Text(theme.Type.DISPLAY)
        self._day = Text(theme.Type.BODY, quiet=True)
        self._news = QGridLayout()
        self._news.setSpacing(theme.SPACE * 2)
        self._side = QVBoxLayout()
        self._side.setSpacing(theme.SPACE * 2)
        self._main = QVBoxLayout()
        self._main.setSpacing(theme.SPACE * 2)
        self._mine = MyWhereabouts(session, self)
        self._background = Background(session, self)
        self._places: list[str] = []
        self._card: WhereaboutsCard | None = None
        self._missed = Section(self.tr("What you missed"))
        self._missed_lines: list[Matter] = []
        self._tidy: Section | None = None
        self._due: list[tuple[Team, int]] = []
        self.undo_bar = UndoBar()
        self._build()
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.timeout.connect(self.show_what_is_new)
        session.changed.connect(self._on_changed)
        self.show_what_is_new()

    def show_item(self, _uid: str) -> None:
        """Show what is new."""
        self._greet()
        self._ask_what_is_due()
        self._ask_what_was_missed()
        self._background.ask("places", read_places, self._take_places)

    def leave(self) -> None:
        """End the worker, and carry out what could still have been undone."""
        self.undo_bar.carry_out()
        self._background.close()

    @Slot()
    def show_what_is_new(self) -> None:
        """Draw everything from the cache again."""
        self._greet()
        queries = self._session.queries
        self._card = None
        happened = queries.changes_since(self._since)
        news = queries.news(limit=CARDS)
        _empty(self._news)
        _empty(self._main)
        _empty(self._side)
        self._tidy = None  # it went with the others
        self._ask_what_was_missed()
        if not any(queries.counts().values()):
            self._welcome()
            return
        self._missed = Section(self.tr("What you missed"))
        self._side.addWidget(self._missed)
        self._show_missed(self._missed_lines)
        self._show_news(news)
        self._show_documents(happened)
        self._show_answers(happened)
        self._show_mentions(happened)
        self._show_blogs_due()
        self._show_whereabouts()
        self._show_events(queries.events(now() - timedelta(hours=1), limit=EVENTS))
        self._show_profile()
        self._main.addStretch(1)
        self._side.addStretch(1)
        self._show_due(self._due)

    def _build(self) -> None:
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._greeting)
        head.addWidget(self._day)
        main = QVBoxLayout()
        main.setSpacing(theme.SPACE * 3)
        main.addLayout(self._news)
        main.addLayout(self._main, stretch=1)
        columns = QHBoxLayout()
        columns.setSpacing(theme.SPACE * 3)
        columns.addLayout(main, stretch=5)
        columns.addLayout(self._side, stretch=3)
        page = QVBoxLayout()
        page.setSpacing(theme.SPACE * 3)
        page.addLayout(head)
        page.addLayout(columns, stretch=1)
        inner = QWidget()
        inner.setMaximumWidth(WIDEST)
        inner.setLayout(page)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(theme.SPACE * 4, theme.SPACE * 2, theme.SPACE * 4, theme.SPACE * 4)
        row.addWidget(inner, stretch=100)
        row.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        outer.addWidget(self.undo_bar)

    def _greet(self) -> None:
        account = self._session.account
        person = self._session.queries.person_by_username(account.username)
        name = (person.first_name if person else "") or account.full_name or account.username
        hour = now().hour
        if hour < MORNING_ENDS:
            words = self.tr("Good morning, {name}")
        elif hour < AFTERNOON_ENDS:
            words = self.tr("Good afternoon, {name}")
        else:
            words = self.tr("Good evening, {name}")
        self._greeting.setText(words.format(name=name))
        self._day.setText(long_day(now().date()))

    def _welcome(self) -> None:
        words = self.tr(
            "Your intranet was delivered empty on purpose: what is put on it is up to you and your colleagues. "
            "Begin with your own profile, so that others find you."
        )
        card = Card("sparkles", self.tr("Nothing here yet"), words, self.tr("Make my profile"))
        card.chosen.connect(lambda: self.place_requested.emit(Place(navigation.MY_PROFILE)))
        self._main.addWidget(card)
        self._main.addStretch(1)

    def _show_news(self, news: list[NewsItem]) -> None:
        read = self._session.queries.is_read(item.uid for item in news)
        authors = self._session.queries.people_by_username(item.author for item in news)
        for number, item in enumerate(news):
            card = NewsCard(item, authors.get(item.author), self._pictures, unread=item.uid not in read)
            card.clicked.connect(lambda uid=item.uid: self._go(navigation.NEWS, uid))
            self._news.addWidget(card, number // 2, number % 2)

    def _show_documents(self, happened: Changes) -> None:
        if not happened.documents:
            return
        section = Section(self.tr("Changed in your teams"))
        for document in happened.documents[:LINES]:
            team = self._session.queries.team(document.team_uid)
            author = self._session.queries.person_by_username(document.author)
            facts = (team.title if team else "", author.name if author else "", spoken_time(document.modified))
            self._line(section, "file-text", document.title, facts, Place(navigation.TEAMS, document.uid))
        self._main.addWidget(section)

    def _show_answers(self, happened: Changes) -> None:
        if not happened.answers:
            return
        section = Section(self.tr("Answers to you"))
        for comment in happened.answers[:LINES]:
            facts = (comment.author_name, spoken_time(comment.created))
            self._line(section, "message-square", comment.text, facts, Place(navigation.NEWS, comment.item_uid))
        self._main.addWidget(section)

    def _show_mentions(self, happened: Changes) -> None:
        if not happened.mentions:
            return
        section = Section(self.tr("You were mentioned"))
        people = self._session.queries.people_by_username(one.author for one in happened.mentions[:LINES])
        for one in happened.mentions[:LINES]:
            author = people.get(one.author)
            name = author.name if author else one.author
            if isinstance(one, Comment):
                title, when, place = one.text, one.created, Place(navigation.NEWS, one.item_uid)
            else:
                title, when, place = one.title, one.published or one.modified, Place(navigation.NEWS, one.uid)
            self._line(section, "user-round", title, (name, spoken_time(when)), place)
        self._main.addWidget(section)

    def _show_blogs_due(self) -> None:
        """Remind the person of a blog that they write on this day of the week."""
        for series in self._session.queries.blogs_due(self._session.account.username, now().date()):
            name = series.name or self.tr("your blog")
            words = self.tr("You write on this day, and your colleagues look forward to it.")
            card = Card("pencil", self.tr("Today: {name}").format(name=name), words, self.tr("Write"))
            card.chosen.connect(partial(self._go, navigation.NEWS, f"{WRITE}{series.name}"))
            self._side.addWidget(card)

    def came_back(self, since: datetime) -> None:
        """Show what happened since a time: the person was away from then until now."""
        self._since = since
        self.show_what_is_new()

    def _show_whereabouts(self) -> None:
        self._card = WhereaboutsCard(self._mine)
        self._card.offer_places(self._places)
        self._side.addWidget(self._card)

    def _take_places(self, places: list[str]) -> None:
        self._places = places
        if self._card is not None:
            self._card.offer_places(places)

    def _show_events(self, events: list[Event]) -> None:
        section = Section(self.tr("What is on"))
        for event in events:
            day = spoken_day(event.start.astimezone().date())
            when = day if event.whole_day else f"{day} {clock_time(event.start)}"
            self._line(section, "calendar-days", event.title, (when, event.place), Place(navigation.AGENDA, event.uid))
        if not events:
            section.add(Text(theme.Type.BODY, self.tr("Nothing in the agenda."), quiet=True, wrap=True))
        self._side.addWidget(section)

    def _show_profile(self) -> None:
        account = self._session.account
        person = self._session.queries.person_by_username(account.username)
        if not missing_of(person) or is_put_off(self._settings, now().date()):
            return
        card = Invitation(person, account.full_name or account.username, self._pictures)
        card.chosen.connect(lambda part: self._go(navigation.MY_PROFILE, part))
        card.later.connect(self._on_later)
        self._side.addWidget(card)

    def _ask_what_was_missed(self) -> None:
        """Look, off the main thread, what happened since one was last here."""
        me, since, rules = self._session.account, self._since, rules_from(self._settings)

        def find(queries: Queries) -> list[Matter]:
            from ui.notices.missed import missed_since  # noqa: PLC0415  no start should wait for it

            return missed_since(queries, me, since, rules)

        self._background.ask("missed", find, self._show_missed)

    def _show_missed(self, missed: list[Matter]) -> None:
        self._missed_lines = missed
        self._missed.clear()
        for matter in missed[:LINES]:
            self._missed.add(self._missed_line(matter))
        if len(missed) > LINES:
            more = Text(theme.Type.SMALL, self.tr("and %n more", "", len(missed) - LINES), quiet=True)
            self._missed.add(more)
        if not missed:
            self._missed.add(Text(theme.Type.BODY, self.tr("Nothing: you are up to date."), quiet=True, wrap=True))

    def _missed_line(self, matter: Matter) -> Line:
        facts = " \u00b7 ".join(part for part in (spoken_time(matter.when), text_of(matter)) if part)
        line = Line(SIGNS[matter.topic], title_of(matter), facts)
        line.clicked.connect(partial(self._go_to, matter))
        return line

    def _go_to(self, matter: Matter, _checked: bool = False) -> None:  # noqa: FBT001  as Qt tells of a click
        from ui.notices.places import place_of  # noqa: PLC0415  as above

        self.place_requested.emit(place_of(matter, self._session.queries))

    def _ask_what_is_due(self) -> None:
        """Look which documents of the person nobody touched for a year: once a year they say what is still needed."""
        username, today = self._session.account.username, now().date()

        def find(queries: Queries) -> list[tuple[Team, int]]:
            from ui.teams.tidying import teams_to_tidy  # noqa: PLC0415  no start should wait for it

            return teams_to_tidy(queries, username, today)

        self._background.ask("due", find, self._show_due)

    def _show_due(self, teams: list[tuple[Team, int]]) -> None:
        self._due = teams
        if self._tidy is not None:
            self._tidy.hide()
            self._tidy.deleteLater()
            self._tidy = None
        if not teams:
            return
        self._tidy = Section(self.tr("Still needed?"))
        for team, number in teams[:LINES]:
            line = Line("clock", team.title, self.tr("%n document(s) of yours", "", number))
            line.clicked.connect(partial(self._tidy_up, team))
            self._tidy.add(line)
        self._side.insertWidget(self._side.count() - 1, self._tidy)  # above what fills the rest of the column

    def _tidy_up(self, team: Team, _checked: bool = False) -> None:  # noqa: FBT001  as Qt tells of a click
        from ui.teams.tidying import TidyingDialog  # noqa: PLC0415  as above

        dialog = TidyingDialog(self._session, team, self)
        dialog.delete_requested.connect(self._give_up)
        dialog.shown.connect(lambda uid: self._go(navigation.TEAMS, uid))
        dialog.finished.connect(self._ask_what_is_due)
        dialog.show()

    @Slot(object)
    def _give_up(self, uids: list[str]) -> None:
        said = self.tr("%n document(s) are deleted for everybody.", "", len(uids))
        self.undo_bar.offer(said, lambda: self._session.delete(uids), lambda: None)

    @Slot()
    def _on_later(self) -> None:
        put_off(self._settings, now().date())
        self.show_what_is_new()

    def _line(self, section: Section, icon: str, title: str, facts: tuple[str, ...], place: Place) -> None:
        line = Line(icon, title, " · ".join(fact for fact in facts if fact))
        line.clicked.connect(lambda: self.place_requested.emit(place))
        section.add(line)

    def _go(self, screen: str, uid: str) -> None:
        self.place_requested.emit(Place(screen, uid))

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if changed.touches(Kind.NEWS, Kind.DOCUMENTS, Kind.COMMENTS, Kind.EVENTS, Kind.PEOPLE, Kind.TEAMS):
            self._refresh.start(0)  # many changes in one go of the event loop are one drawing


def _empty(layout: QGridLayout | QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
