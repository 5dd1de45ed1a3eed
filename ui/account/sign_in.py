"""The page on which one signs in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from PySide6Qlementine import LoadingSpinner

from ui import theme
from ui.errors import spoken
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.errors import MienskipError

WIDTH = 420
SIGN = 72


class SignInPage(QWidget):
    """Asks for address, user name and password."""

    submitted = Signal(str, str, str)
    """Address, user name, password."""
    sample_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Mienskip")
        self.resize(900, 640)
        self._retry: Callable[[], None] | None = None
        self._build()
        theme.changed().connect(self._draw)
        self._draw()

    def prefill(self, site: str, username: str, *, locked: bool) -> None:
        """Fill in what is known; `locked` where it is this person on this site who has to sign in again."""
        self.address.setText(site)
        self.username.setText(username)
        self.address.setReadOnly(locked)
        self.username.setReadOnly(locked)
        self._sample.setVisible(not locked)
        self._title.setText(self.tr("Sign in again") if locked else self.tr("Welcome"))
        first_empty = next((field for field in (self.address, self.username) if not field.text()), self.password)
        first_empty.setFocus()

    def lock_address(self) -> None:
        """Take the address as it is: the organisation decides it."""
        self.address.setReadOnly(True)
        self.address.setToolTip(self.tr("Your organisation has set this."))
        self.address.addAction(theme.icon("lock"), QLineEdit.ActionPosition.TrailingPosition)

    def offer_no_sample(self) -> None:
        """Leave out the sample intranet: the organisation wants none."""
        self._sample.hide()

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001  a state
        """Show that it is being tried, and take no other input meanwhile."""
        for field in (self.address, self.username, self.password, self.button, self._sample):
            field.setEnabled(not busy)
        self._spinner.setVisible(busy)
        self._spinner.setSpinning(busy)
        if busy:
            self._again.hide()
            self._show_notice("", "")

    @Slot(str)
    def show_progress(self, words: str) -> None:
        """Say how far it is."""
        self._show_notice(words, "")

    @Slot(object)
    def show_error(self, error: MienskipError) -> None:
        """Say what went wrong and what to do."""
        self.set_busy(False)
        title, message = spoken(error)
        self._show_notice(title, message, trouble=True)
        self.password.setFocus()
        self.password.selectAll()

    def offer(self, words: str, act: Callable[[], None]) -> None:
        """Offer what may help with the error that is shown."""
        self._retry = act
        self._again.setText(words)
        self._again.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the sign of the program."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colours().window)

    def closeEvent(self, event: object) -> None:
        """Tell that the page was closed."""
        super().closeEvent(event)  # type: ignore[arg-type]  # it is a QCloseEvent
        self.closed.emit()

    def _build(self) -> None:
        self._sign = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title = Text(theme.Type.TITLE)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        subtitle = Text(theme.Type.BODY, self.tr("Your colleagues, news and documents, offline too."), quiet=True)
        subtitle.setAlignment(Qt.AlignmentFlag.AlignCenter)
        subtitle.setWordWrap(True)
        self.address, self.username, self.password = QLineEdit(), QLineEdit(), QLineEdit()
        self.address.setPlaceholderText("https://intranet.example.org")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setSpacing(theme.SPACE)
        for label, field in (
            (self.tr("Address of the intranet"), self.address),
            (self.tr("User name"), self.username),
            (self.tr("Password"), self.password),
        ):
            field.setMinimumHeight(36)
            field.setAccessibleName(label)
            field.returnPressed.connect(self._submit)
            form.addRow(label, field)
        self._notice = Notice()
        self.button = QPushButton(self.tr("Sign in"))
        self.button.setDefault(True)
        self.button.setMinimumHeight(40)
        self.button.clicked.connect(self._submit)
        self._again = QPushButton()
        self._again.clicked.connect(self._on_retry)
        self._again.hide()
        self._spinner = LoadingSpinner()
        self._spinner.setFixedSize(QSize(24, 24))
        self._spinner.hide()
        self._sample = QPushButton(self.tr("Try it with a sample intranet"))
        self._sample.setFlat(True)
        self._sample.clicked.connect(self.sample_requested)
        row = QHBoxLayout()
        row.addWidget(self.button, stretch=1)
        row.addWidget(self._again)
        row.addWidget(self._spinner)
        column = QVBoxLayout()
        column.setSpacing(theme.SPACE * 2)
        for widget in (self._sign, self._title, subtitle):
            column.addWidget(widget)
        column.addLayout(form)
        column.addWidget(self._notice)
        column.addLayout(row)
        column.addWidget(self._sample)
        holder = QWidget()
        holder.setFixedWidth(WIDTH)
        holder.setLayout(column)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(holder, alignment=Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)

    @Slot()
    def _draw(self) -> None:
        self._sign.setPixmap(theme.pixmap("mienskip", SIGN, "#000000", self.devicePixelRatioF()))

    def _show_notice(self, title: str, message: str, *, trouble: bool = False) -> None:
        self._notice.say(title, message, trouble=trouble)

    @Slot()
    def _submit(self) -> None:
        fields = (self.address, self.username, self.password)
        empty = next((field for field in fields if not field.text().strip()), None)
        if empty is not None:
            empty.setFocus()
            self._show_notice(self.tr("Fill in all three."), "", trouble=True)
            return
        self.submitted.emit(self.address.text(), self.username.text().strip(), self.password.text())

    @Slot()
    def _on_retry(self) -> None:
        self._again.hide()
        if self._retry is not None:
            self._retry()


class Notice(QFrame):
    """What went wrong, or how far it is; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trouble = False
        self._title = Text(theme.Type.STRONG, wrap=True)
        self._message = Text(theme.Type.BODY, wrap=True)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.SPACE // 2)
        layout.addWidget(self._title)
        layout.addWidget(self._message)
        self.hide()

    def say(self, title: str, message: str, *, trouble: bool) -> None:
        """Say something, or nothing."""
        self._trouble = trouble
        self._title.setText(title)
        self._message.setText(message)
        self._message.setVisible(bool(message))
        self.setAccessibleName(f"{title} {message}".strip())
        self.setVisible(bool(title))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground: of trouble, or of mere news."""
        worn = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(worn.danger if self._trouble else Qt.PenStyle.NoPen)
        painter.setBrush(worn.danger_soft if self._trouble else worn.accent_soft)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
