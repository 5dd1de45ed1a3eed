"""Sharing files from the command line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sync.errors import QT_TRANSLATE_NOOP, Refused

if TYPE_CHECKING:
    from sync.cache.queries import Queries
    from sync.errors import MienskipError
    from sync.models import Team


@dataclass(slots=True)
class Outcome:
    """Names of the files that arrived, and what kept the others from it."""

    sent: list[str] = field(default_factory=list)
    failed: dict[str, MienskipError] = field(default_factory=dict)


def team_named(queries: Queries, name: str) -> Team:
    """Find a team by its title, uid or address. Raises Refused where there is none, or more than one."""
    wanted = name.casefold().strip().rstrip("/")
    found = [team for team in queries.teams() if wanted in (team.title.casefold(), team.uid, team.url.casefold())]
    if len(found) != 1:
        raise Refused(reason=QT_TRANSLATE_NOOP("errors", "No team by that name is shared with you."))
    return found[0]
