"""The language of the window."""

from __future__ import annotations

import logging

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from resources import FOLDER

log = logging.getLogger(__name__)


def speak(application: QCoreApplication, language: str) -> list[QTranslator]:
    """Install the texts of `language` (Qt's own too) and set the locale for dates and numbers.

    The answer can be given to `hush` to take them out again.
    """
    QLocale.setDefault(QLocale(QLocale.Language.Dutch if language == "nl" else QLocale.Language.English))
    qt_texts = QTranslator(application)
    qt_texts.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    own_texts = QTranslator(application)
    if not own_texts.load(str(FOLDER / "translations" / f"mienskip_{language}.qm")):
        log.error("the texts for %s are missing from this installation", language)
    for translator in (qt_texts, own_texts):
        application.installTranslator(translator)
    return [qt_texts, own_texts]


def hush(application: QCoreApplication, translators: list[QTranslator]) -> None:
    """Take out what `speak` installed."""
    for translator in translators:
        application.removeTranslator(translator)
