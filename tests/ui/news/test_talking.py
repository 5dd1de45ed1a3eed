"""What one can do with what is said: change it, take it back, quote it, mention somebody, report it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt, QUrl, QUrlQuery
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from sync.cache.commands import AddComment, EditItem
from sync.models import Capabilities, Comment
from tests.ui.conftest import NOW
from ui.navigation import PEOPLE, Place
from ui.news.reporting import report, report_mail
from ui.news.said import Said, said_below
from ui.news.screen import NewsScreen
from ui.news.text_button import TextButton
from ui.people.finder import Finder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import FakeSession
    from ui.news.comment_view import CommentView
    from ui.widgets.pictures import PictureLoader

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)", extend=True)
ITEM = "nieuws-ijsbaan"


def said_by_me(text: str = "Ik kom ook", uid: str = "mijn", **facts: Any) -> Comment:
    when = NOW - timedelta(minutes=5)
    values: dict[str, Any] = {"created": when, "modified": when, "author": "jelle.ytsma", **facts}
    return Comment(uid=uid, url="", item_uid=ITEM, author_name="Jelle Ytsma", text=text, **values)


@pytest.fixture
def screen(qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader) -> Iterator[NewsScreen]:
    """The ice rink's article on a site where one may change one's own comments, with one of mine below it."""
    fake_session.store.save_capabilities(Capabilities(product="Plone", comments=True, own_comments=True))
    fake_session.put(said_by_me())
    finder = Finder(fake_session)
    made = NewsScreen(fake_session, pictures, lambda: finder)
    qtbot.addWidget(made)
    made.resize(900, 900)
    made.show()
    made.show_item(ITEM)
    yield made
    made.leave()
    finder.close()


def view_of(screen: NewsScreen, uid: str) -> CommentView:
    return next(view for view in screen.article.discussion.views if view.said.comment.uid == uid)


def offered(view: CommentView) -> list[str]:
    menu = view.menu()
    found = [action.text() for action in menu.actions() if action.text()]
    menu.deleteLater()
    return found


def asked(session: FakeSession, name: str) -> list[Any]:
    return [what for called, what in session.asked if called == name]


def test_only_ones_own_comment_can_be_changed(screen: NewsScreen) -> None:
    assert offered(view_of(screen, "mijn")) == ["Edit", "Delete", "Copy text"]
    assert offered(view_of(screen, "reactie-1")) == ["Copy text", "Report…"]


def test_a_site_that_does_not_let_one_change_a_comment_does_not_offer_it(
    screen: NewsScreen, fake_session: FakeSession
) -> None:
    fake_session.store.save_capabilities(Capabilities(product="Plone", comments=True))
    screen.show_item(ITEM)
    assert offered(view_of(screen, "mijn")) == ["Copy text"]


def test_what_was_answered_cannot_be_deleted(screen: NewsScreen, fake_session: FakeSession) -> None:
    fake_session.put(said_by_me("Dank", "antwoord", author="yusuf.kaya", in_reply_to="mijn"))
    assert offered(view_of(screen, "mijn")) == ["Edit", "Copy text"]


def test_a_comment_is_changed_where_it_stands(qtbot: QtBot, screen: NewsScreen, fake_session: FakeSession) -> None:
    view_of(screen, "mijn").edit_requested.emit("mijn")
    editor = screen.article.discussion.editor
    assert editor is not None
    assert editor.text == "Ik kom ook"
    fake_session.put(said_by_me("Nog iets", "ander"))
    editor = screen.article.discussion.editor
    assert editor is not None
    qtbot.waitUntil(editor.edit.hasFocus)
    editor.write("Ik kom ook, om tien uur")
    QTest.keyClick(editor.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked(fake_session, "edit comment") == [("mijn", "Ik kom ook", "Ik kom ook, om tien uur")]
    assert screen.article.discussion.editor is None


def test_what_is_being_changed_survives_news_from_elsewhere(screen: NewsScreen, fake_session: FakeSession) -> None:
    view_of(screen, "mijn").edit_requested.emit("mijn")
    editor = screen.article.discussion.editor
    assert editor is not None
    editor.write("Half af")
    fake_session.put(said_by_me("Ondertussen", "ander", author="yusuf.kaya"))
    editor = screen.article.discussion.editor
    assert editor is not None
    assert editor.text == "Half af"


def test_what_is_being_changed_is_there_again_after_something_else_was_read(
    screen: NewsScreen, fake_session: FakeSession
) -> None:
    here = screen.article.discussion
    mine = fake_session.queries.comment("mijn")
    assert mine is not None
    view_of(screen, "mijn").edit_requested.emit("mijn")
    assert here.editor is not None
    here.editor.write("Half af")
    other = next(item.uid for item in fake_session.queries.news() if item.uid != mine.item_uid)
    screen.show_item(other)
    assert not here._editing
    screen.show_item(mine.item_uid)
    assert here.editor is not None
    assert here.editor.text == "Half af"


def test_escape_leaves_a_comment_as_it_was(screen: NewsScreen, fake_session: FakeSession) -> None:
    view_of(screen, "mijn").edit_requested.emit("mijn")
    editor = screen.article.discussion.editor
    assert editor is not None
    editor.write("Toch niet")
    QTest.keyClick(editor.edit, Qt.Key.Key_Escape)
    assert screen.article.discussion.editor is None
    assert screen.article.isVisible()
    assert not asked(fake_session, "edit comment")


def test_a_changed_comment_says_so(screen: NewsScreen, fake_session: FakeSession) -> None:
    assert "edited" not in view_of(screen, "mijn").state
    fake_session.put(said_by_me("Anders", modified=NOW))
    assert "edited" in view_of(screen, "mijn").state


def test_deleting_can_be_undone(screen: NewsScreen, fake_session: FakeSession) -> None:
    view_of(screen, "mijn").delete_requested.emit("mijn")
    assert [view.said.comment.uid for view in screen.article.discussion.views] == ["reactie-1"]
    screen.undo_bar.undo()
    assert view_of(screen, "mijn").said.comment.text == "Ik kom ook"
    assert not asked(fake_session, "delete")
    view_of(screen, "mijn").delete_requested.emit("mijn")
    screen.undo_bar.carry_out()
    assert asked(fake_session, "delete") == [("mijn",)]


def test_what_waits_can_be_changed_before_it_is_sent(screen: NewsScreen, fake_session: FakeSession) -> None:
    command = AddComment(key="k", item_uid=ITEM, text="Typo")
    fake_session.store.enqueue(command, [said_by_me("Typo", "waiting:k")])
    screen.show_item(ITEM)
    view_of(screen, "waiting:k").edit.click()
    editor = screen.article.discussion.editor
    assert editor is not None
    editor.write("Beter")
    editor.button.click()
    assert asked(fake_session, "change") == [replace(command, text="Beter")]
    view_of(screen, "waiting:k").discard.click()
    assert asked(fake_session, "cancel") == ["k"]


def test_a_change_that_was_refused_keeps_what_was_written(screen: NewsScreen, fake_session: FakeSession) -> None:
    command = EditItem(key="e", uid="mijn", base={"text": "Ik kom ook"}, changes={"text": "Ik kom niet"})
    fake_session.store.enqueue(command, [])
    fake_session.store.mark_failed("e", "NotAllowed", {})
    screen.show_item(ITEM)
    view = view_of(screen, "mijn")
    assert "Ik kom niet" in view.text.text()
    view.retry.click()
    view.discard.click()
    assert asked(fake_session, "retry") == asked(fake_session, "cancel") == ["e"]
    view.edit.click()
    editor = screen.article.discussion.editor
    assert editor is not None
    assert editor.text == "Ik kom niet"


def test_a_change_that_met_another_is_asked_where_it_stands(screen: NewsScreen, fake_session: FakeSession) -> None:
    command = EditItem(key="e", uid="mijn", base={"text": "Ik kom ook"}, changes={"text": "Ik kom niet"})
    fake_session.store.enqueue(command, [])
    fake_session.store.mark_failed("e", "Conflict", {"fields": "text"}, {"text": "Elders"})
    screen.show_item(ITEM)
    ways = [button for button in view_of(screen, "mijn").findChildren(TextButton) if "Keep" in button.text()]
    for button in ways:
        button.click()
    assert asked(fake_session, "resolve") == [("e", "both"), ("e", "mine"), ("e", "theirs")]


def test_quoting_puts_the_passage_in_the_box_and_answers_its_author(screen: NewsScreen) -> None:
    view_of(screen, "reactie-1").quote_requested.emit("reactie-1", "Mooi!")
    box = screen.article.discussion.box
    assert box.text == "> Mooi!\n\n"
    screen.article.discussion.quote("Elke dag")
    assert box.text == "> Mooi!\n\n> Elke dag\n\n"


def test_a_passage_of_the_article_can_be_quoted(screen: NewsScreen) -> None:
    text = screen.article.body.texts[0]
    assert [act.text() for act in screen.article.body.menu_of(text).actions() if "Quote" in act.text()] == []
    text.selectAll()
    (quote,) = [act for act in screen.article.body.menu_of(text).actions() if "Quote" in act.text()]
    quote.trigger()
    assert screen.article.discussion.box.text.startswith("> Openingstijden\n> Elke dag")


def test_a_colleague_is_mentioned_by_picking_from_a_list(
    qtbot: QtBot, screen: NewsScreen, fake_session: FakeSession
) -> None:
    box = screen.article.discussion.box
    screen.activateWindow()
    box.edit.setFocus()
    qtbot.waitUntil(box.edit.hasFocus)
    QTest.keyClicks(box.edit, "Vraag @an")
    popup = box.completing.popup
    qtbot.waitUntil(lambda: bool(box.completing.look() or popup.isVisible()))
    assert popup.list.current is not None
    assert popup.list.current.title == "Anna de Jong"
    QTest.keyClick(box.edit, Qt.Key.Key_Return)
    assert box.text == "Vraag @anna.dejong "
    box.button.click()
    assert asked(fake_session, "comment") == [(ITEM, "Vraag @anna.dejong", "")]


def test_a_mention_leads_to_the_profile(qtbot: QtBot, screen: NewsScreen, fake_session: FakeSession) -> None:
    fake_session.put(said_by_me("Dag @anna.dejong", "noemt"))
    view = view_of(screen, "noemt")
    assert "Anna de Jong" in view.accessibleName()
    with qtbot.waitSignal(screen.place_requested) as led:
        view.link_followed.emit("mention:anna.dejong")
    assert led.args == [Place(PEOPLE, "person-anna.dejong")]


def test_what_waits_itself_can_be_talked_about(screen: NewsScreen, fake_session: FakeSession) -> None:
    item = fake_session.queries.news_item(ITEM)
    assert item is not None
    fake_session.put(replace(item, uid="waiting:p", url="", comments_open=False))
    screen.show_item("waiting:p")
    assert screen.article.discussion.box.isVisible()


def test_the_author_turns_comments_off(screen: NewsScreen, fake_session: FakeSession) -> None:
    item = fake_session.queries.news_item(ITEM)
    assert item is not None
    mine = replace(item, author="jelle.ytsma", official=False)
    menu = screen.article_actions.menu_for(mine)
    (act,) = [act for act in menu.actions() if act.text() == "Turn comments off"]
    act.trigger()
    assert asked(fake_session, "open_comments") == [(ITEM, False)]
    assert "Turn comments off" not in [act.text() for act in screen.article_actions.menu_for(item).actions()]
    fake_session.put(replace(mine, comments_open=False))
    assert not screen.article.discussion.box.isVisible()


def test_a_report_tells_all_that_is_needed(fake_session: FakeSession) -> None:
    said: Said = said_below(fake_session, ITEM)[0]
    mail = report_mail(said, "De ijsbaan & meer", "https://intranet.example.org/news/ijsbaan")
    assert "De%20ijsbaan%20%26%20meer" in mail
    assert "Yusuf%20Kaya" in mail
    assert "%3E%20Mooi%21%20Ik%20neem%20de%20kinderen%20mee." in mail
    assert "https%3A//intranet.example.org/news/ijsbaan" in mail


def test_a_report_goes_to_nobody_whom_an_address_smuggles_in(screen: NewsScreen, fake_session: FakeSession) -> None:
    item = fake_session.queries.news_item(ITEM)
    assert item is not None
    owner = fake_session.queries.person_by_username(item.author)
    assert owner is not None
    fake_session.put(replace(owner, email="a@example.org?bcc=x@example.com&"))
    written: list[QUrl] = []
    report(fake_session, said_below(fake_session, ITEM)[0], screen, written.append)
    (box,) = screen.findChildren(QMessageBox)
    (write,) = [one for one in box.buttons() if box.buttonRole(one) is QMessageBox.ButtonRole.AcceptRole]
    write.click()
    (mail,) = written
    assert QUrlQuery(mail).queryItems()[0][0] == "subject"
    assert not QUrlQuery(mail).hasQueryItem("bcc")
