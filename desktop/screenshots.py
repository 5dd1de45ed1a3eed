"""Pictures of every screen, without a display."""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING

from desktop.spoken import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from PySide6.QtCore import QMessageLogContext
    from PySide6.QtWidgets import QApplication, QWidget

    from desktop.home import Home
    from desktop.identity import Unlocked
    from desktop.session import CachedSession
    from ui.navigation import Place
    from ui.window import MainWindow

log = logging.getLogger(__name__)

THEMES = ("light", "dark", "contrast")
SETTLES_WITHIN_MS = 5000
QUIET_FOR_MS = 150
SHOWN_WIDTH = 800
"""Pixels of a picture that the composer shows on top of a text."""


class NoSettings:
    """Remembers nothing: every picture is taken of a fresh window."""

    def get(self, _name: str, default: str = "") -> str:
        """See `WindowSettings`."""
        return default

    def is_locked(self, _name: str) -> bool:
        """See `WindowSettings`."""
        return False

    def decisions(self) -> list[tuple[str, str]]:
        """See `WindowSettings`."""
        return []

    def set(self, name: str, value: str) -> None:
        """See `WindowSettings`."""


def take_all(
    home: Home,
    unlocked: Unlocked,
    folder: Path,
    *,
    themes: Sequence[str] = THEMES[:2],
    languages: Sequence[str] = LANGUAGES,
    size: tuple[int, int] = (1280, 800),
    tell: Callable[[Path], None] = lambda _path: None,
) -> list[Path]:
    """Write a PNG of every screen in every theme and language, from the cache alone; give their paths."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import qInstallMessageHandler  # noqa: PLC0415  only pictures need Qt, and it may not load
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  as above

    from desktop.language import hush, speak  # noqa: PLC0415  as above
    from ui import theme  # noqa: PLC0415  as above

    qInstallMessageHandler(_only_what_matters)
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for language in languages:
        translators = speak(application, language)
        for name in themes:
            theme.apply(application, name)
            for screen, widget in _screens(home, unlocked, application, size):
                path = folder / f"{screen}-{name}-{language}.png"
                widget.grab().save(str(path))
                written.append(path)
                tell(path)
        hush(application, translators)
    return written


def _only_what_matters(_kind: object, context: QMessageLogContext, words: str) -> None:
    """Leave out what the offscreen platform says of every window, and what Qt's multimedia says when it is loaded."""
    is_of_multimedia = str(getattr(context, "category", "")).startswith("qt.multimedia")
    is_of_offscreen = words.startswith("This plugin does not support")
    if not is_of_offscreen and not is_of_multimedia:
        log.warning("Qt: %s", words)


def _screens(
    home: Home, unlocked: Unlocked, application: QApplication, size: tuple[int, int]
) -> Iterator[tuple[str, QWidget]]:
    from desktop.session import CachedSession  # noqa: PLC0415  as in take_all
    from sync.engine.events import Connection, SyncState  # noqa: PLC0415  as in take_all
    from ui.account.sign_in import SignInPage  # noqa: PLC0415  as in take_all
    from ui.window import MainWindow  # noqa: PLC0415  as in take_all

    page = SignInPage()
    page.prefill("", "", locked=False)
    page.resize(*size)
    page.show()
    yield "sign-in", page
    page.hide()
    session = CachedSession(home, unlocked)
    session.become(SyncState(connection=Connection.ONLINE))
    window = MainWindow(session, NoSettings())
    window.resize(*size)
    window.show()
    for name, place in _places(session):
        window.show_place(place)
        _settle(application, window)
        yield name, window
    yield from _search(application, window)
    yield from _composer(application, window, session)
    window.leave()
    window.deleteLater()
    session.close()


def _places(session: CachedSession) -> Iterator[tuple[str, Place]]:
    from sync.blogs import series_uid  # noqa: PLC0415  as in take_all
    from sync.cache.answers import NewsFilter, NewsKind  # noqa: PLC0415  as in take_all
    from ui import navigation  # noqa: PLC0415  as in take_all
    from ui.navigation import Place  # noqa: PLC0415  as in take_all

    queries = session.queries
    yield "start", Place(navigation.START)
    yield "people", Place(navigation.PEOPLE)
    colleague = next((hit.person for hit in queries.search("paspoort").people), None)
    if colleague is not None:
        yield "profile", Place(navigation.PEOPLE, colleague.uid)
    yield "my-profile", Place(navigation.MY_PROFILE)
    yield "news", Place(navigation.NEWS)
    article = next((item for item in queries.news(NewsFilter(kind=NewsKind.ORGANISATION)) if item.picture), None)
    if article is not None:
        yield "article", Place(navigation.NEWS, article.uid)
    blog = next((item for item in queries.news(NewsFilter(kind=NewsKind.BLOGS)) if item.series), None)
    if blog is not None:
        yield "blog", Place(navigation.NEWS, series_uid(blog.author, blog.series))
    team = next(iter(queries.teams()), None)
    if team is not None:
        yield "team", Place(navigation.TEAMS, team.uid)
    yield "agenda", Place(navigation.AGENDA)
    page = next(iter(queries.search("verlof").pages), None)
    if page is not None:
        yield "pages", Place(navigation.PAGES)
        yield "page", Place(navigation.PAGES, page.uid)
    yield "preferences", Place(navigation.PREFERENCES)
    yield "activity", Place(navigation.ACTIVITY)


def _search(application: QApplication, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    from ui.navigation import START, Place  # noqa: PLC0415  as in take_all

    window.show_place(Place(START))
    window.search.setText("paspoort")
    window.search.textEdited.emit("paspoort")
    _settle(application, window)
    yield "search", window


def _composer(application: QApplication, window: MainWindow, session: CachedSession) -> Iterator[tuple[str, QWidget]]:
    """Show a text of the cache as if it were being written, and the question for whom it is."""
    from sync.models import Audience  # noqa: PLC0415  as in take_all
    from ui.navigation import NEWS  # noqa: PLC0415  as in take_all
    from ui.news.screen import NewsScreen  # noqa: PLC0415  as in take_all

    screen = window.screen_named(NEWS)
    article = next((item for item in session.queries.news() if item.picture), None)
    if article is None or not isinstance(screen, NewsScreen):
        return
    screen.writing.open("")
    (composer,) = screen.writing.windows.values()
    composer.page.title.setText(article.title)
    composer.page.lead.setText(article.lead)
    composer.page.editor.show_html(article.body_html)
    scale = article.picture.fitting(SHOWN_WIDTH) if article.picture else None
    composer.page.front.show_picture(scale.url if scale else "")
    _settle(application, window)
    yield "composer", composer
    composer.forward.click()
    composer.asking.question.buttons[Audience.EVERYONE].click()
    _settle(application, window)
    yield "composer-question", composer
    composer.close()


def _settle(application: QApplication, window: MainWindow) -> None:
    """Let the window draw until no picture has come for a moment: the end of an event loop, not a pause."""
    from PySide6.QtCore import QEventLoop, QTimer  # noqa: PLC0415  as in take_all

    loop = QEventLoop()
    quiet = QTimer()
    quiet.setSingleShot(True)
    quiet.setInterval(QUIET_FOR_MS)
    quiet.timeout.connect(loop.quit)
    window.pictures.ready.connect(quiet.start)
    QTimer.singleShot(SETTLES_WITHIN_MS, loop, loop.quit)
    quiet.start()
    loop.exec()
    window.pictures.ready.disconnect(quiet.start)
    application.sendPostedEvents()
