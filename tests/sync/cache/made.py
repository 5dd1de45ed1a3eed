"""Records for the tests of the cache, each with a sound default for everything that a test does not care about."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sync.cache.commands import AddComment, UploadFile
from sync.models import (
    Attendance,
    Comment,
    Document,
    Event,
    Item,
    NewsItem,
    Page,
    Person,
    Picture,
    Response,
    ResponseKind,
    Scale,
    Team,
)

KEY = bytes(range(32))
WHEN = datetime(2026, 11, 3, 14, 5, 6, 789, tzinfo=UTC)


def _given(uid: str, values: dict[str, Any]) -> dict[str, Any]:
    return {"uid": uid, "url": f"https://intranet.example.org/{uid}", "modified": WHEN, **values}


def picture(url: str = "https://intranet.example.org/image-abc.png") -> Picture:
    scales = (Scale(url=f"{url}?small", width=64, height=48), Scale(url=url, width=400, height=300))
    return Picture(scales=scales, alternative='Een "brug" over de Geeuw')


def person(uid: str = "p1", name: str = "Jelle Ytsma", **values: Any) -> Person:
    first, _, last = name.partition(" ")
    return Person(**_given(uid, {"first_name": first, "last_name": last, **values}))


def team(uid: str = "t1", title: str = "Burgerzaken", **values: Any) -> Team:
    return Team(**_given(uid, {"title": title, **values}))


def document(uid: str = "d1", title: str = "Notulen", folder_uid: str = "t1", **values: Any) -> Document:
    return Document(**_given(uid, {"title": title, "team_uid": "t1", "folder_uid": folder_uid, **values}))


def news(uid: str = "n1", title: str = "Nieuwe balie", **values: Any) -> NewsItem:
    return NewsItem(**_given(uid, {"title": title, **values}))


def page(uid: str = "g1", title: str = "Verlof", url: str = "", **values: Any) -> Page:
    given = _given(uid, {"title": title, **values})
    return Page(**(given | {"url": url or given["url"]}))


def event(uid: str = "e1", start: datetime = WHEN, **values: Any) -> Event:
    return Event(**_given(uid, {"title": "Inloopspreekuur", "start": start, **values}))


def comment(uid: str = "c1", item_uid: str = "n1", text: str = "Mooi!", **values: Any) -> Comment:
    whose = {"author": "hinke", "author_name": "Hinke Postma"}
    return Comment(**_given(uid, {"item_uid": item_uid, "text": text, "created": WHEN, **whose, **values}))


def upload(key: str = "k1", folder_uid: str = "t1") -> UploadFile:
    return UploadFile(
        key=key,
        path="/home/jelle/verslag.docx",
        folder_uid=folder_uid,
        filename="verslag.docx",
        content_type="application/octet-stream",
        size=1234,
        modified_ns=5,
    )


def waiting_document(key: str = "k1", folder_uid: str = "t1") -> Document:
    return document(f"waiting:{key}", "verslag.docx", folder_uid, url="")


def remark(key: str = "k2", text: str = "Dank je") -> AddComment:
    return AddComment(key=key, item_uid="n1", text=text)


def attendance(uid: str = "a1", event_uid: str = "e1", username: str = "jelle", **values: Any) -> Attendance:
    url = f"https://intranet.example.org/attendance/{event_uid}.{username}"
    facts: dict[str, Any] = {"url": url, "modified": WHEN, "going": True, **values}
    return Attendance(uid=uid, event_uid=event_uid, username=username, **facts)


def response(uid: str = "r1", item_uid: str = "n1", username: str = "jelle", **values: Any) -> Response:
    url = f"https://intranet.example.org/acknowledgements/{item_uid}.{uid}"
    facts: dict[str, Any] = {"url": url, "modified": WHEN, "kind": ResponseKind.CONFIRMED, **values}
    return Response(uid=uid, item_uid=item_uid, username=username, **facts)


def one_of_each() -> list[Item]:
    """Give one full record of every kind that every schema knows."""
    return [
        person(
            username="jelle",
            function="Medewerker burgerzaken",
            department="Burgerzaken",
            location="IJlst",
            room="1.04",
            email="jelle@example.org",
            phone="0515-12 34 56",
            mobile="06 00000001",
            knowledge_areas=("paspoorten", "rijbewijzen"),
            works_today_at="thuis",
            ambassador=True,
            about_html="<p>Hoi</p>",
            portrait=picture("https://intranet.example.org/jelle.png"),
            manager="hinke",
        ),
        team(purpose="Aan de balie", group="team-burgerzaken", mine=True),
        document(
            filename="notulen.pdf",
            content_type="application/pdf",
            size=4321,
            author="jelle",
            created=WHEN,
        ),
        news(
            lead="Vanaf maandag",
            body_html="<h2>Open</h2><p>De balie in Sneek is <b>verbouwd</b>.</p>",
            picture=picture(),
            author="jelle",
            published=WHEN,
            official=True,
            comments_open=True,
            pinned=True,
            series="Aan de balie",
            confirmation_asked=True,
            likes_open=True,
            likes=2,
            liked=True,
        ),
        event(end=WHEN, place="Sneek", whole_day=True, subjects=("inloop",), contact="Hinke"),
        comment(in_reply_to="c0"),
    ]
