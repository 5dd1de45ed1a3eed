"""Where things lie, who sees them there, and new versions of documents, on the real Plone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sync.errors import Gone, Locked, NotAllowed, Refused, ServerAway
from sync.models import Audience, Document, Kind, NewsItem
from sync.server import Creation, Upload
from tests.plone_server import FOLDER
from tests.sync.plone.connecting import LosingAnswers, using

if TYPE_CHECKING:
    from pathlib import Path

    from sync.models import Item
    from sync.plone.intranet import PloneIntranet
    from tests.plone_server import Site, Somebody

SEES, NOT = 200, 401


def who_sees(site: Site, url: str, *people: Somebody) -> list[int]:
    return [one.status(url.removeprefix(site.url)) for one in (*people, site.nobody())]


def test_a_document_is_moved_by_a_team_mate_once_also_when_the_answer_was_lost(site: Site) -> None:
    me, mate = site.somebody(), site.somebody()
    team = site.team(me, mate)
    goal = site.url + me.create(team, FOLDER, "archief")
    file = site.url + me.create_file(team, "plan.txt", b"inhoud")
    uid = str(me.http.get(file).json()["UID"])

    async def move(intranet: PloneIntranet) -> Item:
        return await intranet.move(uid, file, goal)

    with pytest.raises(ServerAway):
        using(site, mate, move, LosingAnswers(1))
    moved, again = using(site, mate, move), using(site, me, move)
    assert isinstance(moved, Document)
    assert (moved.uid, moved.url) == (uid, f"{goal}/plan.txt")
    assert moved.folder_uid == me.http.get(goal).json()["UID"]
    assert again == moved
    assert me.http.get(f"{moved.url}/@@download/file").content == b"inhoud"


def test_a_folder_is_moved_with_all_that_is_in_it(site: Site) -> None:
    me = site.somebody()
    team = site.team(me)
    folder = me.create(team, FOLDER, "stukken")
    goal = site.url + me.create(team, FOLDER, "archief")
    me.create_file(folder, "plan.txt", b"x")

    async def work(intranet: PloneIntranet) -> tuple[Item, Item]:
        before = await intranet.item(site.url + folder)
        moved = await intranet.move(before.uid, before.url, goal)
        return moved, await intranet.item(f"{moved.url}/plan.txt")

    moved, inside = using(site, me, work)
    assert isinstance(inside, Document)
    assert inside.folder_uid == moved.uid


def test_a_folder_does_not_go_into_itself_and_nothing_goes_where_one_may_not(site: Site) -> None:
    me, stranger = site.somebody(), site.somebody()
    team, theirs = site.team(me), site.team(stranger)
    folder = site.url + me.create(team, FOLDER, "stukken")
    inside = site.url + me.create(f"{team}/stukken", FOLDER, "binnen")

    async def work(intranet: PloneIntranet) -> None:
        item = await intranet.item(folder)
        with pytest.raises(Refused):
            await intranet.move(item.uid, folder, inside)
        with pytest.raises(NotAllowed):
            await intranet.move(item.uid, folder, site.url + theirs)
        assert (await intranet.item(folder)).url == folder

    async def steal(intranet: PloneIntranet) -> None:
        uid = str(me.http.get(folder).json()["UID"])
        with pytest.raises(NotAllowed):
            await intranet.move(uid, folder, site.url + theirs)

    using(site, me, work)
    using(site, stranger, steal)
    assert me.status(folder.removeprefix(site.url)) == SEES


def test_what_is_gone_is_not_moved(site: Site) -> None:
    me = site.somebody()
    team = site.team(me)
    goal = site.url + me.create(team, FOLDER, "archief")

    async def work(intranet: PloneIntranet) -> None:
        with pytest.raises((Gone, NotAllowed)):
            await intranet.move("0" * 32, f"{site.url}{team}/weg.txt", goal)

    using(site, me, work)


def test_what_was_moved_by_a_colleague_is_changed_at_its_new_address(site: Site) -> None:
    me = site.somebody()
    team = site.team(me)
    goal = site.url + me.create(team, FOLDER, "archief")
    file = site.url + me.create_file(team, "plan.txt", b"x")

    async def work(intranet: PloneIntranet) -> tuple[Item, int]:
        before = await intranet.item(file)
        await intranet.move(before.uid, file, goal)
        renamed = await intranet.rename(file, "Plan B.txt")
        await intranet.delete(file)
        return renamed, me.status(f"{team}/archief/plan.txt")

    renamed, status = using(site, me, work)
    assert (renamed.url, status) == (f"{goal}/plan.txt", 404)


def news(site: Site, audience: Audience, folder: str = "") -> Creation:
    return Creation(
        kind=Kind.NEWS,
        item_id=site.name("gemaakt"),
        fields={"title": "Bericht", "body_html": "<p>Tekst</p>"},
        container_url=site.url + folder if folder else "",
        audience=audience,
    )


def test_a_post_is_published_and_taken_back_and_published_again(site: Site) -> None:
    me, colleague = site.somebody(), site.somebody()

    async def make(intranet: PloneIntranet) -> Item:
        return await intranet.create(news(site, Audience.ME))

    made = using(site, me, make)
    for audience, seen in [(Audience.EVERYONE, SEES), (Audience.ME, NOT), (Audience.EVERYONE, SEES)]:
        for _ in range(2):
            changed = using(site, me, lambda intranet: intranet.set_audience(made.url, audience))  # noqa: B023  used up in this turn
            assert isinstance(changed, NewsItem)
            assert (changed.audience, changed.uid) == (audience, made.uid)
        assert who_sees(site, changed.url, me, colleague) == [SEES, seen, NOT]


def test_a_publication_whose_answer_was_lost_is_one_publication(site: Site) -> None:
    me = site.somebody()
    made = using(site, me, lambda intranet: intranet.create(news(site, Audience.ME)))
    for _ in range(2):  # of bringing it to where news is, and of publishing it there
        with pytest.raises(ServerAway):
            using(site, me, lambda intranet: intranet.set_audience(made.url, Audience.EVERYONE), LosingAnswers(1))
    published = using(site, me, lambda intranet: intranet.set_audience(made.url, Audience.EVERYONE))
    history = me.http.get(f"{published.url}/@workflow").json()["history"]
    assert [step["action"] for step in history] == [None, "show_internally"]


def test_a_team_message_is_shown_to_everybody_and_given_back_to_the_team(site: Site) -> None:
    me, mate, outsider = (site.somebody() for _ in range(3))
    team = site.team(me, mate)

    async def work(intranet: PloneIntranet) -> list[list[int]]:
        made = await intranet.create(news(site, Audience.TEAM, team))
        seen = [who_sees(site, made.url, me, mate, outsider)]
        for audience in (Audience.EVERYONE, Audience.TEAM):
            await intranet.set_audience(made.url, audience)
            seen.append(who_sees(site, made.url, me, mate, outsider))
        taken_back = await intranet.set_audience(made.url, Audience.ME)
        seen.append(who_sees(site, taken_back.url, me, mate, outsider))
        return seen

    team_only = [SEES, SEES, NOT, NOT]
    assert using(site, me, work) == [team_only, [SEES, SEES, SEES, NOT], team_only, [SEES, NOT, NOT, NOT]]


def test_a_draft_in_ones_own_folder_is_published_too(site: Site) -> None:
    me, colleague = site.somebody(), site.somebody()
    own = f"/personal/{me.username}"
    made = using(site, me, lambda intranet: intranet.create(news(site, Audience.ME, own)))
    assert who_sees(site, made.url, me, colleague) == [SEES, NOT, NOT]
    shown = using(site, me, lambda intranet: intranet.set_audience(made.url, Audience.EVERYONE))
    assert who_sees(site, shown.url, me, colleague) == [SEES, SEES, NOT]
    assert shown.url.removeprefix(site.url) in colleague.found(portal_type="News Item")


def test_news_of_nobody_in_particular_cannot_be_given_to_a_team(site: Site) -> None:
    me = site.somebody()
    made = using(site, me, lambda intranet: intranet.create(news(site, Audience.EVERYONE)))

    async def work(intranet: PloneIntranet) -> None:
        with pytest.raises(NotAllowed):
            await intranet.set_audience(made.url, Audience.TEAM)

    using(site, me, work)


def version(path: Path, document_url: str, resume_url: str = "") -> Upload:
    return Upload(
        key="k",
        path=path,
        folder_url="",
        filename=path.name,
        content_type="text/plain",
        resume_url=resume_url,
        document_url=document_url,
    )


def body_of(somebody: Somebody, url: str) -> bytes:
    return somebody.http.get(f"{url}/@@download/file").content


def versions_of(somebody: Somebody, url: str) -> int:
    return len([one for one in somebody.http.get(f"{url}/@history").json() if one["type"] == "versioning"])


def test_a_new_version_takes_the_place_of_the_old_one_which_is_kept(site: Site, tmp_path: Path) -> None:
    me, mate = site.somebody(), site.somebody()
    url = site.url + me.create_file(site.team(me, mate), "plan.txt", b"eerste")
    path = tmp_path / "plan van mij.txt"
    path.write_bytes(b"tweede versie")
    told: list[tuple[int, int]] = []

    async def work(intranet: PloneIntranet) -> tuple[Document, Item]:
        before = await intranet.item(url)
        assert isinstance(before, Document)
        made = await intranet.replace(version(path, url), lambda *at: told.append(at), lambda _url: None)
        return before, made

    before, made = using(site, mate, work)
    assert isinstance(made, Document)
    assert (made.uid, made.title, made.filename, made.size) == (before.uid, "plan.txt", "plan.txt", 13)
    assert made.modified >= before.modified
    assert (body_of(me, url), versions_of(me, url), told[-1]) == (b"tweede versie", 2, (13, 13))
    assert not me.http.get(f"{url}/@lock").json()["locked"]


@pytest.mark.parametrize("lost", [2, 3])
def test_a_new_version_whose_answer_was_lost_is_one_version(site: Site, tmp_path: Path, lost: int) -> None:
    """The writes are: lock, begin, the only piece, unlock."""
    me = site.somebody()
    url = site.url + me.create_file(site.team(me), "plan.txt", b"eerste")
    path = tmp_path / "plan.txt"
    path.write_bytes(b"tweede versie")
    at: list[str] = [""]

    async def send(intranet: PloneIntranet) -> Item:
        return await intranet.replace(version(path, url, at[-1]), lambda *_at: None, at.append)

    with pytest.raises(ServerAway):
        using(site, me, send, LosingAnswers(lost))
    using(site, me, send)
    assert (body_of(me, url), versions_of(me, url)) == (b"tweede versie", 2)


def test_a_document_that_a_colleague_works_on_is_not_written_over(site: Site, tmp_path: Path) -> None:
    me, mate = site.somebody(), site.somebody("wybren")
    url = site.url + me.create_file(site.team(me, mate), "plan.txt", b"eerste")
    path = tmp_path / "plan.txt"
    path.write_bytes(b"tweede versie")
    using(site, mate, lambda intranet: intranet.lock(url))

    async def work(intranet: PloneIntranet) -> None:
        with pytest.raises(Locked):
            await intranet.replace(version(path, url), lambda *_at: None, lambda _url: None)

    using(site, me, work)
    assert body_of(me, url) == b"eerste"


def test_a_document_that_i_work_on_stays_mine_after_a_new_version(site: Site, tmp_path: Path) -> None:
    me = site.somebody()
    url = site.url + me.create_file(site.team(me), "plan.txt", b"eerste")
    path = tmp_path / "plan.txt"
    path.write_bytes(b"tweede versie")

    async def work(intranet: PloneIntranet) -> None:
        await intranet.lock(url)
        await intranet.replace(version(path, url), lambda *_at: None, lambda _url: None)

    using(site, me, work)
    assert body_of(me, url) == b"tweede versie"
    assert me.http.get(f"{url}/@lock").json()["locked"]


def test_somebody_elses_document_takes_no_new_version(site: Site, tmp_path: Path) -> None:
    me, stranger = site.somebody(), site.somebody()
    url = site.url + me.create_file(site.team(me), "plan.txt", b"eerste")
    path = tmp_path / "plan.txt"
    path.write_bytes(b"tweede versie")

    async def work(intranet: PloneIntranet) -> None:
        with pytest.raises(NotAllowed):
            await intranet.replace(version(path, url), lambda *_at: None, lambda _url: None)

    using(site, stranger, work)
    assert body_of(me, url) == b"eerste"
