"""Plays one film at a time: what Qt's player does, in the words of the screen, with its threads kept apart."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal, Slot

from ui.news.film.device import STEP, FilmDevice
from ui.widgets.films_alone import keep_films_alone

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoFrame, QVideoSink

    from sync.engine.streamed import Readable
    from sync.errors import MienskipError

SPEEDS = (0.75, 1.0, 1.25, 1.5, 1.75, 2.0)
USUAL_VOLUME = 80
WAITS_AFTER = 0.7
"""Seconds after which a wait for the network is said; a shorter one is only a flicker."""
LOOK_EVERY = 200
"""Milliseconds between looks at whether the player waits."""


class FilmPlayer(QObject):
    """Plays what is opened. Raises ImportError where the system lacks the libraries for sound and film.

    Times are in milliseconds. Qt's multimedia is loaded when the first player is made: it is large, and seldom needed.

    Qt's player waits for its threads when it seeks and when it goes, and these read by way of Python. Called from
    Python it would keep them from that, and all would stand still for good: so it is told by queued signals, which go
    from Qt to Qt, and it is deleted by the event loop.
    """

    frame_changed = Signal(object)
    """QVideoFrame: what is to be seen now."""
    moved = Signal()
    """The position or the length is another."""
    changed = Signal()
    """It plays or not, waits or not, or sounds otherwise."""
    ended = Signal()
    failed = Signal(object)
    """MienskipError, or None where the film is of a kind that cannot be played here."""
    _play = Signal()
    _pause = Signal()
    _go_to = Signal("qint64")  # type: ignore[arg-type]  # only by name can it be said that it is as wide as Qt's slot
    _gone_to = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoSink  # noqa: PLC0415  see above

        keep_films_alone()
        self._kinds = (QMediaPlayer, QAudioOutput, QVideoSink)
        self._states, self._statuses = QMediaPlayer.PlaybackState, QMediaPlayer.MediaStatus
        self._media: QMediaPlayer | None = None
        self._device: FilmDevice | None = None
        self._sink: QVideoSink | None = None
        self._sound: QAudioOutput | None = None
        self._speed, self._volume, self._is_muted = 1.0, USUAL_VOLUME, False
        self._name, self._length = "", 0
        self._begin_at = self._sought = 0
        self._plays_at_once = True
        self._is_waiting = self._is_loading = False
        self._watch = QTimer(self, interval=LOOK_EVERY)
        self._watch.timeout.connect(self._look)
        self._gone_to.connect(self._end_hurry, Qt.ConnectionType.QueuedConnection)

    # What is played

    def open(self, source: Readable, name: str, begin_at: int = 0, *, play: bool = True) -> None:
        """Play from a source, from a time on; `name` is the file's, by which a player may know its kind."""
        self.close()
        self._name, self._length = name, 0
        self._load(source, begin_at, play=play)

    def _load(self, source: Readable, begin_at: int, *, play: bool) -> None:
        self._begin_at, self._plays_at_once, self._is_loading = begin_at, play, True
        player_type, sound_type, sink_type = self._kinds
        media = player_type(self)
        self._media = media
        self._device = FilmDevice(source, media)
        self._device.failed.connect(self._on_device_failed)
        self._sound, self._sink = sound_type(media), sink_type(media)
        self._sound.setVolume(_loudness(self._volume))
        self._sound.setMuted(self._is_muted)
        media.setAudioOutput(self._sound)
        media.setVideoSink(self._sink)
        media.setPlaybackRate(self._speed)
        self._sink.videoFrameChanged.connect(self._show)
        media.positionChanged.connect(self.moved)
        media.durationChanged.connect(self.moved)
        media.playbackStateChanged.connect(self.changed)
        media.mediaStatusChanged.connect(self._on_status)
        media.errorOccurred.connect(self._on_error)
        queued = Qt.ConnectionType.QueuedConnection
        self._play.connect(media.play, queued)
        self._pause.connect(media.pause, queued)
        self._go_to.connect(media.setPosition, queued)
        media.setSourceDevice(self._device, QUrl(f"film:/{quote(self._name)}"))
        self._watch.start()

    def close(self) -> None:
        """Stop, and let go of what is played."""
        source = self._unload()
        if source is not None:
            source.close()

    def _unload(self) -> Readable | None:
        """Let go of Qt's player; give what it read from."""
        self._watch.stop()
        self._is_waiting = self._is_loading = False
        media, device = self._media, self._device
        self._media = self._device = self._sink = self._sound = None
        if media is None or device is None:
            return None
        device.abandon()
        media.disconnect(self)
        media.deleteLater()
        return device.source

    def _load_again(self, position: int) -> None:
        """Play on from elsewhere with another player: this one hangs upon bytes that are not wanted any more."""
        plays, self._length = self.is_playing, self.length
        source = self._unload()
        if source is not None:
            self._load(source, position, play=plays)

    @property
    def is_open(self) -> bool:
        """Tell whether there is a film."""
        return self._media is not None

    @property
    def is_playing(self) -> bool:
        """Tell whether it runs, or will as soon as it can."""
        if self._is_loading:
            return self._plays_at_once
        return self._media is not None and self._media.playbackState() is self._states.PlayingState

    @property
    def is_waiting(self) -> bool:
        """Tell whether it waits for the network."""
        return self._is_waiting

    def play(self) -> None:
        """Go on."""
        if self._is_loading:
            self._plays_at_once = True
            self.changed.emit()
        else:
            self._play.emit()

    def pause(self) -> None:
        """Stand still."""
        if self._is_loading:
            self._plays_at_once = False
            self.changed.emit()
        else:
            self._pause.emit()

    # Where

    @property
    def position(self) -> int:
        """Where it is."""
        if self._media is None:
            return 0
        return self._begin_at if self._is_loading else self._media.position()

    @property
    def length(self) -> int:
        """How long it takes; 0 while that is not known."""
        return (self._media.duration() or self._length) if self._media is not None else 0

    def seek(self, position: int) -> None:
        """Go to a time."""
        if self._device is None or not self.length:
            return
        self._sought = max(0, min(position, self.length - 1))
        if self._is_loading:
            self._begin_at = self._sought
            self.moved.emit()
        elif self._device.waited > STEP:
            self._load_again(self._sought)
        else:
            self._device.hurries = True
            self._go_to.emit(self._sought)
            self._gone_to.emit()

    # How

    @property
    def speed(self) -> float:
        """How fast it runs: 1 as it was filmed."""
        return self._speed

    def set_speed(self, speed: float) -> None:
        """Run faster or slower."""
        self._speed = speed
        if self._media is not None:
            self._media.setPlaybackRate(speed)
        self.changed.emit()

    @property
    def volume(self) -> int:
        """How loud, in per cent as ears hear it."""
        return self._volume

    def set_volume(self, per_cent: int) -> None:
        """Be louder or softer; that also ends silence."""
        self._volume = max(0, min(100, per_cent))
        if self._sound is not None:
            self._sound.setVolume(_loudness(self._volume))
        self.set_muted(False)

    @property
    def is_muted(self) -> bool:
        """Tell whether it is silent."""
        return self._is_muted

    def set_muted(self, muted: bool) -> None:  # noqa: FBT001  a state, as the button tells it
        """Be silent, or no longer."""
        self._is_muted = muted
        if self._sound is not None:
            self._sound.setMuted(muted)
        self.changed.emit()

    # What Qt tells

    @Slot(object)
    def _show(self, frame: QVideoFrame) -> None:
        if frame.isValid():
            self.frame_changed.emit(frame)

    @Slot(object)
    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        if status is self._statuses.LoadedMedia:
            self._is_loading = False
            begin_at, self._begin_at = self._begin_at, 0
            if begin_at:
                self.seek(begin_at)
            (self._play if self._plays_at_once else self._pause).emit()  # standing still it shows the frame
        elif status is self._statuses.EndOfMedia:
            self.ended.emit()

    @Slot()
    def _on_error(self) -> None:
        if self._device is not None:
            QTimer.singleShot(0, self, self._say_unplayable)  # the device may tell why meanwhile, from another thread

    @Slot()
    def _say_unplayable(self) -> None:
        if self._device is not None:
            self._give_up(None)

    @Slot(object)
    def _on_device_failed(self, error: MienskipError) -> None:
        if self.sender() is self._device:
            self._give_up(error)

    def _give_up(self, error: MienskipError | None) -> None:
        self.close()
        self.failed.emit(error)
        self.changed.emit()

    @Slot()
    def _end_hurry(self) -> None:
        if self._device is None:
            return
        self._device.hurries = False
        if self._device.gave_up:
            self._load_again(self._sought)

    @Slot()
    def _look(self) -> None:
        waits = self._device is not None and self._device.waited > WAITS_AFTER
        if waits is not self._is_waiting:
            self._is_waiting = waits
            self.changed.emit()


def _loudness(per_cent: int) -> float:
    """Give the factor that ears hear as so many per cent."""
    return float((per_cent / 100) ** 3)
