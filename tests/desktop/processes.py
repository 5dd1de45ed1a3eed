"""The program as a real process on a data folder of its own, with somebody signed in."""

from __future__ import annotations

import base64
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.secrets import SampleSecrets, Secret
from sync.cache.queries import Queries
from sync.cache.store import Store
from tests.ui.conftest import ME, community

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.home import Home

ROOT = Path(__file__).parent.parent.parent
KEY = b"k" * 32
PATIENCE = 90.0
NOBODY = "http://127.0.0.1:9/intranet"


def signed_in(home: Home) -> None:
    """Have somebody signed in, as the program leaves it behind; their intranet is away."""
    home.prepare()
    home.account_file.write_text(json.dumps({"site": NOBODY, "username": ME.username}))
    secrets = SampleSecrets(home.sample_secrets)
    secrets.set(Secret.TOKEN, "t")
    secrets.set(Secret.CACHE_KEY, base64.b64encode(KEY).decode())
    store = Store.open(home.cache_file, KEY)
    store.apply(community())
    store.close()


def queries_of(home: Home) -> Queries:
    return Queries.open(home.cache_file, KEY)


def environment_of(home: Home) -> dict[str, str]:
    names = {name: value for name, value in os.environ.items() if not name.startswith("DBUS_")}
    return {**names, "MIENSKIP_HOME": str(home.root), "QT_QPA_PLATFORM": "offscreen", "HOME": str(home.root.parent)}


def started(home: Home, *arguments: str, script: str = "") -> subprocess.Popen[str]:
    """Start the program, or a script that runs it in a way of its own."""
    command = [sys.executable, "-c", script] if script else [sys.executable, "-m", "desktop", *arguments]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment_of(home),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def until(holds: Callable[[], object], what: str) -> None:
    """Wait for something outside of this process."""
    deadline, pause = time.monotonic() + PATIENCE, threading.Event()
    while not holds():
        assert time.monotonic() < deadline, f"in vain: {what}"
        pause.wait(0.05)


def pid_of(home: Home) -> int:
    """Give the process that listens for later starts; 0 where none does."""
    with socket.socket(socket.AF_UNIX) as line:
        try:
            line.connect(str(home.socket))
        except OSError:
            return 0
        told = line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
        return int(struct.unpack("3i", told)[0])


def all_of(home: Home) -> list[int]:
    """Give all processes that live on a data folder, helpers too."""
    mark = f"MIENSKIP_HOME={home.root}".encode()
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                if mark in (folder / "environ").read_bytes().split(b"\0"):
                    found.append(int(folder.name))
            except OSError:
                continue
    return [pid for pid in found if pid != os.getpid()]


def end_all(home: Home) -> None:
    for pid in all_of(home):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
