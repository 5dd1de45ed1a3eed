"""Takes in what a person does: each deed is a command in the outbox, with its effect on the cache, from that moment."""

from __future__ import annotations

import uuid
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from sync.cache.applied import Applied
from sync.cache.commands import (
    AddComment,
    Attend,
    CopyItem,
    CreateItem,
    DeleteItem,
    EditItem,
    Like,
    MarkOfficial,
    MoveItem,
    RenameItem,
    Respond,
    subject_of,
)
from sync.engine.drafts import drafted_comment, drafted_folder, drafted_item, drafted_replacement, effect_of
from sync.engine.events import Problem
from sync.engine.resolving import resolved
from sync.engine.sharing import Sharer
from sync.errors import FileInUse, Gone, UnusableFile
from sync.models import Audience, Document, Kind, Team

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from sync.cache.commands import Command
    from sync.cache.store import Store
    from sync.engine.clock import Clock
    from sync.engine.events import EngineEvent
    from sync.engine.outbox import Outbox
    from sync.engine.resolving import Chosen
    from sync.engine.sharing import Sharing
    from sync.models import Fields, Item, ResponseKind


class Intake:
    """What a person may ask to be done. Everything may raise DiskFull; then nothing of it was done.

    `tell` is told what cannot be done, `taken` what changed in the cache.
    """

    def __init__(
        self,
        store: Store,
        outbox: Outbox,
        clock: Clock,
        tell: Callable[[EngineEvent], None],
        taken: Callable[[Applied], None],
    ) -> None:
        self._store = store
        self._outbox = outbox
        self._clock = clock
        self._tell = tell
        self._taken = taken

    def do(self, *commands: Command, sent_draft: str = "") -> None:
        """Take commands in: all at once, or none. With them goes the draft of which they came, by its uid."""
        given = [self._up_to_date(command) for command in commands]
        effects = [item for one in given for item in self._effect_of(one)]
        self._taken(self._outbox.put_all(given, effects, sent_draft))

    def share(self, sharing: Sharing) -> None:
        """Send files and folders; each stands there at once. What cannot be sent is told as a Problem."""
        commands, refusals = Sharer(self._store.folder_in, self._document).draft(sharing)
        for error in refusals:
            self._tell(Problem(error=error))
        self.do(*commands)

    def replace(self, document_uid: str, path: Path) -> None:
        """Send a file as a new version of a document."""
        document = self.here(document_uid)
        if isinstance(document, Document):
            try:
                self.do(drafted_replacement(path, document))
            except (UnusableFile, FileInUse) as error:
                self._tell(Problem(error=error))

    def take_back(self, key: str) -> None:
        """Do not send a command after all."""
        self._outbox.discard(key)

    def comment(self, item_uid: str, text: str, in_reply_to: str = "") -> None:
        """Say something below an item; it stands there at once."""
        if self.here(item_uid) is not None:
            self.do(drafted_comment(item_uid, text, in_reply_to))

    def create(self, kind: Kind, values: Fields, container_uid: str = "", audience: Audience = Audience.ME) -> str:
        """Make a post, an event, a folder or one's own profile; give the uid by which it is known from now on."""
        command = drafted_item(kind, values, container_uid, audience)
        self.do(command)
        return subject_of(command)

    def new_folder(self, container_uid: str, title: str) -> None:
        """Make a folder in a team or a folder."""
        self.do(drafted_folder(container_uid, title))

    def edit(self, uid: str, base: Fields, changes: Fields) -> None:
        """Change fields of an item: `base` says what they were when the person began."""
        if changes and self.here(uid) is not None:
            self.do(EditItem(key=uuid.uuid4().hex, uid=uid, base=base, changes=changes))

    def delete(self, uids: Iterable[str]) -> None:
        """Delete items, and what is in them."""
        items = [self.here(uid) for uid in uids]
        self.do(
            *(
                DeleteItem(key=uuid.uuid4().hex, uid=item.uid, base_modified=item.modified.isoformat())
                for item in items
                if item is not None
            )
        )

    def rename(self, uid: str, title: str) -> None:
        """Give a document or a folder another name."""
        item = self.here(uid)
        if isinstance(item, Document | Team) and item.title != title:
            self.do(RenameItem(key=uuid.uuid4().hex, uid=uid, title=title, base_title=item.title))

    def move(self, uids: Iterable[str], container_uid: str) -> None:
        """Put documents and folders into another team or folder."""
        items = [self.here(uid) for uid in uids]
        self.do(
            *(
                MoveItem(key=uuid.uuid4().hex, uid=item.uid, container_uid=container_uid, from_uid=item.folder_uid)
                for item in items
                if isinstance(item, Document) and item.folder_uid != container_uid
            )
        )

    def copy(self, titles: Mapping[str, str], container_uid: str) -> None:
        """Put copies of documents and folders, each of which gets the title under its uid, into a team or folder."""
        items = [self.here(uid) for uid in titles]
        self.do(
            *(
                CopyItem(key=uuid.uuid4().hex, uid=item.uid, container_uid=container_uid, title=titles[item.uid])
                for item in items
                if isinstance(item, Document)
            )
        )

    def set_official(self, uid: str, *, official: bool) -> None:
        """Have a post be official news, or no longer."""
        if self.here(uid) is not None:
            self.do(MarkOfficial(key=uuid.uuid4().hex, uid=uid, official=official))

    def attend(self, event_uid: str, *, going: bool) -> None:
        """Say whether one comes to an event."""
        account = self._store.account()
        if account is not None and self.here(event_uid) is not None:
            said = self._store.attendance_of(event_uid, account.username)
            self.do(Attend(key=uuid.uuid4().hex, event_uid=event_uid, going=going, attendance_uid=said))

    def respond(self, item_uid: str, kind: ResponseKind, *, said: bool) -> None:
        """Say something of a post, or take it back."""
        account = self._store.account()
        if account is not None and self.here(item_uid) is not None:
            before = self._store.response_of(item_uid, kind, account.username)
            self.do(Respond(key=uuid.uuid4().hex, item_uid=item_uid, says=kind, said=said, response_uid=before))

    def like(self, uid: str, *, liked: bool) -> None:
        """Like a post, or no longer."""
        if self.here(uid) is not None:
            self.do(Like(key=uuid.uuid4().hex, uid=uid, liked=liked))

    def change(self, command: Command) -> None:
        """Put a command in the place of the one with its key, which failed or waits, and have it sent."""
        before = self._store.entry(command.key)
        if before is None:
            return
        if isinstance(command, CreateItem) and isinstance(before.command, CreateItem):
            command = before.command.changed_to(command.fields, command.audience, command.container_uid)
        if isinstance(command, AddComment) and isinstance(before.command, AddComment) and before.tried:
            command = replace(command, was=before.command.was or before.command.text)
        self._outbox.change(command, self._effect_of(command))
        self._taken(Applied())  # what changed is told already; it is to be sent soon

    def resolve(self, key: str, chosen: Chosen) -> None:
        """Go on with a command that failed because of a conflict, as the person chose; see `resolved`."""
        entry = self._store.entry(key)
        if entry is None or not entry.error:
            return
        account = self._store.account()
        command = resolved(entry, chosen, self._store.covered(entry.uid), account, self._clock.now())
        if command is None:
            self._outbox.discard(key)
        else:
            self._outbox.change(command, self._effect_of(command))
        self._taken(Applied())  # as above

    def here(self, uid: str) -> Item | None:
        """Give an item as the screens show it; one that is gone is told as a Problem."""
        item = self._store.item(self._store.became.get(uid, uid))
        if item is None:
            self._tell(Problem(error=Gone("it is no longer here")))
        return item

    def _effect_of(self, command: Command) -> list[Item]:
        return effect_of(command, self._store.item, self._store.account(), self._clock.now())

    def _up_to_date(self, command: Command) -> Command:
        """Name what a person spoke of by the uid that it has by now."""
        became = self._store.became
        named = {one.name: getattr(command, one.name) for one in fields(command)}
        anew: dict[str, Any] = {
            name: became[value] for name, value in named.items() if isinstance(value, str) and value in became
        }
        return replace(command, **anew) if anew else command

    def _document(self, uid: str) -> Document | None:
        item = self.here(uid)
        return item if isinstance(item, Document) else None
