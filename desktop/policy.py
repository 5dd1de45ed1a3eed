"""What the organisation has decided for this machine: read from any source, explained line by line. Needs no Qt."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from sync.errors import QT_TRANSLATE_NOOP, DecidedByOrganisation

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping

SYSTEM_PROXY, NO_PROXY = "system", "none"
PAC_MARK = "pac:"
"""Stands before the address of a script that tells which proxy to use."""
SIGN_IN_WAYS = ("password", "sample")
NOTIFICATION_CONTENTS = ("content", "sender", "nothing")
UPDATE_CHANNELS = ("stable", "testing", "managed")
LARGEST_OFFLINE_MB = 1024 * 1024
LONGEST_DAYS, LONGEST_MINUTES = 3650, 24 * 60
THIS_MACHINE = "localhost,127.0.0.1,::1"
PROXY_VARIABLES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")

Parse: TypeAlias = "Callable[[object], str]"
"""Turns a value of a policy into the text of the setting; raises ValueError where it is none."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One setting that is decided and locked: `words` says what that means, ``{value}`` filled in by `value`."""

    name: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Mistake:
    """A line that has no effect: `words` says what is wrong, ``{name}`` and ``{value}`` filled in."""

    name: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Policy:
    """What is decided, by the name of the setting, and what could not be understood. Lines hold each for itself."""

    decisions: Mapping[str, Decision] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()

    def value(self, name: str, default: str = "") -> str:
        """Give what is decided for a setting, or `default` where the person may choose."""
        return self.decisions[name].value if name in self.decisions else default

    def require_site(self, url: str) -> None:
        """Raise DecidedByOrganisation where the intranet at `url` is not the one that is decided."""
        wanted = self.value("server_address")
        if wanted and urlsplit(with_scheme(url)).netloc.lower() != urlsplit(wanted).netloc.lower():
            raise DecidedByOrganisation(
                reason=QT_TRANSLATE_NOOP("errors", "On this computer Mienskip is for {site} only."), site=wanted
            )

    @property
    def allows_sample(self) -> bool:
        """Tell whether the sample intranet may be set up and used on this machine."""
        return not self.value("server_address") and "sample" in self.value("sign_in", "sample")

    def require_sample_allowed(self) -> None:
        """Raise DecidedByOrganisation where the sample intranet may not be used."""
        if not self.allows_sample:
            raise DecidedByOrganisation(
                reason=QT_TRANSLATE_NOOP("errors", "The sample intranet is not for this computer.")
            )

    def offline_limit(self) -> int | None:
        """Give how many bytes documents may take here; None where nothing is decided."""
        if not self.allows_documents:
            return 0
        limit = self.value("offline_limit_mb")
        return int(limit) * 1024**2 if limit else None

    @property
    def allows_documents(self) -> bool:
        """Whether documents may stay on this machine."""
        return self.value("offline_documents") != "off"

    def require_offline_allowed(self) -> None:
        """Raise DecidedByOrganisation where documents may not be kept on this machine."""
        if not self.allows_documents:
            raise DecidedByOrganisation(reason=QT_TRANSLATE_NOOP("errors", "Documents are not kept on this computer."))

    def apply_proxy(self, environment: MutableMapping[str, str] = os.environ) -> None:
        """Have every request of this process, sign-in included, go through the proxy that is decided."""
        proxy = self.value("proxy", SYSTEM_PROXY)
        if proxy == SYSTEM_PROXY:
            return
        for name in PROXY_VARIABLES:
            for spelled in (name, name.upper()):
                environment.pop(spelled, None)
        if proxy == NO_PROXY or proxy.startswith(PAC_MARK):
            environment["no_proxy"] = "*"
        else:
            environment.update(http_proxy=proxy, https_proxy=proxy, no_proxy=THIS_MACHINE)


def with_scheme(url: str) -> str:
    """Complete an address that was typed without https://."""
    return url.strip() if "://" in url else f"https://{url.strip()}"


