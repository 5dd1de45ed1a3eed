"""What every test lives by: no display needed, nothing of this machine touched, no warning overlooked."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

import pytest

from sync.plone.routes import ROUTES, ProxyRules

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")

QT_PACKAGES = "libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libglib2.0-0"

try:
    from PySide6 import QtWidgets  # noqa: F401  only to see whether the system's libraries for it are there
except ImportError as error:
    pytest.exit(f"Qt cannot be loaded ({error}). On Debian: apt-get install {QT_PACKAGES}", returncode=4)

pytest_plugins = ["tests.plone_server"]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


MOST_WORKERS = 4
"""Each worker that meets a test for it starts a Plone of its own, of some 500 MB."""


@pytest.hookimpl
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Share the whole suite out over the processors; what is named on the command line runs here, in one process."""
    if config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return 0
    workers = min(MOST_WORKERS, os.cpu_count() or 1)
    return workers if workers > 1 else 0


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIENSKIP_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("LANGUAGE", raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    ROUTES.use(ProxyRules.of_environment)
    ROUTES.forget_names()


@pytest.fixture(autouse=True)
def _no_log_warning_overlooked(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which a warning was logged; a test that means one takes it out with `caplog.clear()`."""
    yield
    if "expects_log_warnings" in request.keywords:
        return
    warnings = [
        record.getMessage()
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    assert not warnings, f"logged without being expected: {warnings}"
