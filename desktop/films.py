"""What films are read from: the sealed bodies on this machine, or the engine in its thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.engine.streamed import StreamedBody
from ui.films import FilmDesk

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from desktop.bridge import EngineThread
    from desktop.home import Home
    from sync.engine.streamed import Readable
    from sync.models import Document


class StoredFilms(FilmDesk):
    """The films that are on this machine."""

    def __init__(self, home: Home, key: bytes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._key = key

    def source(self, document: Document) -> Readable | None:
        """See `FilmDesk`."""
        from sync.cache.files import BodyStore  # noqa: PLC0415  the first screen is painted without it

        return BodyStore(self._home.bodies, self._key).reader(document.uid, document.modified)


class EngineFilms(StoredFilms):
    """All films that there are."""

    def __init__(self, thread: EngineThread, home: Home, key: bytes, parent: QObject | None = None) -> None:
        super().__init__(home, key, parent)
        self._thread = thread

    def source(self, document: Document) -> Readable:
        """See `FilmDesk`."""
        stored = super().source(document)
        if stored is not None:
            self._thread.ask(lambda engine: engine.streaming.note_use(document.uid))
            return stored
        body = StreamedBody(document)
        self._thread.ask(lambda engine: engine.streaming.serve(body))
        return body