def _address(value: object) -> str:
    parts = urlsplit(value if isinstance(value, str) else "")
    if (parts.scheme != "https" and parts.hostname not in ("localhost", "127.0.0.1")) or not parts.hostname:
        raise ValueError
    return str(value).rstrip("/")


def _proxy(value: object) -> str:
    if value in (SYSTEM_PROXY, NO_PROXY):
        return str(value)
    text = value if isinstance(value, str) else ""
    parts = urlsplit(text.removeprefix(PAC_MARK))
    if text.startswith(PAC_MARK):
        if (parts.scheme != "file" and not parts.hostname) or parts.scheme not in ("http", "https", "file"):
            raise ValueError
        return text
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.port is None:
        raise ValueError
    return str(value).rstrip("/")


def _ways(value: object) -> str:
    chosen = value if isinstance(value, list) else [value]
    if "password" not in chosen or any(way not in SIGN_IN_WAYS for way in chosen):
        raise ValueError
    return ",".join(way for way in SIGN_IN_WAYS if way in chosen)


def _switch(value: object) -> str:
    if value not in (True, False):  # 1 and 0 are equal to these: the registry knows numbers only
        raise ValueError
    return "on" if value else "off"


def _number(least: int, most: int) -> Parse:
    def parse(value: object) -> str:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise ValueError
        return str(value)

    return parse


def _one_of(*options: str) -> Parse:
    def parse(value: object) -> str:
        if value not in options:
            raise ValueError
        return str(value)

    return parse


def _never(value: object) -> str:
    if value not in (False, "off"):
        raise ValueError
    return "off"


@dataclass(frozen=True, slots=True)
class _Rule:
    parse: Parse
    wanted: str
    """What a value may be, for whoever wrote another."""
    meaning: Mapping[str, str]
    """What each value means; the empty one for all others."""

    def words(self, value: str) -> str:
        return self.meaning.get(value) or self.meaning[""]


