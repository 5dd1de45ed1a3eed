"""The composer: a title, a text, and the question for whom it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sync.engine.posting import Posting
from ui.composer import draft as drafting
from ui.composer.audience_question import AudienceQuestion
from ui.theme import SPACE, Type
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from ui.composer.draft import Draft
    from ui.session import Session

WIDTH, HEIGHT = 720, 600
KEPT_WITHIN = 2000
"""Milliseconds after a change within which it is kept, also while one goes on typing."""


class ComposerWindow(QDialog):
    """Takes a text and keeps it as a draft until it is sent; closing it keeps the draft too."""

    def __init__(self, session: Session, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Write"))
        self.resize(WIDTH, HEIGHT)
        self._session = session
        self._kept = draft
        self.title = QLineEdit(draft.title)
        self.text = QPlainTextEdit(draft.text)
        self.question = AudienceQuestion(session)
        self.pages = QStackedWidget()
        self.discard = QPushButton(self.tr("Throw away"))
        self.back = QPushButton(self.tr("Back to the text"))
        self.forward = QPushButton()
        self._pause = QTimer(self, singleShot=True, interval=KEPT_WITHIN)
        self._build()
        self._connect()
        self._show_step()

    @property
    def draft(self) -> Draft:
        """What stands in the window now."""
        return replace(self._kept, title=self.title.text(), text=self.text.toPlainText())

    def keep(self) -> None:
        """Keep what was changed since it was kept last."""
        self._pause.stop()
        if self.draft != self._kept:
            self._kept = replace(self.draft, changed=datetime.now(UTC).isoformat())
            drafting.keep(self._session, self._kept)

    def done(self, result: int) -> None:
        """Keep the draft whenever the window is closed."""
        self.keep()
        super().done(result)

    def _build(self) -> None:
        self.title.setPlaceholderText(self.tr("Title"))
        self.title.setAccessibleName(self.tr("Title"))
        self.text.setPlaceholderText(self.tr("What do you want to tell?"))
        self.text.setAccessibleName(self.tr("Text"))
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(SPACE)
        for page in (self.text, self.question):
            self.pages.addWidget(page)
        for button in (self.discard, self.back, self.forward):
            button.setAutoDefault(False)  # Enter in the title does not send
        foot = QHBoxLayout()
        foot.addWidget(self.discard)
        foot.addWidget(Text(Type.SMALL, self.tr("Your draft is kept by itself"), quiet=True))
        foot.addStretch()
        foot.addWidget(self.back)
        foot.addWidget(self.forward)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(SPACE)
        layout.addWidget(self.title)
        layout.addWidget(self.pages, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.keep)
        self.title.textChanged.connect(self._on_changed)
        self.text.textChanged.connect(self._on_changed)
        self.question.answered.connect(self._show_step)
        self.back.clicked.connect(self._go_back)
        self.forward.clicked.connect(self._go_forward)
        self.discard.clicked.connect(self._throw_away)

    @property
    def _asks(self) -> bool:
        return self.pages.currentWidget() is self.question

    @Slot()
    def _on_changed(self) -> None:
        if not self._pause.isActive():
            self._pause.start()
        self._show_step()

    @Slot()
    def _show_step(self) -> None:
        self.back.setVisible(self._asks)
        self.forward.setText(self.tr("Send") if self._asks else self.tr("For whom?"))
        ready = bool(self.title.text().strip())
        self.forward.setEnabled(ready and (not self._asks or self.question.audience is not None))

    @Slot()
    def _go_back(self) -> None:
        self.pages.setCurrentWidget(self.text)
        self._show_step()

    @Slot()
    def _go_forward(self) -> None:
        if self._asks:
            self._send()
            return
        self.keep()
        self.pages.setCurrentWidget(self.question)
        self._show_step()

    def _send(self) -> None:
        audience = self.question.audience
        if audience is None:
            return
        self.keep()
        posting = Posting(fields=self._kept.fields, audience=audience, container_uid=self.question.container_uid)
        self._session.posting.post(posting, self._kept.key)
        self.accept()

    @Slot()
    def _throw_away(self) -> None:
        self._end()

    def _end(self) -> None:
        """Close, with nothing left of the draft."""
        self._kept = self.draft
        drafting.forget(self._session, self._kept.key)
        self.accept()
