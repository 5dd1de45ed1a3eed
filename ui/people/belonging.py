"""To what somebody belongs: their team, to whom they answer, and which teams they share with the reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync.cache.folding import fold

if TYPE_CHECKING:
    from sync.cache.queries import Queries
    from sync.models import Person, Team


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """Addresses are empty where there is no page here; `manager` is a name to be read."""

    team_url: str = ""
    manager: str = ""
    manager_url: str = ""
    shared: tuple[Team, ...] = ()


def belonging(person: Person, queries: Queries) -> Belonging:
    """Look up to what somebody belongs. One step up and no further: whoever leads whom may go round in a circle."""
    teams = queries.teams()
    called = fold(person.department).strip()
    own = next((team for team in teams if called and fold(team.title).strip() == called), None)
    active = queries.teams_where_active(person.username)
    leads = queries.person_by_username(person.manager)
    if leads is not None and leads.uid == person.uid:
        return Belonging(team_url=own.url if own else "", shared=_shared(teams, own, active))
    return Belonging(
        team_url=own.url if own else "",
        manager=leads.name if leads else person.manager,
        manager_url=leads.url if leads else "",
        shared=_shared(teams, own, active),
    )


def _shared(teams: list[Team], own: Team | None, active: set[str]) -> tuple[Team, ...]:
    return tuple(team for team in teams if team.mine and (team is own or team.uid in active))
