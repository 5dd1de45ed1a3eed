"""What sort of thing a document is, for people: by its content type, else by how its name ends."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sync.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from sync.models import Document


class FileType(StrEnum):
    """The sorts of document that are told apart on the screen."""

    FOLDER = "folder"
    PDF = "pdf"
    TEXT = "text"
    SHEET = "sheet"
    SLIDES = "slides"
    PICTURE = "picture"
    SOUND = "sound"
    VIDEO = "video"
    ARCHIVE = "archive"
    OTHER = "other"


NAMES = {
    FileType.FOLDER: QT_TRANSLATE_NOOP("FileType", "Folder"),
    FileType.PDF: QT_TRANSLATE_NOOP("FileType", "PDF document"),
    FileType.TEXT: QT_TRANSLATE_NOOP("FileType", "Text document"),
    FileType.SHEET: QT_TRANSLATE_NOOP("FileType", "Spreadsheet"),
    FileType.SLIDES: QT_TRANSLATE_NOOP("FileType", "Presentation"),
    FileType.PICTURE: QT_TRANSLATE_NOOP("FileType", "Picture"),
    FileType.SOUND: QT_TRANSLATE_NOOP("FileType", "Sound"),
    FileType.VIDEO: QT_TRANSLATE_NOOP("FileType", "Video"),
    FileType.ARCHIVE: QT_TRANSLATE_NOOP("FileType", "Archive"),
    FileType.OTHER: QT_TRANSLATE_NOOP("FileType", "File"),
}

_BY_ENDING = {
    ending: file_type
    for file_type, endings in {
        FileType.PDF: "pdf",
        FileType.TEXT: "doc docx docm dotx odt rtf txt md pages",
        FileType.SHEET: "xls xlsx xlsm xltx ods csv numbers",
        FileType.SLIDES: "ppt pptx ppsx potx odp key",
        FileType.PICTURE: "png jpg jpeg gif webp svg bmp tif tiff heic",
        FileType.SOUND: "mp3 wav ogg flac m4a",
        FileType.VIDEO: "mp4 mov avi mkv webm m4v",
        FileType.ARCHIVE: "zip 7z gz tar rar",
    }.items()
    for ending in endings.split()
}

_BY_CONTENT_TYPE = {
    "application/pdf": FileType.PDF,
    "application/msword": FileType.TEXT,
    "application/rtf": FileType.TEXT,
    "application/vnd.oasis.opendocument.text": FileType.TEXT,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": FileType.TEXT,
    "application/vnd.ms-excel": FileType.SHEET,
    "application/vnd.oasis.opendocument.spreadsheet": FileType.SHEET,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": FileType.SHEET,
    "text/csv": FileType.SHEET,
    "application/vnd.ms-powerpoint": FileType.SLIDES,
    "application/vnd.oasis.opendocument.presentation": FileType.SLIDES,
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": FileType.SLIDES,
    "application/zip": FileType.ARCHIVE,
    "application/gzip": FileType.ARCHIVE,
    "application/x-tar": FileType.ARCHIVE,
    "application/x-7z-compressed": FileType.ARCHIVE,
}

_BY_FAMILY = {
    "image": FileType.PICTURE,
    "audio": FileType.SOUND,
    "video": FileType.VIDEO,
    "text": FileType.TEXT,
}

LONGEST_LABEL = 4


def type_of(document: Document) -> FileType:
    """Tell what sort of thing `document` is."""
    if document.is_folder:
        return FileType.FOLDER
    content_type = document.content_type.partition(";")[0].strip().lower()
    return (
        _BY_CONTENT_TYPE.get(content_type)
        or _BY_ENDING.get(ending_of(document).lower())
        or _BY_FAMILY.get(content_type.partition("/")[0])
        or FileType.OTHER
    )


def ending_of(document: Document) -> str:
    """Give how the file's name ends, without the dot, or the empty string."""
    return PurePosixPath(document.filename or document.title).suffix.removeprefix(".")


def label_of(document: Document) -> str:
    """Give the few capitals that stand on the document's sign: how its name ends, where that is short enough."""
    ending = ending_of(document)
    return ending.upper() if 0 < len(ending) <= LONGEST_LABEL and ending.isalnum() else ""


def spoken_type(file_type: FileType) -> str:
    """Name a sort of document in the language of the program."""
    return QCoreApplication.translate("FileType", NAMES[file_type])
