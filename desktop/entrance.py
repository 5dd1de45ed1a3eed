"""The way in: the keyring is asked, the sign-in page shown where it must be, a sample intranet set up where wanted."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from desktop.errand import Errand
from desktop.hurdles import ask_for_proxy, open_portal
from desktop.identity import Unlocked, forget, is_away, sign_in, signed_in_identity, unlock
from desktop.secrets import Keep, SecretsOfThisRun, keyring_is_open, secrets_for
from sync.cache.queries import Queries
from sync.errors import CaptivePortal, KeyringUnavailable, NotSignedIn, ProxyWantsSignIn, WorkOfSomebodyElse
from ui.account.sign_in import SignInPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.home import Home
    from desktop.secrets import Secrets
    from desktop.settings import Settings
    from sync.errors import MienskipError
    from sync.plone.local import LocalServer

log = logging.getLogger(__name__)

LOOKED_AGAIN_AFTER_MS = 3000


class Entrance(QObject):
    """Lets a person in: `entered` carries what is unlocked and where its secrets are kept."""

    entered = Signal(object, object)
    entered_again = Signal(object)
    """An `Unlocked` with a fresh token for a session that had expired."""

    def __init__(self, home: Home, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._home = home
        self._settings = settings
        self._secrets: Secrets | None = None
        self._errand: Errand | None = None
        self._page: SignInPage | None = None
        self._again = False
        self._is_over_work = False
        self._sample_server: LocalServer | None = None
        self._keyring_timer = QTimer(self, singleShot=True)
        self._keyring_timer.timeout.connect(self._look_at_keyring)

    def open(self) -> None:
        """Let in whoever is signed in on this machine, else show the sign-in page."""
        self._again = False
        identity = signed_in_identity(self._home)
        if identity is None or is_away(self._home):
            self._show_page()
            if identity is not None and self._page is not None:
                words = self.tr("Mienskip has signed you out. What {who} had not sent is kept here, encrypted.")
                self._page.show_progress(words.format(who=identity.username))
            return
        self._run(lambda _tell: self._unlock(), self._enter, self._on_locked)

    @Slot()
    def open_again(self) -> None:
        """Ask the password of whoever is signed in already; their data stays on the screen."""
        self._again = True
        self._show_page()

    def raise_page(self) -> None:
        """Bring the sign-in page to the front, where it is open."""
        if self._page is not None:
            self._page.raise_()
            self._page.activateWindow()

    def leave(self) -> None:
        """Close the page and, where secrets last for this run only, remove what they opened."""
        self._keyring_timer.stop()
        self._close_page()
        if self._errand is not None:
            self._errand.wait()
        if self._secrets is not None and self._secrets.keep is Keep.THIS_RUN:
            forget(self._home, self._secrets)
        if self._sample_server is not None:
            self._sample_server.stop()

    def _unlock(self) -> Unlocked:
        unlocked = unlock(self._home, self.secrets)
        Queries.open(self._home.cache_file, unlocked.key).close()  # a cache from a newer version is told of here
        return unlocked

    def _unlock_where_open(self) -> Unlocked:
        if not keyring_is_open():  # reading from a locked one would have the system ask for its password, each time
            raise KeyringUnavailable
        return self._unlock()

    @property
    def secrets(self) -> Secrets:
        """Where secrets of this run are kept."""
        if self._secrets is None:
            self._secrets = secrets_for(self._home)
        return self._secrets

    def _run(
        self,
        work: Callable[[Callable[[str], None]], object],
        done: Callable[[Unlocked], None],
        failed: Callable[[MienskipError], None],
    ) -> None:
        self._errand = Errand(work, self)
        self._errand.done.connect(done)
        self._errand.failed.connect(failed)
        if self._page is not None:
            self._errand.progressed.connect(self._page.show_progress)
        self._errand.start()

    @Slot(object)
    def _enter(self, unlocked: Unlocked) -> None:
        self._close_page()
        if self._again:
            self.entered_again.emit(unlocked)
        else:
            self.entered.emit(unlocked, self.secrets)

    @Slot(object)
    def _on_locked(self, error: MienskipError) -> None:
        self._show_page()
        if self._page is not None and not isinstance(error, NotSignedIn):
            self._page.show_error(error)
            if isinstance(error, KeyringUnavailable):
                self._page.offer(self.tr("Try again"), self.open)
                self._wait_for_keyring()

    def _wait_for_keyring(self) -> None:
        """Say that it is locked, and look now and then whether it still is, without asking anybody to open it."""
        words = self.tr("The keyring of this computer is locked. As soon as you unlock it, we go on.")
        if self._page is not None:
            self._page.show_progress(words)
        self._keyring_timer.start(LOOKED_AGAIN_AFTER_MS)

    @Slot()
    def _look_at_keyring(self) -> None:
        if self._page is not None and signed_in_identity(self._home) is not None:
            self._run(lambda _tell: self._unlock_where_open(), self._enter, self._on_still_locked)

    @Slot(object)
    def _on_still_locked(self, error: MienskipError) -> None:
        if isinstance(error, KeyringUnavailable):
            self._keyring_timer.start(LOOKED_AGAIN_AFTER_MS)
        else:
            self._on_locked(error)

    def _show_page(self) -> None:
        if self._page is None:
            self._page = SignInPage()
            self._page.submitted.connect(self._on_submitted)
            self._page.sample_requested.connect(self._on_sample)
            self._page.closed.connect(self._on_closed)
        identity = signed_in_identity(self._home)
        decided = self._settings.get("server_address")
        site = decided or (identity.site if identity else "")
        self._page.prefill(site, identity.username if identity else "", locked=self._again)
        if decided:
            self._page.lock_address()
        if not self._settings.policy.allows_sample:
            self._page.offer_no_sample()
        self._page.show()

    def _close_page(self) -> None:
        if self._page is not None:
            self._page.closed.disconnect(self._on_closed)
            self._page.hide()
            self._page.deleteLater()
            self._page = None

    @Slot()
    def _on_closed(self) -> None:
        """Without a window behind the page there is nothing left to do."""
        if not self._again:
            QApplication.exit(0)

    @Slot(str, str, str)
    def _on_submitted(self, url: str, username: str, password: str) -> None:
        assert self._page is not None  # noqa: S101  it sent the signal
        self._keyring_timer.stop()
        self._page.set_busy(True)
        self._run(lambda _tell: self._sign_in(url, username, password), self._enter, self._on_refused)

    @Slot(object)
    def _on_refused(self, error: MienskipError) -> None:
        """Say why nobody could sign in, and offer what helps."""
        if self._page is None:
            return
        self._page.show_error(error)
        if isinstance(error, CaptivePortal):
            self._page.offer(self.tr("Open in the browser"), lambda: open_portal(error))
        elif isinstance(error, WorkOfSomebodyElse):
            self._page.offer(self.tr("Sign in and remove it"), self._submit_over_work)
        elif isinstance(error, ProxyWantsSignIn):
            self._page.offer(self.tr("Fill in for the proxy\u2026"), lambda: self._ask_for_proxy(error))
            self._ask_for_proxy(error)

    def _submit_over_work(self) -> None:
        self._is_over_work = True
        if self._page is not None:
            self._page.button.click()

    def _ask_for_proxy(self, error: ProxyWantsSignIn) -> None:
        if self._page is not None:
            window = ask_for_proxy(error, self._page)
            window.answered.connect(self._on_proxy_answered)

    @Slot(str, str, str)
    def _on_proxy_answered(self, place: str, name: str, password: str) -> None:
        from desktop.outward import remember_proxy  # noqa: PLC0415  only who has such a proxy pays for it

        remember_proxy(self.secrets, place, name, password)
        if self._page is not None:
            self._page.button.click()

    @Slot()
    def _on_sample(self) -> None:
        assert self._page is not None  # noqa: S101  it sent the signal
        self._page.set_busy(True)
        self._run(self._sign_in_to_sample, self._enter, self._page.show_error)

    def _sign_in(self, url: str, username: str, password: str) -> Unlocked:
        over_work, self._is_over_work = self._is_over_work, False
        try:
            return sign_in(self._home, self.secrets, url, username, password, over_work=over_work)
        except KeyringUnavailable:
            log.info("the keyring is not ready: signed in for this run only")
            self._secrets = SecretsOfThisRun()
            return sign_in(self._home, self._secrets, url, username, password, over_work=over_work)

    def _sign_in_to_sample(self, tell: Callable[[str], None]) -> Unlocked:
        from desktop.demo import prepare_sample, server_of  # noqa: PLC0415  only who wants the sample pays for it

        self._secrets = secrets_for(self._home, sample=True)
        self._sample_server = server_of(self._home)
        sample = prepare_sample(self._home, self._sample_server, tell)
        return self._sign_in(sample.url, sample.username, sample.password)
