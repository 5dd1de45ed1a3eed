"""Likes, against a stand-in that behaves as kitconcept.intranet's service does; a stock Plone has none.

As there: a request to `@vote` adds the user to `votes`, or takes them out where they are in it already, and does so
whether or not `enable_likes` is set.
"""

from __future__ import annotations

import asyncio
import base64
import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from sync.errors import NotAllowed, ServerAway
from sync.models import NewsItem
from sync.plone.intranet import connect

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sync.models import Item
    from sync.plone.intranet import PloneIntranet

SITE = "https://intranet.example.org"
POST = f"{SITE}/nieuws/ijsbaan"
ME = "anna"


def token() -> str:
    claims = base64.urlsafe_b64encode(json.dumps({"sub": ME, "exp": 4_000_000_000}).encode()).decode().rstrip("=")
    return f"e30.{claims}.x"


class Site(httpx.AsyncBaseTransport):
    """One post on a site with votes; `losing` is how many answers to votes get lost."""

    def __init__(self, *votes: str, enabled: bool = True, losing: int = 0) -> None:
        self.votes = list(votes)
        self.enabled = enabled
        self.losing = losing

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path.endswith("/@vote"):
            if ME in self.votes:
                self.votes.remove(ME)
            else:
                self.votes.append(ME)
            if self.losing:
                self.losing -= 1
                raise httpx.ReadError("the answer was lost", request=request)
            return httpx.Response(200, json="Like added", request=request)
        if path == "/nieuws/ijsbaan":
            return httpx.Response(200, json=self._record(), request=request)
        if path.endswith("/@search"):
            return httpx.Response(200, json={"@id": str(request.url), "items": [], "items_total": 0}, request=request)
        return httpx.Response(404, json={"type": "NotFound", "message": "x"}, request=request)

    def _record(self) -> dict[str, Any]:
        return {
            "@id": POST,
            "@type": "News Item",
            "UID": "a" * 32,
            "title": "De ijsbaan",
            "modified": "2026-11-03T14:05:06+00:00",
            "review_state": "internal",
            "enable_likes": self.enabled,
            "votes": self.votes,
        }


def using(site: Site, work: Callable[[PloneIntranet], Awaitable[Item]]) -> NewsItem:
    async def run() -> Item:
        intranet = connect(SITE, token(), transport=site)
        try:
            return await work(intranet)
        finally:
            await intranet.aclose()

    made = asyncio.run(run())
    assert isinstance(made, NewsItem)
    return made


@pytest.mark.parametrize("liked", [True, False])
@pytest.mark.parametrize("before", [(), ("bram",), (ME,), ("bram", ME)])
def test_saying_it_twice_is_not_taking_it_back(before: tuple[str, ...], liked: bool) -> None:
    site = Site(*before)
    others = [name for name in before if name != ME]
    for _ in range(2):
        item = using(site, lambda intranet: intranet.like(POST, liked=liked))
        assert (item.liked, item.likes) == (liked, len(others) + liked)
    assert sorted(site.votes) == sorted([*others, *([ME] if liked else [])])


def test_a_like_whose_answer_was_lost_is_not_taken_back_by_the_repeat() -> None:
    site = Site("bram", losing=1)

    async def twice(intranet: PloneIntranet) -> Item:
        with pytest.raises(ServerAway):
            await intranet.like(POST, liked=True)
        return await intranet.like(POST, liked=True)

    assert using(site, twice).liked
    assert site.votes == ["bram", ME]


def test_what_is_not_to_be_liked_is_left_alone_although_the_site_would_take_it() -> None:
    site = Site(enabled=False)

    async def work(intranet: PloneIntranet) -> Item:
        with pytest.raises(NotAllowed):
            await intranet.like(POST, liked=True)
        return await intranet.item(POST)

    item = using(site, work)
    assert not item.likes_open
    assert site.votes == []


def test_who_likes_something_is_nowhere_in_what_the_client_keeps() -> None:
    item = using(Site("bram", "clara"), lambda intranet: intranet.item(POST))
    assert item.likes == 2
    assert "bram" not in repr(item)
    assert "clara" not in repr(item)
