"""What a person is told when the offline copy is in use, damaged or without its key: in the window and on the shell."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop import bridge
from desktop.bridge import EngineThread
from desktop.home import Home
from desktop.identity import Identity, Unlocked
from desktop.secrets import SampleSecrets, Secret
from sync.cache.locking import WriterLock
from sync.cache.soundness import Soundness
from sync.cache.store import Store
from sync.engine.events import Connection, Problem, SyncState
from sync.errors import CacheDamaged, CacheFromNewerVersion, CacheInUse, MienskipError
from tests.sync.cache import made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from sync.engine.events import EngineEvent

ROOT = Path(__file__).parent.parent.parent
KEY = b"k" * 32
NOWHERE = "http://127.0.0.1:9/intranet"
SIGN_IN, AWAY, IN_USE = 3, 4, 7


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Give the folder of somebody who is signed in, with a comment that waits to be sent."""
    home = Home(tmp_path / "home")
    home.prepare()
    home.account_file.write_text(json.dumps({"site": NOWHERE, "username": "jelle"}))
    keep_key(home, KEY)
    store = Store.open(home.cache_file, KEY)
    store.apply([made.news()])
    store.enqueue(made.remark("k1"), [])
    store.close()
    return home


def keep_key(home: Home, key: bytes | None) -> None:
    secrets = SampleSecrets(home.sample_secrets)
    secrets.set(Secret.TOKEN, "t")
    secrets.delete(Secret.CACHE_KEY)
    if key:
        secrets.set(Secret.CACHE_KEY, base64.b64encode(key).decode())


def damage(home: Home) -> None:
    data = bytearray(home.cache_file.read_bytes())
    data[-2000] ^= 0xFF
    home.cache_file.write_bytes(data)


def waiting(home: Home) -> list[str]:
    store = Store.open(home.cache_file, KEY)
    keys = [entry.key for entry in store.outbox()]
    store.close()
    return keys


# In the window


class Listening:
    """An engine's thread, and what it told."""

    def __init__(self, home: Home, qtbot: QtBot) -> None:
        self.thread = EngineThread(home, Unlocked(Identity(NOWHERE, "jelle"), "t", KEY))
        self.told: list[EngineEvent] = []
        self.thread.told.connect(self.told.append)
        self._qtbot = qtbot

    def until(self, holds: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(holds()), timeout=20_000)

    def errors(self) -> list[type[MienskipError]]:
        """What was told as a message."""
        return [type(event.error) for event in self.told if isinstance(event, Problem)]

    def state(self) -> SyncState | None:
        return next((event for event in reversed(self.told) if isinstance(event, SyncState)), None)

    def is_off_because_of(self, kind: type[MienskipError]) -> bool:
        state = self.state()
        return state is not None and state.connection is Connection.OFFLINE and type(state.error) is kind

    def has_begun(self) -> bool:
        return self.beginnings() > 0

    def beginnings(self) -> int:
        states = [event for event in self.told if isinstance(event, SyncState)]
        return sum(state.connection is Connection.STARTING for state in states)


@pytest.fixture
def listening(home: Home, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Listening]:
    monkeypatch.setattr(bridge, "OPEN_AGAIN_AFTER", 0.02)
    listening = Listening(home, qtbot)
    yield listening
    listening.thread.stop()


def test_a_cache_in_use_is_told_once_and_taken_up_when_it_is_free(home: Home, listening: Listening) -> None:
    other = WriterLock(home.cache_file)
    listening.thread.start()
    listening.until(lambda: listening.is_off_because_of(CacheInUse))
    listening.thread.ask(lambda engine: engine.intake.comment("n1", "Tot straks"))
    assert listening.errors() == [CacheInUse]
    other.release()
    listening.until(listening.has_begun)
    assert listening.errors() == [CacheInUse]
    listening.thread.stop()
    assert len(waiting(home)) == 2


def test_the_program_ends_at_once_while_the_cache_is_in_use(
    home: Home, listening: Listening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bridge, "OPEN_AGAIN_AFTER", 3600.0)
    other = WriterLock(home.cache_file)
    listening.thread.start()
    listening.until(lambda: listening.is_off_because_of(CacheInUse))
    listening.thread.stop()
    other.release()


def test_a_damaged_cache_is_rebuilt_and_the_person_told(home: Home, listening: Listening) -> None:
    damage(home)
    listening.thread.start()
    listening.until(listening.has_begun)
    assert listening.errors() == [CacheDamaged]
    listening.thread.stop()
    assert waiting(home) == ["k1"]


def test_damage_that_is_met_on_the_way_is_repaired_without_a_restart(home: Home, listening: Listening) -> None:
    listening.thread.start()
    listening.until(listening.has_begun)
    Soundness(home.cache_file).condemn()
    listening.thread.ask(lambda engine: engine.request_sync())
    listening.until(lambda: listening.beginnings() > 1)
    assert CacheDamaged in listening.errors()
    listening.thread.stop()
    assert waiting(home) == ["k1"]


def test_a_cache_that_stays_shut_is_told_in_the_state_too(home: Home, listening: Listening) -> None:
    store = Store.open(home.cache_file, KEY)
    store._connection.execute("PRAGMA user_version = 999")
    store.close()
    listening.thread.start()
    listening.until(lambda: listening.is_off_because_of(CacheFromNewerVersion))
    assert listening.errors() == [CacheFromNewerVersion]


# On the command line


def sync(home: Home) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desktop", "sync"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "MIENSKIP_HOME": str(home.root), "PYTHONWARNINGS": "error"},
        timeout=60,
    )


def test_a_cache_in_use_has_an_exit_code_of_its_own(home: Home) -> None:
    other = WriterLock(home.cache_file)
    done = sync(home)
    assert done.returncode == IN_USE
    assert "already running" in done.stderr
    assert "Traceback" not in done.stderr
    other.release()


def test_a_damaged_cache_is_told_of_on_the_command_line(home: Home) -> None:
    damage(home)
    done = sync(home)
    assert done.returncode == AWAY
    assert "made anew" in done.stderr
    assert waiting(home) == ["k1"]


def test_a_key_that_does_not_fit_destroys_nothing(home: Home) -> None:
    keep_key(home, bytes(32))
    done = sync(home)
    assert done.returncode == AWAY
    assert "cache.db.unreadable" in done.stderr
    aside = home.cache_file.with_name("cache.db.unreadable")
    aside.replace(home.cache_file)
    assert waiting(home) == ["k1"]


def test_a_lost_key_is_told_before_anything_is_removed(home: Home) -> None:
    keep_key(home, None)
    done = sync(home)
    assert done.returncode == SIGN_IN
    assert "keyring back" in done.stderr
    assert waiting(home) == ["k1"]
