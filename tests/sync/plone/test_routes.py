"""Every request goes the way that was set: through proxies that want a name, by a script, or straight."""

from __future__ import annotations

import asyncio
import ssl
import sys
from typing import TYPE_CHECKING

import pytest
import truststore

from sync.errors import CaptivePortal, CertificateRefused, ProxyWantsSignIn, ServerAway
from sync.plone.client import PloneClient
from sync.plone.intranet import connect
from sync.plone.routes import ROUTES, STRAIGHT, ProxyRules, Routes, run_script
from sync.plone.signing_in import sign_in
from tests.gateways import HOST, PROXY_PASSWORD, PROXY_USER, Proxy, portal, tls_front
from tests.plone_server import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.plone_server import Site, Somebody

FINDER = (sys.executable, "-m", "sync.plone.pac")


@pytest.fixture
def front(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The real Plone as an intranet with TLS that this process trusts."""
    with tls_front(site.url, tmp_path) as (place, pem):
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_verify_locations(pem)
        monkeypatch.setattr("sync.plone.proxied.tls_context", lambda: context)
        yield place


def told(username: str, site: str = f"https://{HOST}") -> list[str]:
    """Sign in, look at one's account and at what changed; give the addresses that came."""

    async def run() -> list[str]:
        signed_in = await sign_in(site, username, PASSWORD)
        intranet = connect(signed_in.site, signed_in.token)
        try:
            assert (await intranet.account()).username == username
            return [item.url async for batch in intranet.changes(None) for item in batch.items]
        finally:
            await intranet.aclose()

    return asyncio.run(run())


@pytest.fixture
def jelle(site: Site) -> Somebody:
    somebody = site.somebody("jelle")
    somebody.create(site.team(somebody), "News Item", "bericht")
    return somebody


def test_signing_in_and_syncing_go_through_the_proxy_of_the_environment(
    site: Site, front: str, jelle: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = Proxy(front, site.url)
    with proxy.running() as address:
        monkeypatch.setenv("https_proxy", address)
        assert f"https://{HOST}/people/{jelle.username}" in told(jelle.username)
    assert set(proxy.asked) == {f"CONNECT {HOST}:443"}


def test_a_proxy_that_wants_a_name_is_told_it_and_else_says_so(site: Site, front: str, jelle: Somebody) -> None:
    proxy = Proxy(front, site.url, wants_name=True)
    with proxy.running() as address:
        ROUTES.use(lambda: ProxyRules({"https": address}))
        place = address.removeprefix("http://")
        with pytest.raises(ProxyWantsSignIn) as caught:
            told(jelle.username)
        assert caught.value.facts == {"proxy": place}
        assert proxy.asked == []
        ROUTES.introduce({place: (PROXY_USER, PROXY_PASSWORD)})
        assert told(jelle.username)
        assert set(proxy.asked) == {f"CONNECT {HOST}:443"}
        refused = proxy.refused
        ROUTES.forget_names()
        ROUTES.use(lambda: ProxyRules({"all": f"http://{PROXY_USER}:geheim%3Amet%3Adubbele%20punten@{place}"}))
        assert told(jelle.username)
        assert proxy.refused == refused


def test_plain_requests_go_through_a_proxy_too(site: Site, front: str, jelle: Somebody) -> None:
    proxy = Proxy(front, site.url, wants_name=True)
    token = str(jelle.http.headers["authorization"]).removeprefix("Bearer ")

    async def ask() -> str:
        client = PloneClient(f"http://{HOST}", token)
        try:
            return str((await client.get_json(f"@users/{jelle.username}"))["id"])
        finally:
            await client.aclose()

    with proxy.running() as address:
        ROUTES.use(lambda: ProxyRules({"http": address}))
        with pytest.raises(ProxyWantsSignIn):
            asyncio.run(ask())
        ROUTES.introduce({address.removeprefix("http://"): (PROXY_USER, PROXY_PASSWORD)})
        assert asyncio.run(ask()) == jelle.username
    assert set(proxy.asked) == {f"GET http://{HOST}"}


def test_a_script_leads_the_way_past_a_proxy_that_is_down(
    site: Site, front: str, jelle: Somebody, tmp_path: Path
) -> None:
    proxy = Proxy(front, site.url)
    with proxy.running() as address:
        place = address.removeprefix("http://")
        script = tmp_path / "proxy.pac"
        script.write_text(
            "function FindProxyForURL(url, host) {"
            f' if (dnsDomainIs(host, ".noardermar.example")) return "PROXY 127.0.0.1:9; PROXY {place}";'
            ' return "DIRECT"; }'
        )
        ROUTES.use(lambda: ProxyRules(pac=script.as_uri()))
        assert told(jelle.username)
        assert set(proxy.asked) == {f"CONNECT {HOST}:443"}
        assert asyncio.run(ROUTES.ways(f"https://{HOST}")) == [address, "http://127.0.0.1:9"]
        assert asyncio.run(ROUTES.ways("https://elders.example")) == [STRAIGHT]


def test_a_script_that_is_none_or_is_away_means_no_proxy() -> None:
    with portal("page") as place:  # what it answers is no script
        routes = Routes()
        routes.use(lambda: ProxyRules(pac=f"http://{place}/proxy.pac"))
        assert asyncio.run(routes.ways(f"https://{HOST}")) == [STRAIGHT]
    routes.use(lambda: ProxyRules(pac="http://127.0.0.1:9/proxy.pac"))
    assert asyncio.run(routes.ways(f"https://{HOST}")) == [STRAIGHT]


@pytest.mark.parametrize(
    ("said", "ways"),
    [
        ("PROXY a:1; HTTPS b:2; DIRECT", ["http://a:1", "https://b:2", STRAIGHT]),
        ("SOCKS5 c:3", ["socks5://c:3"]),
        ("SOCKS4 c:3; onzin", [STRAIGHT]),
        ("", [STRAIGHT]),
    ],
)
def test_what_a_script_says_is_understood(said: str, ways: list[str]) -> None:
    script = f'function FindProxyForURL(url, host) {{ return "{said}"; }}'
    assert asyncio.run(run_script(FINDER, script, "https://x.example/", "x.example")) == ways


def test_a_script_sees_nothing_of_this_process_and_is_ended_where_it_does_not_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GEHEIM", "1")
    spying = 'function FindProxyForURL(url, host) { return "PROXY " + (process.env.GEHEIM || "niets") + ":1"; }'
    assert asyncio.run(run_script(FINDER, spying, "https://x.example/", "x.example")) == ["http://niets:1"]
    monkeypatch.setattr("sync.plone.routes.ANSWERS_WITHIN", 3.0)
    endless = "function FindProxyForURL(url, host) { while (true) {} }"
    assert asyncio.run(run_script(FINDER, endless, "https://x.example/", "x.example")) == [STRAIGHT]


@pytest.mark.parametrize(
    ("host", "way"),
    [
        ("intranet.example.org", "http://p:3128"),
        ("localhost", STRAIGHT),
        ("127.0.0.1", STRAIGHT),
        ("::1", STRAIGHT),
        ("kaart.noardermar.nl", STRAIGHT),
        ("noardermar.nl", STRAIGHT),
        ("nietnoardermar.nl", "http://p:3128"),
        ("10.1.2.3", STRAIGHT),
        ("11.1.2.3", "http://p:3128"),
        ("server", STRAIGHT),
        ("x.intern.nl", STRAIGHT),
    ],
)
def test_some_hosts_need_no_proxy(host: str, way: str) -> None:
    rules = ProxyRules({"https": "http://p:3128"}, (".noardermar.nl", "10.0.0.0/8", "<local>", "*.intern.*"))
    routes = Routes()
    routes.use(lambda: rules)
    assert asyncio.run(routes.ways(f"https://{f'[{host}]' if ':' in host else host}/x")) == [way]


@pytest.mark.parametrize("answers", ["redirect", "page", "511"])
def test_a_portal_that_breaks_into_tls_is_recognised_and_gets_nothing(
    site: Site, jelle: Somebody, tmp_path: Path, answers: str
) -> None:
    """A guest network answers in the place of everything: with a certificate that nobody trusts, or in plain http."""
    with tls_front(site.url, tmp_path) as (untrusted, _pem), portal(answers) as page:
        plain = Proxy(untrusted, f"http://{page}")
        with plain.running() as network:  # all that leaves this machine comes here, as in a guest network
            ROUTES.use(lambda: ProxyRules({"all": network}))
            with pytest.raises(CaptivePortal) as caught:
                told(jelle.username)
            assert caught.value.facts == {"host": HOST, "address": f"http://{HOST}/"}
            token = str(jelle.http.headers["authorization"]).removeprefix("Bearer ")

            async def ask() -> None:
                client = PloneClient(f"https://{HOST}", token)
                try:
                    await client.get_json("@search")
                finally:
                    await client.aclose()

            with pytest.raises(CaptivePortal):
                asyncio.run(ask())


def test_without_a_portal_a_bad_certificate_stays_a_bad_certificate(site: Site, tmp_path: Path) -> None:
    with tls_front(site.url, tmp_path) as (untrusted, _pem):
        proxy = Proxy(untrusted, site.url)
        with proxy.running() as address:
            ROUTES.use(lambda: ProxyRules({"https": address}))
            with pytest.raises(CertificateRefused):
                asyncio.run(sign_in(f"https://{HOST}", "jelle", "geheim"))


def test_a_proxy_that_is_down_is_away() -> None:
    ROUTES.use(lambda: ProxyRules({"all": "http://127.0.0.1:9"}))
    with pytest.raises(ServerAway) as caught:
        asyncio.run(sign_in(f"https://{HOST}", "jelle", "geheim"))
    assert not isinstance(caught.value, (CaptivePortal, ProxyWantsSignIn))
