"""Somebody looks up how leave works while the intranet is away, and follows a link to the next page."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from sync.cache.pictures import urls_in
from tests.pictures import small_png
from ui.navigation import PAGES, Place
from ui.pages.screen import PagesScreen
from ui.pages.tree import UID_ROLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.journeys.conftest import Desk
    from tests.plone_server import Site, Somebody


def paragraph(*children: dict[str, Any]) -> dict[str, Any]:
    return {"@type": "slate", "value": [{"type": "p", "children": list(children)}]}


def text(*parts: dict[str, Any]) -> dict[str, Any]:
    blocks = {"titel": {"@type": "title"}, **{f"deel-{number}": part for number, part in enumerate(parts)}}
    return {"blocks": blocks, "blocks_layout": {"items": list(blocks)}}


def write_menu(site: Site, folder: str) -> None:
    """Have whoever keeps the fixed menu write two pages that lead to each other, one with a picture."""
    keeper = site.administration
    keeper.create("documents", "Document", folder, title="Regelingen", **text(paragraph({"text": "Voor iedereen."})))
    here = f"documents/{folder}"
    keeper.create(
        here, "Document", "ziekmelden", title="Ziekmelden", **text(paragraph({"text": "Bel voor negen uur."}))
    )
    keeper.create(here, "Document", "verlof", title="Buitenlandverlof", description="Vrij vragen, hoe werkt dat?")
    picture = {"data": base64.b64encode(small_png(600, 300)).decode(), "encoding": "base64"}
    image = {**picture, "filename": "plaat.png", "content-type": "image/png"}
    plate = keeper.create(f"{here}/verlof", "Image", "plaat", title="plaat", image=image)
    link = {"type": "link", "data": {"url": f"{site.url}/{here}/ziekmelden"}, "children": [{"text": "Ziekmelden"}]}
    body = text(
        paragraph({"text": "Ziek op vakantie? Zie "}, link), {"@type": "image", "url": plate, "alt": "Een meer"}
    )
    keeper.ask("PATCH", f"{here}/verlof", body)
    keeper.ask("PATCH", here, {"ordering": {"obj_id": "verlof", "delta": "top"}})
    for path in (here, f"{here}/verlof", f"{here}/ziekmelden"):
        keeper.transition(path, "show_internally")


def test_a_page_is_found_and_read_offline_and_leads_to_the_next(
    site: Site, desk_of: Callable[[Somebody], Desk]
) -> None:
    folder = site.name("regelingen")
    write_menu(site, folder)
    desk = desk_of(site.somebody("jelle"))
    found = desk.session.queries.by_url(f"{site.url}/documents/{folder}/verlof")
    assert found is not None
    page = desk.session.queries.page(found[1])
    assert page is not None
    (shown,) = urls_in(page.body_html)
    desk.until(lambda: desk.session.queries.picture(shown))  # comes by itself, before anybody has looked
    with site.stopped():
        desk.until_offline()
        desk.type_into(desk.window.search, "buitenlandv")
        desk.until(lambda: any(hit.title == "Buitenlandverlof" for hit in desk.window.search.popup.list.hits()))
        desk.press(desk.window.search, Qt.Key.Key_Return)
        assert desk.window.here == Place(PAGES, page.uid)
        screen = desk.window.screen_named(PAGES)
        assert isinstance(screen, PagesScreen)
        assert screen.page.way.steps[-2:] == ["Regelingen", "Buitenlandverlof"]
        desk.until(lambda: screen.page.body.height() > 250)  # the picture stands in the text
        around = screen.tree.currentIndex().parent().data(UID_ROLE)
        below = [entry.title for entry in desk.session.queries.menu().below(around)]
        assert below == ["Buitenlandverlof", "Ziekmelden"]
        screen.page.body.link_activated.emit(f"{site.url}/documents/{folder}/ziekmelden")
        assert screen.page.title.text() == "Ziekmelden"
        assert "negen uur" in screen.page.body.toPlainText()
    desk.until_connected()
