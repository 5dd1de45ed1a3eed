"""What the engine asks of an intranet server, whichever it is.

Every method raises only the family in `sync.errors`. Reads may be repeated at will. A write that raises
`ServerAway` has an unknown outcome: ask (`find_upload`, `find_comment`) before sending it again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from sync.models import Capabilities as Capabilities  # noqa: PLC0414, TC001  given on: told by a server, kept by the cache

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import datetime
    from pathlib import Path

    from sync.models import Account, Comment, Document, Item, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """What one cheap request can tell: whether something changed since a cursor, and how many items there are to see.

    `total` counts everything visible to this person over all synced kinds: when it differs from the number of items in
    the cache although nothing changed, something vanished or appeared without a trace in the feed.
    """

    changed: bool
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Some changed items, in an order in which they can be stored.

    `cursor` is where to go on after this batch is stored; opaque to the engine. `done` and `total` count items of
    this pull, for progress. `skipped` counts items that could not be understood.
    """

    items: tuple[Item, ...]
    cursor: str
    done: int
    total: int
    skipped: int = 0


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
    where an interrupted upload can go on.
    """

    key: str
    path: Path
    folder_url: str
    filename: str
    content_type: str
    resume_url: str = ""
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Download:
    """A body being fetched: `size` in bytes if the server tells, and its pieces from the offset that was asked for."""

    size: int | None
    offset: int
    chunks: AsyncGenerator[bytes, None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """Everything that this person can see now: the kind of each uid."""

    kinds: Mapping[str, Kind] = field(default_factory=dict)


class Intranet(Protocol):
    """A signed-in connection to one intranet."""

    traffic: Traffic

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

    async def picture(self, url: str) -> bytes:
        """Fetch a picture (a scale's url, or one inside a body). Raises TooLarge over 20 MB."""

    async def download(self, document: Document, offset: int = 0) -> Download:
        """Start to fetch a document's body, from byte `offset` on; read its chunks to the end, or close them."""

    async def document(self, url: str) -> Document:
        """Tell about one document as it is now: a body that came in is only good while `modified` stayed the same."""

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

    async def sign_out(self) -> None:
        """Tell the server, as far as it cares."""

    async def aclose(self) -> None:
        """Let go of the connection."""
