"""What an organisation decides for a machine holds, is explained, and cannot be chosen away."""

from __future__ import annotations

import asyncio
import json
import plistlib
import sys
from contextlib import nullcontext
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from desktop import policy_commands, policy_places
from desktop.assembly import GovernedEngine
from desktop.cli import EXIT_FAILED, EXIT_USAGE, cli
from desktop.demo import prepare_sample, server_of
from desktop.entrance import Entrance
from desktop.home import Home
from desktop.identity import sign_in, unlock
from desktop.outward import rules_of, set_out
from desktop.policy import RULES, parse_json, parse_policy
from desktop.secrets import SecretsOfThisRun
from desktop.settings import Settings
from desktop.spoken import spoken_error
from sync.cache.thumbnails import thumbnail_at
from sync.errors import DecidedByOrganisation, NotAnIntranet, ServerAway
from sync.plone.routes import ProxyRules
from sync.plone.signing_in import sign_in as ask_server
from tests.sync.engine.devices import Device, FakeClock, in_loop
from tests.sync.engine.fake_intranet import ROOT, FakeServer
from ui import theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from desktop.policy import Policy

WHOLE = {
    "server_address": "https://intranet.noardermar.example/",
    "proxy": "http://proxy.noardermar.example:3128",
    "sign_in": ["password"],
    "autostart": True,
    "offline_documents": True,
    "offline_limit_mb": 500,
    "offline_days": 30,
    "large_on_metered": False,
    "sign_out_after_minutes": 10,
    "sign_out_at_end": True,
    "notification_content": "sender",
    "update_channel": "managed",
    "telemetry": False,
}


@pytest.fixture
def decide(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Any]:
    """Put a policy where the machine's is."""
    file = tmp_path / "policy.json"
    monkeypatch.setattr(policy_places, "LINUX_FILE", file)
    monkeypatch.setattr(sys, "platform", "linux")

    def put(**values: object) -> Policy:
        file.write_text(json.dumps(values), encoding="utf-8")
        policy_places.machine_policy.cache_clear()
        return policy_places.machine_policy()

    yield put
    policy_places.machine_policy.cache_clear()


def checked(*arguments: str) -> Any:
    assert policy_commands.policy_group.name == "policy"
    return CliRunner().invoke(cli, ["policy", "check", *arguments])


def test_every_setting_can_be_decided() -> None:
    policy = parse_policy(WHOLE)
    assert policy.mistakes == ()
    assert set(policy.decisions) == set(WHOLE) == set(RULES)
    assert policy.value("server_address") == "https://intranet.noardermar.example"
    assert (policy.value("autostart"), policy.value("telemetry")) == ("on", "off")
    assert policy.offline_limit() == 500 * 1024**2


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("server_address", "http://intranet.noardermar.example"),
        ("server_address", "intranet"),
        ("server_address", 3),
        ("proxy", "proxy.noardermar.example"),
        ("proxy", "http://[kapot"),
        ("proxy", "pac:proxy.noardermar.example"),
        ("proxy", "pac:ftp://noardermar.example/proxy.pac"),
        ("offline_days", 0),
        ("large_on_metered", "soms"),
        ("sign_out_after_minutes", 1441),
        ("sign_out_after_minutes", 1.5),
        ("sign_in", ["sample"]),
        ("sign_in", []),
        ("sign_in", "kaartje"),
        ("autostart", "ja"),
        ("offline_limit_mb", -1),
        ("offline_limit_mb", True),
        ("offline_limit_mb", "500"),
        ("notification_content", "alles"),
        ("update_channel", {}),
        ("telemetry", True),
        ("serveradres", "https://intranet.noardermar.example"),
    ],
)
def test_a_line_that_cannot_be_understood_is_named_and_the_others_hold(name: str, value: object) -> None:
    policy = parse_policy({name: value, "autostart": False} if name != "autostart" else {name: value, "telemetry": 0})
    assert [mistake.name for mistake in policy.mistakes] == [name]
    assert len(policy.decisions) == 1


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=5))
def test_no_value_is_too_strange_to_be_read(value: object) -> None:
    for name in RULES:
        policy = parse_policy({name: value})
        assert len(policy.decisions) + len(policy.mistakes) == 1
    parse_json(json.dumps(value))


def test_check_explains_every_line(tmp_path: Path) -> None:
    file = tmp_path / "beleid.json"
    file.write_text(json.dumps(WHOLE), encoding="utf-8")
    done = checked(str(file))
    assert done.exit_code == 0, done.output
    assert all(name in done.output for name in WHOLE)
    assert "Every request goes through the proxy http://proxy.noardermar.example:3128" in done.output
    told = json.loads(checked(str(file), "--json").output)
    assert [line["name"] for line in told["decisions"]] == list(WHOLE)


