"""A session over a real cache with made-up people, and a record of what the screens asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from sync.cache.marks import Mark
from sync.cache.queries import Queries
from sync.cache.store import Store
from sync.engine.events import Changed, Connection, SyncState
from sync.models import (
    Account,
    Audience,
    Comment,
    Document,
    Event,
    NewsItem,
    Person,
    Picture,
    Scale,
    Team,
)
from tests.pictures import small_png
from ui import theme
from ui.conversation import ConversationDesk
from ui.editing import EditingDesk
from ui.films import FilmDesk
from ui.membership import MembershipDesk
from ui.notices.board import NoticeBoard
from ui.posting import PostingDesk
from ui.reading import ReadingDesk
from ui.session import Session
from ui.widgets.pictures import PictureLoader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QApplication

    from sync.cache.answers import SavedSearch
    from sync.cache.commands import Command
    from sync.engine.posting import Attachment, Posting
    from sync.engine.resolving import Chosen
    from sync.engine.sharing import Sharing
    from sync.models import Fields, Item, ResponseKind
    from ui.settings import TransferLimits

SITE = "https://intranet.example.org"
KEY = b"k" * 32
NOW = datetime.now(UTC).replace(microsecond=0)
ME = Account(
    site=SITE,
    username="jelle.ytsma",
    full_name="Jelle Ytsma",
    email="jelle.ytsma@example.org",
    groups=frozenset({"team-burgerzaken"}),
)
PORTRAIT = f"{SITE}/people/anna.dejong/@@images/image-128.png"
LEAD_PICTURE = f"{SITE}/news/ijsbaan/@@images/image-800.png"


class FakeEditing(EditingDesk):
    """Writes down what is asked, with what the session is asked."""

    def __init__(self, asked: list[tuple[str, Any]], parent: QObject) -> None:
        super().__init__(parent)
        self._asked = asked

    def edit(self, uid: str) -> None:
        self._asked.append(("edit", uid))

    def finish(self, uid: str) -> None:
        self._asked.append(("finish", uid))

    def break_lock(self, uid: str) -> None:
        self._asked.append(("break_lock", uid))

    def await_free(self, uid: str, *, wanted: bool) -> None:
        self._asked.append(("await_free", (uid, wanted)))

    def ask_versions(self, uid: str) -> None:
        self._asked.append(("ask_versions", uid))

    def open_version(self, uid: str, number: int) -> None:
        self._asked.append(("open_version", (uid, number)))

    def restore_version(self, uid: str, number: int) -> None:
        self._asked.append(("restore_version", (uid, number)))


class FakeConversation(ConversationDesk):
    """Writes down what is asked, with what the session is asked."""

    def __init__(self, asked: list[tuple[str, Any]], parent: QObject) -> None:
        super().__init__(parent)
        self._asked = asked

    def edit(self, uid: str, base: str, text: str) -> None:
        self._asked.append(("edit comment", (uid, base, text)))

    def open_comments(self, item_uid: str, *, is_open: bool) -> None:
        self._asked.append(("open_comments", (item_uid, is_open)))

    def respond(self, item_uid: str, kind: ResponseKind, *, said: bool) -> None:
        self._asked.append(("respond", (item_uid, kind, said)))

    def like(self, item_uid: str, *, liked: bool) -> None:
        self._asked.append(("like", (item_uid, liked)))

    def look(self, item_uid: str) -> None:
        self._asked.append(("look", item_uid))


class FakeMembership(MembershipDesk):
    """Writes down what is asked, with what the session is asked."""

    def __init__(self, asked: list[tuple[str, Any]], parent: QObject) -> None:
        super().__init__(parent)
        self._asked = asked

    def ask(self, team_uid: str) -> None:
        self._asked.append(("ask_members", team_uid))

    def change(self, team_uid: str, belongs: Mapping[str, bool]) -> None:
        self._asked.append(("change_members", (team_uid, dict(belongs))))

    def create(self, title: str, purpose: str) -> None:
        self._asked.append(("create_team", (title, purpose)))

    def set_purpose(self, team_uid: str, base: str, purpose: str) -> None:
        self._asked.append(("set_purpose", (team_uid, base, purpose)))


class FakePosting(PostingDesk):
    """Writes down what is asked, with what the session is asked; what is put into a text is kept."""

    def __init__(self, asked: list[tuple[str, Any]], store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._asked = asked
        self._store = store

    def keep_attachment(self, key: str, body: bytes) -> None:
        self._store.keep_attachment(key, body)

    def post(self, posting: Posting, draft_key: str = "") -> None:
        self._asked.append(("post", posting))
        if draft_key:
            self._store.mark(Mark.DRAFT, [draft_key], on=False)

    def revise(
        self, uid: str, base: Fields, changes: Fields, attachments: Iterable[Attachment] = (), draft_key: str = ""
    ) -> None:
        self._asked.append(("revise", (uid, dict(base), dict(changes), tuple(attachments))))
        if draft_key:
            self._store.mark(Mark.DRAFT, [draft_key], on=False)

    def give_to(
        self, uid: str, audience: Audience, container_uid: str = "", not_before: datetime | None = None
    ) -> None:
        self._asked.append(("give_to", (uid, audience, container_uid, not_before)))

    def ask_history(self, uid: str) -> None:
        self._asked.append(("ask_history", uid))

    def ask_version(self, uid: str, number: int) -> None:
        self._asked.append(("ask_version", (uid, number)))


class FakeReading(ReadingDesk):
    """Does at once what needs no server, as the engine does, and writes down what is asked."""

    def __init__(self, session: FakeSession) -> None:
        super().__init__(session)
        self._session = session

    def mark_unread(self, uids: Iterable[str]) -> None:
        chosen = tuple(uids)
        self._session.asked.append(("mark_unread", chosen))
        self._session.changed.emit(Changed(uids=self._session.store.mark_unread(chosen).uids))

    def set_official(self, uid: str, *, official: bool) -> None:
        self._session.asked.append(("set_official", (uid, official)))

    def pin(self, uid: str, *, pinned: bool) -> None:
        self._session.asked.append(("pin", (uid, pinned)))


class FakeSession(Session):
    """Reads a real cache; what the screens ask for is recorded in `asked`."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._path = folder / "cache.db"
        self.store = Store.open(self._path, KEY)
        self.store.save_account(ME)
        self.account = ME
        self.queries = Queries.open(self._path, KEY)
        self.asked: list[tuple[str, Any]] = []
        self.editing = FakeEditing(self.asked, self)
        self.conversation = FakeConversation(self.asked, self)
        self.films: FilmDesk = FilmDesk(self)
        self.membership = FakeMembership(self.asked, self)
        self.posting = FakePosting(self.asked, self.store, self)
        self.reading = FakeReading(self)
        self.notices = NoticeBoard(self)
        self._state = SyncState(connection=Connection.ONLINE)

    @property
    def state(self) -> SyncState:
        return self._state

    def become(self, state: SyncState) -> None:
        self._state = state
        self.state_changed.emit(state)

    def put(self, *items: Item) -> None:
        """Store items and tell the screens, as the engine does."""
        applied = self.store.apply(items)
        self.changed.emit(Changed(uids=applied.uids, arrived=applied.arrived))

    def take_out(self, *uids: str) -> None:
        applied = self.store.remove(uids)
        self.changed.emit(Changed(uids=applied.uids, arrived=applied.arrived))

    def open_queries(self) -> Queries:
        return Queries.open(self._path, KEY)

    def sync_now(self) -> None:
        self.asked.append(("sync_now", None))

    def save_searches(self, searches: Sequence[SavedSearch]) -> None:
        self.asked.append(("save_searches", tuple(searches)))
        self.store.save_searches(searches)

    def mark(self, mark: Mark, uids: Iterable[str], *, on: bool, value: str = "") -> None:
        """Mark it at once, as the engine does, and keep what was asked."""
        chosen = tuple(uids)
        self.asked.append(("mark", (mark, chosen, on, value)))
        self.changed.emit(Changed(uids=self.store.mark(mark, chosen, on=on, value=value).uids))

    def visited(self) -> None:
        self.asked.append(("visited", None))

    def want_pictures(self, urls: Iterable[str]) -> None:
        self.asked.append(("want_pictures", tuple(urls)))

    def new_folder(self, container_uid: str, title: str) -> None:
        self.asked.append(("new_folder", (container_uid, title)))

    def rename(self, uid: str, title: str) -> None:
        self.asked.append(("rename", (uid, title)))

    def move(self, uids: Iterable[str], container_uid: str) -> None:
        self.asked.append(("move", (tuple(uids), container_uid)))

    def copy(self, titles: Mapping[str, str], container_uid: str) -> None:
        self.asked.append(("copy", (dict(titles), container_uid)))

    def share_content(self, filename: str, body: bytes, container_uid: str) -> None:
        self.asked.append(("share_content", (filename, body, container_uid)))

    def delete(self, uids: Iterable[str]) -> None:
        self.asked.append(("delete", tuple(uids)))

    def share(self, sharing: Sharing) -> None:
        self.asked.append(("share", sharing))

    def retry(self, key: str) -> None:
        self.asked.append(("retry", key))

    def cancel(self, key: str) -> None:
        self.asked.append(("cancel", key))

    def open_document(self, uid: str) -> None:
        self.asked.append(("open_document", uid))

    def keep_offline(self, uids: Iterable[str], *, keep: bool) -> None:
        """Mark it at once, as the engine does, and keep what was asked."""
        chosen = tuple(uids)
        self.asked.append(("keep_offline", (chosen, keep)))
        applied = (self.store.offline.keep if keep else self.store.offline.let_go)(chosen)
        self.changed.emit(Changed(uids=applied.uids))

    def pause(self, key: str = "") -> None:
        self.asked.append(("pause", key))

    def go_on(self, key: str = "") -> None:
        self.asked.append(("go_on", key))

    def set_limits(self, limits: TransferLimits) -> None:
        self.asked.append(("set_limits", limits))

    def attend(self, event_uid: str, *, going: bool) -> None:
        self.asked.append(("attend", (event_uid, going)))

    def comment(self, item_uid: str, text: str, in_reply_to: str = "") -> None:
        self.asked.append(("comment", (item_uid, text, in_reply_to)))

    def save_profile(self, uid: str, base: Fields, changes: Fields) -> None:
        """Show it at once, as the engine does, and keep what was asked."""
        self.asked.append(("save_profile", (uid, dict(base), dict(changes))))
        person = self.queries.person(uid)
        assert person is not None
        told: dict[str, Any] = {name: value for name, value in changes.items() if name != "portrait"}
        self.put(replace(person, **told))

    def resolve(self, key: str, chosen: Chosen) -> None:
        self.asked.append(("resolve", (key, chosen if isinstance(chosen, str) else dict(chosen))))

    def create_profile(self, fields: Fields) -> None:
        self.asked.append(("create_profile", dict(fields)))
        told: dict[str, Any] = {name: value for name, value in fields.items() if name != "portrait"}
        self.put(Person(uid="waiting:profile", url="", modified=NOW, **({"last_name": ""} | told)))

    def change(self, command: Command) -> None:
        self.asked.append(("change", command))

    def mark_read(self, uids: Iterable[str]) -> None:
        read = tuple(uids)
        self.asked.append(("mark_read", read))
        applied = self.store.mark_read(read)
        self.changed.emit(Changed(uids=applied.uids, arrived=applied.arrived))

    def sign_out(self) -> None:
        self.asked.append(("sign_out", None))

    def close(self) -> None:
        self.queries.close()
        self.store.close()


