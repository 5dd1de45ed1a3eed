"""Reads the sample community from `resources/sample/`: who there is, and what they wrote.

The files are for people to edit; what is not understood in them is an error of ours: a ValueError or KeyError.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from resources import FOLDER
from sync.plone.keywords import with_changes

if TYPE_CHECKING:
    from pathlib import Path

FRIDAY = 4
"""As datetime counts days: what falls in a weekend is moved to a working day."""
AGE = re.compile(r"(?P<count>\d+)(?P<unit>[hd])(?: (?P<at>\d\d:\d\d))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePerson:
    """A colleague; `team` is the id of their team, `portrait` a file name in `portraits/` or empty."""

    username: str
    first_name: str
    last_name: str
    job_title: str
    team: str
    location: str
    room: str = ""
    office_phone: str = ""
    mobile: str = ""
    email: str = ""
    knowledge_areas: tuple[str, ...] = ()
    works_today_at: str = ""
    ambassador: bool = False
    about: str = ""
    portrait: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleTeam:
    """A team; `members` are user names, guests from other teams included; who `reviews` keeps the front page."""

    id: str
    title: str
    purpose: str
    members: tuple[str, ...]
    reviews: bool = False


@dataclass(frozen=True, slots=True)
class SampleComment:
    """What somebody says below a news item; `answers` is the place of the comment it answers, or None."""

    author: str
    text: str
    answers: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleNews:
    """A news item. `team` is the id of the only team that sees it; `draft` is for its author's eyes only.

    `series` names the blog that it belongs to, `pinned` has official news stand on top. `film` names a film, and its
    captions, with which the text begins; the picture stands for it.
    """

    id: str
    title: str
    lead: str
    author: str
    published: datetime
    body: str
    team: str = ""
    draft: bool = False
    official: bool = False
    blog: bool = False
    series: str = ""
    pinned: bool = False
    picture: str = ""
    alternative: str = ""
    film: str = ""
    comments: tuple[SampleComment, ...] = ()

    @property
    def keywords(self) -> list[str]:
        """What of this a site keeps as keywords."""
        return with_changes((), {"blog": self.blog, "series": self.series, "pinned": self.pinned})


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleEvent:
    """Something in the agenda; `end` is None where it is open."""

    id: str
    title: str
    start: datetime
    end: datetime | None
    whole_day: bool
    place: str
    lead: str
    body: str
    subjects: tuple[str, ...]
    contact: str
    team: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleDocument:
    """A file called `name` in a folder of a team (`team` is "documents" for the core documents, `folder` may be empty).

    Its bytes are in `file`, a path in `documents/`, or it consists of `text`.
    """

    team: str
    folder: str
    name: str
    author: str
    file: str = ""
    text: str = ""

    def data(self) -> bytes:
        """Give the bytes of the document."""
        return resource("documents", *self.file.split("/")).read_bytes() if self.file else self.text.encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePage:
    """A page of the fixed menu; `path` is where it lies in there, each page after the one that it lies below."""

    path: str
    title: str
    lead: str
    author: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleContent:
    """The whole community. `password` is that of every account."""

    name: str
    password: str
    default_user: str
    second_user: str
    people: tuple[SamplePerson, ...]
    teams: tuple[SampleTeam, ...]
    news: tuple[SampleNews, ...] = field(repr=False)
    events: tuple[SampleEvent, ...] = field(repr=False)
    documents: tuple[SampleDocument, ...] = field(repr=False)
    pages: tuple[SamplePage, ...] = field(repr=False, default=())


def resource(*path: str) -> Path:
    """Give where a file of the sample community is."""
    return FOLDER.joinpath("sample", *path)


def read_content(now: datetime) -> SampleContent:
    """Read the community, with all its dates relative to `now` (an aware time)."""
    about = _json("teams.json")
    people = tuple(_person(record) for record in _json("people.json"))
    return SampleContent(
        name=about["name"],
        password=about["password"],
        default_user=about["default_user"],
        second_user=about["second_user"],
        people=people,
        teams=tuple(_team(record, people) for record in about["teams"]),
        news=tuple(_news(entry, now) for entry in _entries("news")),
        events=tuple(_event(record, now) for record in _json("events.json")),
        documents=tuple(SampleDocument(**record) for record in _json("documents", "index.json")),
        pages=tuple(_page(entry) for entry in _entries("pages")),
    )


def _entries(folder: str) -> list[Path]:
    return sorted(resource(folder).iterdir(), key=lambda entry: entry.name)


def _json(*path: str) -> Any:
    return json.loads(resource(*path).read_text(encoding="utf-8"))


def _person(record: dict[str, Any]) -> SamplePerson:
    """Read a person; the words that describe the portrait are only for the script that draws it."""
    portrait = f"{record['username']}.jpg" if "portrait" in record else ""
    areas = tuple(record["knowledge_areas"])
    return SamplePerson(**{**record, "portrait": portrait, "knowledge_areas": areas})


def _team(record: dict[str, Any], people: tuple[SamplePerson, ...]) -> SampleTeam:
    members = [person.username for person in people if person.team == record["id"]]
    return SampleTeam(
        id=record["id"],
        title=record["title"],
        purpose=record["purpose"],
        members=(*members, *record["guests"]),
        reviews=record.get("reviews", False),
    )


def _news(entry: Path, now: datetime) -> SampleNews:
    """Read a news item: ``name: value`` lines, an empty line, the text, and after ``---`` the comments."""
    head, _, rest = entry.read_text(encoding="utf-8").partition("\n\n")
    body, _, said = rest.partition("\n---\n")
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    audience, _, team = facts.pop("audience", "everyone").partition(" ")
    return SampleNews(
        id=entry.name.removesuffix(".md").partition("-")[2],
        title=facts["title"],
        lead=facts["lead"],
        author=facts["author"],
        published=_before(facts["when"], now),
        body=body.strip(),
        team=team,
        draft=audience == "me",
        official=facts.get("official") == "yes",
        blog=facts.get("blog") == "yes",
        series=facts.get("series", ""),
        pinned=facts.get("pinned") == "yes",
        picture=facts.get("picture", ""),
        alternative=facts.get("alt", ""),
        film=facts.get("film", ""),
        comments=_comments(said),
    )


def _page(entry: Path) -> SamplePage:
    head, _, body = entry.read_text(encoding="utf-8").partition("\n\n")
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    return SamplePage(**facts, body=body.strip())


def _comments(said: str) -> tuple[SampleComment, ...]:
    """Read ``who: what`` lines; one that begins with ``>`` answers the last that does not."""
    comments: list[SampleComment] = []
    last = None
    for line in said.strip().splitlines():
        is_answer = line.startswith("> ")
        author, text = line.removeprefix("> ").split(": ", 1)
        if not is_answer:
            last = len(comments)
        comments.append(SampleComment(author, text, last if is_answer else None))
    return tuple(comments)


def _before(age: str, now: datetime) -> datetime:
    """Read ``3d 08:30`` (three days ago, at half past eight) or ``2h`` (two hours ago)."""
    found = AGE.fullmatch(age)
    if found is None:
        raise ValueError(f"no age: {age}")
    if found["unit"] == "h":
        return now - timedelta(hours=int(found["count"]))
    day = now - timedelta(days=int(found["count"]))
    return _at(day - timedelta(days=max(day.weekday() - FRIDAY, 0)), found["at"] or "09:00")


def _at(day: datetime, clock: str) -> datetime:
    return datetime.combine(day.date(), time.fromisoformat(clock)).astimezone(day.tzinfo)


def _event(record: dict[str, Any], now: datetime) -> SampleEvent:
    day = now + timedelta(days=record["in_days"])
    if day.weekday() > FRIDAY:
        day += timedelta(days=7 - day.weekday())
    start = _at(day, record["start"])
    minutes = record["minutes"]
    return SampleEvent(
        id=record["id"],
        title=record["title"],
        start=start,
        end=None if minutes is None else start + timedelta(minutes=minutes),
        whole_day=record.get("whole_day", False),
        place=record["place"],
        lead=record["lead"],
        body=record["body"],
        subjects=tuple(record["subjects"]),
        contact=record["contact"],
        team=record.get("team", ""),
    )
