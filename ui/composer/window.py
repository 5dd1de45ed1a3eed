"""The composer: a text, and the question for whom it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout

from sync.engine.posting import Posting
from sync.models import Audience, NewsItem, Picture, Scale
from ui.composer import draft as drafting
from ui.composer.page import WritePage
from ui.composer.question_page import QuestionPage
from ui.theme import SPACE, Type
from ui.widgets.labels import ElidedText

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from sync.models import Fields
    from ui.composer.draft import Draft
    from ui.people.finder import Finder
    from ui.session import Session
    from ui.widgets.background import Background
    from ui.widgets.pictures import PictureLoader

WIDTH, HEIGHT = 860, 780
SMALLEST = (640, 480)
KEPT_WITHIN = 2000
"""Milliseconds after a change within which it is kept, also while one goes on typing."""
COUNTED_AFTER = 400


class ComposerWindow(QDialog):
    """Takes a text and keeps it as a draft until it is sent; closing it keeps the draft too.

    `thrown_away` carries a draft that its author does not want any more: it is still kept.
    """

    thrown_away = Signal(object)

    def __init__(
        self,
        session: Session,
        draft: Draft,
        pictures: PictureLoader,
        finder: Finder,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle(self.tr("Change") if draft.revises else self.tr("Write"))
        self.setMinimumSize(*SMALLEST)
        self.resize(WIDTH, HEIGHT)
        self._session = session
        self._kept = draft
        self._done = False
        self.page = WritePage(session, draft, pictures, finder, background)
        self.asking = QuestionPage(session, pictures)
        self.pages = QStackedWidget()
        self.discard = QPushButton()
        self.back = QPushButton(self.tr("Back to the text"))
        self.forward = QPushButton()
        self.state = ElidedText(Type.SMALL, quiet=True)
        self._pause = QTimer(self, singleShot=True, interval=KEPT_WITHIN)
        self._count = QTimer(self, singleShot=True, interval=COUNTED_AFTER)
        self._build()
        self._connect()
        self._show_step()
        self._show_count()
        self.page.focus_first()

    @property
    def draft(self) -> Draft:
        """What stands in the window now."""
        page = self.page
        body, picture = page.editor.html(), page.front.src
        return replace(
            self._kept,
            title=page.title.text(),
            lead=page.lead.text(),
            body_html=body,
            picture=picture,
            attachments=page.enclosures.named_in((body, picture)),
        )

    def keep(self) -> None:
        """Keep what was changed since it was kept last."""
        self._pause.stop()
        now = self.draft
        if now != self._kept:
            self._kept = replace(now, changed=datetime.now(UTC).isoformat())
            drafting.keep(self._session, self._kept)

    def done(self, result: int) -> None:
        """Keep the draft whenever the window is closed, unless it was sent."""
        if not self._done:
            self.keep()
        self.page.close_down()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Have Enter alone send nothing: that takes Ctrl+Enter, or the button."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._go_forward()

    def _build(self) -> None:
        for page in (self.page, self.asking):
            self.pages.addWidget(page)
        self.discard.setText(self.tr("Undo all changes") if self._kept.revises else self.tr("Throw away"))
        for button in (self.discard, self.back, self.forward):
            button.setAutoDefault(False)
        self.forward.setDefault(True)  # for its looks: see keyPressEvent
        self.forward.setToolTip(QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText))
        foot = QHBoxLayout()
        foot.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 2 * SPACE)
        foot.setSpacing(SPACE)
        foot.addWidget(self.discard)
        foot.addWidget(self.state, 1)
        foot.addStretch()
        foot.addWidget(self.back)
        foot.addWidget(self.forward)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.pages, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.keep)
        self._count.timeout.connect(self._show_count)
        self.page.changed.connect(self._on_changed)
        self.asking.answered.connect(self._show_step)
        self.asking.describe_wanted.connect(self._describe)
        self.back.clicked.connect(self._go_back)
        self.forward.clicked.connect(self._go_forward)
        self.discard.clicked.connect(self._throw_away)

    @property
    def _asks(self) -> bool:
        return self.pages.currentWidget() is self.asking

    @Slot()
    def _on_changed(self) -> None:
        if not self._pause.isActive():
            self._pause.start()
        self._count.start()
        self._show_step()

    @Slot()
    def _show_step(self) -> None:
        self.back.setVisible(self._asks)
        self.state.setVisible(not self._asks)
        if self._kept.revises:
            self.forward.setText(self.tr("Save"))
        else:
            self.forward.setText(self.tr("Send") if self._asks else self.tr("For whom?"))
        self.forward.setEnabled(not self._asks or self.asking.is_complete)

    @Slot()
    def _show_count(self) -> None:
        kept = self.tr("Your draft is kept by itself")
        words = self.page.words
        counted = self.tr("%n word(s)", "", words)
        self.state.setText(f"{kept} · {counted}" if words else kept)

    @Slot()
    def _go_back(self) -> None:
        self.pages.setCurrentWidget(self.page)
        self._show_step()
        self.page.editor.setFocus()

    @Slot()
    def _describe(self) -> None:
        self._go_back()
        self.page.describe_first()

    @Slot()
    def _go_forward(self) -> None:
        if self._asks:
            self._send()
        elif not self.page.title.text().strip():
            self.page.tell(self.tr("Give it a title first: that is what colleagues see of it."))
            self.page.title.setFocus()
        elif self._kept.revises:
            self._save()
        else:
            self._ask()

    def _ask(self) -> None:
        self.keep()
        self.asking.show_post(self._as_item(), self.page.undescribed)
        self.pages.setCurrentWidget(self.asking)
        self._show_step()
        self.asking.question.buttons[Audience.ME].setFocus()

    def _as_item(self) -> NewsItem:
        """Give what was written as it will stand in the news."""
        kept = self._kept
        scales = (Scale(url=kept.picture, width=1, height=1),) if kept.picture else ()
        return NewsItem(
            uid=kept.key,
            url="",
            modified=datetime.now(UTC),
            title=kept.title.strip(),
            lead=kept.lead.strip(),
            picture=Picture(scales=scales) if scales else None,
            author=self._session.account.username,
        )

    def _send(self) -> None:
        audience = self.asking.question.audience
        if audience is None or not self.asking.is_complete:
            return
        self.keep()
        picture = self.page.enclosures.data_url(self._kept.picture) if self._kept.picture else ""
        fields: Fields = {
            **self._kept.fields,
            **self.asking.choices.fields,
            **({"picture": picture} if picture else {}),
        }
        posting = Posting(
            fields=fields,
            audience=audience,
            container_uid=self.asking.question.container_uid,
            attachments=self.page.enclosures.named_in((self._kept.body_html,)),
            not_before=self.asking.choices.not_before,
            official=self.asking.choices.is_official,
        )
        self._session.posting.post(posting, self._kept.key)
        self._end()

    def _save(self) -> None:
        """Send what was changed of a post; where nothing was, only the draft is forgotten."""
        self.keep()
        kept, changes = self._kept, dict(self._kept.changes)
        base: dict[str, str] = {name: kept.base.get(name, "") for name in changes}
        if kept.picture != kept.base.get("picture", ""):
            base["picture"] = kept.base.get("picture as it travels", "")
            changes["picture"] = self.page.enclosures.data_url(kept.picture)
        if changes:
            attachments = self.page.enclosures.named_in((kept.body_html,))
            self._session.posting.revise(kept.revises, base, changes, attachments, kept.key)
        else:
            drafting.forget(self._session, kept.key)
        self._end()

    @Slot()
    def _throw_away(self) -> None:
        self.keep()
        self._done = True
        self.thrown_away.emit(self._kept)
        self.accept()

    def _end(self) -> None:
        """Close: nothing is left of the draft."""
        self._done = True
        self.accept()
