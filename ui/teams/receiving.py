"""Taking in what is dropped, pasted or picked: looked at, decided about with the person, and shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sync.errors import QT_TRANSLATE_NOOP, UnusableFile
from ui.teams.clipboard import as_png
from ui.teams.dropping import Names, SameName, TakenNames, has_folders, sharing_of, sort_out
from ui.widgets.background import Background

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from ui.session import Session
    from ui.teams.asking import Asking
    from ui.teams.dropping import Drop

FEW = 50
"""As many files are looked at between two frames on the screen; for more, and for folders, a worker does it."""
ONE_AT_A_TIME = QT_TRANSLATE_NOOP(
    "errors", "Only this attachment was taken. Drag the others one by one, or save them first."
)
FROM_THE_WEB = QT_TRANSLATE_NOOP("errors", "This is a link to a page, not a file. Save it first, then share the file.")


class Receiving(QObject):
    """Shares files and folders. `refused` carries the errors of what cannot be shared, also when there are none."""

    refused = Signal(object)

    def __init__(self, session: Session, parent: QWidget, asking: Callable[[], Asking]) -> None:
        super().__init__(parent)
        self._session = session
        self._parent = parent
        self._asking = asking
        self._background = Background(session, self)

    def share(self, paths: Sequence[Path], container_uid: str, place: str) -> None:
        """Share files, and folders with all in them, in a team or folder that is called `place`."""
        if len(paths) <= FEW and not has_folders(paths):
            self._share(sort_out(paths), container_uid, place)
            return
        self._background.ask(
            f"drop {container_uid}",
            lambda _queries: sort_out(paths),
            lambda drop: self._share(drop, container_uid, place),
        )

    def share_picture(self, image: QImage, name: str, container_uid: str) -> None:
        """Share a picture that is in no file; of several of one name each gets one of its own."""
        names = Names(self._session.queries.documents(container_uid))
        filename = names.free(name)
        self._background.ask(
            f"picture {container_uid} {filename}",
            lambda _queries: as_png(image),
            lambda body: self._session.share_content(filename, body, container_uid),
        )

    def share_attachment(self, name: str, body: bytes, container_uid: str, *, others: int) -> None:
        """Share an attachment of a mail; of `others` that were dragged with it say what to do instead."""
        names = Names(self._session.queries.documents(container_uid))
        self._session.share_content(names.free(name), body, container_uid)
        self.refused.emit([UnusableFile(name=name, reason=ONE_AT_A_TIME)] if others > 0 else [])

    def refuse_links(self, data: QMimeData) -> None:
        """Say of links to pages, dragged from a browser, what to do instead."""
        names = [url.toDisplayString() for url in data.urls() if not url.isLocalFile()]
        self.refused.emit([UnusableFile(name=name, reason=FROM_THE_WEB) for name in names])

    def leave(self) -> None:
        """End the worker."""
        self._background.close()

    def _share(self, drop: Drop, container_uid: str, place: str) -> None:
        self.refused.emit(drop.refusals)
        taken = TakenNames(self._session.queries, container_uid)
        choosing = _Choosing(lambda name: self._asking().for_same_name(self._parent, name, place))
        sharing = sharing_of(drop, container_uid, taken.names_in, choosing.choose)
        if sharing is not None and (sharing.files or sharing.folders):
            self._session.share(sharing)


class _Choosing:
    """Remembers an answer that goes for all."""

    def __init__(self, ask: Callable[[str], tuple[SameName | None, bool]]) -> None:
        self._ask = ask
        self._for_all: SameName | None = None

    def choose(self, name: str) -> SameName | None:
        """Give what becomes of a file of this name; None where the person gave it all up."""
        if self._for_all is not None:
            return self._for_all
        chosen, for_all = self._ask(name)
        self._for_all = chosen if for_all else None
        return chosen
