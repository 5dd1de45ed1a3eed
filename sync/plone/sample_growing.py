"""Makes the sample community of the server on this machine larger, for measuring.

Inside Zope an item takes about a quarter of the time that it takes over REST; only a server of our own lets us in.
"""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from sync.plone.administration import FOLDER_TYPE, Administration
from sync.plone.sample import Community, Site, community, fill, is_filled, mark
from sync.plone.sample_content import read_content, resource
from sync.plone.sample_filling import managers, place, profile_fields
from sync.plone.sample_larger import larger, plain_name
from sync.plone.sample_text import blocks

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.plone.sample_content import SampleContent, SampleDocument, SampleNews, SamplePerson


class OwnServer(Protocol):
    """A server that we start and stop ourselves; LocalServer is one."""

    def start(self) -> Site:
        """Have it running."""

    def run_inside(self, script: Path, *arguments: str) -> str:
        """Run a script inside Zope, with the server stopped."""


def fill_larger(
    server: OwnServer,
    *,
    people: int | None = None,
    news: int | None = None,
    documents: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Community:
    """Fill our own server with the sample community and make it as large as told; the server runs afterwards.

    `progress` is told about what is written by hand; the rest is made in one go, without news of it.
    Raises LocalServerError, and what `fill` raises.
    """
    site = server.start()
    fill(site, progress=progress)
    now = datetime.now(UTC).astimezone()
    standard = read_content(now)
    content = larger(standard, people=people, news=news, documents=documents, now=now)
    with Administration(site.url, site.admin_user, site.admin_password) as administration:
        if is_filled(administration, content):
            return community(content)
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "plan.json"
        plan.write_text(json.dumps(_plan(content, standard, site.url)), encoding="utf-8")
        server.run_inside(resource("grow_inside_zope.py"), str(plan))
    site = server.start()
    with Administration(site.url, site.admin_user, site.admin_password) as administration:
        mark(administration, content)
    return community(content)


def _plan(content: SampleContent, standard: SampleContent, url: str) -> dict[str, Any]:
    """Give what is to be made beyond what is written by hand, as the script wants it."""
    titles = {team.id: team.title for team in content.teams}
    leading = managers(content.people)
    return {
        "site": url.rpartition("/")[2],
        "password": content.password,
        "people": [_person(person, titles, leading) for person in content.people[len(standard.people) :]],
        "news": [_news(item) for item in content.news[len(standard.news) :]],
        "documents": [_document(document) for document in content.documents[len(standard.documents) :]],
    }


def _person(person: SamplePerson, titles: dict[str, str], leading: dict[str, str]) -> dict[str, Any]:
    return {
        "username": person.username,
        "full_name": f"{person.first_name} {person.last_name}",
        "group": f"team-{person.team}",
        "portrait": str(resource("portraits", person.portrait)) if person.portrait else "",
        "fields": profile_fields(person, titles[person.team], leading[person.team]),
    }


def _news(item: SampleNews) -> dict[str, Any]:
    return {
        "id": item.id,
        "author": item.author,
        "place": place("news", item.team),
        "for_all": not item.team,
        "published": item.published.isoformat(),
        "picture": str(resource("pictures", f"{item.picture}.jpg")) if item.picture else "",
        "fields": {
            "title": item.title,
            "description": item.lead,
            "subjects": item.keywords,
            "image_caption": item.alternative,
            **blocks(item.body, {}, str),
        },
    }


def _document(document: SampleDocument) -> dict[str, Any]:
    return {
        "id": plain_name(document.name),
        "name": document.name,
        "author": document.author,
        "place": place("documents", document.team),
        "folder": plain_name(document.folder),
        "folder_title": document.folder,
        "folder_type": FOLDER_TYPE,
        "text": document.text,
    }
