"""The shell: rail, search, connection, and the screens, each made when it is first visited."""

from __future__ import annotations

import importlib
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sync.engine.events import Connection
from sync.models import Kind
from ui import navigation, theme
from ui.connection_pill import ConnectionPill
from ui.errors import spoken
from ui.navigation import History, Place
from ui.notices.bell import KEYS, Bell
from ui.rail import Rail
from ui.search import SearchField
from ui.widgets.background import Background
from ui.widgets.dates import now
from ui.widgets.pictures import PictureLoader, choose_creatures
from ui.widgets.toast import Toast
from ui.window_place import bring_within_reach

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from sync.engine.events import Changed, Problem, SyncState
    from ui.people.finder import Finder
    from ui.session import Session
    from ui.settings import WindowSettings

AWAY = timedelta(minutes=30)
"""Whoever was away for so long wants to see what came meanwhile."""
SMALLEST = (900, 600)
USUAL = (1280, 800)

SCREEN_CLASSES = {
    navigation.START: ("ui.start.screen", "StartScreen"),
    navigation.TEAMS: ("ui.teams.screen", "TeamsScreen"),
    navigation.PAGES: ("ui.pages.screen", "PagesScreen"),
    navigation.NOTICES: ("ui.notices.screen", "NoticesScreen"),
    navigation.AGENDA: ("ui.agenda.screen", "AgendaScreen"),
    navigation.ACTIVITY: ("ui.activity.screen", "ActivityScreen"),
    navigation.MY_PROFILE: ("ui.my_profile.screen", "MyProfileScreen"),
}
REMEMBERING = (navigation.START, navigation.TEAMS, navigation.PAGES, navigation.NOTICES)
"""Those of them that remember something from one run to the next."""


class Screen(Protocol):
    """What the window asks of a screen."""

    place_requested: SignalInstance
    """A Place to go to."""

    def show_item(self, uid: str) -> None:
        """Show one item; the empty uid means the screen as it is entered."""


