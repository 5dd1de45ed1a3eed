"""What a person missed since a time: a few lines, the most pressing first. Needs no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.engine.events import Changed
from sync.models import Kind
from ui.notices.matters import matters_in, unknown
from ui.notifying import Manner

if TYPE_CHECKING:
    from datetime import datetime

    from sync.cache.queries import Queries
    from sync.models import Account
    from ui.notices.matter import Matter
    from ui.notifying import Rules

LINES = 5


def missed_since(queries: Queries, me: Account, since: datetime, rules: Rules) -> list[Matter]:
    """Give what others did since a time that the person does not know yet and wants to hear of.

    For a worker: it asks the cache many things.
    """
    happened = queries.changes_since(since)
    new = [one.uid for one in happened.documents if (one.created or one.modified) > since]
    uids = {
        Kind.NEWS: frozenset(one.uid for one in happened.news),
        Kind.COMMENTS: frozenset(one.uid for one in happened.answers),
        Kind.DOCUMENTS: frozenset(one.uid for one in happened.documents),
    }
    changed = Changed(uids=uids, arrived=uids[Kind.NEWS] | uids[Kind.COMMENTS] | frozenset(new))
    wanted = [
        matter
        for matter in matters_in(changed, queries, me, joined={})
        if rules.manner(matter.topic, matter.team_uid) is not Manner.OFF
    ]
    return unknown(wanted, queries, me)
