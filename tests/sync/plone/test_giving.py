"""News that is given to a team, with all that is in it, and once whatever answer is lost; on the real Plone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sync.errors import Gone, ServerAway
from sync.models import Audience, Document, Kind, NewsItem
from sync.plone.provision import provision
from sync.server import Creation, Upload
from tests.pictures import small_png
from tests.plone_server import PASSWORD
from tests.sync.plone.connecting import LosingAnswers, using

if TYPE_CHECKING:
    from sync.plone.intranet import PloneIntranet
    from tests.plone_server import Site, Somebody

SEES, NOT = 200, 401
BODY = '<p>Kijk</p><p><img src="resolveuid/{uid}" alt="De haven"></p>'
MOST_WRITES = 10


def who_sees(site: Site, url: str, *people: Somebody) -> list[int]:
    return [one.status(url.removeprefix(site.url)) for one in (*people, site.nobody())]


async def posted(intranet: PloneIntranet, site: Site, audience: Audience) -> NewsItem:
    """Make news with a picture in its text, as the engine does."""
    fields = {"title": "Storm", "body_html": "<p>Kijk</p>"}
    made = await intranet.create(
        Creation(kind=Kind.NEWS, item_id=site.name("storm-"), fields=fields, audience=Audience.ME)
    )
    upload = Upload(
        key="k",
        path=Path(),
        body=small_png(),
        folder_url=made.url,
        filename="haven.png",
        content_type="image/png",
        size=len(small_png()),
    )
    picture = await intranet.upload(upload, lambda _done, _total: None, lambda _url: None)
    assert isinstance(picture, Document)
    await intranet.edit(made.url, {"body_html": BODY.format(uid=picture.uid)})
    given = await intranet.set_audience(made.url, audience)
    assert isinstance(given, NewsItem)
    return given


async def given(intranet: PloneIntranet, site: Site, item: NewsItem, team: str, since: datetime) -> NewsItem:
    there = await intranet.give_to_team(item.uid, item.url, item.title, f"{site.url}{team}", since, frozenset())
    assert isinstance(there, NewsItem)
    return there


def picture_in(item: NewsItem) -> str:
    return item.body_html.partition('src="')[2].partition('"')[0]


def test_a_draft_is_moved_into_the_team_with_its_pictures(site: Site) -> None:
    me, mate, other = (site.somebody() for _ in range(3))
    team = site.team(me, mate)
    now = datetime.now(UTC)

    async def work(intranet: PloneIntranet) -> tuple[NewsItem, NewsItem]:
        draft = await posted(intranet, site, Audience.ME)
        assert who_sees(site, draft.url, me, mate, other) == [SEES, NOT, NOT, NOT]
        assert who_sees(site, f"{draft.url}/haven-k.png", me, mate) == [SEES, NOT, NOT]
        return draft, await given(intranet, site, draft, team, now)

    draft, there = using(site, me, work)
    assert (there.uid, there.audience) == (draft.uid, Audience.TEAM)
    assert there.url.startswith(f"{site.url}{team}/")
    assert who_sees(site, there.url, me, mate, other) == [SEES, SEES, NOT, NOT]
    assert mate.http.get(picture_in(there)).headers["content-type"].startswith("image/")


def test_news_for_all_that_is_given_to_a_team_is_seen_by_the_team_alone_with_its_pictures(site: Site) -> None:
    me, mate, other = (site.somebody() for _ in range(3))
    team = site.team(me, mate)
    began = datetime.now(UTC) - timedelta(seconds=2)

    async def work(intranet: PloneIntranet) -> tuple[NewsItem, NewsItem]:
        item = await posted(intranet, site, Audience.EVERYONE)
        return item, await given(intranet, site, item, team, began)

    item, there = using(site, me, work)
    assert there.uid != item.uid
    assert who_sees(site, there.url, me, mate, other) == [SEES, SEES, NOT, NOT]
    assert SEES not in who_sees(site, item.url, me, mate, other)
    assert picture_in(there).startswith(there.url)
    assert mate.http.get(picture_in(there)).headers["content-type"].startswith("image/")


@pytest.mark.parametrize("audience", [Audience.ME, Audience.EVERYONE])
def test_whatever_answer_is_lost_there_is_one_in_the_end(site: Site, audience: Audience) -> None:
    me = site.somebody()
    team = site.team(me)
    for lost in range(1, MOST_WRITES):
        began = datetime.now(UTC) - timedelta(seconds=2)
        item = using(site, me, lambda intranet: posted(intranet, site, audience))
        losing = LosingAnswers(lost)

        async def give(intranet: PloneIntranet, item: NewsItem = item, since: datetime = began) -> NewsItem:
            return await given(intranet, site, item, team, since)

        try:
            using(site, me, give, losing)
        except ServerAway:
            there = using(site, me, give)
        else:
            assert losing.writes < lost
            break
        name = item.url.rpartition("/")[2]
        found = [path for path in me.found(portal_type="News Item") if path.endswith(name)]
        assert found == [there.url.removeprefix(site.url)]
    else:
        pytest.fail("it took more writes than were tried")


def test_what_is_gone_cannot_be_given(site: Site) -> None:
    me = site.somebody()
    team = site.team(me)

    async def work(intranet: PloneIntranet) -> None:
        item = await posted(intranet, site, Audience.ME)
        await intranet.delete(item.url)
        with pytest.raises(Gone):
            await given(intranet, site, item, team, datetime.now(UTC))

    using(site, me, work)


def test_a_text_whose_answer_was_lost_is_known_to_be_there(site: Site) -> None:
    me = site.somebody()

    async def work(intranet: PloneIntranet) -> None:
        item = await posted(intranet, site, Audience.ME)
        uid = str(me.http.get(f"{item.url}/haven-k.png").json()["UID"])
        same = {"body_html": BODY.format(uid=uid), "title": "Storm"}
        assert await intranet.differing(item.url, same) == {}
        other = {"body_html": f"{BODY.format(uid=uid)}<p>Meer</p>", "title": "Storm"}
        assert (await intranet.differing(item.url, other)).keys() == {"body_html"}

    using(site, me, work)


def test_an_earlier_version_of_a_post_can_be_looked_at(site: Site) -> None:
    me = site.somebody()

    async def work(intranet: PloneIntranet) -> list[NewsItem]:
        item = await posted(intranet, site, Audience.EVERYONE)
        await intranet.edit(item.url, {"title": "Storm voorbij", "body_html": "<p>Rustig</p>"})
        versions = await intranet.history(item.url)
        return [await intranet.post_version(item.url, version.number) for version in versions]

    newest, *earlier = using(site, me, work)
    assert (newest.title, newest.body_html) == ("Storm voorbij", "<p>Rustig</p>")
    assert any(one.title == "Storm" and "haven-k.png" in one.body_html for one in earlier)


def a_note_of_a_newcomer(site: Site) -> tuple[Somebody, Creation]:
    """Somebody whose account nobody made a folder for, and what they write for themselves."""
    username = site.name("nieuwkomer")
    site.administration.add_account(username, PASSWORD, username.title(), f"{username}@mienskip.example")
    fields = {"title": "Kladje"}
    creation = Creation(kind=Kind.NEWS, item_id=site.name("kladje-"), fields=fields, audience=Audience.ME)
    return site.signed_in(username), creation


def test_provisioning_gives_every_account_a_folder_of_its_own(site: Site) -> None:
    colleague = site.somebody()
    me, creation = a_note_of_a_newcomer(site)
    provision(site.url, site.running.admin_user, site.running.admin_password)
    made = using(site, me, lambda intranet: intranet.create(creation))
    assert made.url == f"{site.url}/personal/{me.username}/{creation.item_id}"
    assert who_sees(site, made.url, me, colleague) == [SEES, NOT, NOT]
    assert who_sees(site, f"{site.url}/personal/{me.username}", me, colleague) == [SEES, NOT, NOT]


def test_nobody_makes_a_folder_in_a_colleagues_name_and_reads_along(site: Site) -> None:
    squatter = site.somebody()
    me, creation = a_note_of_a_newcomer(site)
    folder = {"@type": "Document", "id": me.username, "title": me.username}
    assert not squatter.http.post("/personal", json=folder).is_success
    elsewhere = squatter.create(f"/personal/{squatter.username}", "Document", me.username)
    rights = {"id": me.username, "type": "user", "roles": {"Editor": True, "Reader": True}}
    squatter.http.post(f"{elsewhere}/@sharing", json={"entries": [rights]})
    assert not squatter.http.post("/personal/@move", json={"source": [elsewhere]}).is_success
    made = using(site, me, lambda intranet: intranet.create(creation))
    assert made.url == f"{site.url}/news/{creation.item_id}"
    assert who_sees(site, made.url, me, squatter) == [SEES, NOT, NOT]
