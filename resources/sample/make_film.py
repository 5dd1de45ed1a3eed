"""Record the weekly film of the sample out of its pictures: ``uv run python -m resources.sample.make_film``."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QRectF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtMultimedia import (
    QMediaCaptureSession,
    QMediaFormat,
    QMediaRecorder,
    QVideoFrame,
    QVideoFrameInput,
)

HERE = Path(__file__).parent
TARGET = HERE / "films" / "weekbericht.mp4"
SCENES = ("studio", "gemeentehuis", "haven", "werkplek")
SECONDS_EACH = 4
RATE = 10
"""Frames a second: slow pictures need no more, and the film stays small."""
WIDTH, HEIGHT = 480, 270
NEARER = 0.08
"""By how much of its size a picture comes nearer while it is shown."""


def frame_at(pictures: list[QImage], number: int) -> QImage:
    """Draw one frame: a picture that comes slowly nearer."""
    scene, within = divmod(number, SECONDS_EACH * RATE)
    picture = pictures[scene]
    cut = NEARER * within / (SECONDS_EACH * RATE) / 2
    height = picture.width() * HEIGHT / WIDTH
    seen = QRectF(0, (picture.height() - height) / 2, picture.width(), height)
    seen.adjust(seen.width() * cut, seen.height() * cut, -seen.width() * cut, -seen.height() * cut)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGBA8888)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(0, 0, WIDTH, HEIGHT), picture, seen)
    painter.end()
    return image


def main() -> None:
    """Record it."""
    application = QGuiApplication.instance() or QGuiApplication([])
    pictures = [QImage(str(HERE / "pictures" / f"{name}.jpg")) for name in SCENES]
    session, source, recorder = QMediaCaptureSession(), QVideoFrameInput(), QMediaRecorder()
    session.setVideoFrameInput(source)
    session.setRecorder(recorder)
    form = QMediaFormat(QMediaFormat.FileFormat.MPEG4)
    form.setVideoCodec(QMediaFormat.VideoCodec.MPEG4)
    recorder.setMediaFormat(form)
    recorder.setQuality(QMediaRecorder.Quality.NormalQuality)
    recorder.setOutputLocation(QUrl.fromLocalFile(str(TARGET)))
    recorder.setVideoFrameRate(RATE)
    number = 0

    def send() -> None:
        nonlocal number
        while number < len(SCENES) * SECONDS_EACH * RATE:
            frame = QVideoFrame(frame_at(pictures, number))
            frame.setStartTime(number * 1_000_000 // RATE)
            frame.setEndTime((number + 1) * 1_000_000 // RATE)
            if not source.sendVideoFrame(frame):
                return
            number += 1
        recorder.stop()

    loop = QEventLoop()
    stopped = QMediaRecorder.RecorderState.StoppedState
    recorder.recorderStateChanged.connect(lambda state: loop.quit() if state is stopped else None)
    source.readyToSendVideoFrame.connect(send)
    recorder.record()
    loop.exec()
    print(f"{TARGET.name}: {TARGET.stat().st_size / 1024:.0f} kB")
    del application


if __name__ == "__main__":
    main()
