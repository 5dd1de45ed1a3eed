"""Whoever writes while the program is killed has their text but for the last seconds; what is sent is no draft too."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.home import Home
from sync.cache.commands import CreateItem, UploadFile
from sync.cache.queries import Queries
from sync.cache.store import Store
from sync.models import Account
from tests.crash.life import KEY
from tests.crash.writer import NOWHERE
from ui.composer.draft import drafts
from ui.composer.window import KEPT_WITHIN

ROOT = Path(__file__).parent.parent.parent
LATE = 3.0
"""Seconds that a busy machine may add to what is promised."""
TYPED_FOR = 5.0


def started(folder: Path, deed: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    cache = Home(folder).cache_file
    cache.parent.mkdir(parents=True)
    store = Store.open(cache, KEY)
    store.save_account(Account(site=NOWHERE, username="anna", full_name="Anna"))
    store.close()
    return subprocess.Popen(
        [sys.executable, "-m", "tests.crash.writer", str(folder), deed],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip


def test_all_but_the_last_seconds_of_a_text_is_there_after_a_kill(tmp_path: Path) -> None:
    told: list[tuple[float, int]] = []
    with started(tmp_path, "type") as writer:
        assert writer.stdout is not None
        for line in writer.stdout:
            at, count = line.split()
            told.append((float(at), int(count)))
            if told[-1][0] - told[0][0] > TYPED_FOR:
                writer.send_signal(signal.SIGKILL)
    queries = Queries.open(Home(tmp_path).cache_file, KEY)
    (draft,) = drafts(queries)
    queries.close()
    assert len(told) > 1
    text = draft.body_html.removeprefix("<p>").removesuffix("</p>")
    assert ("abcdefghij" * (len(text) // 10 + 1)).startswith(text)
    promised = max(count for at, count in told if at <= told[-1][0] - KEPT_WITHIN / 1000 - LATE)
    assert len(text) >= promised > 0


@pytest.mark.parametrize("seed", range(4))
def test_what_is_sent_is_in_the_outbox_or_a_draft_and_never_both(tmp_path: Path, seed: int) -> None:
    with started(tmp_path, "send") as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline().strip() == "sending"
        moment = time.monotonic() + random.Random(seed).random() * 0.05
        while time.monotonic() < moment:
            pass  # a sleep is too coarse for the moment that is meant
        writer.send_signal(signal.SIGKILL)
    queries = Queries.open(Home(tmp_path).cache_file, KEY)
    kept, waiting = drafts(queries), [entry.command for entry in queries.outbox()]
    made = [command for command in waiting if isinstance(command, CreateItem)]
    sent = [command for command in waiting if isinstance(command, UploadFile)]
    assert (len(kept), len(made), len(sent)) in {(1, 0, 0), (0, 1, 1)}
    key = sent[0].key if sent else kept[0].attachments[0].key
    assert queries.attachment(key)
    queries.close()
