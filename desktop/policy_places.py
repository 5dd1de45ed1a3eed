"""Where the organisation's decisions for this machine are: places that only an administrator can write to."""

from __future__ import annotations

import logging
import plistlib
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.policy import NOT_READABLE, Mistake, Policy, parse_json, parse_policy

if TYPE_CHECKING:
    from collections.abc import Iterator

log = logging.getLogger(__name__)

REGISTRY_KEY = r"Software\Policies\Mienskip"
LINUX_FILE = Path("/etc/mienskip/policy.json")
MAC_MANAGED = Path("/Library/Managed Preferences/org.mienskip.Mienskip.plist")
MAC_FILE = Path("/Library/Application Support/Mienskip/policy.json")


@cache
def machine_policy() -> Policy:
    """Give what is decided on this machine, as it was when this process first asked."""
    policy = merged(_sources())
    for mistake in policy.mistakes:
        log.info("a line of the machine's policy has no effect: %s", mistake.name)
    return policy


def merged(policies: Iterator[Policy]) -> Policy:
    """Put policies together: what the first one decides stands."""
    found = list(policies)
    decisions = {name: one for policy in reversed(found) for name, one in policy.decisions.items()}
    return Policy(decisions, tuple(mistake for policy in found for mistake in policy.mistakes))


def _sources() -> Iterator[Policy]:
    if sys.platform == "win32":
        yield from _from_registry()
        yield from from_file(_program_files() / "Mienskip" / "policy.json")
    elif sys.platform == "darwin":
        yield from from_property_list(MAC_MANAGED)
        yield from from_file(MAC_FILE)
    else:
        yield from from_file(LINUX_FILE)


def from_file(path: Path) -> Iterator[Policy]:
    """Read a policy file, where there is one."""
    try:
        yield parse_json(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return
    except (OSError, UnicodeDecodeError) as error:
        yield _unreadable(error)


def from_property_list(path: Path) -> Iterator[Policy]:
    """Read what a device management of macOS has put down, where there is any."""
    try:
        values = plistlib.loads(path.read_bytes())
    except FileNotFoundError:
        return
    except (OSError, ValueError, plistlib.InvalidFileException) as error:
        yield _unreadable(error)
        return
    own = {name: value for name, value in values.items() if not name.startswith(("Payload", "_"))}
    yield parse_policy(own)


def _program_files() -> Path:
    """Ask the registry: an environment variable is the person's to change."""
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415  there is none elsewhere

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"Software\Microsoft\Windows\CurrentVersion") as key:
            return Path(winreg.QueryValueEx(key, "ProgramFilesDir")[0])
    return Path("C:/Program Files")


def _from_registry() -> list[Policy]:
    """Read the group policy, of the machine before that of the user."""
    found: list[Policy] = []
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415  there is none elsewhere

        for hive in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
            try:
                with winreg.OpenKey(hive, REGISTRY_KEY) as key:
                    count = winreg.QueryInfoKey(key)[1]
                    found.append(parse_policy(dict(winreg.EnumValue(key, number)[:2] for number in range(count))))
            except FileNotFoundError:
                continue
            except OSError as error:
                found.append(_unreadable(error))
    return found


def _unreadable(error: Exception) -> Policy:
    return Policy(mistakes=(Mistake("", type(error).__name__, NOT_READABLE),))
