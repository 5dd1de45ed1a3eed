"""Who sees what on a provisioned site: four accounts, every kind of item, every way to look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.pictures import small_png
from tests.plone_server import FOLDER

if TYPE_CHECKING:
    from tests.plone_server import Site, Somebody

SEES = 200
NOT = 401
AUTHOR, MATE, OUTSIDER, VISITOR = "author", "mate", "outsider", "visitor"
ONLY_AUTHOR = {AUTHOR: SEES, MATE: NOT, OUTSIDER: NOT, VISITOR: NOT}
TEAM = {AUTHOR: SEES, MATE: SEES, OUTSIDER: NOT, VISITOR: NOT}
MEMBERS = {AUTHOR: SEES, MATE: SEES, OUTSIDER: SEES, VISITOR: NOT}

WORD = "grutsk"


@dataclass(frozen=True)
class Scene:
    """The same things, made once, looked at by everybody."""

    people: dict[str, Somebody]
    paths: dict[str, str]

    def who_may(self, suffix: str, name: str) -> dict[str, int]:
        return {who: one.status(self.paths[name] + suffix) for who, one in self.people.items()}

    def who_finds(self, name: str, **query: str) -> dict[str, int]:
        return {who: SEES if self.paths[name] in one.found(**query) else NOT for who, one in self.people.items()}


@pytest.fixture(scope="module")
def scene(site: Site) -> Scene:
    author, mate, outsider = (site.somebody(who) for who in (AUTHOR, MATE, OUTSIDER))
    team = site.team(author, mate)
    words = {"description": WORD}
    paths = {"team": team, "person": f"/people/{author.username}"}
    paths["draft"] = author.create("/news", "News Item", site.name("concept"), **words)
    paths["news"] = author.create("/news", "News Item", site.name("bericht"), **words)
    author.transition(paths["news"], "show_internally")
    paths["official"] = author.create("/news", "News Item", site.name("officieel"), **words)
    author.transition(paths["official"], "show_internally")
    site.administration.transition(paths["official"].lstrip("/"), "publish_internally")
    paths["post"] = author.create(team, "News Item", site.name("teambericht"), **words)
    paths["folder"] = author.create(team, FOLDER, site.name("map"), **words)
    paths["folder in folder"] = author.create(paths["folder"], FOLDER, site.name("map"), **words)
    paths["post in folder"] = author.create(paths["folder"], "News Item", site.name("teambericht"), **words)
    paths["file"] = author.create_file(team, "plan.txt", WORD.encode())
    paths["file in folder"] = author.create_file(paths["folder in folder"], "diep.txt", WORD.encode())
    paths["picture"] = author.create_file(team, "foto.png", small_png(), "Image")
    paths["team event"] = author.create(team, "Event", site.name("overleg"), **words)
    paths["event"] = author.create("/agenda", "Event", site.name("inloop"), **words)
    author.transition(paths["event"], "show_internally")
    paths["event draft"] = author.create("/agenda", "Event", site.name("inloop"), **words)
    paths["own note"] = author.create(f"/personal/{author.username}", "News Item", site.name("notitie"), **words)
    paths["own file"] = author.create_file(f"/personal/{author.username}", "eigen.txt", WORD.encode())
    paths["file in news"] = author.create_file(paths["news"], "bijlage.txt", WORD.encode())
    paths["file in draft"] = author.create_file(paths["draft"], "bijlage.txt", WORD.encode())
    return Scene({AUTHOR: author, MATE: mate, OUTSIDER: outsider, VISITOR: site.nobody()}, paths)


EXPECTED = {
    "person": MEMBERS,
    "team": TEAM,
    "draft": ONLY_AUTHOR,
    "news": MEMBERS,
    "official": MEMBERS,
    "post": TEAM,
    "folder": TEAM,
    "folder in folder": TEAM,
    "post in folder": TEAM,
    "file": TEAM,
    "file in folder": TEAM,
    "picture": TEAM,
    "team event": TEAM,
    "event": MEMBERS,
    "event draft": ONLY_AUTHOR,
    "own note": ONLY_AUTHOR,
    "own file": ONLY_AUTHOR,
    "file in news": MEMBERS,
    "file in draft": ONLY_AUTHOR,
}
BODIES = ("file", "file in folder", "own file", "file in news", "file in draft")


@pytest.mark.parametrize("name", EXPECTED)
def test_an_item_is_read_by_its_audience_and_nobody_else(scene: Scene, name: str) -> None:
    assert scene.who_may("", name) == EXPECTED[name]


@pytest.mark.parametrize("name", BODIES)
def test_the_body_of_a_file_is_fetched_by_its_audience_and_nobody_else(scene: Scene, name: str) -> None:
    assert scene.who_may("/@@download/file", name) == EXPECTED[name]


def test_a_picture_is_fetched_by_its_audience_and_nobody_else(scene: Scene) -> None:
    assert scene.who_may("/@@images/image/mini", "picture") == EXPECTED["picture"]


@pytest.mark.parametrize("name", EXPECTED)
def test_an_item_is_found_by_its_audience_and_nobody_else(scene: Scene, name: str) -> None:
    assert scene.who_finds(name) == EXPECTED[name]


@pytest.mark.parametrize("name", [name for name in EXPECTED if name not in ("person", "team", "picture")])
def test_the_words_of_an_item_are_found_by_its_audience_and_nobody_else(scene: Scene, name: str) -> None:
    assert scene.who_finds(name, SearchableText=WORD) == EXPECTED[name]


@pytest.mark.parametrize("folder", ["/news", "/teams", "/people", "/agenda", "/documents", "/personal"])
def test_a_visitor_may_not_even_list_a_folder_of_the_root(scene: Scene, folder: str) -> None:
    assert scene.people[VISITOR].status(folder) == NOT
    assert scene.people[OUTSIDER].status(folder) == SEES


@pytest.mark.parametrize(
    ("below", "readers"), [("news", MEMBERS), ("post", TEAM)], ids=["a comment on news", "a comment in a team"]
)
def test_a_comment_is_read_and_found_by_those_who_read_what_it_stands_below(
    scene: Scene, below: str, readers: dict[str, int]
) -> None:
    word = f"wjukslach{below}"
    scene.people[MATE].http.post(f"{scene.paths[below]}/@comments", json={"text": word}).raise_for_status()
    assert scene.who_may("/@comments", below) == readers
    found = {who: len(one.found(SearchableText=word)) for who, one in scene.people.items()}
    assert found == {who: int(sees == SEES) for who, sees in readers.items()}


def test_a_member_may_not_share_the_team_with_an_outsider(scene: Scene) -> None:
    entry = {"id": scene.people[OUTSIDER].username, "type": "user", "roles": {"Reader": True}}
    for name in ("team", "folder", "file"):
        answer = scene.people[MATE].http.post(f"{scene.paths[name]}/@sharing", json={"entries": [entry]})
        assert answer.status_code in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN)
    assert scene.people[OUTSIDER].status(scene.paths["file"]) == NOT


def test_a_team_and_its_folders_cannot_be_widened(scene: Scene) -> None:
    for name in ("team", "folder", "file"):
        offered = scene.people[AUTHOR].http.get(f"{scene.paths[name]}/@workflow").json()["transitions"]
        assert offered == []


def test_nobody_adds_inside_a_colleagues_post(scene: Scene) -> None:
    answer = scene.people[OUTSIDER].http.post(scene.paths["news"], json={"@type": "News Item", "title": "x"})
    assert answer.status_code == NOT


def test_a_profile_is_edited_by_its_person_alone(scene: Scene) -> None:
    change = {"job_title": "Koning"}
    assert scene.people[MATE].http.patch(scene.paths["person"], json=change).status_code == NOT
    assert scene.people[AUTHOR].http.patch(scene.paths["person"], json=change).status_code == httpx.codes.NO_CONTENT


def test_membership_taken_away_closes_the_team_at_once(site: Site, scene: Scene) -> None:
    leaver = site.somebody("vertrekker")
    team = site.team(scene.people[AUTHOR], leaver)
    assert leaver.status(team) == SEES
    site.administration.remove_from_group(f"team-{team.rpartition('/')[2]}", leaver.username)
    assert leaver.status(team) == NOT
