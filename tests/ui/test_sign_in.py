"""The page on which one signs in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sync.errors import CertificateRefused, WrongPassword
from ui.account.sign_in import SignInPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(qtbot: QtBot, dressed: object) -> SignInPage:
    assert dressed
    made = SignInPage()
    qtbot.addWidget(made)
    made.prefill("", "", locked=False)
    made.show()
    return made


def test_what_was_typed_is_sent(qtbot: QtBot, page: SignInPage) -> None:
    QTest.keyClicks(page.address, "intranet.example.org")
    QTest.keyClicks(page.username, " jelle ")
    QTest.keyClicks(page.password, " geheim ")
    with qtbot.waitSignal(page.submitted) as sent:
        QTest.keyClick(page.password, Qt.Key.Key_Return)
    assert sent.args == ["intranet.example.org", "jelle", " geheim "]


def test_what_is_missing_is_asked_for(qtbot: QtBot, page: SignInPage) -> None:
    with qtbot.assertNotEmitted(page.submitted):
        page.button.click()
    assert page._notice.isVisible()


def test_what_went_wrong_is_said_and_the_page_can_be_used_again(page: SignInPage) -> None:
    page.set_busy(True)
    assert not page.button.isEnabled()
    page.show_error(WrongPassword())
    assert page.button.isEnabled()
    assert page._notice.accessibleName().startswith("Name or password is not right")
    page.show_error(CertificateRefused(host="intranet.example.org", reason="it has expired"))
    assert "intranet.example.org" in page._notice.accessibleName()
    assert "it has expired" in page._notice.accessibleName()


def test_signing_in_again_asks_for_the_password_alone(page: SignInPage) -> None:
    page.prefill("https://intranet.example.org", "jelle", locked=True)
    assert page.address.isReadOnly()
    assert page.username.isReadOnly()
    assert not page._sample.isVisible()


def test_the_password_is_not_shown(page: SignInPage) -> None:
    QTest.keyClicks(page.password, "geheim")
    assert page.password.displayText() != "geheim"
