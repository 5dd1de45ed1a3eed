"""What readers say of a post: who may learn what of it through the API, and that nobody is counted twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sync.errors import ServerAway
from sync.models import Audience, Kind, NewsItem, Response, ResponseKind
from sync.server import Creation
from tests.sync.plone.connecting import LosingAnswers, using

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sync.models import Item
    from sync.plone.intranet import PloneIntranet
    from tests.plone_server import Site, Somebody

CONFIRMED, NOT_FOR_ME = ResponseKind.CONFIRMED, ResponseKind.NOT_FOR_ME
PLACES = ("acknowledgements", "opinions", "tallies")
TYPES = ("acknowledgement", "opinion", "tally")


def a_post(site: Site, author: Somebody) -> NewsItem:
    name = site.name("vraag")
    creation = Creation(kind=Kind.NEWS, item_id=name, fields={"title": name}, audience=Audience.EVERYONE)
    made = using(site, author, lambda intranet: intranet.create(creation))
    assert isinstance(made, NewsItem)
    return made


def say(
    site: Site, reader: Somebody, post: Item, kind: ResponseKind, *, said: bool = True, key: str = ""
) -> Response | None:
    chosen = key or site.name("k")
    return using(site, reader, lambda intranet: intranet.respond(post.url, kind, chosen, said=said))


async def everything(intranet: PloneIntranet) -> list[Item]:
    return [item async for batch in intranet.changes(None) for item in batch.items]


def known_to(site: Site, who: Somebody, post: Item) -> set[tuple[ResponseKind, str, int]]:
    """What somebody's client knows of what was said of a post: kind, name and number."""
    found = using(site, who, everything)
    responses = [one for one in found if isinstance(one, Response) and one.item_uid == post.uid and one.said]
    return {(one.kind, one.username, one.number) for one in responses}


def traces(answers: Iterable[str], people: Iterable[Somebody]) -> set[str]:
    """Which of these people are named anywhere in what the site answered."""
    said = " ".join(answers)
    return {one.username for one in people if one.username in said}


def test_who_confirmed_is_told_to_the_author_alone(site: Site) -> None:
    author, one, two = (site.somebody() for _ in range(3))
    post = a_post(site, author)
    say(site, one, post, CONFIRMED)
    say(site, two, post, CONFIRMED)
    assert known_to(site, author, post) == {(CONFIRMED, one.username, 1), (CONFIRMED, two.username, 1)}
    assert known_to(site, one, post) == {(CONFIRMED, one.username, 1)}
    assert site.nobody().found(portal_type="acknowledgement") == set()


def test_for_how_many_it_was_not_is_told_without_names(site: Site) -> None:
    author, one, two, other = (site.somebody() for _ in range(4))
    post = a_post(site, author)
    said = say(site, one, post, NOT_FOR_ME)
    assert said is not None
    say(site, two, post, NOT_FOR_ME)
    assert known_to(site, author, post) == {(NOT_FOR_ME, "", 2)}
    assert known_to(site, one, post) == {(NOT_FOR_ME, one.username, 1)}
    assert known_to(site, other, post) == set()
    for asking in (author, other, site.nobody()):
        answers = [
            asking.http.get(
                "/@search", params={"portal_type": name, "metadata_fields": "_all", "fullobjects": "1"}
            ).text
            for name in TYPES
        ]
        paths = [said.url.removeprefix(site.url), f"/tallies/{post.uid}", *(f"/{place}" for place in PLACES)]
        views = ("", "/@history", "/@sharing", "/@workflow", "/@actions", "/@comments")
        answers += [asking.http.get(path + view).text for path in paths for view in views]
        assert traces(answers, (one, two)) == set()


def test_nobody_can_probe_who_said_it(site: Site) -> None:
    author, one, silent = (site.somebody() for _ in range(3))
    post = a_post(site, author)
    say(site, one, post, NOT_FOR_ME)
    guesses = [f"/opinions/{post.uid}.{somebody.username}" for somebody in (one, silent)]
    assert [author.status(guess) for guess in guesses] == [404, 404]