class Remembered:
    """Settings that last as long as the test."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def get(self, name: str, default: str = "") -> str:
        return self._values.get(name, default)

    def set(self, name: str, value: str) -> None:
        self._values[name] = value


def person(username: str, first: str, last: str, **facts: Any) -> Person:
    url = f"{SITE}/people/{username}"
    return Person(
        uid=f"person-{username}", url=url, modified=NOW, first_name=first, last_name=last, username=username, **facts
    )


def community() -> list[Item]:
    """A small, believable intranet in Dutch."""
    portrait = Picture(scales=(Scale(url=PORTRAIT, width=128, height=128),), alternative="Anna de Jong")
    people = [
        person(
            "jelle.ytsma",
            "Jelle",
            "Ytsma",
            function="Medewerker Burgerzaken",
            department="Burgerzaken",
            location="Wommels",
            knowledge_areas=("paspoorten", "rijbewijzen"),
            email="jelle.ytsma@example.org",
            phone="085 000 00 01",
        ),
        person(
            "anna.dejong",
            "Anna",
            "de Jong",
            function="Adviseur Communicatie",
            department="Communicatie",
            location="Stavoren",
            room="2.14",
            knowledge_areas=("intranet", "huisstijl", "persvragen"),
            email="anna.dejong@example.org",
            phone="085 000 00 02",
            mobile="06 00 00 00 02",
            works_today_at="Wommels",
            ambassador=True,
            about_html="<p>Ik help je graag op weg met het intranet.</p>",
            portrait=portrait,
        ),
        person(
            "yusuf.kaya",
            "Yusuf",
            "Kaya",
            function="Teammanager Burgerzaken",
            department="Burgerzaken",
            location="Wommels",
            knowledge_areas=("paspoorten", "naturalisatie", "verkiezingen"),
            email="yusuf.kaya@example.org",
        ),
        person("sietske.vandermeer", "Sietske", "van der Meer", department="Openbare werken", location="Makkum"),
    ]
    burgerzaken = Team(
        uid="team-burgerzaken",
        url=f"{SITE}/teams/burgerzaken",
        modified=NOW,
        title="Burgerzaken",
        purpose="Paspoorten, rijbewijzen, verhuizingen en verkiezingen.",
        group="team-burgerzaken",
        mine=True,
    )
    kern = Team(
        uid="kerndocumenten",
        url=f"{SITE}/documents",
        modified=NOW,
        title="Kerndocumenten",
        purpose="Wat voor iedereen geldt.",
        audience=Audience.EVERYONE,
    )
    documents = [
        Document(
            uid="map-balie",
            url=f"{burgerzaken.url}/balie",
            modified=NOW - timedelta(days=9),
            title="Balie",
            team_uid=burgerzaken.uid,
            folder_uid=burgerzaken.uid,
            is_folder=True,
            author="yusuf.kaya",
        ),
        Document(
            uid="werkinstructie",
            url=f"{burgerzaken.url}/werkinstructie.docx",
            modified=NOW - timedelta(hours=3),
            title="Werkinstructie paspoortaanvraag.docx",
            filename="Werkinstructie paspoortaanvraag.docx",
            content_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            size=48_213,
            team_uid=burgerzaken.uid,
            folder_uid=burgerzaken.uid,
            author="yusuf.kaya",
            created=NOW - timedelta(days=30),
        ),
        Document(
            uid="rooster",
            url=f"{burgerzaken.url}/balie/rooster.xlsx",
            modified=NOW - timedelta(days=2),
            title="Rooster balie week 48.xlsx",
            filename="Rooster balie week 48.xlsx",
            content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            size=12_004,
            team_uid=burgerzaken.uid,
            folder_uid="map-balie",
            author="jelle.ytsma",
        ),
    ]
    lead = Picture(scales=(Scale(url=LEAD_PICTURE, width=800, height=450),), alternative="De ijsbaan")
    news = [
        NewsItem(
            uid="nieuws-ijsbaan",
            url=f"{SITE}/news/ijsbaan",
            modified=NOW - timedelta(hours=1),
            published=NOW - timedelta(hours=1),
            title="De ijsbaan op het plein gaat open",
            lead="Vanaf zaterdag kun je weer schaatsen.",
            body_html="<h2>Openingstijden</h2><p>Elke dag van <b>10 tot 21 uur</b>.</p><ul><li>Huur</li></ul>",
            picture=lead,
            author="anna.dejong",
            official=True,
            comments_open=True,
        ),
        NewsItem(
            uid="blog-yusuf",
            url=f"{SITE}/news/weekblog",
            modified=NOW - timedelta(days=1),
            published=NOW - timedelta(days=1),
            title="Weekblog: drukte aan de balie",
            lead="Wat een week.",
            body_html="<p>Samen gaat het beter.</p>",
            author="yusuf.kaya",
            blog=True,
            comments_open=True,
        ),
        NewsItem(
            uid="team-rooster",
            url=f"{burgerzaken.url}/rooster",
            modified=NOW - timedelta(days=3),
            published=NOW - timedelta(days=3),
            title="Nieuw rooster",
            lead="Voor december.",
            body_html="<p>Zie de map Balie.</p>",
            author="yusuf.kaya",
            audience=Audience.TEAM,
            team_uid=burgerzaken.uid,
        ),
    ]
    comments = [
        Comment(
            uid="reactie-1",
            url="",
            modified=NOW,
            item_uid="nieuws-ijsbaan",
            author="yusuf.kaya",
            author_name="Yusuf Kaya",
            text="Mooi! Ik neem de kinderen mee.",
            created=NOW - timedelta(minutes=30),
        )
    ]
    events = [
        Event(
            uid="inloop",
            url=f"{SITE}/agenda/inloop",
            modified=NOW,
            title="Inloopspreekuur intranet",
            start=NOW + timedelta(hours=2),
            end=NOW + timedelta(hours=3),
            place="Wommels, koffiehoek",
            lead="Kom langs met al je vragen.",
            subjects=("inloop",),
        ),
        Event(
            uid="training",
            url=f"{SITE}/agenda/training",
            modified=NOW,
            title="Training slim samenwerken",
            start=NOW + timedelta(days=6),
            whole_day=True,
            place="Stavoren",
        ),
    ]
    return [*people, burgerzaken, kern, *documents, *news, *comments, *events]


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """The application in the light theme."""
    theme.apply(qapp, theme.LIGHT)
    return qapp


@pytest.fixture
def empty_session(dressed: QApplication, tmp_path: Path) -> Iterator[FakeSession]:  # noqa: ARG001  worn, not used
    """A session on an intranet that was just delivered: empty."""
    session = FakeSession(tmp_path)
    yield session
    session.close()


@pytest.fixture
def fake_session(empty_session: FakeSession) -> FakeSession:
    """A session with a small community in its cache, pictures included."""
    empty_session.store.apply(community())
    empty_session.store.save_picture(PORTRAIT, small_png(128, 128))
    empty_session.store.save_picture(LEAD_PICTURE, small_png(800, 450, (180, 200, 220)))
    return empty_session


@pytest.fixture
def pictures(fake_session: FakeSession) -> Iterator[PictureLoader]:
    loader = PictureLoader(fake_session)
    yield loader
    loader.close()
