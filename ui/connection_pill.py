"""The state of the connection in a few words; a click tells more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from sync.engine.events import Connection
from sync.errors import (
    CacheDamaged,
    CacheFromNewerVersion,
    CacheInUse,
    CaptivePortal,
    DiskFull,
    NotWritable,
    ProxyWantsSignIn,
)
from ui import theme
from ui.errors import spoken
from ui.widgets.dates import spoken_time

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from sync.engine.events import SyncState

ICON = 16
OF_THEIR_OWN = (CacheDamaged, CacheFromNewerVersion, CacheInUse, DiskFull, NotWritable, CaptivePortal, ProxyWantsSignIn)
"""Reasons for being offline that say more than since when."""


class ConnectionPill(QAbstractButton):
    """Online, Offline since 09:12, Syncing 12 of 40, 2 waiting to send, Paused, Sign in again."""

    pause_requested = Signal(bool)
    """Whether files are to wait from now on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._connection = Connection.STARTING
        self._trouble = False
        self._paused = False
        self.pause = QAction(self.tr("Pause sending and fetching of files"), self)
        self.pause.setCheckable(True)
        self.pause.triggered.connect(self.pause_requested)
        self.addAction(self.pause)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed().connect(self.updateGeometry)

    def show_state(self, state: SyncState) -> None:
        """Show another state."""
        self._connection = state.connection
        self._trouble = bool(state.failed)
        self._paused = state.paused
        self.pause.setChecked(state.paused)
        self.setText(self._words(state))
        self.setAccessibleName(self.tr("Connection: {state}").format(state=self.text()))
        self.setToolTip(self.tr("What is sent and fetched, and what waits"))
        self.updateGeometry()
        self.update()

    def _words(self, state: SyncState) -> str:
        match state.connection:
            case Connection.SIGN_IN_AGAIN:
                return self.tr("Sign in again")
            case Connection.OFFLINE if isinstance(state.error, OF_THEIR_OWN):
                return spoken(state.error)[0]
            case Connection.OFFLINE:
                since = spoken_time(state.since) if state.since else ""
                return self.tr("Offline since {time}").format(time=since)
            case Connection.SYNCING if not state.failed:
                return self.tr("Syncing {done} of {total}").format(done=state.done, total=state.total)
        return self._waiting_words(state)

    def _waiting_words(self, state: SyncState) -> str:
        if state.failed:
            return self.tr("%n not sent", "", state.failed)
        if state.paused:
            return self.tr("Paused")
        if state.waiting:
            return self.tr("%n waiting to send", "", state.waiting)
        return self.tr("Connecting") if state.connection is Connection.STARTING else self.tr("Online")

    def _look(self) -> tuple[str, QColor, QColor]:
        worn = theme.colours()
        if self._trouble or self._connection is Connection.SIGN_IN_AGAIN:
            return "circle-alert", worn.danger, worn.danger_soft
        if self._connection is Connection.OFFLINE:
            return "cloud-off", worn.warning, worn.warning_soft
        if self._paused:
            return "clock", worn.warning, worn.warning_soft
        if self._connection in (Connection.SYNCING, Connection.STARTING):
            return "refresh-cw", worn.on_accent_soft, worn.accent_soft
        return "circle-check", worn.success, worn.success_soft

    def sizeHint(self) -> QSize:
        """Be as wide as the words."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + ICON + 4 * theme.SPACE, theme.TARGET)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a pill with icon and words."""
        icon, ink, ground = self._look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(ground)
        painter.setPen(ink if self.hasFocus() or self.underMouse() else Qt.PenStyle.NoPen)
        box = self.rect().adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        side = box.adjusted(theme.SPACE + 4, (box.height() - ICON) // 2, 0, 0)
        side.setSize(QSize(ICON, ICON))
        theme.draw_icon(painter, icon, side.toRectF(), ink)
        painter.setPen(ink)
        painter.setFont(self.font())
        words = box.adjusted(side.right() + theme.SPACE, 0, -theme.SPACE, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.text())
