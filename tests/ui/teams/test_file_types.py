from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sync.models import Document
from ui.teams.file_types import FileType, label_of, spoken_type, type_of

WHEN = datetime(2026, 11, 2, tzinfo=UTC)


def document(filename: str = "", content_type: str = "", *, is_folder: bool = False) -> Document:
    return Document(
        uid="1",
        url="",
        modified=WHEN,
        title=filename,
        team_uid="t",
        folder_uid="t",
        filename=filename,
        content_type=content_type,
        is_folder=is_folder,
    )


@pytest.mark.parametrize(
    ("filename", "content_type", "expected"),
    [
        ("jaarplan.pdf", "application/pdf", FileType.PDF),
        ("jaarplan", "application/pdf; charset=binary", FileType.PDF),
        ("rooster.xlsx", "application/octet-stream", FileType.SHEET),
        ("cijfers.csv", "text/csv", FileType.SHEET),
        ("FOTO.JPG", "", FileType.PICTURE),
        ("brief.docx", "", FileType.TEXT),
        ("notitie", "text/plain", FileType.TEXT),
        ("raar.xyz", "application/x-onbekend", FileType.OTHER),
        ("", "", FileType.OTHER),
    ],
)
def test_a_document_is_known_by_its_content_type_or_else_by_its_name(
    filename: str, content_type: str, expected: FileType
) -> None:
    assert type_of(document(filename, content_type)) is expected


def test_a_folder_is_a_folder_whatever_its_name() -> None:
    assert type_of(document("archief.zip", is_folder=True)) is FileType.FOLDER


@pytest.mark.parametrize(
    ("filename", "label"), [("a.docx", "DOCX"), ("b.Pdf", "PDF"), ("c", ""), ("d.verylong", ""), ("e.a b", "")]
)
def test_only_a_short_ending_stands_on_the_sign(filename: str, label: str) -> None:
    assert label_of(document(filename)) == label


def test_every_sort_has_a_name() -> None:
    assert all(spoken_type(file_type) for file_type in FileType)
