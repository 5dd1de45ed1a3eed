from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect

from sync.cache.answers import NewsFilter
from ui import theme
from ui.news.cards import PICTURE, ROOMY, WIDEST, card_height, places_in
from ui.news.news_list import NewsList

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession
    from ui.widgets.pictures import PictureLoader


@pytest.fixture
def restored(dressed: QApplication) -> Iterator[QApplication]:
    yield dressed
    theme.apply(dressed, theme.LIGHT)


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("width", [300, ROOMY, 900, 2000])
@pytest.mark.parametrize("with_picture", [True, False])
def test_the_parts_of_a_card_stay_inside_it_and_do_not_overlap(width: int, with_picture: bool) -> None:
    places = places_in(QRect(0, 0, width, card_height() + 12), with_picture=with_picture)

    parts = [part for part in (places.meta, places.words, places.foot, places.picture) if not part.isEmpty()]
    assert all(places.card.contains(part) for part in parts)
    assert not any(one.intersects(other) for one in parts for other in parts if one is not other)
    assert places.card.width() <= WIDEST


@pytest.mark.usefixtures("dressed")
def test_in_a_narrow_list_the_picture_makes_way_for_the_words() -> None:
    row = QRect(0, 0, ROOMY - 20, 200)

    assert places_in(row, with_picture=True).picture.isEmpty()
    assert places_in(row.adjusted(0, 0, 100, 0), with_picture=True).picture.width() == PICTURE.width()


def test_cards_grow_with_the_size_of_text(restored: QApplication) -> None:
    usual = card_height()
    theme.apply(restored, theme.LIGHT, 150)

    assert card_height() > usual


def test_rows_grow_with_the_size_of_text_too(
    qtbot: QtBot, restored: QApplication, fake_session: FakeSession, pictures: PictureLoader
) -> None:
    cards = NewsList(fake_session, pictures)
    qtbot.addWidget(cards)
    cards.feed.show(NewsFilter())
    cards.resize(900, 500)
    cards.show()
    usual = cards.visualRect(cards.feed.index(0)).height()

    theme.apply(restored, theme.LIGHT, 150)

    qtbot.waitUntil(lambda: cards.visualRect(cards.feed.index(0)).height() > usual)


@pytest.mark.parametrize("name", [theme.LIGHT, theme.DARK, theme.CONTRAST])
def test_cards_are_painted_in_every_theme(
    qtbot: QtBot, restored: QApplication, fake_session: FakeSession, pictures: PictureLoader, name: str
) -> None:
    theme.apply(restored, name)
    cards = NewsList(fake_session, pictures)
    qtbot.addWidget(cards)
    cards.feed.show(NewsFilter())
    cards.resize(900, 500)
    cards.show()

    painted = cards.grab().toImage()

    ground = {painted.pixelColor(x, 30).name() for x in range(20, 880)}
    assert theme.colours().raised.name() in ground
    assert len(ground) > 1


def test_a_picture_is_painted_as_soon_as_it_is_there(
    qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader
) -> None:
    cards = NewsList(fake_session, pictures)
    qtbot.addWidget(cards)
    cards.feed.show(NewsFilter())
    cards.resize(900, 500)
    cards.show()
    place = places_in(cards.visualRect(cards.feed.index(0)), with_picture=True).picture.center()

    qtbot.waitUntil(lambda: cards.viewport().grab().toImage().pixelColor(place).name() == "#b4c8dc")
