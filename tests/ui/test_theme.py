"""Every theme can be read, and everything painted by itself asks the theme."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

ROOT = Path(__file__).parent.parent.parent
READ_ON = [
    ("text", "window"),
    ("text", "surface"),
    ("text", "raised"),
    ("text", "hover"),
    ("text", "selected"),
    ("quiet", "window"),
    ("quiet", "surface"),
    ("quiet", "hover"),
    ("quiet", "selected"),
    ("accent", "surface"),
    ("accent", "window"),
    ("on_accent", "accent"),
    ("on_accent_soft", "accent_soft"),
    ("on_rail", "rail"),
    ("on_rail_active", "rail_active"),
    ("on_warm", "warm"),
    ("success", "success_soft"),
    ("warning", "warning_soft"),
    ("danger", "danger_soft"),
    ("danger", "surface"),
    ("on_highlight", "highlight"),
]
READABLE = 4.5


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2.2 defines it."""

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", [theme.LIGHT, theme.DARK, theme.CONTRAST])
@pytest.mark.parametrize(("ink", "ground"), READ_ON)
def test_what_is_read_has_enough_contrast(name: str, ink: str, ground: str) -> None:
    worn, _ = theme.load(name)
    assert contrast(getattr(worn, ink), getattr(worn, ground)) >= READABLE


@pytest.mark.parametrize("name", [theme.LIGHT, theme.DARK, theme.CONTRAST])
def test_a_theme_has_every_colour(name: str) -> None:
    worn, _ = theme.load(name)
    assert all(getattr(worn, field.name).isValid() for field in fields(worn))


def test_no_style_sheets_are_strewn_through_the_screens() -> None:
    assert [path for path in (ROOT / "ui").rglob("*.py") if "setStyleSheet(" in path.read_text()] == []


def test_every_icon_that_is_named_is_shipped() -> None:
    shipped = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}
    assert {"mienskip", "house", "users", "newspaper", "folders", "calendar-days", "settings", "search"} <= shipped
