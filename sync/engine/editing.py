"""Carries out changes of what is on the server, after a look at what it says by now."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sync.engine.conflicts import Verdict, decide
from sync.errors import Conflict, Gone
from sync.models import Picture
from sync.server import Creation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sync.cache.applied import Applied
    from sync.cache.commands import CreateItem, EditItem
    from sync.cache.store import Store
    from sync.models import Fields, FieldValue, Item
    from sync.server import Intranet

MINE = "mine"
LONGEST_ID = 40
_NOT_IN_AN_ID = re.compile(r"[^a-z0-9]+")


class Editor:
    """Makes and changes things. `applied` is told of what the server says while a person has to choose."""

    def __init__(self, connection: Callable[[], Intranet], store: Store, applied: Callable[[Applied], None]) -> None:
        self._connection = connection
        self._store = store
        self._applied = applied

    async def create(self, command: CreateItem) -> Item:
        """Make something; repeating it finds what was made. Raises what the intranet raises, and Gone."""
        container = self._store.url_of(command.container_uid) if command.container_uid else ""
        if container is None:
            raise Gone("where it is to be made is no longer here")
        title = str(command.fields.get("title") or command.fields.get("username") or command.kind)
        return await self._connection().create(
            Creation(
                kind=command.kind,
                item_id=item_id_of(command.key, title),
                fields=command.fields,
                container_url=container,
                audience=command.audience,
            )
        )

    async def edit(self, command: EditItem) -> Item:
        """Change what only we have changed. Raises Conflict where a person has to choose, what the intranet raises."""
        url = self._store.url_of(command.uid)
        if not url:
            raise Gone("what is to be changed is no longer here")
        intranet = self._connection()
        there = await intranet.item(url)
        decision = decide(command.base, command.changes, values_of(there, command.changes))
        match decision.verdict:
            case Verdict.NOTHING:
                return there
            case Verdict.SEND:
                return await intranet.edit(url, decision.send)
            case Verdict.ASK:
                self._applied(self._store.apply([there]))
                raise Conflict(fields=" ".join(decision.ask))


def item_id_of(key: str, title: str) -> str:
    """Give the id on the server of what a command makes: the same however often it is sent."""
    words = _NOT_IN_AN_ID.sub("-", title.casefold()).strip("-")[:LONGEST_ID].strip("-")
    return f"{words}-{key[:12]}" if words else key[:12]


def chosen(command: EditItem, choices: Mapping[str, str], there: Item) -> EditItem | None:
    """Give the command that carries out what a person chose for each field; None where nothing of ours is left.

    What the server says by now is its new base: whoever chose has seen that.
    """
    changes = {name: value for name, value in command.changes.items() if choices.get(name, MINE) == MINE}
    return replace(command, base=values_of(there, changes), changes=changes) if changes else None


def values_of(item: Item, names: Iterable[str]) -> Fields:
    """Give fields of an item as they travel in commands: a picture by the address of its smallest size."""
    return {name: _travelling(getattr(item, name, "")) for name in names}


def _travelling(value: Any) -> FieldValue:
    if isinstance(value, Picture):
        return value.scales[0].url if value.scales else ""
    travelling: FieldValue = "" if value is None else value
    return travelling
