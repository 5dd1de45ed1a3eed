"""What can be done with a colleague's profile, by button, menu and keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from sync.cache.filenames import safe_filename
from sync.cache.marks import Mark
from ui.news.themed_icon import ThemedIcon
from ui.people.contact import contact_text, facts
from ui.people.links import letter, telephone
from ui.people.photos import photo_of
from ui.people.qr_code import CodeDialog
from ui.people.saving import save
from ui.people.vcard import vcard

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.models import Person
    from ui.people.belonging import Belonging
    from ui.session import Session


class ProfileActions(QObject):
    """Actions on the person that is shown; those that make no sense for them are not visible.

    `link_activated` carries an address to call or write to, `said` words for the foot of the window, `edit_requested`
    asks for the editor of one's own profile.
    """

    link_activated = Signal(str)
    said = Signal(str)
    edit_requested = Signal()

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._person: Person | None = None
        self._belongs: Belonging | None = None
        self.edit = self._action("pencil", self.tr("Edit my profile"), "Ctrl+E", self.edit_requested.emit)
        self.call = self._action("phone", self.tr("Call"), "Ctrl+Shift+L", self._on_call)
        self.mail = self._action("mail", self.tr("Mail"), "Ctrl+Shift+M", self._on_mail)
        self.copy = self._action("copy", self.tr("Copy"), "Ctrl+Shift+C", self.copy_all)
        self.save = self._action("contact", self.tr("Save contact"), "Ctrl+S", self.save_card)
        self.code = self._action("qr-code", self.tr("QR code"), "Ctrl+Shift+Q", self.show_code)
        self.follow = self._action("", self.tr("Follow"), "Ctrl+Shift+F", self._on_follow)
        self._follow_icon = ThemedIcon(self.follow, "user-plus")
        self._explain(self.copy, self.tr("Copy everything, to paste it anywhere"))
        self._explain(self.save, self.tr("Save as a contact card (vCard), for your phone or address book"))
        self._explain(self.code, self.tr("Show as a QR code, for the camera of a phone"))
        self.copy_menu = QMenu(page)
        self.copy_menu.aboutToShow.connect(self._fill_copy_menu)

    def show_person(self, person: Person, belongs: Belonging, *, me: bool) -> None:
        """Act on somebody else from now on."""
        self._person, self._belongs = person, belongs
        self.call.setVisible(bool(self._number) and not me)
        self.mail.setVisible(bool(letter(person.email)) and not me)
        self.edit.setVisible(me)
        self._show_followed()
        self.follow.setVisible(bool(person.username) and not me)

    @Slot()
    def copy_all(self) -> None:
        """Copy name, function and all ways to reach them."""
        if self._person is not None:
            self._copy(contact_text(self._person, self._belongs))

    @Slot()
    def save_card(self) -> None:
        """Ask where, and save the person as a contact card."""
        person = self._person
        if person is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        name = safe_filename(f"{person.name or person.username}.vcf")
        path, _ = QFileDialog.getSaveFileName(
            self._page, self.tr("Save contact"), str(Path(folder) / name), self.tr("Contact card (*.vcf)")
        )
        if path:
            save(self._page, Path(path), vcard(person, photo_of(person, self._session.queries)))

    @Slot()
    def show_code(self) -> None:
        """Show the person as a QR code."""
        if self._person is not None:
            dialog = CodeDialog(self._person, self._page)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    @property
    def _number(self) -> str:
        person = self._person
        return (telephone(person.phone) or telephone(person.mobile)) if person else ""

    @Slot()
    def _on_call(self) -> None:
        self.link_activated.emit(self._number)

    @Slot()
    def _on_mail(self) -> None:
        if self._person is not None:
            self.link_activated.emit(letter(self._person.email))

    @property
    def _is_followed(self) -> bool:
        return self._person is not None and self._person.uid in self._session.queries.marked(Mark.FOLLOWED)

    def _show_followed(self) -> None:
        followed = self._is_followed
        self.follow.setText(self.tr("Following") if followed else self.tr("Follow"))
        self._follow_icon.change("user-check" if followed else "user-plus")
        self._explain(
            self.follow,
            self.tr("Do not follow any longer")
            if followed
            else self.tr("What they write stands under “Followed” in the news from now on"),
        )

    @Slot()
    def _on_follow(self) -> None:
        if self._person is not None:
            self._session.mark(Mark.FOLLOWED, [self._person.uid], on=not self._is_followed)

    @Slot()
    def _fill_copy_menu(self) -> None:
        self.copy_menu.clear()
        if self._person is None:
            return
        everything = self.copy_menu.addAction(self.tr("Everything"))
        everything.triggered.connect(self.copy_all)
        self.copy_menu.addSeparator()
        for fact in facts(self._person, self._belongs):
            chosen = self.copy_menu.addAction(fact.label)
            chosen.triggered.connect(lambda _checked=False, value=fact.value: self._copy(value))

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.said.emit(self.tr("Copied"))

    def _action(self, icon: str, text: str, keys: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self._page)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: act())
        if icon:
            ThemedIcon(action, icon)
        self._explain(action, text)
        self._page.addAction(action)
        return action

    @staticmethod
    def _explain(action: QAction, words: str) -> None:
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{words} ({keys})")
