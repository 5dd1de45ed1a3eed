"""The nouns of the intranet, as frozen records.

Everything here is what the program knows about a thing, whatever server it came from. Times are aware datetimes in
UTC, texts are plain unless the name ends in ``_html`` (then they are sanitised), addresses are absolute URLs.
A missing text is the empty string, a missing time ``None``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class Kind(StrEnum):
    """The kinds of thing that are synced, also the names by which changes are announced."""

    PEOPLE = "people"
    TEAMS = "teams"
    DOCUMENTS = "documents"
    NEWS = "news"
    PAGES = "pages"
    EVENTS = "events"
    COMMENTS = "comments"
    ATTENDANCES = "attendances"
    RESPONSES = "responses"


class Audience(StrEnum):
    """For whom something is important."""

    ME = "me"
    TEAM = "team"
    EVERYONE = "everyone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """One size in which the server offers a picture; `url` is named by content and so may be kept for good."""

    url: str
    width: int
    height: int


PICTURE_STEPS = (128, 800)
"""Pixels: a portrait anywhere on the screen, and a picture in a card or above an article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture on the server, in the sizes it offers, smallest first; `alternative` describes it in words.

    `digest` is that of what was sent (`sync.digests`) where the server says so; it is not kept and makes no difference.
    """

    scales: tuple[Scale, ...]
    alternative: str = ""
    digest: str = field(default="", compare=False)

    def fitting(self, width: int) -> Scale | None:
        """Give a scale at least `width` pixels wide, else the largest; None where there is none.

        Widths are rounded up to a few steps, so that what was fetched for one use serves the others too.
        """
        if not self.scales:
            return None
        wanted = next((step for step in PICTURE_STEPS if step >= width), width)
        return next((scale for scale in self.scales if scale.width >= wanted), self.scales[-1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A colleague's profile. `manager` is the user name of whom they answer to, or a name where the site keeps that."""

    uid: str
    url: str
    modified: datetime
    first_name: str
    last_name: str
    username: str = ""
    function: str = ""
    department: str = ""
    location: str = ""
    room: str = ""
    email: str = ""
    phone: str = ""
    mobile: str = ""
    knowledge_areas: tuple[str, ...] = ()
    works_today_at: str = ""
    ambassador: bool = False
    about_html: str = ""
    portrait: Picture | None = None
    manager: str = ""

    @property
    def name(self) -> str:
        """The name as colleagues say it: first and last name, or whichever there is."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A place that a group of people shares: a team's folder, a workspace, or a folder of files on a plain site.

    `mine` says whether the signed-in person belongs to it; `audience` who can read what is put there.
    """

    uid: str
    url: str
    modified: datetime
    title: str
    purpose: str = ""
    group: str = ""
    mine: bool = False
    audience: Audience = Audience.TEAM


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file, a picture or a folder in a team, a file on a page of the fixed menu, or a file or picture of a post.

    `folder_uid` is the folder it lies in: the team's own uid at the top. On a page both are the page's uid. What
    belongs to a post or an event has no `team_uid`, and the uid of the post as its `folder_uid`. A folder has no
    `filename`, `content_type` or `size`. `size` is in bytes, None where the server does not tell.
    """

    uid: str
    url: str
    modified: datetime
    title: str
    team_uid: str
    folder_uid: str
    is_folder: bool = False
    filename: str = ""
    content_type: str = ""
    size: int | None = None
    author: str = ""
    created: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsItem:
    """A news item, a team's message or a blog post. `author` is a user name; `published` when it became visible.

    `pinned` says that it stands on top of the front page, which only what is `official` can. `series` is the name of
    the author's blog that it belongs to; empty for the one blog of somebody who has no more. `confirmation_asked`: its
    readers are asked to say that they read and understood it. `liked`: the signed-in person is among its `likes`.
    """

    uid: str
    url: str
    modified: datetime
    title: str
    lead: str = ""
    body_html: str = ""
    picture: Picture | None = None
    author: str = ""
    published: datetime | None = None
    audience: Audience = Audience.EVERYONE
    team_uid: str = ""
    official: bool = False
    blog: bool = False
    comments_open: bool = False
    pinned: bool = False
    series: str = ""
    confirmation_asked: bool = False
    likes_open: bool = False
    likes: int = 0
    liked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something in the agenda. A whole-day event has a `start` at local midnight; `end` is None when it is open."""

    uid: str
    url: str
    modified: datetime
    title: str
    start: datetime
    end: datetime | None = None
    whole_day: bool = False
    place: str = ""
    lead: str = ""
    body_html: str = ""
    contact: str = ""
    audience: Audience = Audience.EVERYONE
    team_uid: str = ""
    subjects: tuple[str, ...] = ()


