"""Errors in the language of the window."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from sync.errors import MienskipError


def spoken(error: MienskipError) -> tuple[str, str]:
    """Give title and message of an error, translated, with its facts filled in."""
    facts = {name: QCoreApplication.translate("errors", value) for name, value in error.facts.items()}
    return _filled(error.title, facts), _filled(error.message, facts)


def _filled(source: str, facts: dict[str, str]) -> str:
    template = QCoreApplication.translate("errors", source)
    names = [name for _, name, _, _ in Formatter().parse(template) if name]
    filled = template.format_map({name: facts.get(name, "…") for name in names})
    return _filled_again(filled, facts)


def _filled_again(text: str, facts: dict[str, str]) -> str:
    """Fill in what a fact itself left open: a reason may name a file or a log."""
    for name, value in facts.items():
        text = text.replace(f"{{{name}}}", value)
    return text
