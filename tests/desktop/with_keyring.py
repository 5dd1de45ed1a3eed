"""Run on a session bus of its own: a real secret service that is locked at first, opened later, and then gone."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.SecretService.Keyring"

import secretstorage
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import Desk
from desktop.home import Home
from desktop.identity import Identity, _remember, signed_in_identity
from desktop.secrets import Keep, KeyringSecrets, Secret, keyring_is_open, new_cache_key, secrets_for
from sync.cache.store import Store
from sync.errors import KeyringUnavailable
from tests.ui.conftest import ME, community

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE_MS = 60_000
PASSWORD = b"sleutelbos"


def until(holds: Callable[[], object], what: str) -> None:
    """Serve events until something holds."""
    loop, deadline = QEventLoop(), QTimer(singleShot=True)
    deadline.start(PATIENCE_MS)
    while not holds():
        assert deadline.isActive(), f"in vain: {what}"
        QTimer.singleShot(20, loop.quit)
        loop.exec()


def daemon(*, opened: bool) -> subprocess.Popen[bytes]:
    """Start GNOME's keyring, opened with its password or as a machine that signs in by itself leaves it: locked."""
    command = ["gnome-keyring-daemon", "--foreground", "--replace", "--components=secrets"]
    process = subprocess.Popen(
        [*command, "--unlock"] if opened else command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin is not None
    if opened:
        process.stdin.write(PASSWORD)
    process.stdin.close()
    until(is_there, "a secret service")
    return process


def is_there() -> bool:
    ask = ["dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/"]
    named = ["org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"]
    return "true" in subprocess.run([*ask, *named], capture_output=True, text=True, check=False).stdout


def lock() -> None:
    bus = secretstorage.dbus_init()
    collection = secretstorage.get_default_collection(bus)
    collection.lock()
    assert collection.is_locked()
    bus.close()


def signed_in(home: Home) -> None:
    secrets = KeyringSecrets(home)
    home.prepare()
    _remember(home, Identity("http://127.0.0.1:9/intranet", ME.username))
    secrets.set(Secret.TOKEN, "t")
    store = Store.open(home.cache_file, new_cache_key(secrets))
    store.apply(community())
    store.close()


def main() -> None:
    logging.basicConfig(level=logging.WARNING)
    application = QApplication(sys.argv[:1])
    home = Home(Path(os.environ["MIENSKIP_HOME"]))
    service = daemon(opened=True)
    assert secrets_for(home).keep is Keep.KEYRING
    signed_in(home)
    lock()
    service.terminate()
    service.wait()
    service = daemon(opened=False)

    desk = Desk(application, home)
    desk.begin()
    until(lambda: desk.entrance._page is not None, "the page that says that the keyring is locked")
    page = desk.entrance._page
    assert page is not None
    assert "locked" in page._notice.accessibleName(), page._notice.accessibleName()
    assert signed_in_identity(home) is not None, "that is not signed out"
    assert desk.window is None
    assert not keyring_is_open()

    service.terminate()
    service.wait()
    service = daemon(opened=True)  # the person opens it
    until(lambda: desk.window is not None, "the window, by itself")
    assert desk.session is not None
    assert desk.session.queries.counts()
    desk._close_session()

    service.terminate()
    service.wait()
    until(lambda: not is_there(), "no secret service")
    try:
        KeyringSecrets(home).get(Secret.TOKEN)
    except KeyringUnavailable:
        print("everything held")  # noqa: T201  what the test looks for
    assert signed_in_identity(home) is not None
    desk.leave()


if __name__ == "__main__":
    main()
