"""Saves a small file where somebody asked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSaveFile
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

translate = QCoreApplication.translate


def save(window: QWidget, path: Path, content: bytes) -> bool:
    """Write a file, whole or not at all; say in `window` why where that fails, and tell whether it is there."""
    file = QSaveFile(str(path))
    if file.open(QSaveFile.OpenModeFlag.WriteOnly) and file.write(content) == len(content) and file.commit():
        return True
    box = QMessageBox(
        QMessageBox.Icon.Warning,
        translate("saving", "Not saved"),
        translate("saving", "The file could not be saved there. Choose another folder."),
        QMessageBox.StandardButton.Ok,
        window,
    )
    box.setInformativeText(file.errorString())
    box.open()
    return False
