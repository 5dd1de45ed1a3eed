"""What the engine tells of teams that are arranged. All are frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersListed:
    """Who belongs to a team now, by user name."""

    team_uid: str
    usernames: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMade:
    """A team that was asked for is there."""

    uid: str


MembershipEvent: TypeAlias = MembersListed | TeamMade
