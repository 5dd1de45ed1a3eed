"""The tree of places on a site: which folders are teams, which lie inside one, which are pages, and what lies where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.models import Audience
from sync.plone.administration import FOLDER_TYPE
from sync.plone.fields import Record, line
from sync.plone.mapping import FOLDER, NOWHERE, SEEN_BY_ALL_MEMBERS, Place, address, identifier, is_team

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PAGE = "Document"
FOLDER_TYPES = ("team", "Workspace", FOLDER_TYPE, FOLDER, PAGE)
"""Types that are places rather than posts; what a site does not know costs nothing to ask for."""
MENU_HOME = "documents"
SECTIONS = frozenset(
    {"people", "news", "teams", "agenda", "personal", "attendance", "acknowledgements", "opinions", "tallies"}
)
"""The folders that provisioning makes: of the fixed menu, and of what is shown elsewhere."""


class Structure:
    """Folders by address. A shared place is a team by type, or the topmost folder with files outside every team.

    Pages with files are no places: they belong to the fixed menu, with their files, and so does all of its own folder.
    """

    def __init__(self, rows: Iterable[Record], site: str, shared: Iterable[str] = ()) -> None:
        self._rows: dict[str, Record] = {address(row): row for row in rows if isinstance(row.get("@id"), str)}
        self._site = site
        self._shared = set(shared)

    @property
    def shared(self) -> list[str]:
        """Uids of folders that are shared places because of the files in them."""
        return sorted(self._shared)

    def knows(self, url: str) -> bool:
        """Tell whether there is a folder at this address."""
        return url in self._rows

    def learn(self, rows: Iterable[Record]) -> None:
        """Take in folders that were made or changed."""
        self._rows.update({address(row): row for row in rows})

    def holds_files(self, parent_url: str) -> None:
        """Note that there are files in a folder: outside a team that makes its topmost folder a shared place.

        A private folder is a place of its own, whatever it lies in. Files in a post make no place, nor do files on a
        page.
        """
        if not self.knows(parent_url) or self._is_in_menu_home(parent_url):
            return
        above = list(self._with_parents(parent_url))
        if any(self._is_place(row) for row in above):
            return
        private = (row for row in above if _is_private(row))
        folders = [row for row in above if row.get("@type") != PAGE]
        holder = next(private, folders[-1] if folders else None)
        if holder is not None:
            self._shared.add(identifier(holder))

    def places(self) -> Iterator[Record]:
        """Give the rows of all teams and shared places, outermost first."""
        for url in sorted(self._rows):
            if self.is_place(url):
                yield self._rows[url]

    def folders(self) -> Iterator[tuple[Record, Place]]:
        """Give the folders inside teams and shared places, each after the one it lies in."""
        for url in sorted(self._rows):
            if not self.is_page(self._rows[url]) and (place := self.folder_place(url)).team_uid:
                yield self._rows[url], place

    def pages(self) -> Iterator[Record]:
        """Give the folders and pages that belong to the fixed menu."""
        return (self._rows[url] for url in sorted(self._rows) if self.is_page(self._rows[url]))

    def lately_shared(self, before: set[str], known: set[str]) -> Iterator[Record]:
        """Give the folders that belong to a shared place which there was not `before`, but those `known` by uid.

        They were pages until then.
        """
        new = self._shared - before
        if new:
            rows = [*self.places(), *(row for row, place in self.folders() if place.team_uid in new)]
            yield from (row for row in rows if identifier(row) not in known and not is_team(row))

    def is_place(self, url: str) -> bool:
        """Tell whether the folder at this address is a team or shared place, and not inside another."""
        row = self._rows.get(url)
        if row is None or not self._is_place(row):
            return False
        return not any(self._is_place(above) for above in self._with_parents(parent_of(url)))

    def is_page(self, row: Record) -> bool:
        """Tell whether a folder, a page or a link belongs to the fixed menu: outside teams, and what is like them.

        In a folder of files a page is still a page, unless it can hold files itself: then it is one of the folders.
        """
        url = address(row)
        if self._is_place(row) or self._is_in_section(url):
            return False
        around = self._place_around(url)
        return around is None or (not is_team(around) and row.get("is_folderish") is False)

    def place_of(self, url: str) -> Place:
        """Tell in which team and folder the post at `url` lies."""
        around = self._place_around(url)
        if around is None:
            return NOWHERE
        nearest = next(self._with_parents(parent_of(url)))
        return Place(identifier(around), identifier(nearest), _audience_of(around))

    def folder_place(self, url: str) -> Place:
        """Tell where the folder at `url` lies: nowhere where it is a place itself."""
        return NOWHERE if self.is_place(url) else self.place_of(url)

    def file_place(self, url: str) -> Place:
        """Tell where the file at `url` lies: in a team, or on a page."""
        place = self.place_of(url)
        holder = self._rows.get(parent_of(url))
        if place.team_uid or holder is None or not self.is_page(holder):
            return place
        return Place(identifier(holder), identifier(holder))

    def _place_around(self, url: str) -> Record | None:
        """Give the outermost place in which something lies."""
        above = list(self._with_parents(parent_of(url)))
        return next((row for row in reversed(above) if self._is_place(row)), None)

    def _is_place(self, row: Record) -> bool:
        if is_team(row):
            return True
        # a page that was private once is a page when others may read it
        is_open_page = row.get("@type") == PAGE and not _is_private(row)
        return identifier(row) in self._shared and not is_open_page and not self._is_in_menu_home(address(row))

    def _is_in_menu_home(self, url: str) -> bool:
        home = f"{self._site}/{MENU_HOME}"
        return self._has_home() and f"{url}/".startswith(f"{home}/")

    def _is_in_section(self, url: str) -> bool:
        return self._has_home() and url.removeprefix(f"{self._site}/").partition("/")[0] in SECTIONS

    def _has_home(self) -> bool:
        """Tell whether this site was provisioned, as far as this person can see."""
        home = self._rows.get(f"{self._site}/{MENU_HOME}")
        return home is not None and home.get("@type") == FOLDER_TYPE

    def _with_parents(self, url: str) -> Iterator[Record]:
        """Give the known folders from this one up; a gap (a folder one may not see) is stepped over."""
        while url.count("/") > 2:
            row = self._rows.get(url)
            if row is not None:
                yield row
            url = parent_of(url)


def parent_of(url: str) -> str:
    """Give the address above."""
    return url.rpartition("/")[0]


def _is_private(row: Record) -> bool:
    return row.get("review_state") == "private"


def _audience_of(row: Record) -> Audience:
    state = line(row, "review_state")
    if is_team(row):
        return Audience.TEAM
    return Audience.ME if state and state not in SEEN_BY_ALL_MEMBERS else Audience.EVERYONE
