"""Every way in which a server can fail has its own name, and short faults are waited out."""

from __future__ import annotations

import asyncio
import base64
import json
import time
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from sync import errors
from sync.plone.client import PloneClient

if TYPE_CHECKING:
    from collections.abc import Callable

SITE = "https://intranet.example.org"
JSON = {"content-type": "application/json"}


def token(lives: float = 1000.0, age: float = 10.0, subject: str = "ik") -> str:
    now = time.time()
    claims = json.dumps({"sub": subject, "iat": now - age, "exp": now - age + lives}).encode()
    return f"h.{base64.urlsafe_b64encode(claims).decode().rstrip('=')}.s"


def ask(
    handler: Callable[[httpx.Request], httpx.Response], path: str = "@search", given: str = "", **options: Any
) -> Any:
    async def run() -> Any:
        client = PloneClient(SITE, given or token(), transport=httpx.MockTransport(handler), **options)
        try:
            return await client.get_json(path)
        finally:
            await client.aclose()

    return asyncio.run(run())


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.plone.client.PAUSES", (0.0, 0.0))


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, errors.Refused),
        (403, errors.NotAllowed),
        (404, errors.Gone),
        (410, errors.Gone),
        (413, errors.Refused),
        (429, errors.ServerAway),
        (500, errors.ServerFault),
        (502, errors.ServerFault),
        (503, errors.Maintenance),
        (504, errors.ServerFault),
        (507, errors.Refused),
    ],
)
def test_each_status_is_an_error_of_its_own(status: int, kind: type[errors.MienskipError]) -> None:
    with pytest.raises(kind):
        ask(lambda _request: httpx.Response(status, json={"message": "nee"}))


def test_a_refusal_gives_the_servers_reason() -> None:
    with pytest.raises(errors.Refused) as caught:
        ask(lambda _request: httpx.Response(400, json={"error": {"message": "id in gebruik"}}))
    assert caught.value.facts["reason"] == "id in gebruik"


def one_self(request: httpx.Request) -> httpx.Response | None:
    """What the intranet says of the account, which is how it shows that it is still there."""
    return httpx.Response(200, json={"id": "jelle"}) if "/@users/" in request.url.path else None


def test_html_with_200_is_a_bad_answer() -> None:
    with pytest.raises(errors.BadAnswer):
        ask(lambda request: one_self(request) or httpx.Response(200, html="<form>sign in</form>"))


def test_html_with_200_for_everything_is_somebody_else_in_the_place_of_the_intranet() -> None:
    with pytest.raises(errors.CaptivePortal) as caught:
        ask(lambda _request: httpx.Response(200, html="<form>Gast-wifi</form>"))
    assert caught.value.facts == {"host": "intranet.example.org", "address": SITE}


def test_something_that_only_says_it_is_json_is_a_bad_answer() -> None:
    with pytest.raises(errors.BadAnswer):
        ask(lambda _request: httpx.Response(200, content=b"{half", headers=JSON))


def test_a_short_fault_is_waited_out() -> None:
    answers = iter([httpx.Response(502), httpx.Response(503), httpx.Response(200, json={"ja": 1})])
    assert ask(lambda _request: next(answers)) == {"ja": 1}


def test_a_long_retry_after_is_left_to_the_engine() -> None:
    asked = []

    def busy(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(503, headers={"retry-after": "120"})

    with pytest.raises(errors.Maintenance) as caught:
        ask(busy)
    assert caught.value.retry_after == 120
    assert len(asked) == 1


def test_a_change_is_sent_once_even_if_the_server_fails() -> None:
    asked = []

    def fault(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(502)

    async def run() -> None:
        client = PloneClient(SITE, token(), transport=httpx.MockTransport(fault))
        with pytest.raises(errors.ServerFault):
            await client.send_json("POST", "x/@comments", {"text": "hoi"})
        await client.aclose()

    asyncio.run(run())
    assert len(asked) == 1


def test_401_with_a_token_that_works_means_not_allowed() -> None:
    def server(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={}) if "@users/ik" in str(request.url) else httpx.Response(401)

    with pytest.raises(errors.NotAllowed):
        ask(server)


def test_401_with_a_token_that_does_not_means_sign_in_again() -> None:
    with pytest.raises(errors.SessionExpired):
        ask(lambda _request: httpx.Response(401))


@pytest.mark.parametrize("status", [429, 500, 503])
def test_401_of_a_server_that_cannot_say_more_now_does_not_mean_sign_in_again(status: int) -> None:
    def server(request: httpx.Request) -> httpx.Response:
        return httpx.Response(status if "@users/ik" in str(request.url) else 401)

    with pytest.raises(errors.MienskipError) as caught:
        ask(server)
    assert caught.value.retry_can_help


def test_a_redirect_within_the_site_is_followed() -> None:
    def moved(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/oud":
            return httpx.Response(302, headers={"location": f"{SITE}/nieuw"})
        return httpx.Response(200, json={"path": request.url.path})

    assert ask(moved, "oud") == {"path": "/nieuw"}


def test_a_redirect_to_another_host_is_refused_and_the_token_stays_here() -> None:
    asked = []

    def elsewhere(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        return one_self(request) or httpx.Response(302, headers={"location": "https://spion.example/"})

    with pytest.raises(errors.NotAnIntranet):
        ask(elsewhere)
    assert set(asked) == {"intranet.example.org"}


def test_redirects_of_everything_to_another_host_are_a_portal_that_gets_no_token() -> None:
    asked = []

    def portal(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        return httpx.Response(302, headers={"location": "https://wifi.example/login"})

    with pytest.raises(errors.CaptivePortal):
        ask(portal)
    assert set(asked) == {"intranet.example.org"}


def test_redirects_in_a_circle_end() -> None:
    with pytest.raises(errors.BadAnswer):
        ask(lambda _request: httpx.Response(302, headers={"location": f"{SITE}/rond"}))


def test_an_answer_without_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.plone.client.JSON_LIMIT", 1000)

    async def run() -> None:
        handler = httpx.MockTransport(lambda _request: httpx.Response(200, content=b"x" * 5000))
        client = PloneClient(SITE, token(), transport=handler)
        with pytest.raises(errors.TooLarge):
            await client.get_bytes(f"{SITE}/groot", 1000)
        await client.aclose()

    asyncio.run(run())


def test_cookies_are_never_sent_back() -> None:
    seen = []

    def sets(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("cookie"))
        return httpx.Response(200, json={}, headers={"set-cookie": "__ac=iemandanders; Path=/"})

    async def run() -> None:
        client = PloneClient(SITE, token(), transport=httpx.MockTransport(sets))
        await client.get_json("a")
        await client.get_json("b")
        await client.aclose()

    asyncio.run(run())
    assert seen == [None, None]


def test_a_token_past_its_middle_is_renewed_and_remembered() -> None:
    kept: list[str] = []
    fresh = token(age=0)

    def server(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("@login-renew"):
            return httpx.Response(200, json={"token": fresh})
        return httpx.Response(200, json={"with": request.headers["authorization"]})

    assert ask(server, given=token(lives=1000, age=600), on_token=kept.append) == {"with": f"Bearer {fresh}"}
    assert kept == [fresh]


def test_a_renewal_that_fails_does_not_stop_the_work() -> None:
    def server(request: httpx.Request) -> httpx.Response:
        return httpx.Response(500) if "renew" in request.url.path else httpx.Response(200, json={"ja": 1})

    assert ask(server, given=token(lives=1000, age=600)) == {"ja": 1}


def test_a_server_that_is_not_there_is_away() -> None:
    def gone(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    with pytest.raises(errors.ServerAway):
        ask(gone)
