"""A first sync against the fewest bytes that carry the same facts, fetched from the same server with curl."""

from __future__ import annotations

import asyncio
import subprocess
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from desktop.home import Home
from desktop.identity import sign_in
from desktop.secrets import SecretsOfThisRun
from sync.cache.files import BodyStore
from sync.cache.queries import Queries
from sync.cache.store import Store
from sync.engine.engine import Engine
from sync.errors import Gone
from sync.models import Kind
from sync.plone.client import PloneClient
from sync.plone.intranet import PloneIntranet
from sync.plone.local import LocalServer
from sync.plone.mapping import PERSON_COLUMNS
from sync.plone.sample_growing import fill_larger
from tests.benchmarks.conftest import Figure, Report
from tests.plone_server import SecretsInMemory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sync.engine.report import SyncReport
    from sync.plone.sample import Community

PEOPLE, NEWS, DOCUMENTS = 1_000, 500, 2_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory, plone_environment: Path) -> Iterator[tuple[LocalServer, Community]]:
    plone_environment.parent.mkdir(parents=True, exist_ok=True)
    server = LocalServer(tmp_path_factory.mktemp("large"), secrets=SecretsInMemory(), environment=plone_environment)
    server.start()
    community = fill_larger(server, people=PEOPLE, news=NEWS, documents=DOCUMENTS)
    yield server, community
    server.stop()


def fewest(url: str, token: str, username: str) -> tuple[int, float]:
    """Fetch the same facts in the leanest requests of the server's API: bytes on the line, and seconds."""
    people = ("UID", "modified", *PERSON_COLUMNS)
    queries = [
        {"portal_type": "Person", "metadata_fields": people, "b_size": 5000},
        {
            "portal_type": ("File", "Image"),
            "metadata_fields": ("UID", "modified", "created", "Creator"),
            "b_size": 5000,
        },
        {"portal_type": ("team", "intranet_folder"), "metadata_fields": ("UID", "modified"), "b_size": 5000},
        {"portal_type": ("News Item", "Event"), "fullobjects": 1, "b_size": 5000},
        {"portal_type": "Discussion Item", "metadata_fields": "UID", "b_size": 5000},
    ]
    addresses = [f"{url}/@search?{urlencode(query, doseq=True)}" for query in queries] + [f"{url}/@users/{username}"]
    size, seconds = 0, 0.0
    for address in addresses:
        done = subprocess.run(
            [
                *("curl", "--silent", "--fail", "--output", "/dev/null"),
                *("--header", "Accept: application/json", "--header", f"Authorization: Bearer {token}"),
                *("--write-out", "%{size_download} %{size_header} %{size_request} %{time_total}", address),
            ],
            capture_output=True,
            text=True,
            check=True,
        )
        body, head, request, took = done.stdout.split()
        size += int(body) + int(head) + int(request)
        seconds += float(took)
    return size, seconds


class WithoutPictures(PloneIntranet):
    """Leaves pictures where they are: what is measured are records."""

    async def picture(self, _url: str) -> bytes:
        raise Gone


async def synced(home: Home, site: str, token: str, key: bytes) -> SyncReport:
    store = Store.open(home.cache_file, key)
    intranet = WithoutPictures(PloneClient(site, token))
    engine = Engine(intranet, store, BodyStore(home.bodies, key), home.working_copies, lambda _event: None)
    try:
        return await engine.sync_once()
    finally:
        await engine.aclose()
        store.close()


def test_a_first_sync_takes_little_more_than_the_facts_themselves(
    large: tuple[LocalServer, Community], tmp_path: Path, report: Report
) -> None:
    server, community = large
    home = Home(tmp_path / "home")
    running = server.start()
    unlocked = sign_in(home, SecretsOfThisRun(), running.url, community.default_user, community.password)
    done = asyncio.run(synced(home, running.url, unlocked.token, unlocked.key))
    queries = Queries.open(home.cache_file, unlocked.key)
    counts = queries.counts()
    queries.close()
    assert counts[Kind.PEOPLE] == PEOPLE
    assert done.skipped == 0
    least, seconds = fewest(running.url, unlocked.token, unlocked.identity.username)
    report.append(Figure("first sync, bytes", done.bytes / 1e6, least / 1e6, "MB", "<= 1.15"))
    report.append(Figure("first sync, seconds", done.seconds, seconds, "s", "-"))
