"""Above the documents: what the person is changing now in other programs, and where they say that they are done."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sync.cache.commands import OutboxState
from sync.models import Kind
from ui import theme
from ui.theme import SPACE, Type
from ui.widgets.dates import spoken_time
from ui.widgets.labels import ElidedText, Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from sync.cache.working_copies import WorkingCopy
    from sync.engine.events import Changed
    from ui.session import Session

SIGN = 20


class EditingRow(QWidget):
    """One document that is being changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel()
        self._sign.setFixedSize(QSize(SIGN, SIGN))
        self.title = ElidedText(Type.STRONG)
        self.state = Text(Type.SMALL, quiet=True)
        self.show_again = QPushButton(self.tr("Open"))
        self.show_again.setFlat(True)
        self.done = QPushButton(self.tr("Done"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.state)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE + SPACE // 2)
        row.addWidget(self._sign)
        row.addLayout(words, 1)
        row.addWidget(self.show_again)
        row.addWidget(self.done)
        theme.changed().connect(self._dress)
        self._dress()

    def show_copy(self, copy: WorkingCopy, title: str, state: str) -> None:
        """Show how it stands with a document."""
        self.title.setText(title)
        self.state.setText(state)
        self.done.setEnabled(not copy.done)
        self.show_again.setEnabled(not copy.done)
        self.done.setToolTip(self.tr("Colleagues can change “{title}” again").format(title=title))
        self.done.setAccessibleName(self.tr("Done with {title}").format(title=title))
        self.show_again.setAccessibleName(self.tr("Open {title} again").format(title=title))

    @Slot()
    def _dress(self) -> None:
        tint = theme.colours().accent.name()
        self._sign.setPixmap(theme.pixmap("pencil", SIGN, tint, self.devicePixelRatioF()))


class EditingStrip(QWidget):
    """Is there while something is being changed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rows: dict[str, EditingRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE + SPACE // 2, SPACE, SPACE, SPACE)
        self._column.setSpacing(SPACE)
        session.changed.connect(self._on_changed)
        theme.changed().connect(self.update)
        self.refresh()

    def refresh(self) -> None:
        """Read what is being changed again."""
        copies = {copy.uid: copy for copy in self._session.queries.working_copies()}
        for uid in self.rows.keys() - copies.keys():
            row = self.rows.pop(uid)
            row.hide()
            row.deleteLater()
        for uid, copy in copies.items():
            row = self.rows.get(uid) or self._made(uid)
            document = self._session.queries.document(uid)
            row.show_copy(copy, document.title if document else PurePath(copy.path).name, self._state_of(copy))
        self.setVisible(bool(copies))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colours().border)
        painter.setBrush(theme.colours().accent_soft)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
        painter.end()

    def _made(self, uid: str) -> EditingRow:
        row = EditingRow(self)
        row.done.clicked.connect(lambda: self._session.editing.finish(uid))
        row.show_again.clicked.connect(lambda: self._session.editing.edit(uid))
        self._column.addWidget(row)
        self.rows[uid] = row
        return row

    def _state_of(self, copy: WorkingCopy) -> str:
        """Say whether what was saved is sent, and what colleagues can do meanwhile."""
        states = {entry.state for entry in self._session.queries.outbox() if entry.uid == copy.uid}
        if OutboxState.FAILED in states:
            return self.tr("Your last save is not sent yet: choose in the activity page what is to be done with it")
        if OutboxState.WAITING in states:
            return self.tr("Your last save is being sent")
        if copy.locked:
            return self.tr("You are working on this since {time}; colleagues can read it").format(
                time=spoken_time(copy.since)
            )
        return self.tr("You are working on this without a lock: a colleague may be changing it too")

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if changed.touches(Kind.DOCUMENTS):
            self.refresh()
