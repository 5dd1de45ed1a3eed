"""What can be asked of the cache beyond single records, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from sync.models import Comment, Document, Event, NewsItem, Page, Person


class NewsKind(StrEnum):
    """Which news: everything, the organisation's (for everyone, no blogs), that of teams, or blogs."""

    ALL = "all"
    ORGANISATION = "organisation"
    TEAMS = "teams"
    BLOGS = "blogs"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsFilter:
    """Which news to list; `team_uid` and `author` (a user name) narrow it further, `unread` to what was not read.

    `saved` is what the person saved, `followed` what people or series write that they follow, `series` a blog of the
    author by its name (empty for the one that has none).
    """

    kind: NewsKind = NewsKind.ALL
    unread: bool = False
    team_uid: str = ""
    author: str = ""
    saved: bool = False
    followed: bool = False
    series: str | None = None

    @property
    def is_front_page(self) -> bool:
        """Whether what is pinned stands on top: in everything, and in what is the organisation's."""
        return self in (NewsFilter(), NewsFilter(kind=NewsKind.ORGANISATION))


@dataclass(frozen=True, slots=True, kw_only=True)
class BlogSeries:
    """A blog of an author (a user name): its name, empty where they have only one, and how many posts it has."""

    author: str
    name: str
    posts: int
    newest: datetime


class Sort(StrEnum):
    """The order of people: by name, best matches first where something is typed, or by place, and there by name."""

    NAME = "name"
    LOCATION = "location"
    DEPARTMENT = "department"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFilter:
    """Whom to find: every word of `text` matches one of theirs, and they have the values that are not empty.

    `today_at` is where they work today, by what they said themselves.
    """

    text: str = ""
    location: str = ""
    department: str = ""
    knowledge_area: str = ""
    today_at: str = ""
    ambassador: bool = False


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """What somebody looks for again and again, under the name they gave it."""

    name: str
    chosen: PersonFilter


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonHit:
    """A person who was found; `knowledge_areas` are those of theirs that match what was typed."""

    person: Person
    knowledge_areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResults:
    """What was found, best first."""

    people: tuple[PersonHit, ...] = ()
    news: tuple[NewsItem, ...] = ()
    documents: tuple[Document, ...] = ()
    pages: tuple[Page, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.people or self.news or self.documents or self.pages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What happened since a time: `answers` are comments by others on items of the signed-in person.

    `mentions` are other comments, and news, in which they are mentioned.
    """

    news: tuple[NewsItem, ...] = ()
    documents: tuple[Document, ...] = ()
    answers: tuple[Comment, ...] = ()
    events: tuple[Event, ...] = ()
    mentions: tuple[Comment | NewsItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflineMarks:
    """What of a folder is kept offline.

    `by_place` tells that the folder itself is kept, and so everything in it; `own` are uids in it that are marked
    themselves, `here` uids of documents whose present version is on the disk.
    """

    by_place: bool = False
    own: frozenset[str] = frozenset()
    here: frozenset[str] = frozenset()

    def keep(self, uid: str) -> bool:
        """Tell whether a document or folder in it is kept."""
        return self.by_place or uid in self.own
