"""A text with all that can be in one reaches those it is for; what was written elsewhere is changed and stays whole."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from sync.cache.commands import OutboxState
from sync.models import Audience, is_waiting
from sync.plone.administration import Administration
from tests.pictures import small_png
from tests.plone_server import PASSWORD
from ui.navigation import NEWS, Place
from ui.news.screen import NewsScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sync.models import NewsItem
    from tests.journeys.conftest import Desk
    from tests.plone_server import Site, Somebody
    from ui.composer.window import ComposerWindow

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints|grabbing)", extend=True)

OK, UNAUTHORISED = 200, 401
CONTROL = Qt.KeyboardModifier.ControlModifier


def news_screen(desk: Desk) -> NewsScreen:
    desk.window.show_place(Place(NEWS, ""))
    screen = desk.window.screen_named(NEWS)
    assert isinstance(screen, NewsScreen)
    return screen


def on_the_site(desk: Desk, title: str) -> NewsItem | None:
    found = [item for item in desk.session.queries.news(limit=500) if item.title == title]
    return next((item for item in found if not is_waiting(item.uid)), None)


def composer(screen: NewsScreen) -> ComposerWindow:
    (window,) = screen.writing.windows.values()
    return window


def write(desk: Desk, window: ComposerWindow, title: str, picture: Path, file: Path, mentioned: str = "") -> None:
    """Write with the keyboard, mention somebody, and drop a picture and a file."""
    page = window.page
    desk.type_into(page.title, title)
    desk.type_into(page.lead, "Kom kijken.")
    desk.type_into(page.editor, "# Openingstijden")
    desk.press(page.editor, Qt.Key.Key_Return)
    desk.type_into(page.editor, "Elke dag ")
    QTest.keyClick(page.editor, Qt.Key.Key_B, CONTROL)
    desk.type_into(page.editor, "open")
    QTest.keyClick(page.editor, Qt.Key.Key_B, CONTROL)
    desk.press(page.editor, Qt.Key.Key_Return)
    desk.type_into(page.editor, "- huren")
    desk.press(page.editor, Qt.Key.Key_Return)
    desk.type_into(page.editor, "koffie")
    desk.press(page.editor, Qt.Key.Key_Return)
    desk.press(page.editor, Qt.Key.Key_Return)
    desk.type_into(page.editor, ":feest")
    desk.press(page.editor, Qt.Key.Key_Tab)
    if mentioned:
        desk.type_into(page.editor, f" met @{mentioned}")
        desk.until(page.completing.popup.isVisible)
        desk.press(page.editor, Qt.Key.Key_Return)
    desk.press(page.editor, Qt.Key.Key_Return)
    desk.drop(page.editor.viewport(), file)
    desk.drop(page.editor.viewport(), picture)
    desk.until(lambda: page.undescribed == 1)
    page.editor.describe(page.editor.first_undescribed(), "De ijsbaan")
    page.front.dropped.emit([picture])
    desk.until(lambda: page.front.src)


@pytest.mark.parametrize("audience", [Audience.ME, Audience.TEAM, Audience.EVERYONE])
def test_a_post_with_all_that_can_be_in_one(
    site: Site, desk_of: Callable[[Somebody], Desk], tmp_path: Path, audience: Audience
) -> None:
    author, mate, other, nobody = site.somebody("anna"), site.somebody("yusuf"), site.somebody("sietske"), site.nobody()
    team = site.team(author, mate)
    desk = desk_of(author)
    desk.until(lambda: [one for one in desk.session.queries.teams() if one.url.endswith(team) and one.mine])
    picture, file = tmp_path / "ijsbaan.png", tmp_path / "Rooster.txt"
    picture.write_bytes(small_png(400, 300))
    file.write_bytes(b"ma Anna, di Yusuf")
    screen = news_screen(desk)
    screen.overview.write.click()
    window = composer(screen)
    title = site.name(f"IJsbaan {audience} ")
    write(desk, window, title, picture, file, mate.username)
    window.forward.click()
    window.asking.question.buttons[audience].click()
    window.forward.click()
    desk.until(lambda: (item := on_the_site(desk, title)) and "<img" in item.body_html and item.audience is audience)
    desk.until_connected()
    item = on_the_site(desk, title)
    assert item is not None
    assert item.picture is not None
    assert (item.lead, item.audience) == ("Kom kijken.", audience)
    assert "<h2>Openingstijden</h2>" in item.body_html
    assert "<strong>open</strong>" in item.body_html
    assert "<ul><li>huren</li><li>koffie</li></ul>" in item.body_html
    assert 'alt="De ijsbaan"' in item.body_html
    assert "🥳" in item.body_html
    assert re.search(f'<a href="{site.url}/[^"]*{mate.username}">@Yusuf', item.body_html)
    record = author.http.get(item.url).json()
    inside = [one["@id"] for one in record["items"]]
    assert sorted(one["@type"] for one in record["items"]) == ["File", "Image"]
    sees_it = {Audience.ME: (OK, UNAUTHORISED), Audience.TEAM: (OK, OK), Audience.EVERYONE: (OK, OK)}[audience]
    others = OK if audience is Audience.EVERYONE else UNAUTHORISED
    for url in (item.url, *inside):
        assert tuple(one.status(url) for one in (author, mate)) == sees_it
        assert other.status(url) == others
        assert nobody.status(url) == UNAUTHORISED
    assert len(author.found(Title=title, portal_type="News Item")) == 1
    assert not screen.writing.drafts


def test_a_post_written_without_a_network_arrives_once_and_is_changed_with_another_picture(
    site: Site, desk_of: Callable[..., Desk], tmp_path: Path
) -> None:
    author = site.somebody("anna")
    desk = desk_of(author)
    picture, file, second = tmp_path / "ijsbaan.png", tmp_path / "Rooster.txt", tmp_path / "koffie.png"
    picture.write_bytes(small_png(400, 300))
    second.write_bytes(small_png(300, 300, (120, 80, 40)))
    file.write_bytes(b"ma Anna")
    screen = news_screen(desk)
    title = site.name("Zonder netwerk ")
    with site.stopped():
        desk.until_offline()
        screen.overview.write.click()
        window = composer(screen)
        write(desk, window, title, picture, file)
        window.forward.click()
        window.asking.question.buttons[Audience.EVERYONE].click()
        window.forward.click()
        desk.until(lambda: [item for item in desk.session.queries.news(limit=500) if item.title == title])
    desk.session.sync_now()
    desk.until(lambda: (item := on_the_site(desk, title)) and "<img" in item.body_html)
    desk.until_connected()
    assert len(author.found(Title=title, portal_type="News Item")) == 1
    item = on_the_site(desk, title)
    assert item is not None
    screen.writing.edit(item.uid)
    window = composer(screen)
    window.page.editor.moveCursor(QTextCursor.MoveOperation.End)
    desk.drop(window.page.editor.viewport(), second)
    desk.until(lambda: window.page.undescribed == 1)
    window.page.editor.describe(window.page.editor.first_undescribed(), "De koffie")
    window.forward.click()
    desk.until(lambda: kinds_inside(author, item) == ["File", "Image", "Image"])
    desk.until(lambda: "De koffie" in str(author.http.get(item.url).json()["blocks"]))
    desk.until_connected()
    changed = on_the_site(desk, title)
    assert changed is not None
    assert changed.body_html.startswith(item.body_html.removesuffix("<p></p>"))
    assert len(author.found(Title=title, portal_type="News Item")) == 1


def kinds_inside(somebody: Somebody, item: NewsItem) -> list[str]:
    return sorted(one["@type"] for one in somebody.http.get(item.url).json()["items"])


def test_of_a_post_that_was_changed_in_two_places_both_texts_stay_until_its_author_chooses(
    site: Site, desk_of: Callable[..., Desk]
) -> None:
    author = site.somebody("anna")
    title, path = site.name("Twee plekken "), f"/personal/{author.username}/{site.name('twee-')}"
    folder, _, item_id = path.rpartition("/")
    author.create(folder, "News Item", item_id)
    author.http.patch(path, json={"title": title, "description": "Eerst"}).raise_for_status()
    desk = desk_of(author)
    desk.until(lambda: on_the_site(desk, title))
    item = on_the_site(desk, title)
    assert item is not None
    screen = news_screen(desk)
    screen.writing.edit(item.uid)
    window = composer(screen)
    author.http.patch(path, json={"description": "Van elders"}).raise_for_status()
    window.page.lead.setText("Van hier")
    window.forward.click()
    desk.until(lambda: [entry for entry in desk.session.queries.outbox() if entry.state is OutboxState.FAILED])
    (failed,) = desk.session.queries.outbox()
    assert author.http.get(path).json()["description"] == "Van elders"
    desk.session.resolve(failed.key, "mine")
    desk.until(lambda: author.http.get(path).json()["description"] == "Van hier")


SLATE = {"@type": "slate", "value": [{"type": "p", "children": [{"text": "Eerst dit."}]}], "plaintext": "Eerst dit."}
UNKNOWN = {"@type": "weerbericht", "plaats": "Stavoren", "instellingen": {"dagen": [1, 2, 3], "toon": True}}
LISTING = {"@type": "listing", "headline": "Ander nieuws", "querystring": {"query": [{"i": "portal_type", "v": ["X"]}]}}
LAST = {"@type": "slate", "value": [{"type": "h2", "children": [{"text": "Slot"}]}], "plaintext": "Slot"}


def test_a_text_written_in_volto_is_changed_here_and_whole_there(
    site: Site, desk_of: Callable[[Somebody], Desk]
) -> None:
    author = site.somebody("anna")
    blocks = {"t": {"@type": "title"}, "a": SLATE, "b": UNKNOWN, "c": LISTING, "d": LAST}
    title = site.name("Volto ")
    path = author.create(
        f"/personal/{author.username}", "News Item", site.name("volto-"), blocks=blocks,
        blocks_layout={"items": list(blocks)},
    )  # fmt: skip
    author.http.patch(path, json={"title": title}).raise_for_status()
    desk = desk_of(author)
    desk.until(lambda: on_the_site(desk, title))
    change_first_words(desk, title)
    desk.until(lambda: "Nog eerst dit." in str(author.http.get(path).json()["blocks"]))
    record = author.http.get(path).json()
    kept = [record["blocks"][name] for name in record["blocks_layout"]["items"]]
    assert [block["@type"] for block in kept] == ["title", "slate", "weerbericht", "listing", "slate"]
    assert kept[2] == UNKNOWN
    assert kept[3] == LISTING
    assert kept[4]["value"] == LAST["value"]


def change_first_words(desk: Desk, title: str) -> None:
    """Put a word before the first one of a post, and save it."""
    screen = news_screen(desk)
    item = on_the_site(desk, title)
    assert item is not None
    screen.writing.edit(item.uid)
    window = composer(screen)
    desk.press(window.page.editor, Qt.Key.Key_Delete)
    desk.type_into(window.page.editor, "Nog e")
    window.forward.click()


CLASSIC = (
    '<h2>Kop</h2><p>Eerst dit.</p><table class="plain"><tbody><tr><td style="width: 50%">Uur</td><td>Wie</td></tr>'
    "</tbody></table><dl><dt>Term</dt><dd>Betekenis</dd></dl><p>Slot</p>"
)


def test_a_text_written_in_classic_is_changed_here_and_whole_there(site: Site, desk_of: Callable[..., Desk]) -> None:
    root, name = site.url.rpartition("/")[0], site.name("klassiek")
    admin = site.running.admin_user, site.running.admin_password
    wanted = {"site_id": name, "title": "x", "default_language": "nl", "portal_timezone": "Europe/Amsterdam"}
    with Administration(root, *admin) as zope:
        zope.ask("POST", "@sites/classic", {**wanted, "setup_content": False})
    with Administration(f"{root}/{name}", *admin) as administration:
        administration.ask("POST", "@addons/plone.restapi/install")
        administration.add_account("schrijver", PASSWORD, "Schrijver", "schrijver@mienskip.example")
        administration.create("", "Folder", "nieuws", title="nieuws")
        administration.share("nieuws", {"schrijver": ("Contributor", "Editor", "Reviewer", "Owner")}, groups=False)
        administration.create("nieuws", "News Item", "bericht", title="Bericht", text=CLASSIC)
        administration.transition("nieuws/bericht", "publish")
        administration.transition("nieuws", "publish")
        desk = desk_of(replace(site.nobody(), username="schrijver"), f"{root}/{name}")
        desk.until(lambda: on_the_site(desk, "Bericht"))
        screen = news_screen(desk)
        item = on_the_site(desk, "Bericht")
        assert item is not None
        screen.writing.edit(item.uid)
        window = composer(screen)
        desk.press(window.page.editor, Qt.Key.Key_Down)
        desk.press(window.page.editor, Qt.Key.Key_Delete)
        desk.type_into(window.page.editor, "Nog e")
        window.forward.click()

        def text() -> str:
            record: dict[str, Any] = administration.ask("GET", "nieuws/bericht")
            return str(record["text"]["data"])

        desk.until(lambda: "Nog eerst dit." in text())
        assert text() == CLASSIC.replace("Eerst dit.", "Nog eerst dit.")
