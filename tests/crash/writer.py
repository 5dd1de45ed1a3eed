"""Somebody who writes, in a process of its own: the real window over the real engine, until it is killed."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.home import Home
from desktop.identity import Identity, Unlocked
from desktop.secrets import SecretsOfThisRun
from desktop.session import EngineSession
from sync.models import Audience
from tests.crash.life import KEY
from tests.pictures import small_png
from ui import theme
from ui.news.screen import NewsScreen
from ui.widgets.pictures import PictureLoader

NOWHERE = "http://127.0.0.1:9/intranet"
EACH = 15
"""Milliseconds between two keys."""


def write(folder: Path, *, then_send: bool) -> None:
    """Type a letter after the other and tell of each; or write a little with a picture in it, and send it."""
    application = QApplication(sys.argv[:1])
    theme.apply(application, theme.LIGHT)
    session = EngineSession(Home(folder), Unlocked(Identity(NOWHERE, "anna"), "", KEY), SecretsOfThisRun())
    session.start()
    screen = NewsScreen(session, PictureLoader(session))
    screen.show()
    screen.writing.open("")
    (window,) = screen.writing.windows.values()
    typed = 0

    def type_on() -> None:
        nonlocal typed
        QTest.keyClicks(window.page.editor, "abcdefghij"[typed % 10])
        typed += 1
        print(f"{time.monotonic()} {typed}", flush=True)  # noqa: T201  the test reads along

    def send() -> None:
        window.forward.click()
        window.asking.question.buttons[Audience.EVERYONE].click()
        print("sending", flush=True)  # noqa: T201  as above
        window.forward.click()

    typing = QTimer(interval=EACH)
    typing.timeout.connect(type_on)
    if then_send:
        window.page.title.setText("IJsbaan")
        window.page.enclosures.picture_ready.connect(lambda _picture: QTimer.singleShot(0, send))
        window.page.enclosures.take_picture(small_png(200, 200))
    else:
        typing.start()
    application.exec()


if __name__ == "__main__":
    write(Path(sys.argv[1]), then_send=sys.argv[2] == "send")
