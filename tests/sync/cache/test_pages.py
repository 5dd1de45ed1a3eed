"""The fixed menu: a tree in the editors' order, without what is empty or shown elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sync.models import Kind
from tests.sync.cache import made

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sync.cache.menu import MenuEntry
    from sync.cache.queries import Queries
    from sync.cache.store import Store
    from sync.models import Page

SITE = "https://intranet.example.org"


def page(uid: str, path: str, title: str, **values: Any) -> Page:
    return made.page(uid, title, f"{SITE}/{path}".rstrip("/"), **{"body_html": "<p>x</p>", **values})


def drawn(entries: Iterable[MenuEntry], depth: int = 0) -> list[str]:
    return [line for entry in entries for line in (f"{'  ' * depth}{entry.title}", *drawn(entry.below, depth + 1))]


MENU = (
    page("site", "", "Intranet", is_site=True, order=("docs", "over")),
    page("docs", "documents", "Kerndocumenten", body_html="", order=("regels", "stijl")),
    page("stijl", "documents/stijl", "Huisstijl"),
    page("regels", "documents/regels", "Regelingen", order=("ziek", "verlof")),
    page("verlof", "documents/regels/verlof", "Verlof"),
    page("ziek", "documents/regels/ziek", "Ziekmelden"),
    page("over", "over", "Over ons"),
)


@pytest.fixture(autouse=True)
def _menu(store: Store) -> None:
    store.apply(MENU)


def test_the_tree_is_in_the_editors_order(queries: Queries) -> None:
    assert drawn(queries.menu().entries) == [
        "Kerndocumenten", "  Regelingen", "    Ziekmelden", "    Verlof", "  Huisstijl", "Over ons",
    ]  # fmt: skip


def test_what_the_order_does_not_name_comes_last_by_title(queries: Queries, store: Store) -> None:
    store.apply([page("b", "documents/b", "Brand"), page("a", "documents/a", "Alarm")])
    below = [entry.title for entry in queries.menu().below("docs")]
    assert below == ["Regelingen", "Huisstijl", "Alarm", "Brand"]


def test_below_a_folder_that_may_not_be_seen_pages_move_up(queries: Queries, store: Store) -> None:
    store.remove(["regels"])
    assert {entry.title for entry in queries.menu().below("docs")} == {"Verlof", "Ziekmelden", "Huisstijl"}


def test_what_is_excluded_is_not_in_the_menu_but_can_be_read(queries: Queries, store: Store) -> None:
    store.apply([page("ziek", "documents/regels/ziek", "Ziekmelden", excluded=True)])
    assert [entry.uid for entry in queries.menu().below("regels")] == ["verlof"]
    assert queries.page("ziek") is not None


def test_an_empty_folder_is_left_out_until_a_file_is_in_it(queries: Queries, store: Store) -> None:
    store.apply([page("leeg", "documents/leeg", "Leeg", body_html="")])
    assert "leeg" not in {entry.uid for entry in queries.menu().below("docs")}
    store.apply([made.document("d1", team_uid="leeg", folder_uid="leeg")])
    assert "leeg" in {entry.uid for entry in queries.menu().below("docs")}


def test_a_folder_of_posts_is_shown_elsewhere(queries: Queries, store: Store) -> None:
    store.apply([page("nieuws", "nieuws", "Nieuws"), made.news(url=f"{SITE}/nieuws/bericht")])
    assert "nieuws" not in {entry.uid for entry in queries.menu().entries}


def test_the_menu_calls_a_page_by_its_short_name(queries: Queries, store: Store) -> None:
    store.apply([page("over", "over", "Over onze organisatie", label="Over ons!")])
    assert queries.menu().entries[-1].title == "Over ons!"


def test_the_way_to_a_page_is_told(queries: Queries) -> None:
    assert [entry.title for entry in queries.menu().path_to("verlof")] == ["Kerndocumenten", "Regelingen"]


def test_a_page_is_found_by_its_words_and_by_its_address(queries: Queries, store: Store) -> None:
    store.apply([page("ziek", "documents/regels/ziek", "Ziekmelden", body_html="<p>Bel vóór <b>negen</b> uur.</p>")])
    assert [found.uid for found in queries.search("negen").pages] == ["ziek"]
    assert queries.by_url(f"{SITE}/documents/regels/ziek/#kop") == (Kind.PAGES, "ziek")
    assert queries.by_url(f"{SITE}/documents/resolveuid/ziek") == (Kind.PAGES, "ziek")


def test_the_root_of_the_site_is_no_page_to_read(queries: Queries) -> None:
    assert queries.page("site") is None
    assert queries.by_url(SITE) is None


def test_files_of_a_page_leave_out_what_its_text_shows(queries: Queries, store: Store) -> None:
    shown = page("over", "over", "Over", body_html=f'<p><img src="{SITE}/over/plaat/@@images/image/large" alt=""></p>')
    store.apply(
        [
            shown,
            made.document("plaat", "plaat.jpg", "over", team_uid="over", url=f"{SITE}/over/plaat"),
            made.document("gids", "gids.pdf", "over", team_uid="over", url=f"{SITE}/over/gids"),
        ]
    )
    assert [document.uid for document in queries.files_of_page(shown)] == ["gids"]


def test_pictures_of_pages_are_kept_for_reading_offline(store: Store) -> None:
    url = f"{SITE}/over/plaat/@@images/image/large"
    store.apply([page("over", "over", "Over", body_html=f'<p><img src="{url}" alt=""></p>')])
    assert store.pictures_for_offline(10) == [url]
    store.save_picture(url, b"x")
    assert store.forget_unused_pictures() == 0


def test_what_was_a_shared_place_becomes_a_page_and_keeps_its_files(queries: Queries, store: Store) -> None:
    store.apply([made.team("map", "Handboek"), made.document("d1", team_uid="map", folder_uid="map")])
    store.apply([page("map", "map", "Handboek", body_html="")])
    assert queries.team("map") is None
    assert [entry.uid for entry in queries.menu().entries][-1] == "map"
    assert queries.document("d1") is not None
