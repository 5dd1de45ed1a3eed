"""A real Plone on this machine: made, started, found again and stopped.

It lives in a virtual environment of its own, made by `uv` from hash-pinned requirements; nothing of it can be imported
here. Everything else (instance, blobs, log) lies in the folder that the server is given.
"""

from __future__ import annotations

import json
import logging
import os
import secrets as random_source
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx

from resources import FOLDER
from sync.errors import QT_TRANSLATE_NOOP, LocalServerError, MienskipError
from sync.plone.administration import Administration
from sync.plone.instance import write_instance
from sync.plone.local_lock import alone, holder
from sync.plone.plone_environment import clean_environment, prepare_environment, program
from sync.plone.provision import provision

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Protocol

    class Secrets(Protocol):
        """Where the administrator's password is kept."""

        def get(self, name: str) -> str | None:
            """Give a secret."""

        def set(self, name: str, value: str) -> None:
            """Keep a secret."""

        def delete(self, name: str) -> None:
            """Forget a secret."""


log = logging.getLogger(__name__)

ADMIN = "admin"
ADMIN_SECRET = "server-admin"  # noqa: S105  the name of the entry, not a password
SITE_ID = "intranet"
READY_WITHIN = 120.0
ANSWERS_WITHIN = 30.0
"""Seconds that a server which runs already may be too busy to answer, before it is taken to hang."""
STOPPED_WITHIN = 20.0
LOOK_AGAIN_AFTER = 0.1
ROOM_NEEDED = 1_000_000_000
PROBE_TIMEOUT = httpx.Timeout(5.0)
if sys.platform == "win32":
    OUTLIVES_US = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.DETACHED_PROCESS
else:
    OUTLIVES_US = 0


@dataclass(frozen=True, slots=True)
class RunningServer:
    """A server that answers: the site's root, and who administers it. `reused` where it ran already."""

    url: str
    admin_user: str
    admin_password: str
    reused: bool


