"""When a person is told: what happens is gathered for a moment, held while it is quiet, and never becomes a flood."""

from __future__ import annotations

from collections import deque
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from desktop.matters import Matter, bundled, matters_in
from desktop.notifications import Notification
from sync.engine.events import Connection, Direction, TransferStatus
from ui.errors import spoken
from ui.notifying import Content, Manner, Topic, rules_from

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.notifications import Notifier
    from desktop.told import Told
    from sync.engine.editing_events import LockFreed
    from sync.engine.events import Changed, SyncState, Transfer
    from ui.session import Session
    from ui.settings import UiSettings

GATHERS_FOR_MS = 1500
LOOKS_AGAIN_AFTER_MS = 15 * 60_000
"""While something is held: an idle program does not wake up for this."""
MOST_A_MINUTE = 5
MOST_HELD = 1000
AWAY = timedelta(hours=1)
"""What is older was not told when it happened, because nobody was there to be told."""
SUMMARY = "summary"
PAUSED_UNTIL = "notifications_paused_until"


def _without(matters: list[Matter], some: list[Matter]) -> list[Matter]:
    return [matter for matter in matters if matter not in some]


class Herald(QObject):
    """Finds the words for a matter, and leaves out what those who look at the screen should not see."""

    def words(self, matter: Matter, content: Content) -> Notification:
        """Give the notification for one matter."""
        if content is Content.NOTHING:
            return Notification(self.tr("Something new on the intranet"), "", matter.uid, matter)
        if content is Content.SENDER:
            title = self.tr("New from {name}").format(name=matter.sender) if matter.sender else self._plain(matter)
            return Notification(title, "", matter.uid, matter)
        facts = {"name": matter.sender, "title": matter.title}
        text = matter.text
        if matter.topic in (Topic.OFFICIAL, Topic.TEAM, Topic.FOLLOWED, Topic.NEWS, Topic.DOCUMENT):
            text = " · ".join(part for part in (matter.team, matter.sender, matter.text) if part)
        return Notification(self._title(matter).format_map(facts), text, matter.uid, matter)

    def summary(self, matters: list[Matter], content: Content) -> Notification:
        """Give one notification for many matters, the most pressing first."""
        lines = [] if content is not Content.CONTENT else [matter.title or matter.text for matter in matters[:3]]
        title = self.tr("%n new for you", "", len(matters))
        return Notification(title, "\n".join(line for line in lines if line), replaces=SUMMARY)

    def test(self) -> Notification:
        """Give the notification that a person sends to themselves."""
        return Notification(self.tr("This is a test"), self.tr("Notifications of Mienskip look like this."))

    def _plain(self, matter: Matter) -> str:
        if matter.topic is Topic.SIGN_IN:
            return self.tr("Sign in again")
        return self.tr("Something new on the intranet")

    def _title(self, matter: Matter) -> str:
        if matter.topic is Topic.BLOG_DAY:
            return self.tr("Today you write “{title}”") if matter.title else self.tr("Today you write your blog")
        titles = {
            Topic.OFFICIAL: self.tr("Official: {title}"),
            Topic.ANSWER: self.tr("{name} answered you"),
            Topic.COMMENT: self.tr("{name} commented on “{title}”"),
            Topic.MENTION: self.tr("{name} mentioned you"),
            Topic.LOCK: self.tr("{title} is free: you can change it now"),
            Topic.DOCUMENT: self.tr("{title} was changed"),
        }
        return titles.get(matter.topic, "{title}")


