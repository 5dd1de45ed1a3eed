"""Draw the pictures of the sample community's news: ``uv run python -m resources.sample.make_pictures [NAME …]``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QColor

from resources.sample.scenery import BRICKS, HEIGHT, WIDTH, Scenery

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
QUALITY = 84


def town_hall(s: Scenery) -> None:
    """Draw the town hall on its square."""
    s.sky(500, clouds=5)
    s.tree(150, 500, 1.4)
    s.tree(1060, 500, 1.5)
    s.rect(300, 230, 600, 270, "#b7654a")
    s.rect(290, 218, 620, 18, "#f3ead8")
    s.shape([(300, 220), (360, 130), (840, 130), (900, 220)], "#5d5560")
    s.rect(500, 190, 200, 310, "#c27a5c")
    s.shape([(485, 192), (600, 100), (715, 192)], "#f3ead8")
    s.rect(570, 40, 60, 90, "#f3ead8")
    s.shape([(560, 44), (600, 4), (640, 44)], "#4f6f6a")
    s.disc(600, 84, 20, 20, "#31485c")
    s.line([(600, 84), (600, 70)], "#f3d98a", 3)
    s.line([(600, 84), (611, 88)], "#f3d98a", 3)
    for column in (330, 390, 450, 722, 782, 842):
        for row in (256, 370):
            s.window(column, row, 36, 72)
    for column in (522, 582, 642):
        s.window(column, 226, 36, 72)
    s.rect(560, 380, 80, 120, "#2f5d50", 6)
    s.shape([(520, 500), (680, 500), (710, 530), (490, 530)], "#d9d2c4")
    s.fade(500, 175, "#cbbfae", "#a99a87")
    s.shape([(520, 500), (680, 500), (720, 540), (480, 540)], "#e0d8c8")
    s.bicycle(250, 590, 1.1)
    s.bicycle(930, 600, 1.1, "#a4512f")
    s.person(760, 610, 0.75)
    s.person(440, 600, 0.72)
    for x in (340, 860):
        s.line([(x, 500), (x, 300)], "#e8e4dc", 6)
        s.shape([(x, 300), (x + 86, 306), (x + 80, 352), (x, 350)], "#2b6cb0")
        s.line([(x + 8, 318), (x + 78, 336)], "#ffffff", 8)
        s.disc(x + 40, 327, 6, 6, "#cf3e3e")


def lake(s: Scenery) -> None:
    """Draw sailing on the lake."""
    s.sky(330, clouds=6)
    s.far_shore(334)
    s.church(860, 334, 0.5)
    s.water(336)
    s.sailing_boat(850, 420, 0.55, "#8a6a4a")
    s.sailing_boat(420, 520, 1.25)
    s.reeds(1090, 690, 34)
    s.reeds(60, 700, 26)


def polder(s: Scenery) -> None:
    """Draw a farm among the meadows."""
    s.sky(360, clouds=5)
    s.far_shore(360, "#8aab80")
    s.meadow(360)
    s.farm(620, 420, 1.15)
    for x in (560, 590, 1060):
        s.tree(x, 424, 0.9, "#6f9a55")
    s.shape([(120, 675), (330, 675), (560, 372), (548, 372)], "#7fb0c8")
    for x, y, size in ((700, 540, 1.0), (860, 600, 1.3), (150, 500, 0.8), (1000, 510, 0.8)):
        s.rect(x, y - 44 * size, 86 * size, 38 * size, "#f7f4ee", 14 * size)
        s.disc(x + 30 * size, y - 28 * size, 17 * size, 12 * size, "#2d2a2a")
        s.disc(x + 66 * size, y - 20 * size, 11 * size, 9 * size, "#2d2a2a")
        s.rect(x + 76 * size, y - 58 * size, 30 * size, 24 * size, "#2d2a2a", 9 * size)
        for leg in (8, 24, 60, 74):
            s.rect(x + leg * size, y - 12 * size, 7 * size, 24 * size, "#f7f4ee", 2)


def bicycles(s: Scenery) -> None:
    """Draw a cycle path along the water."""
    s.sky(330, clouds=4)
    s.sun(960, 130, 46)
    s.far_shore(332)
    s.water(332, ripples=22)
    s.shape([(0, 430), (1200, 400), (1200, 675), (0, 675)], "#8db863")
    s.shape([(0, 540), (1200, 490), (1200, 600), (0, 675)], "#c4664d")
    s.line([(0, 608), (1200, 545)], "#f1d9cf", 4)
    for x in (90, 620, 1120):
        s.tree(x, 452, 1.25)
    s.bicycle(330, 596, 1.6)
    s.bicycle(800, 572, 1.5, "#d3a03a")
    s.reeds(480, 440, 14)


def canal(s: Scenery) -> None:
    """Draw houses on a canal, with a bridge."""
    s.sky(400, "#a9cfe6", clouds=3)
    x, kinds = -20.0, ("step", "point", "bell")
    for index in range(11):
        w = s.odd.choice((100, 118, 130))
        s.house(x, 430, w, s.odd.choice((176, 200, 224)), BRICKS[index % 5], kinds[index % 3])
        x += w + 4
    s.rect(0, 430, WIDTH, 30, "#8c8276")
    s.water(460, "#6c98a4", "#39646f", 30)
    s.rect(360, 452, 480, 26, "#f3ead8")
    s.shape([(340, 480), (380, 440), (820, 440), (860, 480)], "#b9ad9c")
    s.disc(600, 500, 130, 58, "#4d7c88")
    for post in range(12):
        s.line([(400 + post * 36, 442), (400 + post * 36, 404)], "#f7f3ea", 5)
    s.line([(394, 404), (806, 404)], "#f7f3ea", 7)
    s.bicycle(560, 440, 0.6)
    s.rect(130, 520, 190, 34, "#2c4f5c", 14)
    s.rect(180, 496, 90, 28, "#f3ead8", 6)
    s.rect(900, 560, 150, 30, "#7a3f33", 12)


def harbour(s: Scenery) -> None:
    """Draw evening in the harbour."""
    s.sky(380, "#34527a", "#f6b98a", clouds=0)
    s.sun(760, 356, 54, "#ffdf9a")
    s.far_shore(384, "#3d4d5e")
    s.church(280, 384, 0.7, "#3d4d5e")
    s.water(384, "#f0b184", "#35587a", 46)
    for x, y, size in ((250, 470, 0.7), (980, 500, 0.9), (620, 590, 1.15)):
        s.sailing_boat(x, y, size, "#5e3a34")
    s.rect(0, 610, 360, 20, "#4d3a33")
    for x in (40, 150, 260, 340):
        s.rect(x, 590, 16, 85, "#3b2c27")


def skating(s: Scenery) -> None:
    """Draw skating on a frozen canal."""
    s.sky(330, "#bcd4e4", "#f3eee6", clouds=3)
    s.sun(220, 200, 40, "#fbe2a8")
    s.far_shore(336, "#a9b8b8")
    s.fade(334, 341, "#f4f7f8", "#e2ebef")
    s.farm(820, 372, 0.9)
    s.shape([(0, 675), (1200, 675), (1200, 600), (700, 352), (600, 352), (0, 560)], "#c5dbe6")
    for x, y in ((300, 560), (520, 470), (760, 520), (640, 610), (900, 600)):
        s.line([(x, y), (x + 110, y + 12)], QColor(255, 255, 255, 170), 3)
    for x, base, size in ((420, 560, 0.8), (560, 480, 0.55), (760, 600, 1.0), (690, 440, 0.4)):
        s.person(x, base, size, arm_up=size > 0.9)
    for x in (90, 1110):
        s.rect(x - 8, 380, 16, 120, "#7a6a5c")
        for dy in (0, 24, 48):
            s.line([(x, 400 + dy), (x + 44, 370 + dy)], "#7a6a5c", 5)
            s.line([(x, 410 + dy), (x - 44, 376 + dy)], "#7a6a5c", 5)


def mill(s: Scenery) -> None:
    """Draw a windmill above the reed."""
    s.sky(420, "#7fb8de", "#f7efe0", clouds=5)
    s.far_shore(422)
    s.meadow(422)
    s.shape([(330, 470), (490, 470), (462, 250), (358, 250)], "#6b5240")
    s.rect(300, 396, 220, 12, "#e9dfcc")
    s.shape([(350, 254), (410, 196), (470, 254)], "#8a6a4a")
    s.rect(392, 420, 36, 50, "#2f5d50", 4)
    s.window(396, 300, 28, 40)
    for dx, dy in ((150, -150), (150, 150), (-150, 150), (-150, -150)):
        s.line([(410, 240), (410 + dx, 240 + dy)], "#5b4533", 8)
        s.shape(
            [(410 + dx * 0.25, 240 + dy * 0.25), (410 + dx, 240 + dy), (410 + dx - dy * 0.2, 240 + dy + dx * 0.2),
             (410 + dx * 0.25 - dy * 0.2, 240 + dy * 0.25 + dx * 0.2)], "#efe4cf",
        )  # fmt: skip
    s.disc(410, 240, 12, 12, "#3f3026")
    s.shape([(700, 675), (1200, 675), (1200, 560), (560, 440), (540, 440)], "#7fb0c8")
    s.reeds(760, 560, 20)
    s.reeds(1080, 660, 30)
    s.tree(960, 470, 1.0)


def trees(s: Scenery) -> None:
    """Draw planting trees in a village street."""
    s.sky(420, clouds=3)
    for index, x in enumerate((40, 240, 820, 1010)):
        s.house(x, 440, 150, 130, BRICKS[index], "point")
    s.fade(438, 240, "#9dc078", "#7ba556")
    s.shape([(0, 560), (1200, 520), (1200, 610), (0, 675)], "#b9b2a6")
    for x, size in ((120, 1.3), (1090, 1.3), (760, 0.9)):
        s.tree(x, 540, size, "#7da64f")
    s.disc(520, 566, 110, 26, "#6e5038")
    s.tree(520, 566, 1.15, "#93b94f")
    s.person(380, 600, 1.15, coat="#ee7a26", arm_up=True)
    s.person(660, 606, 1.1, coat="#4f8259")
    s.line([(716, 600), (690, 450)], "#7a5433", 8)
    s.shape([(702, 596), (734, 596), (722, 640), (712, 640)], "#7d858a")


def road_works(s: Scenery) -> None:
    """Draw a street opened for new sewers."""
    s.sky(380, clouds=4)
    for index, x in enumerate((-10, 130, 280, 860, 1000, 1130)):
        s.house(x, 420, 134, 190, BRICKS[index % 5], ("bell", "point", "step")[index % 3])
    s.fade(418, 260, "#c3b9aa", "#a89c8a")
    s.shape([(280, 675), (920, 675), (690, 430), (510, 430)], "#8c6b4a")
    for y, size in ((600, 1.0), (520, 0.6)):
        s.disc(600, y, 96 * size, 34 * size, "#5c6670")
        s.disc(600, y, 72 * size, 24 * size, "#2f363d")
    s.rect(800, 420, 210, 84, "#f0b429", 12)
    s.rect(830, 340, 110, 90, "#f0b429", 12)
    s.rect(846, 354, 78, 54, "#cfe4ee", 6)
    s.rect(790, 500, 240, 34, "#3a3a3a", 17)
    s.line([(820, 410), (690, 330), (620, 440)], "#d99a1c", 20)
    s.shape([(590, 430), (650, 430), (640, 480), (600, 470)], "#5a5a5a")
    for x in (180, 340, 1060):
        s.shape([(x - 26, 640), (x + 26, 640), (x + 7, 556), (x - 7, 556)], "#ee6a26")
        s.rect(x - 16, 594, 32, 14, "#ffffff")
        s.rect(x - 36, 636, 72, 10, "#d4571a", 4)
    s.person(250, 620, 1.0, coat="#ee7a26")


def dyke(s: Scenery) -> None:
    """Draw sheep on the sea dyke at sunrise."""
    s.sky(400, "#f2a87e", "#fdeec9", clouds=3)
    s.sun(860, 330, 60, "#fff0b8")
    s.water(396, "#f3c9a0", "#8aa6b4", 30)
    s.shape([(0, 675), (0, 300), (160, 330), (760, 675)], "#7da353")
    s.shape([(0, 300), (160, 330), (760, 675), (640, 675)], "#a3c272")
    for x, y, size in ((120, 420, 0.9), (250, 500, 1.1), (400, 590, 1.3), (90, 560, 1.2)):
        for dx in (-22, 0, 22):
            s.disc(x + dx * size, y - 30 * size, 24 * size, 22 * size, "#f6f1e6")
        s.disc(x + 48 * size, y - 40 * size, 13 * size, 16 * size, "#3a322e")
        for leg in (-24, -8, 10, 24):
            s.rect(x + leg * size, y - 14 * size, 6 * size, 22 * size, "#3a322e", 2)
    for x, y in ((960, 120), (1010, 150), (900, 160), (1060, 110)):
        s.line([(x - 16, y - 7), (x, y), (x + 16, y - 7)], "#5a4a48", 3.5)


def counter(s: Scenery) -> None:
    """Draw the counter of a service point."""
    s.fade(0, HEIGHT, "#eaf0ec", "#d8e4de")
    s.rect(0, 560, WIDTH, 115, "#c8b393")
    s.rect(90, 80, 300, 210, "#f7f4ec", 10)
    s.rect(110, 100, 260, 60, "#2f8080", 6)
    for step in range(3):
        s.rect(126, 180 + step * 32, 190 - step * 30, 14, "#bfcdc6", 7)
    s.window(800, 70, 300, 230, "#bfe0ec")
    s.disc(900, 240, 60, 40, "#9cc39a")
    s.disc(1010, 250, 70, 46, "#86b38a")
    s.person(470, 600, 1.9, coat="#4a7fb5")
    s.person(760, 600, 1.85, coat="#d3a03a")
    s.rect(200, 420, 800, 190, "#9b6f4a", 12)
    s.rect(180, 398, 840, 34, "#b98a60", 10)
    s.rect(320, 330, 96, 66, "#37424c", 6)
    s.rect(360, 394, 18, 10, "#37424c")
    s.rect(600, 376, 60, 22, "#7c2f3a", 4)
    s.disc(630, 386, 7, 7, "#e3b341")
    s.line([(880, 398), (880, 350)], "#5f8f4e", 6)
    for dx, dy in ((-26, -20), (26, -26), (0, -48), (-14, -40), (16, -46)):
        s.disc(880 + dx, 356 + dy, 20, 20, "#5f8f4e")
    s.rect(858, 366, 44, 34, "#cf7787", 6)


def studio(s: Scenery) -> None:
    """Draw the filming of the weekly video."""
    s.fade(0, HEIGHT, "#38485a", "#2b3644")
    s.shape([(180, 0), (260, 0), (760, 675), (240, 675)], QColor(255, 240, 200, 22))
    s.rect(420, 110, 520, 340, "#4a6076", 14)
    s.disc(580, 260, 90, 90, QColor("#f3d98a"))
    s.sailing_boat(760, 400, 0.75)
    s.rect(0, 560, WIDTH, 115, "#232b36")
    s.person(560, 640, 2.0, coat="#2f8080")
    s.person(800, 640, 1.95, coat="#7a4a72")
    s.line([(180, 420), (110, 660)], "#15191f", 12)
    s.line([(180, 420), (260, 660)], "#15191f", 12)
    s.line([(180, 420), (184, 660)], "#15191f", 12)
    s.rect(80, 310, 190, 116, "#1a1f27", 12)
    s.rect(266, 336, 60, 64, "#11151b", 8)
    s.disc(326, 368, 26, 32, "#5fa0c0")
    s.rect(110, 276, 90, 36, "#1a1f27", 8)
    s.disc(110, 336, 8, 8, "#e24a3b")


def meeting(s: Scenery) -> None:
    """Draw colleagues around a table."""
    s.fade(0, HEIGHT, "#f6ead8", "#ead9bf")
    s.window(120, 60, 320, 220, "#bfe0ec")
    s.rect(560, 70, 420, 220, "#ffffff", 12)
    for x, h, colour in ((620, 70, "#2f8080"), (690, 110, "#d3a03a"), (760, 90, "#7a4a72"), (830, 150, "#4a7fb5")):
        s.rect(x, 270 - h, 46, h, colour, 4)
    for x in (220, 400, 600, 800, 980):
        s.person(x, 600, 1.75)
    s.rect(110, 450, 980, 190, "#b98a60", 60)
    s.rect(110, 440, 980, 60, "#cf9f73", 30)
    for x in (260, 470, 700, 900):
        s.rect(x, 430, 30, 34, "#f7f4ec", 6)
        s.ring(x + 34, 446, 9, "#f7f4ec", 5)
    s.shape([(560, 470), (660, 462), (672, 488), (566, 492)], "#ffffff")


def desk(s: Scenery) -> None:
    """Draw a flexible desk with a view."""
    s.fade(0, HEIGHT, "#e3ecef", "#cfdde2")
    s.window(80, 50, 560, 340, "#bfe0ec")
    s.disc(250, 330, 100, 60, "#9cc39a")
    s.church(420, 386, 0.9)
    s.rect(0, 500, WIDTH, 40, "#b98a60")
    s.rect(0, 540, WIDTH, 135, "#9b6f4a")
    s.rect(700, 270, 330, 210, "#37424c", 14)
    s.rect(716, 286, 298, 176, "#f7f9fa", 6)
    s.rect(846, 480, 40, 24, "#37424c")
    s.rect(740, 306, 120, 16, "#2f8080", 8)
    for step in range(5):
        s.disc(754, 348 + step * 24, 9, 9, "#d3a03a" if step % 2 else "#7a4a72")
        s.rect(774, 342 + step * 24, 180 - (step * 31) % 70, 11, "#cdd7db", 5)
    s.rect(420, 466, 220, 36, "#4f8259", 6)
    s.rect(440, 436, 190, 32, "#d3a03a", 6)
    s.rect(250, 440, 60, 64, "#f7f4ec", 10)
    s.ring(316, 470, 16, "#f7f4ec", 8)
    s.line([(1110, 500), (1110, 420)], "#5f8f4e", 8)
    for dx, dy in ((-40, -30), (40, -36), (0, -80), (-24, -66), (30, -74)):
        s.disc(1110 + dx, 430 + dy, 32, 32, "#5f8f4e")
    s.rect(1076, 440, 68, 62, "#cf7787", 10)


def market(s: Scenery) -> None:
    """Draw stalls at a village feast."""
    s.sky(400, clouds=4)
    for index, x in enumerate((-10, 150, 330, 760, 930, 1080)):
        s.house(x, 430, 150, 180, BRICKS[index % 5], ("point", "bell", "step")[index % 3])
    s.church(560, 430, 1.2)
    s.fade(428, 247, "#d8cdbb", "#b9ab96")
    for start, colour in ((90, "#cf4f4f"), (480, "#2f8080"), (860, "#d3a03a")):
        s.rect(start + 14, 420, 8, 160, "#7a5433")
        s.rect(start + 248, 420, 8, 160, "#7a5433")
        s.rect(start, 510, 270, 74, "#8a6446", 6)
        for step in range(6):
            shade = colour if step % 2 else "#fbf6ea"
            s.shape(
                [(start - 10 + step * 48, 440), (start + 38 + step * 48, 440), (start + 40 + step * 38, 380),
                 (start + 2 + step * 38, 380)], shade,
            )  # fmt: skip
            s.disc(start + 28 + step * 42, 506, 15, 13, ("#d8743a", "#7da64f", "#e3b341")[step % 3])
    for x, size in ((60, 1.0), (420, 1.1), (800, 1.05), (1160, 1.0)):
        s.person(x, 640, size)
    for index in range(24):
        x = index * 52
        s.shape([(x, 300 + 12 * (index % 3)), (x + 34, 300 + 12 * (index % 3)), (x + 17, 334 + 12 * (index % 3))],
                ("#cf4f4f", "#2f8080", "#e3b341", "#4a7fb5")[index % 4])  # fmt: skip


def gritter(s: Scenery) -> None:
    """Draw the gritting lorry on a winter morning."""
    s.sky(400, "#5d7896", "#f2d6c4", clouds=2)
    s.far_shore(402, "#8795a0")
    s.fade(400, 275, "#f3f6f8", "#dfe8ee")
    s.shape([(0, 560), (1200, 520), (1200, 640), (0, 675)], "#7f8891")
    for x in (40, 320, 600, 880):
        s.line([(x, 616 - x * 0.035), (x + 130, 611 - x * 0.035)], "#f6f6f2", 7)
    for x in (140, 1090):
        s.rect(x - 9, 330, 18, 200, "#6a5a50", 4)
        for dx in (-70, -40, 44, 76):
            s.line([(x, 420), (x + dx, 310)], "#6a5a50", 7)
            s.line([(x + dx, 310), (x + dx * 1.4, 270)], "#f6f8fa", 5)
    s.shape([(420, 380), (760, 380), (720, 510), (450, 510)], "#ee7a26")
    s.rect(760, 360, 170, 156, "#f0b429", 14)
    s.rect(826, 380, 90, 64, "#d6ebf4", 8)
    s.rect(400, 506, 550, 26, "#3a3f45", 6)
    s.rect(820, 338, 44, 22, "#f28c28", 6)
    for x in (490, 570, 860):
        s.disc(x, 548, 42, 42, "#23272c")
        s.disc(x, 548, 18, 18, "#b9c0c6")
    for _ in range(70):
        s.disc(s.odd.uniform(200, 410), s.odd.uniform(530, 590), 3, 3, "#ffffff")
    s.shape([(930, 470), (1200, 520), (1200, 600), (930, 500)], QColor(255, 240, 180, 90))
    for _ in range(60):
        s.disc(s.odd.uniform(0, 1200), s.odd.uniform(0, 500), 3, 3, QColor(255, 255, 255, 180))


SCENES: dict[str, Callable[[Scenery], None]] = {
    "gemeentehuis": town_hall, "mar": lake, "greide": polder, "fietspad": bicycles, "gracht": canal,
    "haven": harbour, "iis": skating, "mole": mill, "bomen": trees, "riolering": road_works, "dyk": dyke,
    "balie": counter, "studio": studio, "overleg": meeting, "werkplek": desk, "merke": market, "strooien": gritter,
}  # fmt: skip


def main(wanted: list[str]) -> None:
    """Draw all pictures, or those named."""
    for name, draw in SCENES.items():
        if wanted and name not in wanted:
            continue
        scenery = Scenery(name)
        draw(scenery)
        target = HERE / "pictures" / f"{name}.jpg"
        target.parent.mkdir(exist_ok=True)
        scenery.finish().save(str(target), quality=QUALITY)
        print(target.name, target.stat().st_size)


if __name__ == "__main__":
    main(sys.argv[1:])