@pytest.mark.parametrize("text", ['{"autostart": "ja"}', '{"taal": "nl"}', "{", "[]", '{"proxy": 1}'])
def test_check_fails_on_what_has_no_effect(tmp_path: Path, text: str) -> None:
    file = tmp_path / "beleid.json"
    file.write_text(text, encoding="utf-8")
    done = checked(str(file))
    assert done.exit_code == EXIT_FAILED
    assert "!" in done.output
    assert checked(str(file), "--json").exit_code == EXIT_FAILED


def test_check_of_a_file_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    assert checked(str(tmp_path / "niets.json")).exit_code == EXIT_USAGE


def test_a_file_that_is_no_text_decides_nothing_and_says_so(tmp_path: Path) -> None:
    file = tmp_path / "beleid.json"
    file.write_bytes(b"\xff\x00\xff")
    policy = next(policy_places.from_file(file))
    assert (policy.decisions, len(policy.mistakes)) == ({}, 1)
    assert list(policy_places.from_file(tmp_path / "niets.json")) == []


def test_the_management_of_a_mac_is_read(tmp_path: Path) -> None:
    file = tmp_path / "managed.plist"
    file.write_bytes(plistlib.dumps({"autostart": True, "PayloadUUID": "x", "offline_limit_mb": 100}))
    policy = next(policy_places.from_property_list(file))
    assert (set(policy.decisions), policy.mistakes) == ({"autostart", "offline_limit_mb"}, ())
    file.write_bytes(b"geen plist")
    assert len(next(policy_places.from_property_list(file)).mistakes) == 1


