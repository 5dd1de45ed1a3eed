"""What the person chose on this machine, in a readable file."""

from __future__ import annotations

import configparser
import logging
from typing import TYPE_CHECKING

from desktop.policy_places import machine_policy

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.home import Home
    from desktop.policy import Policy

log = logging.getLogger(__name__)

SECTION = "mienskip"
WHOSE = "whose"
PERSONAL = ("muted_teams", "menu_open", "invitation_put_off_until")
"""What means nothing to anybody but the person who was signed in when it was set; all else is for this computer."""


class Settings:
    """Named values that outlive the run; every value is text, as in the file. Needs no Qt.

    What the organisation decided for this machine stands above what the person chose, which is kept for when it no
    longer does.
    """

    def __init__(self, home: Home, policy: Policy | None = None) -> None:
        self._home = home
        self.policy = machine_policy() if policy is None else policy
        self._watchers: dict[str, Callable[[str], object]] = {}
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
        if name in self.policy.decisions:
            return self.policy.value(name)
        return self._values.get(SECTION, name, fallback=default)

    def is_locked(self, name: str) -> bool:
        """Tell whether the organisation decides it."""
        return name in self.policy.decisions

    def decisions(self) -> list[tuple[str, str]]:
        """Give what the organisation decides: a sentence of the context ``policy`` and its ``{value}``, each."""
        return [(decision.words, decision.value) for decision in self.policy.decisions.values()]

    def set(self, name: str, value: str) -> None:
        """Set `name` and write the file."""
        self._values.set(SECTION, name, value)
        self._home.prepare()
        fresh = self._home.settings_file.with_suffix(".new")
        with fresh.open("w", encoding="utf-8") as file:
            self._values.write(file)
        fresh.replace(self._home.settings_file)
        if name in self._watchers:
            self._watchers[name](self.get(name))

    def belong_to(self, whose: str) -> None:
        """Forget what concerned nobody but the person before; `whose` says who it is now, the empty text: nobody."""
        known = self._values.get(SECTION, WHOSE, fallback=None)
        if known == whose:
            return
        for name in PERSONAL if known is not None else ():
            self._values.remove_option(SECTION, name)
        self.set(WHOSE, whose)

    def watch(self, name: str, act: Callable[[str], object]) -> None:
        """Have `act` called with the value in force whenever `name` was set."""
        self._watchers[name] = act
