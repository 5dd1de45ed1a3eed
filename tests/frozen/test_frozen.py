"""The program as PyInstaller builds it, on a desktop of its own, with the real Plone.

uv run pyinstaller build.spec && uv run pytest -n 0 tests/frozen -s
"""

from __future__ import annotations

import json
import os
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.plone_server import PASSWORD

if TYPE_CHECKING:
    from tests.plone_server import Site

ROOT = Path(__file__).parent.parent.parent
FOLDER = Path(os.environ.get("MIENSKIP_FROZEN", ROOT / "dist" / "mienskip"))
PROGRAM = FOLDER / "mienskip"
pytestmark = pytest.mark.skipif(not PROGRAM.exists(), reason="not built: uv run pyinstaller build.spec")
SCRIPT = 'function FindProxyForURL(url, host) { return isPlainHostName(host) ? "DIRECT" : "PROXY p:3128"; }'


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Nothing of this machine's desktop, nor of this checkout."""
    dropped = ("DBUS_", "GNOME_", "DISPLAY", "WAYLAND_", "QT_", "PYTHON", "VIRTUAL_ENV", "MIENSKIP_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    for name in ("HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        kept[name] = str(tmp_path / name.lower())
        (tmp_path / name.lower()).mkdir(mode=0o700)
    return kept


def ran(environment: dict[str, str], *arguments: str, said: str = "") -> str:
    done = subprocess.run(
        [str(PROGRAM), *arguments],
        cwd="/",
        env=environment,
        input=said,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_it_says_its_version_and_how_large_and_how_quick_it_is(environment: dict[str, str]) -> None:
    ran(environment, "--version")
    began = time.perf_counter()
    assert "Mienskip" in ran(environment, "--version")
    seconds = time.perf_counter() - began
    size = sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"\nfrozen: {size / 1e6:.0f} MB, --version in {seconds:.2f} s")  # noqa: T201  the figures


def test_it_speaks_dutch(environment: dict[str, str]) -> None:
    said = ran({**environment, "LC_ALL": "nl_NL.UTF-8", "LANGUAGE": "nl", "LANG": "nl_NL.UTF-8"}, "--help")
    assert "Je sociale intranet" in said


def test_it_runs_automatic_proxy_configurations(environment: dict[str, str]) -> None:
    asked = {"script": SCRIPT, "url": "https://x.example/", "host": "x.example"}
    assert json.loads(ran(environment, "--find-proxy", said=json.dumps(asked))) == ["http://p:3128"]


def test_on_a_desktop_it_signs_in_syncs_notifies_and_keeps_its_secrets_in_the_keyring(
    site: Site, environment: dict[str, str], tmp_path: Path
) -> None:
    me, colleague = site.somebody("jelle"), site.somebody("anna")
    team = site.team(me, colleague, title="Burgerzaken")
    colleague.create_file(team, "notulen.txt", b"notulen van maandag")
    given = {
        "program": str(PROGRAM),
        "site": site.url,
        "user": me.username,
        "password": PASSWORD,
        "team": f"{site.url}{team}",
        "colleague": str(colleague.http.headers["authorization"]),
    }
    task = tmp_path / "task.json"
    task.write_text(json.dumps(given))
    within = ["dbus-run-session", "--", "xvfb-run", "-a", "python3", str(Path(__file__).with_name("on_a_desktop.py"))]
    done = subprocess.run(
        [*within, str(task)], cwd="/", env=environment, capture_output=True, text=True, check=False, timeout=400
    )
    assert done.returncode == 0, done.stdout + done.stderr
    print("\n" + done.stdout)  # noqa: T201  the figures
    assert "everything held" in done.stdout