def test_in_the_registry_the_machine_stands_above_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The module that Windows has is stood in for: what is tested is the reading, not Windows."""
    hives: dict[str, dict[str, object]] = {
        "machine": {"autostart": 1, "server_address": "https://a.example", "sign_in": ["password"]},
        "user": {"server_address": "https://b.example", "notification_content": "nothing"},
        "version": {"ProgramFilesDir": str(tmp_path)},
    }

    def opened(hive: str, key: str) -> Any:
        values = hives["version" if "CurrentVersion" in key else hive]
        return nullcontext(list(values.items()))

    registry = SimpleNamespace(
        HKEY_LOCAL_MACHINE="machine",
        HKEY_CURRENT_USER="user",
        OpenKey=opened,
        QueryInfoKey=lambda key: (0, len(key), 0),
        EnumValue=lambda key, number: (*key[number], 1),
        QueryValueEx=lambda key, name: (dict(key)[name], 1),
    )
    (tmp_path / "Mienskip").mkdir()
    (tmp_path / "Mienskip" / "policy.json").write_text('{"autostart": false, "offline_limit_mb": 7}')
    monkeypatch.setitem(sys.modules, "winreg", registry)
    monkeypatch.setattr(sys, "platform", "win32")
    policy = policy_places.merged(policy_places._sources())
    decided = {name: decision.value for name, decision in policy.decisions.items()}
    assert decided == {
        "autostart": "on",
        "server_address": "https://a.example",
        "sign_in": "password",
        "notification_content": "nothing",
        "offline_limit_mb": "7",
    }


def test_what_is_decided_stands_above_what_was_chosen_and_gives_it_back_later(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    Settings(home, parse_policy({})).set("autostart", "on")
    locked = Settings(home, parse_policy({"autostart": False}))
    assert (locked.get("autostart"), locked.is_locked("autostart"), locked.is_locked("theme")) == ("off", True, False)
    assert locked.decisions() == [("Mienskip does not start by itself.", "off")]
    assert Settings(home, parse_policy({})).get("autostart") == "on"


def test_another_intranet_than_the_decided_one_gets_no_password(decide: Any, tmp_path: Path) -> None:
    decide(server_address="https://intranet.noardermar.example")
    with pytest.raises(DecidedByOrganisation) as refused:
        sign_in(Home(tmp_path / "home"), SecretsOfThisRun(), "https://elders.example", "jelle", "geheim")
    assert "Mienskip is for https://intranet.noardermar.example only" in spoken_error(refused.value)


def test_an_account_of_another_intranet_is_not_opened_any_more(decide: Any, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.prepare()
    home.account_file.write_text(json.dumps({"site": "https://elders.example", "username": "jelle"}))
    decide(server_address="https://intranet.noardermar.example")
    with pytest.raises(DecidedByOrganisation):
        unlock(home, SecretsOfThisRun())


def test_where_the_sample_is_not_allowed_it_is_not_set_up(decide: Any, tmp_path: Path) -> None:
    decide(sign_in=["password"])
    home = Home(tmp_path / "home")
    with pytest.raises(DecidedByOrganisation, match="sample"):
        prepare_sample(home, server_of(home), lambda _words: None)


def test_a_client_that_it_configured_needs_only_a_sign_in(
    decide: Any, tmp_path: Path, qtbot: Any, qapp: QApplication
) -> None:
    decide(server_address="https://intranet.noardermar.example", sign_in=["password"])
    theme.apply(qapp, theme.LIGHT)
    home = Home(tmp_path / "home")
    entrance = Entrance(home, Settings(home), qapp)
    entrance.open()
    page = entrance._page
    assert page is not None
    qtbot.addWidget(page)
    assert (page.address.text(), page.address.isReadOnly()) == ("https://intranet.noardermar.example", True)
    assert not page._sample.isVisible()
    page.username.setText("jelle")
    page.password.setText("geheim")
    with qtbot.waitSignal(page.submitted) as sent:
        page.submitted.disconnect(entrance._on_submitted)
        page.button.click()
    assert sent.args[0] == "https://intranet.noardermar.example"
    entrance.leave()


@in_loop
async def test_signing_in_goes_through_the_decided_proxy(decide: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readline())
        writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()
        writer.close()

    proxy = await asyncio.start_server(refuse, "127.0.0.1", 0)
    port = proxy.sockets[0].getsockname()[1]
    for name in ("http_proxy", "https_proxy", "no_proxy", "all_proxy", "HTTPS_PROXY", "NO_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")  # what the policy has to take the place of
    policy = decide(proxy=f"http://127.0.0.1:{port}")
    policy.apply_proxy()
    set_out(policy)
    with pytest.raises((ServerAway, NotAnIntranet)):
        await ask_server("https://intranet.noardermar.example", "jelle", "geheim")
    assert asked[0].startswith(b"CONNECT intranet.noardermar.example:443 ")
    proxy.close()


def test_without_a_proxy_none_is_used_whatever_the_environment_says() -> None:
    environment = {"HTTPS_PROXY": "http://proxy:1", "https_proxy": "http://proxy:1", "LANG": "nl"}
    parse_policy({"proxy": "none"}).apply_proxy(environment)
    assert environment == {"no_proxy": "*", "LANG": "nl"}
    untouched = {"HTTPS_PROXY": "http://proxy:1"}
    parse_policy({"proxy": "system"}).apply_proxy(untouched)
    assert untouched == {"HTTPS_PROXY": "http://proxy:1"}


@in_loop
async def test_where_documents_may_not_be_kept_they_leave_and_none_can_be_kept(tmp_path: Path) -> None:
    server = FakeServer()
    server.add_document("d1", b"notulen")
    device = Device(server.connected(), tmp_path, FakeClock())
    await device.engine.sync_once()
    device.engine.keep_offline(["d1"])
    await device.engine._keeper.drain()
    assert set(device.store.offline.bodies()) == {"d1"}
    seen = thumbnail_at(f"{ROOT}/d1", datetime(2026, 11, 1, tzinfo=UTC))
    device.store.save_picture(seen, b"klein")
    await device.engine.aclose()

    intranet = server.connected()
    governed = GovernedEngine(
        intranet, device.store, device.bodies, device.working_copies, device.events.append, clock=device.clock
    )
    governed.obey(parse_policy({"offline_documents": False}), device.store.offline.marked())
    assert (set(device.store.offline.bodies()), device.store.offline.marked()) == (set(), frozenset())
    assert device.bodies.size() == 0
    assert device.store.missing_pictures([seen]) == {seen}
    with pytest.raises(DecidedByOrganisation):
        governed.keep_offline(["d1"])
    server.calls.clear()
    governed.want_pictures([seen])
    await governed._pictures.drain()
    assert "picture" not in server.calls
    await governed.aclose()
    device.close()


def test_a_decided_script_takes_the_place_of_what_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy:1")
    policy = parse_policy({"proxy": "pac:https://noardermar.example/proxy.pac"})
    assert rules_of(policy) == ProxyRules(pac="https://noardermar.example/proxy.pac")
    environment = {"https_proxy": "http://proxy:1"}
    policy.apply_proxy(environment)
    assert environment == {"no_proxy": "*"}
    assert rules_of(parse_policy({})) == ProxyRules({"https": "http://proxy:1"})
