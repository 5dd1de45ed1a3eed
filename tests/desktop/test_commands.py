"""The command line on a real Plone, as a script would use it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from desktop.home import Home
from desktop.identity import unlock
from desktop.secrets import SampleSecrets
from sync.cache.marks import Mark
from sync.cache.store import Store
from sync.cache.working_copies import WorkingCopy
from tests.plone_server import PASSWORD

if TYPE_CHECKING:
    from tests.plone_server import Site, Somebody

ROOT = Path(__file__).parent.parent.parent
NOT_SIGNED_IN, AWAY, NOT_ALLOWED, NOTHING_FOUND = 3, 4, 5, 6


class Shell:
    """Runs `mienskip` in a data folder of its own. Secrets go where a sample account's do: there is no keyring here."""

    def __init__(self, folder: Path) -> None:
        self.home = Home(folder / "home")
        SampleSecrets(self.home.sample_secrets).set("made-by", "the test")

    def run(self, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "MIENSKIP_HOME": str(self.home.root), "PYTHONWARNINGS": "error"}
        return subprocess.run(
            [sys.executable, "-m", "desktop", *arguments],
            input=given,
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
            env=environment,
            timeout=120,
        )

    def json(self, *arguments: str, given: str = "") -> Any:
        done = self.run(*arguments, "--json", given=given)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


@pytest.fixture
def signed_in(site: Site, shell: Shell) -> tuple[Shell, Somebody, str]:
    somebody = site.somebody("jelle", subjects=[site.name("paspoorten")])
    team = site.team(somebody)
    done = shell.run("sign-in", site.url, "--user", somebody.username, "--password-stdin", given=f"{PASSWORD}\n")
    # signing in begins with a clean folder, so the sample's file is made again for the commands that follow
    assert done.returncode == 0, done.stderr
    return shell, somebody, team


def test_nobody_signed_in_is_said_with_its_own_exit_code(shell: Shell) -> None:
    for command in (["sync"], ["status"], ["search", "x"], ["sign-out"]):
        done = shell.run(*command)
        assert done.returncode == NOT_SIGNED_IN
        assert "mienskip sign-in" in done.stderr
        assert "Traceback" not in done.stderr


def test_a_wrong_password_is_said(site: Site, shell: Shell) -> None:
    done = shell.run("sign-in", site.url, "--user", "iemand", "--password-stdin", given="mis\n")
    assert done.returncode == NOT_SIGNED_IN
    assert "password" in done.stderr


def test_an_address_without_safety_is_refused(shell: Shell) -> None:
    done = shell.run("sign-in", "http://intranet.example.org", "--user", "x", "--password-stdin", given="x\n")
    assert done.returncode == 1
    assert "https://" in done.stderr


def test_a_server_that_is_not_there_is_away(shell: Shell) -> None:
    done = shell.run("sign-in", "http://127.0.0.1:9", "--user", "x", "--password-stdin", given="x\n")
    assert done.returncode == AWAY


def test_sync_search_status_upload_and_sign_out(
    site: Site, signed_in: tuple[Shell, Somebody, str], tmp_path: Path
) -> None:
    shell, somebody, team = signed_in
    report = shell.json("sync")
    assert report["requests"] > 0
    assert report["skipped"] == 0
    status = shell.json("status")
    assert (status["site"], status["username"]) == (site.url, somebody.username)
    assert status["items"]["people"] >= 1
    word = next(iter(somebody.http.get(f"/people/{somebody.username}").json()["subjects"]))
    found = shell.json("search", word, "--kind", "people")
    assert [person["knowledge_areas"] for person in found["people"]] == [[word]]
    assert shell.run("search", "zqxjwvkqz").returncode == NOTHING_FOUND
    file = tmp_path / "Verslag.txt"
    file.write_text("inhoud")
    empty = tmp_path / "leeg.txt"
    empty.touch()
    assert shell.json("upload", str(file), "--team", f"{site.url}{team}") == {"sent": ["Verslag.txt"], "failed": []}
    assert any(path.startswith(f"{team}/verslag-") for path in somebody.found(portal_type="File"))
    folder = tmp_path / "Stukken" / "oud"
    folder.mkdir(parents=True)
    (folder / "Plan.txt").write_text("plan")
    assert shell.json("upload", str(folder.parent), "--team", f"{site.url}{team}") == {
        "sent": ["Plan.txt"],
        "failed": [],
    }
    assert somebody.found(portal_type="intranet_folder", Title="oud")
    refused = shell.run("upload", str(empty), "--team", f"{site.url}{team}")
    assert refused.returncode == 1
    assert "leeg.txt" in refused.stderr
    assert shell.run("upload", str(file), "--team", "Bestaat niet").returncode == 1
    assert shell.run("sign-out").returncode == 0
    assert shell.run("status").returncode == NOT_SIGNED_IN
    assert [path for path in shell.home.root.rglob("*") if path.is_file()] == []


def test_sign_out_does_not_silently_lose_what_is_on_this_machine_only(
    signed_in: tuple[Shell, Somebody, str],
) -> None:
    shell, _, _ = signed_in
    shell.json("sync")
    now = datetime.now(UTC)
    store = Store.open(shell.home.cache_file, unlock(shell.home, SampleSecrets(shell.home.sample_secrets)).key)
    store.working_copies.put(WorkingCopy(uid="d1", path="/x/y.docx", since=now, base=now, digest=""))
    store.close()
    refused = shell.run("sign-out")
    assert refused.returncode == 1
    assert "Not everything of yours is sent" in refused.stderr
    assert shell.run("status").returncode == 0
    assert shell.run("sign-out", "--force").returncode == 0
    assert shell.run("status").returncode == NOT_SIGNED_IN


def test_provision_tells_what_it_did(site: Site, shell: Shell) -> None:
    admin = site.running.admin_user
    given = f"{site.running.admin_password}\n"
    told = shell.json("provision", site.url, "--user", admin, "--password-stdin", "--dry-run", given=given)
    assert set(told["done"]) <= {"a folder of their own for every account"}  # other tests make accounts without
    assert "folder people" in told["already"]


def test_somebody_who_is_no_administrator_may_not_provision(site: Site, shell: Shell) -> None:
    somebody = site.somebody()
    done = shell.run("provision", site.url, "--user", somebody.username, "--password-stdin", given=f"{PASSWORD}\n")
    assert done.returncode == NOT_ALLOWED


def test_help_is_there_for_every_command(shell: Shell) -> None:
    for command in ("demo", "sign-in", "sign-out", "sync", "search", "upload", "status", "provision", "screenshots"):
        done = shell.run(command, "--help")
        assert done.returncode == 0
        assert command in done.stdout


def test_sign_out_does_not_silently_lose_a_draft(signed_in: tuple[Shell, Somebody, str]) -> None:
    shell, _, _ = signed_in
    shell.json("sync")
    store = Store.open(shell.home.cache_file, unlock(shell.home, SampleSecrets(shell.home.sample_secrets)).key)
    store.mark(Mark.DRAFT, ["draft:1"], on=True, value="{}")
    store.close()
    assert shell.run("sign-out").returncode == 1
    assert shell.run("sign-out", "--force").returncode == 0
