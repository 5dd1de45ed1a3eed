"""What the system's own settings say about proxies: Windows' and macOS', GNOME's and KDE's.

Looking for an automatic configuration by itself (WPAD) is left out on purpose: whoever owns the network could then
choose the proxy.
"""

from __future__ import annotations

import ast
import configparser
import logging
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from sync.plone.routes import ProxyRules

log = logging.getLogger(__name__)

SETTINGS_KEY = r"Software\Microsoft\Windows\CurrentVersion\Internet Settings"
POLICY_KEY = r"Software\Policies\Microsoft\Windows\CurrentVersion\Internet Settings"
ANSWERS_WITHIN = 5
"""Seconds for a program of the system."""


def system_rules() -> ProxyRules:
    """Give what is set on this system, for this user; nothing where it cannot be told. It may take a moment.

    Windows and macOS were never tried.
    """
    try:
        if sys.platform == "win32":
            return from_registry(_registry_values())
        if sys.platform == "darwin":
            return from_scutil(_output("scutil", "--proxy"))
        if "KDE" in os.environ.get("XDG_CURRENT_DESKTOP", ""):
            config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
            return from_kioslaverc((config / "kioslaverc").read_text(encoding="utf-8"))
        if shutil.which("gsettings"):
            return from_gsettings(_output("gsettings", "list-recursively", "org.gnome.system.proxy"))
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError, configparser.Error) as error:
        log.info("the system's proxy settings cannot be read: %s", type(error).__name__)
    return ProxyRules()


def from_gsettings(text: str) -> ProxyRules:
    """Read what ``gsettings list-recursively org.gnome.system.proxy`` prints."""
    values = {}
    for line in text.splitlines():
        schema, name, value = [*line.split(" ", 2), "", ""][:3]
        values[f"{schema.removeprefix('org.gnome.system.proxy').lstrip('.')}.{name}".lstrip(".")] = value.strip("'")
    if values.get("mode") == "auto":
        return ProxyRules(pac=values.get("autoconfig-url", ""))
    if values.get("mode") != "manual":
        return ProxyRules()
    proxies = {}
    for scheme, section, sort in (("http", "http", "http"), ("https", "https", "http"), ("all", "socks", "socks5h")):
        host, port = values.get(f"{section}.host", ""), values.get(f"{section}.port", "0")
        if host and port not in ("0", ""):
            proxies[scheme] = f"{sort}://{host}:{port}"
    return ProxyRules(proxies, _listed(values.get("ignore-hosts", "[]")))


def _listed(text: str) -> tuple[str, ...]:
    try:
        found = ast.literal_eval(text.removeprefix("@as "))
    except (ValueError, SyntaxError):
        return ()
    return tuple(str(one) for one in found) if isinstance(found, list) else ()


def from_kioslaverc(text: str) -> ProxyRules:
    """Read KDE's settings file."""
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.read_string(text)
    section = parser["Proxy Settings"] if parser.has_section("Proxy Settings") else {}
    kind = section.get("ProxyType", "0")
    if kind == "2":
        return ProxyRules(pac=section.get("Proxy Config Script", ""))
    if kind != "1":
        return ProxyRules()
    proxies = {}
    for scheme, name in (("http", "httpProxy"), ("https", "httpsProxy"), ("all", "socksProxy")):
        value = section.get(name, "").strip().replace(" ", ":")  # KDE parts host and port by a space
        if value:
            proxies[scheme] = value if "://" in value else f"{'socks5h' if scheme == 'all' else 'http'}://{value}"
    bypass = section.get("NoProxyFor", "")
    return ProxyRules(proxies, tuple(part.strip() for part in bypass.split(",") if part.strip()))


def from_scutil(text: str) -> ProxyRules:
    """Read what macOS' ``scutil --proxy`` prints."""
    values = dict(re.findall(r"^ {2}(\w+) : (\S+)$", text, re.MULTILINE))
    listed = re.search(r"ExceptionsList : <array> \{(.*?)\}", text, re.DOTALL)
    bypass = tuple(re.findall(r"\d+ : (\S+)", listed.group(1))) if listed else ()
    if values.get("ExcludeSimpleHostnames") == "1":
        bypass += ("<local>",)
    if values.get("ProxyAutoConfigEnable") == "1" and values.get("ProxyAutoConfigURLString"):
        return ProxyRules(pac=values["ProxyAutoConfigURLString"])
    proxies = {}
    for scheme, name, sort in (("http", "HTTP", "http"), ("https", "HTTPS", "http"), ("all", "SOCKS", "socks5h")):
        if values.get(f"{name}Enable") == "1" and values.get(f"{name}Proxy"):
            proxies[scheme] = f"{sort}://{values[f'{name}Proxy']}:{values.get(f'{name}Port', '80')}"
    return ProxyRules(proxies, bypass)


def from_registry(values: dict[str, str]) -> ProxyRules:
    """Read the values of Windows' internet settings."""
    if values.get("AutoConfigURL"):
        return ProxyRules(pac=values["AutoConfigURL"])
    if values.get("ProxyEnable", "0") == "0" or not values.get("ProxyServer"):
        return ProxyRules()
    proxies = {}
    for part in values["ProxyServer"].split(";"):
        scheme, _, place = part.strip().rpartition("=")
        if place:
            sort = "socks5h" if scheme == "socks" else "http"
            proxies["all" if scheme in ("", "socks") else scheme] = place if "://" in place else f"{sort}://{place}"
    bypass = values.get("ProxyOverride", "").split(";")
    return ProxyRules(proxies, tuple(part.strip() for part in bypass if part.strip()))


def _registry_values() -> dict[str, str]:
    values: dict[str, str] = {}
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415  there is none elsewhere

        for hive in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
            for path in (SETTINGS_KEY, POLICY_KEY):
                try:
                    with winreg.OpenKey(hive, path) as key:
                        for number in range(winreg.QueryInfoKey(key)[1]):
                            name, value, _ = winreg.EnumValue(key, number)
                            values[name] = str(value)
                except FileNotFoundError:
                    continue
    return values


def _output(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=ANSWERS_WITHIN)
    return done.stdout
