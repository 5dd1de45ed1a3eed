"""What the person chose on this machine, in a readable file."""

from __future__ import annotations

import configparser
import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.home import Home

log = logging.getLogger(__name__)

SECTION = "mienskip"


class Settings:
    """Named values that outlive the run; every value is text, as in the file. Needs no Qt."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._values = configparser.ConfigParser(interpolation=None)
        try:
            self._values.read(home.settings_file, encoding="utf-8")
        except (configparser.Error, UnicodeDecodeError):
            log.warning("the settings file was damaged and is begun anew")
            self._values.clear()
        if not self._values.has_section(SECTION):
            self._values.add_section(SECTION)

    def get(self, name: str, default: str = "") -> str:
        """Give the value of `name`, or `default` where it was never set."""
        return self._values.get(SECTION, name, fallback=default)

    def set(self, name: str, value: str) -> None:
        """Set `name` and write the file."""
        self._values.set(SECTION, name, value)
        self._home.prepare()
        fresh = self._home.settings_file.with_suffix(".new")
        with fresh.open("w", encoding="utf-8") as file:
            self._values.write(file)
        fresh.replace(self._home.settings_file)
