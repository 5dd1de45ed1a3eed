"""When a person is told: what happens is gathered for a moment, held while it is quiet, and never becomes a flood."""

from __future__ import annotations

import itertools
from collections import deque
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from desktop.digest import Digest
from desktop.due import Due
from desktop.herald import Herald
from desktop.joined import Joined
from desktop.mention_limit import MentionLimit
from desktop.reminders import Reminders
from sync.engine.events import Connection, Direction, TransferStatus
from sync.models import Kind
from ui.errors import spoken
from ui.notices.matter import OFFICIAL_KEY, Matter
from ui.notices.matters import bundled, matters_in, unknown
from ui.notifying import Content, Manner, Topic, rules_from
from ui.widgets.background import Background

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.notifications import Notifier
    from desktop.surroundings import Around
    from desktop.told import Told
    from sync.engine.editing_events import LockFreed
    from sync.engine.events import Changed, SyncState, Transfer
    from ui.notifying import Rules
    from ui.session import Session
    from ui.settings import UiSettings

GATHERS_FOR_MS = 1500
LOOKS_AGAIN_AFTER_MS = 15 * 60_000
"""While something is held: an idle program does not wake up for this."""
MOST_A_MINUTE = 5
MOST_HELD = 1000
AWAY = timedelta(hours=1)
"""What is older was not told when it happened, because nobody was there to be told."""
PAUSED_UNTIL = "notifications_paused_until"


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
        self._herald = Herald(session.queries, self)
        self._joined = Joined(session.queries)
        self._mentions = MentionLimit()
        self._background = Background(session, self)
        self._numbers = itertools.count()
        self._looking = 0
        self._held: list[Matter] = []
        self._sent_at: deque[float] = deque(maxlen=MOST_A_MINUTE)
        self._asked_to_sign_in = False
        self._is_over = False
        self._asks = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tell)
        sources = (
            session.notices,
            Reminders(session.queries, lambda: session.account, settings, told),
            Digest(session.queries, lambda: session.account, settings, told),
        )
        self._due = Due(sources, now, self)
        self._due.came.connect(self._on_due)
        notifier.surroundings.answered.connect(self._tell_in)
        session.signed_out.connect(self._fall_silent)  # at once: the window goes a moment later
        session.changed.connect(self._on_changed)
        session.transfer_changed.connect(self._on_transfer)
        session.state_changed.connect(self._on_state)
        session.editing.lock_freed.connect(self._on_lock_freed)
        session.notices.changed.connect(self._due.plan)

    @property
    def is_paused(self) -> bool:
        """Tell whether the person asked for silence just now."""
        try:
            until = datetime.fromisoformat(self._settings.get(PAUSED_UNTIL))
        except ValueError:
            return False
        return self._now() < until

    @Slot()
    def look_at_the_clock(self) -> None:
        """Tell what is due: at the start, after waking up, and when a time was chosen."""
        if not self._is_over:
            self._due.look()

    def pause(self, span: timedelta) -> None:
        """Tell nothing for a while; no time at all ends that."""
        self._settings.set(PAUSED_UNTIL, (self._now() + span).isoformat())
        if not span:
            self._gather()

    def send_test(self) -> None:
        """Send a notification to see whether that works; rules do not hold it."""
        self._notifier.send(self._herald.test())

    def hindrances(self, around: Around) -> list[str]:
        """Say what now stands in the way of notifications."""
        rules = rules_from(self._settings)
        found = {
            self.tr("Notifications are switched off."): not self._notifier.is_enabled,
            self.tr("They are paused."): self.is_paused,
            self.tr("It is quiet now, by the hours or days that you chose."): rules.is_quiet(self._now()),
            self.tr("This computer is set to “do not disturb”."): around.wants_quiet,
            self.tr("The screen is locked or shared: they say only that there is something."): not around.is_private,
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
        self._session.notices.changed.disconnect(self._due.plan)
        self._background.close()
        self._notifier.surroundings.answered.disconnect(self._tell_in)

    @Slot()
    def _fall_silent(self) -> None:
        self._is_over = True
        self._timer.stop()
        self._due.leave()
        self._looking = 0
        self._held.clear()

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if self._is_over:
            return
        joined = self._joined.look(datetime.now(UTC)) if changed.touches(Kind.TEAMS) else []
        if changed.first:
            self._told.new_ones(f"{OFFICIAL_KEY}{uid}" for uid in changed.uids.get(Kind.NEWS, ()))
        else:
            self.take(joined)
            self._find(changed)
        if changed.touches(Kind.EVENTS, Kind.ATTENDANCES):
            self._due.look()

    def _find(self, changed: Changed) -> None:
        """Look, off the main thread, what of a change is worth a word."""
        me, since = self._session.account, dict(self._joined.since)
        self._looking += 1
        name = str(next(self._numbers))
        self._background.ask(name, lambda queries: matters_in(changed, queries, me, since), self._on_found)

    def _on_found(self, matters: list[Matter]) -> None:
        self._looking -= 1
        self.take(matters)

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
        if self._is_over:
            return
        asked = state.connection is Connection.SIGN_IN_AGAIN
        if asked and not self._asked_to_sign_in and not self._is_looking():
            when, title = datetime.now(UTC), QCoreApplication.translate("errors", "Sign in again")
            self.take([Matter(f"sign-in:{when.isoformat()}", Topic.SIGN_IN, when, title=title)])
        self._asked_to_sign_in = asked
        self._due.look()  # the machine may have slept since

    @Slot(object)
    def _on_due(self, matters: list[Matter]) -> None:
        """Take what is due now: also what was told before, where the person asked to hear of it again."""
        self._told.new_ones(matter.key for matter in matters)
        self._hold(matters)

    def take(self, matters: Sequence[Matter]) -> None:
        """Tell these, by the rules; what was told once is not told again."""
        if self._is_over:
            return
        fresh = self._told.new_ones(matter.key for matter in matters)
        self._hold([matter for matter in matters if matter.key in fresh])

    def _hold(self, matters: Sequence[Matter]) -> None:
        self._held += matters
        del self._held[MOST_HELD:]
        if matters:
            self._gather()

    def _gather(self) -> None:
        """Wait a moment for more; what keeps coming does not put it off for ever."""
        if not self._timer.isActive() or self._timer.remainingTime() > GATHERS_FOR_MS:
            self._timer.start(GATHERS_FOR_MS)

    @Slot()
    def _tell(self) -> None:
        """Put what was gathered into the list, and see whether any of it is to be told now."""
        if self._session.state.connection is Connection.SYNCING and self._held:
            self._gather()
            return
        rules = rules_from(self._settings)
        wanted = [one for one in self._held if rules.manner(one.topic, one.team_uid) is not Manner.OFF]
        self._held = unknown(wanted, self._session.queries, self._session.account)
        self._session.notices.add(self._held)
        if not self._pressing(rules):
            return
        if not self._notifier.is_enabled:
            self._held.clear()
        elif self.is_paused or rules.is_quiet(self._now()):
            self._timer.start(LOOKS_AGAIN_AFTER_MS)
        elif self._room() == 0:
            self._timer.start(round((60 - (monotonic() - self._sent_at[0])) * 1000) + 1)
        else:
            self._asks = True
            self._notifier.surroundings.ask()

    def _pressing(self, rules: Rules) -> list[Matter]:
        return [one for one in self._held if rules.manner(one.topic, one.team_uid) is Manner.NOTIFY]

    @Slot(object)
    def _tell_in(self, around: Around) -> None:
        """Tell it, as it is fit for what is around."""
        if self._is_over or not self._asks:
            return
        self._asks = False
        rules, now = rules_from(self._settings), self._now()
        pressing, room = self._pressing(rules), self._room()
        if not pressing or room == 0:
            return
        if around.wants_quiet:
            self._timer.start(LOOKS_AGAIN_AFTER_MS)
            return
        pressing, crowd = self._mentions.divided(pressing, now)
        self._held = [matter for matter in self._held if matter not in crowd]
        singles, together = bundled(pressing, now, room, AWAY)
        self._held, together = (
            ([], self._held) if together else ([one for one in self._held if one not in pressing], [])
        )
        content = rules.content if around.is_private else Content.NOTHING
        notifications = [self._herald.words(matter, content) for matter in singles]
        if together:
            notifications.append(self._herald.summary(together, content))
        for notification in notifications:
            self._sent_at.append(monotonic())
            self._notifier.tell(notification)

    def _room(self) -> int:
        """Tell how many notifications this minute has room for."""
        return MOST_A_MINUTE - sum(monotonic() - at < 60 for at in self._sent_at)
