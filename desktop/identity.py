"""Who is signed in on this machine: signing in, staying signed in, and leaving without a trace."""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.policy_places import machine_policy
from desktop.secrets import Keep, Secret, cache_key, known_proxies, new_cache_key
from sync.errors import CacheKeyLost, KeyringUnavailable, NotSignedIn, SessionExpired, WorkOfSomebodyElse

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from desktop.home import Home
    from desktop.secrets import Secrets

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose data this is: the site's address and the user name there."""

    site: str
    username: str

    @property
    def digest(self) -> str:
        """By what it is known again, where nobody is to be named."""
        return hashlib.sha256(f"{self.site} {self.username}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Unlocked:
    """An identity with what opens its data: `token` for the server, `key` (32 bytes) for the cache.

    `token` is empty when the person has to sign in again; the cache can be read all the same.
    """

    identity: Identity
    token: str
    key: bytes
    proxies: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """User name and password for proxies on the way, by host and port."""


def signed_in_identity(home: Home) -> Identity | None:
    """Tell who is signed in, without touching the keyring."""
    try:
        stored = json.loads(home.account_file.read_text(encoding="utf-8"))
        return Identity(site=str(stored["site"]), username=str(stored["username"]))
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        log.warning("the account file was damaged: nobody is signed in")
        return None


def is_away(home: Home) -> bool:
    """Tell whether the program signed the person out and kept what they had not sent: only their password opens it."""
    try:
        return bool(json.loads(home.account_file.read_text(encoding="utf-8")).get("away"))
    except (OSError, ValueError, AttributeError):
        return False


def unlock(home: Home, secrets: Secrets) -> Unlocked:
    """Get token and key of whoever is signed in.

    Raises NotSignedIn where nobody is, or where the secrets did not outlive the last run (no keyring); CacheKeyLost
    where a cache is left without its key; KeyringUnavailable while the keyring is locked; DecidedByOrganisation where
    the account is of another intranet than the one decided for this machine.
    """
    identity = signed_in_identity(home)
    if identity is None:
        raise NotSignedIn
    machine_policy().require_site(identity.site)
    if is_away(home):
        raise NotSignedIn("signed out by the program, with work kept")
    key = cache_key(secrets)
    if key is None:
        if home.cache_file.exists():
            raise CacheKeyLost
        raise NotSignedIn("there is an account but no key")
    return Unlocked(identity, secrets.get(Secret.TOKEN) or "", key, known_proxies(secrets))


def sign_in(
    home: Home, secrets: Secrets, url: str, username: str, password: str, *, over_work: bool = False
) -> Unlocked:
    """Ask the server for a token and remember it.

    The cache of the same person on the same site is kept; anybody else's leaves the machine first. Where somebody else
    was signed out with work that was not sent, that takes `over_work`.
    Raises what `sync.plone.signing_in.sign_in` raises, KeyringUnavailable, DecidedByOrganisation, WorkOfSomebodyElse.
    """
    machine_policy().require_site(url)
    import asyncio  # noqa: PLC0415  with the next import: the window appears before httpx is there

    from desktop.outward import set_out  # noqa: PLC0415  as above
    from sync.plone.routes import ROUTES  # noqa: PLC0415  as above
    from sync.plone.signing_in import sign_in as ask_server  # noqa: PLC0415  as above

    set_out(machine_policy())
    proxies = known_proxies(secrets)
    ROUTES.introduce(proxies)
    answer = asyncio.run(ask_server(url, username, password))
    identity = Identity(site=answer.site, username=answer.account.username)
    home.prepare()
    before = signed_in_identity(home)
    if before is not None and before != identity and is_away(home) and not over_work:
        raise WorkOfSomebodyElse(who=before.username)
    key = cache_key(secrets) if before == identity else None
    if key is None:
        forget(home, secrets, but=[Secret.PROXIES])
        key = new_cache_key(secrets)
    secrets.set(Secret.TOKEN, answer.token)
    if secrets.keep is not Keep.THIS_RUN:
        _remember(home, identity)
    return Unlocked(identity, answer.token, key, proxies)


def require_token(unlocked: Unlocked) -> str:
    """Give the token, or raise SessionExpired where the person has to sign in again."""
    if not unlocked.token:
        raise SessionExpired
    return unlocked.token


def forget(home: Home, secrets: Secrets, but: Collection[Secret] = ()) -> None:
    """Remove token, key, cache, bodies and open copies of whoever was signed in; secrets in `but` stay.

    The files go even when the keyring is locked: without its key the cache could not be read anyway.
    """
    try:
        for name in Secret:
            if name not in but:
                secrets.delete(name)
    except KeyringUnavailable:
        log.warning("the keyring is not ready: its entries stay until the next sign-in")
    if Secret.PROXIES not in but:
        from sync.plone.routes import ROUTES  # noqa: PLC0415  as in sign_in

        ROUTES.forget_names()
    home.forget_person()


def step_out(home: Home, secrets: Secrets, identity: Identity) -> None:
    """Sign somebody out and keep what they had not sent, encrypted, until they sign in again.

    Where secrets last for this run only, it is kept for as long.
    """
    _remember(home, identity, away=True)
    try:
        secrets.delete(Secret.TOKEN)
    except KeyringUnavailable:
        log.warning("the keyring is not ready: the token stays in it until the next sign-in")


def _remember(home: Home, identity: Identity, *, away: bool = False) -> None:
    fresh = home.account_file.with_suffix(".new")
    kept = {"site": identity.site, "username": identity.username, **({"away": True} if away else {})}
    fresh.write_text(json.dumps(kept), encoding="utf-8")
    fresh.replace(home.account_file)