class Teller(QObject):
    """Tells what others did, by the rules that the person chose."""

    def __init__(
        self,
        session: Session,
        settings: UiSettings,
        notifier: Notifier,
        told: Told,
        is_looking: Callable[[], bool],
        parent: QObject | None = None,
        *,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._notifier = notifier
        self._told = told
        self._is_looking = is_looking
        self._now = now
        self._herald = Herald(self)
        self._held: list[Matter] = []
        self._sent_at: deque[float] = deque(maxlen=MOST_A_MINUTE)
        self._asked_to_sign_in = False
        self._is_over = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tell)
        session.signed_out.connect(self._fall_silent)  # at once: the window goes a moment later
        session.changed.connect(self._on_changed)
        session.transfer_changed.connect(self._on_transfer)
        session.state_changed.connect(self._on_state)
        session.editing.lock_freed.connect(self._on_lock_freed)

    @property
    def is_paused(self) -> bool:
        """Tell whether the person asked for silence just now."""
        try:
            until = datetime.fromisoformat(self._settings.get(PAUSED_UNTIL))
        except ValueError:
            return False
        return self._now() < until

    def pause(self, span: timedelta) -> None:
        """Tell nothing for a while; no time at all ends that."""
        self._settings.set(PAUSED_UNTIL, (self._now() + span).isoformat())
        if not span:
            self._gather()

    def send_test(self) -> None:
        """Send a notification to see whether that works; rules do not hold it."""
        self._notifier.send(self._herald.test())

    def hindrances(self) -> list[str]:
        """Say what now stands in the way of notifications."""
        rules = rules_from(self._settings)
        found = {
            self.tr("Notifications are switched off."): not self._notifier.is_enabled,
            self.tr("They are paused."): self.is_paused,
            self.tr("It is quiet now, by the hours or days that you chose."): rules.is_quiet(self._now()),
        }
        return [words for words, holds in found.items() if holds]

    def leave(self) -> None:
        """Tell nothing any more."""
        self._fall_silent()
        self._session.signed_out.disconnect(self._fall_silent)
        self._session.changed.disconnect(self._on_changed)
        self._session.transfer_changed.disconnect(self._on_transfer)
        self._session.state_changed.disconnect(self._on_state)
        self._session.editing.lock_freed.disconnect(self._on_lock_freed)

    @Slot()
    def _fall_silent(self) -> None:
        self._is_over = True
        self._timer.stop()
        self._held.clear()

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if self._is_over:
            return
        self.take(matters_in(changed, self._session.queries, self._session.account))

    @Slot(object)
    def _on_transfer(self, transfer: Transfer) -> None:
        if transfer.direction is not Direction.UP:
            return
        when, key = datetime.now(UTC), f"upload:{transfer.key}"
        if transfer.status is TransferStatus.FAILED:
            title = self.tr("{title} was not sent").format(title=transfer.title)
            text = ". ".join(spoken(transfer.error)) if transfer.error is not None else ""
            self.take([Matter(f"{key}:failed", Topic.UPLOAD, when, title=title, text=text, uid=transfer.folder_uid)])
        elif transfer.status is TransferStatus.DONE and not self._is_looking() and not self._is_a_save(transfer):
            title = self.tr("{title} is sent").format(title=transfer.title)
            self.take([Matter(key, Topic.UPLOAD, when, title=title, uid=transfer.document_uid or transfer.folder_uid)])

    def _is_a_save(self, transfer: Transfer) -> bool:
        """Tell whether a file is sent because it was saved in another program: nobody wants to hear that each time."""
        return transfer.document_uid in {copy.uid for copy in self._session.queries.working_copies()}

    @Slot(object)
    def _on_lock_freed(self, freed: LockFreed) -> None:
        document, when = self._session.queries.document(freed.uid), datetime.now(UTC)
        if document is not None:
            key = f"lock:{freed.uid}:{when.isoformat()}"
            self.take([Matter(key, Topic.LOCK, when, freed.uid, title=document.title, team_uid=document.team_uid)])

    @Slot(object)
    def _on_state(self, state: SyncState) -> None:
        asked = state.connection is Connection.SIGN_IN_AGAIN
        if asked and not self._asked_to_sign_in and not self._is_looking():
            when, title = datetime.now(UTC), QCoreApplication.translate("errors", "Sign in again")
            self.take([Matter(f"sign-in:{when.isoformat()}", Topic.SIGN_IN, when, title=title)])
        self._asked_to_sign_in = asked

    def take(self, matters: list[Matter]) -> None:
        """Tell these, by the rules; what was told once is not told again."""
        if self._is_over:
            return
        fresh = self._told.new_ones(matter.key for matter in matters)
        self._held += [matter for matter in matters if matter.key in fresh]
        del self._held[MOST_HELD:]
        if fresh:
            self._gather()

    def _gather(self) -> None:
        """Wait a moment for more; what keeps coming does not put it off for ever."""
        if not self._timer.isActive() or self._timer.remainingTime() > GATHERS_FOR_MS:
            self._timer.start(GATHERS_FOR_MS)

    @Slot()
    def _tell(self) -> None:
        rules, now = rules_from(self._settings), self._now()
        read = self._session.queries.is_read({matter.uid for matter in self._held if matter.uid})
        self._held = [
            matter
            for matter in self._held
            if rules.manner(matter.topic, matter.team_uid) is not Manner.OFF and matter.uid not in read
        ]
        manners = [rules.manner(matter.topic, matter.team_uid) for matter in self._held]
        pressing = [one for one, manner in zip(self._held, manners, strict=True) if manner is Manner.NOTIFY]
        if not pressing:
            return
        if self._session.state.connection is Connection.SYNCING:
            self._gather()
            return
        if not self._notifier.is_enabled:
            self._held.clear()
            return
        if self.is_paused or rules.is_quiet(now):
            self._timer.start(LOOKS_AGAIN_AFTER_MS)
            return
        room = self._room()
        if room == 0:
            self._timer.start(round((60 - (monotonic() - self._sent_at[0])) * 1000) + 1)
            return
        singles, together = bundled(pressing, now, room, AWAY)
        self._held, together = ([], self._held) if together else (_without(self._held, pressing), [])
        notifications = [self._herald.words(matter, rules.content) for matter in singles]
        if together:
            notifications.append(self._herald.summary(together, rules.content))
        for notification in notifications:
            self._sent_at.append(monotonic())
            self._notifier.tell(notification)

    def _room(self) -> int:
        """Tell how many notifications this minute has room for."""
        return MOST_A_MINUTE - sum(monotonic() - at < 60 for at in self._sent_at)
