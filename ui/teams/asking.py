"""Asking the person for files and places, with the system's own dialogs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QMessageBox

if TYPE_CHECKING:
    from datetime import date

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

    def for_purpose(self, parent: QWidget, team: str, proposed: str) -> str | None:
        """Ask what a team is for, in a few sentences; None where the person thought better of it."""
        label = QCoreApplication.translate("Asking", "What is {team} for?").format(team=team)
        words, given = QInputDialog.getMultiLineText(parent, team, label, proposed)
        return " ".join(words.split()) if given else None

    def for_team(self, parent: QWidget) -> str:
        """Ask what a new team is called; the empty string where the person thought better of it."""
        return self.for_name(parent, QCoreApplication.translate("Asking", "New team"), "").strip()

    def for_day(self, parent: QWidget, title: str, proposed: date) -> date | None:
        """Ask for a day from tomorrow on; None where the person thought better of it."""
        from ui.teams.day_dialog import DayDialog  # noqa: PLC0415  seldom needed

        return DayDialog(title, proposed, parent).ask()

    def for_missing(self, parent: QWidget, team: str) -> str:
        """Ask which document somebody misses; the empty string where they thought better of it."""
        title = QCoreApplication.translate("Asking", "Is something missing?")
        label = QCoreApplication.translate("Asking", "Which document do you need of {team}?").format(team=team)
        words, given = QInputDialog.getText(parent, title, label)
        return " ".join(words.split()) if given else ""

    def whether_to_leave(self, parent: QWidget, team: str) -> bool:
        """Ask whether the person really leaves a team: they cannot come back by themselves."""
        title = QCoreApplication.translate("Asking", "Leave {team}").format(team=team)
        words = QCoreApplication.translate("Asking", "You will no longer see its messages and documents.")
        buttons = QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel
        return QMessageBox.question(parent, title, words, buttons) == QMessageBox.StandardButton.Ok

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
