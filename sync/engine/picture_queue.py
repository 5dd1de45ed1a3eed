"""Fetches pictures into the cache: those that a screen asks for, and those that are likely to be wanted offline."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from typing import TYPE_CHECKING

from sync.cache.pictures import LEAD_WIDTH, PORTRAIT_WIDTH, urls_in
from sync.cache.thumbnails import is_thumbnail
from sync.engine.events import PicturesReady
from sync.errors import BadAnswer, MienskipError, ServerAway, ServerFault, SessionExpired
from sync.models import NewsItem, Person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sync.cache.store import Store
    from sync.models import Item
    from sync.server import Intranet

log = logging.getLogger(__name__)

WIDTH = 4
ARTICLES_WITH_PICTURES = 50
TOLD_TOGETHER_WITHIN = 0.1
"""Seconds in which pictures that came are told of together."""
MOST_BREAKS = 3
"""How often the line may break at one picture before that is taken to be the picture's fault."""


def nothing_to_see(_body: bytes) -> bytes:
    """Stand in where nobody can make small pictures of documents."""
    raise BadAnswer("no small pictures are made here")


class PictureQueue:
    """Asks for each picture once; one that cannot be had is not asked for again in this run.

    Where the server is away everything waits for `go_on`. `noticed` is told of a session that has expired. `shrink`
    makes a small picture of a document's body, in a thread; it raises BadAnswer for what does not look like anything.
    """

    def __init__(
        self,
        connection: Callable[[], Intranet],
        store: Store,
        tell: Callable[[PicturesReady], None],
        noticed: Callable[[MienskipError], None],
        shrink: Callable[[bytes], bytes],
    ) -> None:
        self._connection = connection
        self._store = store
        self._tell = tell
        self._noticed = noticed
        self._shrink = shrink
        self._wanted: dict[str, None] = {}
        self._ahead: dict[str, None] = {}
        self._underway: set[str] = set()
        self._useless: set[str] = set()
        self._breaks: Counter[str] = Counter()
        self._ready: set[str] = set()
        self._telling: asyncio.TimerHandle | None = None
        self._away = False
        self._workers: set[asyncio.Task[None]] = set()

    def want(self, urls: Iterable[str]) -> None:
        """Have pictures fetched before all others; those that are here already are told of."""
        asked = [url for url in urls if url and url not in self._useless and url not in self._underway]
        missing = self._store.missing_pictures(asked)
        self._wanted.update(dict.fromkeys(url for url in asked if url in missing))
        here = frozenset(asked) - missing
        if here:
            self._tell(PicturesReady(urls=here))
        self._work()

    def want_ahead(self, urls: Iterable[str]) -> None:
        """Have pictures that are not here fetched when nothing else is wanted."""
        asked = [url for url in urls if url not in self._useless and url not in self._underway]
        missing = self._store.missing_pictures(asked)
        self._ahead.update(dict.fromkeys(url for url in asked if url in missing))
        self._work()

    def go_on(self) -> None:
        """Fetch what waits: the server is there again."""
        self._away = False
        self._work()

    async def drain(self) -> None:
        """Wait until everything that was wanted is here, cannot be had, or waits for the server."""
        while self._workers:
            await asyncio.wait(self._workers)
        self._flush()

    async def stop(self) -> None:
        """Stop fetching."""
        self._wanted.clear()
        self._ahead.clear()
        workers = list(self._workers)
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        if self._telling is not None:
            self._telling.cancel()

    def _work(self) -> None:
        if self._away:
            return
        loop = asyncio.get_running_loop()
        for _ in range(min(WIDTH - len(self._workers), len(self._wanted) + len(self._ahead))):
            worker = loop.create_task(self._fetch_all())
            self._workers.add(worker)
            worker.add_done_callback(self._workers.discard)

    def _next(self) -> str | None:
        for queue in (self._wanted, self._ahead):
            for url in queue:
                self._wanted.pop(url, None)
                self._ahead.pop(url, None)
                return url
        return None

    async def _fetch_all(self) -> None:
        while not self._away and (url := self._next()) is not None:
            self._underway.add(url)
            try:
                await self._fetch(url)
            except MienskipError as error:
                self._failed(url, error)
            except Exception:
                log.exception("fetching a picture failed")
                self._useless.add(url)
            finally:
                self._underway.discard(url)

    async def _fetch(self, url: str) -> None:
        data = await self._connection().picture(url)
        if is_thumbnail(url):
            data = await asyncio.to_thread(self._shrink, data)
        self._store.save_picture(url, data)
        self._ready.add(url)
        if self._telling is None:
            self._telling = asyncio.get_running_loop().call_later(TOLD_TOGETHER_WITHIN, self._flush)

    def _failed(self, url: str, error: MienskipError) -> None:
        log.info("a picture could not be had: %s", type(error).__name__)
        if isinstance(error, SessionExpired):
            self._wait(url)
            self._noticed(error)
        elif isinstance(error, ServerAway) and not isinstance(error, ServerFault) and self._may_break(url):
            self._wait(url)
        else:
            self._useless.add(url)

    def _may_break(self, url: str) -> bool:
        self._breaks[url] += 1
        return self._breaks[url] < MOST_BREAKS

    def _wait(self, url: str) -> None:
        self._away = True
        self._ahead[url] = None

    def _flush(self) -> None:
        if self._telling is not None:
            self._telling.cancel()
            self._telling = None
        if self._ready:
            ready, self._ready = frozenset(self._ready), set()
            self._tell(PicturesReady(urls=ready))


def likely_wanted(items: Iterable[Item]) -> list[str]:
    """Choose pictures of new items to fetch ahead: every portrait, and what the newest articles show."""
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
        urls.extend(urls_in(item.body_html))
    return urls


def _scale(item: Person | NewsItem, width: int) -> Iterator[str]:
    picture = item.portrait if isinstance(item, Person) else item.picture
    scale = picture.fitting(width) if picture else None
    if scale:
        yield scale.url
