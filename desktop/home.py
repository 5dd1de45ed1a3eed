"""Where everything of one person on this machine lies."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME_VARIABLE = "MIENSKIP_HOME"
PROFILES = "profiles"
PROFILE_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
"""What a profile may be called: it is the name of a folder on every system."""


@dataclass(frozen=True, slots=True)
class Home:
    """The data folder and what is where in it. ``MIENSKIP_HOME`` moves all of it."""

    root: Path

    @classmethod
    def of_this_user(cls, profile: str = "") -> Home:
        """Give the folder that the environment names, else the one the system keeps for programs' data.

        A `profile` has a folder of its own in it. Raises ValueError where it is no name for one.
        """
        chosen = os.environ.get(HOME_VARIABLE)
        usual = Path(chosen).expanduser().resolve() if chosen else platformdirs.user_data_path("mienskip", False)
        return cls(usual).beside(profile)

    def beside(self, profile: str) -> Home:
        """Give the home of another profile of the same user; the empty name is the usual one."""
        usual = self.root.parent.parent if self.profile else self.root
        if not profile:
            return Home(usual)
        if not PROFILE_NAME.fullmatch(profile):
            raise ValueError(profile)
        return Home(usual / PROFILES / profile)

    def profiles(self) -> list[str]:
        """Give the names of the profiles of this user, without the usual one."""
        folder = self.beside("").root / PROFILES
        try:
            return sorted(path.name for path in folder.iterdir() if path.is_dir())
        except OSError:
            return []

    @property
    def account_file(self) -> Path:
        """Site and user name of whoever is signed in; no secrets."""
        return self.root / "account.json"

    @property
    def settings_file(self) -> Path:
        """What the person chose: language, theme, size of text."""
        return self.root / "settings.ini"

    @property
    def cache_file(self) -> Path:
        """The encrypted offline copy."""
        return self.root / "cache" / "cache.db"

    @property
    def bodies(self) -> Path:
        """Encrypted document bodies."""
        return self.root / "cache" / "bodies"

    @property
    def told(self) -> Path:
        """Which notifications were given already, as digests."""
        return self.root / "cache" / "told.json"

    @property
    def working_copies(self) -> Path:
        """Documents in the clear while they are open."""
        return self.root / "open"

    @property
    def server(self) -> Path:
        """The sample server: its environment, data and log."""
        return self.root / "server"

    @property
    def sample_secrets(self) -> Path:
        """Secrets of a sample account where there is no keyring (see `desktop.secrets`)."""
        return self.root / "sample-secrets.json"

    @property
    def screenshots(self) -> Path:
        """Where the demo puts its pictures on a machine without a display."""
        return self.root / "screenshots"

    @property
    def logs(self) -> Path:
        """Rotating logs, without personal data."""
        return self.root / "log"

    @property
    def crash(self) -> Path:
        """What was written down of a crash, while nobody has looked at it."""
        return self.logs / "crash.txt"

    @property
    def restarted(self) -> Path:
        """An empty file, as old as the last start after a crash."""
        return self.logs / "restarted"

    @property
    def socket(self) -> Path:
        """Where a program that runs listens for later starts."""
        return self.root / "socket"

    @property
    def profile(self) -> str:
        """The name of the profile, where this is one beside the usual."""
        return self.root.name if self.root.parent.name == PROFILES else ""

    @property
    def arguments(self) -> list[str]:
        """What has to stand on the command line for this folder."""
        return ["--profile", self.profile] if self.profile else []

    def prepare(self) -> None:
        """Make the folder, and see to it that its owner alone gets at what is in it."""
        self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        if self.root.stat().st_mode & 0o077:
            with suppress(OSError):  # where the disk knows no such modes
                self.root.chmod(0o700)

    def forget_person(self) -> None:
        """Remove all that belongs to whoever was signed in: account, cache, bodies and open copies."""
        for place in self._of_the_person():
            if place.is_dir():
                shutil.rmtree(place)
            else:
                place.unlink(missing_ok=True)

    def _of_the_person(self) -> Iterator[Path]:
        yield self.working_copies
        yield self.cache_file.parent
        yield self.screenshots
        yield self.account_file
        yield self.sample_secrets
