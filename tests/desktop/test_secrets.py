"""Secrets are in the keyring, or for this run only; nothing of them lies about."""

from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from desktop.home import Home
from desktop.identity import forget
from desktop.outward import remember_proxy
from desktop.secrets import (
    Keep,
    KeyringSecrets,
    SampleSecrets,
    Secret,
    SecretsOfThisRun,
    cache_key,
    keyring_works,
    new_cache_key,
    secrets_for,
)
from sync.errors import KeyringUnavailable
from sync.plone.routes import ROUTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class KeyringInMemory(KeyringBackend):
    priority = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library's
        self.entries: dict[tuple[str, str], str] = {}
        self.locked = False

    def _open(self) -> None:
        if self.locked:
            raise KeyringLocked

    def get_password(self, service: str, username: str) -> str | None:
        self._open()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._open()
        if (service, username) not in self.entries:
            raise keyring.errors.PasswordDeleteError
        del self.entries[service, username]


@pytest.fixture
def ring() -> Iterator[KeyringInMemory]:
    before, ring = keyring.get_keyring(), KeyringInMemory()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def test_with_a_keyring_secrets_are_there_and_nowhere_on_the_disk(ring: KeyringInMemory, home: Home) -> None:
    home.prepare()
    secrets = secrets_for(home)
    secrets.set(Secret.TOKEN, "geheim-token")
    key = new_cache_key(secrets)
    assert secrets.keep is Keep.KEYRING
    assert (secrets.get(Secret.TOKEN), cache_key(secrets)) == ("geheim-token", key)
    assert not [path for path in home.root.rglob("*") if path.is_file()]
    assert len(ring.entries) == 2


def test_two_data_folders_have_secrets_of_their_own(ring: KeyringInMemory, tmp_path: Path) -> None:
    first, second = KeyringSecrets(Home(tmp_path / "a")), KeyringSecrets(Home(tmp_path / "b"))
    first.set(Secret.TOKEN, "een")
    assert second.get(Secret.TOKEN) is None
    assert len(ring.entries) == 1


def test_a_locked_keyring_is_not_ready_which_is_not_signed_out(ring: KeyringInMemory, home: Home) -> None:
    secrets = KeyringSecrets(home)
    secrets.set(Secret.TOKEN, "t")
    ring.locked = True
    with pytest.raises(KeyringUnavailable):
        secrets.get(Secret.TOKEN)
    ring.locked = False
    assert secrets.get(Secret.TOKEN) == "t"


def test_deleting_what_is_not_there_is_no_error(ring: KeyringInMemory, home: Home) -> None:
    assert ring.entries == {}
    KeyringSecrets(home).delete(Secret.TOKEN)


def test_without_a_keyring_secrets_last_for_this_run(home: Home) -> None:
    assert not keyring_works()
    secrets = secrets_for(home)
    assert secrets.keep is Keep.THIS_RUN
    secrets.set(Secret.TOKEN, "t")
    assert secrets_for(home).get(Secret.TOKEN) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file modes")
def test_a_sample_accounts_secrets_are_in_a_file_for_its_owner_alone(home: Home) -> None:
    secrets = secrets_for(home, sample=True)
    assert isinstance(secrets, SampleSecrets)
    secrets.set(Secret.TOKEN, "t")
    assert stat.S_IMODE(home.sample_secrets.stat().st_mode) == 0o600
    assert secrets_for(home).get(Secret.TOKEN) == "t"
    secrets.delete(Secret.TOKEN)
    assert not home.sample_secrets.exists()


@pytest.mark.expects_log_warnings
def test_a_damaged_file_of_sample_secrets_is_begun_anew(home: Home) -> None:
    home.prepare()
    home.sample_secrets.write_text("{half")
    assert SampleSecrets(home.sample_secrets).get(Secret.TOKEN) is None


@pytest.mark.parametrize("stored", ["", "geen base64!", "a29ydA=="])
def test_what_is_no_key_is_none(stored: str) -> None:
    secrets = SecretsOfThisRun()
    secrets.set(Secret.CACHE_KEY, stored)
    assert cache_key(secrets) is None


@pytest.mark.parametrize("keep", [Keep.SAMPLE_FILE, Keep.THIS_RUN])
def test_a_name_for_a_proxy_is_in_no_file_and_goes_when_one_signs_out(tmp_path: Path, keep: Keep) -> None:
    home = Home(tmp_path)
    secrets = SampleSecrets(home.sample_secrets) if keep is Keep.SAMPLE_FILE else SecretsOfThisRun()
    secrets.set(Secret.TOKEN, "t")
    remember_proxy(secrets, "proxy.example.org:3128", "anna", "geheim")
    assert ROUTES.name_at("http://proxy.example.org:3128") == ("anna", "geheim")
    assert not any(b"geheim" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    forget(home, secrets)
    assert ROUTES.name_at("http://proxy.example.org:3128") is None
