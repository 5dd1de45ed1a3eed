"""What the engine asks of an intranet server, whichever it is.

Every method raises only the family in `sync.errors`. Reads may be repeated at will. A write that raises
`ServerAway` has an unknown outcome. `create`, `edit`, `delete`, `rename`, `move`, `set_audience`, `give_to_team`,
`set_official`, `attend`, `respond`, `like`, `lock` and `unlock` may simply be repeated: they look, or lead to the same
end; so may `replace` with its `resume_url`. For the others ask first: `find_upload`, `find_comment`, `find_copy`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from sync.models import Capabilities as Capabilities  # noqa: PLC0414, TC001  given on: told by a server, kept by the cache

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Collection, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import datetime
    from pathlib import Path

    from sync.models import (
        Account,
        Audience,
        Comment,
        Document,
        Fields,
        Item,
        Kind,
        NewsItem,
        Response,
        ResponseKind,
        Team,
        Version,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """What one cheap request can tell: whether something changed since a cursor, and how many items there are to see.

    `total` counts everything visible to this person over all synced kinds: when it differs from the number of items in
    the cache although nothing changed, something vanished or appeared without a trace in the feed. `put_back`: the
    server went back in time (its clock, or all of it to a backup), and anything may be older than it was.
    """

    changed: bool
    total: int
    put_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Some changed items, in an order in which they can be stored.

    `cursor` is where to go on after this batch is stored; opaque to the engine. `done` and `total` count items of
    this pull, for progress. `skipped` counts items that could not be understood. `put_back` as in `Poll`.
    """

    items: tuple[Item, ...]
    cursor: str
    done: int
    total: int
    skipped: int = 0
    put_back: bool = False


@dataclass(slots=True)
class Traffic:
    """What has gone over the line since the connection was made: requests, and body and header bytes both ways."""

    requests: int = 0
    received: int = 0
    sent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file to send: `key` is made by the client, once for each command, so that a repeat can be recognised.

    `filename` is the name that colleagues will see, `size` the bytes of the file when it was chosen. `resume_url` is
    where an interrupted upload can go on. A new version of a document names it by `document_url`. What lies in no file
    has a `body` instead.
    """

    key: str
    path: Path
    folder_url: str
    filename: str
    content_type: str
    resume_url: str = ""
    size: int | None = None
    document_url: str = ""
    body: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Creation:
    """An item to make: `item_id` is made by the client, once for each command, so that a repeat finds what it made.

    `container_url` is a team or a folder; empty means the site's own place for this kind and audience. `fields` go by
    the attributes of the model; a folder is of kind DOCUMENTS with ``is_folder``. A profile is made for whoever is
    signed in, whatever its `username` says.
    """

    kind: Kind
    item_id: str
    fields: Fields
    container_url: str = ""
    audience: Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """Who is working on an item: `mine` for the signed-in person, `name` as colleagues read it, `since` when.

    `username` is who that is for the program, `breakable` whether those who may change the item may take it over.
    """

    mine: bool
    name: str
    since: datetime | None = None
    username: str = ""
    breakable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredVersion:
    """An earlier body of a document: `number` names it on the server, `author` is a name as colleagues read it."""

    number: int
    made: datetime
    author: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Download:
    """A body being fetched: `size` in bytes if the server tells, and its pieces from the offset that was asked for.

    `sha256` is the digest of the whole body where the server gives one.
    """

    size: int | None
    offset: int
    chunks: AsyncGenerator[bytes, None]
    sha256: bytes | None = None


class Pace(Protocol):
    """What a body has to wait for before it goes over the line."""

    async def take(self, size: int) -> None:
        """Wait until `size` bytes may go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """Everything that this person can see now: the kind of each uid, and its version where a list tells it."""

    kinds: Mapping[str, Kind] = field(default_factory=dict)
    versions: Mapping[str, Version] = field(default_factory=dict)


