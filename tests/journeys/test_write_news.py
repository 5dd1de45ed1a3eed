"""What one writes is seen by those it is for, and by nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from sync.models import Audience, is_waiting
from ui.composer.draft import drafts
from ui.navigation import NEWS, Place
from ui.news.screen import NewsScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.models import NewsItem
    from tests.journeys.conftest import Desk
    from tests.plone_server import Site, Somebody

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)", extend=True)

OK, UNAUTHORISED = 200, 401
READERS = {
    Audience.ME: (OK, UNAUTHORISED, UNAUTHORISED),
    Audience.TEAM: (OK, OK, UNAUTHORISED),
    Audience.EVERYONE: (OK, OK, OK),
}
"""What the site answers the author, a member of the same team, and somebody of another team.

It refuses with the same answer whoever is signed in: that all get OK for EVERYONE shows that they are.
"""


def sent(desk: Desk, title: str) -> list[NewsItem]:
    news = desk.session.queries.news(limit=500)
    return [item for item in news if item.title == title and not is_waiting(item.uid)]


def written(desk: Desk, screen: NewsScreen, title: str, audience: Audience) -> NewsItem:
    """Write and send something, and wait until the site has it."""
    screen.overview.write.click()
    (window,) = screen.writing.windows.values()
    desk.type_into(window.page.title, title)
    desk.type_into(window.page.editor, "Een")
    desk.press(window.page.editor, Qt.Key.Key_Return)
    desk.type_into(window.page.editor, "Twee & <drie>")
    window.forward.click()
    window.asking.question.buttons[audience].click()
    window.forward.click()
    desk.until(lambda: sent(desk, title))
    (item,) = sent(desk, title)
    return item


def test_each_audience_sees_what_is_for_them(site: Site, desk_of: Callable[[Somebody], Desk]) -> None:
    author, mate, other, nobody = site.somebody("anna"), site.somebody("yusuf"), site.somebody("sietske"), site.nobody()
    team = site.team(author, mate)
    desk = desk_of(author)
    desk.until(lambda: [one for one in desk.session.queries.teams() if one.url.endswith(team) and one.mine])
    desk.window.show_place(Place(NEWS, ""))
    screen = desk.window.screen_named(NEWS)
    assert isinstance(screen, NewsScreen)
    for audience, answers in READERS.items():
        title = site.name(f"Bericht {audience} ")
        item = written(desk, screen, title, audience)
        assert item.audience is audience
        assert tuple(one.status(item.url) for one in (author, mate, other)) == answers
        assert nobody.status(item.url) == UNAUTHORISED
        assert "Twee & <drie>" in str(author.http.get(item.url).json()["blocks"])
        assert len(author.found(Title=title, portal_type="News Item")) == 1
    assert not drafts(desk.session.queries)
