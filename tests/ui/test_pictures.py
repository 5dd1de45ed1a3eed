"""Pictures are decoded in a worker, the ones on the screen first; what is no picture is none."""

from __future__ import annotations

import io
import struct
import threading
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from tests.pictures import small_png
from ui.widgets import pictures as module
from ui.widgets.pictures import LARGEST_SIDE, MOST_WAITING, PictureLoader, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from sync.cache.queries import Queries
    from tests.ui.conftest import FakeSession
    from ui.widgets.pictures import Wanted


class Decoder:
    """Stands in for decoding: it waits until it is let go, and remembers in which order it was asked."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.begun = threading.Event()
        self.order: list[str] = []

    def __call__(self, _queries: Queries, wanted: Wanted) -> QImage:
        self.begun.set()
        assert self.go.wait(10)
        self.order.append(wanted[0])
        return QImage(1, 1, QImage.Format.Format_RGB32)


@pytest.fixture
def decoder(monkeypatch: pytest.MonkeyPatch) -> Decoder:
    made = Decoder()
    monkeypatch.setattr(module, "_decoded", made)
    return made


@pytest.fixture
def loader(fake_session: FakeSession, decoder: Decoder) -> Iterator[PictureLoader]:
    made = PictureLoader(fake_session)
    yield made
    decoder.go.set()
    made.close()


def test_what_was_asked_for_last_is_decoded_first(qtbot: QtBot, loader: PictureLoader, decoder: Decoder) -> None:
    loader.pixmap_at("first", 44, 44)
    assert decoder.begun.wait(10)
    for number in range(4):
        loader.pixmap_at(f"row {number}", 44, 44)
    decoder.go.set()
    qtbot.waitUntil(lambda: len(decoder.order) == 5)
    assert decoder.order == ["first", "row 3", "row 2", "row 1", "row 0"]


def test_what_was_scrolled_past_is_given_up_until_it_is_seen_again(
    qtbot: QtBot, loader: PictureLoader, decoder: Decoder
) -> None:
    loader.pixmap_at("first", 44, 44)
    assert decoder.begun.wait(10)
    for number in range(MOST_WAITING + 30):
        loader.pixmap_at(f"row {number}", 44, 44)
    decoder.go.set()
    qtbot.waitUntil(lambda: loader.pixmap_at("first", 44, 44) is not None)
    qtbot.waitUntil(lambda: len(decoder.order) == MOST_WAITING + 1)
    assert not {f"row {number}" for number in range(30)} & set(decoder.order)
    loader.pixmap_at("row 0", 44, 44)
    qtbot.waitUntil(lambda: decoder.order[-1] == "row 0")


def zipped() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("portrait.png", small_png())
    return held.getvalue()


def claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header, sound in itself, claims to be as large as this."""
    png = small_png()
    header = b"IHDR" + struct.pack(">II", width, height) + png[24:29]
    return png[:12] + header + struct.pack(">I", zlib.crc32(header)) + png[33:]


def test_the_claim_is_read_before_anything_is_decoded() -> None:
    assert not decode(claiming(8, 8), QSize(44, 44)).isNull()
    assert decode(claiming(LARGEST_SIDE + 1, 8), QSize(44, 44)).isNull()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        zipped(),
        b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><script>alert(1)</script></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
        small_png()[:40],
        claiming(12_000, 9_000),
    ],
    ids=[
        "nothing",
        "only a beginning",
        "a zip",
        "an SVG with a script",
        "an SVG that asks for a file",
        "half of one",
        "a claim to be huge",
    ],
)
@pytest.mark.qt_log_ignore("libpng", extend=True)
def test_what_is_no_picture_or_claims_to_be_huge_is_drawn_as_none(data: bytes) -> None:
    assert decode(data, QSize(44, 44)).isNull()


def test_a_picture_fills_what_it_is_wanted_for() -> None:
    image = decode(small_png(), QSize(4, 2))
    assert (image.width(), image.height()) == (4, 2)
