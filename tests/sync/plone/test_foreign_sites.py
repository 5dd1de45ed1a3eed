"""The same client reads sites that nobody here provisioned."""

from __future__ import annotations

import asyncio
import base64
from typing import TYPE_CHECKING, Any

import pytest

from sync.cache.pictures import urls_in
from sync.errors import NotAnIntranet
from sync.models import Audience, Document, Event, NewsItem, Page, Person, Team
from sync.plone.administration import Administration
from sync.plone.intranet import connect
from sync.plone.signing_in import sign_in
from tests.pictures import small_png
from tests.plone_server import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sync.models import Item
    from tests.plone_server import Site


def new_site(site: Site, distribution: str, name: str) -> Administration:
    root = site.url.rpartition("/")[0]
    admin = site.running.admin_user, site.running.admin_password
    wanted = {"site_id": name, "title": name, "default_language": "nl", "portal_timezone": "Europe/Amsterdam"}
    with Administration(root, *admin) as zope:
        zope.ask("POST", f"@sites/{distribution}", {**wanted, "setup_content": False})
    administration = Administration(f"{root}/{name}", *admin)
    if distribution == "classic":  # there the REST API's sign-in is an add-on that its administrator switches on
        administration.ask("POST", "@addons/plone.restapi/install")
    administration.add_account("bezoeker", PASSWORD, "Bezoeker", "bezoeker@mienskip.example")
    return administration


def pulled(url: str) -> dict[str, Item]:
    async def run() -> dict[str, Item]:
        signed_in = await sign_in(url, "bezoeker", PASSWORD)
        intranet = connect(signed_in.site, signed_in.token)
        items: dict[str, Item] = {}
        async for batch in intranet.changes(None):
            assert batch.skipped == 0
            items.update({item.url: item for item in batch.items})
        listed = (await intranet.inventory()).kinds
        await intranet.aclose()
        assert {item.uid for item in items.values()} == set(listed)
        return items

    return asyncio.run(run())


def publish(administration: Administration, *paths: str) -> None:
    for path in paths:
        administration.transition(path, "publish")


@pytest.fixture(scope="module")
def classic(site: Site) -> Iterator[Administration]:
    """A stock site with Classic UI, as an editor fills it there: folders, HTML, files."""
    administration = new_site(site, "classic", "klassiek")
    administration.create("", "Folder", "handboeken", title="Handboeken", description="Voor iedereen")
    administration.create("handboeken", "Folder", "personeel", title="Personeel")
    file = {"data": base64.b64encode(b"regels").decode(), "encoding": "base64", "filename": "Regels (2026).txt"}
    administration.create(
        "handboeken/personeel", "File", "regels", title="Regels", file={**file, "content-type": "text/plain"}
    )
    picture = {"data": base64.b64encode(small_png(900, 500)).decode(), "encoding": "base64", "filename": "p.png"}
    text = "<h2>Kop</h2><p onclick='x()'>Lees <a href='../handboeken'>dit</a>.</p><script>alert(1)</script>"
    administration.create(
        "",
        "News Item",
        "bericht",
        title="Klassiek bericht",
        description="Kort gezegd",
        text={"data": text, "content-type": "text/html"},
        image={**picture, "content-type": "image/png"},
    )
    administration.create(
        "", "Event", "borrel", title="Borrel", start="2027-01-08T16:00:00Z", end="2027-01-08T18:00:00Z"
    )
    administration.create(
        "", "Document", "over", title="Over ons", text={"data": "<p>x</p>", "content-type": "text/html"}
    )
    administration.create("", "News Item", "concept", title="Nog geheim")
    publish(administration, "handboeken", "handboeken/personeel", "bericht", "borrel", "over")
    yield administration
    administration.close()


def test_a_site_without_token_sign_in_is_said_to_be_no_intranet(site: Site) -> None:
    root = site.url.rpartition("/")[0]
    with Administration(root, site.running.admin_user, site.running.admin_password) as zope:
        wanted = {"site_id": "gesloten", "title": "x", "default_language": "nl", "portal_timezone": "UTC"}
        zope.ask("POST", "@sites/classic", {**wanted, "setup_content": False})
    with Administration(f"{root}/gesloten", site.running.admin_user, site.running.admin_password) as administration:
        administration.add_account("iemand", PASSWORD, "Iemand", "iemand@mienskip.example")
    with pytest.raises(NotAnIntranet):
        asyncio.run(sign_in(f"{root}/gesloten", "iemand", PASSWORD))


