"""The program with its window: assembles screens, engine, tray and notifications around whoever is signed in."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QProcess, Qt, QTimer, Slot
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from desktop import autostart
from desktop.crashes import CrashWatch
from desktop.entrance import Entrance
from desktop.home import HOME_VARIABLE
from desktop.hurdles import Hurdles
from desktop.identity import signed_in_identity
from desktop.idle_sign_out import IdleSignOut
from desktop.language import hush, speak
from desktop.link_registration import register_links
from desktop.links import SEARCH, parse_link, place_of
from desktop.logbook import keep_log
from desktop.presence import Presence
from desktop.report import report_text
from desktop.secrets import Keep
from desktop.session import EngineSession
from desktop.settings import Settings
from desktop.signals import heed_signals
from desktop.single_instance import Answer, FirstInstance, hand_over
from desktop.spoken import SYSTEM, language_for
from sync.cache.unsent import Unsent
from sync.errors import CacheInUse
from ui import theme
from ui.account.report_window import ReportWindow
from ui.navigation import PREFERENCES, Place
from ui.settings import SIGN_OUT_AT_END
from ui.window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator

    from desktop.home import Home
    from desktop.identity import Unlocked
    from desktop.secrets import Secrets

log = logging.getLogger(__name__)


def run(home: Home, *, hidden: bool = False, link: str = "") -> int:
    """Run the program until it is quit; give its exit code. Where it already runs, raise that one instead.

    `link` is opened in whichever window there will be, after signing in where that is needed. Raises CacheInUse where
    one runs that does not answer.
    """
    said = hand_over(home, ["open", link] if link else [] if hidden else ["show"])
    if said is Answer.REFUSED:
        raise CacheInUse
    if said is Answer.TAKEN:
        return 0
    keep_log(home)
    crashes = CrashWatch(home)
    crashes.begin()
    application = QApplication(sys.argv[:1])
    heed_signals(application)
    desk = Desk(application, home, crashed=crashes.crashed)
    QTimer.singleShot(0, desk, crashes.stand_by)
    if HOME_VARIABLE not in os.environ:  # a program on data elsewhere is a trial, and takes nobody's links
        register_links()
    desk.begin(hidden=hidden, link=link)
    code = application.exec()
    desk.leave()
    crashes.end()
    return code


def keep_what_is_written() -> None:
    """Have every window keep what somebody is writing in it."""
    for widget in QApplication.topLevelWidgets():
        keep = getattr(widget, "keep", None)
        if callable(keep):
            keep()


def open_profile(name: str) -> None:
    """Start the program with another profile; one that runs is raised."""
    program, *arguments = autostart.own_command(*(["--profile", name] if name else []))
    QProcess.startDetached(program, arguments)


class Desk(QObject):
    """What stands on the person's desk: the entrance while nobody is signed in, else the window and its tray icon."""

    def __init__(self, application: QApplication, home: Home, *, crashed: bool = False) -> None:
        super().__init__()
        self._crashed = crashed
        self._application = application
        self._home = home
        self.settings = Settings(home)
        self._translators: list[QTranslator] = []
        self._hidden = False
        self._wanted_link = ""
        self.session: EngineSession | None = None
        self.window: MainWindow | None = None
        self.presence: Presence | None = None
        self._idle: IdleSignOut | None = None
        self._name_application()
        self._autostart = autostart.entry_of_this_system(home.profile)
        autostart.settle(self.settings, self._autostart, home.arguments)
        self.settings.watch(autostart.SETTING, self._choose_autostart)
        self.apply_settings()
        self.entrance = Entrance(home, self.settings, self)
        self.entrance.entered.connect(self._on_entered)
        self.entrance.entered_again.connect(self._on_entered_again)
        self._instance = FirstInstance(home, self.answer, self)
        if sys.platform == "darwin":  # elsewhere links come as arguments, and a filter costs something at every event
            application.installEventFilter(self)

    def _choose_autostart(self, value: str) -> None:
        autostart.choose(self._autostart, on=value == "on", arguments=self._home.arguments)

    def begin(self, *, hidden: bool = False, link: str = "") -> None:
        """Open what there is: the window of whoever is signed in, else the sign-in page; then what `link` leads to."""
        self._hidden = hidden
        self._wanted_link = link
        self.entrance.open()

    def answer(self, arguments: list[str]) -> bool:
        """Do what a later start was asked to do; tell whether that can be done here and now."""
        match arguments:
            case []:
                return True
            case ["show"]:
                self._raise()
            case ["open", link]:
                self.open_link(link)
            case ["upload", folder_uid, *paths] if self.session is not None and paths:
                self._share(self.session, [Path(path) for path in paths], folder_uid)
            case _:
                return False
        return True

    @staticmethod
    def _share(session: EngineSession, paths: list[Path], folder_uid: str) -> None:
        """Share files and folders, as a later start was asked to."""
        from desktop.uploading import sharing_for  # noqa: PLC0415  no start should wait for it
        from sync.engine.events import Problem  # noqa: PLC0415  as above

        sharing, refusals = sharing_for(session.queries, paths, folder_uid)
        session.share(sharing)
        for error in refusals:
            session.problem.emit(Problem(error=error))

    def open_link(self, text: str) -> None:
        """Raise the window and show what a link leads to; where nobody is signed in yet, afterwards."""
        link = parse_link(text)
        if self.presence is not None and link is not None and link.screen == SEARCH:
            self.presence.search_people()
            return
        self._raise()
        if self.session is None or self.window is None:
            self._wanted_link = text
            return
        place = place_of(link, self.session.queries) if link is not None else None
        if place is None:
            self.window.tell(self.tr("This link leads to nothing that is here: it may be gone, or not for you."))
        else:
            self.window.show_place(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the links that macOS gives to the application."""
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent):
            self.open_link(event.url().toString())
            return True
        return super().eventFilter(watched, event)

    def leave(self) -> None:
        """Let go of everything; secrets that last for this run only take the data with them."""
        self._instance.close()
        if self.session is not None and self.settings.get(SIGN_OUT_AT_END, "off") == "on":
            self.session.signed_out.disconnect(self._on_signed_out)
            self._close_window()
            self.session.step_out()
            self.session = None
        self._close_session()
        self.entrance.leave()
        hush(self._application, self._translators)

    def apply_settings(self) -> None:
        """Speak the chosen language and wear the chosen theme."""
        hush(self._application, self._translators)
        language = language_for(self.settings.get("language", SYSTEM))
        self._translators = speak(self._application, language)
        size = self.settings.get("text_size", "100")
        theme.apply(self._application, self.settings.get("theme", SYSTEM), int(size) if size.isdigit() else 100)

    def _name_application(self) -> None:
        self._application.setApplicationName("mienskip")
        profile = self._home.profile
        self._application.setApplicationDisplayName(f"Mienskip ({profile})" if profile else "Mienskip")
        self._application.commitDataRequest.connect(self._on_end_of_session)
        self._application.setDesktopFileName("mienskip")
        self._application.setWindowIcon(theme.app_icon())
        self._application.setQuitOnLastWindowClosed(False)

    @Slot(object, object)
    def _on_entered(self, unlocked: Unlocked, secrets: Secrets) -> None:
        self.settings.belong_to(unlocked.identity.digest)
        self.session = EngineSession(self._home, unlocked, secrets, self)
        self.session.signed_out.connect(self._on_signed_out, Qt.ConnectionType.QueuedConnection)
        self.session.sign_in_again_requested.connect(self.entrance.open_again)
        self._open_window()
        QTimer.singleShot(0, self.session.start)  # the cached screen is painted before the engine's imports begin
        if secrets.keep is Keep.THIS_RUN and self.window is not None:
            self.window.tell(self.tr("This computer has no keyring: you stay signed in until you quit."))

    @Slot(object)
    def _on_entered_again(self, unlocked: Unlocked) -> None:
        if self.session is not None:
            self.session.resume(unlocked.token)

    def _open_window(self) -> None:
        assert self.session is not None  # noqa: S101  the only caller has just set it
        self.window = MainWindow(self.session, self.settings)
        self.presence = Presence(self.session, self.window, self.settings, self._home, self)
        self._idle = IdleSignOut(self.settings, self)
        self._idle.due.connect(self._step_out)
        self.presence.sign_out_requested.connect(self._sign_out_or_ask)
        self.window.profiles_requested.connect(self._show_profiles)
        Hurdles(self.session, self.window, self.entrance.secrets, self.presence)
        self.window.report_requested.connect(self._show_report)
        self.window.settings_changed.connect(self._reopen_window, Qt.ConnectionType.QueuedConnection)
        if not self._hidden:
            self.window.show()
        elif not self.presence.has_tray:
            self.window.showMinimized()
        self._hidden = False
        if self._crashed:
            self._crashed = False
            self._tell_of_crash(self.window)
        if self._wanted_link:
            link, self._wanted_link = self._wanted_link, ""
            self.open_link(link)

    @Slot()
    def _reopen_window(self) -> None:
        """Build the window again, in another language or look, where one was."""
        self._close_window()
        self.apply_settings()
        self._open_window()
        if self.window is not None:
            self.window.show_place(Place(PREFERENCES))

    @Slot()
    def _show_report(self) -> None:
        if self.session is not None and self.window is not None:
            window = ReportWindow(report_text(self._home, self.session, self.settings), self.window)
            window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            window.open()

    def _tell_of_crash(self, window: MainWindow) -> None:
        """Say, where a person is, that the program was started again, and offer the report."""
        from ui.account.crash_notice import CrashNotice  # noqa: PLC0415  seldom needed

        said = CrashNotice(window)
        said.report_requested.connect(self._show_report)
        window.show()
        said.open()

    @Slot()
    def _step_out(self) -> None:
        """Sign out because nobody is here; what is being written is kept first."""
        if self.session is not None:
            self._close_window()
            self.session.step_out()

    @Slot()
    def _sign_out_or_ask(self) -> None:
        """Sign out at once, or show what would be lost."""
        if self.session is None or self.window is None:
            return
        keep_what_is_written()
        self.session.settle()
        if not Unsent.of(self.session.queries):
            self.session.sign_out()
            return
        self._raise()
        self.window.ask_to_sign_out()

    @Slot()
    def _show_profiles(self) -> None:
        if self.window is not None:
            names = ["", *self._home.profiles()]
            from ui.account.profiles_window import ProfilesWindow  # noqa: PLC0415  seldom needed

            window = ProfilesWindow([(name, self._who(name)) for name in names], self._home.profile, self.window)
            window.opened.connect(open_profile)
            window.open()

    def _who(self, profile: str) -> str:
        identity = signed_in_identity(self._home.beside(profile))
        return f"{identity.username}, {identity.site}" if identity is not None else ""

    @Slot()
    def _on_end_of_session(self) -> None:
        """Have everything that is being written on the disk: the system may end the program without another word."""
        keep_what_is_written()
        if self.session is not None:
            self.session.settle()

    @Slot()
    def _on_signed_out(self) -> None:
        self._close_window()
        self.session = None
        if signed_in_identity(self._home) is None:
            self.settings.belong_to("")
        self.entrance.open()

    def _raise(self) -> None:
        if self.presence is not None:
            self.presence.raise_window()
        else:
            self.entrance.raise_page()

    def _close_window(self) -> None:
        if self._idle is not None:
            self._idle.leave()
            self._idle.deleteLater()
            self._idle = None
        if self.presence is not None:
            self.presence.leave()
            self.presence.deleteLater()
            self.presence = None
        if self.window is not None:
            self.window.leave()
            self.window.deleteLater()
            self.window = None

    def _close_session(self) -> None:
        self._close_window()
        if self.session is not None:
            self.session.close()
            self.session = None
