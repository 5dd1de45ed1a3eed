"""Plone's JSON <-> our nouns: the only place that knows the names of fields.

A record is either a whole object or a row of the catalogue; the same names are looked for in both. What a site calls
a thing differs (collective.person as shipped, kitconcept.intranet, our own provisioning): every noun lists the names
under which its facts are known, best first.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from sync.errors import BadAnswer
from sync.models import Attendance, Audience, Comment, Document, Event, NewsItem, Person, Response, ResponseKind, Team
from sync.plone.blocks import body_html
from sync.plone.classic_text import source_of
from sync.plone.fields import Record, flag, line, lines, moment, picture, text, token
from sync.plone.keywords import meaning_of
from sync.plone.sanitising import Page, plain_text, sanitised

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.models import Account

PERSON = "Person"
NEWS = "News Item"
EVENT = "Event"
FILE = "File"
IMAGE = "Image"
FOLDER = "Folder"
COMMENT = "Discussion Item"
PROVISIONED = "works_today_at"
"""A field that provisioning gives profiles. There a profile's id is its user name, which nobody else can show; the
field that says so as well is not guarded, so it counts for nothing where it says something else."""
ATTENDANCE = "attendance"
ACKNOWLEDGEMENT, OPINION, TALLY = "acknowledgement", "opinion", "tally"
RESPONSE_TYPES = {ResponseKind.CONFIRMED: ACKNOWLEDGEMENT, ResponseKind.NOT_FOR_ME: OPINION}
RESPONSE_HOMES = {ACKNOWLEDGEMENT: "acknowledgements", OPINION: "opinions", TALLY: "tallies"}
"""Where a site keeps what readers say of posts, by type."""
SAID = "said"
GOING, NOT_GOING = "going", "not going"
TEAM_TYPES = frozenset({"team", "workspace"})
"""Types that are teams, in small letters: our own and kitconcept's."""
OFFICIAL = "internally_published"
SEEN_BY_ALL_MEMBERS = frozenset({"internal", OFFICIAL, "published", "external", "internally_published"})
MOST = 2**53
NEVER = datetime(1970, 1, 1, tzinfo=UTC)

PERSON_COLUMNS = (
    "first_name", "last_name", "username", "job_title", "department", "location", "room", "works_today_at",
    "ambassador", "biography", "contact_email", "contact_phone", "office_phone", "manager", "Subject",
)  # fmt: skip
"""Catalogue columns that provisioning adds, so that people need not be fetched one by one."""
FOLDER_COLUMNS = ("exclude_from_nav",)
ROW_COLUMNS = ("UID", "modified", "created", "Creator", "is_folderish", *FOLDER_COLUMNS, *PERSON_COLUMNS)
"""What is asked of every row; Plone adds title, description, review_state and a few more by itself."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item lies: in which team and folder (uids, empty outside teams), and who can read there."""

    team_uid: str = ""
    folder_uid: str = ""
    audience: Audience = Audience.EVERYONE


NOWHERE = Place()


def identifier(record: Record) -> str:
    """Give the uid of a record; comments are known by their own id. Raises BadAnswer where there is none."""
    uid = record.get("UID")
    if record.get("@type") == COMMENT:
        uid = address(record).rpartition("/")[2]
    if not isinstance(uid, str) or not uid:
        raise BadAnswer("an item without UID")
    return uid


def address(record: Record) -> str:
    """Give the address of a record. Raises BadAnswer where there is none."""
    url = record.get("@id")
    if not isinstance(url, str) or not url.lower().startswith(("http://", "https://")):
        raise BadAnswer("an item without address")
    return url.rstrip("/")


def changed_at(record: Record) -> datetime:
    """Give when a record was changed last."""
    return moment(record, "modified", "created") or NEVER


def is_team(record: Record) -> bool:
    """Tell whether a record is a team by its type."""
    return str(record.get("@type", "")).casefold() in TEAM_TYPES


def has_person_columns(row: Record) -> bool:
    """Tell whether this site's catalogue knows profiles: a row leaves out the columns that there are not."""
    return all(name in row for name in ("job_title", "contact_email", "office_phone", "department"))


