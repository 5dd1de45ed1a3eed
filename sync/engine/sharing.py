"""Files and whole folders that a person shares at once: which commands that takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from sync.cache.commands import subject_of
from sync.engine.drafts import drafted_folder, drafted_replacement, drafted_upload
from sync.errors import FileInUse, MienskipError, UnusableFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sync.cache.commands import Command, CreateItem
    from sync.models import Document

FolderPath: TypeAlias = tuple[str, ...]
"""The names of the folders that lead from where things are shared to a folder; nothing for that place itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedFile:
    """A file to be sent into `folder` under `filename`, or as a new version of the document `replaces` (a uid)."""

    path: Path
    folder: FolderPath = ()
    filename: str = ""
    replaces: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """Files, and folders above them with their parents before them, to be put into a team or a folder."""

    container_uid: str
    folders: tuple[FolderPath, ...] = ()
    files: tuple[SharedFile, ...] = ()


class Sharer:
    """Drafts the commands of a Sharing.

    `folder_in` finds the uid of a folder by the uid of what it is in and its name, "" where there is none; `document`
    finds a document by its uid.
    """

    def __init__(self, folder_in: Callable[[str, str], str], document: Callable[[str], Document | None]) -> None:
        self._folder_in = folder_in
        self._document = document
        self._uids: dict[FolderPath, str] = {}

    def draft(self, sharing: Sharing) -> tuple[list[Command], list[MienskipError]]:
        """Give the commands in the order in which they have to be, and why some files cannot be sent."""
        self._uids = {(): sharing.container_uid}
        commands: list[Command] = [made for path in sharing.folders if (made := self._folder(path)) is not None]
        refusals: list[MienskipError] = []
        for file in sharing.files:
            try:
                commands.append(self._file(file))
            except (UnusableFile, FileInUse) as error:
                refusals.append(error)
        return commands, refusals

    def _folder(self, path: FolderPath) -> CreateItem | None:
        """Make a folder, unless there is one by that name: then what is in it goes there."""
        above = self._uids[path[:-1]]
        known = self._folder_in(above, path[-1])
        if known:
            self._uids[path] = known
            return None
        made = drafted_folder(above, path[-1])
        self._uids[path] = subject_of(made)
        return made

    def _file(self, file: SharedFile) -> Command:
        replaced = self._document(file.replaces) if file.replaces else None
        if replaced is not None:
            return drafted_replacement(file.path, replaced)
        return drafted_upload(file.path, self._uids[file.folder], file.filename)