def test_news_of_a_classic_site_is_read_with_picture_and_text(classic: Administration) -> None:
    items = pulled(classic.url)
    news = items[f"{classic.url}/bericht"]
    assert isinstance(news, NewsItem)
    assert (news.title, news.lead, news.audience) == ("Klassiek bericht", "Kort gezegd", Audience.EVERYONE)
    assert "<h2>Kop</h2>" in news.body_html
    assert "onclick" not in news.body_html
    assert "script" not in news.body_html
    assert news.picture is not None
    assert news.picture.fitting(700) is not None


def test_a_folder_with_files_is_a_shared_place_with_its_folders(classic: Administration) -> None:
    items = pulled(classic.url)
    place = items[f"{classic.url}/handboeken"]
    folder = items[f"{classic.url}/handboeken/personeel"]
    file = items[f"{classic.url}/handboeken/personeel/regels"]
    assert isinstance(place, Team)
    assert (place.title, place.purpose, place.mine) == ("Handboeken", "Voor iedereen", False)
    assert place.audience is Audience.EVERYONE
    assert isinstance(folder, Document)
    assert (folder.is_folder, folder.folder_uid, folder.team_uid) == (True, place.uid, place.uid)
    assert isinstance(file, Document)
    assert (file.folder_uid, file.team_uid, file.content_type) == (folder.uid, place.uid, "text/plain")


def test_a_page_without_files_is_no_place(classic: Administration) -> None:
    assert isinstance(pulled(classic.url)[f"{classic.url}/over"], Page)


def test_an_event_of_a_classic_site_is_read(classic: Administration) -> None:
    event = pulled(classic.url)[f"{classic.url}/borrel"]
    assert isinstance(event, Event)
    assert (event.title, event.start.year) == ("Borrel", 2027)


def test_what_is_not_published_there_is_not_seen(classic: Administration) -> None:
    assert f"{classic.url}/concept" not in pulled(classic.url)


KITCONCEPT_FIELDS = ("job_title", "contact_building", "contact_room", "academic_title")


@pytest.fixture(scope="module")
def other_intranet(site: Site) -> Iterator[Administration]:
    """A Volto site whose people have the fields that kitconcept.intranet gives them, in a layout of its own."""
    administration = new_site(site, "volto", "andersom")
    administration.ask("POST", "@addons/collective.person/install")
    for field in KITCONCEPT_FIELDS:
        administration.ask("POST", "@types/Person", {"factory": "label_textline_field", "title": field})
    administration.ask("POST", "@types/Person", {"factory": "label_text_field", "title": "responsibilities"})
    administration.create("", "Document", "organisatie", title="Organisatie")
    administration.create("organisatie", "Document", "medewerkers", title="Medewerkers")
    person: dict[str, Any] = {
        "first_name": "Erika",
        "last_name": "Mustermann",
        "job_title": "Beleidsadviseur",
        "contact_building": "Stadhuis",
        "contact_room": "2.14",
        "responsibilities": "bomenkap\nmonumenten",
        "contact_email": "erika@mienskip.example",
        "contact_phone": "058 000 00 01",
        "image": {
            "data": base64.b64encode(small_png(300, 300)).decode(),
            "encoding": "base64",
            "filename": "e.png",
            "content-type": "image/png",
        },
    }
    administration.create("organisatie/medewerkers", "Person", "erika", **person)
    administration.create("organisatie", "Document", "werkruimte", title="Werkruimte")
    file = {"data": base64.b64encode(b"x").decode(), "encoding": "base64", "filename": "plan.txt"}
    administration.create("organisatie/werkruimte", "File", "plan", title="plan.txt", file=file)
    publish(
        administration,
        "organisatie",
        "organisatie/medewerkers",
        "organisatie/medewerkers/erika",
        "organisatie/werkruimte",
    )
    yield administration
    administration.close()


