"""Hears when something happens in a folder, as the system tells it: saves by writing and by renaming alike."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from watchfiles import awatch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

log = logging.getLogger(__name__)

GATHERS_MS = 200
"""What happens within this time is told together."""


class FolderWatch:
    """Tells `stirred` the names of the folders in `root` in which something happened, from `begin` to `end`."""

    def __init__(self, root: Path, stirred: Callable[[str], None]) -> None:
        self._root = root.resolve()  # as the system names it when it tells
        self._stirred = stirred
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Begin to watch; more than once is fine."""
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._watch())

    async def end(self) -> None:
        """Watch no longer."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    async def _watch(self) -> None:
        try:
            async for changes in awatch(
                self._root, watch_filter=None, debounce=GATHERS_MS, step=GATHERS_MS // 4, recursive=True
            ):
                for name in {self._folder_of(path) for _change, path in changes}:
                    self._stirred(name)
        except OSError as error:  # no more watches to be had, or the folder went away
            log.warning("what is saved is noticed only when editing ends: %s", type(error).__name__)

    def _folder_of(self, path: str) -> str:
        rest = path.removeprefix(str(self._root)).lstrip("/\\")
        return rest.replace("\\", "/").partition("/")[0]
