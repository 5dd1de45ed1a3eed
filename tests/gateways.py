"""What stands between a machine and its intranet: a TLS front of the real Plone, a proxy, a guest network's portal."""

from __future__ import annotations

import base64
import http.client
import http.server
import socket
import ssl
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.certificates import certificate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOST = "intranet.noardermar.example"
PROXY_USER, PROXY_PASSWORD = "ytsma", "geheim:met:dubbele punten"
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "proxy-connection", "host", "proxy-authorization"}


class QuietServer(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_details: object) -> None:
        """A client that breaks off is no news."""

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_details: object) -> None:
        pass

    def respond(self) -> None:
        raise NotImplementedError

    def do_GET(self) -> None:
        self.respond()

    def do_POST(self) -> None:
        self.respond()

    def do_PATCH(self) -> None:
        self.respond()

    def do_DELETE(self) -> None:
        self.respond()

    def do_HEAD(self) -> None:
        self.respond()

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(handler: type[Handler], context: ssl.SSLContext | None = None) -> Iterator[QuietServer]:
    with QuietServer(("127.0.0.1", 0), handler) as server:
        if context is not None:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def passed_on(handler: Handler, site: str, root: str) -> None:
    """Ask the Plone site `site` what a request asks, as if its root were `root`."""
    parts = urlsplit(site)
    outside = urlsplit(root)
    port = outside.port or (443 if outside.scheme == "https" else 80)
    path = f"/VirtualHostBase/{outside.scheme}/{outside.hostname}:{port}{parts.path}/VirtualHostRoot{handler.path}"
    body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
    headers = {name: value for name, value in handler.headers.items() if name.lower() not in HOP_BY_HOP}
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
    try:
        connection.request(handler.command, path, body or None, headers)
        said = connection.getresponse()
        told = {name.replace("-", "_"): value for name, value in said.getheaders() if name.lower() not in HOP_BY_HOP}
        told.pop("Content_Length", None)
        handler.answer(said.status, said.read(), **told)
    finally:
        connection.close()


@contextmanager
def tls_front(site: str, folder: Path) -> Iterator[tuple[str, Path]]:
    """Serve the Plone at `site` as ``https://HOST``; give where it listens, and the certificate to trust."""

    class Front(Handler):
        def respond(self) -> None:
            passed_on(self, site, f"https://{HOST}")

    pem, key = certificate(folder, HOST)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem, key)
    with served(Front, context) as server:
        yield server.place, pem


class Proxy:
    """A proxy that leads every CONNECT to one place, and passes plain requests on to one Plone."""

    def __init__(self, tunnel_to: str, plone: str, *, wants_name: bool = False) -> None:
        self.tunnel_to = tunnel_to
        self.plone = plone
        self.wants_name = wants_name
        self.asked: list[str] = []
        """The first words of each request that was let through."""
        self.refused = 0

    @contextmanager
    def running(self) -> Iterator[str]:
        proxy = self

        class Passing(Handler):
            def _is_known(self) -> bool:
                wanted = base64.b64encode(f"{PROXY_USER}:{PROXY_PASSWORD}".encode()).decode()
                if not proxy.wants_name or self.headers.get("Proxy-Authorization") == f"Basic {wanted}":
                    return True
                proxy.refused += 1
                self.answer(407, Proxy_Authenticate='Basic realm="Noardermar"')
                return False

            def do_CONNECT(self) -> None:
                if not self._is_known():
                    return
                proxy.asked.append(f"CONNECT {self.path}")
                host, _, port = proxy.tunnel_to.rpartition(":")
                with socket.create_connection((host, int(port))) as far:
                    self.send_response(200, "Connection established")
                    self.end_headers()
                    both_ways(self.connection, far)
                self.close_connection = True

            def respond(self) -> None:
                if not self._is_known():
                    return
                target = urlsplit(self.path)
                proxy.asked.append(f"{self.command} {target.scheme}://{target.netloc}")
                self.path = target._replace(scheme="", netloc="").geturl()
                passed_on(self, proxy.plone, f"http://{target.netloc}")

        with served(Passing) as server:
            yield f"http://{server.place}"


def both_ways(near: socket.socket, far: socket.socket) -> None:
    """Pass bytes on until both sides are done."""

    def one_way(source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
        with suppress(OSError):
            target.shutdown(socket.SHUT_WR)

    up = threading.Thread(target=one_way, args=(near, far), daemon=True)
    up.start()
    one_way(far, near)
    up.join()


@contextmanager
def portal(answers: str) -> Iterator[str]:
    """A guest network's gateway: ``redirect`` to its page, the ``page`` at once, or ``511``. Gives its place."""

    class Portal(Handler):
        def respond(self) -> None:
            if answers == "redirect":
                self.answer(302, Location="http://wifi.hotel.example/login")
            elif answers == "511":
                self.answer(511, b"<h1>Aanmelden</h1>", Content_Type="text/html")
            else:
                self.answer(200, b"<h1>Welkom op onze wifi</h1>", Content_Type="text/html")

    with served(Portal) as server:
        yield server.place
