from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtTest import QTest

from sync.cache.marks import Mark
from sync.engine.posting import Posting
from sync.models import Audience, Capabilities
from tests.pictures import small_png
from ui.composer.draft import as_html, drafts
from ui.composer.text import PlacedPicture
from ui.news.screen import NewsScreen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sync.models import Fields
    from tests.ui.conftest import FakeSession
    from ui.composer.desk import WritingDesk
    from ui.composer.window import ComposerWindow
    from ui.widgets.pictures import PictureLoader


pytestmark = pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints|grabbing)", extend=True)

BODY = "<p>Een &lt;b&gt;</p><p>Twee &amp; drie</p>"


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


def asked(session: FakeSession, what: str) -> list[Any]:
    return [facts for name, facts in session.asked if name == what]


def listed(screen: NewsScreen) -> list[str]:
    return [draft.title for draft in screen.writing.drafts]


def test_what_is_typed_is_kept_by_itself_and_several_drafts_at_a_time(
    qtbot: QtBot, screen: NewsScreen, fake_session: FakeSession
) -> None:
    screen.overview.write.click()
    first, second = next(iter(screen.writing.windows.values())), begin(screen.writing)
    first.page.title.setText("IJsbaan")
    QTest.keyClicks(second.page.editor, "Alleen een zin")
    qtbot.waitUntil(lambda: len(drafts(fake_session.queries)) == 2)
    assert {(draft.title, draft.body_html) for draft in drafts(fake_session.queries)} == {
        ("IJsbaan", ""),
        ("", "<p>Alleen een zin</p>"),
    }


def test_a_draft_that_was_closed_is_listed_and_gone_on_with(screen: NewsScreen) -> None:
    window = begin(screen.writing)
    window.page.title.setText("IJs & weder")
    window.page.editor.show_html("<h2>Kop</h2><p>Morgen <strong>open</strong>.</p>")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not screen.writing.windows
    screen.overview.drafts.click()
    (row,) = screen.overview.drafts.rows
    assert row.text() == "IJs & weder"
    row.click()
    (again,) = screen.writing.windows.values()
    assert again.page.title.text() == "IJs & weder"
    assert again.page.editor.html() == "<h2>Kop</h2><p>Morgen <strong>open</strong>.</p>"


@pytest.mark.parametrize(
    ("audience", "container"), [(Audience.ME, ""), (Audience.TEAM, "team-burgerzaken"), (Audience.EVERYONE, "")]
)
def test_nothing_is_sent_before_the_question_is_answered(
    screen: NewsScreen, fake_session: FakeSession, audience: Audience, container: str
) -> None:
    window = begin(screen.writing)
    window.page.title.setText("IJsbaan")
    window.page.editor.show_html(BODY + "<p></p>")
    window.forward.click()
    assert not window.forward.isEnabled()
    question = window.asking.question
    question.buttons[audience].click()
    assert question.second_thought.isVisible() == (audience is Audience.EVERYONE)
    assert window.asking.preview.isVisible() == (audience is Audience.EVERYONE)
    window.forward.click()
    fields: Fields = {"title": "IJsbaan", "body_html": BODY, "comments_open": True}
    assert asked(fake_session, "post") == [Posting(fields=fields, audience=audience, container_uid=container)]
    assert not drafts(fake_session.queries)


def test_a_picture_that_is_copied_into_another_draft_goes_with_both(
    qtbot: QtBot, screen: NewsScreen, fake_session: FakeSession
) -> None:
    first, second = begin(screen.writing), begin(screen.writing)
    first.page.enclosures.take_picture(small_png(), "haven.png")
    qtbot.waitUntil(lambda: "attached:" in first.page.editor.html())
    first.keep()
    for _ in range(2):  # what it has of its own is not enclosed once more
        first.page.editor.selectAll()
        first.page.editor.copy()
        first.page.editor.paste()
    second.page.editor.paste()
    for window in (first, second):
        window.page.title.setText("Haven")
        window.forward.click()
        window.asking.question.buttons[Audience.ME].click()
        window.forward.click()
    one, other = asked(fake_session, "post")
    keys = [posting.attachments[0].key for posting in (one, other)]
    assert [len(posting.attachments) for posting in (one, other)] == [1, 1]
    assert keys[0] != keys[1]
    assert [key in posting.fields["body_html"] for key, posting in zip(keys, (one, other), strict=True)] == [True, True]
    assert fake_session.queries.attachment(keys[1]) == fake_session.queries.attachment(keys[0])


