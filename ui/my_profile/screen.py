"""My profile: what colleagues know of me, filled in where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from sync.cache.commands import EditItem
from sync.engine.events import Connection
from sync.models import Kind, is_waiting
from ui import theme
from ui.my_profile.completeness_panel import CompletenessPanel
from ui.my_profile.conflict_panel import ConflictPanel, conflict_on
from ui.my_profile.draft import ABOUT, AREAS, PORTRAIT, WHEREABOUTS, begun_for
from ui.my_profile.form import ProfileForm
from ui.my_profile.known_words import read_words
from ui.my_profile.my_whereabouts import MyWhereabouts, read_places
from ui.my_profile.whereabouts_card import WhereaboutsCard
from ui.navigation import PEOPLE, Place
from ui.theme import SPACE, TARGET, Type
from ui.widgets.background import Background
from ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from sync.engine.events import Changed
    from sync.models import Person
    from ui.session import Session
    from ui.widgets.pictures import PictureLoader

WIDEST = 1060
SIDE_WIDTH = 300


class MyProfileScreen(QWidget):
    """The editor of one's own profile; makes it where there is none yet."""

    place_requested = Signal(object)
    said = Signal(str)
    """Words for the foot of the window."""

    def __init__(self, session: Session, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._background = Background(session, self)
        self._person: Person | None = None
        self._shown = False
        self._waits = False
        self.heading = Text(Type.TITLE)
        self.sentence = Text(Type.BODY, quiet=True, wrap=True)
        self.form = ProfileForm(pictures)
        self.completeness = CompletenessPanel()
        self.whereabouts = WhereaboutsCard(MyWhereabouts(session, self))
        labels = {name: field.label.text() for name, field in self.form.lines.items()}
        self.conflict = ConflictPanel(labels | self._other_labels())
        self.state = Text(Type.BODY, wrap=True)
        self.undo = QPushButton(self.tr("Undo"))
        self.save = QPushButton(self.tr("Save"))
        self.look = QPushButton(self.tr("See it as colleagues do"))
        self._scroll = QScrollArea()
        self._build()
        self._connect()
        self._follow()

    @property
    def person(self) -> Person | None:
        """One's own profile as it is in the cache."""
        return self._person

    def show_item(self, part: str) -> None:
        """Show the profile; `part` is the attribute of a Person to begin with."""
        offered = self._session.queries.capabilities()
        if offered is not None and offered.profile_fields:
            self.form.offer(offered.profile_fields)
        self._background.ask("words", read_words, self.form.know)
        self._background.ask("places", read_places, self.whereabouts.offer_places)
        self._follow()
        self._look_at_outbox()
        self._scroll.verticalScrollBar().setValue(0)
        if part:
            self.form.go_to(part)

    def leave(self) -> None:
        """End the worker."""
        self._background.close()

    @Slot()
    def keep(self) -> None:
        """Save what was filled in; it is sent when there is a connection."""
        changes = self.form.changes
        wrong = self.form.first_unusable
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            self._say(self.tr("One thing is not right yet."))
            return
        if not changes:
            return
        if self._person is None:
            self._session.create_profile({"username": self._session.account.username, **changes})
        else:
            self._session.save_profile(self._person.uid, self.form.base, changes)
        self.said.emit(self.tr("Saved"))

    @Slot()
    def take_back(self) -> None:
        """Go back to what is in the profile."""
        self._show(anew=True)

    def _follow(self) -> None:
        mine = self._session.queries.person_by_username(self._session.account.username)
        other = not self._shown or (mine is None) != (self._person is None)
        if other or mine != self._person:
            self._person = mine
            self._show(anew=other)

    def _show(self, *, anew: bool) -> None:
        self._shown = True
        person = self._person
        if person is None:
            self.heading.setText(self.tr("Make your profile"))
            self.sentence.setText(
                self.tr("Nobody has filled it in for you: it is yours. A name is enough to begin with.")
            )
            if anew:
                self.form.begin(begun_for(self._session.account))
        else:
            self.heading.setText(self.tr("My profile"))
            self.sentence.setText(self.tr("Colleagues see it as soon as you save it."))
            self.form.show_person(person, anew=anew)
        self.look.setVisible(person is not None)
        self.completeness.show_person(person)
        self._weigh()

    def _other_labels(self) -> dict[str, str]:
        return {
            AREAS: self.tr("What you know about"),
            ABOUT: self.tr("About me"),
            PORTRAIT: self.tr("Photo"),
            WHEREABOUTS: self.tr("Where you work"),
        }

    @Slot()
    def _look_at_outbox(self) -> None:
        """Say what waits, and ask what has to be decided."""
        entries = self._session.queries.outbox()
        uid = self._person.uid if self._person is not None else ""
        self.conflict.show_conflict(conflict_on(uid, entries), self._person)
        mine = [entry for entry in entries if isinstance(entry.command, EditItem) and entry.command.uid == uid]
        self._waits = bool(uid) and (is_waiting(uid) or any(entry.error is None for entry in mine))
        self._weigh()

    @Slot()
    def _weigh(self) -> None:
        """Say how things stand, and offer what can be done."""
        changes = self.form.changes
        self.save.setEnabled(bool(changes))
        self.undo.setEnabled(bool(changes))
        if changes:
            self._say(self.tr("%n change(s) not saved yet", "", len(changes)))
        elif self._waits and self._session.state.connection is not Connection.ONLINE:
            self._say(self.tr("Saved here. It is sent as soon as the intranet can be reached."))
        else:
            self._say("")

    def _say(self, words: str) -> None:
        self.state.setText(words)

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self._session.state_changed.connect(self._look_at_outbox)
        self.conflict.decided.connect(self._session.resolve)
        self.form.changed.connect(self._weigh)
        self.completeness.part_requested.connect(self.form.go_to)
        self.save.clicked.connect(self.keep)
        self.undo.clicked.connect(self.take_back)
        self.look.clicked.connect(self._on_look)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.keep)

    @Slot()
    def _on_look(self) -> None:
        if self._person is not None:
            self.place_requested.emit(Place(PEOPLE, self._person.uid))

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if changed.touches(Kind.PEOPLE):
            self._follow()
            self._look_at_outbox()

    def _build(self) -> None:
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(SPACE // 2)
        words.addWidget(self.heading)
        words.addWidget(self.sentence)
        head.addLayout(words, stretch=1)
        head.addWidget(self.look, alignment=Qt.AlignmentFlag.AlignTop)
        side = QVBoxLayout()
        side.setSpacing(2 * SPACE)
        side.addWidget(self.completeness)
        side.addWidget(self.whereabouts)
        side.addStretch(1)
        self.side = side
        columns = QHBoxLayout()
        columns.setSpacing(2 * SPACE)
        columns.addWidget(self.form, stretch=1)
        beside = QWidget()
        beside.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        beside.setFixedWidth(SIDE_WIDTH)
        columns.addWidget(beside)
        page = QVBoxLayout()
        page.setSpacing(2 * SPACE)
        page.addLayout(head)
        page.addWidget(self.conflict)
        page.addLayout(columns)
        inner = QWidget()
        inner.setMaximumWidth(WIDEST)
        inner.setLayout(page)
        page.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(4 * SPACE, 2 * SPACE, 4 * SPACE, 3 * SPACE)
        row.addWidget(inner, stretch=100)
        row.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scroll, stretch=1)
        outer.addWidget(_Foot(self.state, self.undo, self.save))


class _Foot(QWidget):
    """The strip at the foot that says how things stand; it does not scroll away."""

    def __init__(self, state: Text, undo: QPushButton, save: QPushButton) -> None:
        super().__init__()
        save.setDefault(True)
        for button in (undo, save):
            button.setMinimumHeight(TARGET)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4 * SPACE, SPACE + SPACE // 2, 4 * SPACE, SPACE + SPACE // 2)
        layout.setSpacing(SPACE)
        layout.addWidget(state, stretch=1)
        layout.addWidget(undo)
        layout.addWidget(save)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a sheet with a line above it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colours().surface)
        painter.setPen(theme.colours().border)
        painter.drawLine(self.rect().topLeft(), self.rect().topRight())
