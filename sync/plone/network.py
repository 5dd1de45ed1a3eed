"""What the network and TLS can do wrong, in our own words."""

from __future__ import annotations

import socket
import ssl
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpcore
import httpx
import truststore

from sync.errors import QT_TRANSLATE_NOOP, BadAddress, BadAnswer, CertificateRefused, ServerAway, UnknownHost

if TYPE_CHECKING:
    from collections.abc import Iterator

REASONS = {
    "expired": QT_TRANSLATE_NOOP("errors", "it has expired"),
    "self-signed": QT_TRANSLATE_NOOP("errors", "it vouches for itself"),
    "self signed": QT_TRANSLATE_NOOP("errors", "it vouches for itself"),
    "hostname mismatch": QT_TRANSLATE_NOOP("errors", "it is for another name"),
    "not valid for": QT_TRANSLATE_NOOP("errors", "it is for another name"),
    "ip address mismatch": QT_TRANSLATE_NOOP("errors", "it is for another name"),
    "unable to get local issuer": QT_TRANSLATE_NOOP("errors", "it was signed by somebody unknown"),
}
UNKNOWN_REASON = QT_TRANSLATE_NOOP("errors", "the connection could not be secured")


@cache
def tls_context() -> ssl.SSLContext:
    """Give a context that trusts whom the operating system trusts, an organisation's own authority included."""
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def origin(url: str) -> tuple[str, str, int]:
    """Give scheme, host and port of an address."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)


@contextmanager
def converted(url: str) -> Iterator[None]:
    """Turn what httpx raises into the family of `sync.errors`."""
    host = urlsplit(url).hostname or url
    try:
        yield
    except httpx.InvalidURL as error:
        raise BadAddress(type(error).__name__) from error
    except (httpx.UnsupportedProtocol, httpx.LocalProtocolError) as error:
        raise BadAddress(type(error).__name__) from error
    except httpx.DecodingError as error:
        raise BadAnswer(type(error).__name__) from error
    except (httpx.TransportError, httpcore.NetworkError, httpcore.TimeoutException) as error:
        raise _transport_error(error, host) from error


def _transport_error(error: Exception, host: str) -> CertificateRefused | ServerAway:
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLError):
            return CertificateRefused(type(cause).__name__, host=host, reason=_certificate_reason(cause))
        if isinstance(cause, socket.gaierror):
            return UnknownHost(type(cause).__name__, host=host)
    return ServerAway(type(error).__name__, host=host)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _certificate_reason(error: ssl.SSLError) -> str:
    said = str(error).lower()
    return next((reason for sign, reason in REASONS.items() if sign in said), UNKNOWN_REASON)
