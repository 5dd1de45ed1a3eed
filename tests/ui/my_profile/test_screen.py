from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.screenshots import NoSettings
from sync.models import Capabilities, Picture, Scale
from tests.pictures import small_png
from tests.ui.conftest import SITE, FakeSession, person
from ui.my_profile.camera import has_camera
from ui.my_profile.completeness_panel import PartLine
from ui.my_profile.cropping import CropDialog
from ui.my_profile.photo import from_data_url
from ui.my_profile.screen import MyProfileScreen
from ui.navigation import MY_PROFILE, PEOPLE, Place
from ui.people.chips import Chip
from ui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.widgets.pictures import PictureLoader

ME = "person-jelle.ytsma"


@pytest.fixture
def screen(qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader) -> Iterator[MyProfileScreen]:
    yield from opened(qtbot, fake_session, pictures)


def opened(qtbot: QtBot, session: FakeSession, pictures: PictureLoader) -> Iterator[MyProfileScreen]:
    made = MyProfileScreen(session, pictures)
    qtbot.addWidget(made)
    made.resize(1100, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_item("")
    qtbot.waitUntil(lambda: bool(made.form.areas._words.areas) or session.queries.person(ME) is None)
    yield made
    made.leave()


def fill(screen: MyProfileScreen, name: str, text: str) -> None:
    line = screen.form.lines[name].line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def saved(session: FakeSession) -> list[Any]:
    return [asked for name, asked in session.asked if name == "save_profile"]


def test_what_changed_is_saved_with_what_it_was_and_nothing_else(
    screen: MyProfileScreen, fake_session: FakeSession
) -> None:
    assert not screen.save.isEnabled()
    fill(screen, "function", "Adviseur Burgerzaken")
    fill(screen, "mobile", "0612345678")
    assert screen.state.text() == "2 change(s) not saved yet"
    screen.save.click()

    assert saved(fake_session) == [
        (
            ME,
            {"function": "Medewerker Burgerzaken", "mobile": ""},
            {"function": "Adviseur Burgerzaken", "mobile": "06 12345678"},
        )
    ]
    assert not screen.save.isEnabled()
    assert screen.form.lines["mobile"].line.text() == "06 12345678"


def test_what_is_wrong_is_said_where_it_stands_and_not_saved(
    screen: MyProfileScreen, fake_session: FakeSession
) -> None:
    fill(screen, "phone", "bel maar")
    fill(screen, "room", "1.04")
    screen.save.click()

    assert saved(fake_session) == []
    assert screen.state.text() == "One thing is not right yet."
    assert screen.form.lines["phone"].line.hasFocus()
    screen.form.lines["phone"].examine()
    assert screen.form.lines["phone"].remark.text() == "A telephone number has digits only."
    fill(screen, "phone", "0515 421234")
    screen.save.click()
    assert saved(fake_session)[0][2] == {"phone": "0515 421 234", "room": "1.04"}


def test_an_odd_value_that_is_there_does_not_keep_from_changing_another(
    screen: MyProfileScreen, fake_session: FakeSession
) -> None:
    fake_session.put(person("jelle.ytsma", "Jelle", "Ytsma", phone="zie de balie"))
    fill(screen, "room", "2.01")
    screen.save.click()

    assert saved(fake_session)[0][2] == {"room": "2.01"}


def test_undo_goes_back_to_what_is_in_the_profile(screen: MyProfileScreen, fake_session: FakeSession) -> None:
    fill(screen, "first_name", "Jellie")
    screen.form.areas.add("verhuizen")
    screen.form.about.edit.setPlainText("Hoi")
    screen.undo.click()

    assert screen.form.changes == {}
    assert screen.form.lines["first_name"].line.text() == "Jelle"
    assert saved(fake_session) == []


def test_what_comes_from_another_device_shows_where_nothing_was_typed(
    screen: MyProfileScreen, fake_session: FakeSession
) -> None:
    fill(screen, "room", "2.01")
    fake_session.put(
        person("jelle.ytsma", "Jelle", "Ytsma", function="Adviseur", room="3.03", knowledge_areas=("paspoorten",))
    )

    assert screen.form.lines["function"].line.text() == "Adviseur"
    assert screen.form.areas.values == ("paspoorten",)
    assert screen.form.lines["room"].line.text() == "2.01"
    assert set(screen.form.changes) == {"room"}


def test_the_base_of_a_field_is_what_the_person_saw_when_they_began_to_type(
    screen: MyProfileScreen, fake_session: FakeSession
) -> None:
    fill(screen, "room", "2.01")
    fake_session.put(person("jelle.ytsma", "Jelle", "Ytsma", room="3.03"))
    screen.save.click()

    assert saved(fake_session)[0][1:] == ({"room": ""}, {"room": "2.01"})


def test_about_me_is_plain_text_here_and_paragraphs_there(screen: MyProfileScreen, fake_session: FakeSession) -> None:
    screen.form.about.edit.setPlainText("Hoi <b>allemaal</b>\n\nTot ziens")
    screen.save.click()

    assert saved(fake_session)[0][2] == {"about_html": "<p>Hoi &lt;b&gt;allemaal&lt;/b&gt;</p><p>Tot ziens</p>"}
    assert screen.form.changes == {}


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_knowledge_areas_get_the_name_that_colleagues_use(screen: MyProfileScreen, fake_session: FakeSession) -> None:
    areas = screen.form.areas
    QTest.keyClicks(areas.line, "HUISSTIJL,")
    assert areas.values[-1] == "huisstijl"
    QTest.keyClicks(areas.line, "verkiezing")
    QTest.keyClick(areas.line, Qt.Key.Key_Return)
    assert areas.offer.isVisible()
    assert "\u201cverkiezingen\u201d" in areas.offer.text()
    areas.offer.click()
    assert list(areas.values) == ["paspoorten", "rijbewijzen", "huisstijl", "verkiezingen"]
    assert not areas.offer.isVisible()
    QTest.keyClick(areas.line, Qt.Key.Key_Backspace)
    QTest.keyClicks(areas.line, "Paspoorten,")
    assert list(areas.values) == ["paspoorten", "rijbewijzen", "huisstijl"]
    next(chip for chip in areas.findChildren(Chip) if chip.text() == "rijbewijzen").click()
    QTest.keyClick(screen, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert saved(fake_session)[0][2] == {"knowledge_areas": ("paspoorten", "huisstijl")}


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_a_suggestion_is_chosen_with_the_keyboard(qtbot: QtBot, screen: MyProfileScreen) -> None:
    areas = screen.form.areas
    areas.line.setFocus()
    QTest.keyClicks(areas.line, "verki")
    popup = areas._completer.popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: areas.values[-1] == "verkiezingen")
    assert not areas.line.text()


def test_a_missing_part_leads_to_its_field(screen: MyProfileScreen) -> None:
    QApplication.processEvents()
    lines = {line.text(): line for line in screen.completeness.findChildren(PartLine)}

    assert set(lines) == {"A photo", "Something about you"}
    lines["Something about you"].click()
    assert screen.form.about.edit.hasFocus()


def test_a_complete_profile_asks_for_nothing(screen: MyProfileScreen, fake_session: FakeSession) -> None:
    portrait = Picture(scales=(Scale(url=f"{SITE}/x.png", width=128, height=128),))
    mine = fake_session.queries.person(ME)
    assert mine is not None

    fake_session.put(replace(mine, portrait=portrait, about_html="<p>Hoi</p>"))
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, 0)

    assert screen.completeness.accessibleName() == "100 % complete"
    assert not [line for line in screen.completeness.findChildren(PartLine) if line.isVisible()]


