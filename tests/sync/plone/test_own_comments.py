"""Changing and deleting what one said oneself, on the real Plone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sync.errors import Answered, NotAllowed
from sync.models import Comment
from tests.sync.plone.connecting import using

if TYPE_CHECKING:
    from sync.plone.intranet import PloneIntranet
    from tests.plone_server import Site, Somebody


def commented(site: Site) -> tuple[Somebody, Somebody, str]:
    """An author whose post a reader commented on, that reader, and the path of the post."""
    author, reader = site.somebody(), site.somebody()
    path = author.create("/news", "News Item", site.name("bericht"))
    author.transition(path, "show_internally")
    reader.http.post(f"{path}/@comments", json={"text": "Mooi"}).raise_for_status()
    return author, reader, path


def said_below(somebody: Somebody, path: str) -> list[str]:
    return [one["text"]["data"] for one in somebody.http.get(f"{path}/@comments").json()["items"]]


def address_of(somebody: Somebody, path: str, number: int = 0) -> str:
    return str(somebody.http.get(f"{path}/@comments").json()["items"][number]["@id"])


def test_what_one_said_below_a_colleagues_post_can_be_changed_and_shows_it(site: Site) -> None:
    _, reader, path = commented(site)
    url = address_of(reader, path)
    first = using(site, reader, lambda intranet: intranet.item(url))
    assert isinstance(first, Comment)
    assert not first.edited
    changed = using(site, reader, lambda intranet: intranet.edit(url, {"text": "Heel mooi"}))
    assert isinstance(changed, Comment)
    assert changed.text == "Heel mooi"
    assert changed.modified >= first.modified
    assert said_below(reader, path) == ["Heel mooi"]


def test_what_one_said_below_a_colleagues_post_can_be_deleted(site: Site) -> None:
    _, reader, path = commented(site)
    url = address_of(reader, path)
    using(site, reader, lambda intranet: intranet.delete(url))
    assert said_below(reader, path) == []
    using(site, reader, lambda intranet: intranet.delete(url))


def test_what_was_answered_stays_with_its_answers(site: Site) -> None:
    author, reader, path = commented(site)
    url = address_of(reader, path)
    author.http.post(f"{path}/@comments/{url.rpartition('/')[2]}", json={"text": "Dank"}).raise_for_status()

    async def work(intranet: PloneIntranet) -> None:
        with pytest.raises(Answered):
            await intranet.delete(url)

    using(site, reader, work)
    assert said_below(author, path) == ["Mooi", "Dank"]


def test_a_colleagues_comment_is_left_alone(site: Site) -> None:
    author, reader, path = commented(site)
    url = address_of(reader, path)
    other = site.somebody()

    async def work(intranet: PloneIntranet) -> None:
        with pytest.raises(NotAllowed):
            await intranet.edit(url, {"text": "Lelijk"})
        with pytest.raises(NotAllowed):
            await intranet.delete(url)

    for somebody in (other, author):  # below one's own post too
        using(site, somebody, work)
    assert site.nobody().http.delete(url).status_code == 401
    assert said_below(reader, path) == ["Mooi"]
