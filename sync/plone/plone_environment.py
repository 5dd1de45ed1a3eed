"""The virtual environment of the local server, made by `uv` from hash-pinned requirements."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import subprocess
import sys
import sysconfig
from typing import TYPE_CHECKING

from resources import FOLDER
from sync.errors import QT_TRANSLATE_NOOP, LocalServerError
from sync.plone.local_lock import alone

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

log = logging.getLogger(__name__)

MARK = "mienskip-complete"
MADE_WITHIN = 600.0


def prepare_environment(folder: Path, tell: Callable[[str], None]) -> None:
    """Have an environment with the pinned Plone in `folder`; one that is half made or of other pins is made anew.

    Raises LocalServerError without `uv`, without a network, or without room.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with alone(folder.with_name(f"{folder.name}.lock"), MADE_WITHIN):  # several servers may share it
        _prepare(folder, tell)


def _prepare(folder: Path, tell: Callable[[str], None]) -> None:
    requirements = FOLDER / "server" / "requirements.txt"
    fingerprint = hashlib.sha256(requirements.read_bytes()).hexdigest()
    mark = folder / MARK
    if mark.exists() and mark.read_text(encoding="ascii") == fingerprint:
        return
    tell(QT_TRANSLATE_NOOP("server", "Fetching Plone (about 100 MB, once)"))
    uv = find_uv()
    shutil.rmtree(folder, ignore_errors=True)
    _run_uv([uv, "venv", "--quiet", "--python", _which_python(), str(folder)])
    install = [uv, "pip", "install", "--quiet", "--require-hashes", "--no-deps", "--python", _python(folder)]
    _run_uv([*install, "-r", str(requirements)])
    mark.write_text(fingerprint, encoding="ascii")


def program(folder: Path, name: str) -> str:
    """Give the path of a program in the environment."""
    return str(folder / "Scripts" / f"{name}.exe" if sys.platform == "win32" else folder / "bin" / name)


def clean_environment() -> dict[str, str]:
    """Give the environment variables for Plone's own Python: nothing that makes it look at our packages, or slow.

    Compiling all of Plone again at every start costs it half of its time, so it may keep what it compiled.
    """
    ours = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    if _is_frozen():  # PyInstaller's program leads every child to its own copies of the system's libraries
        kept.pop("LD_LIBRARY_PATH", None)
        if before := kept.pop("LD_LIBRARY_PATH_ORIG", ""):
            kept["LD_LIBRARY_PATH"] = before
    return kept


def find_uv() -> str:
    """Give the path of `uv`. Raises LocalServerError where there is none."""
    named = os.environ.get("UV")
    if named and shutil.which(named):
        return named
    beside_us = [sysconfig.get_path("scripts"), sysconfig.get_path("scripts", sysconfig.get_preferred_scheme("user"))]
    found = shutil.which("uv") or shutil.which("uv", path=os.pathsep.join(beside_us))
    if found:
        return found
    raise LocalServerError(reason=QT_TRANSLATE_NOOP("errors", "It is set up by uv, which is not here: pip install uv"))


def _is_frozen() -> bool:
    return bool(getattr(sys, "frozen", False))


def _which_python() -> str:
    """Give this Python, or where a program was made of it and there is none, the version for `uv` to look for."""
    return f"{sys.version_info.major}.{sys.version_info.minor}" if _is_frozen() else sys.executable


def _python(folder: Path) -> str:
    return program(folder, "python")


def _run_uv(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=clean_environment())
    if done.returncode == 0:
        return
    log.error("uv failed: %s", done.stderr[-2000:])
    raise LocalServerError(detail=done.stderr.strip().rpartition("\n")[2], reason=_why(done.stderr))


def _why(output: str) -> str:
    lower = output.lower()
    if "no space left" in lower:
        return QT_TRANSLATE_NOOP("errors", "The disk is full. It needs 1 GB.")
    if any(sign in lower for sign in ("failed to fetch", "dns error", "network", "connect", "timed out")):
        return QT_TRANSLATE_NOOP("errors", "Plone could not be fetched. Check the network connection.")
    return QT_TRANSLATE_NOOP("errors", "Plone could not be installed.")