class MainWindow(QWidget):
    """The window of one signed-in person."""

    close_requested = Signal()
    quit_requested = Signal()
    test_notification_requested = Signal()
    report_requested = Signal()
    profiles_requested = Signal()
    activation_changed = Signal(bool)
    times_changed = Signal()
    """The person chose when to be told."""
    visited = Signal(object)
    """The Place that is shown."""
    settings_changed = Signal()
    """Language, theme or size of text were chosen: the window has to be made anew."""

    def __init__(self, session: Session, settings: WindowSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        choose_creatures(on=settings.get("creatures", "on") == "on")
        self.pictures = PictureLoader(session, self)
        self._background = Background(session, self)
        self._finder: Finder | None = None
        self._left_at: datetime | None = None
        self._screens: dict[str, QWidget] = {}
        self._history = History(Place(navigation.START))
        self.setWindowTitle(QGuiApplication.applicationDisplayName() or "Mienskip")
        self.setMinimumSize(*SMALLEST)
        self._build()
        self._connect()
        self._restore_geometry()
        self.show_place(Place(navigation.START))
        self._stack.setFocus()

    @property
    def here(self) -> Place:
        """Where one is."""
        return self._history.here

    @property
    def connection_words(self) -> str:
        """What the pill says of the connection."""
        return self._pill.text()

    def show_place(self, place: Place) -> None:
        """Go somewhere, and remember it for going back."""
        place = self._where_it_lies(place)
        self._history.go(place)
        self._show(place)

    def _where_it_lies(self, place: Place) -> Place:
        """Lead to a file on a page of the fixed menu where that page is, not where teams have their files."""
        if place.screen == navigation.TEAMS and place.uid:
            document = self._session.queries.document(place.uid)
            if document is not None and self._session.queries.page(document.team_uid) is not None:
                return Place(navigation.PAGES, place.uid)
        return place

    def screen_named(self, name: str) -> QWidget:
        """Give a screen, made now where it was not visited yet."""
        if name not in self._screens:
            made = self._make(name)
            cast("Screen", made).place_requested.connect(self.show_place)
            said = getattr(made, "said", None)
            if said is not None:
                said.connect(self.tell)
            self._screens[name] = made
            self._stack.addWidget(made)
        return self._screens[name]

    def finder(self) -> Finder:
        """Give what finds people for all that is in the window, made when it is first needed."""
        if self._finder is None:
            from ui.people.finder import Finder  # noqa: PLC0415  the first screen does without

            self._finder = Finder(self._session, self)
        return self._finder

    def tell(self, words: str) -> None:
        """Say something at the foot of the window for a few seconds."""
        self._toast.say(words)

    def ask_to_sign_out(self) -> None:
        """Show what signing out would remove, and ask."""
        from ui.account.preferences import PreferencesScreen  # noqa: PLC0415  made when first visited

        self.show_place(Place(navigation.PREFERENCES))
        screen = self._screens[navigation.PREFERENCES]
        if isinstance(screen, PreferencesScreen):
            screen.ask_to_sign_out()

    def show_test_outcome(self, words: str) -> None:
        """Say in the preferences what became of a test notification."""
        from ui.account.preferences import PreferencesScreen  # noqa: PLC0415  made when first visited

        screen = self._screens.get(navigation.PREFERENCES)
        if isinstance(screen, PreferencesScreen):
            screen.notifications.show_outcome(words)

    def leave(self) -> None:
        """Let go of threads before the window goes."""
        self._settings.set("geometry", bytes(self.saveGeometry().toBase64().data()).decode("ascii"))
        for screen in self._screens.values():
            close = getattr(screen, "leave", None)
            if close is not None:
                close()
        if self._finder is not None:
            self._finder.close()
        self._background.close()
        self.pictures.close()
        self.hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave it to `desktop` whether closing hides or quits."""
        event.ignore()
        self._session.visited()
        self.close_requested.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Tell whether the window is in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.activation_changed.emit(self.isActiveWindow())
            self._note_visit(active=self.isActiveWindow())

    def _note_visit(self, *, active: bool) -> None:
        """Remember when the person looked last; after a longer while screens show anew what came since."""
        if not active and self.isVisible():
            self._left_at = now()
            self._session.visited()
        elif active and self._left_at is not None and now() - self._left_at >= AWAY:
            for screen in self._screens.values():
                came_back = getattr(screen, "came_back", None)
                if came_back is not None:
                    came_back(self._left_at)
            self._left_at = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words at the foot in their place."""
        super().resizeEvent(event)
        self._toast.settle()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go back and forward by the buttons of the mouse."""
        if event.button() == Qt.MouseButton.BackButton:
            self._go_back()
        elif event.button() == Qt.MouseButton.ForwardButton:
            self._go_forward()
        else:
            super().mousePressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the mouse's back button wherever the pointer is."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            buttons = (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton)
            if event.button() in buttons and isinstance(watched, QWidget) and watched.window() is self:
                self.mousePressEvent(event)
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self._rail = Rail(self.pictures)
        self._stack = QStackedWidget()
        self._stack.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._pill = ConnectionPill()
        self.bell = Bell(self._session.notices)
        self.search = SearchField(self._session, self.pictures, self._background, self.finder, self)
        self._toast = Toast(self)
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.SPACE * 2, theme.SPACE * 1, theme.SPACE * 2, theme.SPACE)
        bar.addWidget(self.search, stretch=3)
        bar.addStretch(1)
        bar.addWidget(self.bell)
        bar.addWidget(self._pill)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._stack, stretch=1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(column, stretch=1)

    def _connect(self) -> None:
        self._rail.chosen.connect(lambda name: self.show_place(Place(name)))
        self._rail.me_chosen.connect(self._show_me)
        self.search.chosen.connect(self.show_place)
        self.bell.clicked.connect(lambda: self.show_place(Place(navigation.NOTICES)))
        self._pill.clicked.connect(self._on_pill)
        self._pill.pause_requested.connect(lambda pause: self._session.pause() if pause else self._session.go_on())
        self._session.state_changed.connect(self._on_state)
        self._session.changed.connect(self._on_changed)
        self._session.problem.connect(self._on_problem)
        for number, name in enumerate(navigation.SCREENS, start=1):
            self._shortcut(f"Ctrl+{number}", lambda name=name: self.show_place(Place(name)))
        self._shortcut("Ctrl+K", lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self._shortcut("Alt+Left", self._go_back)
        self._shortcut("Alt+Right", self._go_forward)
        self._shortcut(KEYS, self.bell.click)
        self._shortcut("Ctrl+Q", self.quit_requested.emit)
        self._shortcut("F5", self._session.sync_now)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.installEventFilter(self)
            application.screenRemoved.connect(self._on_screen_removed)
        self._pill.show_state(self._session.state)
        QTimer.singleShot(0, self, self._show_facts)

    def _shortcut(self, keys: str, act: object) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _make(self, name: str) -> QWidget:
        if name == navigation.PREFERENCES:
            from ui.account.preferences import PreferencesScreen  # noqa: PLC0415  made when first visited

            made = PreferencesScreen(self._session, self._settings)
            made.changed.connect(self.settings_changed)
            made.report_requested.connect(self.report_requested)
            made.profiles_requested.connect(self.profiles_requested)
            made.notifications.test_requested.connect(self.test_notification_requested)
            made.notifications.times_changed.connect(self.times_changed)
            return made
        if name == navigation.NEWS:
            from ui.news.screen import NewsScreen  # noqa: PLC0415  as above

            return NewsScreen(self._session, self.pictures, self.finder)
        if name == navigation.PEOPLE:
            from ui.people.screen import PeopleScreen  # noqa: PLC0415  as above

            return PeopleScreen(self._session, self.pictures, finder=self.finder(), settings=self._settings)
        module, class_name = SCREEN_CLASSES[name]
        remembers = (self._settings,) if name in REMEMBERING else ()
        screen = getattr(importlib.import_module(module), class_name)
        return cast("QWidget", screen(self._session, self.pictures, *remembers))

    def _show(self, place: Place) -> None:
        screen = self.screen_named(place.screen)
        self._stack.setCurrentWidget(screen)
        self._rail.show_screen(place.screen)
        cast("Screen", screen).show_item(place.uid)
        self._session.notices.see_item(place.uid)
        self.visited.emit(place)

    def _go_back(self) -> None:
        self._visit(self._history.back())

    def _go_forward(self) -> None:
        self._visit(self._history.forward())

    def _visit(self, place: Place | None) -> None:
        if place is not None:
            self._show(place)

    @Slot()
    def _show_me(self) -> None:
        self.show_place(Place(navigation.MY_PROFILE))

    @Slot()
    def _on_pill(self) -> None:
        if self._session.state.connection is Connection.SIGN_IN_AGAIN:
            self._session.sign_in_again_requested.emit()
        else:
            self.show_place(Place(navigation.ACTIVITY))

    @Slot(object)
    def _on_state(self, state: SyncState) -> None:
        self._pill.show_state(state)

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if changed.touches(Kind.NEWS, Kind.PEOPLE):
            self._show_facts()
        if changed.touches(Kind.PAGES):
            self._offer_pages()

    @Slot(object)
    def _on_problem(self, problem: Problem) -> None:
        title, message = spoken(problem.error)
        self.tell(f"{title}. {message}")

    @Slot()
    def _show_facts(self) -> None:
        account = self._session.account
        person = self._session.queries.person_by_username(account.username)
        self._rail.me.show_person(person, person.name if person else account.full_name or account.username)
        self._rail.show_unread(self._session.queries.unread_count())
        self._offer_pages()

    def _offer_pages(self) -> None:
        """Lead to the fixed menu where there is something in it, or where this person can put something into it."""
        queries = self._session.queries
        self._rail.offer_pages(
            bool(queries.menu().entries) or (self._session.account.administers and queries.menu_url() != "")
        )

    @Slot()
    def _on_screen_removed(self) -> None:
        QTimer.singleShot(0, self, lambda: bring_within_reach(self))  # Qt moves windows first, after this signal

    def _restore_geometry(self) -> None:
        kept = self._settings.get("geometry")
        if not kept or not self.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii"))):
            self.resize(*USUAL)
        bring_within_reach(self)