class LocalServer:
    """The server of one folder. Not to be used from two threads at once."""

    def __init__(self, home: Path, *, secrets: Secrets, environment: Path | None = None) -> None:
        self._home = home
        self._secrets = secrets
        self._environment = environment or home / "environment"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def log_file(self) -> Path:
        """Where the server writes what it does."""
        return self._instance / "var" / "log" / "server.log"

    @property
    def _instance(self) -> Path:
        return self._home / "instance"

    @property
    def _state_file(self) -> Path:
        return self._home / "server.json"

    @property
    def _provisioned_mark(self) -> Path:
        return self._instance / "provisioned"

    def start(self, tell: Callable[[str], None] = lambda _sentence: None) -> RunningServer:
        """Have the server running, with a provisioned intranet in it; everything missing is made first.

        Raises LocalServerError, which says what failed and where the log is.
        """
        self._home.mkdir(parents=True, exist_ok=True, mode=0o700)
        with alone(self._home / "server.lock", READY_WITHIN):
            if self._is_whole() and self._answers_in_the_end():
                return self._running(reused=True)
            self._stop()
            self._make_what_is_missing(tell)
            tell(QT_TRANSLATE_NOOP("server", "Starting the server"))
            self._launch()
            return self._running(reused=False)

    def stop(self) -> None:
        """Stop the server, if it runs; it has let go of its files when this returns.

        Raises LocalServerError when it does not stop, or when another program is setting it up.
        """
        if not self._home.exists():
            return
        with alone(self._home / "server.lock", READY_WITHIN):
            self._stop()

    def reset(self) -> None:
        """Stop the server and remove the intranet with all its content; the environment stays."""
        self.stop()
        shutil.rmtree(self._instance, ignore_errors=True)
        self._secrets.delete(ADMIN_SECRET)

    def is_running(self) -> bool:
        """Tell whether the server of this folder answers, with a whole intranet in it."""
        return self._is_whole() and self._holder() is not None and self._answers()

    def run_inside(self, script: Path, *arguments: str) -> str:
        """Run a Python script inside Zope (its `app` is the root) while the server is stopped; give what it printed."""
        with alone(self._home / "server.lock", READY_WITHIN):
            return self._run_inside(script, *arguments)

    def _run_inside(self, script: Path, *arguments: str) -> str:
        self._stop()
        command = [program(self._environment, "zconsole"), "run", str(self._instance / "etc" / "zope.conf")]
        done = subprocess.run(
            [*command, str(script), *arguments], capture_output=True, text=True, check=False, env=clean_environment()
        )
        if done.returncode != 0:
            log.error("a script failed inside Zope: %s", done.stderr[-2000:])
            raise LocalServerError(
                detail=done.stderr.strip().rpartition("\n")[2],
                reason=QT_TRANSLATE_NOOP("errors", "Setting up the intranet failed. Try again with --reset."),
            )
        return done.stdout

    def _is_whole(self) -> bool:
        """Tell whether provisioning came to its end: until then what is in it would be seen by too many."""
        return self._provisioned_mark.exists()

    def _make_what_is_missing(self, tell: Callable[[str], None]) -> None:
        if not self._is_whole():
            self._need_room()
        prepare_environment(self._environment, tell)
        if self._is_whole():
            return
        try:
            self._make_intranet(tell)
        except BaseException:  # also when a person interrupts it: nothing half made goes on running
            self._stop()
            raise

    def _make_intranet(self, tell: Callable[[str], None]) -> None:
        """Make instance and site from nothing: what was half made by an earlier try goes first."""
        shutil.rmtree(self._instance, ignore_errors=True)
        password = random_source.token_urlsafe(24)
        self._secrets.set(ADMIN_SECRET, password)
        tell(QT_TRANSLATE_NOOP("server", "Making an empty Plone"))
        write_instance(self._environment, self._instance, ADMIN, password)
        self._launch()
        try:
            self._make_site(tell, password)
        except MienskipError as error:
            raise LocalServerError(
                f"{type(error).__name__} {error.detail}",
                reason=QT_TRANSLATE_NOOP("errors", "Setting up the intranet failed. Try again with --reset."),
            ) from error
        self._run_inside(FOLDER / "server" / "provision_inside_zope.py", SITE_ID)
        self._provisioned_mark.touch()

    def _make_site(self, tell: Callable[[str], None], password: str) -> None:
        root = self._root_url()
        with Administration(root, ADMIN, password) as zope:
            site = {"site_id": SITE_ID, "title": "Mienskip", "default_language": "nl", "setup_content": False}
            zope.ask("POST", "@sites/volto", {**site, "portal_timezone": "Europe/Amsterdam"})
        tell(QT_TRANSLATE_NOOP("server", "Making it an intranet"))
        provision(f"{root}/{SITE_ID}", ADMIN, password)

    def _launch(self) -> None:
        port = self._choose_port()
        config = self._instance / "etc" / "zope.ini"
        self.log_file.parent.mkdir(parents=True, exist_ok=True)
        with self.log_file.open("ab") as log_file:
            self._process = subprocess.Popen(
                [program(self._environment, "runwsgi"), str(config), f"http_port={port}"],
                stdin=subprocess.DEVNULL,
                stdout=log_file,
                stderr=log_file,
                env=clean_environment(),
                start_new_session=True,
                creationflags=OUTLIVES_US,
            )
        self._state_file.write_text(json.dumps({"port": port}), encoding="utf-8")
        self._wait_until_ready(self._process)

    def _choose_port(self) -> int:
        """Keep the port of last time while it is free, so that addresses stay the same."""
        before = self._state().get("port")
        for port in (before, 0):
            if port is None:
                continue
            with socket.socket() as probe:
                if sys.platform != "win32":  # there it would take a port from whoever listens on it
                    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind(("127.0.0.1", port))
                except OSError:
                    continue
                return int(probe.getsockname()[1])
        raise LocalServerError(reason=QT_TRANSLATE_NOOP("errors", "There is no free port on this computer."))

    def _wait_until_ready(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + READY_WITHIN
        pause = threading.Event()
        while not self._answers():
            if process.poll() is not None:
                raise self._did_not_start(QT_TRANSLATE_NOOP("errors", "It ended at once. Its log is {log}."))
            if time.monotonic() > deadline:
                _terminate(process.pid)
                raise self._did_not_start(QT_TRANSLATE_NOOP("errors", "It took too long. Its log is {log}."))
            pause.wait(LOOK_AGAIN_AFTER)

    def _did_not_start(self, template: str) -> LocalServerError:
        tail = self.log_file.read_text(encoding="utf-8", errors="replace")[-400:].strip()
        return LocalServerError(detail=tail.rpartition("\n")[2], reason=template, log=str(self.log_file))

    def _stop(self) -> None:
        pid = self._process_to_stop()
        if pid is not None:
            log.debug("stopping the server")
            _terminate(pid)
            if not self._is_gone_within(pid, STOPPED_WITHIN):
                log.info("the server hangs and is killed")
                _kill(pid)
                if not self._is_gone_within(pid, STOPPED_WITHIN):
                    raise LocalServerError(reason=QT_TRANSLATE_NOOP("errors", "The server does not stop."))
        self._process = None

    def _process_to_stop(self) -> int | None:
        """Give whoever has the database open, or what we started ourselves and has not come so far.

        A number in a file alone is not enough: it may belong to another program by now.
        """
        if self._process is not None and self._process.poll() is None:
            return self._process.pid
        return self._holder() or None

    def _holder(self) -> int | None:
        return holder(self._instance / "var" / "Data.fs.lock")

    def _is_gone_within(self, pid: int, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        pause = threading.Event()
        while self._is_alive(pid):
            if time.monotonic() > deadline:
                return False
            pause.wait(LOOK_AGAIN_AFTER)
        return True

    def _is_alive(self, pid: int) -> bool:
        if self._process is not None and self._process.pid == pid:
            return self._process.poll() is None
        return _process_exists(pid)

    def _answers_in_the_end(self) -> bool:
        """Wait for a server that runs but is busy; two of them on one database would destroy it."""
        deadline = time.monotonic() + ANSWERS_WITHIN
        pause = threading.Event()
        while self._holder() is not None:
            if self._answers():
                return True
            if time.monotonic() > deadline:
                return False
            pause.wait(LOOK_AGAIN_AFTER)
        return False

    def _answers(self) -> bool:
        try:
            answer = httpx.get(self._root_url(), timeout=PROBE_TIMEOUT, trust_env=False)
        except httpx.TransportError:
            return False
        return answer.status_code < httpx.codes.INTERNAL_SERVER_ERROR

    def _running(self, *, reused: bool) -> RunningServer:
        password = self._secrets.get(ADMIN_SECRET)
        if password is None:
            raise LocalServerError(
                reason=QT_TRANSLATE_NOOP("errors", "The password of its administrator is lost. Try again with --reset.")
            )
        return RunningServer(f"{self._root_url()}/{SITE_ID}", ADMIN, password, reused)

    def _root_url(self) -> str:
        return f"http://127.0.0.1:{self._state().get('port', 0)}"

    def _state(self) -> dict[str, int]:
        try:
            state = json.loads(self._state_file.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return {}
        return state if isinstance(state, dict) else {}

    def _need_room(self) -> None:
        if shutil.disk_usage(self._home).free < ROOM_NEEDED:
            raise LocalServerError(
                reason=QT_TRANSLATE_NOOP("errors", "It needs 1 GB of free disk space in {folder}."),
                folder=str(self._home),
            )


def _terminate(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGTERM)
    except ProcessLookupError:
        log.debug("the server had already ended")


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    except ProcessLookupError:
        log.debug("the server had already ended")


def _process_exists(pid: int) -> bool:
    if sys.platform == "win32":
        listed = subprocess.run(["tasklist", "/FI", f"PID eq {pid}"], capture_output=True, text=True, check=False)  # noqa: S607  part of Windows
        return str(pid) in listed.stdout
    try:
        os.waitpid(pid, os.WNOHANG)  # if it is a child of ours that ended, let it go
    except ChildProcessError:
        log.debug("the server is no child of this process")
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
