"""A Plone site as the engine's `Intranet`: what changed, what is there, pictures, bodies, comments."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING
from urllib.parse import quote

from sync.errors import BadAnswer, MienskipError
from sync.models import Document, NewsItem, Team
from sync.plone import mapping
from sync.plone.attendance import Attendances
from sync.plone.catalogue import Catalogue
from sync.plone.client import PloneClient
from sync.plone.downloads import Downloader
from sync.plone.feed import Feed
from sync.plone.fields import line
from sync.plone.forms import Forms
from sync.plone.giving import Gift, Giving
from sync.plone.likes import Likes
from sync.plone.locks import Locks
from sync.plone.offering import capabilities_of
from sync.plone.placing import Places
from sync.plone.publishing import Publishing
from sync.plone.reading import Reader
from sync.plone.responses import Responses
from sync.plone.signing_in import account_from
from sync.plone.small_files import SmallFiles
from sync.plone.teams import Teams
from sync.plone.uploads import Uploader
from sync.plone.versions import Versions
from sync.plone.writing import Writer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    import httpx

    from sync.models import Account, Audience, Comment, Fields, Item, Response, ResponseKind
    from sync.server import (
        Batch,
        Capabilities,
        Creation,
        Download,
        Inventory,
        Lock,
        Pace,
        Poll,
        StoredVersion,
        Traffic,
        Upload,
    )

log = logging.getLogger(__name__)

PICTURE_LIMIT = 20 * 1024 * 1024


def connect(
    site: str,
    token: str,
    on_token: Callable[[str], None] = lambda _token: None,
    *,
    transport: httpx.AsyncBaseTransport | None = None,
) -> PloneIntranet:
    """Give a signed-in connection to the site at `site`; nothing is sent yet."""
    return PloneIntranet(PloneClient(site, token, on_token, transport=transport))


class PloneIntranet:
    """Implements `sync.server.Intranet`."""

    def __init__(self, client: PloneClient) -> None:
        self._client = client
        self._feed = Feed(client)
        self._uploader = Uploader(client)
        self._reader = Reader(client, self._feed)
        self._small_files = SmallFiles(client, self._reader)
        self._locks = Locks(client)
        self._places = Places(client, self._locks)
        self._publishing = Publishing(client, self._feed, self._reader)
        self._attendances = Attendances(client, self._reader, self._publishing)
        self._responses = Responses(client, self._reader)
        self._likes = Likes(client, self._reader)
        self._forms = Forms(client)
        self._writer = Writer(client, self._forms, self._reader, self._places, self._publishing, self._locks)
        self._giving = Giving(self._reader, self._places, self._publishing, self._writer)
        self._downloader = Downloader(client)
        self._catalogue = Catalogue(client)
        self._teams = Teams(client)
        self._versions = Versions(client, self._downloader)
        self.traffic: Traffic = client.traffic

    def pace(self, up: Pace, down: Pace) -> None:
        """See `Intranet`."""
        self._uploader.pace = up
        self._small_files.pace = up
        self._downloader.pace = down

    async def account(self) -> Account:
        """See `Intranet`."""
        return account_from(self._client.site, await self._client.get_json(f"@users/{self._client.username}"))

    async def capabilities(self) -> Capabilities:
        """See `Intranet`."""
        return await capabilities_of(self._client, self._forms)

    async def poll(self, cursor: str) -> Poll:
        """See `Intranet`."""
        return await self._feed.poll(cursor)

    def changes(self, cursor: str | None) -> AsyncIterator[Batch]:
        """See `Intranet`."""
        return self._feed.changes(cursor)

    async def inventory(self) -> Inventory:
        """See `Intranet`."""
        return await self._feed.inventory()

    def items(self, uids: Collection[str]) -> AsyncIterator[Batch]:
        """See `Intranet`."""
        return self._feed.items(uids)

    async def picture(self, url: str) -> bytes:
        """See `Intranet`."""
        data = await self._client.get_bytes(url, PICTURE_LIMIT)
        if not data:
            raise BadAnswer("an empty picture")
        return data

    async def download(self, document: Document, offset: int = 0, size: int | None = None) -> Download:
        """See `Intranet`."""
        return await self._downloader.begin(document, offset, size)

    async def versions(self, uids: Sequence[str]) -> Mapping[str, datetime]:
        """See `Intranet`."""
        return await self._downloader.versions(uids)

    async def document(self, url: str) -> Document:
        """See `Intranet`."""
        return await self._document_at(url)

    async def upload(
        self, upload: Upload, progress: Callable[[int, int], None], resumable_at: Callable[[str], None]
    ) -> Document:
        """See `Intranet`."""
        if self._small_files.takes(upload):
            return await self._small_files.send(upload, progress, resumable_at)
        url = await self._uploader.send(upload, progress, resumable_at)
        return await self._document_at(url)

    async def find_upload(self, upload: Upload, since: datetime, accounted_for: AbstractSet[str]) -> Document | None:
        """See `Intranet`."""
        if self._small_files.has_begun(upload):
            return await self._small_files.find(upload)
        url = await self._uploader.find(upload, since, accounted_for)
        return await self._document_at(url) if url else None

    async def add_comment(self, item_url: str, text: str, in_reply_to: str = "") -> None:
        """See `Intranet`."""
        path = f"{item_url}/@comments" + (f"/{quote(in_reply_to)}" if in_reply_to else "")
        await self._client.send_json("POST", path, {"text": text})

    async def find_comment(
        self, item_url: str, text: str, since: datetime, accounted_for: AbstractSet[str]
    ) -> Comment | None:
        """See `Intranet`."""
        found: list[Comment] = []
        for record in await self._feed.posts.comment_records(item_url):
            try:
                comment = mapping.comment(record, "", item_url)
            except BadAnswer:
                continue
            is_ours = comment.author == self._client.username and comment.uid not in accounted_for
            if is_ours and comment.text.strip() == text.strip() and comment.created >= since:
                found.append(comment)
        return max(found, key=lambda comment: (comment.created, comment.uid), default=None)

    async def item(self, url: str) -> Item:
        """See `Intranet`."""
        return await self._reader.item(url)

    async def create(self, creation: Creation) -> Item:
        """See `Intranet`."""
        return await self._writer.create(creation)

    async def edit(self, url: str, changes: Fields) -> Item:
        """See `Intranet`."""
        return await self._writer.edit(url, changes)

    async def differing(self, url: str, changes: Fields) -> Fields:
        """See `Intranet`."""
        return await self._writer.differing(url, changes)

    async def delete(self, url: str) -> None:
        """See `Intranet`."""
        await self._writer.delete(url)

    async def contents(self, url: str) -> Mapping[str, datetime]:
        """See `Intranet`."""
        return await self._catalogue.contents(url)

    async def rename(self, url: str, title: str) -> Item:
        """See `Intranet`."""
        return await self._writer.edit(url, {"title": title})

    async def move(self, uid: str, url: str, container_url: str) -> Item:
        """See `Intranet`. The uid tells where the item is by now."""
        return await self._reader.item(await self._places.move(uid, url, container_url))

    async def copy(self, uid: str, url: str, container_url: str) -> Item:
        """See `Intranet`."""
        return await self._reader.item(await self._places.copy(uid, url, container_url))

    async def find_copy(
        self, url: str, container_url: str, title: str, since: datetime, accounted_for: AbstractSet[str]
    ) -> Item | None:
        """See `Intranet`."""
        titles = {title, line(await self._reader.record(url), "title")}
        there = await self._places.find_copy(url, container_url, titles, since, accounted_for)
        return await self._reader.item(there) if there else None

    async def replace(
        self, replacement: Upload, progress: Callable[[int, int], None], resumable_at: Callable[[str], None]
    ) -> Document:
        """See `Intranet`."""
        url = replacement.document_url
        if not await self._uploader.has_replaced(replacement):
            async with self._locks.held(url):
                await self._uploader.send(replacement, progress, resumable_at)
        return await self._document_at(url)

    async def has_replaced(self, replacement: Upload) -> bool:
        """See `Intranet`."""
        return await self._uploader.has_replaced(replacement)

    async def set_audience(self, url: str, audience: Audience) -> Item:
        """See `Intranet`."""
        return await self._giving.set_audience(url, audience)

    async def give_to_team(
        self, uid: str, url: str, title: str, container_url: str, since: datetime, accounted_for: AbstractSet[str]
    ) -> Item:
        """See `Intranet`."""
        gift = Gift(
            uid=uid, url=url, title=title, container_url=container_url, since=since, accounted_for=accounted_for
        )
        return await self._giving.give_to_team(gift)

    async def set_official(self, url: str, *, official: bool) -> Item:
        """See `Intranet`."""
        return await self._publishing.make_official(url, official=official)

    async def attend(self, event_url: str, *, going: bool) -> None:
        """See `Intranet`."""
        await self._attendances.tell(event_url, going=going)

    async def respond(self, item_url: str, kind: ResponseKind, key: str, *, said: bool) -> Response | None:
        """See `Intranet`."""
        return await self._responses.tell(item_url, kind, key, said=said)

    async def like(self, url: str, *, liked: bool) -> Item:
        """See `Intranet`."""
        return await self._likes.tell(url, liked=liked)

    async def lock(self, url: str) -> Lock:
        """See `Intranet`."""
        return await self._locks.lock(url)

    async def unlock(self, url: str) -> None:
        """See `Intranet`."""
        await self._locks.unlock(url)

    async def break_lock(self, url: str) -> Lock:
        """See `Intranet`."""
        return await self._locks.break_open(url)

    async def locks(self, uids: Sequence[str]) -> Mapping[str, Lock]:
        """See `Intranet`. The catalogue knows no locks: each whole object is asked for."""
        return self._locks.of(await self._catalogue.objects({"UID": uid} for uid in uids))

    async def history(self, url: str) -> Sequence[StoredVersion]:
        """See `Intranet`."""
        return await self._versions.of(url)

    async def download_version(self, document: Document, number: int) -> Download:
        """See `Intranet`."""
        return await self._versions.download(document, number)

    async def post_version(self, url: str, number: int) -> NewsItem:
        """See `Intranet`."""
        item = await self._reader.item_of(await self._versions.record(url, number))
        if not isinstance(item, NewsItem):
            raise BadAnswer("no post where one was expected")
        return item

    async def team_members(self, group: str) -> tuple[str, ...]:
        """See `Intranet`."""
        return await self._teams.members(group)

    async def change_team_members(self, group: str, belongs: Mapping[str, bool]) -> None:
        """See `Intranet`."""
        await self._teams.change_members(group, belongs)

    async def create_team(self, team_id: str, title: str, purpose: str, members: Sequence[str]) -> Team:
        """See `Intranet`."""
        made = await self._reader.item(await self._teams.create(team_id, title, purpose, members))
        if not isinstance(made, Team):
            raise BadAnswer("no team where one was made")
        return made

    async def sign_out(self) -> None:
        """See `Intranet`. Plone forgets the token only where it keeps tokens; ours is gone from here anyway."""
        try:
            await self._client.send_json("POST", "@logout", {})
        except MienskipError as error:
            log.info("the server was not told of the sign-out: %s", type(error).__name__)

    async def aclose(self) -> None:
        """See `Intranet`."""
        await self._client.aclose()

    async def _document_at(self, url: str) -> Document:
        item = await self._reader.item(url)
        if not isinstance(item, Document):
            raise BadAnswer("no document where a file was sent")
        return item
