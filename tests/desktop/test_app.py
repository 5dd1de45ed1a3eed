"""The program as a process: it opens, closes and ends, with and without somebody signed in."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.home import Home
from desktop.secrets import SampleSecrets, Secret
from desktop.settings import Settings
from sync.cache.store import Store
from tests.ui.conftest import ME, community

ROOT = Path(__file__).parent.parent.parent
KEY = b"k" * 32
RUN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop import app
from desktop.home import Home
started = []
class Watched(app.Desk):
    def begin(self, **how):
        super().begin(**how)
        started.append(self)
        QTimer.singleShot(0, self.look)
    def look(self):
        shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
        if not shown:
            QTimer.singleShot(50, self.look)
            return
        print(type(shown[0]).__name__, flush=True)
        shown[0].close()
app.Desk = Watched
sys.exit(app.run(Home(Path(sys.argv[1]))))
"""


def opened(home: Home) -> str:
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(home.root)], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout.strip()


def test_without_an_account_the_sign_in_page_opens_and_closing_it_ends_the_program(tmp_path: Path) -> None:
    assert opened(Home(tmp_path / "home")) == "SignInPage"


@pytest.mark.parametrize("cache", ["filled", "none", "damaged"])
def test_with_an_account_the_window_opens_whatever_became_of_the_cache(tmp_path: Path, cache: str) -> None:
    home = Home(tmp_path / "home")
    home.prepare()
    home.account_file.write_text(json.dumps({"site": "http://127.0.0.1:9/intranet", "username": ME.username}))
    Settings(home).set("close_to_tray", "off")  # without a tray it would ask first
    secrets = SampleSecrets(home.sample_secrets)
    secrets.set(Secret.TOKEN, "t")
    secrets.set(Secret.CACHE_KEY, base64.b64encode(KEY).decode())
    if cache != "none":
        store = Store.open(home.cache_file, KEY)
        store.apply(community())
        store.close()
    if cache == "damaged":
        home.cache_file.write_bytes(b"geen cache" * 1000)
    assert opened(home) == "MainWindow"
    Store.open(home.cache_file, KEY).close()
