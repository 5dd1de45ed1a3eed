"""A film in an article: its poster until somebody wants to see it, then the film in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sync.cache.commands import waiting_uid
from sync.cache.marks import Mark
from sync.engine.events import Connection, Direction
from sync.errors import ChangedMeanwhile, ServerAway, SessionExpired
from sync.models import is_waiting
from ui import theme
from ui.errors import spoken
from ui.news.film.keeping import KeepButton
from ui.news.film.player import SPEEDS, FilmPlayer
from ui.news.film.stage import FilmStage, WholeScreen
from ui.news.film.subtitles import Subtitles
from ui.theme import SPACE, Type
from ui.widgets.labels import ElidedText, Text
from ui.widgets.sizes import spoken_size, spoken_time_left

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent
    from PySide6.QtMultimedia import QVideoFrame

    from sync.engine.events import SyncState, Transfer
    from sync.errors import MienskipError
    from ui.news.film.films import Film
    from ui.session import Session
    from ui.widgets.pictures import PictureLoader

STEP = 10_000
"""Milliseconds that an arrow key goes."""
VOLUME_STEP = 10
REMEMBER_EVERY = 15_000
"""Milliseconds after which it is noted where somebody is: a crash loses no more."""
AT_THE_END = 5_000
"""Milliseconds before the end from which on a film counts as seen."""


class FilmView(QWidget):
    """Shows one film. `open_wanted` asks for it in its usual program, where it cannot be played here."""

    open_wanted = Signal(str)

    def __init__(self, session: Session, pictures: PictureLoader, film: Film, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pictures = pictures
        self.film = film
        self.player: FilmPlayer | None = None
        self._error: MienskipError | None = None
        self._stopped_at = 0
        self._screen: WholeScreen | None = None
        self.stage = FilmStage()
        self.picture, self.controls = self.stage.picture, self.stage.controls
        self.subtitles = Subtitles(session, film.captions, self)
        self.said = Text(Type.SMALL, wrap=True)
        self.action = QPushButton()
        self._build()
        self._connect()
        self._remember = QTimer(self, interval=REMEMBER_EVERY)
        self._remember.timeout.connect(self._note_place)
        self.show_poster()

    # What the person does

    @Slot()
    def begin(self) -> None:
        """Play, from where it was stopped the last time."""
        self._say("")
        document = self._session.queries.document(self.film.document.uid) or self.film.document
        source = self._session.films.source(document)
        if source is None:
            self._fail(ServerAway())
            return
        if self.player is None and not self._make_player():
            source.close()
            self._say_unplayable()
            return
        assert self.player is not None, "it was made just now"  # noqa: S101  what no type can tell
        self.picture.offer_begin("")
        self.controls.show()
        self.subtitles.load()
        self.player.open(source, document.filename, self._place_to_begin())
        self._remember.start()
        self.stage.setFocus()
        if not self._is_here() and self._session.state.connection in (Connection.OFFLINE, Connection.SIGN_IN_AGAIN):
            self._say(self.tr("There is no connection, and this film is not kept on this computer."))

    @Slot()
    def toggle(self) -> None:
        """Play, or stand still."""
        if is_waiting(self.film.document.uid):
            return
        if self.player is None or not self.player.is_open:
            self.begin()
        elif self.player.is_playing:
            self.player.pause()
            self._note_place()
        else:
            self.player.play()

    @Slot()
    def stop(self) -> None:
        """Let go of the film; where one was is remembered."""
        if self.player is not None and self.player.is_open:
            self._note_place()
            self._leave_whole_screen()
            self.player.close()
            self._remember.stop()
            self.show_poster()

    def release(self) -> None:
        """Let go of all that waits elsewhere, before it is deleted."""
        self.stop()
        self.subtitles.close()

    def show_poster(self) -> None:
        """Show a picture of the film, and offer to begin."""
        self.subtitles.show_at(0, on=False)
        poster = self._pictures.pixmap_at(self.film.poster_url, theme.MEASURE, 0) if self.film.poster_url else None
        self.picture.show_poster(poster)
        self.controls.hide()
        if is_waiting(self.film.document.uid):
            self.picture.offer_begin("")
            self._say(self.tr("This film is being sent. Colleagues see it when all of it is there."))
        else:
            self.picture.offer_begin(self.tr("Play film: {title}").format(title=self.film.title))

    def hideEvent(self, event: QHideEvent) -> None:
        """See Qt. Nobody listens to a film that cannot be seen; one on the whole screen can."""
        super().hideEvent(event)
        if self._screen is None:
            self.stop()

    # What the player tells

    @Slot(object)
    def _show_frame(self, frame: QVideoFrame) -> None:
        self.picture.show_frame(frame)

    @Slot()
    def _on_moved(self) -> None:
        if self.player is not None:
            self.controls.show_place(self.player.position, self.player.length)
            self.subtitles.show_at(self.player.position, on=self.controls.captions.isChecked())

    @Slot()
    def _on_changed(self) -> None:
        player = self.player
        if player is None:
            return
        self.controls.show_playing(playing=player.is_playing)
        self.controls.show_sound(player.volume, muted=player.is_muted)
        self.controls.show_speed(player.speed)
        if player.is_open:
            self._say(self.tr("Fetching…") if player.is_waiting else "")

    @Slot()
    def _on_ended(self) -> None:
        self._session.mark(Mark.STOPPED_AT, [self.film.document.uid], on=False)
        self._stopped_at = 0
        self._leave_whole_screen()
        if self.player is not None:
            self.player.close()
        self._remember.stop()
        self.show_poster()

    @Slot(object)
    def _fail(self, error: MienskipError | None) -> None:
        self._remember.stop()
        self._leave_whole_screen()
        if error is None:
            self._say_unplayable()
            return
        self._error = error
        self.picture.offer_begin("")
        again = self.tr("Go on watching")
        if isinstance(error, ChangedMeanwhile):
            self._say(self.tr("This film was replaced by another while you watched."), again)
        elif isinstance(error, ServerAway):
            self._say(self.tr("The connection was lost. The film goes on as soon as it is back."), again)
        elif isinstance(error, SessionExpired):
            self._say(self.tr("You have to sign in again. Then the film goes on where it was."), again)
        else:
            self._say(" ".join(spoken(error)), again)

    def _say_unplayable(self) -> None:
        self.show_poster()
        self.picture.offer_begin("")
        self._error = None
        self._say(self.tr("This film cannot be played here."), self.tr("Open in its usual program"))

    def _say(self, words: str, action: str = "") -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self.action.setText(action)
        self.action.setVisible(bool(action))

    # What goes on elsewhere

    @Slot(object)
    def _on_state(self, state: SyncState) -> None:
        if state.connection is Connection.ONLINE and isinstance(self._error, (ServerAway, SessionExpired)):
            self._go_on()

    @Slot(object)
    def _on_transfer(self, transfer: Transfer) -> None:
        is_ours = transfer.direction is Direction.UP and waiting_uid(transfer.key) == self.film.document.uid
        if is_ours and transfer.total:
            per_cent = 100 * transfer.done // transfer.total
            words = self.tr("This film is being sent: {per_cent} %").format(per_cent=per_cent)
            self._say(
                " \N{MIDDLE DOT} ".join(part for part in (words, spoken_time_left(transfer.seconds_left)) if part)
            )

    @Slot(str)
    def _on_picture(self, url: str) -> None:
        if url == self.film.poster_url and (self.player is None or not self.player.is_open):
            self.show_poster()

    @Slot()
    def _go_on(self) -> None:
        if self._error is None:
            self.open_wanted.emit(self.film.document.uid)
            return
        self._error = None
        if self.isVisible():
            self.begin()

    # Inside

    def _build(self) -> None:
        document = self.film.document
        facts = " \N{MIDDLE DOT} ".join(part for part in (self.film.title, spoken_size(document.size)) if part)
        below = QHBoxLayout()
        below.addWidget(ElidedText(Type.SMALL, facts, quiet=True), 1)
        self.keep = KeepButton(self._session, document)
        below.addWidget(self.keep)
        told = QHBoxLayout()
        told.addWidget(self.said, 1)
        told.addWidget(self.action)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE, 0, SPACE)
        layout.setSpacing(SPACE // 2)
        layout.addWidget(self.stage)
        layout.addLayout(told)
        layout.addLayout(below)
        self.setAccessibleName(self.tr("Film: {title}").format(title=self.film.title))
        self.controls.show_captions(there=self.film.captions is not None, on=self.film.captions is not None)
        self._say("")

    def _connect(self) -> None:
        self.picture.begin_wanted.connect(self.begin)
        self.picture.pressed.connect(self.toggle)
        self.picture.pressed_twice.connect(self._toggle_whole_screen)
        self.subtitles.words_changed.connect(self.picture.show_words)
        self.action.clicked.connect(self._go_on)
        self.stage.key_pressed.connect(self._on_key)
        controls = self.controls
        controls.play_wanted.connect(self.toggle)
        controls.place_wanted.connect(self._seek)
        controls.captions_wanted.connect(self._on_moved)
        controls.whole_screen_wanted.connect(self._toggle_whole_screen)
        self._session.state_changed.connect(self._on_state)
        self._session.transfer_changed.connect(self._on_transfer)
        self._pictures.ready.connect(self._on_picture)

    def _make_player(self) -> bool:
        try:
            player = FilmPlayer(self)
        except ImportError:  # a Linux without the system's libraries for sound
            return False
        player.frame_changed.connect(self._show_frame)
        player.moved.connect(self._on_moved)
        player.changed.connect(self._on_changed)
        player.ended.connect(self._on_ended)
        player.failed.connect(self._fail)
        self.controls.speed_wanted.connect(player.set_speed)
        self.controls.mute_wanted.connect(player.set_muted)
        self.controls.volume_wanted.connect(player.set_volume)
        self.player = player
        return True

    @Slot(object)
    def _on_key(self, key: Qt.Key) -> None:
        acts = {
            Qt.Key.Key_Space: self.toggle,
            Qt.Key.Key_Left: lambda: self._seek_by(-STEP),
            Qt.Key.Key_Right: lambda: self._seek_by(STEP),
            Qt.Key.Key_Up: lambda: self._louder(VOLUME_STEP),
            Qt.Key.Key_Down: lambda: self._louder(-VOLUME_STEP),
            Qt.Key.Key_F: self._toggle_whole_screen,
            Qt.Key.Key_C: self.controls.captions.toggle,
            Qt.Key.Key_M: self.controls.mute.click,
            Qt.Key.Key_Less: lambda: self._faster(-1),
            Qt.Key.Key_Greater: lambda: self._faster(1),
            Qt.Key.Key_Escape: self._leave_or_stop,
        }
        acts[key]()

    @Slot(int)
    def _seek(self, position: int) -> None:
        if self.player is not None:
            self.player.seek(position)

    def _seek_by(self, milliseconds: int) -> None:
        if self.player is not None:
            self.player.seek(self.player.position + milliseconds)

    def _louder(self, per_cent: int) -> None:
        if self.player is not None:
            self.player.set_volume(self.player.volume + per_cent)

    def _faster(self, steps: int) -> None:
        if self.player is not None:
            at = SPEEDS.index(self.player.speed) + steps
            self.player.set_speed(SPEEDS[max(0, min(len(SPEEDS) - 1, at))])

    def _leave_or_stop(self) -> None:
        if self._screen is not None:
            self._leave_whole_screen()
        else:
            self.stop()

    @Slot()
    def _toggle_whole_screen(self) -> None:
        if self._screen is not None:
            self._leave_whole_screen()
        elif self.player is not None and self.player.is_open:
            self.setMinimumHeight(self.height())  # what is below stays where it is
            self._let_go_of_focus()
            self.picture.set_free(free=True)
            self._screen = WholeScreen(self.stage, self.film.title, self._take_stage_back)
            self.controls.show_whole_screen(whole=True)
            self._screen.showFullScreen()
            self.stage.setFocus()

    def _leave_whole_screen(self) -> None:
        if self._screen is not None:
            self._screen.close()

    def _take_stage_back(self) -> None:
        self._screen = None
        self._let_go_of_focus()
        self.picture.set_free(free=False)
        self.controls.setContentsMargins(0, 0, 0, 0)
        self.controls.show_whole_screen(whole=False)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101  as it was built
        layout.insertWidget(0, self.stage)
        self.setMinimumHeight(0)
        self.stage.show()
        self.stage.setFocus()

    def _let_go_of_focus(self) -> None:
        """Have no part of the stage be looked at for where it stands while it is put elsewhere."""
        focused = QApplication.focusWidget()
        if focused is not None and (focused is self.stage or self.stage.isAncestorOf(focused)):
            focused.clearFocus()

    def _is_here(self) -> bool:
        return self.film.document.uid in self._session.queries.offline(self.film.document.folder_uid).here

    def _place_to_begin(self) -> int:
        kept = self._session.queries.marked(Mark.STOPPED_AT).get(self.film.document.uid, "")
        return self._stopped_at or (int(kept) if kept.isdecimal() else 0)

    @Slot()
    def _note_place(self) -> None:
        if self.player is None or not self.player.length:
            return
        at = self.player.position
        seen = at > self.player.length - AT_THE_END
        self._stopped_at = 0 if seen else at
        self._session.mark(Mark.STOPPED_AT, [self.film.document.uid], on=not seen, value="" if seen else str(at))
