"""Who belongs to a team: its group on the site. Only who administers the site may see and change that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sync.errors import BadAnswer, Refused
from sync.plone.administration import TEAM_ROLES, TEAM_TYPE, rights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sync.plone.client import PloneClient

HOME = "teams"


class Teams:
    """The teams of one site. Every method raises NotAllowed for who does not administer it, and Refused."""

    def __init__(self, client: PloneClient) -> None:
        self._client = client

    async def members(self, group: str) -> tuple[str, ...]:
        """Give the user names of those who belong to a group, in order."""
        answer: Any = await self._client.get_json(f"@groups/{group}", {"b_size": 10_000})
        listed = answer.get("members") if isinstance(answer, dict) else None
        names = listed.get("items") if isinstance(listed, dict) else None
        if not isinstance(names, list):
            raise BadAnswer("a group without members")
        return tuple(sorted(name for name in names if isinstance(name, str)))

    async def change_members(self, group: str, belongs: Mapping[str, bool]) -> None:
        """Put people, by user name, into a group or take them out."""
        await self._client.send_json("PATCH", f"@groups/{group}", {"users": dict(belongs)})

    async def create(self, team_id: str, title: str, purpose: str, members: Sequence[str]) -> str:
        """Make a team with its group, and give its address; what an earlier try has made of it is gone on with.

        Its members see it only when all of it is there: the rights of the group come last.
        """
        group = f"team-{team_id}"
        group_fields = {"groupname": group, "title": title, "users": list(members), "roles": ["Member"]}
        await self._unless_there("@groups", group_fields)
        fields = {"@type": TEAM_TYPE, "id": team_id, "title": title, "description": purpose, "team_group": group}
        await self._unless_there(HOME, fields)
        of_the_group = rights({group: TEAM_ROLES}, groups=True, inherit=False)
        await self._client.send_json("POST", f"{HOME}/{team_id}/@sharing", of_the_group)
        return f"{self._client.site}/{HOME}/{team_id}"

    async def _unless_there(self, path: str, fields: Mapping[str, object]) -> None:
        """Make something under a name of ours that nothing else can have."""
        try:
            await self._client.send_json("POST", path, fields)
        except Refused:
            name = fields.get("id") or fields["groupname"]
            await self._client.get_json(f"{path}/{name}")  # raises where it is another reason than that it is there
