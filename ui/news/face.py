"""A person's portrait as a widget of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.widgets.pictures import draw_avatar

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from sync.models import Person
    from ui.widgets.pictures import PictureLoader


class Face(QWidget):
    """A round portrait of `side` pixels, or initials; the name stands beside it, so it is no news to a reader."""

    def __init__(self, pictures: PictureLoader, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._person: Person | None = None
        self._name = ""
        self.setFixedSize(QSize(side, side))
        pictures.ready.connect(self._on_picture)

    def show_person(self, person: Person | None, name: str = "") -> None:
        """Show another face; `name` gives the initials of somebody without a profile."""
        self._person, self._name = person, name
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        draw_avatar(painter, QRectF(self.rect()), self._person, self._pictures, self._name)
        painter.end()

    @Slot(str)
    def _on_picture(self, url: str) -> None:
        portrait = self._person.portrait if self._person else None
        if portrait is not None and any(scale.url == url for scale in portrait.scales):
            self.update()
