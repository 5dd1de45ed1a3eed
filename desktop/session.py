"""The screens' `Session`, carried out by the engine in its thread or, for pictures of the screens, by nobody."""

from __future__ import annotations

import logging
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from desktop.bridge import EngineThread
from desktop.conversation import EngineConversation
from desktop.editing import EngineEditing
from desktop.films import EngineFilms, StoredFilms
from desktop.identity import forget, step_out
from desktop.membership import EngineMembership
from desktop.posting import EnginePosting
from desktop.reading import EngineReading
from desktop.secrets import Secret
from sync.cache.queries import Queries
from sync.cache.unsent import Unsent
from sync.engine.events import Changed, Connection, DocumentReady, PicturesReady, Problem, SyncState, Transfer
from sync.engine.membership_events import MembersListed, TeamMade
from sync.engine.posting_events import PostHistory, PostVersion
from sync.errors import KeyringUnavailable
from sync.models import Account, Audience, Kind
from ui.conversation import ConversationDesk
from ui.editing import EditingDesk
from ui.membership import MembershipDesk
from ui.notices.board import NoticeBoard
from ui.posting import PostingDesk
from ui.reading import ReadingDesk
from ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtCore import QObject

    from desktop.home import Home
    from desktop.identity import Unlocked
    from desktop.secrets import Secrets
    from sync.cache.answers import SavedSearch
    from sync.cache.commands import Command
    from sync.cache.marks import Mark
    from sync.engine.engine import Engine
    from sync.engine.events import EngineEvent
    from sync.engine.resolving import Chosen
    from sync.engine.sharing import Sharing
    from sync.models import Fields
    from ui.films import FilmDesk
    from ui.settings import TransferLimits

log = logging.getLogger(__name__)

SETTLES_WITHIN = 5.0
"""Seconds that the system leaves a program at the end of a session."""


