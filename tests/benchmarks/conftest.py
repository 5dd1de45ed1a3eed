"""One table of ratios, each beside the aim it is measured against; wrong answers fail, slow machines do not."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Figure:
    """What was measured: `ours` and `theirs` in `unit`, and the aim for their ratio."""

    what: str
    ours: float
    theirs: float
    unit: str
    aim: str

    @property
    def ratio(self) -> float:
        return self.ours / self.theirs


class Report(list[Figure]):
    """All figures of a run."""

    def table(self) -> str:
        width = max((len(figure.what) for figure in self), default=0)
        lines = [
            f"{figure.what:<{width}}  {figure.ours:10.2f} / {figure.theirs:10.2f} {figure.unit:<8}"
            f"= {figure.ratio:6.2f}   aim {figure.aim}"
            for figure in self
        ]
        return "\n".join(lines)


REPORT = pytest.StashKey[Report]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--benchmark-report", metavar="FILE", help="write the figures as JSON")
    parser.addoption("--idle-minutes", type=float, default=2.0, help="how long the program is left alone in the tray")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[REPORT] = Report()


@pytest.fixture(scope="session")
def report(pytestconfig: pytest.Config) -> Report:
    return pytestconfig.stash[REPORT]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    found = config.stash[REPORT]
    if found:
        terminalreporter.section("ratios")
        terminalreporter.write_line(found.table())
    target = config.getoption("--benchmark-report")
    if target:
        rows = [{**asdict(figure), "ratio": figure.ratio} for figure in found]
        Path(target).write_text(json.dumps(rows, indent=2), encoding="utf-8")


@pytest.fixture
def directory_of(tmp_path: Path) -> Iterator[object]:
    """A cache with so many generated people."""
    from tests.benchmarks.people import Directories  # noqa: PLC0415  the cache is made only where it is asked for

    directories = Directories(tmp_path)
    yield directories
    directories.close()
