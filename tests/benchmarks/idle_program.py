"""The whole program, left alone in the tray: run as a script with its facts as JSON, prints what that cost as JSON."""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop import assembly
from desktop.home import Home
from desktop.identity import Identity, Unlocked
from desktop.presence import Presence
from desktop.secrets import SecretsOfThisRun
from desktop.session import EngineSession
from desktop.settings import Settings
from sync.engine.events import Connection
from sync.plone.intranet import connect
from ui import theme
from ui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.engine.events import SyncState
    from sync.plone.intranet import PloneIntranet

SETTLES_FOR_MS = 15_000
KEY = b"k" * 32


def wake_ups() -> dict[str, int]:
    """Count how often each thread of this process went to sleep and was woken, by its number and name."""
    counts = {}
    for task in Path("/proc/self/task").iterdir():
        status = (task / "status").read_text()
        found = re.search(r"^voluntary_ctxt_switches:\s+(\d+)", status, re.MULTILINE)
        counts[f"{task.name} {(task / 'comm').read_text().strip()}"] = int(found[1]) if found else 0
    return counts


def resident() -> float:
    """Give this process's memory in MiB."""
    found = re.search(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


class Idle:
    """Measures from when everything has settled until the time is over."""

    def __init__(self, application: QApplication, minutes: float, intranets: list[PloneIntranet]) -> None:
        self._application = application
        self._minutes = minutes
        self._intranets = intranets
        self._begun = False

    def hear(self, state: SyncState) -> None:
        """Begin a while after the first sync is over."""
        if state.connection is Connection.ONLINE and not self._begun:
            self._begun = True
            QTimer.singleShot(SETTLES_FOR_MS, self._begin)

    def _begin(self) -> None:
        self._woken, self._cpu, self._traffic = wake_ups(), time.process_time(), self._now()
        QTimer.singleShot(round(self._minutes * 60_000), self._end)

    def _now(self) -> tuple[int, int]:
        traffic = self._intranets[-1].traffic
        return traffic.requests, traffic.sent + traffic.received

    def _end(self) -> None:
        woken = wake_ups()
        requests, size = self._now()
        each = {name: number - self._woken.get(name, 0) for name, number in woken.items()}
        answer = {
            "minutes": self._minutes,
            "wake_ups": sum(each.values()),
            "threads": {name: number for name, number in each.items() if number},
            "cpu_seconds": time.process_time() - self._cpu,
            "memory_mib": resident(),
            "requests": requests - self._traffic[0],
            "bytes": size - self._traffic[1],
        }
        print(json.dumps(answer), flush=True)  # noqa: T201  what the benchmark reads
        self._application.exit(0)


def main() -> None:
    told = json.loads(sys.argv[1])
    home = Home(Path(told["folder"]))
    home.prepare()
    intranets: list[PloneIntranet] = []

    def watched(identity: Identity, token: str, remember_token: Callable[[str], None]) -> PloneIntranet:
        intranets.append(connect(identity.site, token, remember_token))
        return intranets[-1]

    assembly.connected = watched
    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    theme.apply(application, theme.LIGHT)
    unlocked = Unlocked(Identity(told["site"], told["username"]), told["token"], KEY)
    session = EngineSession(home, unlocked, SecretsOfThisRun())
    settings = Settings(home)
    window, parent = MainWindow(session, settings), QObject()
    presence = Presence(session, window, settings, home, parent)
    idle = Idle(application, told["minutes"], intranets)
    session.state_changed.connect(idle.hear)
    session.start()
    application.exec()
    presence.leave()
    window.leave()
    session.close()


if __name__ == "__main__":
    main()
