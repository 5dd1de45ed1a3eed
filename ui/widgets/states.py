"""What a list shows when it has nothing to show: empty, loading or failed, each with a first step."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from PySide6Qlementine import LoadingSpinner

from ui import theme

SIGN = 40


class Notice(QWidget):
    """A sign, a title, a sentence and, where there is a first step, a button for it."""

    action_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._sentence = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._action = QPushButton()
        self._action.clicked.connect(self.action_requested)
        self._icon = "info"
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.SPACE)
        layout.addStretch(2)
        for words in (self._sign, self._title, self._sentence):
            layout.addWidget(words)  # without an alignment: only so does a label get the height that its lines need
        layout.addWidget(self._action, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        layout.setContentsMargins(theme.SPACE * 4, theme.SPACE * 2, theme.SPACE * 4, theme.SPACE * 2)
        self._title.setFont(theme.font(theme.Type.HEADING))
        theme.changed().connect(self._draw_sign)

    def say(self, icon: str, title: str, sentence: str, action: str = "") -> None:
        """Say something else; an empty `action` leaves the button out."""
        self._icon = icon
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(f"{title}. {sentence}")
        self._draw_sign()

    def _draw_sign(self) -> None:
        worn = theme.colours()
        self._sign.setPixmap(theme.pixmap(self._icon, SIGN, worn.quiet.name(), self.devicePixelRatioF()))
        palette = self._sentence.palette()
        palette.setColor(self._sentence.foregroundRole(), worn.quiet)
        self._sentence.setPalette(palette)


class StatefulPane(QStackedWidget):
    """Holds what is shown when there is something, and a notice or a spinner when there is not."""

    action_requested = Signal()

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = Notice()
        self.notice.action_requested.connect(self.action_requested)
        self._loading = QWidget()
        spinner = LoadingSpinner()
        spinner.setSpinning(True)
        spinner.setFixedSize(QSize(SIGN, SIGN))
        layout = QVBoxLayout(self._loading)
        layout.addWidget(spinner, alignment=Qt.AlignmentFlag.AlignCenter)
        self._content = content
        for page in (content, self.notice, self._loading):
            self.addWidget(page)

    def show_content(self) -> None:
        """Show what there is."""
        self.setCurrentWidget(self._content)

    def show_loading(self) -> None:
        """Show that it is being fetched."""
        self.setCurrentWidget(self._loading)

    @property
    def is_loading(self) -> bool:
        """Whether it shows that something is being fetched."""
        return self.currentWidget() is self._loading

    def show_notice(self, icon: str, title: str, sentence: str, action: str = "") -> None:
        """Say why there is nothing, and what the first step is."""
        self.notice.say(icon, title, sentence, action)
        self.setCurrentWidget(self.notice)
