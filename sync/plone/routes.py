"""Which way requests leave this machine: straight, or through a proxy. One answer for all, signing in included.

The rules come from outside (`desktop` knows the organisation's decision and the system's settings). An automatic
configuration (PAC) is a script: it is fetched without any proxy, and run in a process of its own that has nothing of
this program in it and is ended where it does not answer, as it may come from anybody's network.
"""

from __future__ import annotations

import asyncio
import ipaddress
import json
import logging
import os
import sys
import threading
import time
from dataclasses import dataclass, field
from fnmatch import fnmatch
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit
from urllib.request import getproxies_environment, url2pathname

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

log = logging.getLogger(__name__)

STRAIGHT = ""
"""The way without a proxy."""
SCHEMES = ("http", "https", "socks5", "socks5h")
LARGEST_SCRIPT = 1024 * 1024
ANSWERS_WITHIN = 15.0
"""Seconds for fetching a script, and for running it."""
FETCHED_AGAIN_AFTER = 1800.0
MISSED_FOR = 60.0
"""Seconds in which a script that was not there is not asked for again, and a proxy that failed comes last."""


@dataclass(frozen=True, slots=True)
class ProxyRules:
    """What somebody has set: a proxy for each scheme (``all`` for any), hosts that need none, or a script.

    `pac` is the address of the script, ``file://`` too; where it is set the rest does not count.
    """

    proxies: Mapping[str, str] = field(default_factory=dict)
    bypass: tuple[str, ...] = ()
    pac: str = ""

    def __bool__(self) -> bool:
        return bool(self.proxies or self.pac)

    @classmethod
    def of_environment(cls) -> ProxyRules:
        """Read ``https_proxy`` and its kin."""
        found = getproxies_environment()
        bypass = tuple(part.strip() for part in found.pop("no", "").split(",") if part.strip())
        return cls({scheme: _with_scheme(proxy) for scheme, proxy in found.items() if proxy}, bypass)

    def proxy_for(self, scheme: str, host: str) -> str:
        """Give the proxy for a host, or STRAIGHT."""
        if any(_is_meant(host, pattern) for pattern in self.bypass):
            return STRAIGHT
        return self.proxies.get(scheme) or self.proxies.get("all") or STRAIGHT


def is_this_machine(host: str) -> bool:
    """Tell whether a host is this computer itself, to which no proxy leads."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def place_of(proxy: str) -> str:
    """Give host and port of a proxy's address, by which a person knows it."""
    return urlsplit(proxy).netloc.rpartition("@")[2]