def test_what_is_nowhere_any_more_is_not_pasted(screen: NewsScreen) -> None:
    window = begin(screen.writing)
    pasted = window.page.enclosures.adopt(f'<p>Kijk</p><p><img src="attached:{"a" * 32}" alt=""></p>')
    assert pasted == "<p>Kijk</p>"


def test_it_is_asked_every_time(screen: NewsScreen) -> None:
    for _ in range(2):
        window = begin(screen.writing)
        window.page.title.setText("IJsbaan")
        window.forward.click()
        assert window.asking.question.audience is None
        window.asking.question.buttons[Audience.ME].click()
        window.forward.click()


def test_without_a_title_it_is_said_what_is_missing(screen: NewsScreen) -> None:
    window = begin(screen.writing)
    window.forward.click()
    assert window.pages.currentWidget() is window.page
    assert "title" in window.page.trouble.text()
    assert window.page.trouble.isVisible()


def test_enter_sends_nothing_and_control_enter_goes_on(screen: NewsScreen, fake_session: FakeSession) -> None:
    window = begin(screen.writing)
    QTest.keyClicks(window.page.title, "IJsbaan")
    QTest.keyClick(window.page.title, Qt.Key.Key_Return)
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert window.pages.currentWidget() is window.page
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.pages.currentWidget() is window.asking
    window.asking.question.buttons[Audience.EVERYONE].click()
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(asked(fake_session, "post")) == 1


def test_what_is_thrown_away_comes_back_or_goes(screen: NewsScreen, fake_session: FakeSession) -> None:
    window = begin(screen.writing)
    window.page.title.setText("Toch niet")
    window.discard.click()
    assert not listed(screen)
    assert fake_session.queries.marked(Mark.DRAFT)
    screen.undo_bar.undo()
    (again,) = screen.writing.windows.values()
    assert again.page.title.text() == "Toch niet"
    again.discard.click()
    screen.undo_bar.carry_out()
    assert not fake_session.queries.marked(Mark.DRAFT)
    assert not asked(fake_session, "post")


def test_a_draft_is_thrown_away_from_the_list_too(screen: NewsScreen, fake_session: FakeSession) -> None:
    window = begin(screen.writing)
    window.page.title.setText("Oud")
    window.close()
    screen.writing.throw_away(screen.writing.drafts[0].key)
    assert not listed(screen)
    screen.leave()
    assert not fake_session.queries.marked(Mark.DRAFT)


def test_an_empty_window_leaves_nothing_and_asks_nothing(screen: NewsScreen, fake_session: FakeSession) -> None:
    window = begin(screen.writing)
    window.discard.click()
    assert not screen.undo_bar.isVisible()
    assert not fake_session.queries.marked(Mark.DRAFT)


def test_a_picture_and_a_file_go_along_and_survive_closing(
    qtbot: QtBot, screen: NewsScreen, fake_session: FakeSession, tmp_path: Path
) -> None:
    picture, file = tmp_path / "Plein.png", tmp_path / "Rooster.xlsx"
    picture.write_bytes(small_png(400, 300))
    file.write_bytes(b"cellen")
    window = begin(screen.writing)
    window.page.title.setText("IJsbaan")
    window.page.enclosures.take_files([picture, file])
    qtbot.waitUntil(lambda: window.page.undescribed == 1)
    window.page.editor.describe(window.page.editor.first_undescribed(), "Het plein")
    window.close()
    window = open_again(screen)
    window.forward.click()
    window.asking.question.buttons[Audience.EVERYONE].click()
    window.forward.click()
    (posting,) = asked(fake_session, "post")
    by_name = {one.filename: one for one in posting.attachments}
    assert by_name["Rooster.xlsx"].path == file
    assert by_name["Plein.png"].content_type == "image/png"
    assert fake_session.queries.attachment(by_name["Plein.png"].key)
    body = posting.fields["body_html"]
    assert f'<img src="attached:{by_name["Plein.png"].key}" alt="Het plein">' in body
    assert f'<a href="attached:{by_name["Rooster.xlsx"].key}">Rooster.xlsx</a>' in body


