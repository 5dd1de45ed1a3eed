"""Reporting a comment. A Plone site has no place for that: it is a mail, which the person sends themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtWidgets import QMessageBox

from ui.people.links import letter
from ui.widgets.dates import spoken_time

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.news.said import Said
    from ui.session import Session

translate = QCoreApplication.translate


def report(session: Session, said: Said, parent: QWidget, open_url: Callable[[QUrl], object]) -> None:
    """Say that it becomes a mail, and to whom; `open_url` is given the mail when the person wants it."""
    item = session.queries.news_item(said.comment.item_uid)
    owner = session.queries.person_by_username(item.author) if item is not None else None
    whom = owner if owner is not None and owner.email and owner.username != said.comment.author else None
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(translate("reporting", "Report a comment"))
    box.setText(translate("reporting", "Is something not right with what {name} says?").format(name=said.name))
    to_whom = (
        translate("reporting", "It goes to {name}, who wrote what this stands below. You can change that.").format(
            name=whom.name
        )
        if whom is not None
        else translate("reporting", "You choose who gets it: somebody of Communicatie, for instance, or your manager.")
    )
    plain = translate("reporting", "The intranet has no place for reports, so this opens a mail in your mail program.")
    box.setInformativeText(f"{plain} {to_whom}")
    write = box.addButton(translate("reporting", "Write the mail"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    mail = report_mail(said, item.title if item is not None else "", item.url if item is not None else "")
    address = letter(whom.email) if whom is not None else ""
    write.clicked.connect(lambda: open_url(QUrl(f"{address or 'mailto:'}?{mail}")))
    box.finished.connect(box.deleteLater)
    box.open()


def report_mail(said: Said, title: str, url: str) -> str:
    """Give subject and text of the mail, as the query of its address."""
    subject = translate("reporting", "A comment on “{title}”").format(title=title)
    lines = [
        translate("reporting", "I would like you to look at this comment:"),
        "",
        f"{said.name}, {spoken_time(said.comment.created)}:",
        *(f"> {line}" for line in said.comment.text.split("\n")),
        "",
        url,
        "",
        translate("reporting", "What is not right with it:"),
        "",
    ]
    body = "\r\n".join(lines)
    return f"subject={quote(subject)}&body={quote(body)}"
