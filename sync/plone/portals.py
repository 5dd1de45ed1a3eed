"""Recognises what answers in the place of the intranet: the sign-in page of a guest network, or of a gateway.

Nobody else's server is asked for that: a portal shows itself on the plain http address of the intranet's own host,
to which nothing of the person is sent.
"""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import httpx

from sync.errors import CaptivePortal, CertificateRefused, ProxyWantsSignIn, ServerAway

if TYPE_CHECKING:
    from sync.errors import MienskipError

log = logging.getLogger(__name__)

PATIENCE = 5.0
"""Seconds."""
LOOKED_AGAIN_AFTER = 60.0


def shows_a_page(answer: httpx.Response) -> bool:
    """Tell whether an answer is a page for people, where JSON was asked for."""
    return "html" in str(answer.headers.get("content-type", ""))


def portal_at(site: str) -> CaptivePortal:
    """Make the error that leads to what answers in the place of a site."""
    return CaptivePortal(host=urlsplit(site).hostname or "", address=site)


class PortalWatch:
    """Looks for a portal when a site cannot be reached, and not too often."""

    def __init__(self, site: str) -> None:
        self._site = site
        self._looked_at = float("-inf")
        self._found: CaptivePortal | None = None

    async def explained(self, error: MienskipError, http: httpx.AsyncClient) -> MienskipError:
        """Give CaptivePortal in the place of `error` where a portal is the reason; else `error` itself."""
        is_of_the_network = isinstance(error, CertificateRefused) or type(error) is ServerAway
        if not is_of_the_network or urlsplit(self._site).scheme != "https":
            return error
        if time.monotonic() - self._looked_at >= LOOKED_AGAIN_AFTER:
            self._looked_at = time.monotonic()
            self._found = await self._look(error, http)
        return self._found or error

    async def _look(self, error: MienskipError, http: httpx.AsyncClient) -> CaptivePortal | None:
        address = f"http://{urlsplit(self._site).hostname}/"
        try:
            answer = await http.get(address, timeout=PATIENCE, headers={"Accept": "text/html"})
        except (httpx.HTTPError, httpx.InvalidURL, ProxyWantsSignIn) as failure:
            log.debug("no portal either: %s", type(failure).__name__)
            return None
        return portal_at(address) if self._is_a_portal(answer, error) else None

    def _is_a_portal(self, answer: httpx.Response, error: MienskipError) -> bool:
        if answer.status_code == httpx.codes.NETWORK_AUTHENTICATION_REQUIRED:
            return True
        if answer.has_redirect_location:
            target = urlsplit(urljoin(str(answer.url), answer.headers["location"]))
            return target.hostname != urlsplit(self._site).hostname
        return isinstance(error, CertificateRefused) and answer.is_success and shows_a_page(answer)
