"""The real Plone of the test session: started when the first test asks, stopped at the end."""

from __future__ import annotations

import base64
import itertools
import os
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import platformdirs
import pytest

from sync.plone.administration import FOLDER_TYPE, Administration
from sync.plone.local import LocalServer

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSWORD = "Mienskip-2026!"
CACHE_VARIABLE = "MIENSKIP_TEST_CACHE"


class SecretsInMemory:
    """Keeps the administrator's password for the session."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self._values.get(name)

    def set(self, name: str, value: str) -> None:
        self._values[name] = value

    def delete(self, name: str) -> None:
        self._values.pop(name, None)


@dataclass(frozen=True)
class Somebody:
    """An account on the test server, and a plain HTTP connection as that person (or as nobody)."""

    username: str
    http: httpx.Client

    def status(self, path: str) -> int:
        return self.http.get(path).status_code

    def found(self, **query: str) -> set[str]:
        """Addresses below the site's root that a search gives."""
        answer = self.http.get("/@search", params={"b_size": "1000", "metadata_fields": "UID", **query}).json()
        root = str(self.http.base_url).rstrip("/")
        return {item["@id"].removeprefix(root) for item in answer["items"]}

    def create(self, folder: str, portal_type: str, item_id: str, **fields: object) -> str:
        answer = self.http.post(folder, json={"@type": portal_type, "id": item_id, "title": item_id, **fields})
        answer.raise_for_status()
        return f"{folder}/{item_id}"

    def create_file(self, folder: str, item_id: str, body: bytes, portal_type: str = "File") -> str:
        field, kind = ("image", "image/png") if portal_type == "Image" else ("file", "text/plain")
        data = base64.b64encode(body).decode()
        kept = {"data": data, "encoding": "base64", "filename": item_id, "content-type": kind}
        return self.create(folder, portal_type, item_id, **{field: kept})

    def transition(self, path: str, name: str) -> None:
        self.http.post(f"{path}/@workflow/{name}").raise_for_status()


class Site:
    """A provisioned, empty intranet, shared by all tests of a session: each makes its own names."""

    def __init__(self, server: LocalServer) -> None:
        self.server = server
        self._numbers = itertools.count(1)
        self.running = server.start()
        self.url = self.running.url
        self.administration = Administration(self.url, self.running.admin_user, self.running.admin_password)
        self._people: list[Somebody] = []

    def name(self, stem: str) -> str:
        """A name that no other test uses."""
        return f"{stem}{next(self._numbers)}"

    def somebody(self, stem: str = "iemand", **profile: object) -> Somebody:
        """A new account with a profile and a personal folder, signed in."""
        username = self.name(stem)
        self.administration.add_account(username, PASSWORD, stem.title(), f"{username}@mienskip.example")
        names = {"first_name": stem.title(), "last_name": f"van der {username.title()}"}
        self.administration.add_person(username, **{**names, **profile})
        self.administration.add_personal_folder(username)
        return self.signed_in(username)

    def signed_in(self, username: str) -> Somebody:
        body = {"login": username, "password": PASSWORD}
        answer = httpx.post(f"{self.url}/@login", json=body, headers={"Accept": "application/json"}, timeout=60)
        answer.raise_for_status()
        return self._connected(username, {"Authorization": f"Bearer {answer.json()['token']}"})

    def reviewer(self, stem: str = "communicatie") -> Somebody:
        """A new account that keeps the front page."""
        one = self.somebody(stem)
        self.administration.let_review(one.username)
        return one

    def nobody(self) -> Somebody:
        """A visitor without an account."""
        return self._connected("", {})

    def team(self, *members: Somebody, title: str = "") -> str:
        """A new team; gives its path below the site's root."""
        team = self.name("team")
        self.administration.add_team(team, title or team.title(), "Wat wij doen", [one.username for one in members])
        return f"/teams/{team}"

    def close(self) -> None:
        for one in self._people:
            one.http.close()
        self.administration.close()
        self.server.stop()

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Have the server away for a while."""
        self.server.stop()
        try:
            yield
        finally:
            self.server.start()

    def _connected(self, username: str, headers: dict[str, str]) -> Somebody:
        http = httpx.Client(base_url=self.url, headers={"Accept": "application/json", **headers}, timeout=60)
        one = Somebody(username, http)
        self._people.append(one)
        return one


FOLDER = FOLDER_TYPE


@pytest.fixture(scope="session")
def plone_environment() -> Path:
    """Where the environment of the test server is kept between sessions: making it needs the network."""
    chosen = os.environ.get(CACHE_VARIABLE)
    return Path(chosen) if chosen else platformdirs.user_cache_path("mienskip-tests") / "plone"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, plone_environment: Path) -> Iterator[Site]:
    """The provisioned, empty intranet of this session."""
    plone_environment.parent.mkdir(parents=True, exist_ok=True)
    server = LocalServer(tmp_path_factory.mktemp("plone"), secrets=SecretsInMemory(), environment=plone_environment)
    running = Site(server)
    yield running
    running.close()
