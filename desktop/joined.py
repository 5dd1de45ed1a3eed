"""Notices when a person comes to belong to a team. Needs no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.notices.matters import joining

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sync.cache.queries import Queries
    from ui.notices.matter import Matter


class Joined:
    """Remembers to which teams the person belonged, by the cache: so it is noticed after a restart too."""

    def __init__(self, queries: Queries) -> None:
        self._queries = queries
        self._mine = self._now_mine()
        self._since: dict[str, datetime] = {}

    @property
    def since(self) -> Mapping[str, datetime]:
        """Since when the person belongs to teams that were joined in this run, by uid."""
        return self._since

    def look(self, now: datetime) -> list[Matter]:
        """Give a matter for each team that became the person's since one last looked."""
        mine = self._now_mine()
        new = mine - self._mine
        self._mine = mine
        self._since.update(dict.fromkeys(new, now))
        return [matter for uid in sorted(new) if (matter := joining(uid, self._queries, now)) is not None]

    def _now_mine(self) -> set[str]:
        return {team.uid for team in self._queries.teams() if team.mine}
