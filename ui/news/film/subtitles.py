"""The captions of a film: fetched when it is first played, and given for each moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sync.captions import LARGEST, Captions, read_captions
from sync.errors import MienskipError
from ui.widgets.background import Background

if TYPE_CHECKING:
    from sync.engine.streamed import Readable
    from sync.models import Document
    from ui.session import Session

AT_ONCE = 64 * 1024
"""Bytes."""
PATIENCE = 1.0
"""Seconds after which a read that waits is begun again."""


class Subtitles(QObject):
    """What is said in a film whose captions are in `document`; nothing where there is none."""

    words_changed = Signal(str)

    def __init__(self, session: Session, document: Document | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._document = document
        self._captions = Captions(())
        self._background = Background(session, self)
        self._source: Readable | None = None
        self._words = ""

    def load(self) -> None:
        """Fetch them, unless they are here or on their way."""
        if self._document is None or self._captions or self._source is not None:
            return
        source = self._session.films.source(self._document)
        if source is not None:
            self._source = source
            self._background.ask("captions", lambda _queries: _read(source), self._take)

    def show_at(self, time: int, *, on: bool) -> None:
        """Tell the words of a moment in the film, in milliseconds."""
        words = self._captions.at(time) if on else ""
        if words != self._words:
            self._words = words
            self.words_changed.emit(words)

    def close(self) -> None:
        """Fetch nothing any more."""
        if self._source is not None:
            self._source.close()
            self._source = None
        self._background.close()

    def _take(self, captions: Captions) -> None:
        self._captions = captions
        if self._source is not None:
            self._source.close()
            self._source = None


def _read(source: Readable) -> Captions:
    """Read captions whole, in a thread that may wait; none where they cannot be had: the film goes on without."""
    data = bytearray()
    try:
        while len(data) <= LARGEST:
            part = source.read(len(data), AT_ONCE, PATIENCE)
            if part is not None:
                if not part:
                    break
                data += part
    except MienskipError:
        return Captions(())
    return read_captions(bytes(data))
