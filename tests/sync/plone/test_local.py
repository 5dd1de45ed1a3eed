"""The server on this machine is made, found again, mended and stopped, and says plainly what failed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import httpx
import pytest

from sync.errors import LocalServerError
from sync.plone.local import ADMIN_SECRET, LocalServer
from sync.plone.local_lock import alone, holder
from sync.plone.plone_environment import find_uv, prepare_environment
from tests.plone_server import SecretsInMemory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.plone_server import Site


def _database_lock(home: Path) -> Path:
    return home / "instance" / "var" / "Data.fs.lock"


def _pid(home: Path) -> int:
    pid = holder(_database_lock(home))
    assert pid
    return pid


@pytest.fixture(scope="module")
def own_server(
    tmp_path_factory: pytest.TempPathFactory, plone_environment: Path, site: Site
) -> Iterator[tuple[LocalServer, Path]]:
    """A second server, for these tests to stop and break; the session's one has made the environment."""
    assert site.url
    home = tmp_path_factory.mktemp("server")
    server = LocalServer(home, secrets=SecretsInMemory(), environment=plone_environment)
    server.start()
    yield server, home
    server.stop()


def test_a_running_server_is_used_again(own_server: tuple[LocalServer, Path]) -> None:
    server, _ = own_server
    first, second = server.start(), server.start()
    assert second.reused
    assert first.url == second.url


def test_it_listens_on_this_machine_only(own_server: tuple[LocalServer, Path]) -> None:
    server, _ = own_server
    port = httpx.URL(server.start().url).port
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port or 0)) == 0
    listening = subprocess.run(["cat", "/proc/net/tcp"], capture_output=True, text=True, check=False).stdout
    if listening:
        assert f"00000000:{port:04X}" not in listening


def test_it_starts_again_at_the_same_address_after_it_was_killed(own_server: tuple[LocalServer, Path]) -> None:
    server, home = own_server
    url = server.start().url
    os.kill(_pid(home), signal.SIGKILL)
    server.stop()
    _database_lock(home).write_text(f" {os.getpid()}\n")  # the number is another program's by now
    again = server.start()
    assert not again.reused
    assert again.url == url
    assert httpx.get(again.url, headers={"Accept": "application/json"}).is_success


def test_one_that_hangs_is_replaced(own_server: tuple[LocalServer, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    server, home = own_server
    server.start()
    hanging = _pid(home)
    os.kill(hanging, signal.SIGSTOP)
    monkeypatch.setattr("sync.plone.local.ANSWERS_WITHIN", 0.5)
    monkeypatch.setattr("sync.plone.local.STOPPED_WITHIN", 0.5)
    assert not server.start().reused
    assert _pid(home) != hanging


def test_a_second_program_finds_the_running_server(
    own_server: tuple[LocalServer, Path], plone_environment: Path
) -> None:
    server, home = own_server
    secrets = SecretsInMemory()
    running = server.start()
    secrets.set(ADMIN_SECRET, running.admin_password)
    second = LocalServer(home, secrets=secrets, environment=plone_environment).start()
    assert second.reused
    assert second.url == running.url


def test_while_another_program_sets_it_up_it_waits_and_then_says_so(
    own_server: tuple[LocalServer, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    server, home = own_server
    monkeypatch.setattr("sync.plone.local.READY_WITHIN", 0.3)
    with alone(home / "server.lock", 1.0), pytest.raises(LocalServerError) as caught:
        server.start()
    assert "Another program" in caught.value.facts["reason"]


def test_when_its_port_is_taken_it_takes_another(own_server: tuple[LocalServer, Path]) -> None:
    server, _ = own_server
    port = httpx.URL(server.start().url).port
    server.stop()
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", port or 0))
        taken.listen()
        assert httpx.URL(server.start().url).port != port


def test_a_half_made_instance_is_made_anew(own_server: tuple[LocalServer, Path]) -> None:
    server, home = own_server
    server.stop()
    (home / "instance" / "provisioned").unlink()
    (home / "instance" / "etc" / "zope.conf").unlink()
    running = server.start()
    assert httpx.get(running.url, headers={"Accept": "application/json"}).is_success


@pytest.mark.expects_log_warnings
def test_without_uv_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("UV", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(LocalServerError) as caught:
        find_uv()
    assert "pip install uv" in caught.value.facts["reason"]


def _fake_uv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    script = tmp_path / "uv"
    script.write_text(f"#!{sys.executable}\nimport sys\nsys.stderr.write({words!r})\nsys.exit(2)\n")
    script.chmod(0o755)
    monkeypatch.setenv("UV", str(script))


@pytest.mark.expects_log_warnings
@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("error: Failed to fetch: https://example.org/x\nCaused by: dns error", "network"),
        ("error: No space left on device (os error 28)", "full"),
        ("error: something else", "could not be installed"),
    ],
)
def test_what_keeps_the_environment_from_being_made_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, reason: str
) -> None:
    _fake_uv(tmp_path, monkeypatch, words)
    with pytest.raises(LocalServerError) as caught:
        prepare_environment(tmp_path / "environment", lambda _sentence: None)
    assert reason in caught.value.facts["reason"]


def test_a_program_made_by_pyinstaller_looks_for_a_python_and_keeps_its_libraries_to_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "uv"
    script.write_text(
        f"#!{sys.executable}\nimport os, pathlib, sys\npathlib.Path({str(tmp_path / 'said')!r}).open('a').write("
        "' '.join([*sys.argv[1:], os.environ.get('LD_LIBRARY_PATH', 'none')]) + '\\n')\n"
        f"pathlib.Path({str(tmp_path / 'environment')!r}).mkdir(exist_ok=True)\n"
    )
    script.chmod(0o755)
    monkeypatch.setenv("UV", str(script))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/inside/the/program")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/of/the/system")
    prepare_environment(tmp_path / "environment", lambda _sentence: None)
    making, _installing = (tmp_path / "said").read_text().splitlines()
    assert f"--python {sys.version_info.major}.{sys.version_info.minor} " in making
    assert making.endswith("/of/the/system")


def test_without_room_on_the_disk_nothing_is_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.plone.local.ROOM_NEEDED", 2**62)
    server = LocalServer(tmp_path / "server", secrets=SecretsInMemory())
    with pytest.raises(LocalServerError) as caught:
        server.start()
    assert "1 GB" in caught.value.facts["reason"]
    assert not (tmp_path / "server" / "environment").exists()


def test_nothing_of_the_server_can_be_imported_here() -> None:
    for name in ("Products.CMFPlone", "plone.restapi", "Zope2"):
        done = subprocess.run([sys.executable, "-c", f"import {name}"], capture_output=True, check=False)
        assert done.returncode != 0
