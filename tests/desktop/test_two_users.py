"""Two people with accounts of their own on one machine: neither gets at anything of the other."""

from __future__ import annotations

import os
import pwd
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="makes two users, which only root may: CI does"
)


@pytest.fixture
def users() -> Iterator[tuple[str, str]]:
    """Two new accounts of the machine, with homes that everybody may look into, as on many systems."""
    names = f"mienskip-a{os.getpid()}", f"mienskip-b{os.getpid()}"
    for name in names:
        subprocess.run(["useradd", "--create-home", name], check=True, capture_output=True)
        Path(pwd.getpwnam(name).pw_dir).chmod(0o755)
    yield names
    for name in names:
        subprocess.run(["userdel", "--remove", name], check=True, capture_output=True)


def as_user(name: str, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a program of the system as somebody."""
    return subprocess.run(
        ["setpriv", f"--reuid={name}", f"--regid={name}", "--init-groups", "--", *command],
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def connects(name: str, path: str) -> bool:
    """Tell whether somebody can connect to a socket."""
    user = pwd.getpwnam(name)
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(user.pw_gid)
            os.setuid(user.pw_uid)
            with socket.socket(socket.AF_UNIX) as line:
                line.connect(path)
            os._exit(0)
        except OSError:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_another_user_reads_nothing_and_gets_no_answer(users: tuple[str, str]) -> None:
    owner, other = users
    life = subprocess.Popen(
        [sys.executable, "-m", "tests.desktop.two_users", owner],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert life.stdout is not None
    said = life.stdout.readline().split()
    if not said:
        pytest.fail(life.communicate()[1])
    root, line = said
    try:
        written = [path for path in Path(root).rglob("*") if path.is_file()]
        assert {"cache.db", "account.json", "settings.ini", "het geheim.txt", "mienskip.log"} <= {
            path.name for path in written
        }
        for path in written:
            assert as_user(owner, "test", "-r", str(path)).returncode == 0
            assert as_user(other, "cat", str(path)).returncode != 0, path
            assert as_user(other, "sh", "-c", f"echo x >> '{path}'").returncode != 0, path
        assert as_user(other, "ls", root).returncode != 0
        readable = as_user(other, "find", root, "-readable").stdout
        assert readable.strip() == ""
        assert connects(owner, line)
        assert not connects(other, line)
        found = as_user(
            other, "sh", "-c", f"find /tmp /var/tmp /run /dev/shm -user {owner} -readable -type f 2>/dev/null"
        ).stdout.split()
        mine = [name for name in found if not name.startswith(("/proc", "/home"))]
        assert mine == []
    finally:
        life.communicate("", timeout=60)
    assert life.returncode == 0
