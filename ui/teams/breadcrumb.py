"""The way from a team to the folder that is shown, or through the fixed menu to a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui import theme
from ui.news.text_button import TextButton
from ui.theme import SPACE, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint


SIGN = 16
MOST_STEPS = 4
"""More steps than these leave no room for their names: the middle ones are left out."""


class Step(Protocol):
    """A place on the way: a team, a folder, a page."""

    @property
    def uid(self) -> str:
        """What it is known by."""

    @property
    def title(self) -> str:
        """What it is called."""


class Breadcrumb(QWidget):
    """Each step leads to its folder. `chosen` carries the folder's (or team's) uid."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: list[Step] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE // 2)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(theme.TARGET)
        self.setAccessibleName(self.tr("Where you are"))
        theme.changed().connect(self._dress)

    def show_path(self, path: Sequence[Step]) -> None:
        """Show another way; its last step is where one is."""
        self._path = list(path)
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        left_out = len(path) - MOST_STEPS
        for number, place in enumerate(path):
            if left_out > 0 and 1 <= number <= left_out:
                if number == 1:
                    self._add_sign("ellipsis")
                    self._add_sign("chevron-right")
                continue
            last = number == len(path) - 1
            self._add_step(place, last=last)
            if not last:
                self._add_sign("chevron-right")
        self._row.addStretch()

    @property
    def steps(self) -> list[str]:
        """The names on the way, as far as they are shown."""
        items = (self._row.itemAt(number) for number in range(self._row.count()))
        return [step.text() for item in items if item and isinstance(step := item.widget(), TextButton)]

    def uid_at(self, point: QPoint) -> str:
        """Give the folder (or team) whose step is at a point; the empty string where there is none."""
        step = self.childAt(point)
        return step.property("uid") if isinstance(step, TextButton) else ""

    @Slot()
    def _dress(self) -> None:
        self.show_path(self._path)

    def _add_step(self, place: Step, *, last: bool) -> None:
        step = TextButton(Type.STRONG if last else Type.BODY, place.title)
        step.setEnabled(not last)
        step.setProperty("uid", place.uid)
        step.setToolTip(place.title)
        step.clicked.connect(lambda _checked, uid=place.uid: self.chosen.emit(uid))
        self._row.addWidget(step)

    def _add_sign(self, icon: str) -> None:
        sign = QLabel()
        sign.setFixedSize(QSize(SIGN, SIGN))
        sign.setPixmap(theme.pixmap(icon, SIGN, theme.colours().quiet.name(), self.devicePixelRatioF()))
        self._row.addWidget(sign)
