"""A whole intranet in memory, with the holes and faults of real ones, for several people at once."""

from __future__ import annotations

import asyncio
import itertools
from collections import defaultdict, deque
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from sync.errors import Gone, NotAllowed, SessionExpired
from sync.models import (
    KIND_OF,
    Account,
    Attendance,
    Audience,
    Capabilities,
    Comment,
    Document,
    Event,
    Kind,
    NewsItem,
    Team,
    Version,
)
from sync.server import Batch, Download, Inventory, Poll, Traffic
from tests.sync.cache.made import document
from tests.sync.engine.fake_editing import FakeEditing

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Collection, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sync.errors import MienskipError
    from sync.models import Item
    from sync.server import Pace, Upload

MadeT = TypeVar("MadeT", Document, Comment)
ROOT = "https://intranet.example.org"
PIECE = 4


@dataclass(frozen=True)
class Fault:
    """What goes wrong with one call: before it was carried out, or `after`, so that only the answer is lost."""

    error: MienskipError
    after: bool = False


class FakeServer:
    """What is on the server. Calls are named by the methods of `Intranet`; an upload is several of them."""

    def __init__(self, *items: Item) -> None:
        self.items: dict[str, Item] = {}
        self.bodies: dict[str, bytes] = {}
        self.versions: defaultdict[str, list[bytes]] = defaultdict(list)
        self.pictures: dict[str, bytes] = {}
        self.log: list[str] = []
        self.hidden: set[str] = set()
        self.owners: dict[str, str] = {}
        self.members: dict[str, set[str]] = {}
        self.administrators: set[str] = set()
        self.reviewers: set[str] = set()
        self.locks: dict[str, str] = {}
        self.read_only: set[str] = set()
        self.unreadable: set[str] = set()
        self.unfinished: dict[str, bytearray] = {}
        self.faults: dict[str, deque[Fault | None]] = defaultdict(deque)
        self.broken: dict[str, MienskipError] = {}
        self.gates: dict[str, asyncio.Event] = {}
        self.reached: dict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self.calls: list[str] = []
        self.away: MienskipError | None = None
        self.moderates = False
        self.gives_parts = True
        self.asked_parts: list[tuple[int, int | None]] = []
        self.batch_size = 3
        self._numbers = itertools.count(1)
        self.put(*items)

    def put(self, *items: Item) -> None:
        """Make or change items, as colleagues do: the feed tells of it."""
        for item in items:
            self.items[item.uid] = item
            self.log.append(item.uid)

    def put_silently(self, *items: Item) -> None:
        """Let items appear that the feed does not tell of: somebody shared them."""
        self.items.update({item.uid: item for item in items})

    def vanish(self, *uids: str) -> None:
        """Delete items; the feed does not tell of it."""
        for uid in uids:
            del self.items[uid]

    def fail(self, call: str, *errors: MienskipError | None, after: bool = False) -> None:
        """Have the next calls of this name fail, each with one of the errors; None: that one goes well."""
        self.faults[call].extend(None if error is None else Fault(error, after) for error in errors)

    def hold(self, call: str) -> asyncio.Event:
        """Have calls of this name wait until the event is set that is given; `reached` tells when one does."""
        return self.gates.setdefault(call, asyncio.Event())

    def count(self, call: str) -> int:
        return self.calls.count(call)

    def visible(self, username: str = "jelle") -> dict[str, Item]:
        return {
            uid: item for uid, item in self.items.items() if uid not in self.hidden and self._is_for(item, username)
        }

    def _is_for(self, item: Item, username: str) -> bool:
        if isinstance(item, Comment):
            below = self.items.get(item.item_uid)
            return below is None or self._is_for(below, username)
        if isinstance(item, Attendance):
            event = self.items.get(item.event_uid)
            return event is None or self._is_for(event, username)
        audience = getattr(item, "audience", Audience.EVERYONE)
        if audience is Audience.ME:
            return self.owners.get(item.uid, username) == username
        team_uid = item.uid if isinstance(item, Team) else getattr(item, "team_uid", "")
        is_open = isinstance(item, NewsItem | Event) and audience is Audience.EVERYONE
        return is_open or username in self.members.get(team_uid, {username})

    def documents(self, filename: str = "") -> list[Document]:
        found = [item for item in self.items.values() if isinstance(item, Document) and item.uid in self.bodies]
        return [item for item in found if filename in ("", item.filename)]

    def comments(self, text: str = "") -> list[Comment]:
        found = [item for item in self.items.values() if isinstance(item, Comment)]
        return [item for item in found if text in ("", item.text)]

    def add_document(self, uid: str, body: bytes, **values: Any) -> Document:
        made = document(uid, size=len(body), filename=f"{uid}.txt", content_type="text/plain", **values)
        self.bodies[uid] = body
        self.put(made)
        return made

    def number(self) -> int:
        return next(self._numbers)

    def connected(self, username: str = "jelle") -> FakeIntranet:
        return FakeIntranet(self, username)


