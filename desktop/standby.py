"""A small process that waits beside the program and starts it again, once, when it crashes.

It is told of a farewell: a program that ends without one, and whose crash was written down, is started again; one that
was killed from outside is not. It only reads from a pipe, and so takes no time of the processor. Only what is in every
Python is imported here.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

MARK = "--stand-by"
FAREWELL = b"."
FLAGS = 0
"""Windows' way to have a process go on when the one that started it ends; elsewhere a session of its own does it."""
if sys.platform == "win32":
    FLAGS = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
AGAIN_AFTER = 60.0
"""Seconds: a program that crashes again sooner than this after it was started again stays down."""


def main() -> None:
    """Wait until the program ends. It wrote as one line of JSON where its crash would be written and how it starts."""
    pipe = sys.stdin.buffer
    told = json.loads(pipe.readline())
    if pipe.read().endswith(FAREWELL):
        return
    crash, restarted = Path(told["crash"]), Path(told["restarted"])
    if has_crashed(crash) and not was_restarted_lately(restarted):
        restarted.touch()
        subprocess.Popen(
            told["command"], stdin=subprocess.DEVNULL, close_fds=True, start_new_session=True, creationflags=FLAGS
        )


def has_crashed(crash: Path) -> bool:
    """Tell whether a crash is written down."""
    try:
        return crash.stat().st_size > 0
    except OSError:
        return False


def was_restarted_lately(restarted: Path) -> bool:
    """Tell whether the program was started again just before."""
    try:
        return abs(time.time() - restarted.stat().st_mtime) < AGAIN_AFTER
    except OSError:
        return False


def command() -> list[str]:
    """Give the command of such a process."""
    return [sys.executable, MARK] if getattr(sys, "frozen", False) else [sys.executable, "-m", "desktop", MARK]


def begin(crash: Path, restarted: Path, again: list[str]) -> subprocess.Popen[bytes]:
    """Start the process; `again` starts the program, `crash` is where its crash is written, `restarted` a mark."""
    process = subprocess.Popen(
        command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ.copy(),
        start_new_session=True,
        creationflags=FLAGS,
    )
    assert process.stdin is not None  # noqa: S101  it was asked for
    told = {"crash": str(crash), "restarted": str(restarted), "command": again}
    process.stdin.write(json.dumps(told).encode() + b"\n")
    process.stdin.flush()
    return process