def open_again(screen: NewsScreen) -> ComposerWindow:
    screen.writing.open(screen.writing.drafts[0].key)
    return list(screen.writing.windows.values())[-1]


def test_a_picture_on_top_travels_in_its_field(
    qtbot: QtBot, screen: NewsScreen, fake_session: FakeSession, tmp_path: Path
) -> None:
    path = tmp_path / "Boven.png"
    path.write_bytes(small_png(400, 300))
    window = begin(screen.writing)
    window.page.title.setText("IJsbaan")
    window.page.front.dropped.emit([path])
    qtbot.waitUntil(lambda: bool(window.page.front.src))
    window.close()
    window = open_again(screen)
    window.forward.click()
    window.asking.question.buttons[Audience.ME].click()
    window.forward.click()
    (posting,) = asked(fake_session, "post")
    assert posting.fields["picture"].startswith("data:image/png;base64,")
    assert not posting.attachments


def test_what_is_no_picture_is_said_in_words(qtbot: QtBot, screen: NewsScreen, tmp_path: Path) -> None:
    path = tmp_path / "nep.png"
    path.write_bytes(b"<svg onload=alert(1)>")
    window = begin(screen.writing)
    window.page.enclosures.take_files([path])
    qtbot.waitUntil(window.page.trouble.isVisible)
    assert window.page.trouble.text().startswith("nep.png")
    assert window.page.editor.html() == ""


def test_pictures_without_words_are_reminded_of_once_before_sending(screen: NewsScreen) -> None:
    window = begin(screen.writing)
    window.page.title.setText("IJsbaan")
    window.page.editor.insert_picture(PlacedPicture("attached:00", ""))
    window.forward.click()
    assert window.asking.reminder.isVisible()
    window.asking.describe.click()
    window.page.describing.words.setText("Het plein")
    window.page.describing.words.editingFinished.emit()
    window.page.describing.panel.hide()
    assert 'alt="Het plein"' in window.page.editor.html()
    window.forward.click()
    assert not window.asking.reminder.isVisible()


def test_a_blog_without_comments_later(screen: NewsScreen, fake_session: FakeSession) -> None:
    window = begin(screen.writing)
    window.page.title.setText("Week 48")
    window.forward.click()
    choices = window.asking.choices
    assert not choices.isVisible()
    window.asking.question.buttons[Audience.TEAM].click()
    choices.comments.setChecked(False)
    choices.blog.setChecked(True)
    choices.series.setCurrentText("Van de balie")
    choices.later.setChecked(True)
    choices.time.setDateTime(QDateTime.currentDateTime().addDays(-1))
    assert not window.forward.isEnabled()
    when = datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(days=1)
    choices.time.setDateTime(QDateTime.fromSecsSinceEpoch(int(when.timestamp())))
    window.forward.click()
    (posting,) = asked(fake_session, "post")
    assert posting.not_before == when
    assert posting.fields == {
        "title": "Week 48", "body_html": "", "comments_open": False, "blog": True, "series": "Van de balie",
    }  # fmt: skip


def test_official_news_that_asks_to_be_confirmed_is_sent_so(screen: NewsScreen, fake_session: FakeSession) -> None:
    fake_session.account = replace(fake_session.account, reviews=True)
    fake_session.store.save_capabilities(Capabilities(product="Plone", responses=True))
    window = begin(screen.writing)
    window.page.title.setText("Code oranje")
    window.forward.click()
    window.asking.question.buttons[Audience.EVERYONE].click()
    assert not window.asking.choices.confirm.isVisible()
    window.asking.choices.official.click()
    window.asking.choices.confirm.click()
    window.forward.click()
    (posting,) = asked(fake_session, "post")
    assert posting.official
    assert posting.fields["confirmation_asked"] is True


