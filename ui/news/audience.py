"""For whom something is, in words and with a sign: never by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sync.models import Audience

SIGNS = {Audience.ME: "lock", Audience.TEAM: "users", Audience.EVERYONE: "globe"}
"""The icon that stands for each audience."""


def spoken_audience(audience: Audience, team_title: str = "") -> str:
    """Name an audience in a word or two: "Only me", "Team Burgerzaken", "Everyone"."""
    if audience is Audience.ME:
        return QCoreApplication.translate("Audience", "Only me")
    if audience is Audience.EVERYONE:
        return QCoreApplication.translate("Audience", "Everyone")
    if not team_title:
        return QCoreApplication.translate("Audience", "Members only")
    return QCoreApplication.translate("Audience", "Team {name}").format(name=without_team(team_title))


def explained_audience(audience: Audience, team_title: str = "") -> str:
    """Say in a sentence who can read something."""
    if audience is Audience.ME:
        return QCoreApplication.translate("Audience", "Only you can read this.")
    if audience is Audience.EVERYONE:
        return QCoreApplication.translate("Audience", "Everyone in the organisation can read this.")
    if not team_title:
        return QCoreApplication.translate("Audience", "Only its members can read this.")
    return QCoreApplication.translate("Audience", "Only members of {name} can read this.").format(name=team_title)


def without_team(title: str) -> str:
    """Give a team's title without a leading "Team", which would otherwise be said twice."""
    first, _, rest = title.partition(" ")
    return rest if rest and first.casefold() == "team" else title
