from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from tests.ui.conftest import FakeSession, person
from ui.widgets.creatures import COLOURS, Traits, draw_creature, traits_of
from ui.widgets.pictures import PictureLoader, choose_creatures, draw_avatar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication

    from sync.models import Person

SIDE = 64


@pytest.fixture
def chosen() -> Iterator[None]:
    yield
    choose_creatures(on=True)


def drawn(draw: Callable[[QPainter, QRectF], None]) -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    draw(painter, QRectF(0, 0, SIDE, SIDE))
    painter.end()
    return image


def test_somebody_has_the_same_creature_today_and_on_every_computer() -> None:
    assert traits_of("person-1") == Traits(colours=5, body=3, eyes=0, mouth=1, top=3, leaning=-1)
    assert traits_of("") == traits_of("")
    assert traits_of("\ud800 half a letter") == traits_of("\ud800 half a letter")


def test_the_family_is_large() -> None:
    family = {traits_of(f"person-{number}") for number in range(1000)}
    assert len(family) > 900
    assert {traits.colours for traits in family} == set(range(len(COLOURS)))


def test_every_creature_stays_within_its_circle_and_its_painter_as_it_was(dressed: QApplication) -> None:  # noqa: ARG001
    for number in range(200):
        image = drawn(partial(draw_creature, seed=f"person-{number}"))
        corners = [image.pixelColor(x, y).alpha() for x in (0, SIDE - 1) for y in (0, SIDE - 1)]
        assert corners == [0, 0, 0, 0]
        assert image.pixelColor(SIDE // 2, SIDE - 6).alpha() == 255


@pytest.mark.usefixtures("chosen")
def test_whoever_likes_initials_better_gets_them(fake_session: FakeSession, pictures: PictureLoader) -> None:
    somebody = person("fedde", "Fedde", "Haagsma")
    namesake = person("fedde.2", "Fedde", "Haagsma")
    fake_session.put(somebody)

    def picture(of: Person) -> QImage:
        return drawn(partial(draw_avatar, person=of, loader=pictures))

    assert picture(somebody) == picture(somebody)
    assert picture(somebody) != picture(namesake)
    creature = picture(somebody)
    choose_creatures(on=False)
    assert picture(somebody) != creature
    assert picture(somebody) == picture(namesake)
