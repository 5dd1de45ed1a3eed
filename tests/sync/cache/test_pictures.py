from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sync.cache.marks import Mark
from sync.cache.pictures import urls_in
from tests.sync.cache import made

if TYPE_CHECKING:
    from sync.cache.queries import Queries
    from sync.cache.store import Store

URL = "https://intranet.example.org/image-abc.png"


def test_a_picture_is_kept_as_it_was_sent(store: Store, queries: Queries) -> None:
    store.save_picture(URL, b"\x89PNG\0")
    store.save_picture(URL, b"\x89PNG\0better")
    assert queries.picture(URL) == b"\x89PNG\0better"
    assert queries.picture("https://elsewhere") is None
    assert queries.has_pictures([URL, "https://elsewhere"]) == {URL}
    assert store.missing_pictures([URL, "https://elsewhere"]) == {"https://elsewhere"}


def test_pictures_that_nothing_shows_are_forgotten(store: Store, queries: Queries) -> None:
    body = "https://intranet.example.org/body.png?a=1&b=2"
    store.apply(
        [
            made.person(portrait=made.picture(URL)),
            made.news(body_html='<p><img alt="x" src="https://intranet.example.org/body.png?a=1&amp;b=2"></p>'),
        ]
    )
    for url in (URL, f"{URL}?small", body, "https://intranet.example.org/old.png"):
        store.save_picture(url, b"data")
    assert store.forget_unused_pictures() == 1
    assert queries.has_pictures([URL, f"{URL}?small", body, "https://intranet.example.org/old.png"]) == {
        URL,
        f"{URL}?small",
        body,
    }


def test_what_reading_offline_needs_is_named_until_it_is_here(store: Store) -> None:
    body = "https://intranet.example.org/body.png"
    store.apply(
        [
            made.person(portrait=made.picture(URL)),
            made.person("p2", "Zonder Portret"),
            made.news("n1", published=made.WHEN, picture=made.picture("https://x/lead.png")),
            made.news("n2", published=made.WHEN.replace(year=2025), body_html=f'<img src="{body}">'),
        ]
    )
    assert store.pictures_for_offline(articles=1) == [URL, "https://x/lead.png"]
    store.save_picture(URL, b"data")
    assert store.pictures_for_offline(articles=9) == ["https://x/lead.png", body]


def test_beyond_a_size_the_pictures_saved_first_go(store: Store, queries: Queries) -> None:
    urls = [f"https://x/{number}.png" for number in range(5)]
    store.apply([made.news(body_html="".join(f'<img src="{url}">' for url in urls))])
    for url in urls:
        store.save_picture(url, bytes(100))
    assert store.forget_unused_pictures(most_bytes=250) == 3
    assert queries.has_pictures(urls) == set(urls[3:])


def test_the_pictures_of_what_was_saved_come_first_and_stay(store: Store, queries: Queries) -> None:
    old, new = ([f"https://x/{age}{number}.png" for number in range(3)] for age in ("old", "new"))
    store.apply(
        [
            made.news("n1", published=made.WHEN.replace(year=2024), body_html="".join(f'<img src="{u}">' for u in old)),
            made.news("n2", published=made.WHEN, body_html="".join(f'<img src="{url}">' for url in new)),
        ]
    )
    assert store.pictures_for_offline(articles=1) == new
    store.mark(Mark.SAVED, ["n1"], on=True)
    assert store.pictures_for_offline(articles=1) == [*old, *new]
    for url in (*old, *new):
        store.save_picture(url, bytes(100))

    assert store.forget_unused_pictures(most_bytes=250) == 1

    assert queries.has_pictures([*old, *new]) == {*old, *new[1:]}


def test_what_leaves_the_cache_takes_its_pictures_along(store: Store, queries: Queries) -> None:
    store.apply([made.team(), made.news(team_uid="t1", picture=made.picture(URL)), made.person()])
    store.save_picture(URL, b"of the team alone")
    store.remove(["t1"])
    assert queries.picture(URL) is None


@pytest.mark.parametrize(
    ("html", "urls"),
    [
        ("<IMG SRC='https://x/a.png'>", ["https://x/a.png"]),
        ('<video><source type="video/mp4" src = "https://x/b.mp4"></video>', ["https://x/b.mp4"]),
        ('<img data-src="https://x/no.png" alt="src=no">', []),
        ("<p>src='https://x/no.png'</p>", []),
        ("<img src=", []),
    ],
)
def test_the_addresses_of_pictures_in_a_body_are_found(html: str, urls: list[str]) -> None:
    assert list(urls_in(html)) == urls
