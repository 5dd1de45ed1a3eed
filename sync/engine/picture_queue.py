"""Fetches pictures into the cache: those that a screen asks for, and those that are likely to be wanted offline."""

from __future__ import annotations

import asyncio
import logging
import re
from typing import TYPE_CHECKING

from sync.engine.events import PicturesReady
from sync.errors import MienskipError, SessionExpired
from sync.models import PICTURE_STEPS, NewsItem, Person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sync.cache.store import Store
    from sync.models import Item
    from sync.server import Intranet

log = logging.getLogger(__name__)

WIDTH = 4
PORTRAIT_WIDTH, LEAD_WIDTH = PICTURE_STEPS
ARTICLES_WITH_PICTURES = 50
TOLD_AT_ONCE = 16
PICTURE_IN_BODY = re.compile(r'<img[^>]* src="([^"]+)"')


class PictureQueue:
    """Asks for each picture once; one that cannot be had is not asked for again in this run."""

    def __init__(self, intranet: Intranet, store: Store, tell: Callable[[PicturesReady], None]) -> None:
        self._intranet = intranet
        self._store = store
        self._tell = tell
        self._wanted: dict[str, None] = {}
        self._useless: set[str] = set()
        self._ready: set[str] = set()
        self._task: asyncio.Task[None] | None = None

    def want(self, urls: Iterable[str]) -> None:
        """Have pictures fetched; those that are here already are told of at once."""
        asked = [url for url in urls if url and url not in self._useless and url not in self._wanted]
        missing = self._store.missing_pictures(asked)
        here = frozenset(asked) - missing
        if here:
            self._tell(PicturesReady(urls=here))
        self._wanted.update(dict.fromkeys(url for url in asked if url in missing))
        if self._wanted and (self._task is None or self._task.done()):
            self._task = asyncio.get_running_loop().create_task(self._work())

    async def drain(self) -> None:
        """Wait until everything that was wanted is here or cannot be had."""
        while self._task is not None and not self._task.done():
            await self._task

    async def stop(self) -> None:
        """Stop fetching."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _work(self) -> None:
        await asyncio.gather(*(self._worker() for _ in range(WIDTH)))
        self._flush()

    async def _worker(self) -> None:
        while self._wanted:
            url = next(iter(self._wanted))
            del self._wanted[url]
            try:
                data = await self._intranet.picture(url)
            except SessionExpired:
                self._wanted.clear()
                return
            except MienskipError as error:
                log.info("a picture could not be had: %s", type(error).__name__)
                if not error.retry_can_help:
                    self._useless.add(url)
                continue
            self._store.save_picture(url, data)
            self._ready.add(url)
            if len(self._ready) >= TOLD_AT_ONCE:
                self._flush()

    def _flush(self) -> None:
        if self._ready:
            ready, self._ready = frozenset(self._ready), set()
            self._tell(PicturesReady(urls=ready))


def likely_wanted(items: Iterable[Item]) -> list[str]:
    """Choose pictures to fetch ahead: every portrait, and what the newest articles show."""
    news: list[NewsItem] = []
    urls: list[str] = []
    for item in items:
        if isinstance(item, Person):
            urls.extend(_scale(item, PORTRAIT_WIDTH))
        elif isinstance(item, NewsItem):
            news.append(item)
    news.sort(key=lambda item: item.published or item.modified, reverse=True)
    for item in news[:ARTICLES_WITH_PICTURES]:
        urls.extend(_scale(item, LEAD_WIDTH))
        urls.extend(PICTURE_IN_BODY.findall(item.body_html))
    return urls


def _scale(item: Person | NewsItem, width: int) -> Iterator[str]:
    picture = item.portrait if isinstance(item, Person) else item.picture
    scale = picture.fitting(width) if picture else None
    if scale:
        yield scale.url
