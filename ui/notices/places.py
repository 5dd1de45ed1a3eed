"""Where a matter is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.blogs import series_of
from sync.models import Kind
from ui import navigation
from ui.navigation import Place
from ui.notifying import Topic
from ui.people.links import SCREENS

if TYPE_CHECKING:
    from sync.cache.queries import Queries
    from ui.notices.matter import Matter


def place_of(matter: Matter, queries: Queries) -> Place:
    """Give the place of a matter; where its item is not here any more, that of what goes on."""
    if matter.topic is Topic.DIGEST:
        return Place(navigation.START)
    if not matter.uid:
        return Place(navigation.ACTIVITY)
    uid = matter.uid
    if series_of(uid):
        return Place(navigation.NEWS, uid)
    said = queries.comment(uid)
    if said is not None:
        uid = said.item_uid
    kind = queries.kind_of(uid)
    if kind is None or kind is Kind.COMMENTS or kind not in SCREENS:
        return Place(navigation.ACTIVITY)
    return Place(SCREENS[kind], uid)
