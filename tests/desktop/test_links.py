"""Links lead to what they name, whatever they come from and wherever the program is when they come."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.app import Desk
from desktop.home import HOME_VARIABLE, Home
from desktop.identity import unlock
from desktop.link_registration import register_links
from desktop.links import Link, link_to, parse_link, place_of
from desktop.secrets import SampleSecrets, Secret
from sync.cache.store import Store
from sync.models import Page
from tests.desktop.test_autostart import Registry
from tests.ui.conftest import ME, NOW, SITE, community
from ui.navigation import AGENDA, NEWS, PAGES, PEOPLE, TEAMS, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession

ROOT = Path(__file__).parent.parent.parent
KEY = b"k" * 32
WATCHED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop import app
from desktop.app import Desk
from desktop.home import Home
class Watched(app.Desk):
    def begin(self, **how):
        super().begin(**how)
        print("ready", flush=True)
    def _on_entered(self, unlocked, secrets):
        super()._on_entered(unlocked, secrets)
        print("entered", flush=True)
    def answer(self, arguments):
        taken = super().answer(arguments)
        print("answered", arguments[0], flush=True)
        return taken
    def open_link(self, text):
        super().open_link(text)
        here = self.window.here if self.window else None
        print("here", here.screen if here else "nowhere", here.uid if here else "", flush=True)
app.Desk = Watched
sys.exit(app.run(Home(Path(sys.argv[1])), link=sys.argv[2] if len(sys.argv) > 2 else ""))
"""


