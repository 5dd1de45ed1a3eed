"""Questions to the cache that take too long for the main thread, answered by a signal."""

from __future__ import annotations

import itertools
import logging
import queue
import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.cache.queries import Queries
    from ui.session import Session

log = logging.getLogger(__name__)


class Background(QObject):
    """A worker thread with its own view of the cache. Of several questions under one name only the newest is answered.

    The thread begins with the first question and ends with `close`.
    """

    _answered = Signal(str, int, object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._questions: queue.SimpleQueue[tuple[str, int, Callable[[Queries], Any]] | None] = queue.SimpleQueue()
        self._numbers = itertools.count(1)
        self._newest: dict[str, int] = {}
        self._receivers: dict[str, Callable[[Any], None]] = {}
        self._thread: threading.Thread | None = None
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)

    def ask(self, name: str, question: Callable[[Queries], Any], receive: Callable[[Any], None]) -> None:
        """Have `question` answered and `receive` called with it in this thread, unless `name` was asked again since."""
        number = next(self._numbers)
        self._newest[name] = number
        self._receivers[name] = receive
        if self._thread is None:
            self._thread = threading.Thread(target=self._main, name="questions", daemon=True)
            self._thread.start()
        self._questions.put((name, number, question))

    def close(self) -> None:
        """End the thread; what is not answered yet stays so."""
        self._newest.clear()
        if self._thread is not None:
            self._questions.put(None)
            self._thread.join()
            self._thread = None

    def _main(self) -> None:
        queries = self._session.open_queries()
        try:
            while (asked := self._questions.get()) is not None:
                name, number, question = asked
                if self._newest.get(name) != number:
                    continue
                try:
                    answer = question(queries)
                except Exception:
                    log.exception("a question to the cache failed")
                    continue
                self._answered.emit(name, number, answer)
        finally:
            queries.close()

    @Slot(str, int, object)
    def _on_answered(self, name: str, number: int, answer: object) -> None:
        if self._newest.get(name) == number:
            del self._newest[name]
            self._receivers.pop(name)(answer)