RULES: Mapping[str, _Rule] = {
    "server_address": _Rule(
        _address,
        QT_TRANSLATE_NOOP("policy", "an address that begins with https://"),
        {"": QT_TRANSLATE_NOOP("policy", "The intranet is {value}; another cannot be chosen.")},
    ),
    "proxy": _Rule(
        _proxy,
        QT_TRANSLATE_NOOP(
            "policy",
            'an address with a port as "http://proxy.example.org:3128", "pac:" and the address of a script, "system" '
            'or "none"',
        ),
        {
            SYSTEM_PROXY: QT_TRANSLATE_NOOP("policy", "The proxy of the system is used."),
            NO_PROXY: QT_TRANSLATE_NOOP("policy", "No proxy is used, whatever the system says."),
            "": QT_TRANSLATE_NOOP("policy", "Every request goes through the proxy {value}, signing in included."),
        },
    ),
    "sign_in": _Rule(
        _ways,
        QT_TRANSLATE_NOOP("policy", 'a list with "password", and "sample" where that may be tried'),
        {
            "password": QT_TRANSLATE_NOOP("policy", "One signs in with a password; there is no sample intranet."),
            "": QT_TRANSLATE_NOOP("policy", "One signs in with a password, or tries the sample intranet."),
        },
    ),
    "autostart": _Rule(
        _switch,
        QT_TRANSLATE_NOOP("policy", "true or false"),
        {
            "on": QT_TRANSLATE_NOOP("policy", "Mienskip starts in the tray when one signs in to the computer."),
            "off": QT_TRANSLATE_NOOP("policy", "Mienskip does not start by itself."),
        },
    ),
    "offline_documents": _Rule(
        _switch,
        QT_TRANSLATE_NOOP("policy", "true or false"),
        {
            "on": QT_TRANSLATE_NOOP("policy", "Documents may be kept on this computer, encrypted."),
            "off": QT_TRANSLATE_NOOP("policy", "Documents are not kept on this computer."),
        },
    ),
    "offline_limit_mb": _Rule(
        _number(0, LARGEST_OFFLINE_MB),
        QT_TRANSLATE_NOOP("policy", "a whole number of megabytes"),
        {"": QT_TRANSLATE_NOOP("policy", "Documents that were only opened take at most {value} MB.")},
    ),
    "offline_days": _Rule(
        _number(1, LONGEST_DAYS),
        QT_TRANSLATE_NOOP("policy", "a whole number of days, 1 or more"),
        {"": QT_TRANSLATE_NOOP("policy", "Documents that were only opened leave after {value} days without use.")},
    ),
    "large_on_metered": _Rule(
        _switch,
        QT_TRANSLATE_NOOP("policy", "true or false"),
        {
            "on": QT_TRANSLATE_NOOP("policy", "Large files are sent and fetched on metered connections too."),
            "off": QT_TRANSLATE_NOOP("policy", "Large files wait while the connection is metered."),
        },
    ),
    "sign_out_after_minutes": _Rule(
        _number(0, LONGEST_MINUTES),
        QT_TRANSLATE_NOOP("policy", "a whole number of minutes, 0 for never"),
        {
            "0": QT_TRANSLATE_NOOP("policy", "Nobody is signed out for not using the computer."),
            "": QT_TRANSLATE_NOOP("policy", "Who does not use the computer for {value} minutes is signed out."),
        },
    ),
    "sign_out_at_end": _Rule(
        _switch,
        QT_TRANSLATE_NOOP("policy", "true or false"),
        {
            "on": QT_TRANSLATE_NOOP("policy", "One is signed out when Mienskip is quit or the computer is left."),
            "off": QT_TRANSLATE_NOOP("policy", "One stays signed in when Mienskip is quit."),
        },
    ),
    "notification_content": _Rule(
        _one_of(*NOTIFICATION_CONTENTS),
        QT_TRANSLATE_NOOP("policy", '"content", "sender" or "nothing"'),
        {
            "content": QT_TRANSLATE_NOOP("policy", "Notifications show what they are about."),
            "sender": QT_TRANSLATE_NOOP("policy", "Notifications show only whom they are from."),
            "nothing": QT_TRANSLATE_NOOP("policy", "Notifications show only that there is something."),
        },
    ),
    "update_channel": _Rule(
        _one_of(*UPDATE_CHANNELS),
        QT_TRANSLATE_NOOP("policy", '"stable", "testing" or "managed"'),
        {"": QT_TRANSLATE_NOOP("policy", "Noted: {value}. This version does not update itself.")},
    ),
    "telemetry": _Rule(
        _never,
        QT_TRANSLATE_NOOP("policy", "false: there is none"),
        {"": QT_TRANSLATE_NOOP("policy", "There is none, with or without this line.")},
    ),
}

UNKNOWN = QT_TRANSLATE_NOOP("policy", "one of the settings in the README: this name is none of them")
NO_JSON = QT_TRANSLATE_NOOP("policy", "This is no JSON: {value}.")
NO_OBJECT = QT_TRANSLATE_NOOP("policy", "The file must hold one object: { … }.")
NOT_READABLE = QT_TRANSLATE_NOOP("policy", "The file cannot be read: {value}.")


def parse_policy(values: Mapping[str, object]) -> Policy:
    """Read named values, as they come out of a JSON file, a property list or the registry."""
    decisions: dict[str, Decision] = {}
    mistakes: list[Mistake] = []
    for name, value in values.items():
        rule = RULES.get(name)
        if rule is None:
            mistakes.append(Mistake(name, _shown(value), UNKNOWN))
            continue
        try:
            chosen = rule.parse(value)
        except (ValueError, TypeError):
            mistakes.append(Mistake(name, _shown(value), rule.wanted))
        else:
            decisions[name] = Decision(name, chosen, rule.words(chosen))
    return Policy(decisions, tuple(mistakes))


def parse_json(text: str) -> Policy:
    """Read the text of a policy file; one that cannot be read decides nothing and says so in `mistakes`."""
    try:
        values = json.loads(text)
    except ValueError as error:
        return Policy(mistakes=(Mistake("", str(error), NO_JSON),))
    if not isinstance(values, dict):
        return Policy(mistakes=(Mistake("", _shown(values), NO_OBJECT),))
    return parse_policy(values)


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
