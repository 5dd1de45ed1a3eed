"""What one search found, as rows to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui import navigation
from ui.navigation import Place
from ui.widgets.dates import spoken_time
from ui.widgets.hits import Hit

if TYPE_CHECKING:
    from sync.cache.answers import SearchResults
    from sync.cache.queries import Queries


def hits_of(found: SearchResults, queries: Queries) -> list[Hit]:
    """Give the rows of what was found, under a heading for each kind; or one that says that there is nothing."""
    hits: list[Hit] = []
    if found.people:
        hits.append(Hit(QCoreApplication.translate("SearchField", "People")))
    for person_hit in found.people:
        person = person_hit.person
        areas = person_hit.knowledge_areas
        facts = (
            (person.function, person.department, *areas)
            if areas
            else (
                person.function,
                person.department,
                person.location,
            )
        )
        line = " · ".join(fact for fact in facts if fact)
        hits.append(Hit(person.name, line, Place(navigation.PEOPLE, person.uid), person=person))
    if found.news:
        hits.append(Hit(QCoreApplication.translate("SearchField", "News")))
    for item in found.news:
        when = spoken_time(item.published or item.modified)
        line = " · ".join(part for part in (when, item.lead) if part)
        hits.append(Hit(item.title, line, Place(navigation.NEWS, item.uid), "newspaper"))
    if found.pages:
        hits.append(Hit(QCoreApplication.translate("SearchField", "Pages")))
    menu = queries.menu() if found.pages else None
    for page in found.pages:
        way = " / ".join(entry.title for entry in menu.path_to(page.uid)) if menu else ""
        line = " · ".join(part for part in (way, page.lead) if part)
        hits.append(Hit(page.title, line, Place(navigation.PAGES, page.uid), "book-open"))
    if found.documents:
        hits.append(Hit(QCoreApplication.translate("SearchField", "Documents")))
    for document in found.documents:
        home = queries.team(document.team_uid) or queries.page(document.team_uid)
        line = " · ".join(part for part in (home.title if home else "", spoken_time(document.modified)) if part)
        icon = "folder" if document.is_folder else "file-text"
        hits.append(Hit(document.title, line, Place(navigation.TEAMS, document.uid), icon))
    return hits or [Hit(QCoreApplication.translate("SearchField", "Nothing found. Try another word."))]
