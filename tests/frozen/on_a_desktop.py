"""Run on a session bus and a display of its own, with nothing of the program but what was built: no import of ours."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 90.0
POINTER_ROOT = "1"
"""X's name for the focus of no window."""


def until(holds: Callable[[], object], what: str) -> None:
    deadline, pause = time.monotonic() + PATIENCE, threading.Event()
    while not holds():
        assert time.monotonic() < deadline, f"in vain: {what}; told so far: {history()}"
        pause.wait(0.02)


def said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def bus_has(name: str) -> bool:
    ask = ["dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/"]
    return "true" in said(*ask, "org.freedesktop.DBus.NameHasOwner", f"string:{name}")


def history() -> list[str]:
    """Give what was told so far; what stands on the screen is taken away, as only then it can be read."""
    subprocess.run(["dunstctl", "close-all"], check=False)
    try:
        entries = json.loads(said("dunstctl", "history"))["data"][0]
    except (ValueError, LookupError):
        return []
    return [str(entry["message"]["data"]) for entry in entries]


def post(task: dict[str, Any]) -> None:
    """Have a colleague write to the team."""
    body = {"@type": "News Item", "id": "balie", "title": "De balie is vrijdag dicht"}
    headers = {"Authorization": task["colleague"], "Accept": "application/json", "Content-Type": "application/json"}
    request = urllib.request.Request(task["team"], json.dumps(body).encode(), headers)  # noqa: S310  our own server
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310  as above
        assert answer.status == 201


def ran(program: str, *arguments: str, given: str = "") -> str:
    done = subprocess.run([program, *arguments], input=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def main() -> None:
    task = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    program = task["program"]
    ring = subprocess.Popen(
        ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert ring.stdin is not None
    ring.stdin.write(b"sleutelbos")
    ring.stdin.close()
    dunst = subprocess.Popen(["dunst"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until(lambda: bus_has("org.freedesktop.secrets") and bus_has("org.freedesktop.Notifications"), "both services")

    signing = [program, "sign-in", task["site"], "--user", task["user"], "--password-stdin", "--json"]
    report = json.loads(ran(*signing, given=f"{task['password']}\n"))
    assert report["kept"] == "keyring", report
    assert report["items"] > 0, report
    status = json.loads(ran(program, "status", "--json"))
    assert status["items"]["documents"] >= 1, status
    cache = Path(status["home"]) / "cache" / "cache.db"
    assert not cache.read_bytes().startswith(b"SQLite format 3"), "the cache is encrypted"
    assert "notulen" in ran(program, "search", "notulen")

    began = time.perf_counter()
    window = subprocess.Popen([program], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    until(lambda: said("xdotool", "search", "--onlyvisible", "--name", "^Mienskip$").strip(), "the window")
    print(f"frozen: window after {time.perf_counter() - began:.2f} s")  # noqa: T201  the figure
    subprocess.run(["xdotool", "windowfocus", POINTER_ROOT], check=True)  # whoever looks at the window is not told
    post(task)
    paper = Path(sys.argv[1]).with_name("rooster.txt")
    paper.write_text("maandag: Jelle")
    told = json.loads(ran(program, "upload", str(paper), "--team", "Burgerzaken", "--json"))
    assert told["handed_over"] == ["rooster.txt"], told
    until(lambda: any("balie" in message for message in history()), "a notification")
    print(f"frozen: told {history()}")  # noqa: T201  as above
    window.terminate()
    output, _ = window.communicate(timeout=60)
    assert window.returncode == 0, output
    assert "Traceback" not in output, output
    ran(program, "sign-out", "--force")
    assert not cache.exists()
    for service in (dunst, ring):
        service.terminate()
        service.wait()
    print("everything held")  # noqa: T201  what the test looks for


if __name__ == "__main__":
    main()