@pytest.mark.parametrize(
    ("official", "mine", "reviews", "may"),
    [
        (False, True, False, True),
        (False, False, True, False),
        (True, True, False, False),
        (True, False, True, True),
    ],
)
def test_a_post_is_its_authors_to_change_and_official_news_theirs_who_keep_the_front_page(
    screen: NewsScreen, fake_session: FakeSession, *, official: bool, mine: bool, reviews: bool, may: bool
) -> None:
    fake_session.account = replace(fake_session.account, reviews=reviews)
    item = fake_session.queries.news()[0]
    author = fake_session.account.username if mine else "anna.dejong"
    assert screen.writing.may_edit(replace(item, official=official, author=author)) is may


def test_official_is_offered_to_whoever_may(screen: NewsScreen, fake_session: FakeSession) -> None:
    for reviews in (False, True):
        fake_session.account = replace(fake_session.account, reviews=reviews)
        window = begin(screen.writing)
        window.page.title.setText("Nieuws")
        window.forward.click()
        window.asking.question.buttons[Audience.TEAM].click()
        assert not window.asking.choices.official.isVisible()
        window.asking.question.buttons[Audience.EVERYONE].click()
        assert window.asking.choices.official.isVisible() == reviews


OWN = "nieuws-van-mij"


@pytest.fixture
def own(fake_session: FakeSession) -> str:
    """Something that the signed-in person wrote, with a part in it that the composer cannot make."""
    item = fake_session.queries.news_item("nieuws-ijsbaan")
    assert item is not None
    body = '<p>Een</p><div data-part="p1"><p>Lijst van <a href="https://x.example">berichten</a></p></div><p>Twee</p>'
    fake_session.put(replace(item, uid=OWN, author="jelle.ytsma", official=False, body_html=body))
    return body


def test_a_post_is_changed_and_what_cannot_be_changed_stays(
    screen: NewsScreen, fake_session: FakeSession, own: str
) -> None:
    screen.writing.edit(OWN)
    (window,) = screen.writing.windows.values()
    assert window.page.editor.html() == own
    window.page.editor.setFocus()
    QTest.keyClicks(window.page.editor, "Nog ")
    window.page.title.setText("De ijsbaan gaat dicht")
    window.forward.click()
    (asked_,) = asked(fake_session, "revise")
    uid, base, changes, attachments = asked_
    assert uid == OWN
    assert base == {"title": "De ijsbaan op het plein gaat open", "body_html": own}
    assert changes == {"title": "De ijsbaan gaat dicht", "body_html": own.replace("<p>Een", "<p>Nog Een")}
    assert attachments == ()


def test_a_picture_is_taken_from_a_post(screen: NewsScreen, fake_session: FakeSession, own: str) -> None:
    del own
    screen.writing.edit(OWN)
    (window,) = screen.writing.windows.values()
    window.page.front.remove.click()
    window.forward.click()
    ((_, base, changes, _),) = asked(fake_session, "revise")
    assert base["picture"]
    assert changes == {"picture": ""}


def test_a_post_that_is_looked_at_only_is_not_sent(screen: NewsScreen, fake_session: FakeSession, own: str) -> None:
    del own
    screen.writing.edit(OWN)
    (window,) = screen.writing.windows.values()
    window.forward.click()
    assert not asked(fake_session, "revise")
    assert not drafts(fake_session.queries)


def test_changes_that_were_begun_are_gone_on_with(screen: NewsScreen, own: str) -> None:
    del own
    screen.writing.edit(OWN)
    (window,) = screen.writing.windows.values()
    window.page.title.setText("Half klaar")
    window.close()
    screen.writing.edit(OWN)
    (window,) = screen.writing.windows.values()
    assert window.page.title.text() == "Half klaar"


def test_empty_lines_make_no_paragraphs() -> None:
    assert as_html("\n een \n\n") == "<p>een</p>"