class Running:
    """A program in a process of its own, whose doings it prints."""

    def __init__(self, home: Home, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", WATCHED, str(home.root), *arguments],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def until(self, words: str) -> None:
        assert self.process.stdout is not None
        said = []
        for line in self.process.stdout:
            said.append(line.strip())
            if line.strip() == words:
                return
        assert self.process.stderr is not None
        pytest.fail(f"{words!r} was never said: {said}\n{self.process.stderr.read()}")

    def end(self) -> None:
        self.process.terminate()
        self.process.communicate(timeout=30)


@pytest.fixture
def signed_in(tmp_path: Path) -> Home:
    home = Home(tmp_path / "home")
    home.prepare()
    home.account_file.write_text(json.dumps({"site": "http://127.0.0.1:9/intranet", "username": ME.username}))
    secrets = SampleSecrets(home.sample_secrets)
    secrets.set(Secret.TOKEN, "t")
    secrets.set(Secret.CACHE_KEY, base64.b64encode(KEY).decode())
    store = Store.open(home.cache_file, KEY)
    store.apply(community())
    store.close()
    return home


@pytest.fixture
def running() -> Iterator[Any]:
    started: list[Running] = []

    def run(home: Home, *arguments: str) -> Running:
        started.append(Running(home, *arguments))
        return started[-1]

    yield run
    for one in started:
        one.end()


def call(home: Home, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, HOME_VARIABLE: str(home.root)}
    return subprocess.run(
        [sys.executable, "-m", "desktop", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("mienskip://news/abc-1", Link(screen=NEWS, uid="abc-1")),
        ("MIENSKIP://People/abc", Link(screen=PEOPLE, uid="abc")),
        ("mienskip://teams", Link(screen=TEAMS)),
        (f"mienskip://open?url={quote(SITE + '/news/x')}", Link(url=f"{SITE}/news/x")),
        ("mienskip://open?url=file:///etc/passwd", None),
        ("mienskip://preferences", None),
        ("mienskip://search", Link(screen="search")),
        ("mienskip://search/abc", None),
        ("mienskip://news/../../x", None),
        ("mienskip://news/a b", None),
        ("mienskip://[kapot", None),
        ("https://news/abc", None),
        ("mienskip://news/" + "a" * 3000, None),
        ("", None),
    ],
)
def test_a_link_asks_for_what_it_may_ask_for(text: str, link: Link | None) -> None:
    assert parse_link(text) == link


@given(st.text())
def test_no_link_is_too_strange_to_be_read(rest: str) -> None:
    parse_link(f"mienskip:{rest}")
    parse_link(f"mienskip://news/{rest}")


@pytest.mark.parametrize(
    ("uid", "place"),
    [
        ("nieuws-ijsbaan", Place(NEWS, "nieuws-ijsbaan")),
        ("person-anna.dejong", Place(PEOPLE, "person-anna.dejong")),
        ("werkinstructie", Place(TEAMS, "werkinstructie")),
        ("inloop", Place(AGENDA, "inloop")),
        ("reactie-1", Place(NEWS, "nieuws-ijsbaan")),
        ("bestaat-niet", None),
    ],
)
def test_a_link_leads_to_the_item_wherever_it_is_shown(
    session_with_people: FakeSession, uid: str, place: Place | None
) -> None:
    assert place_of(Link(screen=NEWS, uid=uid), session_with_people.queries) == place


def test_an_address_of_the_intranet_leads_to_what_stands_there(session_with_people: FakeSession) -> None:
    link = parse_link(f"mienskip://open?url={quote(SITE + '/news/ijsbaan', safe='')}")
    assert link is not None
    assert place_of(link, session_with_people.queries) == Place(NEWS, "nieuws-ijsbaan")


def test_a_link_leads_to_a_page_of_the_fixed_menu(session_with_people: FakeSession) -> None:
    url = f"{SITE}/documents/verlof"
    session_with_people.put(Page(uid="verlof", url=url, modified=NOW, title="Verlof", body_html="<p>Vrij</p>"))
    for text in ("mienskip://pages/verlof", f"mienskip://open?url={quote(url, safe='')}"):
        link = parse_link(text)
        assert link is not None
        assert place_of(link, session_with_people.queries) == Place(PAGES, "verlof")


def test_a_link_that_is_made_can_be_read() -> None:
    assert parse_link(link_to(Place(PEOPLE, "person-x"))) == Link(screen=PEOPLE, uid="person-x")
    assert parse_link(link_to(Place(TEAMS))) == Link(screen=TEAMS)


def test_a_link_opens_in_the_window_that_runs(signed_in: Home, running: Any) -> None:
    window = running(signed_in)
    window.until("entered")
    done = call(signed_in, "open", "mienskip://news/nieuws-ijsbaan")
    assert done.returncode == 0, done.stderr
    window.until("here news nieuws-ijsbaan")
    assert call(signed_in, "open", "mienskip://news/weg").returncode == 0
    window.until("here news nieuws-ijsbaan")


def test_a_link_opens_the_program_where_none_runs(signed_in: Home, running: Any) -> None:
    running(signed_in, "mienskip://people/person-anna.dejong").until("here people person-anna.dejong")


@pytest.mark.qt_log_ignore("systemTrayWindowChanged", "does not support raise", extend=True)
def test_a_link_before_signing_in_waits_for_it(signed_in: Home, qtbot: QtBot, qapp: QApplication) -> None:
    account = signed_in.account_file.read_text()
    signed_in.account_file.unlink()
    desk = Desk(qapp, signed_in)
    desk.begin()
    assert desk.answer(["open", "mienskip://agenda/inloop"])
    assert not desk.answer(["upload", "team-burgerzaken", "verslag.txt"])  # nobody is there yet who could send it
    signed_in.account_file.write_text(account)
    secrets = SampleSecrets(signed_in.sample_secrets)
    desk.entrance.entered.emit(unlock(signed_in, secrets), secrets)
    window = desk.window
    assert window is not None
    qtbot.waitUntil(lambda: window.here == Place(AGENDA, "inloop"))
    assert window.isVisible()
    desk.leave()


def test_files_are_handed_to_the_window_that_runs(signed_in: Home, running: Any, tmp_path: Path) -> None:
    file = tmp_path / "Verslag.txt"
    file.write_text("inhoud")
    window = running(signed_in)
    window.until("entered")
    done = call(signed_in, "upload", str(file), "--team", "Burgerzaken")
    assert done.returncode == 0, done.stderr
    window.until("answered upload")
    empty = tmp_path / "leeg.txt"
    empty.touch()
    refused = call(signed_in, "upload", str(empty), "--team", "Burgerzaken")
    assert refused.returncode == 1
    assert "leeg.txt" in refused.stderr


def test_the_desktop_gives_links_to_this_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
        (tmp_path / name).mkdir()
    monkeypatch.delenv("XDG_CURRENT_DESKTOP", raising=False)
    register_links()
    register_links()
    asked = ["xdg-mime", "query", "default", "x-scheme-handler/mienskip"]
    assert subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip() == "mienskip.desktop"
    entry = tmp_path / "XDG_DATA_HOME" / "applications" / "mienskip.desktop"
    checked = subprocess.run(["desktop-file-validate", entry], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout) == (0, "")


def test_on_windows_the_registry_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    registry = Registry()
    monkeypatch.setitem(sys.modules, "winreg", registry)
    monkeypatch.setattr(sys, "platform", "win32")
    register_links()
    assert registry.values["URL Protocol"] == ""
    assert registry.values[""].endswith('open "%1"')