class FakeIntranet(FakeEditing):
    """One person's connection; implements `Intranet`."""

    def __init__(self, server: FakeServer, username: str) -> None:
        self.server = server
        self.username = username
        self.expired = False
        self.closed = False
        self.traffic = Traffic()

    @asynccontextmanager
    async def _call(self, name: str) -> AsyncIterator[None]:
        self.server.calls.append(name)
        self.traffic.requests += 1
        self.traffic.received += 100
        await asyncio.sleep(0)  # others come in between, as they would
        if name in self.server.gates:
            self.server.reached[name].set()
            await self.server.gates[name].wait()
        if self.expired:
            raise SessionExpired
        if self.server.away is not None:
            raise self.server.away
        if name in self.server.broken:
            raise self.server.broken[name]
        faults = self.server.faults[name]
        fault = faults.popleft() if faults else None
        if fault is not None and not fault.after:
            raise fault.error
        yield
        if fault is not None:
            raise fault.error

    def pace(self, up: Pace, down: Pace) -> None:
        self.up, self.down = up, down

    async def account(self) -> Account:
        async with self._call("account"):
            return Account(site=ROOT, username=self.username, full_name=self.username.title())

    async def capabilities(self) -> Capabilities:
        async with self._call("capabilities"):
            return Capabilities(product="Fake 1.0", comments=True)

    async def poll(self, cursor: str) -> Poll:
        async with self._call("poll"):
            return Poll(changed=len(self.server.log) > int(cursor), total=len(self.server.visible(self.username)))

    async def changes(self, cursor: str | None) -> AsyncIterator[Batch]:
        end = len(self.server.log)
        visible = {
            uid: item for uid, item in self.server.visible(self.username).items() if uid not in self.server.unreadable
        }
        uids = list(visible) if cursor is None else dict.fromkeys(self.server.log[int(cursor) : end])
        order = list(Kind)
        items = sorted(
            (visible[uid] for uid in uids if uid in visible), key=lambda one: order.index(KIND_OF[type(one)])
        )
        for start in range(0, len(items), self.server.batch_size):
            async with self._call("changes"):
                some = tuple(items[start : start + self.server.batch_size])
            yield Batch(items=some, cursor="", done=start + len(some), total=len(items))
        async with self._call("changes"):
            last = Batch(items=(), cursor=str(end), done=len(items), total=len(items))
        yield last

    async def inventory(self) -> Inventory:
        async with self._call("inventory"):
            visible = self.server.visible(self.username)
            return Inventory(
                kinds={uid: KIND_OF[type(item)] for uid, item in visible.items()},
                versions={
                    uid: Version(item.modified, item.url)
                    for uid, item in visible.items()
                    if not isinstance(item, Comment)
                },
            )

    async def items(self, uids: Collection[str]) -> AsyncIterator[Batch]:
        async with self._call("items"):
            some = tuple(item for uid, item in self.server.visible(self.username).items() if uid in uids)
        yield Batch(items=some, cursor="", done=len(some), total=len(some))

    async def picture(self, url: str) -> bytes:
        async with self._call("picture"), self._call(url):
            if url not in self.server.pictures:
                raise Gone
            return self.server.pictures[url]

    async def download(self, document: Document, offset: int = 0, size: int | None = None) -> Download:
        async with self._call("download"):
            body = self.server.bodies.get(document.uid)
            if body is None or document.uid in self.server.hidden:
                raise Gone
            if not self.server.gives_parts:
                offset, size = 0, None
            self.server.asked_parts.append((offset, size))
            end = None if size is None else offset + size
            return Download(size=len(body), offset=offset, chunks=self._pieces(body[offset:end]))

    async def _pieces(self, body: bytes) -> AsyncGenerator[bytes, None]:
        for start in range(0, len(body), 100_000):
            async with self._call("download.piece"):
                piece = body[start : start + 100_000]
            await self.down.take(len(piece))
            yield piece

    async def document(self, url: str) -> Document:
        async with self._call("document"):
            found = self.server.visible(self.username).get(url.rpartition("/")[2])
            if not isinstance(found, Document):
                raise Gone
            return found

    async def versions(self, uids: Sequence[str]) -> Mapping[str, datetime]:
        async with self._call("versions"):
            visible = self.server.visible(self.username)
            return {uid: visible[uid].modified for uid in uids if uid in visible}

    async def upload(
        self, upload: Upload, progress: Callable[[int, int], None], resumable_at: Callable[[str], None]
    ) -> Document:
        body = upload.path.read_bytes() if upload.body is None else upload.body
        url = upload.resume_url
        if url not in self.server.unfinished:
            async with self._call("upload.begin"):
                if upload.folder_url.rpartition("/")[2] in self.server.read_only:
                    raise NotAllowed
                url = f"{ROOT}/tus/{self.server.number()}"
                self.server.unfinished[url] = bytearray()
            resumable_at(url)
        size = max(PIECE, -(-len(body) // 4))
        while True:
            done = len(self.server.unfinished[url])
            progress(done, len(body))
            await self.up.take(min(size, len(body) - done))
            async with self._call("upload.piece"):
                self.server.unfinished[url] += body[done : done + size]
                if len(self.server.unfinished[url]) >= len(body):
                    content = bytes(self.server.unfinished.pop(url))
                    uid = upload.document_url.rpartition("/")[2]
                    made = self._new_version(uid, content) if uid else self._made(upload, content)
                    progress(len(body), len(body))
            if url not in self.server.unfinished:
                return made

    def _made(self, upload: Upload, body: bytes) -> Document:
        uid = f"made{self.server.number()}"
        folder_uid = upload.folder_url.rpartition("/")[2]
        made = document(
            uid,
            upload.filename,
            folder_uid,
            filename=upload.filename,
            size=len(body),
            author=self.username,
            created=datetime.now(UTC),
        )
        self.server.bodies[uid] = body
        self.server.put(made)
        return made

    async def find_upload(self, upload: Upload, since: datetime, accounted_for: AbstractSet[str]) -> Document | None:
        async with self._call("find_upload"):
            if upload.resume_url in self.server.unfinished:
                return None
            folder_uid = upload.folder_url.rpartition("/")[2]
            return _newest(
                one
                for one in self.server.documents(upload.filename)
                if (one.folder_uid, one.size, one.author) == (folder_uid, upload.size, self.username)
                and one.uid not in accounted_for
                and one.created is not None
                and one.created >= since
                and (not upload.path.exists() or self.server.bodies[one.uid] == upload.path.read_bytes())
            )

    async def add_comment(self, item_url: str, text: str, in_reply_to: str = "") -> None:
        async with self._call("add_comment"):
            if item_url.rpartition("/")[2] not in self.server.visible(self.username):
                raise Gone
            uid = f"said{self.server.number()}"
            now = datetime.now(UTC)
            said = Comment(
                uid=uid,
                url=f"{item_url}/{uid}",
                modified=now,
                item_uid=item_url.rpartition("/")[2],
                author=self.username,
                author_name=self.username.title(),
                text=text,
                created=now,
                in_reply_to=in_reply_to,
            )
            self.server.put(said)
            if self.server.moderates:
                self.server.hidden.add(uid)

    async def find_comment(
        self, item_url: str, text: str, since: datetime, accounted_for: AbstractSet[str]
    ) -> Comment | None:
        async with self._call("find_comment"):
            uid = item_url.rpartition("/")[2]
            found = _newest(
                one
                for one in self.server.comments(text)
                if not self.server.moderates
                and (one.item_uid, one.author) == (uid, self.username)
                and one.uid not in accounted_for
                and one.created >= since
            )
            return replace(found, item_uid="") if found else None  # a real one does not know it either

    async def replace(
        self, replacement: Upload, progress: Callable[[int, int], None], resumable_at: Callable[[str], None]
    ) -> Document:
        async with self._call("replace"):
            item = self._mine_to_change(replacement.document_url)
        assert isinstance(item, Document)
        if self._is_arrived(replacement, item):
            return item
        return await self.upload(replacement, progress, resumable_at)

    async def has_replaced(self, replacement: Upload) -> bool:
        async with self._call("has_replaced"):
            return self._is_arrived(replacement, self._here(replacement.document_url))

    def _is_arrived(self, replacement: Upload, item: Item) -> bool:
        arrived = bool(replacement.resume_url) and replacement.resume_url not in self.server.unfinished
        return arrived and self.server.bodies.get(item.uid) == replacement.path.read_bytes()

    async def sign_out(self) -> None:
        async with self._call("sign_out"):
            self.expired = True

    async def aclose(self) -> None:
        self.closed = True


def _newest(found: Iterable[MadeT]) -> MadeT | None:
    return max(found, key=lambda one: (str(one.created), one.uid), default=None)
