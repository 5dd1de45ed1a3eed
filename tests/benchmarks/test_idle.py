"""What the program costs while nobody looks at it: hidden in the tray, signed in to a real site where nothing happens.

`--idle-minutes 10` leaves it alone for so long.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.benchmarks.conftest import ROOT, Figure

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.benchmarks.conftest import Report
    from tests.plone_server import Site


def test_left_alone_in_the_tray(site: Site, tmp_path: Path, report: Report, pytestconfig: pytest.Config) -> None:
    me = site.somebody()
    minutes = float(pytestconfig.getoption("--idle-minutes"))
    told = {
        "folder": str(tmp_path / "home"),
        "site": site.url,
        "username": me.username,
        "token": str(me.http.headers["authorization"]).removeprefix("Bearer "),
        "minutes": minutes,
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.idle_program", json.dumps(told)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=minutes * 60 + 300,
    )
    assert done.returncode == 0, done.stderr
    cost = json.loads(done.stdout.splitlines()[-1])
    print(json.dumps(cost, indent=2))  # noqa: T201  more than the table has room for
    assert cost["requests"] <= minutes + 1, "it polls as if somebody sat before it"
    report.append(Figure("idle in the tray, wake-ups a minute", cost["wake_ups"] / minutes, 1, "", "the fewest"))
    report.append(Figure("idle in the tray, processor time", cost["cpu_seconds"] / minutes * 1e3, 1, "ms/min", "-"))
    report.append(Figure("idle in the tray, memory", cost["memory_mib"], 1, "MiB", "-"))
    report.append(Figure("idle in the tray, bytes both ways", cost["bytes"] / minutes / 1e3, 1, "kB/min", "-"))
