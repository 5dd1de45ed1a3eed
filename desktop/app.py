"""The program with its window: assembles screens, engine, tray and notifications around whoever is signed in."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from desktop import autostart
from desktop.entrance import Entrance
from desktop.language import hush, speak
from desktop.presence import Presence
from desktop.secrets import Keep
from desktop.session import EngineSession
from desktop.settings import Settings
from desktop.single_instance import FirstInstance, hand_over
from desktop.spoken import SYSTEM, language_for
from ui import theme
from ui.navigation import PREFERENCES, Place
from ui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QTranslator

    from desktop.home import Home
    from desktop.identity import Unlocked
    from desktop.secrets import Secrets

log = logging.getLogger(__name__)


def run(home: Home, *, hidden: bool = False) -> int:
    """Run the program until it is quit; give its exit code. Where it already runs, raise that one instead."""
    if hand_over(home, [] if hidden else ["show"]):
        return 0
    home.prepare()
    application = QApplication(sys.argv[:1])
    desk = Desk(application, home)
    desk.begin(hidden=hidden)
    code = application.exec()
    desk.leave()
    return code


class Desk(QObject):
    """What stands on the person's desk: the entrance while nobody is signed in, else the window and its tray icon."""

    def __init__(self, application: QApplication, home: Home) -> None:
        super().__init__()
        self._application = application
        self._home = home
        self.settings = Settings(home)
        self._translators: list[QTranslator] = []
        self._hidden = False
        self._first_painted = False
        self.session: EngineSession | None = None
        self.window: MainWindow | None = None
        self.presence: Presence | None = None
        self._name_application()
        self._autostart = autostart.entry_of_this_system()
        autostart.settle(self.settings, self._autostart)
        self.settings.watch(autostart.SETTING, lambda value: autostart.choose(self._autostart, on=value == "on"))
        self.apply_settings()
        self.entrance = Entrance(home, self.settings, self)
        self.entrance.entered.connect(self._on_entered)
        self.entrance.entered_again.connect(self._on_entered_again)
        self._instance = FirstInstance(home, self)
        self._instance.called.connect(self._on_called)

    def begin(self, *, hidden: bool = False) -> None:
        """Open what there is: the window of whoever is signed in, else the sign-in page."""
        self._hidden = hidden
        self.entrance.open()

    def leave(self) -> None:
        """Let go of everything; secrets that last for this run only take the data with them."""
        self._instance.close()
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
        self._application.setApplicationDisplayName("Mienskip")
        self._application.setDesktopFileName("mienskip")
        self._application.setWindowIcon(theme.app_icon())
        self._application.setQuitOnLastWindowClosed(False)

    @Slot(object, object)
    def _on_entered(self, unlocked: Unlocked, secrets: Secrets) -> None:
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
        self.presence = Presence(self.session, self.window, self.settings, self)
        self.window.settings_changed.connect(self._reopen_window, Qt.ConnectionType.QueuedConnection)
        if not self._hidden or not self.presence.has_tray:
            self.window.show()
        self._hidden = False

    @Slot()
    def _reopen_window(self) -> None:
        """Build the window again, in another language or look, where one was."""
        self._close_window()
        self.apply_settings()
        self._open_window()
        if self.window is not None:
            self.window.show_place(Place(PREFERENCES))

    @Slot()
    def _on_signed_out(self) -> None:
        self._close_window()
        self.session = None
        self.entrance.open()

    @Slot(list)
    def _on_called(self, arguments: Sequence[str]) -> None:
        if "show" in arguments:
            if self.presence is not None:
                self.presence.raise_window()
            else:
                self.entrance.raise_page()

    def _close_window(self) -> None:
        if self.presence is not None:
            self.presence.leave()
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