def test_one_sees_oneself_as_colleagues_do(qtbot: QtBot, screen: MyProfileScreen) -> None:
    with qtbot.waitSignal(screen.place_requested) as asked:
        screen.look.click()
    assert asked.args == [Place(PEOPLE, ME)]


def test_whoever_has_no_profile_makes_one(qtbot: QtBot, fake_session: FakeSession, pictures: PictureLoader) -> None:
    fake_session.store.remove([ME])
    for screen in opened(qtbot, fake_session, pictures):
        assert screen.heading.text() == "Make your profile"
        assert screen.form.lines["first_name"].line.text() == "Jelle"
        assert screen.form.lines["email"].line.text() == "jelle.ytsma@example.org"
        fill(screen, "function", "Adviseur")
        screen.save.click()
        made = [asked for name, asked in fake_session.asked if name == "create_profile"]
        assert made == [
            {
                "username": "jelle.ytsma",
                "first_name": "Jelle",
                "last_name": "Ytsma",
                "function": "Adviseur",
                "email": "jelle.ytsma@example.org",
            }
        ]
        assert screen.heading.text() == "My profile"
        assert screen.form.changes == {}


# The photo


def the_crop(qtbot: QtBot, screen: MyProfileScreen) -> CropDialog:
    qtbot.waitUntil(lambda: bool(screen.findChildren(CropDialog)))
    (dialog,) = screen.findChildren(CropDialog)
    return dialog


