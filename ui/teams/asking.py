"""Asking the person for files and places, with the system's own dialogs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.teams.dropping import SameName


class Asking:
    """Each question gives what was chosen, or nothing where the person thought better of it."""

    def for_files(self, parent: QWidget) -> list[Path]:
        """Ask which files to share."""
        title = QCoreApplication.translate("Asking", "Which files do you want to share?")
        names, _ = QFileDialog.getOpenFileNames(parent, title, _at_home())
        return [Path(name) for name in names]

    def for_target(self, parent: QWidget, name: str) -> Path | None:
        """Ask where to save one document, under `name` or another one."""
        title = QCoreApplication.translate("Asking", "Save a copy")
        chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path(_at_home()) / name))
        return Path(chosen) if chosen else None

    def for_name(self, parent: QWidget, title: str, proposed: str) -> str:
        """Ask what something is to be called; the empty string where the person thought better of it."""
        label = QCoreApplication.translate("Asking", "Name")
        name, given = QInputDialog.getText(parent, title, label, QLineEdit.EchoMode.Normal, proposed)
        return name if given else ""

    def for_same_name(self, parent: QWidget, name: str, place: str) -> tuple[SameName | None, bool]:
        """Ask what becomes of a file whose name is taken, and whether that goes for all; None for nothing of it."""
        from ui.teams.same_name import SameNameDialog  # noqa: PLC0415  seldom needed

        return SameNameDialog(name, place, parent).ask()

    def for_folder(self, parent: QWidget) -> Path | None:
        """Ask for the folder in which to save several documents."""
        title = QCoreApplication.translate("Asking", "Save copies in")
        chosen = QFileDialog.getExistingDirectory(parent, title, _at_home())
        return Path(chosen) if chosen else None


def _at_home() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
