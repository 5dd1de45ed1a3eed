"""From what a person types to a token; each thing that can be wrong has a message of its own."""

from __future__ import annotations

import asyncio
import http.server
import ssl
import threading
from typing import TYPE_CHECKING

import httpx
import pytest

from sync import errors
from sync.plone.signing_in import candidates, normal_address, sign_in
from tests.certificates import certificate
from tests.plone_server import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.plone_server import Site


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("intranet.example.org", "https://intranet.example.org"),
        ("  https://intranet.example.org/ ", "https://intranet.example.org"),
        ("https://intranet.example.org/login?came_from=x#top", "https://intranet.example.org/login"),
        ("https://jan:geheim@intranet.example.org", "https://intranet.example.org"),
        ("http://127.0.0.1:8080/intranet", "http://127.0.0.1:8080/intranet"),
        ("http://localhost:8080", "http://localhost:8080"),
    ],
)
def test_what_is_typed_becomes_an_address(typed: str, address: str) -> None:
    assert normal_address(typed) == address


@pytest.mark.parametrize("typed", ["", "   ", "mijn intranet", "ftp://x", "https://", "https://[::1", "http://x:99999"])
def test_what_is_no_address_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(errors.BadAddress):
        normal_address(typed)


@pytest.mark.parametrize("typed", ["http://intranet.example.org", "http://192.168.1.5"])
def test_a_password_does_not_go_over_http_to_another_machine(typed: str) -> None:
    with pytest.raises(errors.PlainHttpRefused):
        normal_address(typed)


def test_the_site_is_looked_for_from_the_page_upwards() -> None:
    assert list(candidates("https://x.org/a/b"))[::2] == ["https://x.org/a/b", "https://x.org/a", "https://x.org"]


def attempt(url: str, handler: Callable[[httpx.Request], httpx.Response] | None = None) -> None:
    transport = httpx.MockTransport(handler) if handler else None
    asyncio.run(sign_in(url, "jelle", "geheim", transport=transport))


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (httpx.Response(200, html="<h1>Gast-wifi</h1>"), errors.NotAnIntranet),
        (httpx.Response(200, json={"iets": "anders"}), errors.NotAnIntranet),
        (httpx.Response(200, json=["lijst"]), errors.NotAnIntranet),
        (httpx.Response(404), errors.NotAnIntranet),
        (httpx.Response(302, headers={"location": "https://sso.example.com/login"}), errors.NotAnIntranet),
        (httpx.Response(401, json={"error": {}}), errors.WrongPassword),
        (httpx.Response(503, html="onderhoud"), errors.Maintenance),
        (httpx.Response(500), errors.ServerFault),
    ],
)
def test_each_wrong_answer_has_its_own_message(answer: httpx.Response, error: type[errors.MienskipError]) -> None:
    with pytest.raises(error):
        attempt("https://intranet.example.org", handler=lambda _request: answer)


def test_the_password_is_not_sent_to_where_a_redirect_leads() -> None:
    hosts = []

    def elsewhere(request: httpx.Request) -> httpx.Response:
        hosts.append(request.url.host)
        return httpx.Response(307, headers={"location": "https://spion.example/@login"})

    with pytest.raises(errors.NotAnIntranet):
        attempt("https://intranet.example.org", handler=elsewhere)
    assert set(hosts) == {"intranet.example.org"}


def test_a_host_that_does_not_exist_is_said_to() -> None:
    with pytest.raises(errors.UnknownHost) as caught:
        attempt("https://bestaat-niet.invalid")
    assert caught.value.facts["host"] == "bestaat-niet.invalid"


def test_a_port_nobody_listens_on_is_away() -> None:
    with pytest.raises(errors.ServerAway):
        attempt("http://127.0.0.1:9")


class Quiet(http.server.BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.send_error(404)

    def log_message(self, *_details: object) -> None:
        pass


class QuietServer(http.server.ThreadingHTTPServer):
    def handle_error(self, *_details: object) -> None:
        """A client that refuses our certificate is what is tested."""


@pytest.fixture(params=["self-signed", "expired", "another name"])
def badly_certified(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """A true TLS server with something wrong about its certificate: its address, and what is wrong."""
    wrong = str(request.param)
    name = "iemand-anders.example" if wrong == "another name" else "localhost"
    pem, key = certificate(tmp_path, name, expired=wrong == "expired")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem, key)
    with QuietServer(("127.0.0.1", 0), Quiet) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"https://127.0.0.1:{server.server_address[1]}", wrong
        server.shutdown()
        thread.join()


def test_a_bad_certificate_is_refused_with_a_reason(badly_certified: tuple[str, str]) -> None:
    with pytest.raises(errors.CertificateRefused) as caught:
        attempt(badly_certified[0])
    assert caught.value.facts["host"] == "127.0.0.1"
    assert caught.value.facts["reason"]


def test_an_expired_certificate_of_a_trusted_authority_is_said_to_have_expired(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pem, key = certificate(tmp_path, "localhost", expired=True)
    trusting = ssl.create_default_context(cafile=str(pem))
    monkeypatch.setattr("sync.plone.proxied.tls_context", lambda: trusting)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem, key)
    with QuietServer(("127.0.0.1", 0), Quiet) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            with pytest.raises(errors.CertificateRefused) as caught:
                attempt(f"https://127.0.0.1:{server.server_address[1]}")
        finally:
            server.shutdown()
            thread.join()
    assert caught.value.facts["reason"] == "it has expired"


def test_the_address_of_any_page_leads_to_the_site(site: Site) -> None:
    somebody = site.somebody()
    signed_in = asyncio.run(sign_in(f"{site.url}/news/een-bericht", somebody.username, PASSWORD))
    assert signed_in.site == site.url
    assert signed_in.account.username == somebody.username
    assert "AuthenticatedUsers" in signed_in.account.groups


def test_a_wrong_password_is_said_to_be_wrong(site: Site) -> None:
    somebody = site.somebody()
    with pytest.raises(errors.WrongPassword):
        asyncio.run(sign_in(site.url, somebody.username, "verkeerd"))


def test_a_site_that_is_no_plone_is_no_intranet(site: Site) -> None:
    root = site.url.rpartition("/")[0]
    with pytest.raises((errors.NotAnIntranet, errors.WrongPassword)):
        asyncio.run(sign_in(root, "jelle", "x"))
