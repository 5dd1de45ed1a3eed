"""An intranet in memory, with the faults that a test orders. Never the only proof: the journeys run on a real one."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sync.errors import Gone, MienskipError, ServerAway
from sync.models import KIND_OF, Account, Capabilities, Comment, Document, NewsItem, Team
from sync.server import Batch, Download, Inventory, Poll, Traffic, Upload

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Callable

    from sync.models import Item, Kind

BEGIN = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@dataclass
class FakeIntranet:
    """Items and bodies by uid; `faults` are raised by the next calls of a name, `lost` after they were carried out."""

    items: dict[str, Item] = field(default_factory=dict)
    bodies: dict[str, bytes] = field(default_factory=dict)
    faults: dict[str, deque[MienskipError]] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    traffic: Traffic = field(default_factory=Traffic)
    version: int = 0
    closed: bool = False
    _changed: dict[str, int] = field(default_factory=dict)
    _made: int = 0

    def put(self, *items: Item) -> None:
        self.version += 1
        for item in items:
            self.items[item.uid] = item
            self._changed[item.uid] = self.version

    def remove(self, *uids: str) -> None:
        for uid in uids:
            del self.items[uid]

    def fail(self, call: str, *errors: MienskipError) -> None:
        self.faults.setdefault(call, deque()).extend(errors)

    def lose_answer(self, call: str) -> None:
        self.lost[call] = self.lost.get(call, 0) + 1

    def _begin(self, call: str) -> None:
        self.calls.append(call)
        self.traffic.requests += 1
        if self.faults.get(call):
            raise self.faults[call].popleft()

    def _end(self, call: str) -> None:
        if self.lost.get(call):
            self.lost[call] -= 1
            raise ServerAway("the answer was lost")

    async def account(self) -> Account:
        self._begin("account")
        return Account(site="https://x.example", username="jelle", full_name="Jelle Ytsma")

    async def capabilities(self) -> Capabilities:
        return Capabilities(product="fake")

    async def poll(self, cursor: str) -> Poll:
        self._begin("poll")
        return Poll(changed=int(cursor) < self.version, total=len(self.items))

    async def changes(self, cursor: str | None) -> AsyncIterator[Batch]:
        self._begin("changes")
        since = int(cursor) if cursor else -1
        changed = [item for uid, item in self.items.items() if self._changed[uid] > since]
        for number, item in enumerate(changed, start=1):
            self._begin("batch")
            yield Batch(items=(item,), cursor="", done=number, total=len(changed))
        yield Batch(items=(), cursor=str(self.version), done=len(changed), total=len(changed))

    async def inventory(self) -> Inventory:
        self._begin("inventory")
        kinds: dict[str, Kind] = {uid: KIND_OF[type(item)] for uid, item in self.items.items()}
        return Inventory(kinds=kinds)

    async def picture(self, url: str) -> bytes:
        self._begin("picture")
        return url.encode()

    async def download(self, document: Document, offset: int = 0) -> Download:
        self._begin("download")
        if document.uid not in self.bodies:
            raise Gone
        body = self.bodies[document.uid]
        return Download(size=len(body), offset=offset, chunks=self._chunks(body[offset:]))

    async def _chunks(self, body: bytes) -> AsyncGenerator[bytes, None]:
        for start in range(0, len(body), 1000):
            self._begin("chunk")
            yield body[start : start + 1000]

    async def upload(
        self, upload: Upload, progress: Callable[[int, int], None], resumable_at: Callable[[str], None]
    ) -> Document:
        self._begin("upload")
        resumable_at(f"https://x.example/tus/{upload.key}")
        body = upload.path.read_bytes()
        progress(len(body), len(body))
        self._made += 1
        made = document(f"made-{self._made}", filename=upload.filename, size=len(body), author="jelle")
        self.put(made)
        self.bodies[made.uid] = body
        self._end("upload")
        return made

    async def find_upload(self, upload: Upload) -> Document | None:
        self._begin("find_upload")
        size = upload.path.stat().st_size
        for item in self.items.values():
            if isinstance(item, Document) and (item.filename, item.size, item.author) == (
                upload.filename,
                size,
                "jelle",
            ):
                return item
        return None

    async def add_comment(self, item_url: str, text: str, in_reply_to: str = "") -> None:
        self._begin("add_comment")
        self._made += 1
        self.put(
            comment(f"made-{self._made}", text=text, in_reply_to=in_reply_to, item_uid=item_url.rpartition("/")[2])
        )
        self._end("add_comment")

    async def document(self, url: str) -> Document:
        self._begin("document")
        return next(item for item in self.items.values() if isinstance(item, Document) and item.url == url)

    async def has_comment(self, item_url: str, text: str, since: datetime | None = None) -> Comment | None:
        self._begin("has_comment")
        del item_url, since
        return next((item for item in self.items.values() if isinstance(item, Comment) and item.text == text), None)

    async def sign_out(self) -> None:
        self._begin("sign_out")

    async def aclose(self) -> None:
        self.closed = True


def team(uid: str = "team") -> Team:
    return Team(uid=uid, url=f"https://x.example/{uid}", modified=BEGIN, title="Burgerzaken", mine=True)


def document(uid: str, **facts: object) -> Document:
    made = Document(
        uid=uid,
        url=f"https://x.example/team/{uid}",
        modified=BEGIN,
        title=str(facts.get("filename", uid)),
        team_uid="team",
        folder_uid="team",
        created=datetime.now(UTC) + timedelta(seconds=1),
    )
    return replace(made, **facts)  # type: ignore[arg-type]  # a test's own facts


def news(uid: str, title: str = "Nieuws") -> NewsItem:
    return NewsItem(uid=uid, url=f"https://x.example/{uid}", modified=BEGIN, title=title, author="anna")


def comment(uid: str, text: str, item_uid: str = "n1", in_reply_to: str = "") -> Comment:
    return Comment(
        uid=uid,
        url="",
        modified=BEGIN,
        item_uid=item_uid,
        author="jelle",
        author_name="Jelle Ytsma",
        text=text,
        created=BEGIN,
        in_reply_to=in_reply_to,
    )