class Routes:
    """Tells for each address which ways there are, the first to be tried first. May be asked from any thread."""

    def __init__(self) -> None:
        self._source: Callable[[], ProxyRules] = ProxyRules.of_environment
        self._finder: Sequence[str] = (sys.executable, "-m", "sync.plone.pac")
        self._lock = threading.Lock()
        self._rules: ProxyRules | None = None
        self._script: tuple[float, str] | None = None
        self._found: dict[tuple[str, str], list[str]] = {}
        self._failed: dict[str, float] = {}
        self._names: dict[str, tuple[str, str]] = {}

    def use(self, source: Callable[[], ProxyRules], finder: Sequence[str] = ()) -> None:
        """Take the rules from `source`, asked in a worker thread; `finder` is a command that runs `sync.plone.pac`."""
        self._source = source
        self._finder = finder or self._finder
        self.forget()

    def forget(self) -> None:
        """Find out anew: the machine may be on another network."""
        with self._lock:
            self._rules = self._script = None
            self._found.clear()
            self._failed.clear()

    def introduce(self, names: Mapping[str, tuple[str, str]]) -> None:
        """Know user name and password for proxies from now on, by host and port."""
        with self._lock:
            self._names |= names

    def forget_names(self) -> None:
        """Know nobody's name any more."""
        with self._lock:
            self._names.clear()

    def name_at(self, proxy: str) -> tuple[str, str] | None:
        """Give user name and password for a proxy: those in its own address, else those that a person gave."""
        parts = urlsplit(proxy)
        if parts.username:
            return unquote(parts.username), unquote(parts.password or "")
        return self._names.get(place_of(proxy))

    def note_failure(self, proxy: str) -> None:
        """Have a proxy that cannot be reached come last for a while."""
        with self._lock:
            self._failed[proxy] = time.monotonic()

    async def ways(self, url: str) -> list[str]:
        """Give the addresses of proxies that may lead to `url`, and STRAIGHT where none is needed; never empty."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        if is_this_machine(host):
            return [STRAIGHT]
        if self._rules is None:
            rules = await asyncio.to_thread(self._source)
            with self._lock:
                self._rules = rules
        else:
            rules = self._rules
        if rules.pac:
            return self._sorted(await self._by_script(rules.pac, parts.scheme, host))
        return [rules.proxy_for(parts.scheme, host)]

    async def _by_script(self, address: str, scheme: str, host: str) -> list[str]:
        script = await self._script_at(address)
        if not script:
            return [STRAIGHT]
        found = self._found.get((scheme, host))
        if found is None:
            found = await run_script(self._finder, script, f"{scheme}://{host}/", host)
            with self._lock:
                self._found[scheme, host] = found
        return found

    async def _script_at(self, address: str) -> str:
        """Give the script, or nothing where it is not to be had: then there is no proxy, as in browsers."""
        kept = self._script
        if kept is not None and time.monotonic() - kept[0] < (FETCHED_AGAIN_AFTER if kept[1] else MISSED_FOR):
            return kept[1]
        try:
            script = await fetch_script(address)
        except (OSError, ValueError) as error:
            log.info("the automatic proxy configuration is not to be had: %s", type(error).__name__)
            script = kept[1] if kept is not None else ""
        with self._lock:
            if kept is None or script != kept[1]:
                self._found.clear()
            self._script = time.monotonic(), script
        return script

    def _sorted(self, ways: list[str]) -> list[str]:
        now = time.monotonic()
        return sorted(ways, key=lambda way: now - self._failed.get(way, float("-inf")) < MISSED_FOR)


ROUTES = Routes()
"""The one configuration of this process."""


def way_to(url: str) -> str:
    """Give the first way to `url`, with the name for a proxy in it, for a client that is not asynchronous."""
    if is_this_machine(urlsplit(url).hostname or ""):
        return STRAIGHT
    way = asyncio.run(ROUTES.ways(url))[0]
    name = ROUTES.name_at(way) if way else None
    if name is None:
        return way
    told = ":".join(quote(part, safe="") for part in name)
    return urlsplit(way)._replace(netloc=f"{told}@{place_of(way)}").geturl()


async def fetch_script(address: str) -> str:
    """Get the text of a script. Raises OSError and ValueError."""
    if urlsplit(address).scheme in ("", "file"):
        return await asyncio.to_thread(_read, address)
    import httpx  # noqa: PLC0415  the window appears before it is there

    from sync.plone.network import tls_context  # noqa: PLC0415  as above

    body = b""
    try:
        async with (
            httpx.AsyncClient(verify=tls_context(), trust_env=False, timeout=ANSWERS_WITHIN) as http,
            http.stream("GET", address, follow_redirects=True) as answer,
        ):
            answer.raise_for_status()
            async for piece in answer.aiter_bytes():
                body += piece
                if len(body) > LARGEST_SCRIPT:
                    raise ValueError("the script is too large")
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise OSError(type(error).__name__) from error
    return body.decode("utf-8", errors="replace")


def _read(address: str) -> str:
    parts = urlsplit(address)
    path = url2pathname(parts.path) if parts.scheme == "file" else address
    with open(path, encoding="utf-8", errors="replace") as file:  # noqa: PTH123  on Windows it may begin with a drive
        return file.read(LARGEST_SCRIPT)


async def run_script(finder: Sequence[str], script: str, url: str, host: str) -> list[str]:
    """Ask a script which ways there are; STRAIGHT alone where it gives no answer that can be used."""
    spare = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    try:
        process = await asyncio.create_subprocess_exec(
            *finder,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=spare,
        )
    except OSError as error:
        log.warning("the automatic proxy configuration cannot be run: %s", type(error).__name__)
        return [STRAIGHT]
    asked = json.dumps({"script": script, "url": url, "host": host}).encode()
    try:
        said, _ = await asyncio.wait_for(process.communicate(asked), ANSWERS_WITHIN)
        ways = [str(way) for way in json.loads(said)]
    except (TimeoutError, ValueError, TypeError) as error:
        log.info("the automatic proxy configuration gave no answer: %s", type(error).__name__)
        return [STRAIGHT]
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    usable = [STRAIGHT if way == "DIRECT" else way for way in ways]
    return [way for way in usable if not way or urlsplit(way).scheme in SCHEMES] or [STRAIGHT]


def _with_scheme(proxy: str) -> str:
    return proxy if "://" in proxy else f"http://{proxy}"


def _is_meant(host: str, pattern: str) -> bool:
    """Tell whether a host is one of those that a pattern means: a name, a tail of names, a network, or any."""
    name, pattern = host.lower().rstrip("."), pattern.lower().strip()
    if pattern in ("*", name):
        return True
    if pattern == "<local>":
        return "." not in name
    if "/" in pattern:
        try:
            return ipaddress.ip_address(name) in ipaddress.ip_network(pattern, strict=False)
        except ValueError:
            return False
    if "*" in pattern:
        return fnmatch(name, pattern)
    tail = pattern.lstrip(".")
    return name == tail or name.endswith(f".{tail}")
