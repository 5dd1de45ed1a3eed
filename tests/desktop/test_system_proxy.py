"""What each system says about proxies is understood as it means it."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from desktop.system_proxy import from_gsettings, from_kioslaverc, from_registry, from_scutil, system_rules
from sync.plone.routes import ProxyRules

if TYPE_CHECKING:
    from pathlib import Path

GNOME = """org.gnome.system.proxy autoconfig-url '{pac}'
org.gnome.system.proxy ignore-hosts ['localhost', '127.0.0.0/8', '*.intern.nl']
org.gnome.system.proxy mode '{mode}'
org.gnome.system.proxy use-same-proxy true
org.gnome.system.proxy.ftp host ''
org.gnome.system.proxy.ftp port 0
org.gnome.system.proxy.http authentication-password ''
org.gnome.system.proxy.http host 'proxy.nl'
org.gnome.system.proxy.http port 3128
org.gnome.system.proxy.https host 'proxy.nl'
org.gnome.system.proxy.https port 3129
org.gnome.system.proxy.socks host ''
org.gnome.system.proxy.socks port 0
"""
KDE = """[Proxy Settings]
NoProxyFor=.noardermar.nl,localhost
Proxy Config Script=http://wpad.nl/proxy.pac
ProxyType={kind}
httpProxy=http://proxy.nl 3128
httpsProxy=http://proxy.nl 3128
socksProxy=proxy.nl 1080
"""
MAC = """<dictionary> {
  ExceptionsList : <array> {
    0 : *.local
    1 : 169.254/16
  }
  ExcludeSimpleHostnames : 1
  HTTPEnable : 0
  HTTPSEnable : 1
  HTTPSPort : 3128
  HTTPSProxy : proxy.nl
  ProxyAutoConfigEnable : %s
  ProxyAutoConfigURLString : http://wpad.nl/proxy.pac
}
"""
SCRIPT = ProxyRules(pac="http://wpad.nl/proxy.pac")


@pytest.mark.parametrize(
    ("mode", "rules"),
    [
        (
            "manual",
            ProxyRules(
                {"http": "http://proxy.nl:3128", "https": "http://proxy.nl:3129"},
                ("localhost", "127.0.0.0/8", "*.intern.nl"),
            ),
        ),
        ("auto", SCRIPT),
        ("none", ProxyRules()),
    ],
)
def test_gnome(mode: str, rules: ProxyRules) -> None:
    assert from_gsettings(GNOME.format(mode=mode, pac="http://wpad.nl/proxy.pac")) == rules


@pytest.mark.parametrize(
    ("kind", "rules"),
    [
        (
            "1",
            ProxyRules(
                {"http": "http://proxy.nl:3128", "https": "http://proxy.nl:3128", "all": "socks5h://proxy.nl:1080"},
                (".noardermar.nl", "localhost"),
            ),
        ),
        ("2", SCRIPT),
        ("0", ProxyRules()),
    ],
)
def test_kde(kind: str, rules: ProxyRules) -> None:
    assert from_kioslaverc(KDE.format(kind=kind)) == rules


def test_macos() -> None:
    bypass = ("*.local", "169.254/16", "<local>")
    assert from_scutil(MAC % 0) == ProxyRules({"https": "http://proxy.nl:3128"}, bypass)
    assert from_scutil(MAC % 1) == SCRIPT


@pytest.mark.parametrize(
    ("values", "rules"),
    [
        (
            {"ProxyEnable": "1", "ProxyServer": "proxy.nl:3128", "ProxyOverride": "*.intern.nl;<local>"},
            ProxyRules({"all": "http://proxy.nl:3128"}, ("*.intern.nl", "<local>")),
        ),
        (
            {"ProxyEnable": "1", "ProxyServer": "https=proxy.nl:3128;socks=proxy.nl:1080"},
            ProxyRules({"https": "http://proxy.nl:3128", "all": "socks5h://proxy.nl:1080"}),
        ),
        ({"ProxyEnable": "0", "ProxyServer": "proxy.nl:3128"}, ProxyRules()),
        ({"ProxyEnable": "0", "AutoConfigURL": "http://wpad.nl/proxy.pac"}, SCRIPT),
        ({}, ProxyRules()),
    ],
)
def test_windows(values: dict[str, str], rules: ProxyRules) -> None:
    assert from_registry(values) == rules


@pytest.mark.parametrize(("ends", "rules"), [(0, SCRIPT), (1, ProxyRules())])
def test_gnomes_own_program_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ends: int, rules: ProxyRules
) -> None:
    program = tmp_path / "gsettings"
    said = GNOME.format(mode="auto", pac="http://wpad.nl/proxy.pac")
    program.write_text(f"#!/bin/sh\ncat <<'EOF'\n{said}EOF\nexit {ends}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.delenv("XDG_CURRENT_DESKTOP", raising=False)
    assert system_rules() == rules


def test_kdes_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "KDE")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert system_rules() == ProxyRules()
    (tmp_path / "kioslaverc").write_text(KDE.format(kind=2))
    assert system_rules() == SCRIPT
