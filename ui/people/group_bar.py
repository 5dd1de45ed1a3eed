"""What can be done with several people at once: mail them, copy their addresses, take their cards along, print them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QPushButton, QVBoxLayout, QWidget

from sync.cache.filenames import safe_filename
from ui.news.themed_icon import ThemedIcon
from ui.people.contact_table import contact_table
from ui.people.links import letter, letter_to
from ui.people.photos import photo_of
from ui.people.printing import print_contacts
from ui.people.saving import save
from ui.people.vcard import vcards
from ui.theme import SPACE, TARGET, Type
from ui.widgets.background import Background
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sync.cache.queries import Queries
    from sync.models import Person
    from ui.session import Session

MOST_IN_A_LETTER = 1900
"""Characters of an address that begins a letter; some systems cut it off beyond."""


class GroupBar(QWidget):
    """Acts on the people that `show_people` gave last; `title` is what a file and a print are called."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self.open_url = open_url
        self._background = Background(session, self)
        self._people: Sequence[Person] = ()
        self._title = ""
        self.words = Text(Type.SMALL, quiet=True, wrap=True)
        self.mail = _button("mail", self.tr("Mail"))
        self.copy = _button("copy", self.tr("Copy addresses"))
        self.export = _button("download", self.tr("Save"))
        self.print = _button("printer", self.tr("Print\u2026"))
        self.mail.clicked.connect(self._mail)
        self.copy.clicked.connect(self._copy)
        self.print.clicked.connect(self._ask_printer)
        menu = QMenu(self)
        menu.addAction(self.tr("Contact cards (vCard)\u2026")).triggered.connect(self.save_cards)
        menu.addAction(self.tr("Table for a spreadsheet (CSV)\u2026")).triggered.connect(self.save_table)
        self.export.setMenu(menu)
        buttons = FlowLayout()
        buttons.setSpacing(SPACE)
        for button in (self.mail, self.copy, self.export, self.print):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE // 2)
        layout.addWidget(self.words)
        layout.addLayout(buttons)

    def show_people(self, people: Sequence[Person], title: str) -> None:
        """Act on other people from now on."""
        self._people = people
        self._title = title
        self.words.setText(self.tr("%n colleague(s)", "", len(people)))
        any_address = any(letter(person.email) for person in people)
        self.mail.setEnabled(any_address)
        self.copy.setEnabled(any_address)

    def leave(self) -> None:
        """End the worker."""
        self._background.close()

    @Slot()
    def save_cards(self) -> None:
        """Ask where, and save everybody as contact cards in one file, with the photos that are here."""
        path = self._ask_where("vcf", self.tr("Contact cards (*.vcf)"))
        if path is None:
            return
        people = tuple(self._people)

        def made(queries: Queries) -> bytes:
            return vcards((person, photo_of(person, queries)) for person in people)

        self._background.ask("cards", made, lambda content: self._keep(path, content))

    @Slot()
    def save_table(self) -> None:
        """Ask where, and save everybody as a table."""
        path = self._ask_where("csv", self.tr("Table (*.csv)"))
        if path is not None:
            self._keep(path, contact_table(self._people))

    def print_to(self, printer: QPrinter) -> None:
        """Print the list."""
        print_contacts(printer, self._title, self._people)

    def _keep(self, path: Path, content: bytes) -> None:
        if save(self, path, content):
            self.words.setText(self.tr("Saved as {name}").format(name=path.name))

    def _ask_where(self, ending: str, kinds: str) -> Path | None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        name = safe_filename(f"{self._title}.{ending}")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save"), str(Path(folder) / name), kinds)
        return Path(path) if path else None

    @Slot()
    def _mail(self) -> None:
        address = letter_to(person.email for person in self._people)
        if len(address) > MOST_IN_A_LETTER:
            self._copy()
            self.words.setText(self.tr("These are too many for one link. Their addresses are copied: paste them."))
        else:
            self.open_url(QUrl(address))

    @Slot()
    def _copy(self) -> None:
        addresses = list(dict.fromkeys(person.email.strip() for person in self._people if letter(person.email)))
        QGuiApplication.clipboard().setText("; ".join(addresses))
        self.words.setText(self.tr("%n address(es) copied", "", len(addresses)))

    @Slot()
    def _ask_printer(self) -> None:
        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(self.tr("Print {title}").format(title=self._title))
        dialog.accepted.connect(lambda: self.print_to(printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # its own wants a receiver


def _button(icon: str, text: str) -> QPushButton:
    button = QPushButton(text)
    button.setMinimumHeight(TARGET)
    ThemedIcon(button, icon)
    return button
