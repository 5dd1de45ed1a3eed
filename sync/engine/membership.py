"""Teams and who belongs to them, as those who administer the site arrange it: at once, with a connection."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from sync.cache.commands import item_id_of
from sync.engine.chores import Chores
from sync.engine.membership_events import MembersListed, TeamMade
from sync.errors import Gone
from sync.models import Team

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sync.cache.store import Store
    from sync.engine.events import EngineEvent
    from sync.server import Intranet


class Membership:
    """Asks the server for each; `look` has the engine look for changes. What fails is told as a Problem."""

    def __init__(
        self,
        connection: Callable[[], Intranet],
        store: Store,
        tell: Callable[[EngineEvent], None],
        look: Callable[[], None],
    ) -> None:
        self._connection = connection
        self._store = store
        self._tell = tell
        self._look = look
        self._chores = Chores("arranging a team", tell)

    def ask(self, team_uid: str) -> None:
        """List who belongs to a team; MembersListed follows."""
        self._chores.do(self._list(team_uid))

    def change(self, team_uid: str, belongs: Mapping[str, bool]) -> None:
        """Put people into a team, or take them out; MembersListed follows."""
        self._chores.do(self._change(team_uid, belongs))

    def create(self, title: str, purpose: str) -> None:
        """Make a team, to which whoever makes it belongs; TeamMade follows."""
        self._chores.do(self._create(title, purpose))

    async def stop(self) -> None:
        """Stop what is not done."""
        await self._chores.stop()

    async def _list(self, team_uid: str) -> None:
        usernames = await self._connection().team_members(self._group_of(team_uid))
        self._tell(MembersListed(team_uid=team_uid, usernames=usernames))

    async def _change(self, team_uid: str, belongs: Mapping[str, bool]) -> None:
        await self._connection().change_team_members(self._group_of(team_uid), belongs)
        await self._list(team_uid)
        self._look()

    async def _create(self, title: str, purpose: str) -> None:
        account = self._store.account()
        team_id = item_id_of(uuid.uuid4().hex[:6], title)
        made = await self._connection().create_team(team_id, title, purpose, [account.username] if account else [])
        self._look()
        self._tell(TeamMade(uid=made.uid))

    def _group_of(self, team_uid: str) -> str:
        team = self._store.item(team_uid)
        if not isinstance(team, Team) or not team.group:
            raise Gone("it is no longer here, or no team with members of its own")
        return team.group
