"""The sample community on a real Plone: complete, different for each who looks, made once however often one asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sync.plone.administration import Administration
from sync.plone.local import LocalServer
from sync.plone.sample import Community, fill
from sync.plone.sample_growing import fill_larger
from tests.plone_server import SecretsInMemory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sync.plone.local import RunningServer

INTERRUPTED_AT = 190
KINDS = ("Person", "News Item", "Event", "File", "Image", "Discussion Item", "team")


class PluggedOut(Exception):
    """Somebody interrupts."""


class Filled:
    """A filled server, and what its people see."""

    def __init__(self, server: LocalServer, running: RunningServer, community: Community) -> None:
        self.server = server
        self.running = running
        self.community = community

    def ask(self, username: str, path: str) -> Any:
        """What somebody gets when asking for something; the administrator has no name of their own here."""
        password = self.community.password if username else self.running.admin_password
        with Administration(self.running.url, username or self.running.admin_user, password) as site:
            return site.ask("GET", path)

    def count(self, username: str, portal_type: str) -> int:
        return int(self.ask(username, f"@search?portal_type={portal_type}&b_size=1")["items_total"])

    def counts(self) -> dict[str, int]:
        return {kind: self.count("", kind) for kind in KINDS}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, plone_environment: Path) -> Iterator[Filled]:
    """A server on which filling was interrupted halfway and then done again."""
    plone_environment.parent.mkdir(parents=True, exist_ok=True)
    server = LocalServer(tmp_path_factory.mktemp("sample"), secrets=SecretsInMemory(), environment=plone_environment)
    running = server.start()

    def pull_the_plug(done: int, _of: int) -> None:
        if done == INTERRUPTED_AT:
            raise PluggedOut

    with pytest.raises(PluggedOut):
        fill(running, progress=pull_the_plug)
    yield Filled(server, running, fill(running))
    server.stop()


def test_a_filling_that_was_interrupted_is_completed_and_makes_nothing_twice(filled: Filled) -> None:
    assert filled.counts() == {
        "Person": 64, "News Item": 35, "Event": 12, "File": 69, "Image": 18, "Discussion Item": 98, "team": 8,
    }  # fmt: skip


def test_filling_again_changes_nothing_and_tells_who_lives_there(filled: Filled) -> None:
    asked: list[int] = []
    before = filled.ask("", "@search?sort_on=modified&sort_order=descending&metadata_fields=modified&b_size=1")
    assert fill(filled.running, progress=lambda done, _of: asked.append(done)) == filled.community
    after = filled.ask("", "@search?sort_on=modified&sort_order=descending&metadata_fields=modified&b_size=1")
    assert asked == []
    assert after == before


def test_everybody_can_sign_in_and_finds_who_knows_about_passports(filled: Filled) -> None:
    assert len(filled.community.accounts) == 64
    for username in (filled.community.default_user, filled.community.second_user):
        found = filled.ask(username, "@search?portal_type=Person&Subject=paspoorten&fullobjects=1")["items"]
        assert len(found) >= 3
        assert len({person["department"] for person in found}) >= 2
        assert any(person["image"] for person in found)


@pytest.mark.parametrize(
    ("path", "who_sees"),
    [
        ("news/weekblog-burgerzaken", {"default", "second"}),
        ("teams/burgerzaken/team-rooster-balie", {"default"}),
        ("teams/sociaal-domein/team-keukentafel", {"second"}),
        ("teams/burgerzaken/roosters/rooster-balie-december.xlsx", {"default"}),
        ("teams/sociaal-domein/wmo/hulpmiddelen-en-levertijden.xlsx", {"second"}),
        ("documents/samen-werken/gedragscode.pdf", {"default", "second"}),
        ("documents/regelingen/verlof", {"default", "second"}),
        ("personal/jelle.ytsma/concept-fietsvierdaagse", {"default"}),
        ("agenda/inloop-aldemar", {"default", "second"}),
        ("teams/burgerzaken/teamoverleg-burgerzaken", {"default"}),
    ],
)
def test_what_one_sees_differs(filled: Filled, path: str, who_sees: set[str]) -> None:
    people = {"default": filled.community.default_user, "second": filled.community.second_user}
    seen = set()
    for role, username in people.items():
        with Administration(filled.running.url, username, filled.community.password) as site:
            if site.exists(path):
                seen.add(role)
    assert seen == who_sees


def test_an_official_post_went_through_review_and_others_are_their_authors(filled: Filled) -> None:
    official = filled.ask("jelle.ytsma", "news/phishing")
    assert official["review_state"] == "internally_published"
    plain = filled.ask("jelle.ytsma", "news/havenstraat")
    assert plain["review_state"] == "internal"
    assert plain["creators"] == ["shanelle.vrede"]
    assert plain["effective"] < plain["created"]


def test_a_post_shows_headings_lists_and_the_picture_inside_it(filled: Filled) -> None:
    item = filled.ask("mehmet.kaya", "news/havenstraat")
    parts = [item["blocks"][block] for block in item["blocks_layout"]["items"]]
    assert {"h2", "ul", "p"} <= {part["value"][0]["type"] for part in parts if part["@type"] == "slate"}
    (picture,) = [part for part in parts if part["@type"] == "image"]
    assert filled.ask("mehmet.kaya", picture["url"].removeprefix(filled.running.url).lstrip("/"))["@type"] == "Image"
    assert item["image"]["width"] == 1200


def test_the_weekly_film_stands_in_its_post_with_captions_and_a_picture(filled: Filled) -> None:
    item = filled.ask("mehmet.kaya", "news/terugblik-college")
    film = item["blocks"][item["blocks_layout"]["items"][1]]
    assert film["@type"] == "video"
    assert "resolveuid" not in film["url"]
    kept = filled.ask("mehmet.kaya", film["url"].partition("/@@")[0].removeprefix(filled.running.url).lstrip("/"))
    assert kept["file"]["content-type"] == "video/mp4"
    beside = {one["@id"].rpartition("/")[2] for one in item["items"]}
    assert beside == {"weekbericht.mp4", "weekbericht.vtt", "studio"}


def test_comments_are_by_colleagues_and_answers_stand_below_what_they_answer(filled: Filled) -> None:
    comments = filled.ask("mehmet.kaya", "news/terugblik-college/@comments")["items"]
    by_id = {comment["comment_id"]: comment for comment in comments}
    answers = {
        comment["author_username"]: by_id[comment["in_reply_to"]]["author_username"]
        for comment in comments
        if comment["in_reply_to"]
    }
    assert answers == {"bram.vandenberg": "grytsje.wiersma"}
    assert {comment["author_username"] for comment in comments} > {"sunita.bhagwandin", "durk.postma"}


def test_a_community_of_our_own_server_grows_without_what_is_there_changing(filled: Filled) -> None:
    before = filled.counts()
    grown = fill_larger(filled.server, people=70, news=39, documents=90)
    assert len(grown.accounts) == 70
    filled.running = filled.server.start()
    assert filled.counts() == {**before, "Person": 70, "News Item": 39, "File": before["File"] + 10}
    newest = grown.accounts[-1]
    assert filled.ask(newest, f"people/{newest}")["review_state"] == "internal"
    assert filled.count(newest, "team") == 1


def test_growing_again_to_the_same_size_stops_nothing(filled: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    fill_larger(filled.server, people=70, news=39, documents=90)
    monkeypatch.setattr(filled.server, "run_inside", lambda *_: pytest.fail("the server was stopped for nothing"))
    assert len(fill_larger(filled.server, people=70, news=39, documents=90).accounts) == 70