class Intranet(Protocol):
    """A signed-in connection to one intranet."""

    traffic: Traffic

    def pace(self, up: Pace, down: Pace) -> None:
        """Have the bodies of documents wait for these from now on, also those that are on their way."""

    async def account(self) -> Account:
        """Tell who is signed in. Raises SessionExpired where the token no longer works."""

    async def capabilities(self) -> Capabilities:
        """Tell what this site offers."""

    async def poll(self, cursor: str) -> Poll:
        """Ask with one small request whether `changes` from `cursor` would bring anything new."""

    def changes(self, cursor: str | None) -> AsyncIterator[Batch]:
        """Give everything that changed since `cursor`, oldest first; everything there is where it is None.

        Items at the edge of the cursor may come again. Comments come as items of their own. People and teams come
        before what refers to them in a first pull.
        """

    async def inventory(self) -> Inventory:
        """List what is there now; the cure for holes in the feed."""

    def items(self, uids: Collection[str]) -> AsyncIterator[Batch]:
        """Give some of the items that the last `inventory` listed as they are now; the batches have no cursor."""

    async def picture(self, url: str) -> bytes:
        """Fetch a picture (a scale's url, or one inside a body). Raises TooLarge over 20 MB."""

    async def download(self, document: Document, offset: int = 0, size: int | None = None) -> Download:
        """Start to fetch a document's body, from byte `offset` on; read its chunks to the end, or close them.

        With `size` no more than so many bytes are asked for. A server that gives no parts begins at byte 0 anyway.
        """

    async def document(self, url: str) -> Document:
        """Tell about one document as it is now."""

    async def versions(self, uids: Sequence[str]) -> Mapping[str, datetime]:
        """Tell when each of these documents was modified last, of few requests; those that are gone are left out.

        A body that came in is only good where `modified` is the same afterwards.
        """

    async def upload(
        self, upload: Upload, progress: Callable[[int, int], None], resumable_at: Callable[[str], None]
    ) -> Document:
        """Send a file; `progress` is given bytes sent and bytes in all, `resumable_at` the url at which it can go on.

        Raises UnusableFile when the file cannot be sent, NotAllowed, Refused.
        """

    async def find_upload(self, upload: Upload, since: datetime, accounted_for: AbstractSet[str]) -> Document | None:
        """Look whether an upload whose answer was lost has arrived: of the same sender, name and content, made `since`.

        Of several it gives the newest, but none of those `accounted_for` (uids): they came of other uploads. One that
        can go on at its `resume_url` has not arrived.
        """

    async def add_comment(self, item_url: str, text: str, in_reply_to: str = "") -> None:
        """Say something below an item."""

    async def find_comment(
        self, item_url: str, text: str, since: datetime, accounted_for: AbstractSet[str]
    ) -> Comment | None:
        """Look whether a comment of the signed-in person with this text, made `since`, stands below the item.

        Of several it gives the newest, but none of those `accounted_for` (uids): they came of other commands.
        """

    async def item(self, url: str) -> Item:
        """Tell about anything as it is now. Raises Gone."""

    async def create(self, creation: Creation) -> Item:
        """Make an item and tell about it as it was read back.

        It is its author's alone until all of it is there; widening to its audience is the last step. An item of ours
        with this id is finished and given, not made twice. Raises NotAllowed; where it could be made but not be widened
        it stays its author's draft, which a repeat takes up. Raises Refused, also where the id is somebody else's.
        """

    async def edit(self, url: str, changes: Fields) -> Item:
        """Change these fields only. Raises Gone, NotAllowed, Locked, Refused."""

    async def differing(self, url: str, changes: Fields) -> Fields:
        """Give those of the changes that `edit` would still make: a site may tell a text in other words than were sent.

        Raises as `edit`; nothing is changed.
        """

    async def delete(self, url: str) -> None:
        """Delete an item and what is in it; one that is gone already is fine. Raises NotAllowed, Locked."""

    async def contents(self, url: str) -> Mapping[str, datetime]:
        """Tell of all that lies in a folder, at any depth, by uid when it was changed last."""

    async def rename(self, url: str, title: str) -> Item:
        """Give a document or folder another name; a file's own name follows. Its address stays. As `edit` raises."""

    async def move(self, uid: str, url: str, container_url: str) -> Item:
        """Put a document or folder elsewhere; one that is there already is fine. Raises Gone, NotAllowed, Locked."""

    async def copy(self, uid: str, url: str, container_url: str) -> Item:
        """Put a copy of a document or folder into a folder. Raises Gone, NotAllowed, Refused."""

    async def find_copy(
        self, url: str, container_url: str, title: str, since: datetime, accounted_for: AbstractSet[str]
    ) -> Item | None:
        """Look whether a copy whose answer was lost has arrived in a folder, made `since`; it may be called `title`.

        Of several it gives the newest, but none of those `accounted_for` (uids): they came of other commands.
        """

    async def replace(
        self, replacement: Upload, progress: Callable[[int, int], None], resumable_at: Callable[[str], None]
    ) -> Document:
        """Send a new version of the document at `document_url`, as `upload` sends a file.

        Raises Locked before anything is sent; meanwhile it is locked for others. What has arrived already, as the
        `resume_url` tells, is not sent again.
        """

    async def has_replaced(self, replacement: Upload) -> bool:
        """Tell whether a new version whose answer was lost has arrived; False where sending had not begun."""

    async def set_audience(self, url: str, audience: Audience) -> Item:
        """Publish, widen or narrow a post or event. Raises NotAllowed where that needs another place or right.

        Out of a team it goes to a place of its author's own, if the site has one for them.
        """

    async def give_to_team(
        self, uid: str, url: str, title: str, container_url: str, since: datetime, accounted_for: AbstractSet[str]
    ) -> Item:
        """Bring a post into a team's place, where the team sees it, and tell about it. Raises Gone, NotAllowed.

        Where it may not leave its place it is copied there and deleted here: then it has another uid, and no comments.
        The last two tell, as for `find_copy`, which copy an earlier try may have made.
        """

    async def set_official(self, url: str, *, official: bool) -> Item:
        """Have a post be official news, for everyone, or ordinary news again; one that is so already is fine.

        Raises NotAllowed for whoever does not review what others write.
        """

    async def attend(self, event_url: str, *, going: bool) -> None:
        """Tell whether the signed-in person comes to an event. Raises NotAllowed where the site keeps no such thing."""

    async def respond(self, item_url: str, kind: ResponseKind, key: str, *, said: bool) -> Response | None:
        """Say something of a post, or take it back; None where there was nothing to take back.

        Colleagues do not see who said NOT_FOR_ME, the author gets a number. Raises NotAllowed where the site keeps no
        such thing.
        """

    async def like(self, url: str, *, liked: bool) -> Item:
        """Be among those who like an item, or no longer. Raises NotAllowed where it cannot be liked."""

    async def lock(self, url: str) -> Lock:
        """Try to lock an item for a while (ten minutes; repeat to refresh); tell who has it then."""

    async def unlock(self, url: str) -> None:
        """Let go of a lock of our own; a colleague's stays."""

    async def break_lock(self, url: str) -> Lock:
        """Take a colleague's lock away and lock the item; tell who has it then. Raises Gone, NotAllowed."""

    async def locks(self, uids: Sequence[str]) -> Mapping[str, Lock]:
        """Tell who is working on these documents, of few requests; those that nobody has locked are left out."""

    async def history(self, url: str) -> Sequence[StoredVersion]:
        """List the versions of a document that are kept, the newest (which is the present one) first."""

    async def download_version(self, document: Document, number: int) -> Download:
        """Start to fetch the body that a document had in a version. Raises Gone."""

    async def post_version(self, url: str, number: int) -> NewsItem:
        """Give a post as it was in a version of its `history`. Raises Gone, Refused where the site keeps none."""

    async def team_members(self, group: str) -> tuple[str, ...]:
        """List the user names of those who belong to a team's group. Raises NotAllowed for most people."""

    async def change_team_members(self, group: str, belongs: Mapping[str, bool]) -> None:
        """Put people, by user name, into a team's group, or take them out. As `team_members` raises."""

    async def create_team(self, team_id: str, title: str, purpose: str, members: Sequence[str]) -> Team:
        """Make a team with a group; one of this id that an earlier try made is finished. As `team_members` raises."""

    async def sign_out(self) -> None:
        """Tell the server, as far as it cares."""

    async def aclose(self) -> None:
        """Let go of the connection."""
