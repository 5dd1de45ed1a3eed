"""Signing in: from what a person types to a token."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

import httpx
import msgspec

from sync.errors import (
    BadAddress,
    BadAnswer,
    CertificateRefused,
    NotAnIntranet,
    PlainHttpRefused,
    Refused,
    ServerAway,
    WrongPassword,
)
from sync.models import Account
from sync.plone.client import JSON_LIMIT, decode, is_json, new_http, read_limited, refusal
from sync.plone.network import converted, origin
from sync.plone.portals import PortalWatch
from sync.plone.routes import is_this_machine
from sync.server import Traffic

if TYPE_CHECKING:
    from collections.abc import Iterator

ADMINISTRATORS = frozenset({"Manager", "Site Administrator"})
REVIEWERS = ADMINISTRATORS | {"Reviewer"}
API_MARK = "++api++"
"""Volto sites pass this path of the public address on to Plone's REST API."""
LONGEST_PATH = 6


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A token for the site at `site`, and whose it is."""

    site: str
    token: str
    account: Account


async def sign_in(
    url: str, username: str, password: str, *, transport: httpx.AsyncBaseTransport | None = None
) -> SignedIn:
    """Find the intranet that `url` belongs to and get a token for it.

    `url` may be the address of any page of the site, with or without ``https://``. Raises BadAddress,
    PlainHttpRefused, UnknownHost, CertificateRefused, CaptivePortal, ProxyWantsSignIn, NotAnIntranet, WrongPassword,
    Maintenance, ServerAway.
    """
    typed = normal_address(url)
    async with new_http(transport) as http:
        try:
            for site in candidates(typed):
                token = await _token(http, site, username, password)
                if token is not None:
                    return SignedIn(site, token, await _account(http, site, username, token))
        except (CertificateRefused, ServerAway) as error:
            explained = await PortalWatch(typed).explained(error, http)
            if explained is error:
                raise
            raise explained from error
    raise NotAnIntranet("no REST API", host=urlsplit(typed).hostname or "")


def normal_address(url: str) -> str:
    """Complete what was typed to an address with a scheme. Raises BadAddress, PlainHttpRefused."""
    text = url.strip()
    if not text or any(character.isspace() for character in text):
        raise BadAddress
    if "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        raise BadAddress from error
    if parts.scheme not in ("http", "https") or not host:
        raise BadAddress
    if parts.scheme == "http" and not is_this_machine(host):
        raise PlainHttpRefused
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path.rstrip("/"), "", ""))


def candidates(address: str) -> Iterator[str]:
    """Give where the REST API may be, likeliest first: the address itself and its parents, each plain and as Volto."""
    parts = urlsplit(address)
    segments = [segment for segment in parts.path.split("/") if segment and not segment.startswith("@")][:LONGEST_PATH]
    for length in range(len(segments), -1, -1):
        base = urlunsplit((parts.scheme, parts.netloc, "/".join(["", *segments[:length]]), "", ""))
        yield base
        if API_MARK not in base:
            yield f"{base}/{API_MARK}"


async def _token(http: httpx.AsyncClient, site: str, username: str, password: str) -> str | None:
    """Ask for a token; None where no REST API is."""
    body = msgspec.json.encode({"login": username, "password": password})
    headers = {"Accept": "application/json", "Content-Type": "application/json"}
    with converted(site):
        request = http.build_request("POST", f"{site}/@login", content=body, headers=headers)
        answer = await http.send(request, stream=True)
        try:
            if answer.has_redirect_location:
                _refuse_other_host(answer, site)
                return None
            if answer.status_code == httpx.codes.UNAUTHORIZED and is_json(answer):
                raise WrongPassword
            if answer.status_code == httpx.codes.NOT_IMPLEMENTED:
                raise NotAnIntranet("no sign-in by token", host=urlsplit(site).hostname or "")
            if answer.status_code in (httpx.codes.NOT_FOUND, httpx.codes.METHOD_NOT_ALLOWED):
                return None
            if answer.is_error:
                error = await refusal(answer)
                if isinstance(error, Refused):
                    return None
                raise error
            if not is_json(answer):
                return None
            return _token_in(decode(await read_limited(answer, JSON_LIMIT, Traffic())))
        finally:
            await answer.aclose()


def _refuse_other_host(answer: httpx.Response, site: str) -> None:
    """Raise where a redirect leads to another host: the password must not follow it."""
    target = str(answer.next_request.url) if answer.next_request else site
    if origin(target)[1] != origin(site)[1]:
        raise NotAnIntranet("redirected to another host", host=urlsplit(site).hostname or "")


def _token_in(answer: Any) -> str | None:
    token = answer.get("token") if isinstance(answer, dict) else None
    return token if isinstance(token, str) else None


async def _account(http: httpx.AsyncClient, site: str, username: str, token: str) -> Account:
    headers = {"Accept": "application/json", "Authorization": f"Bearer {token}"}
    with converted(site):
        answer = await http.get(f"{site}/@users/{username}", headers=headers)
    if answer.is_error or not is_json(answer):
        raise await refusal(answer) if answer.is_error else BadAnswer("no account")
    return account_from(site, decode(answer.content))


def account_from(site: str, data: Any) -> Account:
    """Read what ``@users/<id>`` answers. Raises BadAnswer."""
    if not isinstance(data, dict) or not isinstance(data.get("id"), str):
        raise BadAnswer("no account")
    listed, roles = data.get("groups"), data.get("roles")
    groups = listed.get("items", []) if isinstance(listed, dict) else []
    return Account(
        site=site,
        username=data["id"],
        full_name=str(data.get("fullname") or ""),
        email=str(data.get("email") or ""),
        groups=frozenset(str(group["id"]) for group in groups if isinstance(group, dict) and "id" in group),
        administers=isinstance(roles, list) and not ADMINISTRATORS.isdisjoint(map(str, roles)),
        reviews=isinstance(roles, list) and not REVIEWERS.isdisjoint(map(str, roles)),
    )


def is_on_this_machine(url: str) -> bool:
    """Tell whether an address is one of this computer, as the sample intranet's is."""
    return is_this_machine(urlsplit(url).hostname or "")
