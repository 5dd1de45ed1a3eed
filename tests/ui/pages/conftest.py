"""A small fixed menu, and the screen over it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sync.models import Document, NewsItem, Page
from tests.ui.conftest import NOW, SITE
from ui.pages.screen import PagesScreen
from ui.widgets.pictures import PictureLoader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession

DOCS = f"{SITE}/documents"
LINKS = (
    f'<p>Zie <a href="{DOCS}/regels/ziek">ziekmelden</a>, <a href="{SITE}/nieuws/bericht">nieuws</a> en '
    '<a href="https://example.org/">daarbuiten</a>.</p>'
)


def page(uid: str, path: str, title: str, **values: Any) -> Page:
    url = f"{SITE}/{path}".rstrip("/")
    return Page(**{"uid": uid, "url": url, "modified": NOW, "title": title, "body_html": "<p>Tekst</p>", **values})


def menu() -> list[Page | Document | NewsItem]:
    return [
        page("site", "", "Intranet", body_html="", is_site=True, order=("kern",)),
        page("kern", "documents", "Kerndocumenten", body_html="", order=("regels", "stijl", "leden")),
        page("regels", "documents/regels", "Regelingen", lead="Zo doen we dat hier", order=("verlof", "ziek")),
        page("verlof", "documents/regels/verlof", "Verlof", body_html=LINKS, lead="Vrij", author="anna.dejong"),
        page("ziek", "documents/regels/ziek", "Ziekmelden"),
        page("stijl", "documents/stijl", "Huisstijl", editable=True),
        page("leden", "documents/leden", "Kaart", body_html="", link="https://kaart.example.org/x"),
        Document(
            uid="gids",
            url=f"{DOCS}/stijl/gids.pdf",
            modified=NOW,
            title="Gids.pdf",
            team_uid="stijl",
            folder_uid="stijl",
            filename="Gids.pdf",
            content_type="application/pdf",
            size=120_000,
        ),
        NewsItem(uid="bericht", url=f"{SITE}/nieuws/bericht", modified=NOW, title="Bericht"),
    ]


class Remembered:
    """Settings of a test."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def get(self, name: str, default: str = "") -> str:
        return self.values.get(name, default)

    def set(self, name: str, value: str) -> None:
        self.values[name] = value


@pytest.fixture
def settings() -> Remembered:
    return Remembered()


@pytest.fixture
def session(empty_session: FakeSession) -> FakeSession:
    empty_session.store.apply(menu())
    return empty_session


@pytest.fixture
def screen(qtbot: QtBot, session: FakeSession, settings: Remembered) -> Iterator[PagesScreen]:
    loader = PictureLoader(session)
    made = PagesScreen(session, loader, settings)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    yield made
    loader.close()
