"""Where everything of one person on this machine lies."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME_VARIABLE = "MIENSKIP_HOME"


@dataclass(frozen=True, slots=True)
class Home:
    """The data folder and what is where in it. ``MIENSKIP_HOME`` moves all of it."""

    root: Path

    @classmethod
    def of_this_user(cls) -> Home:
        """Give the folder that the environment names, else the one the system keeps for programs' data."""
        chosen = os.environ.get(HOME_VARIABLE)
        return cls(Path(chosen).expanduser().resolve() if chosen else platformdirs.user_data_path("mienskip", False))

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

    def prepare(self) -> None:
        """Make the folder, readable by its owner alone."""
        self.root.mkdir(parents=True, exist_ok=True, mode=0o700)

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