def test_people_as_another_intranet_has_them_are_found_by_their_fields(other_intranet: Administration) -> None:
    items = pulled(other_intranet.url)
    person = next(item for item in items.values() if isinstance(item, Person))
    assert (person.name, person.function) == ("Erika Mustermann", "Beleidsadviseur")
    assert (person.location, person.room) == ("Stadhuis", "2.14")
    assert person.knowledge_areas == ("bomenkap", "monumenten")
    assert (person.email, person.phone) == ("", "")  # as delivered, that site shows contact data to editors only
    assert person.portrait is not None


def test_files_on_another_intranet_are_found_wherever_they_lie(other_intranet: Administration) -> None:
    items = pulled(other_intranet.url)
    page = items[f"{other_intranet.url}/organisatie/werkruimte"]
    file = items[f"{other_intranet.url}/organisatie/werkruimte/plan"]
    assert isinstance(page, Page)
    assert isinstance(file, Document)
    assert (file.team_uid, file.folder_uid) == (page.uid, page.uid)


RICH = (
    '<p class="callout">Lees <a class="internal-link" data-linktype="internal" href="resolveuid/{uid}">'
    'de handboeken</a> &amp; meer.</p>\n<h2 id="waarom">Waarom?</h2>\n'
    '<table class="listing"><tbody><tr><th colspan="2">Dag</th></tr><tr><td>ma</td><td>di</td></tr></tbody></table>\n'
    '<p>Een <span class="discreet">stil</span> woord.</p>\n<p>Slot.</p>'
)


def edited(url: str, change: Callable[[str], str]) -> tuple[str, list[bytes]]:
    """Change the body of a news item as a client does; gives what it reads then, and the pictures in it."""

    async def run() -> tuple[str, list[bytes]]:
        signed_in = await sign_in(url.rpartition("/")[0], "bezoeker", PASSWORD)
        intranet = connect(signed_in.site, signed_in.token)
        item = await intranet.item(url)
        assert isinstance(item, NewsItem)
        changed = await intranet.edit(url, {"body_html": change(item.body_html)})
        assert isinstance(changed, NewsItem)
        pictures = [await intranet.picture(address) for address in urls_in(changed.body_html)]
        await intranet.aclose()
        return changed.body_html, pictures

    return asyncio.run(run())


@pytest.fixture
def rich(classic: Administration) -> str:
    """A news item as the Classic editor makes it, which the visitor may change; gives its address."""
    uid = classic.ask("GET", "handboeken")["UID"]
    classic.ask("PATCH", "@users/bezoeker", {"roles": {"Editor": True, "Contributor": True, "Member": True}})
    classic.create("", "News Item", "rijk", title="Rijk")
    text = {"data": RICH.replace("{uid}", uid), "content-type": "text/html"}
    classic.ask("PATCH", "rijk", {"text": text})
    return f"{classic.url}/rijk"


def test_a_text_of_the_classic_editor_is_edited_here_and_intact_there(classic: Administration, rich: str) -> None:
    def there() -> str:
        return str(classic.ask("GET", rich)["text"]["data"])

    def changed(text: str) -> str:
        return text.replace("Slot.", "Tot ziens.").replace("Lees", "Kijk in")

    before = there()
    unchanged, _ = edited(rich, lambda html: html)
    assert there() == before
    assert f'<a href="{classic.url}/handboeken">de handboeken</a>' in unchanged
    after, _ = edited(rich, changed)
    assert there() == changed(before)
    assert after == changed(unchanged)
    for kept in ('class="callout"', 'colspan="2"', 'class="discreet"', 'id="waarom"'):
        assert kept in there()


def test_a_picture_is_put_into_a_text_of_a_classic_site(classic: Administration, rich: str) -> None:
    picture = {"data": base64.b64encode(small_png(900, 500)).decode(), "encoding": "base64", "filename": "zee.png"}
    classic.create("", "Image", "zee.png", title="Zee", image={**picture, "content-type": "image/png"})
    uid = classic.ask("GET", "zee.png")["UID"]
    shown, pictures = edited(rich, lambda html: f'{html}<p><img src="resolveuid/{uid}" alt="De zee"></p>')
    assert 'alt="De zee"' in shown
    assert [drawn[:4] for drawn in pictures] == [b"\x89PNG"]
    again, _ = edited(rich, lambda html: html.replace("Slot.", "Tot ziens."))
    assert again == shown.replace("Slot.", "Tot ziens.")
