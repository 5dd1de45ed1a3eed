"""The fixed menu of a real Plone: which pages are in it, in what order, and how changes of it are noticed."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from sync.models import Document, Page, Team
from sync.plone.provision import ROOT_FOLDERS
from sync.plone.structure import MENU_HOME, SECTIONS
from tests.pictures import small_png
from tests.sync.engine.devices import in_loop
from tests.sync.engine.test_real_plone import machine_of
from tests.sync.plone.connecting import using
from tests.sync.plone.test_foreign_sites import new_site, publish, pulled
from tests.sync.plone.test_intranet import everything

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sync.cache.queries import Queries
    from sync.models import Item
    from sync.plone.administration import Administration
    from sync.plone.intranet import PloneIntranet
    from tests.plone_server import Site


def slate(*paragraphs: str) -> dict[str, Any]:
    made: dict[str, Any] = {"titel": {"@type": "title"}}
    for number, words in enumerate(paragraphs):
        value = [{"type": "p", "children": [{"text": words}]}]
        made[f"alinea-{number}"] = {"@type": "slate", "value": value, "plaintext": words}
    return {"blocks": made, "blocks_layout": {"items": list(made)}}


class Writer:
    """Whoever keeps the fixed menu of a site."""

    def __init__(self, site: Site) -> None:
        self._admin = site.administration
        self.home = f"{MENU_HOME}/{site.name('map')}"
        self.add("", "Map")

    def add(self, name: str, title: str, *, shown: bool = True, **fields: object) -> str:
        """Add a page, and give its address."""
        folder, _, item_id = f"{self.home}/{name}".strip("/").rpartition("/")
        url = self._admin.create(folder, "Document", item_id, title=title, **{**slate(f"Over {title}"), **fields})
        if shown:
            self._admin.transition(f"{folder}/{item_id}", "show_internally")
        return url

    def add_file(self, page: str, name: str, body: bytes = b"inhoud") -> str:
        data = {"data": base64.b64encode(body).decode(), "encoding": "base64", "filename": name}
        return self._admin.create(f"{self.home}/{page}".rstrip("/"), "File", name, title=name, file=data)

    def change(self, name: str, **fields: object) -> None:
        self._admin.ask("PATCH", f"{self.home}/{name}".rstrip("/"), fields)

    def put_first(self, folder: str, name: str) -> None:
        self.change(folder, ordering={"obj_id": name, "delta": "top"})

    def move(self, name: str, folder: str) -> None:
        source = {"source": f"{self._admin.url}/{self.home}/{name}"}
        self._admin.ask("POST", f"{self.home}/{folder}/@move", source)

    def delete(self, name: str) -> None:
        self._admin.ask("DELETE", f"{self.home}/{name}")

    def transition(self, name: str, transition: str) -> None:
        self._admin.transition(f"{self.home}/{name}", transition)


@pytest.fixture
def writer(site: Site) -> Writer:
    return Writer(site)


def titles_below(queries: Queries, url: str) -> list[str]:
    found = queries.by_url(url)
    return [entry.title for entry in queries.menu().below(found[1])] if found else []


def test_what_provisioning_makes_is_either_the_menu_or_shown_elsewhere() -> None:
    assert {MENU_HOME, *SECTIONS} == set(ROOT_FOLDERS)


def test_a_first_pull_brings_pages_with_text_files_and_order(site: Site, writer: Writer) -> None:
    regels = writer.add("regels", "Regelingen", description="Alles op een rij")
    verlof = writer.add("regels/verlof", "Verlof", nav_title="Vrij")
    ziek = writer.add("regels/ziek", "Ziekmelden", exclude_from_nav=True)
    writer.put_first("regels", "ziek")
    gids = writer.add_file("regels", "gids.txt")
    found, _ = using(site, site.somebody(), everything)
    at = {item.url: item for item in found.values()}
    page, below = at[regels], at[verlof]
    assert isinstance(page, Page)
    assert isinstance(below, Page)
    assert (page.title, page.lead) == ("Regelingen", "Alles op een rij")
    assert "<p>Over Regelingen</p>" in page.body_html
    assert page.order[:2] == (at[ziek].uid, below.uid)
    assert (below.label, below.excluded, page.editable) == ("Vrij", False, False)
    assert replace_of(at[ziek]).excluded
    file = at[gids]
    assert isinstance(file, Document)
    assert (file.team_uid, file.folder_uid) == (page.uid, page.uid)
    home = at[f"{site.url}/{MENU_HOME}"]
    assert isinstance(home, Page)
    assert home.body_html == ""
    sections = {f"{site.url}/{name}" for name in SECTIONS}
    assert not sections & {item.url for item in found.values() if isinstance(item, Page | Team)}


def replace_of(item: Item) -> Page:
    assert isinstance(item, Page)
    return replace(item)


def test_who_may_change_a_page_is_told_so(site: Site, writer: Writer) -> None:
    url = writer.add("regels", "Regelingen")
    editor = site.somebody()
    site.administration.share(url, {editor.username: ("Editor",)}, groups=False)

    async def read(intranet: PloneIntranet) -> tuple[dict[str, Item], Item]:
        return (await everything(intranet))[0], await intranet.item(url)

    found, single = using(site, editor, read)
    pulled_page = next(item for item in found.values() if item.url == url)
    assert isinstance(pulled_page, Page)
    assert pulled_page.editable
    assert isinstance(single, Page)
    assert single.uid == pulled_page.uid


@in_loop
async def test_another_order_is_noticed_by_the_feed(site: Site, writer: Writer, tmp_path: Path) -> None:
    for name, title in (("a", "Alarm"), ("b", "Brand"), ("c", "Camera")):
        writer.add(name, title)
    home = f"{site.url}/{writer.home}"
    async with machine_of(site, site.somebody(), tmp_path) as machine:
        await machine.engine.sync_once()
        assert titles_below(machine.queries, home) == ["Alarm", "Brand", "Camera"]
        writer.put_first("", "c")
        machine.line.asked.clear()
        await machine.engine._sync()
        assert titles_below(machine.queries, home) == ["Camera", "Alarm", "Brand"]
        # The poll, what changed, the page, and the order in it; once more where others changed pages just before.
        assert len(machine.line.asked) in (4, 5)


@in_loop
async def test_pages_that_are_added_changed_moved_and_deleted_are_followed(
    site: Site, writer: Writer, tmp_path: Path
) -> None:
    writer.add("regels", "Regelingen")
    writer.add("stijl", "Huisstijl")
    home = f"{site.url}/{writer.home}"
    async with machine_of(site, site.somebody(), tmp_path) as machine:
        await machine.engine.sync_once()
        writer.add("regels/verlof", "Verlof")
        writer.change("stijl", title="Onze huisstijl", **slate("Blauw"))
        await machine.engine.sync_once()
        assert titles_below(machine.queries, f"{home}/regels") == ["Verlof"]
        changed = machine.queries.page(machine.uid_of(f"{home}/stijl"))
        assert changed is not None
        assert (changed.title, "Blauw" in changed.body_html) == ("Onze huisstijl", True)
        moved = machine.uid_of(f"{home}/regels/verlof")
        writer.move("regels/verlof", "stijl")
        await machine.engine.sync_once()
        assert machine.uid_of(f"{home}/stijl/verlof") == moved
        assert titles_below(machine.queries, f"{home}/regels") == []
        assert titles_below(machine.queries, f"{home}/stijl") == ["Verlof"]
        writer.delete("stijl")
        await machine.engine.sync_once()
        assert machine.queries.page(moved) is None
        assert titles_below(machine.queries, home) == ["Regelingen"]


@in_loop
async def test_a_private_page_is_unseen_until_it_is_shown_and_then_in_its_place(
    site: Site, writer: Writer, tmp_path: Path
) -> None:
    writer.add("a", "Alarm", shown=False)
    writer.add("b", "Brand")
    home = f"{site.url}/{writer.home}"
    async with machine_of(site, site.somebody(), tmp_path) as machine:
        await machine.engine.sync_once()
        assert titles_below(machine.queries, home) == ["Brand"]
        assert not machine.has(f"{home}/a")
        writer.transition("a", "show_internally")
        await machine.engine.sync_once()
        assert titles_below(machine.queries, home) == ["Alarm", "Brand"]
        writer.transition("a", "hide")
        await machine.engine.sync_once()
        assert titles_below(machine.queries, home) == ["Brand"]


@in_loop
async def test_the_first_pull_of_a_later_run_still_knows_the_order(site: Site, writer: Writer, tmp_path: Path) -> None:
    writer.add("a", "Alarm")
    writer.add("b", "Brand")
    me = site.somebody()
    async with machine_of(site, me, tmp_path) as machine:
        await machine.engine.sync_once()
    writer.put_first("", "b")
    async with machine_of(site, me, tmp_path) as machine:
        await machine.engine.sync_once()
        assert titles_below(machine.queries, f"{site.url}/{writer.home}") == ["Brand", "Alarm"]


# Sites that nobody here provisioned


@pytest.fixture(scope="module")
def volto(site: Site) -> Iterator[Administration]:
    administration = new_site(site, "volto", "voltomenu")
    administration.create("", "Document", "regels", title="Regels", **slate("Wat geldt"))
    administration.create("regels", "Document", "verlof", title="Verlof", **slate("Vraag het aan"))
    picture = {
        "data": base64.b64encode(small_png(300, 200)).decode(),
        "encoding": "base64",
        "filename": "p.png",
        "content-type": "image/png",
    }
    administration.create("regels/verlof", "Image", "plaat", title="plaat", image=picture)
    administration.create("", "Document", "nieuws", title="Nieuws")
    administration.create("nieuws", "News Item", "bericht", title="Bericht")
    administration.create("", "Link", "buiten", title="Buiten", remoteUrl="https://example.org/")
    administration.create("", "Document", "geheim", title="Geheim")
    administration.ask("PATCH", "", {"ordering": {"obj_id": "buiten", "delta": "top"}})
    publish(administration, "regels", "regels/verlof", "nieuws", "nieuws/bericht", "buiten")
    yield administration
    administration.close()


def test_pages_of_a_volto_site_are_its_menu_with_their_pictures_and_links(volto: Administration) -> None:
    items = pulled(volto.url)
    pages = {url.removeprefix(volto.url): item for url, item in items.items() if isinstance(item, Page)}
    assert pages.keys() == {"", "/regels", "/regels/verlof", "/nieuws", "/buiten"}
    assert pages["/buiten"].link == "https://example.org/"
    root = pages[""]
    assert root.is_site
    order = [uid for uid in root.order if uid in {page.uid for page in pages.values()}]
    assert order == [pages[path].uid for path in ("/buiten", "/regels", "/nieuws")]
    picture = items[f"{volto.url}/regels/verlof/plaat"]
    assert isinstance(picture, Document)
    assert picture.folder_uid == pages["/regels/verlof"].uid
    assert not [item for item in items.values() if isinstance(item, Team)]


@pytest.fixture(scope="module")
def classic(site: Site) -> Iterator[Administration]:
    administration = new_site(site, "classic", "klassiekmenu")
    administration.create("", "Folder", "gidsen", title="Gidsen")
    text = "<h2>Kop</h2><p onclick='x()'>Lees <a href='../gidsen'>dit</a>.</p>"
    administration.create(
        "gidsen", "Document", "tekst", title="Tekst", text={"data": text, "content-type": "text/html"}
    )
    administration.create("", "Folder", "stukken", title="Stukken")
    administration.create("stukken", "Folder", "oud", title="Oud")
    administration.create("stukken", "Document", "uitleg", title="Uitleg", text={"data": "<p>x</p>"})
    publish(administration, "gidsen", "gidsen/tekst", "stukken", "stukken/oud", "stukken/uitleg")
    yield administration
    administration.close()


def test_pages_of_a_classic_site_are_read(classic: Administration) -> None:
    page = pulled(classic.url)[f"{classic.url}/gidsen/tekst"]
    assert isinstance(page, Page)
    assert "<h2>Kop</h2>" in page.body_html
    assert "onclick" not in page.body_html
    assert f'href="{classic.url}/gidsen"' in page.body_html


def test_a_folder_that_gets_its_first_file_becomes_a_place_and_its_pages_stay(classic: Administration) -> None:
    before = pulled(classic.url)
    assert isinstance(before[f"{classic.url}/stukken/oud"], Page)
    file = {"data": base64.b64encode(b"x").decode(), "encoding": "base64", "filename": "a.txt"}
    classic.create("stukken/oud", "File", "a", title="a.txt", file=file)
    after = pulled(classic.url)
    assert isinstance(after[f"{classic.url}/stukken"], Team)
    assert isinstance(after[f"{classic.url}/stukken/oud"], Document)
    assert isinstance(after[f"{classic.url}/stukken/uitleg"], Page)
