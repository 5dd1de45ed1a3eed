"""Programs of their own for drags between processes: Mienskip's documents, and a file manager of a few lines.

``python -m tests.journeys.other_program documents FOLDER`` or ``… files PATH…``. Each tells on a line of JSON what
happens to it, first where its window stands.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

from sync.engine.events import DocumentReady
from tests.ui.conftest import FakeSession, community
from ui import theme
from ui.teams.screen import TeamsScreen
from ui.widgets.file_drops import local_paths
from ui.widgets.pictures import PictureLoader

if TYPE_CHECKING:
    from sync.engine.sharing import Sharing


def tell(**facts: object) -> None:
    print(json.dumps(facts), flush=True)  # noqa: T201  to whoever started this


class Files(QLabel):
    """Drags files out when it is pulled at, and takes what is dropped on it."""

    def __init__(self, paths: list[Path]) -> None:
        super().__init__("Bestanden")
        self._paths = paths
        self.setAcceptDrops(True)
        self.setGeometry(920, 0, 300, 600)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            data = QMimeData()
            data.setUrls([QUrl.fromLocalFile(str(path)) for path in self._paths])
            drag = QDrag(self)
            drag.setMimeData(data)
            both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
            tell(dragged=drag.exec(both, Qt.DropAction.MoveAction).name)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        tell(dropped=[str(path) for path in local_paths(event.mimeData())])


class Telling(FakeSession):
    """A session over a made-up community, which tells what is shared, and whose documents lie in a folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._folder = folder

    def share(self, sharing: Sharing) -> None:
        tell(
            shared=[[str(file.path), list(file.folder)] for file in sharing.files],
            container=sharing.container_uid,
            folders=[list(path) for path in sharing.folders],
        )

    def open_document(self, uid: str) -> None:
        document = self.queries.document(uid)
        assert document is not None
        path = self._folder / document.filename
        path.write_text(f"de inhoud van {uid}")
        self.document_ready.emit(DocumentReady(uid=uid, path=path))


def show_documents(folder: Path) -> Any:
    session = Telling(folder)
    session.store.apply(community())
    screen = TeamsScreen(session, PictureLoader(session))
    screen.setGeometry(0, 0, 900, 600)
    screen.show()
    screen.show_item("")
    QApplication.processEvents()
    view = screen.page.documents.view
    places = {uid: view.place_of(uid).center() for uid in ("map-balie", "werkinstructie")}
    empty = QPoint(200, view.viewport().height() - 20)
    where = {name: view.viewport().mapToGlobal(point) for name, point in {**places, "empty": empty}.items()}
    tell(places={name: [point.x(), point.y()] for name, point in where.items()})
    return screen


def show_files(paths: list[Path]) -> Any:
    files = Files(paths)
    files.show()
    QApplication.processEvents()
    tell(places={"files": [1000, 300]})
    return files


def main(kind: str, *paths: str) -> int:
    application = QApplication(sys.argv[:1])
    theme.apply(application, theme.LIGHT)
    _shown = show_documents(Path(paths[0])) if kind == "documents" else show_files([Path(path) for path in paths])
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
