"""Sounds and films for tests, made here: nothing of anybody else's lies in this tree."""

from __future__ import annotations

import math
import random
import struct
import wave
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer, QUrl
from PySide6.QtGui import QColor, QImage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RATE = 8000
FRAME_MICROSECONDS = 40_000
WITHIN_MS = 120_000


def sound(path: Path, seconds: float = 1.0) -> bytes:
    """Write a tone as WAV, and give its bytes."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        samples = (round(9000 * math.sin(number / 8)) for number in range(round(seconds * RATE)))
        file.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))
    return path.read_bytes()


def hue_at(frame: int) -> QColor:
    """The colour of a frame."""
    return QColor.fromHsv(frame * 7 % 360, 200, 200)


def noise_at(_frame: int) -> QImage:
    """A picture that cannot be made small: a film of these is as large as one of an hour."""
    width, height = 1280, 720
    return QImage(random.randbytes(4 * width * height), width, height, QImage.Format.Format_RGBA8888).copy()


def _hued(frame: int) -> QImage:
    image = QImage(320, 180, QImage.Format.Format_RGBA8888)
    image.fill(hue_at(frame))
    return image


def film(path: Path, frames: int = 50, picture_at: Callable[[int], QImage] = _hued) -> bytes:
    """Record a film of changing colours, of 25 frames a second, and give its bytes. Needs Qt's multimedia.

    The ending of its name says in which form: ".mp4", else Matroska.
    """
    from PySide6.QtMultimedia import (  # noqa: PLC0415  a machine without the system's libraries for sound has none
        QMediaCaptureSession,
        QMediaFormat,
        QMediaRecorder,
        QVideoFrame,
        QVideoFrameInput,
    )

    session, source, recorder = QMediaCaptureSession(), QVideoFrameInput(), QMediaRecorder()
    session.setVideoFrameInput(source)
    session.setRecorder(recorder)
    forms = QMediaFormat.FileFormat
    form = QMediaFormat(forms.MPEG4 if path.suffix == ".mp4" else forms.Matroska)
    form.setVideoCodec(QMediaFormat.VideoCodec.MPEG4)
    recorder.setMediaFormat(form)
    recorder.setOutputLocation(QUrl.fromLocalFile(str(path)))
    recorder.setVideoFrameRate(25)
    sent = 0

    def send() -> None:
        nonlocal sent
        while sent < frames:
            frame = QVideoFrame(picture_at(sent))
            frame.setStartTime(sent * FRAME_MICROSECONDS)
            frame.setEndTime((sent + 1) * FRAME_MICROSECONDS)
            if not source.sendVideoFrame(frame):
                return
            sent += 1
        recorder.stop()

    loop = QEventLoop()
    stopped = QMediaRecorder.RecorderState.StoppedState
    recorder.recorderStateChanged.connect(lambda state: loop.quit() if state is stopped else None)
    source.readyToSendVideoFrame.connect(send)
    recorder.record()
    QTimer.singleShot(WITHIN_MS, loop, loop.quit)
    loop.exec()
    assert sent == frames, recorder.errorString()
    return path.read_bytes()
