"""A large film on a real Plone: how soon it is seen, how soon after a jump, in what memory; against a local file."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from sync.plone.intranet import connect
from sync.server import Upload
from tests.benchmarks.conftest import ROOT, Figure, Report
from tests.films import film, noise_at
from tests.plone_server import PASSWORD

if TYPE_CHECKING:
    from pathlib import Path

    from tests.plone_server import Site

FRAMES = 900
JUMPS = 8
MEGABYTE = 1_000_000
WORK = """
import json, re, statistics, sys, time
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from desktop.home import Home
from desktop.identity import sign_in
from desktop.secrets import SecretsOfThisRun
from desktop.session import EngineSession
from ui.composer.film_file import FilmFile
from ui.news.film.player import FilmPlayer
told = json.loads(sys.argv[1])
application = QApplication(sys.argv[:1])
def until(holds, within=120):
    loop, timer, end = QEventLoop(), QTimer(), time.monotonic() + within
    timer.timeout.connect(lambda: loop.quit() if holds() or time.monotonic() > end else None)
    timer.start(2)
    loop.exec()
    assert holds()
def memory():
    return int(re.search(r"VmRSS:\\\\s+(\\\\d+)", Path("/proc/self/status").read_text())[1]) * 1024
session = None
if told["site"]:
    home, secrets = Home(Path(told["home"])), SecretsOfThisRun()
    session = EngineSession(home, sign_in(home, secrets, told["site"], told["username"], told["password"]), secrets)
    session.start()
    until(lambda: session.queries.document_at(told["url"]))
    document = session.queries.document_at(told["url"])
    source = lambda: session.films.source(document)
else:
    source = lambda: FilmFile(Path(told["path"]))
traffic = lambda: session._engine._engine._intranet.traffic.received if session else 0
player, frames = FilmPlayer(), []
player.set_muted(True)
player.frame_changed.connect(lambda frame: frames.append(frame.startTime() // 1000))
before, received, began = memory(), traffic(), time.monotonic()
player.open(source(), "film.mp4")
until(lambda: frames)
first = time.monotonic() - began
jumps = []
for number in range(told["jumps"]):
    to = player.length * (number * 5 % told["jumps"] + 1) // (told["jumps"] + 1)
    frames.clear()
    began = time.monotonic()
    player.seek(to)
    until(lambda: any(abs(frame - to) < 1500 for frame in frames))
    jumps.append(time.monotonic() - began)
grown = memory() - before
print(json.dumps({"first": first, "jump": statistics.median(jumps), "grown": grown, "received": traffic() - received}))
player.close()
until(lambda: True)
if session:
    session.close()
"""


def measured(**told: object) -> dict[str, Any]:
    command = [sys.executable, "-c", WORK.replace("\\\\", "\\"), json.dumps({"jumps": JUMPS, "site": "", **told})]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def test_a_film_is_seen_soon_and_takes_little_memory(
    site: Site,
    tmp_path: Path,
    report: Report,
    qapp: object,  # noqa: ARG001  to record a film
) -> None:
    pytest.importorskip("PySide6.QtMultimedia", reason="no libraries for sound", exc_type=ImportError)
    path = tmp_path / "week.mp4"
    size = len(film(path, FRAMES, noise_at))
    me = site.somebody()
    post = me.create(site.team(me), "News Item", "week")
    token = str(me.http.headers["Authorization"]).removeprefix("Bearer ")

    async def send() -> str:
        intranet = connect(site.url, token)
        upload = Upload(
            key="k", path=path, folder_url=site.url + post, filename=path.name, content_type="video/mp4", size=size
        )
        sent = await intranet.upload(upload, lambda _done, _total: None, lambda _url: None)
        await intranet.aclose()
        return sent.url

    url = asyncio.run(send())
    ours = measured(site=site.url, home=str(tmp_path / "home"), username=me.username, password=PASSWORD, url=url)
    theirs = measured(path=str(path))
    report += [
        Figure("a film: to the first frame", ours["first"] * 1000, theirs["first"] * 1000, "ms", "under 1 s"),
        Figure("a film: from a jump to its frame", ours["jump"] * 1000, theirs["jump"] * 1000, "ms", "under 1 s"),
        Figure(
            "a film: memory, streamed", ours["grown"] / MEGABYTE, theirs["grown"] / MEGABYTE, "MB", "+64 MB at most"
        ),
        Figure(
            "a film: fetched for nine places of it", ours["received"] / MEGABYTE, size / MEGABYTE, "MB", "well under 1"
        ),
    ]
    assert ours["received"] < size
