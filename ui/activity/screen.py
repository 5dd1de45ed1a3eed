"""What is sent and fetched, what waits, and what failed and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sync.cache.commands import AddComment, OutboxEntry
from sync.engine.events import Connection, Direction, Transfer, TransferStatus
from sync.errors import CaptivePortal, ProxyWantsSignIn
from ui import theme
from ui.activity.deeds import deed, is_asked_in_my_profile, options, other_version
from ui.errors import spoken
from ui.navigation import MY_PROFILE, Place
from ui.news.comment_text import spoken_comment
from ui.widgets.dates import spoken_time
from ui.widgets.labels import ElidedText, Text
from ui.widgets.sizes import spoken_size
from ui.widgets.states import StatefulPane

if TYPE_CHECKING:
    from sync.engine.events import SyncState
    from sync.engine.resolving import Which
    from sync.errors import MienskipError
    from ui.session import Session
    from ui.widgets.pictures import PictureLoader

KEPT = 30


class ActivityScreen(QWidget):
    """The page behind the connection pill."""

    place_requested = Signal(object)

    def __init__(self, session: Session, _pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._transfers: dict[str, Transfer] = {}
        self._rows: dict[str, ActivityRow] = {}
        self._state = Text(theme.Type.BODY, quiet=True, wrap=True)
        now = QPushButton(theme.icon("refresh-cw"), self.tr("Look for changes now"))
        now.clicked.connect(session.sync_now)
        self.remedy = QPushButton()
        self.remedy.clicked.connect(self._on_remedy)
        head = QHBoxLayout()
        head.addWidget(Text(theme.Type.TITLE, self.tr("Activity")), stretch=1)
        head.addWidget(now)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.SPACE)
        self._list.setAlignment(Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        holder.setLayout(self._list)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(holder)
        self._pane = StatefulPane(scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE * 4, theme.SPACE * 2, theme.SPACE * 4, theme.SPACE * 2)
        column.setSpacing(theme.SPACE * 2)
        column.addLayout(head)
        column.addWidget(self._state)
        column.addWidget(self.remedy, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._pane, stretch=1)
        session.state_changed.connect(self._on_state)
        session.transfer_changed.connect(self._on_transfer)
        self._on_state(session.state)

    def show_item(self, _uid: str) -> None:
        """Show what is going on now."""
        self._show()

    @Slot(object)
    def _on_state(self, state: SyncState) -> None:
        words = {
            Connection.STARTING: self.tr("Connecting to the intranet."),
            Connection.ONLINE: self.tr("Everything that you see is up to date."),
            Connection.SYNCING: self.tr("Fetching what changed: {done} of {total}.").format(
                done=state.done, total=state.total
            ),
            Connection.OFFLINE: self.tr("The intranet cannot be reached. What you do is kept and sent later."),
            Connection.SIGN_IN_AGAIN: self.tr("Sign in again to send and fetch. What you do is kept."),
        }
        reason = ". ".join(spoken(state.error)) if state.error and state.connection is Connection.OFFLINE else ""
        held = self.tr("Large files wait: this connection is metered.") if state.held else ""
        self._state.setText(" ".join(part for part in (reason or words[state.connection], held) if part))
        remedy = self._remedy_for(state.error)
        self.remedy.setText(remedy)
        self.remedy.setVisible(bool(remedy))
        self._show()

    def _remedy_for(self, error: MienskipError | None) -> str:
        if isinstance(error, CaptivePortal):
            return self.tr("Open in the browser")
        return self.tr("Fill in for the proxy\u2026") if isinstance(error, ProxyWantsSignIn) else ""

    @Slot()
    def _on_remedy(self) -> None:
        self._session.remedy_requested.emit(self._session.state.error)

    @Slot(object)
    def _on_transfer(self, transfer: Transfer) -> None:
        self._transfers.pop(transfer.key, None)
        self._transfers[transfer.key] = transfer
        while len(self._transfers) > KEPT:
            del self._transfers[next(iter(self._transfers))]
        self._show()

    def _show(self) -> None:
        entries = {entry.key: entry for entry in self._session.queries.outbox()}
        others = [transfer for key, transfer in self._transfers.items() if key not in entries]
        wanted = [*entries, *(transfer.key for transfer in reversed(others))]
        for key in self._rows.keys() - set(wanted):
            self._rows.pop(key).deleteLater()
        for place, key in enumerate(wanted):
            row = self._rows.get(key) or self._made(key)
            if self._list.indexOf(row) != place:
                self._list.insertWidget(place, row)
            entry = entries.get(key)
            title = deed(entry, self._title_of) if entry else ""
            row.show_activity(entry, self._transfers.get(key), title)
        if wanted:
            self._pane.show_content()
        else:
            self._pane.show_notice(
                "activity",
                self.tr("Nothing waits"),
                self.tr("What you send and open shows up here, with its progress."),
            )

    def _made(self, key: str) -> ActivityRow:
        row = ActivityRow()
        row.retry.clicked.connect(lambda: self._retry(key))
        row.discard.clicked.connect(lambda: self._session.cancel(key))
        row.chosen.connect(lambda chosen: self._session.resolve(key, chosen))
        self._rows[key] = row
        return row

    def _retry(self, key: str) -> None:
        """Try again; what a person has to decide first is decided where the values stand."""
        entry = next((entry for entry in self._session.queries.outbox() if entry.key == key), None)
        if entry is not None and is_asked_in_my_profile(entry):
            self.place_requested.emit(Place(MY_PROFILE))
        else:
            self._session.retry(key)

    def _title_of(self, uid: str) -> str:
        queries = self._session.queries
        for find in (queries.document, queries.news_item, queries.event, queries.team):
            found = find(uid)
            if found is not None:
                return found.title
        comment = queries.comment(uid)
        if comment is not None:
            return spoken_comment(comment.text, {})
        return self.tr("something that is gone")


class ActivityRow(QFrame):
    """One command or transfer: what it is, how it stands, and what can be done.

    `chosen` tells which version is to stay where somebody else changed the same.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel()
        self._title = ElidedText(theme.Type.STRONG)
        self._line = Text(theme.Type.SMALL, quiet=True, wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.retry = QPushButton(self.tr("Try again"))
        self.discard = QPushButton()
        self.choose = QPushButton(self.tr("Choose\u2026"))
        self.choices = QMenu(self.choose)
        self.choose.setMenu(self.choices)
        words = QVBoxLayout()
        words.setSpacing(2)
        for widget in (self._title, self._line, self._bar):
            words.addWidget(widget)
        row = QHBoxLayout(self)
        row.setSpacing(theme.SPACE * 2)
        row.addWidget(self._sign)
        row.addLayout(words, stretch=1)
        row.addWidget(self.choose)
        row.addWidget(self.retry)
        row.addWidget(self.discard)
        self.setFrameShape(QFrame.Shape.StyledPanel)

    def show_activity(self, entry: OutboxEntry | None, transfer: Transfer | None, title: str = "") -> None:
        """Show how it stands; `title` says what a command does."""
        failed = bool(entry and entry.error)
        running = transfer is not None and transfer.status is TransferStatus.RUNNING
        icon = "circle-alert" if failed else _icon(entry, transfer)
        ink = theme.colours().danger if failed else theme.colours().quiet
        self._sign.setPixmap(theme.pixmap(icon, 24, ink.name(), self.devicePixelRatioF()))
        self._title.setText(title or (transfer.title if transfer else ""))
        self._line.setText(self._told(entry, transfer))
        self._bar.setVisible(running)
        if transfer is not None and transfer.total:
            self._bar.setRange(0, 1000)
            self._bar.setValue(round(1000 * transfer.done / transfer.total))
        self._offer_choices(entry)
        self.discard.setText(self.tr("Discard") if failed else self.tr("Cancel"))
        self.discard.setVisible(entry is not None or running)
        self.setAccessibleName(f"{self._title.text()}. {self._line.text()}")

    def _offer_choices(self, entry: OutboxEntry | None) -> None:
        """Offer what there is to choose, or to go where that is done, or to try again."""
        in_profile = entry is not None and is_asked_in_my_profile(entry)
        here = options(entry) if entry is not None and not in_profile else []
        self.retry.setText(self.tr("Choose\u2026") if in_profile else self.tr("Try again"))
        self.retry.setVisible(entry is not None and entry.error is not None and not here)
        self.choose.setVisible(bool(here))
        if [action.text() for action in self.choices.actions()] == [option.text for option in here]:
            return  # one may be about to choose
        self.choices.clear()
        for option in here:
            action = self.choices.addAction(option.text)
            action.triggered.connect(lambda _=False, chosen=option.chosen: self._choose(chosen))

    def _choose(self, chosen: Which) -> None:
        self.chosen.emit(chosen)

    def _told(self, entry: OutboxEntry | None, transfer: Transfer | None) -> str:
        if entry is not None and entry.error is not None:
            said = ". ".join(spoken(entry.error))
            return f"{said} {other_version(entry)}." if options(entry) else said
        if transfer is not None and transfer.status is TransferStatus.RUNNING:
            return self.tr("{done} of {total}").format(
                done=spoken_size(transfer.done), total=spoken_size(transfer.total)
            )
        if entry is not None:
            return self.tr("Waiting to be sent, since {time}").format(time=spoken_time(entry.created))
        if transfer is not None and transfer.error is not None:
            return ". ".join(spoken(transfer.error))
        return self._ended(transfer)

    def _ended(self, transfer: Transfer | None) -> str:
        if transfer is None or transfer.status is TransferStatus.CANCELLED:
            return self.tr("Cancelled")
        return self.tr("Sent") if transfer.direction is Direction.UP else self.tr("Fetched")


def _icon(entry: OutboxEntry | None, transfer: Transfer | None) -> str:
    if transfer is not None and transfer.status is TransferStatus.DONE:
        return "circle-check"
    if transfer is not None and transfer.direction is Direction.DOWN:
        return "download"
    return "message-square" if entry and isinstance(entry.command, AddComment) else "upload"
