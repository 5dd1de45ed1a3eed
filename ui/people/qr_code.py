"""A contact card as a QR code, to be taken over by the camera of a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import segno
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QSizePolicy, QVBoxLayout, QWidget

from ui.people.vcard import code_card
from ui.theme import RADIUS, SPACE, Type
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from sync.models import Person

QUIET_ZONE = 4
"""Modules of white that a reader needs around a code."""
SIDE = 280


def code_image(data: bytes) -> QImage | None:
    """Draw data as a QR code, a pixel for each module, with the white around it; None where it does not fit in one."""
    try:
        made = segno.make_qr(data, error="l", encoding=None)
    except segno.DataOverflowError:
        return None
    rows = [bytes(0 if dark else 255 for dark in row) for row in made.matrix_iter(border=QUIET_ZONE)]
    side = len(rows)
    return QImage(b"".join(rows), side, side, side, QImage.Format.Format_Grayscale8).copy()


class CodeView(QWidget):
    """Shows a code black on white, also in a dark theme: cameras know no other."""

    def __init__(self, image: QImage, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = image
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Be large enough for the camera of an old phone."""
        return QSize(SIDE, SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        modules = self._image.width()
        whole = int(min(self.width(), self.height()) * ratio / modules)  # device pixels a module: edges stay sharp
        side = max(1, whole) * modules / ratio
        where = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(where.adjusted(-SPACE, -SPACE, SPACE, SPACE), RADIUS, RADIUS)
        painter.drawImage(where, self._image)


class CodeDialog(QDialog):
    """Shows somebody's card as a code until it is closed."""

    def __init__(self, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = person.name or person.username
        self.setWindowTitle(self.tr("{name} as a QR code").format(name=name))
        image = code_image(code_card(person))
        words = (
            self.tr("Point the camera of your phone at it: the phone offers to keep {name} as a contact.")
            if image is not None
            else self.tr("There is more in this profile than fits in a code. Save it as a contact card instead.")
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 2 * SPACE)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(Text(Type.HEADING, name, wrap=True))
        if image is not None:
            layout.addWidget(CodeView(image, self.windowTitle()), stretch=1)
        layout.addWidget(Text(Type.BODY, words.format(name=person.first_name or name), quiet=True, wrap=True))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.setMinimumWidth(SIDE + 6 * SPACE)
