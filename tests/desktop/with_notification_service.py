"""Run inside a session bus of its own: the strict service takes what the program tells, and acts as a person does."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from desktop.notification import Deed, Notification, Way
from desktop.notifications import Notifier
from tests.desktop.notification_service import NAME, PATH, TEST
from tests.desktop.with_dunst import heard, until
from tests.pictures import small_png
from ui.notices.matter import Matter
from ui.notifying import Topic

if TYPE_CHECKING:
    from collections.abc import Iterator

ALL = ("actions", "body", "body-markup", "inline-reply", "persistence")
MATTER = Matter("k", Topic.ANSWER, datetime.now(UTC), uid="n1", answers="c1", author="yusuf.kaya")
ANSWER = Notification(
    "Yusuf Kaya answered you", "Goed <plan> & gauw", "n1", MATTER, group="n1", picture=small_png(8, 8)
)


class Log:
    """What the service wrote down."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def entries(self, what: str) -> list[dict[str, Any]]:
        lines = self.path.read_text().splitlines() if self.path.exists() else []
        return [entry for entry in map(json.loads, lines) if entry["what"] == what]

    def last(self) -> dict[str, Any]:
        return self.entries("notify")[-1]


def person(deed: str, *arguments: str) -> str:
    """Act at the service as a person does."""
    command = ["busctl", "--user", "call", NAME, PATH, TEST, deed, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@contextmanager
def service(log: Log, *capabilities: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.desktop.notification_service", str(log.path), *capabilities]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    assert running.stdout.readline().strip() == "ready"
    try:
        yield running
    finally:
        running.kill()
        running.wait()
        running.stdout.close()


def told(notifier: Notifier, notification: Notification) -> str:
    return str(heard(notifier.told, lambda: notifier.send(notification))[1])


def acts(notifier: Notifier, log: Log) -> None:
    """Each thing that can be done about a notification comes back, with what was written."""
    assert told(notifier, ANSWER) == Way.NATIVE
    entry = log.last()
    assert (entry["summary"], entry["body"]) == ("Yusuf Kaya answered you", "Goed &lt;plan&gt; &amp; gauw"), entry
    assert entry["picture_is_there"], entry
    named = {words: key for key, words in entry["actions"].items()}
    assert {"Mark as read", "In an hour", "Why this?", "Answer"} <= set(named), named
    assert named["Answer"] == "inline-reply"
    reply = lambda: person("Reply", "us", str(entry["id"]), "Doe ik!")  # noqa: E731  done once, while it is heard
    assert heard(notifier.acted, reply) == (ANSWER, Deed.ANSWER, "Doe ik!")
    for words, deed in (("Mark as read", Deed.READ), ("In an hour", Deed.LATER), ("Why this?", Deed.WHY)):
        assert told(notifier, ANSWER) == Way.NATIVE
        last = log.last()
        key = next(key for key, text in last["actions"].items() if text == words)
        act = lambda number=last["id"], key=key: person("Act", "us", str(number), key)  # noqa: E731  as above
        assert heard(notifier.acted, act) == (ANSWER, deed, "")
    assert told(notifier, ANSWER) == Way.NATIVE
    number = log.last()["id"]
    assert heard(notifier.acted, lambda: person("Act", "us", str(number), "default")) == (ANSWER, Deed.OPEN, "")
    assert person("Standing") == "au 0"


def replaces(notifier: Notifier, log: Log) -> None:
    for count in (4, 9):
        assert told(notifier, Notification(f"{count} new for you", "", replaces="summary")) == Way.NATIVE
    standing = person("Standing").split()
    assert standing[:2] == ["au", "1"], standing
    assert log.last()["summary"] == "9 new for you"


def knows_the_way(notifier: Notifier, way: Way) -> None:
    heard(notifier._native.probed, notifier.try_ways)
    assert notifier.way is way


def follows_the_system(notifier: Notifier) -> None:
    assert not heard(notifier.surroundings.answered, notifier.surroundings.ask)[0].wants_quiet
    person("Inhibit", "b", "true")
    assert heard(notifier.surroundings.answered, notifier.surroundings.ask)[0].wants_quiet
    person("Inhibit", "b", "false")
    person("Present", "b", "true")
    assert heard(notifier.surroundings.answered, notifier.surroundings.ask)[0].is_shown
    person("Present", "b", "false")
    assert heard(notifier.surroundings.answered, notifier.surroundings.ask)[0].is_private


def main() -> None:
    application = QApplication(sys.argv[:1])
    log = Log(Path(tempfile.mkdtemp()) / "log")
    notifier = Notifier(None, lambda: True)

    assert told(notifier, ANSWER) == Way.LIST, "no service runs yet"
    knows_the_way(notifier, Way.LIST)
    with service(log, *ALL):
        knows_the_way(notifier, Way.NATIVE)
        acts(notifier, log)
        follows_the_system(notifier)
        replaces(notifier, log)
    assert told(notifier, ANSWER) == Way.LIST, "the service has died"

    with service(log, "body") as running:  # a poor one, with other numbers: what stood in the old one stays untouched
        assert told(notifier, Notification("of another", "", replaces="summary")) == Way.NATIVE
        assert told(notifier, ANSWER) == Way.NATIVE
        running.send_signal(signal.SIGSTOP)
        assert told(notifier, ANSWER) == Way.LIST, "a service that is stuck"
        running.send_signal(signal.SIGCONT)
        until(lambda: bool(person("Standing")))
        assert told(notifier, ANSWER) == Way.NATIVE
        notifier.close()
        until(lambda: person("Standing") == "au 0" or len(person("Standing").split()) <= 5)
    assert log.entries("broken") == [], log.entries("broken")
    application.quit()
    print("everything held")  # noqa: T201  what the test looks for


if __name__ == "__main__":
    main()
