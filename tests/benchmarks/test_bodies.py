"""Bodies on their way, against the leanest programs that do the same to the same server."""

from __future__ import annotations

import base64
import json
import os
import shutil
import statistics
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from tests.benchmarks.conftest import Figure, Report
from tests.benchmarks.machine import measured
from tests.plone_server import FOLDER, PASSWORD, Site, Somebody

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GIGABYTE = 1024**3
ROUNDS = 3
SMALL_ROUNDS = 2
MEMORY = 32 * 1024**2
FOLDERS, IN_EACH = 10, 100
"""Of small documents: so many sent by us, and as many by the other program."""


@dataclass(frozen=True)
class Scene:
    """Somebody with two teams on a server: one for large files, one (the shelf) for small documents."""

    site: Site
    me: Somebody
    team: str
    shelf: str
    folder: Path

    @property
    def token(self) -> str:
        return str(self.me.http.headers["authorization"]).removeprefix("Bearer ")

    def ours(self, work: str, **facts: Any) -> dict[str, Any]:
        machine = self.folder / "machine"
        try:
            return measured(work, machine, self.site.url, self.token, **facts)
        finally:
            shutil.rmtree(machine)

    def curl(self, *arguments: str) -> str:
        return subprocess.run(
            [
                "curl",
                "--silent",
                "--show-error",
                "--fail",
                "--header",
                f"Authorization: Bearer {self.token}",
                *arguments,
            ],
            capture_output=True,
            text=True,
            check=True,
        ).stdout


