"""Carries out the commands that make, change and take away items: compares first, where somebody else may have been."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from sync.cache.commands import (
    Attend,
    CreateItem,
    DeleteItem,
    EditItem,
    Like,
    MarkOfficial,
    MoveItem,
    RenameItem,
    Respond,
    SetAudience,
)
from sync.cache.fields import values_of
from sync.digests import digest_of
from sync.engine.conflicts import Choice, could_be_since, decide
from sync.errors import ChangedMeanwhile, Conflict, DeletedMeanwhile, Gone
from sync.models import Attendance, Audience, Comment, Document, Event, NewsItem, Picture
from sync.server import Creation

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.cache.commands import OutboxEntry
    from sync.cache.store import Store
    from sync.models import Fields, Item
    from sync.server import Intranet


class Changing:
    """Each command may be carried out again when its answer was lost: it looks first, or leads to the same end."""

    def __init__(self, connection: Callable[[], Intranet], store: Store) -> None:
        self._connection = connection
        self._store = store

    async def carry_out(self, entry: OutboxEntry) -> Item | None:
        """Carry out a command and give what came of it; None where that is nothing, or not to be seen.

        Raises what the intranet raises, and Conflict where a person has to choose.
        """
        match entry.command:
            case CreateItem() as command:
                made: Item | None = await self._create(command)
            case EditItem() as command:
                made = await self._edit(command, is_repeat=entry.tried)
            case DeleteItem() as command:
                await self._delete(command)
                made = None
            case RenameItem() as command:
                made = await self._rename(command)
            case MoveItem() as command:
                made = await self._move(command)
            case SetAudience() as command:
                made = await self._give(entry, command)
            case MarkOfficial() as command:
                made = await self._connection().set_official(self._url_of(command.uid), official=command.official)
            case Attend() | Respond() | Like() as command:
                made = await self._say(command)
            case _:
                raise TypeError(type(entry.command).__name__)
        return made

    async def _create(self, command: CreateItem) -> Item:
        container_url = self._url_of(command.container_uid) if command.container_uid else ""
        creation = Creation(
            kind=command.kind,
            item_id=command.item_id,
            fields=command.fields,
            container_url=container_url,
            audience=command.audience,
        )
        made = await self._connection().create(creation)
        if not command.revised:
            return made
        wanted = {name: value for name, value in command.fields.items() if name != "is_folder"}
        decision = decide(values_of(made, wanted), wanted, values_of(made, wanted))
        return await self._connection().edit(made.url, decision.fields) if decision.fields else made

    async def _edit(self, command: EditItem, *, is_repeat: bool) -> Item:
        there = await self._there(command.uid)
        said = _as_sent(command.changes, there)
        decision = decide(command.base, command.changes, said)
        if decision.choice is Choice.ASK and is_repeat:
            left = await self._connection().differing(there.url, command.changes)
            sent = {name: value for name, value in command.changes.items() if name not in left}
            decision = decide(command.base, command.changes, {**said, **sent})
        if decision.choice is Choice.ASK:
            raise Conflict(theirs=decision.fields, fields=" ".join(decision.fields))
        if not decision.fields:
            return there
        return await self._connection().edit(there.url, decision.fields)

    async def _rename(self, command: RenameItem) -> Item:
        there = await self._there(command.uid)
        title: Fields = {"title": command.title}
        decision = decide({"title": command.base_title}, title, values_of(there, title))
        if decision.choice is Choice.ASK:
            raise Conflict(theirs=decision.fields, fields=" ".join(decision.fields))
        return await self._connection().rename(there.url, command.title) if decision.fields else there

    async def _move(self, command: MoveItem) -> Item:
        url = self._url_of(command.uid)
        return await self._connection().move(command.uid, url, self._url_of(command.container_uid))

    async def _give(self, entry: OutboxEntry, command: SetAudience) -> Item:
        if not command.container_uid or command.audience is not Audience.TEAM:
            return await self._connection().set_audience(self._url_of(command.uid), command.audience)
        known = self._store.covered(command.uid)  # an earlier try may have deleted it where it was
        if not isinstance(known, NewsItem | Event):
            raise Gone("what is given is no longer here")
        container_url, since = self._url_of(command.container_uid), could_be_since(entry.created)
        return await self._connection().give_to_team(
            command.uid, known.url, known.title, container_url, since, self._store.made()
        )

    async def _say(self, command: Attend | Respond | Like) -> Item | None:
        """Carry out what a person says of an item that need not be theirs."""
        match command:
            case Attend():
                return await self._attend(command)
            case Respond():
                url = self._url_of(command.item_uid)
                return await self._connection().respond(url, command.says, command.key, said=command.said)
            case Like():
                return await self._connection().like(self._url_of(command.uid), liked=command.liked)

    async def _attend(self, command: Attend) -> Item | None:
        await self._connection().attend(self._url_of(command.event_uid), going=command.going)
        said = self._store.covered(command.attendance_uid)
        return replace(said, going=command.going) if isinstance(said, Attendance) else None

    async def _delete(self, command: DeleteItem) -> None:
        url = self._store.url_of(command.uid)
        if url is None:
            return
        try:
            there = await self._connection().item(url)
        except Gone:
            return
        if isinstance(there, Document) and there.is_folder:
            await self._must_hold_what_was_seen(there)
        elif self._is_another(there, command):
            raise ChangedMeanwhile(theirs={"modified": there.modified.isoformat()})
        await self._connection().delete(there.url)

    async def _must_hold_what_was_seen(self, folder: Document) -> None:
        """Look for what a colleague put into a folder, or changed in it, that the person who deletes it never saw.

        When the folder itself was changed tells nothing: one's own files change that too, those deeper down do not.
        """
        contents = await self._connection().contents(folder.url)
        unseen = [modified for uid, modified in contents.items() if self._version_here(uid) != modified]
        if unseen:
            raise ChangedMeanwhile(theirs={"modified": max(unseen).isoformat()})

    def _version_here(self, uid: str) -> datetime | None:
        known = self._store.covered(uid)
        return known.modified if known is not None else None

    def _is_another(self, there: Item, command: DeleteItem) -> bool:
        """Tell whether the person saw something else than what is there now."""
        known = self._store.covered(command.uid)
        if isinstance(there, Comment) and isinstance(known, Comment):  # it cannot be changed without another text
            return there.text != known.text
        return changed_since(command.base_modified, there.modified)

    async def _there(self, uid: str) -> Item:
        try:
            return await self._connection().item(self._url_of(uid))
        except Gone as error:
            if isinstance(self._store.covered(uid), NewsItem | Event):
                raise DeletedMeanwhile from error
            raise

    def _url_of(self, uid: str) -> str:
        url = self._store.url_of(uid)
        if url is None:
            raise Gone("what it belongs to is no longer here")
        return url


def changed_since(base_modified: str, modified: datetime) -> bool:
    """Tell whether something is no longer the version of `base_modified`."""
    return datetime.fromisoformat(base_modified) != modified


def _as_sent(changes: Fields, there: Item) -> Fields:
    """Give what the server says; a picture that is there as we sent it is ours, by whatever address it goes."""
    said = dict(values_of(there, changes))
    for name, value in changes.items():
        picture = getattr(there, name, None)
        if isinstance(picture, Picture) and picture.digest and picture.digest == digest_of(str(value)):
            said[name] = value
    return said
