"""What helps whoever looks into a problem, and says nothing about anybody: the person reads it before it goes."""

from __future__ import annotations

import platform
from importlib.metadata import version
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from desktop.logbook import last_lines, scrubbed

if TYPE_CHECKING:
    from desktop.home import Home
    from desktop.settings import Settings
    from ui.session import Session

SETTINGS = ("language", "theme", "text_size", "notifications", "close_to_tray", "autostart")


def report_text(home: Home, session: Session, settings: Settings) -> str:
    """Give the report as lines of text."""
    state, capabilities = session.state, session.queries.capabilities()
    lines = [
        f"Mienskip {version('mienskip')}",
        f"System: {platform.platform()}",
        f"Python {platform.python_version()}, Qt {qVersion()} ({QGuiApplication.platformName()})",
        f"Server: {capabilities.product if capabilities else 'not known yet'}",
        f"Connection: {state.connection}"
        + (f" ({type(state.error).__name__} {state.error.detail})" if state.error is not None else ""),
        f"Outbox: {state.waiting} waiting, {state.failed} failed",
        "Items: " + ", ".join(f"{number} {kind}" for kind, number in session.queries.counts().items()),
        "Settings: " + ", ".join(f"{name}={settings.get(name, 'as usual')}" for name in SETTINGS),
        "Decided by the organisation: " + (", ".join(settings.policy.decisions) or "nothing"),
        "",
        *last_lines(home),
    ]
    return scrubbed("\n".join(lines)) + "\n"