def person(record: Record, site: str) -> Person:
    """Read a profile, from a whole object or from a row with `PERSON_COLUMNS`."""
    url = address(record)
    first, last = line(record, "first_name"), line(record, "last_name")
    username = token(record, "username")
    has_both = "office_phone" in record  # a site with one number has no other to tell it apart from
    return Person(
        uid=identifier(record),
        url=url,
        modified=changed_at(record),
        first_name=first or ("" if last else line(record, "title", "id")),
        last_name=last,
        username=username if PROVISIONED not in record or _is_named(url, username) else "",
        function=line(record, "job_title", "roles"),
        department=line(record, "department", "organisational_unit_reference"),
        location=line(record, "location", "contact_building", "location_reference"),
        room=line(record, "room", "contact_room"),
        email=line(record, "contact_email"),
        phone=line(record, "office_phone" if has_both else "contact_phone"),
        mobile=line(record, "contact_phone") if has_both else "",
        knowledge_areas=lines(record, "responsibilities", "subjects", "Subject"),
        works_today_at=line(record, "works_today_at"),
        ambassador=flag(record, "ambassador"),
        about_html=_about(record, Page(url, site)),
        portrait=picture(record, ("image",), url, f"{first} {last}".strip()),
        manager=line(record, "manager", "responsible_person"),
    )


def _is_named(url: str, username: str) -> bool:
    return unquote(url.rpartition("/")[2]) == username


def _about(record: Record, page: Page) -> str:
    written = text(record, "biography")
    if written:
        return "".join(f"<p>{html.escape(part)}</p>" for part in written.split("\n") if part.strip())
    return sanitised(source_of(record.get("text")), page)


def team(record: Record, account: Account | None) -> Team:
    """Read a team, or a plain folder that is used as a shared place."""
    group = line(record, "team_group")
    groups = account.groups if account else frozenset()
    return Team(
        uid=identifier(record),
        url=address(record),
        modified=changed_at(record),
        title=line(record, "title", "id"),
        purpose=line(record, "description"),
        group=group,
        mine=group in groups if group else is_team(record),
        audience=Audience.TEAM if is_team(record) else audience(record, NOWHERE),
    )


def document(record: Record, place: Place) -> Document:
    """Read a file or a picture, from a whole object or a row; a row knows the size only roughly."""
    body = record.get("file") or record.get("image")
    known = body if isinstance(body, dict) else {}
    title = line(record, "title", "id")
    name = line(known, "filename") or (title if "." in title else address(record).rpartition("/")[2])
    size = known.get("size")
    return Document(
        uid=identifier(record),
        url=address(record),
        modified=changed_at(record),
        title=title,
        team_uid=place.team_uid,
        folder_uid=place.folder_uid,
        filename=title if _suffix(title) == _suffix(name) != "" else name,
        content_type=line(known, "content-type") or line(record, "mime_type"),
        size=counted(size) if isinstance(size, int) else spoken_size(line(record, "getObjSize")),
        author=line(record, "Creator", "creators"),
        created=moment(record, "created"),
    )


def _suffix(name: str) -> str:
    """Give what a name says about the kind of file: a title with the same is the name that somebody gave it since."""
    return name.rpartition(".")[2].casefold() if "." in name else ""


def folder(record: Record, place: Place) -> Document:
    """Read a folder inside a team."""
    return Document(
        uid=identifier(record),
        url=address(record),
        modified=changed_at(record),
        title=line(record, "title", "id"),
        team_uid=place.team_uid,
        folder_uid=place.folder_uid,
        is_folder=True,
        author=line(record, "Creator", "creators"),
        created=moment(record, "created"),
    )


def news_item(record: Record, place: Place, site: str, me: str = "") -> NewsItem:
    """Read a news item, a team's message or a blog post, from a whole object; `me` is the signed-in person."""
    url = address(record)
    said = meaning_of(lines(record, "subjects", "Subject"))
    official = record.get("review_state") == OFFICIAL
    return NewsItem(
        uid=identifier(record),
        url=url,
        modified=changed_at(record),
        title=line(record, "title", "id"),
        lead=line(record, "description"),
        body_html=body_html(record, Page(url, site)),
        picture=picture(record, ("image", "preview_image", "preview_image_link"), url, line(record, "image_caption")),
        author=line(record, "Creator", "creators"),
        published=moment(record, "effective", "created"),
        audience=audience(record, place),
        team_uid=place.team_uid,
        official=official,
        blog=said.blog,
        comments_open=flag(record, "allow_discussion"),
        pinned=official and said.pinned,
        series=said.series,
        confirmation_asked=said.confirmation_asked,
        likes_open=likes_open(record),
        likes=len(voters(record)),
        liked=bool(me) and me in voters(record),
    )


def likes_open(record: Record) -> bool:
    """Tell whether an item is to be liked, on a site with likes."""
    return flag(record, "enable_likes")


def voters(record: Record) -> frozenset[str]:
    """Give the user names of those who like an item: to be counted, never to be shown."""
    return frozenset(lines(record, "votes"))


