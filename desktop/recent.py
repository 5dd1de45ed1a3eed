"""What the person looked at last, for the menu of the tray. It is kept in the encrypted cache."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from sync.cache.marks import Mark
from ui import navigation
from ui.navigation import Place

if TYPE_CHECKING:
    from sync.cache.queries import Queries
    from ui.session import Session

log = logging.getLogger(__name__)

MOST = 5
SCREENS = (navigation.PEOPLE, navigation.NEWS, navigation.TEAMS, navigation.AGENDA)


class Recent:
    """The last few items, the last one first."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._places = self._read()

    def visit(self, place: Place) -> None:
        """Take in that something is looked at."""
        if place.screen not in SCREENS or not place.uid or self._places[:1] == [place]:
            return
        self._places = [place, *(other for other in self._places if other != place)][: MOST * 2]
        value = json.dumps([[one.screen, one.uid] for one in self._places])
        self._session.mark(Mark.RECENT, ["recent"], on=True, value=value)

    def named(self) -> list[tuple[str, Place]]:
        """Give what is still here, each with its name."""
        queries = self._session.queries
        found = [(title, place) for place in self._places if (title := _title(place, queries))]
        return found[:MOST]

    def _read(self) -> list[Place]:
        kept = self._session.queries.marked(Mark.RECENT).get("recent", "[]")
        try:
            return [Place(str(screen), str(uid)) for screen, uid in json.loads(kept)]
        except (ValueError, TypeError):
            log.info("what was looked at last is not known any more")
            return []


def _title(place: Place, queries: Queries) -> str:
    match place.screen:
        case navigation.PEOPLE:
            person = queries.person(place.uid)
            return person.name if person else ""
        case navigation.NEWS:
            item = queries.news_item(place.uid)
            return item.title if item else ""
        case navigation.AGENDA:
            event = queries.event(place.uid)
            return event.title if event else ""
    document = queries.document(place.uid) or queries.team(place.uid)
    return document.title if document else ""