def test_a_dropped_photo_is_cropped_and_saved(
    qtbot: QtBot, screen: MyProfileScreen, fake_session: FakeSession, tmp_path: Path
) -> None:
    path = tmp_path / "ik.png"
    path.write_bytes(small_png(600, 400, (200, 30, 30)))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    target = screen.form.photo.portrait
    at, buttons, keys = QPoint(10, 10), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(at, Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(target, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, buttons, keys))
    dialog = the_crop(qtbot, screen)
    QTest.keyClick(dialog.view, Qt.Key.Key_Plus)
    QTest.keyClick(dialog.view, Qt.Key.Key_Left)
    part = dialog.view.part
    assert part.width() < 400
    assert part.width() == part.height()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert screen.form.photo.value is not None
    screen.save.click()
    ((uid, base, changes),) = saved(fake_session)
    assert (uid, base) == (ME, {"portrait": ""})
    sent = QImage.fromData(from_data_url(changes["portrait"]))
    assert sent.width() == sent.height() == part.width()


def test_a_photo_is_pasted(qtbot: QtBot, screen: MyProfileScreen) -> None:
    QGuiApplication.clipboard().setImage(QImage.fromData(small_png(300, 300)))
    screen.form.photo.portrait.setFocus()
    QTest.keyClick(screen.form.photo.portrait, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = the_crop(qtbot, screen)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert screen.form.photo.value is None


def test_a_clipboard_without_a_photo_is_said(screen: MyProfileScreen) -> None:
    QGuiApplication.clipboard().setText("geen foto")
    screen.form.photo.paste.click()

    assert screen.form.photo.trouble.text() == "There is no photo on the clipboard."


def test_a_file_that_is_no_photo_is_said(
    qtbot: QtBot, screen: MyProfileScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ik.png"
    path.write_bytes(b"PK\x03\x04 not a picture")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    screen.form.photo.choose.click()
    qtbot.waitUntil(lambda: "not a photo" in screen.form.photo.trouble.text())

    assert screen.form.photo.value is None


def test_where_there_is_no_webcam_there_is_no_button(screen: MyProfileScreen) -> None:

    assert screen.form.photo.take.isVisible() == has_camera()


def test_a_photo_is_taken_away(screen: MyProfileScreen, fake_session: FakeSession) -> None:
    assert not screen.form.photo.remove.isVisible()
    portrait = Picture(scales=(Scale(url=f"{SITE}/x.png", width=128, height=128),))
    fake_session.put(person("jelle.ytsma", "Jelle", "Ytsma", portrait=portrait))
    screen.form.photo.remove.click()
    screen.save.click()

    assert saved(fake_session)[0][1:] == ({"portrait": f"{SITE}/x.png"}, {"portrait": ""})


def test_what_the_site_has_no_place_for_is_not_asked(screen: MyProfileScreen, fake_session: FakeSession) -> None:
    offered = Capabilities(product="Plone 6.2", profile_fields=("first_name", "last_name", "portrait"))
    fake_session.store.save_capabilities(offered)
    screen.show_item("")

    assert [name for name, field in screen.form.lines.items() if field.isVisible()] == ["first_name", "last_name"]
    assert screen.form.photo.isVisible()
    assert not screen.form.areas.isVisible()


def test_that_it_is_saved_is_said_at_the_foot_of_the_window(qtbot: QtBot, fake_session: FakeSession) -> None:
    window = MainWindow(fake_session, NoSettings())
    qtbot.addWidget(window)
    window.show()
    window.show_place(Place(MY_PROFILE))
    screen = window.screen_named(MY_PROFILE)
    assert isinstance(screen, MyProfileScreen)
    fill(screen, "room", "1.04")
    screen.save.click()

    assert window._toast.text() == "Saved"
    window.leave()
