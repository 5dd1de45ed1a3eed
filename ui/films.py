"""What the screens ask for to play a film; nothing here waits, what is given may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from sync.engine.streamed import Readable
    from sync.models import Document


class FilmDesk(QObject):
    """Has no films, as where there is nothing to read them from; `desktop` has."""

    def source(self, document: Document) -> Readable | None:
        """Give what a film is read from: this machine where all of it is here, else the intranet as it is needed.

        None where it is not here and there is nobody to ask. Whoever asked closes it.
        """
