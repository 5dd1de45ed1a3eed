"""Takes in what a person writes, and tells what posts were before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sync.cache.commands import CreateItem
from sync.engine.chores import Chores
from sync.engine.events import Problem
from sync.engine.posting import drafted_post, drafted_revision, given_to
from sync.engine.posting_events import PostHistory, PostVersion
from sync.errors import FileInUse, Gone, UnusableFile
from sync.models import WAITING_PREFIX, Audience, NewsItem, is_waiting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from sync.cache.commands import Command
    from sync.cache.store import Store
    from sync.engine.events import EngineEvent
    from sync.engine.intake import Intake
    from sync.engine.posting import Attachment, Posting
    from sync.models import Fields
    from sync.server import Intranet


class Posts:
    """What `PostingDesk` asks, in the engine's loop. What cannot be done is told as a Problem."""

    def __init__(
        self,
        connection: Callable[[], Intranet],
        store: Store,
        intake: Intake,
        tell: Callable[[EngineEvent], None],
    ) -> None:
        self._connection = connection
        self._store = store
        self._intake = intake
        self._tell = tell
        self._chores = Chores("looking at a post", tell)

    def keep_attachment(self, key: str, body: bytes) -> None:
        """Keep what was put into a text. Raises DiskFull."""
        self._store.keep_attachment(key, body)

    def post(self, posting: Posting, draft_key: str = "") -> None:
        """Take a post in, and forget the draft that it was. Raises DiskFull; then nothing of it was done."""
        self._take(lambda: drafted_post(posting), draft_key)

    def revise(
        self, uid: str, base: Fields, changes: Fields, attachments: Iterable[Attachment] = (), draft_key: str = ""
    ) -> None:
        """Take in what was changed in a post. Raises as `post`."""
        if changes and self._intake.here(uid) is not None:
            self._take(lambda: drafted_revision(uid, base, changes, attachments), draft_key)

    def give_to(
        self, uid: str, audience: Audience, container_uid: str = "", not_before: datetime | None = None
    ) -> None:
        """Have a post be for others; what was wished before and is not done yet counts no more."""
        item = self._intake.here(uid)
        if item is None:
            return
        for key in self._store.audiences_waiting(uid):
            self._intake.take_back(key)
        self._make_it_for_its_author_alone(item.uid)
        self._intake.do(given_to(uid, audience, container_uid, not_before))

    def ask_history(self, uid: str) -> None:
        """List the versions of a post; PostHistory follows."""
        self._chores.do(self._list(uid))

    def ask_version(self, uid: str, number: int) -> None:
        """Get a post as it was; PostVersion follows."""
        self._chores.do(self._get(uid, number))

    async def stop(self) -> None:
        """Stop what is not done."""
        await self._chores.stop()

    def _make_it_for_its_author_alone(self, uid: str) -> None:
        """Have what was not sent yet be seen by nobody else before it is given to those it is for now."""
        entry = self._store.entry(uid.removeprefix(WAITING_PREFIX)) if is_waiting(uid) else None
        if entry is None or entry.tried or not isinstance(entry.command, CreateItem):
            return
        if entry.command.audience is not Audience.ME:
            self._intake.change(replace(entry.command, audience=Audience.ME, container_uid=""))

    def _take(self, draft: Callable[[], list[Command]], draft_key: str) -> None:
        try:
            commands = draft()
        except (UnusableFile, FileInUse) as error:
            self._tell(Problem(error=error))
        else:
            self._intake.do(*commands, sent_draft=draft_key)

    async def _list(self, uid: str) -> None:
        versions = await self._connection().history(self._url_of(uid))
        self._tell(PostHistory(uid=uid, versions=tuple(versions)))

    async def _get(self, uid: str, number: int) -> None:
        item = await self._connection().post_version(self._url_of(uid), number)
        self._tell(PostVersion(uid=uid, number=number, item=item))

    def _url_of(self, uid: str) -> str:
        item = self._store.item(uid)
        if not isinstance(item, NewsItem) or not item.url:
            raise Gone("it is no longer here")
        return item.url