def event(record: Record, place: Place, site: str) -> Event:
    """Read an event, from a whole object. Raises BadAnswer where it has no beginning."""
    url = address(record)
    start, end = moment(record, "start"), moment(record, "end")
    if start is None:
        raise BadAnswer("an event without a beginning")
    return Event(
        uid=identifier(record),
        url=url,
        modified=changed_at(record),
        title=line(record, "title", "id"),
        start=start,
        end=None if flag(record, "open_end") or end is None or end < start else end,
        whole_day=flag(record, "whole_day"),
        place=line(record, "location"),
        lead=line(record, "description"),
        body_html=body_html(record, Page(url, site)),
        contact=", ".join(part for name in CONTACT if (part := line(record, name))),
        audience=audience(record, place),
        team_uid=place.team_uid,
        subjects=lines(record, "subjects", "Subject"),
    )


CONTACT = ("contact_name", "contact_email", "contact_phone")


def comment(record: Record, item_uid: str, item_url: str) -> Comment:
    """Read one entry of ``@comments`` below the item at `item_url`. Raises BadAnswer without an id."""
    uid = record.get("comment_id")
    if not isinstance(uid, str) or not uid:
        raise BadAnswer("a comment without id")
    said = text(record, "text")
    body = record.get("text")
    if isinstance(body, dict) and body.get("mime-type") == "text/html":
        said = plain_text(sanitised(said, Page(item_url, item_url)))
    created = moment(record, "creation_date") or NEVER
    return Comment(
        uid=uid,
        url=f"{item_url}/@comments/{uid}",
        modified=moment(record, "modification_date") or created,
        item_uid=item_uid,
        author=line(record, "author_username"),
        author_name=line(record, "author_name", "author_username"),
        text=said,
        created=created,
        in_reply_to=token(record, "in_reply_to"),
    )


def attendance(record: Record) -> Attendance:
    """Read what somebody said about coming to an event, from a row. Raises BadAnswer for an id of another make."""
    url = address(record)
    event_uid, mark, username = unquote(url.rpartition("/")[2]).partition(".")
    if not mark or not username:
        raise BadAnswer("an attendance of nobody")
    return Attendance(
        uid=identifier(record),
        url=url,
        modified=changed_at(record),
        event_uid=event_uid,
        username=username,
        going=line(record, "title") == GOING,
    )


def response(record: Record) -> Response:
    """Read what readers said of a post, from a row or a whole object. Raises BadAnswer for an id of another make.

    Who has confirmed is told by the title, which the site's own script writes; who gave an opinion is only the person
    that it is shown to.
    """
    url, title, portal_type = address(record), line(record, "title"), record.get("@type")
    item_uid, mark, _key = unquote(url.rpartition("/")[2]).partition(".")
    creator = line(record, "Creator", "creators")
    common: dict[str, Any] = {"uid": identifier(record), "url": url, "modified": changed_at(record)}
    if portal_type == TALLY:
        number = (counted(int(title)) or 0) if title.isdecimal() else 0
        kind = ResponseKind.NOT_FOR_ME
        return Response(item_uid=item_uid, kind=kind, said=number > 0, number=number, **common)
    if not mark:
        raise BadAnswer("a response to nothing")
    said = record.get("review_state") == SAID
    if portal_type == ACKNOWLEDGEMENT:
        username = title if said else creator
        return Response(item_uid=item_uid, kind=ResponseKind.CONFIRMED, username=username, said=said, **common)
    return Response(item_uid=item_uid, kind=ResponseKind.NOT_FOR_ME, username=creator, said=said, **common)


SAID_OF_ITEMS: dict[str, Callable[[Record], Attendance | Response]] = {
    ATTENDANCE: attendance,
    ACKNOWLEDGEMENT: response,
    OPINION: response,
    TALLY: response,
}
"""What people say of another item in an item of their own, by type, and how a record of it is read."""


def audience(record: Record, place: Place) -> Audience:
    """Tell for whom an item is: by its own state where it has one, else by where it lies."""
    state = record.get("review_state")
    if not isinstance(state, str) or not state:
        return place.audience
    if state in SEEN_BY_ALL_MEMBERS:
        return Audience.EVERYONE
    return Audience.TEAM if place.team_uid and place.audience is Audience.TEAM else Audience.ME


UNITS = {"B": 1, "BYTES": 1, "KB": 1024, "MB": 1024**2, "GB": 1024**3}


def spoken_size(words: str) -> int | None:
    """Read a size as the catalogue says it ("12 KB", "1.4 MB"), rounded as it is; None where it says none."""
    number, _, unit = words.replace(",", ".").partition(" ")
    try:
        return counted(int(float(number) * UNITS[unit.strip().upper()]))
    except (KeyError, ValueError, OverflowError):
        return None


def counted(number: int) -> int | None:
    """Give a number that somebody may have counted; None for one that is none, and that no cache could keep."""
    return number if 0 <= number <= MOST else None
