"""Where one is in the window."""

from __future__ import annotations

from dataclasses import dataclass

START, PEOPLE, NEWS, TEAMS, AGENDA, PAGES = "start", "people", "news", "teams", "agenda", "pages"
PREFERENCES, ACTIVITY, MY_PROFILE, NOTICES = "preferences", "activity", "my-profile", "notices"
SCREENS = (START, PEOPLE, NEWS, TEAMS, AGENDA, PAGES)

WRITE = "write:"
"""In the place of a uid, in the news: begin to write, in the series whose name follows."""


@dataclass(frozen=True, slots=True)
class Place:
    """A screen, and what is shown in it: the uid of a person, news item, team, folder, document, event or page."""

    screen: str
    uid: str = ""


class History:
    """Places visited, as in a browser."""

    def __init__(self, first: Place) -> None:
        self._places = [first]
        self._at = 0

    @property
    def here(self) -> Place:
        """Where one is now."""
        return self._places[self._at]

    def go(self, place: Place) -> None:
        """Visit a place; what lay ahead is forgotten."""
        if place.uid.startswith(WRITE):
            return  # nobody wants to begin once more by going back
        if place != self.here:
            self._places[self._at + 1 :] = [place]
            self._at += 1

    def back(self) -> Place | None:
        """Go back; None where there is nothing behind."""
        return self._step(-1)

    def forward(self) -> Place | None:
        """Go forward again; None where there is nothing ahead."""
        return self._step(1)

    def _step(self, by: int) -> Place | None:
        if not 0 <= self._at + by < len(self._places):
            return None
        self._at += by
        return self.here