def test_a_person_is_counted_once_whatever_they_send(site: Site) -> None:
    author, one = site.somebody(), site.somebody()
    post = a_post(site, author)
    say(site, one, post, NOT_FOR_ME)
    for number in range(3):
        path = one.create("/opinions", "opinion", f"{post.uid}.{number}", subjects=[post.uid])
        one.transition(path, "say")
    assert known_to(site, author, post) == {(NOT_FOR_ME, "", 1)}
    assert not one.http.post("/tallies", json={"@type": "tally", "id": "x", "title": "99"}).is_success
    assert not author.http.patch(f"/tallies/{post.uid}", json={"title": "99"}).is_success


def test_nobody_spoils_the_count_from_a_place_of_their_own(site: Site) -> None:
    author, one, two, spoiler = (site.somebody() for _ in range(4))
    post = a_post(site, author)
    for reader in (one, two):
        say(site, reader, post, NOT_FOR_ME)
    path = spoiler.create(f"/personal/{spoiler.username}", "opinion", f"{post.uid}.x", subjects=[post.uid])
    spoiler.transition(path, "say")
    assert known_to(site, author, post) == {(NOT_FOR_ME, "", 2)}


def test_a_number_that_a_colleague_made_up_counts_for_nothing(site: Site) -> None:
    author, liar = site.somebody(), site.somebody()
    post = a_post(site, author)
    own = f"/personal/{liar.username}"
    folder = liar.create(own, "Document", "tallies")
    liar.create(folder, "tally", post.uid, title="99")
    liar.transition(folder, "show_internally")
    assert author.status(f"{folder}/{post.uid}") == 200
    assert known_to(site, author, post) == set()

    async def listed(intranet: PloneIntranet) -> set[Kind]:
        return set((await intranet.inventory()).kinds.values())

    assert Kind.RESPONSES not in using(site, author, listed)


def test_it_can_be_taken_back_and_said_again(site: Site) -> None:
    author, one = site.somebody(), site.somebody()
    post = a_post(site, author)
    assert say(site, one, post, NOT_FOR_ME, said=False) is None
    for said, number in ((True, 1), (False, 0), (True, 1)):
        response = say(site, one, post, NOT_FOR_ME, said=said)
        assert response is not None
        assert response.said is said
        assert {told for _, _, told in known_to(site, author, post)} == ({number} if number else set())


def test_nobody_confirms_in_a_colleagues_name(site: Site) -> None:
    author, liar, victim = (site.somebody() for _ in range(3))
    post = a_post(site, author)
    path = liar.create("/acknowledgements", "acknowledgement", f"{post.uid}.liar", subjects=[post.uid])
    liar.http.patch(path, json={"title": victim.username, "creators": [victim.username]})
    liar.transition(path, "say")
    assert not liar.http.patch(path, json={"title": victim.username}).is_success
    assert known_to(site, author, post) == {(CONFIRMED, liar.username, 1)}


@pytest.mark.parametrize("lost", [1, 2])
def test_it_is_said_once_although_an_answer_was_lost(site: Site, lost: int) -> None:
    author, one = site.somebody(), site.somebody()
    post = a_post(site, author)

    async def work(intranet: PloneIntranet) -> None:
        with pytest.raises(ServerAway):
            await intranet.respond(post.url, NOT_FOR_ME, "sleutel", said=True)
        await intranet.respond(post.url, NOT_FOR_ME, "sleutel", said=True)

    using(site, one, work, LosingAnswers(lost))
    assert len(one.found(portal_type="opinion", Subject=post.uid)) == 1
    assert known_to(site, author, post) == {(NOT_FOR_ME, "", 1)}


def test_what_a_site_offers_is_told(site: Site) -> None:
    offered = using(site, site.somebody(), lambda intranet: intranet.capabilities())
    assert offered.responses
    assert offered.own_comments
    assert not offered.likes, "a stock site has none"
