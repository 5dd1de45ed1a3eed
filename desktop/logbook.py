"""The program's log: a few files that take turns, and nothing about anybody in them."""

from __future__ import annotations

import logging
import re
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

    from desktop.home import Home

log = logging.getLogger(__name__)

LARGEST = 512 * 1024
OLDER_ONES = 3
FILE = "mienskip.log"
CHATTY = ("httpx", "httpcore", "asyncio", "desktop_notifier", "dbus_fast", "keyring")
"""Loggers of libraries that name every address, or say much: heard from warnings on."""
_ADDRESS = re.compile(r"\b(https?://[^\s/'\"<>]+)/[^\s'\"<>]*")
_USER_IN_ADDRESS = re.compile(r"(?<=://)[^\s/@]+@")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_SECRET = re.compile(r"\b(Bearer|token|password|wachtwoord)(\s*[:= ]\s*)\S+", re.IGNORECASE)


def scrubbed(text: str, home: Path | None = None) -> str:
    """Take out of a text what may be about somebody: mail addresses, paths of addresses, tokens, the user's folder."""
    folder = str(home or Path.home())
    text = text.replace(folder, "~") if len(folder) > 1 else text
    text = _USER_IN_ADDRESS.sub("", text)
    text = _ADDRESS.sub(r"\1/…", text)
    text = _SECRET.sub(r"\1\2…", text)
    return _MAIL.sub("…@…", text)


class ScrubbingFormatter(logging.Formatter):
    """Writes a record, traceback included, without what may be about somebody."""

    def format(self, record: logging.LogRecord) -> str:
        """See `logging`."""
        return scrubbed(super().format(record))


def keep_log(home: Home) -> logging.Handler:
    """Write down from now on what happens, uncaught errors too; give the handler, to be taken off again.

    Where no file can be written there is no log.
    """
    home.prepare()
    handler: logging.Handler
    try:
        home.logs.mkdir(exist_ok=True, mode=0o700)
        handler = RotatingFileHandler(
            home.logs / FILE, maxBytes=LARGEST, backupCount=OLDER_ONES, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(ScrubbingFormatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))
    handler.setLevel(logging.INFO)
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(min(root.level or logging.INFO, logging.INFO))
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = _on_uncaught
    threading.excepthook = _on_uncaught_in_thread
    return handler


def last_lines(home: Home, most: int = 200) -> list[str]:
    """Give the end of the log; empty where there is none."""
    try:
        return (home.logs / FILE).read_text(encoding="utf-8", errors="replace").splitlines()[-most:]
    except OSError:
        return []


def _on_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    log.critical("uncaught", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)


def _on_uncaught_in_thread(what: threading.ExceptHookArgs) -> None:
    if what.exc_value is not None:
        _on_uncaught(what.exc_type, what.exc_value, what.exc_traceback)
