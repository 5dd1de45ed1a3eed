"""What one can do while a colleague is working on a document: read it, ask them, wait, or take it over."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.news.themed_icon import ThemedIcon
from ui.theme import SPACE, Type
from ui.widgets.dates import spoken_time
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.models import Document, Person
    from sync.server import Lock

WIDTH = 440
SIGN = 32


class LockedDialog(QDialog):
    """Asks what is to be done instead of changing `document`; `lock` None: the person may not change it at all."""

    read_requested = Signal()
    wait_requested = Signal()
    break_requested = Signal()
    mail_requested = Signal(QUrl)

    def __init__(self, document: Document, lock: Lock | None, holder: Person | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(document.title)
        self._document = document
        self._name = (holder.name if holder else "") or (lock.name if lock else "")
        self._lock = lock
        self.said = Text(Type.HEADING, self._title(), wrap=True)
        self.explained = Text(Type.BODY, self._explanation(), quiet=True, wrap=True)
        self.read = self._button(self.tr("Open to read"), "eye", self.read_requested.emit, "on_accent")
        self.read.setDefault(True)
        self.ask = self._button(self.tr("Ask {name}").format(name=self._name), "mail", self._mail)
        self.wait = self._button(self.tr("Tell me when it is free"), "bell", self.wait_requested.emit)
        self.take_over = self._button(self.tr("Take it over…"), "lock", self._warn)
        self.confirm = self._button(self.tr("Take it over all the same"), "lock", self.break_requested.emit)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self._address = holder.email if holder else ""
        self.ask.setVisible(bool(lock and self._address))
        self.wait.setVisible(lock is not None)
        self.take_over.setVisible(bool(lock and lock.breakable))
        self.confirm.hide()
        self._build()

    def _title(self) -> str:
        if self._lock is None:
            return self.tr("You can read this, and not change it")
        if self._lock.since is None:
            return self.tr("{name} is working on this").format(name=self._name)
        return self.tr("{name} is working on this since {time}").format(
            name=self._name, time=spoken_time(self._lock.since)
        )

    def _explanation(self) -> str:
        if self._lock is None:
            return self.tr("Ask the team that owns this place if you need to.")
        return self.tr("Two people cannot change “{title}” at once: one would write over the other.").format(
            title=self._document.title
        )

    def _warn(self) -> None:
        """Say what taking over does before it is done."""
        self.said.setText(self.tr("Take it over from {name}?").format(name=self._name))
        self.explained.setText(
            self.tr(
                "{name} may still have it open. What {name} saves after this is kept apart, and {name} has to choose "
                "which version stays. Do this only when you know that {name} has stopped, or has forgotten it."
            ).format(name=self._name)
        )
        for button in (self.read, self.ask, self.wait, self.take_over):
            button.hide()
        self.confirm.show()
        self.cancel.setFocus()

    def _mail(self) -> None:
        subject = quote(self.tr("May I change “{title}”?").format(title=self._document.title))
        body = quote(
            self.tr("You are working on it now. Tell me when you are done?\n\n{link}").format(link=self._document.url)
        )
        self.mail_requested.emit(QUrl(f"mailto:{quote(self._address, safe='@')}?subject={subject}&body={body}"))

    def _button(self, text: str, icon: str, then: Callable[[], object], ink: str = "text") -> QPushButton:
        button = QPushButton(text)
        ThemedIcon(button, icon, ink)
        button.setAutoDefault(False)

        def act() -> None:
            then()
            if button is not self.take_over:
                self.accept()

        button.clicked.connect(act)
        return button

    def _build(self) -> None:
        sign = QLabel()
        ink = theme.colours().warning.name()
        sign.setPixmap(theme.pixmap("lock" if self._lock else "eye", SIGN, ink, self.devicePixelRatioF()))
        words = QVBoxLayout()
        words.setSpacing(SPACE // 2)
        words.addWidget(self.said)
        words.addWidget(self.explained)
        head = QHBoxLayout()
        head.setSpacing(2 * SPACE)
        head.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 2 * SPACE)
        layout.setSpacing(SPACE)
        layout.addLayout(head)
        layout.addSpacing(SPACE)
        for button in (self.read, self.ask, self.wait, self.take_over, self.confirm, self.cancel):
            button.setMinimumHeight(theme.TARGET)
            layout.addWidget(button)
        self.setFixedWidth(WIDTH)
