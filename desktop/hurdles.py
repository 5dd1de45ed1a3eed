"""What a person has to do before the network lets the program through: sign in to it, or to a proxy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from sync.errors import CaptivePortal, ProxyWantsSignIn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.secrets import Secrets
    from desktop.session import EngineSession
    from sync.engine.events import SyncState
    from sync.errors import MienskipError
    from ui.account.proxy_window import ProxyWindow
    from ui.window import MainWindow


def open_portal(error: CaptivePortal) -> None:
    """Show in the browser what answers in the place of the intranet."""
    QDesktopServices.openUrl(QUrl(error.facts.get("address", "")))


def ask_for_proxy(error: ProxyWantsSignIn, parent: QWidget) -> ProxyWindow:
    """Open the window that asks user name and password for a proxy."""
    from ui.account.proxy_window import ProxyWindow  # noqa: PLC0415  only who has such a proxy pays for it

    window = ProxyWindow(error.facts.get("proxy", ""), parent)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.open()
    return window


class Hurdles(QObject):
    """Helps a session that runs over them: asks once by itself, again when the person wants it, and goes on."""

    def __init__(self, session: EngineSession, window: MainWindow, secrets: Secrets, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._window = window
        self._secrets = secrets
        self._asked: set[str] = set()
        session.state_changed.connect(self._on_state)
        session.remedy_requested.connect(self.help)
        window.activation_changed.connect(self._on_activation)

    @Slot(object)
    def help(self, error: MienskipError) -> None:
        """Do for the person what can be done about an error."""
        if isinstance(error, CaptivePortal):
            open_portal(error)
        elif isinstance(error, ProxyWantsSignIn):
            ask_for_proxy(error, self._window).answered.connect(self._on_answered)

    @Slot(object)
    def _on_state(self, state: SyncState) -> None:
        error = state.error
        if isinstance(error, ProxyWantsSignIn) and error.facts["proxy"] not in self._asked and self._window.isVisible():
            self._asked.add(error.facts["proxy"])
            self.help(error)

    @Slot(bool)
    def _on_activation(self, active: bool) -> None:  # noqa: FBT001  the state of the window, as Qt tells it
        """Look at once when the person comes back from the browser."""
        if active and isinstance(self._session.state.error, CaptivePortal):
            self._session.sync_now()

    @Slot(str, str, str)
    def _on_answered(self, place: str, name: str, password: str) -> None:
        from desktop.outward import remember_proxy  # noqa: PLC0415  as above

        remember_proxy(self._secrets, place, name, password)
        self._session.sync_now()
