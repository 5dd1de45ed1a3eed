"""Fills a provisioned site with a sample community, over REST, as the people themselves would have."""

from __future__ import annotations

import json
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from sync.plone.administration import Administration
from sync.plone.sample_content import SampleContent, read_content
from sync.plone.sample_filling import Filling
from sync.plone.sample_larger import larger

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MARK_FOLDER, MARK = "personal", "sample-community"


class Site(Protocol):
    """A provisioned site and who administers it; a RunningServer is one."""

    @property
    def url(self) -> str:
        """The root of the site."""

    @property
    def admin_user(self) -> str:
        """An administrator."""

    @property
    def admin_password(self) -> str:
        """Their password."""


@dataclass(frozen=True, slots=True)
class Community:
    """Who lives on a filled site.

    `teams` is id -> title. Every account has the same `password`. `default_user` is whom a demonstration shows,
    `second_user` somebody in another team, who sees other things.
    """

    name: str
    accounts: tuple[str, ...]
    teams: Mapping[str, str]
    default_user: str
    second_user: str
    password: str


def fill(
    site: Site,
    *,
    people: int | None = None,
    news: int | None = None,
    documents: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Community:
    """Fill the site with the sample community, or with a larger one that has at least so many of each.

    `progress` is told how many of how many are done. A second time makes nothing twice: a finished run is known by a
    mark that only administrators see, an interrupted one goes on where it was.
    Raises NotAllowed, Refused, ServerAway or BadAnswer.
    """
    now = datetime.now(UTC).astimezone()
    standard = read_content(now)
    content = larger(standard, people=people, news=news, documents=documents, now=now)
    with ExitStack() as connections:
        administration = connections.enter_context(Administration(site.url, site.admin_user, site.admin_password))
        if not is_filled(administration, content):
            at_home = {person.username for person in standard.people}
            Filling(administration, content, connections, progress).carry_out(at_home)
            mark(administration, content)
    return community(content)


def community(content: SampleContent) -> Community:
    """Give who lives in what was read."""
    return Community(
        name=content.name,
        accounts=tuple(person.username for person in content.people),
        teams={team.id: team.title for team in content.teams},
        default_user=content.default_user,
        second_user=content.second_user,
        password=content.password,
    )


def _extent(content: SampleContent) -> dict[str, int]:
    return {"people": len(content.people), "news": len(content.news), "documents": len(content.documents)}


def is_filled(administration: Administration, content: SampleContent) -> bool:
    """Tell whether an earlier run put at least as much here."""
    if not administration.exists(f"{MARK_FOLDER}/{MARK}"):
        return False
    try:
        there = json.loads(administration.ask("GET", f"{MARK_FOLDER}/{MARK}")["description"])
    except ValueError:
        return False
    return all(there.get(kind, 0) >= count for kind, count in _extent(content).items())


def mark(administration: Administration, content: SampleContent) -> None:
    """Leave word on the site of what was put there."""
    administration.create(MARK_FOLDER, "Document", MARK, title=content.name)
    administration.ask("PATCH", f"{MARK_FOLDER}/{MARK}", {"description": json.dumps(_extent(content))})
