from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

from sync.errors import UnusableFile
from tests.pictures import small_png
from ui.my_profile.photo import (
    LARGEST_RESULT,
    PORTRAIT_SIDE,
    WORKING_SIDE,
    data_url,
    from_data_url,
    portrait,
    read_file,
    read_photo,
    square_in,
)
from ui.widgets import photo_reading

if TYPE_CHECKING:
    from pathlib import Path


def file_of(image: QImage, kind: str = "JPEG") -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind.encode())).write(image)
    return bytes(buffer.data().data())


def two_halves(width: int = 400, height: int = 200) -> QImage:
    """Red at the left, blue at the right."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    painter = QPainter(image)
    painter.fillRect(0, 0, width // 2, height, QColor("red"))
    painter.end()
    return image


def with_exif(jpeg: bytes, orientation: int) -> bytes:
    """Put in what a phone puts in: how it was held, and where it was (53 degrees north)."""
    north = struct.pack("<6I", 53, 1, 2, 1, 0, 1)
    directory_of_place = 8 + 2 + 2 * 12 + 4
    place = struct.pack("<H", 2)
    place += struct.pack("<HHI4s", 1, 2, 2, b"N\0\0\0")
    place += struct.pack("<HHII", 2, 5, 3, directory_of_place + 2 + 2 * 12 + 4)
    place += struct.pack("<I", 0)
    tiff = b"II*\0" + struct.pack("<I", 8)
    tiff += struct.pack("<H", 2)
    tiff += struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0)
    tiff += struct.pack("<HHII", 0x8825, 4, 1, directory_of_place)
    tiff += struct.pack("<I", 0) + place + north
    said = b"Exif\0\0" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(said) + 2) + said + jpeg[2:]


def is_red(image: QImage, x: int, y: int) -> bool:
    colour = image.pixelColor(x, y)
    return colour.red() > 200 and colour.blue() < 60


def test_a_photo_of_a_phone_held_sideways_is_upright() -> None:
    read = read_photo(with_exif(file_of(two_halves()), orientation=6))

    assert (read.width(), read.height()) == (200, 400)
    assert is_red(read, 100, 20)
    assert not is_red(read, 100, 380)


def test_where_it_was_taken_does_not_go_along() -> None:
    taken = with_exif(file_of(two_halves()), orientation=1)
    assert b"Exif" in taken
    read = read_photo(taken)
    sent = portrait(read, square_in(read.size()))

    assert b"Exif" not in sent
    assert b"http" not in sent
    assert not read.text()


def test_words_in_a_file_do_not_go_along() -> None:
    image = two_halves()
    image.setText("Comment", "geheim")
    image.setText("Description", "adres")
    assert b"geheim" in file_of(image, "PNG")
    read = read_photo(file_of(image, "PNG"))

    assert b"geheim" not in portrait(read, square_in(read.size()))
    assert b"adres" not in portrait(read, square_in(read.size()))


def test_a_photo_of_108_megapixels_is_read_small() -> None:
    huge = QImage(12_000, 9_000, QImage.Format.Format_Grayscale8)
    huge.fill(90)
    data = file_of(huge)
    del huge
    read = read_photo(data)

    assert (read.width(), read.height()) == (WORKING_SIDE, WORKING_SIDE * 3 // 4)
    assert len(portrait(read, square_in(read.size()))) <= LARGEST_RESULT


@pytest.mark.parametrize("size", [(12_000, 9_000), (60_000, 60_000)])
def test_a_png_that_claims_too_much_is_refused_in_words(size: tuple[int, int]) -> None:
    header = b"IHDR" + struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0)
    small = small_png()
    bomb = small[:12] + header + struct.pack(">I", zlib.crc32(header)) + small[33:]
    with pytest.raises(UnusableFile) as refused:
        read_photo(bomb)
    assert refused.value.facts["reason"] == photo_reading.TOO_LARGE


def test_a_png_that_is_a_zip_is_refused(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("foto.jpg", b"niets")
    path = tmp_path / "ik.png"
    path.write_bytes(packed.getvalue())
    with pytest.raises(UnusableFile) as refused:
        read_file(path)

    assert refused.value.facts == {"name": "ik.png", "reason": photo_reading.NOT_READ}


@pytest.mark.parametrize("name", ["ik.svg", "ik.png", "ik.jpg"])
def test_a_drawing_with_a_script_is_refused_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(
        b'<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"><script>alert(1)</script>'
        b'<image href="http://evil.example/x.png"/></svg>'
    )
    with pytest.raises(UnusableFile) as refused:
        read_file(path)

    assert refused.value.facts["reason"] in {photo_reading.DRAWING, photo_reading.NOT_READ}


@pytest.mark.qt_log_ignore("JPEG datastream contains no image", extend=True)
@pytest.mark.parametrize("data", [b"", b"x", b"\xff\xd8\xff", small_png(200, 200)[:60], b"GIF89a" + b"\0" * 40])
def test_half_files_are_refused(data: bytes) -> None:
    with pytest.raises(UnusableFile):
        read_photo(data)


def test_a_stamp_is_too_small() -> None:
    with pytest.raises(UnusableFile) as refused:
        read_photo(small_png(40, 40))
    assert refused.value.facts["reason"] == photo_reading.TOO_SMALL


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnusableFile) as refused:
        read_file(tmp_path / "weg.jpg")
    assert refused.value.facts["reason"] == photo_reading.NOT_OPENED


def test_the_chosen_part_is_what_is_sent() -> None:
    image = two_halves(3000, 1500)
    left = QImage.fromData(portrait(image, QRect(0, 0, 1200, 1200)))
    right = QImage.fromData(portrait(image, QRect(1600, 100, 1200, 1200)))

    assert left.size() == right.size() == QSize(PORTRAIT_SIDE, PORTRAIT_SIDE)
    assert is_red(left, 400, 400)
    assert not is_red(right, 400, 400)


def test_a_small_photo_is_not_blown_up() -> None:
    assert QImage.fromData(portrait(two_halves(300, 200), QRect(0, 0, 200, 200))).width() == 200


def test_what_is_transparent_becomes_white() -> None:
    clear = QImage(200, 200, QImage.Format.Format_ARGB32)
    clear.fill(0)
    assert read_photo(file_of(clear, "PNG")).pixelColor(10, 10) == QColor("white")


def test_noise_stays_within_the_bound() -> None:
    pixels = random.Random(1).randbytes(PORTRAIT_SIDE * PORTRAIT_SIDE * 3)
    noisy = QImage(pixels, PORTRAIT_SIDE, PORTRAIT_SIDE, PORTRAIT_SIDE * 3, QImage.Format.Format_RGB888)
    assert len(portrait(noisy, QRect(0, 0, PORTRAIT_SIDE, PORTRAIT_SIDE))) <= LARGEST_RESULT


def test_a_portrait_travels_as_text() -> None:
    assert from_data_url(data_url(b"\xff\xd8abc")) == b"\xff\xd8abc"
    assert from_data_url("https://intranet.example.org/a.png") == b""


@pytest.mark.parametrize(("size", "part"), [((400, 200), (100, 0, 200, 200)), ((200, 500), (0, 100, 200, 200))])
def test_one_begins_with_the_middle_or_near_the_top(size: tuple[int, int], part: tuple[int, int, int, int]) -> None:
    assert square_in(QSize(*size)) == QRect(*part)
