from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from sync.cache.marks import Mark
from sync.engine.posting import Posting
from sync.models import Audience
from ui.composer.draft import as_html, drafts
from ui.news.screen import NewsScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from sync.models import Fields
    from tests.ui.conftest import FakeSession
    from ui.composer.desk import WritingDesk
    from ui.composer.window import ComposerWindow
    from ui.widgets.pictures import PictureLoader


pytestmark = pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)", extend=True)


@pytest.fixture
def screen(qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader) -> Iterator[NewsScreen]:
    made = NewsScreen(fake_session, pictures)
    qtbot.addWidget(made)
    made.show()
    made.show_item("")
    yield made
    made.leave()


def begin(desk: WritingDesk) -> ComposerWindow:
    desk.open("")
    return list(desk.windows.values())[-1]


def posts(session: FakeSession) -> list[Any]:
    return [facts for name, facts in session.asked if name == "post"]


def test_what_is_typed_is_kept_by_itself_and_several_drafts_at_a_time(
    qtbot: QtBot, screen: NewsScreen, fake_session: FakeSession
) -> None:
    screen.overview.write.click()
    first, second = next(iter(screen.writing.windows.values())), begin(screen.writing)
    first.title.setText("IJsbaan")
    second.text.setPlainText("Alleen een zin")
    qtbot.waitUntil(lambda: len(drafts(fake_session.queries)) == 2)
    assert {(draft.title, draft.text) for draft in drafts(fake_session.queries)} == {
        ("IJsbaan", ""),
        ("", "Alleen een zin"),
    }


def test_a_draft_that_was_closed_is_listed_and_gone_on_with(screen: NewsScreen) -> None:
    window = begin(screen.writing)
    window.title.setText("IJs & weder")
    window.text.setPlainText("Morgen open.")
    window.close()
    assert not screen.writing.windows
    screen.overview.drafts.fill()
    (action,) = screen.overview.drafts.menu().actions()
    assert action.text() == "IJs && weder"
    action.trigger()
    (again,) = screen.writing.windows.values()
    assert (again.title.text(), again.text.toPlainText()) == ("IJs & weder", "Morgen open.")


@pytest.mark.parametrize(
    ("audience", "container"), [(Audience.ME, ""), (Audience.TEAM, "team-burgerzaken"), (Audience.EVERYONE, "")]
)
def test_nothing_is_sent_before_the_question_is_answered(
    screen: NewsScreen, fake_session: FakeSession, audience: Audience, container: str
) -> None:
    window = begin(screen.writing)
    assert not window.forward.isEnabled()
    window.title.setText("IJsbaan")
    window.text.setPlainText("Een <b>\n\nTwee & drie")
    window.forward.click()
    assert not window.forward.isEnabled()
    window.question.buttons[audience].click()
    assert window.question.second_thought.isVisible() == (audience is Audience.EVERYONE)
    window.forward.click()
    body = "<p>Een &lt;b&gt;</p><p>Twee &amp; drie</p>"
    fields: Fields = {"title": "IJsbaan", "body_html": body, "comments_open": True}
    assert posts(fake_session) == [Posting(fields=fields, audience=audience, container_uid=container)]
    assert not drafts(fake_session.queries)


def test_a_text_that_is_thrown_away_leaves_no_draft(screen: NewsScreen, fake_session: FakeSession) -> None:
    window = begin(screen.writing)
    window.title.setText("Toch niet")
    window.keep()
    assert fake_session.queries.marked(Mark.DRAFT)
    window.discard.click()
    assert not fake_session.queries.marked(Mark.DRAFT)
    assert not posts(fake_session)


def test_empty_lines_make_no_paragraphs() -> None:
    assert as_html("\n een \n\n") == "<p>een</p>"