@pytest.fixture(scope="module")
def scene(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    me = site.somebody()
    folder = tmp_path_factory.mktemp("bodies")
    yield Scene(site, me, site.team(me), site.team(me), folder)
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def large(scene: Scene) -> Path:
    path = scene.folder / "film.mp4"
    with path.open("wb") as file:
        for _ in range(64):
            file.write(os.urandom(GIGABYTE // 64))
    return path


def middle(pairs: list[tuple[float, float]]) -> tuple[float, float]:
    """Give the pair in the middle by its ratio: each was measured one right after the other."""
    return sorted(pairs, key=lambda pair: pair[0] / pair[1])[len(pairs) // 2]


def sent_by_curl(scene: Scene, path: Path, number: int) -> float:
    """Send a file by the same protocol, in one piece; give the seconds."""
    facts = {"filename": f"curl{number}.mp4", "content-type": "video/mp4", "@type": "File"}
    described = ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in facts.items())
    common = ("--header", "Tus-Resumable: 1.0.0", "--header", "Accept: application/json", "--output", "/dev/null")
    began = time.perf_counter()
    location = scene.curl(
        *(*common, "--request", "POST", f"{scene.site.url}{scene.team}/@tus-upload"),
        *("--header", f"Upload-Length: {path.stat().st_size}", "--header", f"Upload-Metadata: {described}"),
        *("--write-out", "%header{location}"),
    )
    scene.curl(
        *(*common, "--request", "PATCH", location, "--upload-file", str(path), "--header", "Upload-Offset: 0"),
        *("--header", "Content-Type: application/offset+octet-stream", "--header", "Expect:"),
    )
    return time.perf_counter() - began


def test_a_gigabyte_goes_up_as_quickly_as_with_curl(scene: Scene, large: Path, report: Report) -> None:
    pairs, grown = [], 0
    for number in range(ROUNDS):
        ours = scene.ours("upload", files={scene.site.url + scene.team: [str(large)]})
        grown = max(grown, ours["grown"])
        pairs.append((sent_by_curl(scene, large, number), ours["seconds"]))
    curl, ours_seconds = middle(pairs)
    speed = GIGABYTE / 1e6
    report.append(Figure("1 GiB up, curl", speed / ours_seconds, speed / curl, "MB/s", ">= 0.95"))
    report.append(Figure("1 GiB up, memory grown", grown / 1024**2, MEMORY / 1024**2, "MiB", "< 1"))
    sizes = [item["size"] for item in listed(scene)]
    assert sizes == [GIGABYTE] * 2 * ROUNDS


def listed(scene: Scene) -> list[dict[str, Any]]:
    answer = scene.me.http.get(f"{scene.team}/@search", params={"portal_type": "File", "fullobjects": 1, "b_size": 9})
    return [item["file"] for item in answer.json()["items"]]


def test_a_gigabyte_comes_down_as_quickly_as_with_curl(scene: Scene, large: Path, report: Report) -> None:
    path = f"{scene.team}/{large.name}"
    if scene.me.status(path) != 200:
        scene.ours("upload", files={scene.site.url + scene.team: [str(large)]})
    pairs, opened, grown = [], [], 0
    target = scene.folder / "curl.mp4"
    for _ in range(ROUNDS):
        began = time.perf_counter()
        scene.curl("--output", str(target), f"{scene.site.url}{path}/@@download/file")
        curl_seconds = time.perf_counter() - began
        assert target.stat().st_size == GIGABYTE
        ours = scene.ours("keep", url=scene.site.url + path)
        pairs.append((curl_seconds, ours["seconds"]))
        opened.append(scene.ours("open", url=scene.site.url + path)["seconds"])
        grown = max(grown, ours["grown"])
    curl, ours_seconds = middle(pairs)
    speed = GIGABYTE / 1e6
    report.append(Figure("1 GiB down, curl", speed / ours_seconds, speed / curl, "MB/s", ">= 0.95"))
    report.append(Figure("1 GiB down and in the clear", speed / statistics.median(opened), speed / curl, "MB/s", "-"))
    report.append(Figure("1 GiB down, memory grown", grown / 1024**2, MEMORY / 1024**2, "MiB", "< 1"))


@pytest.fixture(scope="module")
def small(scene: Scene) -> dict[str, list[Path]]:
    """Give folders on the server, by url, and the files for each: the first half for us."""
    files: dict[str, list[Path]] = {}
    for number in range(2 * FOLDERS):
        url = scene.site.url + scene.me.create(scene.shelf, FOLDER, f"map{number}")
        place = scene.folder / f"map{number}"
        place.mkdir()
        files[url] = [place / f"stuk{number:02}-{index:03}.txt" for index in range(IN_EACH)]
        for path in files[url]:
            path.write_bytes(os.urandom(4_000).hex().encode())
    return files


def posted_by_curl(scene: Scene, files: dict[str, list[Path]], width: int) -> tuple[float, int]:
    """Send the requests that we send, `width` at a time; give the seconds, and how many the server failed at."""
    blocks = []
    for url, paths in files.items():
        for path in paths:
            data = base64.b64encode(path.read_bytes()).decode()
            kept = {"data": data, "encoding": "base64", "filename": path.name, "content-type": "text/plain"}
            body = path.with_suffix(".json")
            body.write_text(json.dumps({"@type": "File", "id": path.name, "title": path.name, "file": kept}))
            lines = [f'url = "{url}"', "request = POST", f'data-binary = "@{body}"', "output = /dev/null"]
            heads = (
                "Content-Type: application/json",
                "Accept: application/json",
                f"Authorization: Bearer {scene.token}",
            )
            blocks.append("\n".join([*lines, *(f'header = "{head}"' for head in heads), 'write-out = "%{http_code} "']))
    config = scene.folder / f"curl{width}.txt"
    config.write_text("\nnext\n".join(blocks))
    began = time.perf_counter()
    done = subprocess.run(
        ["curl", "--silent", "--parallel", "--parallel-max", str(width), "--config", str(config)],
        capture_output=True,
        text=True,
        check=True,
    )
    return time.perf_counter() - began, sum(code != "201" for code in done.stdout.split())


def test_a_thousand_small_documents_go_up_as_quickly_as_with_curl_in_parallel(
    scene: Scene, small: dict[str, list[Path]], report: Report
) -> None:
    half = list(small)[:FOLDERS]
    ours = scene.ours("upload", files={url: [str(path) for path in small[url]] for url in half})
    count = FOLDERS * IN_EACH
    per_width = {}
    rest = [url for url in small if url not in half]
    for width, urls in ((2, rest[: FOLDERS // 2]), (4, rest[FOLDERS // 2 :])):
        seconds, failed = posted_by_curl(scene, {url: small[url] for url in urls}, width)
        sent = len(urls) * IN_EACH - failed
        per_width[width] = sent / seconds
        report.append(Figure(f"curl --parallel-max {width}: failed of {len(urls) * IN_EACH}", failed, 1, "docs", "-"))
    quickest = max(per_width.values())
    report.append(Figure(f"{count:,} small documents up", count / ours["seconds"], quickest, "docs/s", ">= 0.9"))
    report.append(Figure("requests of it", ours["requests"], count, "requests", "-"))
    for url in half:
        found = scene.me.http.get(f"{url}/@search", params={"portal_type": "File", "b_size": "1"}).json()
        assert found["items_total"] == IN_EACH


def test_small_documents_are_kept_offline_quicker_than_rclone_copies_them(
    scene: Scene, small: dict[str, list[Path]], report: Report
) -> None:
    if shutil.which("rclone") is None:
        pytest.skip("rclone is not on this machine (Debian: apt install rclone)")
    missing = scene.me.http.get(f"{scene.shelf}/@search", params={"portal_type": "File", "b_size": 1}).json()
    count = missing["items_total"]
    if not count:
        scene.ours("upload", files={url: [str(path) for path in paths] for url, paths in small.items()})
        count = len(small) * IN_EACH
    pairs, requests = [], (0, 0)
    for _ in range(SMALL_ROUNDS):
        seconds, theirs = copied_by_rclone(scene, count)
        ours = scene.ours("keep", url=scene.site.url + scene.shelf)
        pairs.append((ours["seconds"], seconds))
        requests = (ours["requests"], theirs)
    ours_seconds, rclone = middle(pairs)
    report.append(Figure(f"{count:,} small documents kept offline, rclone", ours_seconds, rclone, "s", "< 1"))
    report.append(Figure("requests of it", *requests, "requests", "< 1"))


def copied_by_rclone(scene: Scene, count: int) -> tuple[float, int]:
    """Copy all that lies in the team over WebDAV; give the seconds, and the requests that the server had."""
    target = scene.folder / "copy"
    hidden = subprocess.run(["rclone", "obscure", PASSWORD], capture_output=True, text=True, check=True).stdout.strip()
    remote = {
        "RCLONE_CONFIG_SITE_TYPE": "webdav",
        "RCLONE_CONFIG_SITE_URL": scene.site.url + scene.shelf,
        "RCLONE_CONFIG_SITE_VENDOR": "other",
        "RCLONE_CONFIG_SITE_USER": scene.me.username,
        "RCLONE_CONFIG_SITE_PASS": hidden,
        "RCLONE_CONFIG": str(scene.folder / "rclone.conf"),
    }
    began = time.perf_counter()
    done = subprocess.run(
        [
            "rclone",
            "copy",
            "site:",
            str(target),
            "--dump",
            "headers",
            "-v",
            "--exclude",
            "film.mp4",
            "--exclude",
            "curl*.mp4",
        ],
        env={**os.environ, **remote},
        capture_output=True,
        text=True,
        check=False,
    )
    seconds = time.perf_counter() - began
    assert sum(path.is_file() for path in target.rglob("*")) == count, done.stderr[-2000:]
    shutil.rmtree(target)
    return seconds, done.stderr.count("HTTP REQUEST (req")