class CachedSession(Session):
    """Reads the cache and asks nobody: what the screens show when there is no engine."""

    def __init__(self, home: Home, unlocked: Unlocked, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._key = unlocked.key
        self._state = SyncState(connection=Connection.STARTING)
        self.editing = EditingDesk(self)
        self.conversation = ConversationDesk(self)
        self.films: FilmDesk = StoredFilms(home, unlocked.key, self)
        self.membership = MembershipDesk(self)
        self.posting = PostingDesk(self)
        self.reading = ReadingDesk(self)
        self.queries = self.open_queries()
        self.notices = NoticeBoard(self)
        identity = unlocked.identity
        self.account = self.queries.account() or Account(site=identity.site, username=identity.username)

    @property
    def state(self) -> SyncState:
        """See `Session`."""
        return self._state

    def become(self, state: SyncState) -> None:
        """Show another state of the connection."""
        self._state = state
        self.state_changed.emit(state)

    def open_queries(self) -> Queries:
        """See `Session`."""
        return Queries.open(self._home.cache_file, self._key)

    def sync_now(self) -> None:
        """See `Session`."""

    def want_pictures(self, urls: Iterable[str]) -> None:
        """See `Session`."""

    def share(self, sharing: Sharing) -> None:
        """See `Session`."""

    def retry(self, key: str) -> None:
        """See `Session`."""

    def cancel(self, key: str) -> None:
        """See `Session`."""

    def open_document(self, uid: str) -> None:
        """See `Session`."""

    def keep_offline(self, uids: Iterable[str], *, keep: bool) -> None:
        """See `Session`."""

    def pause(self, key: str = "") -> None:
        """See `Session`."""

    def go_on(self, key: str = "") -> None:
        """See `Session`."""

    def set_limits(self, limits: TransferLimits) -> None:
        """See `Session`."""

    def comment(self, item_uid: str, text: str, in_reply_to: str = "") -> None:
        """See `Session`."""

    def save_profile(self, uid: str, base: Fields, changes: Fields) -> None:
        """See `Session`."""

    def create_profile(self, fields: Fields) -> None:
        """See `Session`."""

    def new_folder(self, container_uid: str, title: str) -> None:
        """See `Session`."""

    def rename(self, uid: str, title: str) -> None:
        """See `Session`."""

    def move(self, uids: Iterable[str], container_uid: str) -> None:
        """See `Session`."""

    def copy(self, titles: Mapping[str, str], container_uid: str) -> None:
        """See `Session`."""

    def share_content(self, filename: str, body: bytes, container_uid: str) -> None:
        """See `Session`."""

    def delete(self, uids: Iterable[str]) -> None:
        """See `Session`."""

    def replace(self, document_uid: str, path: Path) -> None:
        """See `Session`."""

    def attend(self, event_uid: str, *, going: bool) -> None:
        """See `Session`."""

    def resolve(self, key: str, chosen: Chosen) -> None:
        """See `Session`."""

    def change(self, command: Command) -> None:
        """See `Session`."""

    def mark_read(self, uids: Iterable[str]) -> None:
        """See `Session`."""

    def mark(self, mark: Mark, uids: Iterable[str], *, on: bool, value: str = "") -> None:
        """See `Session`."""

    def save_searches(self, searches: Sequence[SavedSearch]) -> None:
        """See `Session`."""

    def visited(self) -> None:
        """See `Session`."""

    def close(self) -> None:
        """Let go of the cache."""
        self.queries.close()


class EngineSession(CachedSession):
    """A living session: commands go to the engine's thread, what it tells comes back as signals."""

    def __init__(self, home: Home, unlocked: Unlocked, secrets: Secrets, parent: QObject | None = None) -> None:
        super().__init__(home, unlocked, parent)
        self._secrets = secrets
        self._identity = unlocked.identity
        self._engine = EngineThread(home, unlocked, self)
        self.editing = EngineEditing(self._engine, self)
        self.conversation = EngineConversation(self._engine, self)
        self.films = EngineFilms(self._engine, home, unlocked.key, self)
        self.membership = EngineMembership(self._engine, self)
        self.posting = EnginePosting(self._engine, self)
        self.reading = EngineReading(self._engine, self)
        self._engine.told.connect(self._on_event)
        self._engine.token_renewed.connect(self._on_token)

    def start(self) -> None:
        """Begin to sync."""
        self._engine.start()

    def sync_now(self) -> None:
        """See `Session`."""
        self._engine.ask(lambda engine: engine.request_sync())

    def network_changed(self) -> None:
        """Look for changes: the machine is on another network."""
        self._engine.ask(lambda engine: engine.network_changed())

    def hold_large(self, held: bool) -> None:  # noqa: FBT001  a state
        """Let large files wait while the connection is metered."""
        self._engine.ask(lambda engine: engine.hold_large(held))

    def set_active(self, active: bool) -> None:  # noqa: FBT001  the state of the window, as Qt tells it
        """Poll quickly while the window is in use, slowly while it is not."""
        self._engine.ask(lambda engine: engine.set_active(active))

    def want_pictures(self, urls: Iterable[str]) -> None:
        """See `Session`."""
        wanted = tuple(urls)
        self._engine.ask(lambda engine: engine.want_pictures(wanted))

    def share(self, sharing: Sharing) -> None:
        """See `Session`."""
        self._engine.ask(lambda engine: engine.intake.share(sharing))

    def retry(self, key: str) -> None:
        """See `Session`."""
        self._engine.ask(lambda engine: engine.retry(key))

    def cancel(self, key: str) -> None:
        """See `Session`."""
        self._engine.ask(lambda engine: engine.cancel(key))

    def open_document(self, uid: str) -> None:
        """See `Session`."""
        self._engine.ask(lambda engine: engine.open_document(uid))

    def keep_offline(self, uids: Iterable[str], *, keep: bool) -> None:
        """See `Session`."""
        chosen = tuple(uids)
        self._engine.ask(lambda engine: engine.keep_offline(chosen) if keep else engine.let_go_offline(chosen))

    def pause(self, key: str = "") -> None:
        """See `Session`."""
        self._engine.ask(lambda engine: engine.pause(key))

    def go_on(self, key: str = "") -> None:
        """See `Session`."""
        self._engine.ask(lambda engine: engine.go_on(key))

    def set_limits(self, limits: TransferLimits) -> None:
        """See `Session`."""

        def hold_to_them(engine: Engine) -> None:
            engine.set_bandwidth(limits.up, limits.down)
            engine.set_offline_limit(limits.offline)
            engine.set_offline_days(limits.offline_days)

        self._engine.ask(hold_to_them)

    def comment(self, item_uid: str, text: str, in_reply_to: str = "") -> None:
        """See `Session`."""
        self._engine.ask(lambda engine: engine.intake.comment(item_uid, text, in_reply_to))

    def save_profile(self, uid: str, base: Fields, changes: Fields) -> None:
        """See `Session`."""
        self._engine.ask(lambda engine: engine.intake.edit(uid, base, changes))

    def create_profile(self, fields: Fields) -> None:
        """See `Session`."""
        self._engine.ask(lambda engine: engine.intake.create(Kind.PEOPLE, fields, audience=Audience.EVERYONE))

    def new_folder(self, container_uid: str, title: str) -> None:
        """See `Session`."""
        self._engine.ask(lambda engine: engine.intake.new_folder(container_uid, title))

    def rename(self, uid: str, title: str) -> None:
        """See `Session`."""
        self._engine.ask(lambda engine: engine.intake.rename(uid, title))

    def move(self, uids: Iterable[str], container_uid: str) -> None:
        """See `Session`."""
        moved = tuple(uids)
        self._engine.ask(lambda engine: engine.intake.move(moved, container_uid))

    def copy(self, titles: Mapping[str, str], container_uid: str) -> None:
        """See `Session`."""
        named = dict(titles)
        self._engine.ask(lambda engine: engine.intake.copy(named, container_uid))

    def share_content(self, filename: str, body: bytes, container_uid: str) -> None:
        """See `Session`."""
        self._engine.ask(lambda engine: engine.editing.saves.share_content(filename, body, container_uid))

    def delete(self, uids: Iterable[str]) -> None:
        """See `Session`."""
        deleted = tuple(uids)
        self._engine.ask(lambda engine: engine.intake.delete(deleted))

    def replace(self, document_uid: str, path: Path) -> None:
        """See `Session`."""
        self._engine.ask(lambda engine: engine.intake.replace(document_uid, path))

    def attend(self, event_uid: str, *, going: bool) -> None:
        """See `Session`."""
        self._engine.ask(lambda engine: engine.intake.attend(event_uid, going=going))

    def resolve(self, key: str, chosen: Chosen) -> None:
        """See `Session`."""
        self._engine.ask(lambda engine: engine.intake.resolve(key, chosen))

    def change(self, command: Command) -> None:
        """See `Session`."""
        self._engine.ask(lambda engine: engine.intake.change(command))

    def mark_read(self, uids: Iterable[str]) -> None:
        """See `Session`."""
        read = tuple(uids)
        self._engine.ask(lambda engine: engine.mark_read(read))

    def mark(self, mark: Mark, uids: Iterable[str], *, on: bool, value: str = "") -> None:
        """See `Session`."""
        chosen = tuple(uids)
        self._engine.ask(lambda engine: engine.mark(mark, chosen, on=on, value=value))

    def save_searches(self, searches: Sequence[SavedSearch]) -> None:
        """See `Session`."""
        kept = tuple(searches)
        self._engine.ask(lambda engine: engine.save_searches(kept))

    def visited(self) -> None:
        """See `Session`."""
        self._engine.ask(lambda engine: engine.set_last_visit(datetime.now(UTC)))

    def resume(self, token: str) -> None:
        """Go on with a fresh token, after the person signed in again."""
        self._engine.resume(token)

    def sign_out(self) -> None:
        """See `Session`."""
        self.close()
        forget(self._home, self._secrets)
        self.signed_out.emit()

    def step_out(self) -> None:
        """Sign the person out because nobody is here: what they had not sent is kept for them, nothing else is."""
        self._engine.stop()
        unsent = Unsent.of(self.queries)
        super().close()
        if unsent:
            step_out(self._home, self._secrets, self._identity)
        else:
            forget(self._home, self._secrets)
        self.signed_out.emit()

    def settle(self) -> None:
        """Wait until the engine has carried out what it was asked, for a few seconds at most."""
        done = threading.Event()
        self._engine.ask(lambda _engine: done.set())
        done.wait(SETTLES_WITHIN)

    def close(self) -> None:
        """Stop the engine and let go of the cache."""
        self._engine.stop()
        super().close()

    @Slot(object)
    def _on_event(self, event: EngineEvent) -> None:
        match event:
            case SyncState():
                self.become(event)
            case Changed():
                self.account = self.queries.account() or self.account
                self.changed.emit(event)
            case Transfer():
                self.transfer_changed.emit(event)
            case DocumentReady():
                self.document_ready.emit(event)
            case PicturesReady():
                self.pictures_ready.emit(event)
            case Problem():
                self.problem.emit(event)
            case MembersListed() | TeamMade():
                self.membership.hear(event)
            case PostHistory() | PostVersion():
                self.posting.hear(event)
            case _:
                self.editing.hear(event)

    @Slot(str)
    def _on_token(self, token: str) -> None:
        try:
            self._secrets.set(Secret.TOKEN, token)
        except KeyringUnavailable:
            log.info("the renewed token is kept for this run only: the keyring is not ready")
