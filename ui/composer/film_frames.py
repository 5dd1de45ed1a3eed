"""Some pictures out of a film, from its beginning to its end, to choose one from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from ui.composer.film_file import FilmFile
from ui.news.film.player import FilmPlayer

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtMultimedia import QVideoFrame

NUMBER = 6
LARGEST_SIDE = 1600
"""Pixels of a picture that is chosen: as wide as an article on a sharp screen."""
PATIENCE = 4_000
"""Milliseconds after which a picture that does not come is left out."""
NEAR = 1_500
"""Milliseconds by which a picture may lie beside the place that was meant: films are cut where they are."""


class FilmFrames(QObject):
    """Looks into one film. `found` carries a time in milliseconds and a QImage, `ended` whether it can be played."""

    found = Signal(int, object)
    ended = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player: FilmPlayer | None = None
        self._left: list[int] = []
        self._sought: int | None = None
        self._taken = 0
        self.length = 0
        """Milliseconds that the film takes; 0 while that is not known."""
        self._patience = QTimer(self, interval=PATIENCE, singleShot=True)
        self._patience.timeout.connect(self._go_on)

    def look(self, path: Path) -> None:
        """Look into a film, silently."""
        try:
            self._player = FilmPlayer(self)
        except ImportError:  # a Linux without the system's libraries for sound
            self.ended.emit(False)
            return
        self._player.set_muted(True)
        self._player.frame_changed.connect(self._take)
        self._player.failed.connect(self._stop)
        self._player.open(FilmFile(path), path.name, play=False)
        self._patience.start()

    def close(self) -> None:
        """Look no more."""
        self._patience.stop()
        if self._player is not None:
            self._player.close()
            self._player = None

    @Slot(object)
    def _take(self, frame: QVideoFrame) -> None:
        if self._player is None or not self._player.length:
            return
        if not self.length:
            self.length = self._player.length
            self._left = [round(self.length * (place + 0.5) / NUMBER) for place in range(NUMBER)]
            self._go_on()
            return
        at = frame.startTime() // 1000
        if self._sought is not None and abs(at - self._sought) <= NEAR:
            image = frame.toImage()
            if max(image.width(), image.height()) > LARGEST_SIDE:
                kind = Qt.TransformationMode.SmoothTransformation
                image = image.scaled(LARGEST_SIDE, LARGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio, kind)
            self._taken += 1
            self.found.emit(at, image)
            self._go_on()

    @Slot()
    def _go_on(self) -> None:
        if self._player is None or not self._left:
            self._stop()
            return
        self._sought = self._left.pop(0)
        self._patience.start()
        self._player.seek(self._sought)

    @Slot()
    def _stop(self) -> None:
        was_looking = self._player is not None
        self.close()
        if was_looking:
            self.ended.emit(self._taken > 0)
