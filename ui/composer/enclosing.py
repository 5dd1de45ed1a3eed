"""Pictures and files that go along with a text: taken in, kept, and sent while the text has them."""

from __future__ import annotations

import base64
import mimetypes
import re
import uuid
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot
from PySide6.QtGui import QImage

from sync.cache.attachments import ATTACHED_PREFIX, key_in
from sync.cache.references import without
from sync.engine.posting import Attachment
from sync.errors import QT_TRANSLATE_NOOP, UnusableFile
from ui.composer.draft import drafts
from ui.composer.film_file import CAPTIONS, captions_beside, looks_like_film
from ui.composer.pictures import looks_like_picture, made_of, make_picture
from ui.errors import spoken
from ui.widgets.photo_reading import file_content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from sync.errors import MienskipError
    from ui.composer.film_file import ChosenFilm
    from ui.composer.pictures import MadePicture
    from ui.session import Session

PASTED = QT_TRANSLATE_NOOP("errors", "picture.png")
_KEY = re.compile(f"{ATTACHED_PREFIX}([0-9a-f]{{32}})")


class Enclosures(QObject):
    """What is enclosed in one text, by keys. Pictures are read in a worker: a large one takes a moment."""

    picture_ready = Signal(object)
    """MadePicture: to be put into the text."""
    front_ready = Signal(object)
    """MadePicture: to be put on top."""
    file_ready = Signal(object)
    """Attachment: to be named in the text."""
    film_given = Signal(object, object)
    """Path of a film, and perhaps of its captions: somebody has to be asked about it; then `take_film`."""
    film_ready = Signal(str, object)
    """A film's markup, to be put into the text, and the MadePicture that stands for it, if there is one."""
    copied = Signal(str, object)
    """A picture (a QImage) of another draft stands in this one too, under an address of its own."""
    refused = Signal(str)
    """Something could not be taken: why, in words."""
    _made = Signal(object, object, bool)

    def __init__(self, session: Session, known: Iterable[Attachment], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._workers = QThreadPool(self)
        self._workers.setMaxThreadCount(1)
        self._known = {attachment.key: attachment for attachment in known}
        self._bodies: dict[str, bytes] = {}
        self._made.connect(self._on_made, Qt.ConnectionType.QueuedConnection)

    def named_in(self, texts: Sequence[str]) -> tuple[Attachment, ...]:
        """Give those that these texts name."""
        named = [key for key in self._known if any(f"{ATTACHED_PREFIX}{key}" in text for text in texts)]
        return tuple(self._known[key] for key in named)

    def data_url(self, src: str) -> str:
        """Give a picture that was chosen here as it travels in a field; empty for one that is not here any more."""
        key = key_in(src)
        body = self._bodies.get(key) or self._session.queries.attachment(key)
        known = self._known.get(key)
        if not body or known is None:
            return ""
        return f"data:{known.content_type};base64,{base64.b64encode(body).decode('ascii')}"

    def take_picture(self, data: bytes, name: str = PASTED) -> None:
        """Take a picture in; `picture_ready` or `refused` follows."""
        self._in_worker(lambda: make_picture(data, name), in_front=False)

    def take_front(self, path: Path) -> None:
        """Take in a picture that is to stand on top; `front_ready` or `refused` follows."""
        self._in_worker(lambda: make_picture(file_content(path), path.name), in_front=True)

    def take_files(self, paths: Iterable[Path]) -> None:
        """Take files in: pictures to be shown, films to be asked about, and others to be sent along."""
        given = list(paths)
        films = [path for path in given if looks_like_film(path)]
        words = [path for path in given if films and path.suffix.lower() in CAPTIONS]
        for path in given:
            if path in films:
                self.film_given.emit(path, captions_beside(path, words))
            elif path in words:
                continue
            elif looks_like_picture(path):
                self._take_picture_file(path)
            else:
                self._enclose(path)

    def take_film(self, film: ChosenFilm) -> None:
        """Take a film in, as somebody wants to have it; `film_ready` or `refused` follows."""
        enclosed = self._known_file(film.path)
        if enclosed is None:
            return
        picture = _poster_of(film)
        if picture is not None:
            self._keep(picture)
        captions = ""
        if film.captions:
            captions = uuid.uuid4().hex
            self._session.posting.keep_attachment(captions, film.captions)
            name = f"{film.path.stem}.vtt"
            size = len(film.captions)
            self._known[captions] = Attachment(key=captions, filename=name, content_type="text/vtt", size=size)
        self.film_ready.emit(_markup(film.title, enclosed.key, picture.key if picture else "", captions), picture)

    def adopt(self, markup: str) -> str:
        """Give a text of another draft, for this one to have what is enclosed there too: each draft sends its own.

        What is enclosed nowhere any more is left out.
        """
        for key in dict.fromkeys(_KEY.findall(markup)):
            if key not in self._known:
                own = self._copied(key)
                address = f"{ATTACHED_PREFIX}{key}"
                markup = markup.replace(address, f"{ATTACHED_PREFIX}{own}") if own else without(markup, address)
        return markup

    def _copied(self, key: str) -> str:
        """Enclose once more what another draft encloses; give its key, or nothing where it is not here any more."""
        enclosed = (one for draft in drafts(self._session.queries) for one in draft.attachments if one.key == key)
        found = next(enclosed, None)
        body = self._session.queries.attachment(key) if found is not None and found.path is None else None
        if found is None or (found.path is None and not body):
            return ""
        copy = replace(found, key=uuid.uuid4().hex)
        self._known[copy.key] = copy
        if body:
            self._bodies[copy.key] = body
            self._session.posting.keep_attachment(copy.key, body)
            self.copied.emit(f"{ATTACHED_PREFIX}{copy.key}", QImage.fromData(body))
        return copy.key

    def close(self) -> None:
        """Wait for what is being read."""
        self._workers.waitForDone()

    def _take_picture_file(self, path: Path) -> None:
        self._in_worker(lambda: make_picture(file_content(path), path.name), in_front=False)

    def _enclose(self, path: Path) -> None:
        enclosed = self._known_file(path)
        if enclosed is not None:
            self.file_ready.emit(enclosed)

    def _known_file(self, path: Path) -> Attachment | None:
        try:
            size = path.stat().st_size
        except OSError:
            self.refused.emit(self.tr("“{name}” could not be read.").format(name=path.name))
            return None
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        enclosed = Attachment(key=uuid.uuid4().hex, filename=path.name, content_type=kind, size=size, path=path)
        self._known[enclosed.key] = enclosed
        return enclosed

    def _in_worker(self, make: Callable[[], MadePicture], *, in_front: bool) -> None:
        def work() -> None:
            try:
                made = make()
            except UnusableFile as error:
                self._made.emit(None, error, in_front)
            else:
                self._made.emit(made, None, in_front)

        self._workers.start(work)

    @Slot(object, object, bool)
    def _on_made(self, picture: MadePicture | None, error: MienskipError | None, in_front: bool) -> None:  # noqa: FBT001  a signal's
        if picture is not None:
            self._keep(picture)
            (self.front_ready if in_front else self.picture_ready).emit(picture)
        elif error is not None:
            self.refused.emit(". ".join(spoken(error)))

    def _keep(self, picture: MadePicture) -> None:
        """Keep a picture on this machine, from where it is sent later."""
        self._session.posting.keep_attachment(picture.key, picture.body)
        self._bodies[picture.key] = picture.body
        self._known[picture.key] = Attachment(
            key=picture.key, filename=picture.filename, content_type=picture.content_type, size=len(picture.body)
        )


def _poster_of(film: ChosenFilm) -> MadePicture | None:
    if film.poster is None:
        return None
    return made_of(film.poster, f"{film.path.stem}.jpg")


def _markup(title: str, film: str, poster: str, captions: str) -> str:
    """Give what stands for a film in a text: a part by itself, which names what is enclosed by its keys."""
    given = f' data-film="{ATTACHED_PREFIX}{poster}"' if poster else ' data-film=""'
    if captions:
        given += f' data-captions="{ATTACHED_PREFIX}{captions}"'
    return f'<div data-part="{film}"><p><a href="{ATTACHED_PREFIX}{film}"{given}>{escape(title)}</a></p></div>'