SAID_WITHIN = timedelta(seconds=1)
"""What a server may take between noting when a comment was made and when it was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page, a folder or a link of the fixed menu: what the organisation wants everybody to be able to look up.

    Pages lie below one another by their `url`. `order` are uids of what lies directly below, as the editors put it.
    `label` is what the menu calls it, where that is not the title. `link` is where a link leads. What is `excluded`
    stands in no menu, but can be read. `editable` says that the signed-in person may change it. The site's own root
    (`is_site`) is no page to read: it orders those at the top.
    """

    uid: str
    url: str
    modified: datetime
    title: str
    label: str = ""
    lead: str = ""
    body_html: str = ""
    author: str = ""
    link: str = ""
    order: tuple[str, ...] = ()
    excluded: bool = False
    editable: bool = False
    is_site: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What somebody said below a news item or an event, as plain text; `author` is a user name, `author_name` as shown.

    `item_uid` is what it stands below; `in_reply_to` the uid of another comment, or empty.
    """

    uid: str
    url: str
    modified: datetime
    item_uid: str
    author: str
    author_name: str
    text: str
    created: datetime
    in_reply_to: str = ""

    @property
    def edited(self) -> bool:
        """Whether its author changed the text after it was said."""
        return self.modified - self.created > SAID_WITHIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """What somebody said about coming to an event; `username` is whose, `going` whether they come."""

    uid: str
    url: str
    modified: datetime
    event_uid: str
    username: str
    going: bool


class ResponseKind(StrEnum):
    """What a reader can say of a post: that they read and understood it, or that it was not for them."""

    CONFIRMED = "confirmed"
    NOT_FOR_ME = "not for me"


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What readers said of a post: a person by `username`, or a `number` of them of whom no names are told.

    `said` is False where somebody took it back.
    """

    uid: str
    url: str
    modified: datetime
    item_uid: str
    kind: ResponseKind
    username: str = ""
    said: bool = True
    number: int = 1


Item: TypeAlias = Person | Team | Document | NewsItem | Page | Event | Comment | Attendance | Response
"""Whatever has a uid of its own and is synced."""

KIND_OF: dict[type, Kind] = {
    Person: Kind.PEOPLE,
    Team: Kind.TEAMS,
    Document: Kind.DOCUMENTS,
    NewsItem: Kind.NEWS,
    Page: Kind.PAGES,
    Event: Kind.EVENTS,
    Comment: Kind.COMMENTS,
    Attendance: Kind.ATTENDANCES,
    Response: Kind.RESPONSES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The signed-in person as the server knows them: `groups` are ids of groups, `site` the URL of the site's root.

    `administers` says that they arrange the site for others: who belongs to which team; `reviews` that they keep the
    front page: what is official, and what stands on top.
    """

    site: str
    username: str
    full_name: str = ""
    email: str = ""
    groups: frozenset[str] = frozenset()
    administers: bool = False
    reviews: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What this site offers; screens leave out what it does not.

    `product` names the server software and version for support ("Plone 6.2.2"). `profile_fields` are the attributes of
    a Person that can be kept there; empty where the site has no profiles. `own_comments`: one may change and delete
    what one said; `responses`: readers can confirm, and say that something was not for them.
    """

    product: str
    comments: bool = False
    locking: bool = False
    versions: bool = False
    resumable_uploads: bool = True
    attendance: bool = False
    own_comments: bool = False
    likes: bool = False
    responses: bool = False
    profile_fields: tuple[str, ...] = ()


FieldValue: TypeAlias = "str | bool | int | tuple[str, ...] | None"
"""What a field of an item holds while it travels: times as ISO 8601 text, a picture as a data URL."""

Fields: TypeAlias = "Mapping[str, FieldValue]"
"""Fields by the attribute name of the model: ``{"function": "Adviseur"}`` of a Person."""


class Version(NamedTuple):
    """When an item was changed last, and where it stands: by these two is told whether it is still the same."""

    modified: datetime
    url: str


WAITING_PREFIX = "waiting:"


def is_waiting(uid: str) -> bool:
    """Tell whether something stands only in the outbox yet: its uid is ``waiting:`` and the key of its command."""
    return uid.startswith(WAITING_PREFIX)
