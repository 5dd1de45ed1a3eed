"""What one chooses: language, look, notifications; and leaving."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from PySide6Qlementine import Switch

from sync.cache.unsent import Unsent
from ui import theme
from ui.account.locks import Padlock, lockable
from ui.account.notification_choices import NotificationChoices
from ui.settings import (
    DOWNLOAD_LIMIT,
    LARGE_ON_METERED,
    OFFLINE_DAYS,
    OFFLINE_LIMIT,
    SIGN_OUT_AFTER,
    SIGN_OUT_AT_END,
    UPLOAD_LIMIT,
    USUAL_OFFLINE_LIMIT,
    TransferLimits,
)
from ui.widgets.form_columns import align
from ui.widgets.labels import Text
from ui.widgets.sizes import spoken_size

if TYPE_CHECKING:
    from ui.session import Session
    from ui.settings import WindowSettings

WIDTH = 800
SPEEDS = (100, 500, 1000, 5000)
"""Kilobytes a second that can be chosen."""
ROOMS = (500, 2000, 10_000, 50_000)
"""Megabytes that can be chosen."""
MINUTES = (5, 10, 15, 30, 60)
"""Minutes that can be chosen."""
DAYS = (7, 30, 90)
"""Days that can be chosen."""


class PreferencesScreen(QWidget):
    """Preferences of this person on this machine."""

    place_requested = Signal(object)
    report_requested = Signal()
    profiles_requested = Signal()
    changed = Signal()
    """Something was chosen that the whole window has to follow."""

    def __init__(self, session: Session, settings: WindowSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE * 3)
        column.addWidget(Text(theme.Type.TITLE, self.tr("Preferences")))
        column.addLayout(self._look())
        column.addLayout(self._behaviour())
        self.notifications = NotificationChoices(session, settings)
        column.addWidget(self.notifications)
        column.addLayout(self._transfers())
        if settings.decisions():
            column.addLayout(self._decided())
        column.addLayout(self._leaving())
        column.addLayout(self._about())
        column.addStretch(1)
        inner = QWidget()
        inner.setMaximumWidth(WIDTH)
        inner.setLayout(column)
        align(inner)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(theme.SPACE * 4, theme.SPACE * 2, theme.SPACE * 4, theme.SPACE * 4)
        row.addWidget(inner, stretch=1)
        row.addStretch(0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def show_item(self, _uid: str) -> None:
        """Show the preferences; there is only one page of them."""
        self._ask.show()
        self._confirm.hide()

    def _look(self) -> QFormLayout:
        form = self._form(self.tr("Look"))
        languages = {"system": self.tr("As the system"), "nl": "Nederlands", "en": "English"}
        themes = {
            theme.SYSTEM: self.tr("As the system"),
            theme.LIGHT: self.tr("Light"),
            theme.DARK: self.tr("Dark"),
            theme.CONTRAST: self.tr("High contrast"),
        }
        sizes = {str(size): self.tr("{number} %").format(number=size) for size in theme.TEXT_SIZES}
        form.addRow(self.tr("Language"), self._choice("language", languages, "system", self.tr("Language")))
        form.addRow(self.tr("Theme"), self._choice("theme", themes, theme.SYSTEM, self.tr("Theme")))
        form.addRow(self.tr("Size of text"), self._choice("text_size", sizes, "100", self.tr("Size of text")))
        words = self.tr("Drawn figures for people without a photo")
        figures = self._switch("creatures", words)
        figures.toggled.connect(self.changed)
        form.addRow(words, figures)
        return form

    def _behaviour(self) -> QFormLayout:
        form = self._form(self.tr("Behaviour"))
        words = self.tr("Start with the computer, in the tray")
        form.addRow(words, lockable(self._settings, "autostart", self._switch("autostart", words, "off")))
        words = self.tr("Keep running when I close the window")
        form.addRow(words, self._switch("close_to_tray", words))
        minutes = self._choice(
            SIGN_OUT_AFTER, self._minutes(), "0", self.tr("Sign me out when nobody uses the computer")
        )
        form.addRow(minutes.accessibleName(), lockable(self._settings, SIGN_OUT_AFTER, minutes))
        words = self.tr("Sign me out when Mienskip ends")
        form.addRow(words, lockable(self._settings, SIGN_OUT_AT_END, self._switch(SIGN_OUT_AT_END, words, "off")))
        return form

    def _minutes(self) -> dict[str, str]:
        present = self._settings.get(SIGN_OUT_AFTER)
        offered = sorted({*MINUTES, int(present)} - {0} if present.isdecimal() else MINUTES)
        never = {"0": self.tr("Never")}
        return never | {str(minutes): self.tr("After {number} min").format(number=minutes) for minutes in offered}

    def _decided(self) -> QVBoxLayout:
        """Say what nobody can choose on this machine, and who decides it."""
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE)
        column.addWidget(Text(theme.Type.HEADING, self.tr("Set by your organisation")))
        for words, value in self._settings.decisions():
            sentence = QCoreApplication.translate("policy", words).replace("{value}", value)
            row = QHBoxLayout()
            row.setSpacing(theme.SPACE)
            row.addWidget(Padlock(), alignment=Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(theme.Type.BODY, sentence, wrap=True), stretch=1)
            column.addLayout(row)
        words = self.tr("Ask your help desk if you need it otherwise.")
        column.addWidget(Text(theme.Type.SMALL, words, quiet=True, wrap=True))
        return column

    def _transfers(self) -> QFormLayout:
        form = self._form(self.tr("Documents"))
        speeds = {"": self.tr("As fast as it goes")}
        speeds |= {str(speed): self.tr("{size} a second").format(size=spoken_size(speed * 1000)) for speed in SPEEDS}
        present = self._settings.get(OFFLINE_LIMIT)
        amounts = sorted({*ROOMS, int(present)} if present.isdecimal() else ROOMS)
        rooms = {str(room): spoken_size(room * 1_000_000) for room in amounts}
        for name, options, default, words in (
            (UPLOAD_LIMIT, speeds, "", self.tr("Send documents")),
            (DOWNLOAD_LIMIT, speeds, "", self.tr("Fetch documents")),
            (OFFLINE_LIMIT, rooms, USUAL_OFFLINE_LIMIT, self.tr("Room for documents that you opened")),
            (OFFLINE_DAYS, self._days(), "", self.tr("Keep documents that you opened")),
        ):
            box = self._choice(name, options, default, words)
            box.activated.connect(self._on_limit)
            form.addRow(words, lockable(self._settings, name, box))
        words = self.tr("Large files on metered connections too")
        form.addRow(words, lockable(self._settings, LARGE_ON_METERED, self._switch(LARGE_ON_METERED, words, "off")))
        return form

    def _days(self) -> dict[str, str]:
        present = self._settings.get(OFFLINE_DAYS)
        offered = sorted({*DAYS, int(present)} if present.isdecimal() else DAYS)
        never = {"": self.tr("As long as there is room")}
        return never | {str(days): self.tr("%n day(s) after I used them", "", days) for days in offered}

    def _leaving(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE)
        column.addWidget(Text(theme.Type.HEADING, self.tr("Account")))
        account = self._session.account
        words = self.tr("{name} on {site}").format(name=account.full_name or account.username, site=account.site)
        column.addWidget(Text(theme.Type.BODY, words, quiet=True, wrap=True))
        self._ask = QPushButton(theme.icon("log-out"), self.tr("Sign out and forget me on this computer"))
        self._ask.clicked.connect(self._on_ask)
        others = QPushButton(theme.icon("users"), self.tr("Accounts side by side…"))
        others.clicked.connect(self.profiles_requested)
        row = QHBoxLayout()
        row.addWidget(self._ask)
        row.addWidget(others)
        row.addStretch(1)
        column.addLayout(row)
        self._confirm = self._confirmation()
        column.addWidget(self._confirm)
        return column

    def _confirmation(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        words = self.tr(
            "Everything of the intranet leaves this computer: colleagues, news, documents, and what waits to be sent. "
            "On the intranet itself nothing changes."
        )
        column.addWidget(Text(theme.Type.BODY, words, wrap=True))
        self.unsent = Text(theme.Type.STRONG, wrap=True)
        column.addWidget(self.unsent)
        self.sign_out_button = QPushButton(self.tr("Sign out and remove everything"))
        self.sign_out_button.clicked.connect(self._session.sign_out)
        stay = QPushButton(self.tr("Stay signed in"))
        stay.clicked.connect(lambda: self.show_item(""))
        row = QHBoxLayout()
        row.addWidget(self.sign_out_button)
        row.addWidget(stay)
        row.addStretch(1)
        column.addLayout(row)
        holder.hide()
        return holder

    def _about(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(Text(theme.Type.HEADING, self.tr("About")))
        words = self.tr("Mienskip {version}. Free software under the GNU General Public License, version 3 or later.")
        column.addWidget(Text(theme.Type.SMALL, words.format(version=version("mienskip")), quiet=True, wrap=True))
        report = QPushButton(theme.icon("flag"), self.tr("Report a problem…"))
        report.clicked.connect(self.report_requested)
        column.addWidget(report, alignment=Qt.AlignmentFlag.AlignLeft)
        return column

    @staticmethod
    def _form(heading: str) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(theme.SPACE * 2)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.addRow(Text(theme.Type.HEADING, heading))
        return form

    def _choice(self, name: str, options: dict[str, str], default: str, spoken: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(spoken)
        box.setMinimumWidth(200)
        for value, text in options.items():
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(self._settings.get(name, default))))
        box.activated.connect(lambda _index: self._choose(name, str(box.currentData())))
        return box

    def _switch(self, name: str, spoken: str, default: str = "on") -> Switch:
        switch = Switch()
        switch.setAccessibleName(spoken)
        switch.setChecked(self._settings.get(name, default) == "on")
        switch.toggled.connect(lambda on: self._settings.set(name, "on" if on else "off"))
        return switch

    def _choose(self, name: str, value: str) -> None:
        if self._settings.get(name) != value:
            self._settings.set(name, value)
            self.changed.emit()

    @Slot()
    def _on_limit(self) -> None:
        self._session.set_limits(TransferLimits.chosen(self._settings))

    def _unsent(self) -> str:
        """Say what is on this computer only, and would be lost."""
        unsent = Unsent.of(self._session.queries)
        said = []
        if unsent.waiting:
            said.append(self.tr("%n change(s) of yours are not sent yet: they would be lost.", "", unsent.waiting))
        if unsent.edited:
            said.append(self.tr("%n document(s) are open to be changed: say Done first.", "", unsent.edited))
        if unsent.drafts:
            said.append(self.tr("%n draft(s) of yours would be lost: send them first.", "", unsent.drafts))
        return " ".join(said)

    @Slot()
    def _on_ask(self) -> None:
        """Sign out at once where nothing is lost by it."""
        if self._unsent():
            self.ask_to_sign_out()
        else:
            self._session.sign_out()

    def ask_to_sign_out(self) -> None:
        """Show what would be lost, and ask."""
        self._ask.hide()
        self.unsent.setText(self._unsent())
        self._confirm.show()
        self.sign_out_button.setFocus()
