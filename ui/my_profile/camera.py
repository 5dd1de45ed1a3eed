"""Taking a portrait with the webcam, on computers that have one."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ui.theme import SPACE, Type
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtMultimedia import QImageCapture

log = logging.getLogger(__name__)

WIDTH, HEIGHT = 480, 360


def has_camera() -> bool:
    """Tell whether there is a webcam that Qt can use; asking takes a moment, so ask when it is needed."""
    try:
        from PySide6.QtMultimedia import QMediaDevices  # noqa: PLC0415  large, and missing where libraries for sound are
    except ImportError:
        log.info("there is no multimedia on this computer, so no webcam either")
        return False
    return bool(QMediaDevices.videoInputs())


class CameraDialog(QDialog):
    """Shows what the webcam sees until a photo is taken: `taken` carries a QImage. Only where `has_camera`."""

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtMultimedia import (  # noqa: PLC0415  see has_camera
            QCamera,
            QImageCapture,
            QMediaCaptureSession,
            QMediaDevices,
        )
        from PySide6.QtMultimediaWidgets import QVideoWidget  # noqa: PLC0415  see has_camera

        self.setWindowTitle(self.tr("Take a photo"))
        view = QVideoWidget()
        view.setMinimumSize(WIDTH, HEIGHT)
        self._camera = QCamera(QMediaDevices.defaultVideoInput(), self)
        self._capture = QImageCapture(self)
        self._session = QMediaCaptureSession(self)
        self._session.setCamera(self._camera)
        self._session.setImageCapture(self._capture)
        self._session.setVideoOutput(view)
        self._trouble = Text(Type.SMALL, quiet=True, wrap=True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = buttons.addButton(self.tr("Take the photo"), QDialogButtonBox.ButtonRole.ActionRole)
        self.take.clicked.connect(self._on_take)
        buttons.rejected.connect(self.reject)
        self._capture.imageCaptured.connect(self._on_captured)
        self._capture.errorOccurred.connect(self._on_error)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.addWidget(view, stretch=1)
        layout.addWidget(self._trouble)
        layout.addWidget(buttons)
        self.take.setDefault(True)  # in the dialog, or the first button would be it
        self.finished.connect(lambda _result: self._camera.stop())
        self._camera.start()

    @Slot()
    def _on_take(self) -> None:
        self._capture.capture()

    def _on_captured(self, _number: int, image: QImage) -> None:
        self.accept()
        self.taken.emit(image)

    @Slot(int, object, str)
    def _on_error(self, _number: int, _error: QImageCapture.Error, _said: str) -> None:
        self._trouble.setText(self.tr("The camera did not give a picture. Is another program using it?"))
