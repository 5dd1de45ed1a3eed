"""The row below a film: play, where it is, captions, speed, sound, the whole screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSlider, QStyle, QStyleOptionSlider, QToolButton, QWidget

from ui.news.film.player import SPEEDS
from ui.news.film.spoken import clock
from ui.news.themed_icon import ThemedIcon
from ui.theme import SPACE, TARGET, Type
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

SEEK_AFTER = 150
"""Milliseconds for which a dragged handle has to rest before the film goes there: each place costs a fetch."""


class SeekBar(QSlider):
    """Where the film is, in milliseconds. A click goes there at once; `chosen` tells where somebody wants to be."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._rest = QTimer(self, interval=SEEK_AFTER, singleShot=True)
        self._rest.timeout.connect(self._choose)
        self.sliderMoved.connect(self._rest.start)
        self.sliderReleased.connect(self._choose)

    def show_place(self, position: int, length: int) -> None:
        """Show where it is, unless somebody is just choosing."""
        if not self.isSliderDown() and not self._rest.isActive():
            self.setRange(0, length)
            self.setValue(position)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the handle, wherever it was pressed."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        parts = QStyle.SubControl
        handle = self.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, parts.SC_SliderHandle, self)
        groove = self.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, parts.SC_SliderGroove, self)
        x = event.position().toPoint().x()
        if event.button() is Qt.MouseButton.LeftButton and not handle.contains(event.position().toPoint()):
            room = groove.width() - handle.width()
            at = x - groove.x() - handle.width() // 2
            self.setValue(QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), at, max(1, room)))
            self.chosen.emit(self.value())
        super().mousePressEvent(event)

    @Slot()
    def _choose(self) -> None:
        self._rest.stop()
        self.chosen.emit(self.sliderPosition())


class FilmControls(QWidget):
    """Says what somebody wants with a film, and shows how it is."""

    play_wanted = Signal()
    place_wanted = Signal(int)
    captions_wanted = Signal(bool)
    speed_wanted = Signal(float)
    mute_wanted = Signal(bool)
    volume_wanted = Signal(int)
    whole_screen_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.play, self._play_sign = _button("play")
        self.play.clicked.connect(self.play_wanted)
        self.bar = SeekBar()
        self.bar.setAccessibleName(self.tr("Place in the film"))
        self.bar.chosen.connect(self.place_wanted)
        self.time = Text(Type.SMALL, "0:00 / 0:00")
        self.captions, self._captions_sign = _button("captions")
        self.captions.setCheckable(True)
        self.captions.setToolTip(self.tr("Captions (C)"))
        self.captions.setAccessibleName(self.tr("Captions"))
        self.captions.toggled.connect(self._on_captions)
        self.speed = self._speed_button()
        self.mute, self._mute_sign = _button("volume-2")
        self.mute.setCheckable(True)
        self.mute.clicked.connect(self.mute_wanted)
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setRange(0, 100)
        self.volume.setFixedWidth(9 * SPACE)
        self.volume.setAccessibleName(self.tr("Volume"))
        self.volume.valueChanged.connect(self.volume_wanted)
        self.whole_screen, self._screen_sign = _button("maximize")
        self.whole_screen.clicked.connect(self.whole_screen_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE // 2)
        row.addWidget(self.play)
        row.addWidget(self.bar, 1)
        row.addWidget(self.time)
        for widget in (self.captions, self.speed, self.mute, self.volume, self.whole_screen):
            row.addWidget(widget)
        self.show_playing(playing=False)
        self.show_sound(80, muted=False)
        self.show_whole_screen(whole=False)

    def show_playing(self, *, playing: bool) -> None:
        """Show whether it runs."""
        self._play_sign.change("pause" if playing else "play")
        _name(self.play, self.tr("Pause") if playing else self.tr("Play"), self.tr("space bar"))

    def show_place(self, position: int, length: int) -> None:
        """Show where it is."""
        self.bar.show_place(position, length)
        self.time.setText(f"{clock(position)} / {clock(length)}")
        self.bar.setAccessibleDescription(
            self.tr("{place} of {length}").format(place=clock(position), length=clock(length))
        )

    def show_sound(self, per_cent: int, *, muted: bool) -> None:
        """Show how loud it is."""
        self._mute_sign.change("volume-x" if muted or not per_cent else "volume-2")
        self.mute.setChecked(muted)
        _name(self.mute, self.tr("Sound on") if muted else self.tr("Sound off"), "M")
        self.volume.blockSignals(True)
        self.volume.setValue(per_cent)
        self.volume.blockSignals(False)

    def show_speed(self, speed: float) -> None:
        """Show how fast it runs."""
        self.speed.setText(_times(speed))
        for action, one in zip(self._speeds.actions(), SPEEDS, strict=True):
            action.setChecked(one == speed)

    def show_captions(self, *, there: bool, on: bool) -> None:
        """Show whether there are captions, and whether they are written."""
        self.captions.setVisible(there)
        self.captions.setChecked(on)

    @Slot(bool)
    def _on_captions(self, on: bool) -> None:  # noqa: FBT001  as Qt tells it
        self._captions_sign.tint("on_accent" if on else "text")
        self.captions_wanted.emit(on)

    def show_whole_screen(self, *, whole: bool) -> None:
        """Show whether it takes the whole screen."""
        self._screen_sign.change("minimize" if whole else "maximize")
        _name(self.whole_screen, self.tr("Leave whole screen") if whole else self.tr("Whole screen"), "F")

    def _speed_button(self) -> QToolButton:
        button = QToolButton(autoRaise=True)
        button.setMinimumSize(TARGET, TARGET)
        button.setAccessibleName(self.tr("Speed"))
        button.setToolTip(self.tr("Speed (< and >)"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        self._speeds = QActionGroup(menu)
        for speed in SPEEDS:
            action = menu.addAction(_times(speed))
            action.setCheckable(True)
            action.setChecked(speed == 1)
            action.triggered.connect(lambda _checked, chosen=speed: self.speed_wanted.emit(chosen))
            self._speeds.addAction(action)
        button.setMenu(menu)
        button.setText(_times(1.0))
        return button


def _times(speed: float) -> str:
    number = QLocale().toString(speed, "g", 3)
    return f"{number}\N{MULTIPLICATION SIGN}"


def _button(icon: str) -> tuple[QToolButton, ThemedIcon]:
    button = QToolButton(autoRaise=True)
    button.setMinimumSize(TARGET, TARGET)
    return button, ThemedIcon(button, icon)


def _name(button: QToolButton, words: str, key: str) -> None:
    button.setAccessibleName(words)
    button.setToolTip(f"{words} ({key})")
