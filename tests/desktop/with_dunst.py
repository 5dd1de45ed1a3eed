"""Run inside a session bus and a display of its own: a real dunst takes what the program tells."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop.notification import Deed, Notification, Way
from desktop.notifications import Notifier
from ui.notices.matter import Matter
from ui.notifying import Topic

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

PATIENCE_MS = 20_000


def heard(signal: SignalInstance, act: Callable[[], object]) -> tuple[Any, ...]:
    """Do something and wait for a signal."""
    loop, got = QEventLoop(), []

    def hear(*arguments: object) -> None:
        got.append(arguments)
        loop.quit()

    signal.connect(hear)
    QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
    QTimer.singleShot(0, act)
    loop.exec()
    signal.disconnect(hear)
    assert got, "nothing was heard"
    return tuple(got[0])


def ctl(*arguments: str) -> str:
    return subprocess.run(["dunstctl", *arguments], capture_output=True, text=True, check=True).stdout.strip()


def history() -> list[dict[str, Any]]:
    entries = json.loads(ctl("history"))["data"][0]
    return [{name: value["data"] for name, value in entry.items()} for entry in entries]


def until(holds: Callable[[], bool]) -> None:
    """Serve events until something holds outside of this process."""
    loop, deadline = QEventLoop(), QTimer()
    deadline.setSingleShot(True)
    deadline.start(PATIENCE_MS)
    while not holds():
        assert deadline.isActive(), "it never held"
        QTimer.singleShot(20, loop, loop.quit)
        loop.exec()


def main() -> None:
    application = QApplication(sys.argv[:1])
    notifier = Notifier(None, lambda: True)
    matter = Matter("k", Topic.ANSWER, datetime.now(UTC), uid="n1")
    first = Notification("Yusuf Kaya answered you", "Goed <plan> & gauw", "n1", matter)

    assert heard(notifier.told, lambda: notifier.tell(first))[1] == Way.LIST, "no daemon runs yet"
    dunst = subprocess.Popen(["dunst"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until(lambda: subprocess.run(["dunstctl", "count"], capture_output=True, check=False).returncode == 0)
        assert heard(notifier.told, lambda: notifier.tell(first))[1] == Way.NATIVE
        until(lambda: ctl("count", "displayed") == "1")
        assert heard(notifier.acted, lambda: ctl("action", "0")) == (first, Deed.OPEN, "")
        until(lambda: ctl("count", "displayed") == "0")
        entry = history()[0]
        assert entry["summary"] == "Yusuf Kaya answered you", entry
        assert "Goed &lt;plan&gt; &amp; gauw" in entry["message"] or "Goed <plan> & gauw" in entry["body"], entry

        for number in (4, 9):
            summary = Notification(f"{number} new for you", "", replaces="summary")
            assert heard(notifier.told, partial(notifier.tell, summary))[1] == Way.NATIVE
        until(lambda: ctl("count", "displayed") == "1")

        assert not heard(notifier.surroundings.answered, notifier.surroundings.ask)[0].wants_quiet
        ctl("set-paused", "true")
        assert heard(notifier.surroundings.answered, notifier.surroundings.ask)[0].wants_quiet
        ctl("set-paused", "false")

        notifier.close()
        until(lambda: ctl("count", "displayed") == "0")
    finally:
        dunst.terminate()
        dunst.wait()
    application.quit()
    print("everything held")  # noqa: T201  what the test looks for


if __name__ == "__main__":
    main()
