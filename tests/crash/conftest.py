"""How often the program is killed, and the seed with which a run is repeated."""

from __future__ import annotations

import secrets

import pytest

CRASHES = 20


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--crashes", type=int, default=CRASHES, metavar="N", help="kill the program N times")
    parser.addoption("--crash-seed", type=int, default=None, metavar="SEED", help="repeat a run of tests/crash")


def pytest_configure(config: pytest.Config) -> None:
    if config.option.crash_seed is None:  # drawn here, so that all processes of a run have the same one
        config.option.crash_seed = secrets.randbelow(1_000_000)


def pytest_report_header(config: pytest.Config) -> str:
    return f"crashes: --crashes {config.option.crashes} --crash-seed {config.option.crash_seed}"


@pytest.fixture
def crashes(request: pytest.FixtureRequest) -> int:
    """How many times the program is killed."""
    return int(request.config.option.crashes)


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """What the moments are drawn from."""
    return int(request.config.option.crash_seed)
