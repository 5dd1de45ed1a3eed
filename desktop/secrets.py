"""Tokens and keys: in the keyring of the system and nowhere else.

Where a machine has no keyring, secrets are kept in memory for this run. A sample account, whose password stands in
the documentation anyway, may have them in a file that only its owner reads, so that the command line works on a
machine without a desktop.
"""

from __future__ import annotations

import base64
import hashlib
import json
import logging
import os
from contextlib import closing
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from sync.errors import KeyringUnavailable

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.home import Home

log = logging.getLogger(__name__)

SERVICE = "Mienskip"
KEY_BYTES = 32


class Secret(StrEnum):
    """What is kept: the token of the session, the key of the cache (base64), and names for proxies (JSON)."""

    TOKEN = "token"  # noqa: S105  the name of the entry, not a token
    CACHE_KEY = "cache-key"
    PROXIES = "proxies"


class Keep(StrEnum):
    """How long secrets last; shown to the person where it is not the keyring."""

    KEYRING = "keyring"
    THIS_RUN = "this-run"
    SAMPLE_FILE = "sample-file"


class Secrets(Protocol):
    """Somewhere to put a secret. Every method raises KeyringUnavailable while the place is locked."""

    keep: Keep

    def get(self, name: str) -> str | None:
        """Give the secret, or None where there is none."""

    def set(self, name: str, value: str) -> None:
        """Put a secret there, over what was there before."""

    def delete(self, name: str) -> None:
        """Take it away; nothing happens where there is none."""


class KeyringSecrets:
    """The keyring of the system; entries are named by purpose and data folder, so that two folders stay apart."""

    keep = Keep.KEYRING

    def __init__(self, home: Home) -> None:
        self._suffix = hashlib.sha256(str(home.root).encode()).hexdigest()[:12]

    def get(self, name: str) -> str | None:
        """See `Secrets`."""
        import keyring  # noqa: PLC0415  the import costs a tenth of a second, and only this needs it

        with _told_plainly():
            return keyring.get_password(SERVICE, self._entry(name))

    def set(self, name: str, value: str) -> None:
        """See `Secrets`."""
        import keyring  # noqa: PLC0415  as above

        with _told_plainly():
            keyring.set_password(SERVICE, self._entry(name), value)

    def delete(self, name: str) -> None:
        """See `Secrets`."""
        import keyring  # noqa: PLC0415  as above
        import keyring.errors  # noqa: PLC0415  as above

        with _told_plainly():
            try:
                keyring.delete_password(SERVICE, self._entry(name))
            except keyring.errors.PasswordDeleteError:
                log.debug("there was no %s in the keyring", name)

    def _entry(self, name: str) -> str:
        return f"{name}@{self._suffix}"


class _told_plainly:  # noqa: N801  reads as the verb it is
    """Turn whatever a keyring raises into KeyringUnavailable."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _trace: object) -> None:
        if error is not None and isinstance(error, Exception):
            raise KeyringUnavailable(type(error).__name__) from error


class SecretsOfThisRun:
    """Memory only."""

    keep = Keep.THIS_RUN

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        """See `Secrets`."""
        return self._values.get(name)

    def set(self, name: str, value: str) -> None:
        """See `Secrets`."""
        self._values[name] = value

    def delete(self, name: str) -> None:
        """See `Secrets`."""
        self._values.pop(name, None)


class SampleSecrets:
    """A file that only its owner may read, for a sample account or server and nothing else."""

    keep = Keep.SAMPLE_FILE

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, name: str) -> str | None:
        """See `Secrets`."""
        return self._read().get(name)

    def set(self, name: str, value: str) -> None:
        """See `Secrets`."""
        self._write({**self._read(), name: value})

    def delete(self, name: str) -> None:
        """See `Secrets`."""
        self._write({key: value for key, value in self._read().items() if key != name})

    def _read(self) -> dict[str, str]:
        try:
            values = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except ValueError:
            log.warning("the file of sample secrets was damaged and is begun anew")
            return {}
        return values if isinstance(values, dict) else {}

    def _write(self, values: dict[str, str]) -> None:
        if not values:
            self._path.unlink(missing_ok=True)
            return
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = self._path.with_suffix(".new")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(values, file)
        fresh.replace(self._path)


def keyring_works() -> bool:
    """Tell whether this machine has a keyring at all; a locked one counts as one."""
    import keyring  # noqa: PLC0415  the import costs a tenth of a second, and only this needs it
    from keyring.backends import fail, null  # noqa: PLC0415  as above

    backend = keyring.get_keyring()
    return not isinstance(backend, (fail.Keyring, null.Keyring)) and backend.priority > 0


def keyring_is_open() -> bool:
    """Tell whether the keyring can be read now without asking anybody to open it; False where that is not known."""
    import keyring  # noqa: PLC0415  the import costs a tenth of a second, and only this needs it
    from keyring.backends import SecretService  # noqa: PLC0415  as above

    if not isinstance(keyring.get_keyring(), SecretService.Keyring):
        return False
    import secretstorage  # noqa: PLC0415  there is none but on Linux

    try:
        with closing(secretstorage.dbus_init()) as bus:
            return not secretstorage.Collection(bus).is_locked()
    except secretstorage.SecretStorageException as error:
        log.debug("the keyring is not there: %s", type(error).__name__)
        return False


def secrets_for(home: Home, *, sample: bool = False) -> Secrets:
    """Choose where secrets go: the keyring, else the file of a `sample` account (or one already there), else memory."""
    if keyring_works():
        return KeyringSecrets(home)
    if sample or home.sample_secrets.exists():
        return SampleSecrets(home.sample_secrets)
    return SecretsOfThisRun()


def server_secrets(home: Home) -> Secrets:
    """Choose where the sample server keeps its administrator's password; it stays when a person signs out."""
    return KeyringSecrets(home) if keyring_works() else SampleSecrets(home.server / "secrets.json")


def cache_key(secrets: Secrets) -> bytes | None:
    """Give the key of the cache (32 bytes), or None where there is none or it is no key."""
    stored = secrets.get(Secret.CACHE_KEY)
    if stored is None:
        return None
    try:
        key = base64.b64decode(stored, validate=True)
    except ValueError:
        return None
    return key if len(key) == KEY_BYTES else None


def new_cache_key(secrets: Secrets) -> bytes:
    """Make a key for a new cache and keep it."""
    key = os.urandom(KEY_BYTES)
    secrets.set(Secret.CACHE_KEY, base64.b64encode(key).decode("ascii"))
    return key


def known_proxies(secrets: Secrets) -> dict[str, tuple[str, str]]:
    """Give user name and password for each proxy that wanted them, by host and port. Raises KeyringUnavailable."""
    try:
        kept = json.loads(secrets.get(Secret.PROXIES) or "{}")
        return {str(place): (str(name), str(password)) for place, (name, password) in kept.items()}
    except (ValueError, TypeError, AttributeError):
        log.info("what was kept for proxies was damaged")
        return {}
