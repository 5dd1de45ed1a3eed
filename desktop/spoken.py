"""The language of the command line, which must work where Qt cannot even be loaded.

The texts are the same translation sources (``.ts``) from which the window's are compiled; they are read as the XML
that they are, once, and only when something is said.
"""

from __future__ import annotations

import locale
import os
import xml.etree.ElementTree as ET
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING

from resources import FOLDER

if TYPE_CHECKING:
    from sync.errors import MienskipError

LANGUAGES = ("nl", "en")
SYSTEM = "system"
SPEAKS_DUTCH = ("nl", "dutch", "fy", "frisian", "western frisian")


def language_for(chosen: str) -> str:
    """Give the language to speak: the chosen one, else Dutch where the system speaks Dutch or Frisian, else English."""
    if chosen in LANGUAGES:
        return chosen
    return "nl" if _system_language() in SPEAKS_DUTCH else "en"


def _system_language() -> str:
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return (named or locale.getlocale()[0] or "").replace("-", "_").split("_")[0].split(".")[0].lower()


class CommandLine:
    """What the command line speaks; set once, at the start."""

    language = SYSTEM


def translate(context: str, text: str, disambiguation: str = "", number: int = -1) -> str:
    """Give `text` in the language of the command line, with ``%n`` filled in by `number`, as Qt's function does."""
    forms = _texts(language_for(CommandLine.language)).get((context, text, disambiguation), (text,))
    chosen = forms[0] if number == 1 else forms[-1]
    return (chosen or text).replace("%n", str(number))


class Plurals:
    """Sentences with a number in them, each in the context of this class: the extractor sees plurals in `tr` only."""

    def tr(self, text: str, disambiguation: str = "", number: int = -1) -> str:
        """Translate as a QObject does."""
        return translate(type(self).__name__, text, disambiguation, number)

    def items_fetched(self, number: int) -> str:
        """Say how much was fetched."""
        return self.tr("%n item(s) fetched", "", number)

    def changes_waiting(self, number: int) -> str:
        """Say how much waits to be sent."""
        return self.tr("%n change(s) waiting to be sent", "", number)

    def steps_done_already(self, number: int) -> str:
        """Say how many steps needed nothing."""
        return self.tr("%n step(s) were done already.", "", number)

    def pictures_drawn(self, number: int) -> str:
        """Say how many pictures there are."""
        return self.tr("%n picture(s) drawn", "", number)


PLURALS = Plurals()


def spoken_error(error: MienskipError) -> str:
    """Give title and message of an error in the language of the command line, with the facts filled in."""
    template = f"{translate('errors', error.title)}: {translate('errors', error.message)}"
    facts = {name: "…" for _, name, _, _ in Formatter().parse(template) if name}
    facts.update({name: translate("errors", value) for name, value in error.facts.items()})
    filled = template.format_map(facts)
    for name, value in facts.items():  # a reason may itself name a file or a log
        filled = filled.replace(f"{{{name}}}", value)
    return filled


@cache
def _texts(language: str) -> dict[tuple[str, str, str], tuple[str, ...]]:
    """Read the messages of a language: (context, source, disambiguation) -> singular and plural, or one text."""
    source = FOLDER / "translations" / f"mienskip_{language}.ts"
    root = ET.fromstring(source.read_text(encoding="utf-8"))  # noqa: S314  our own file
    return {
        (context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", "")): forms
        for context in root.iter("context")
        for message in context.iter("message")
        if any(forms := _forms(message))
    }


def _forms(message: ET.Element) -> tuple[str, ...]:
    translation = message.find("translation")
    if translation is None:
        return ()
    plural = tuple(form.text or "" for form in translation.iter("numerusform"))
    return plural or (translation.text or "",)
