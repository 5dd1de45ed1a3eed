# /// script
# requires-python = ">=3.11"
# dependencies = ["openpyxl>=3.1", "pyside6==6.10.2", "python-docx>=1.2", "reportlab>=4.4"]
# ///
"""Make the documents of the sample community from the plain texts in `texts/`.

Run by hand after changing a text: ``uv run resources/sample/make_documents.py``. A text begins with a line
``=== FOLDER | FILE NAME | AUTHOR`` (``-`` for no folder); the ending of the file name decides what is made of it:

* docx and pdf: ``#`` and ``##`` headings, ``-`` list items, ``*emphasis*``, else paragraphs
* xlsx: ``[Sheet]``, then rows with ``;`` between the cells
* png: ``bars | TITLE`` with ``label=value`` lines, ``steps | TITLE`` or ``plan | TITLE`` with a line for each box, or
  ``poster | PICTURE | TITLE | LINE``
* txt: as it stands

What is made gets a plain name, since not every file system keeps ``û``; `documents/index.json` has the real ones.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from docx import Document  # type: ignore[import-not-found, unused-ignore]  # only in this script's own environment
from openpyxl import Workbook  # type: ignore[import-not-found, import-untyped, unused-ignore]  # as above
from openpyxl.styles import Font, PatternFill  # type: ignore[import-not-found, import-untyped, unused-ignore]  # as above
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter
from reportlab.lib.colors import HexColor  # type: ignore[import-not-found, import-untyped, unused-ignore]  # as above
from reportlab.lib.pagesizes import A4  # type: ignore[import-not-found, import-untyped, unused-ignore]  # as above
from reportlab.lib.styles import (  # type: ignore[import-not-found, import-untyped, unused-ignore]  # as above
    ParagraphStyle,
)
from reportlab.platypus import (  # type: ignore[import-not-found, import-untyped, unused-ignore]  # as above
    Paragraph,
    SimpleDocTemplate,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
TARGET = HERE / "documents"
WRITTEN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
TEAL, INK, PAPER = "#1f6f70", "#23343a", "#f7f4ec"
PALETTE = ("#2f8080", "#d3a03a", "#7a4a72", "#4a7fb5", "#cf7787", "#4f8259", "#8a6446", "#5d7896", "#b5583f")
EMPHASIS = re.compile(r"\*+([^*]+)\*+")
PUBLISHER = "Gemeente Noardermar"


def entries() -> Iterator[tuple[str, str, str, str, str]]:
    """Give team, folder, file name, author and body of every text."""
    for source in sorted((HERE / "texts").glob("*.txt")):
        for part in source.read_text(encoding="utf-8").split("=== ")[1:]:
            head, _, body = part.partition("\n")
            folder, name, author = (field.strip() for field in head.split("|"))
            yield source.stem, "" if folder == "-" else folder, name, author, body.strip()


def make_docx(body: str, target: Path) -> None:
    """Make a text document."""
    document = Document()
    for level, text in lines(body):
        if level in (1, 2):
            document.add_heading(text, level)
            continue
        paragraph = document.add_paragraph(style="List Bullet" if level == 3 else None)
        for index, piece in enumerate(EMPHASIS.split(text)):
            paragraph.add_run(piece).italic = bool(index % 2)
    document.core_properties.author = PUBLISHER
    document.core_properties.created = document.core_properties.modified = WRITTEN
    document.save(str(target))


def make_pdf(body: str, target: Path) -> None:
    """Make a PDF with the organisation's name at the foot of each page."""
    text = ParagraphStyle("text", fontName="Helvetica", fontSize=11, leading=16, spaceAfter=7, textColor=HexColor(INK))
    styles = {
        0: text,
        1: ParagraphStyle("title", text, fontName="Helvetica-Bold", fontSize=22, leading=28, spaceAfter=14,
                          textColor=HexColor(TEAL)),
        2: ParagraphStyle("heading", text, fontName="Helvetica-Bold", fontSize=14, leading=20, spaceBefore=10),
        3: ParagraphStyle("item", text, leftIndent=16, bulletIndent=4, spaceAfter=3),
    }  # fmt: skip

    def foot(canvas: object, _document: object) -> None:
        canvas.setFont("Helvetica", 9)  # type: ignore[attr-defined]  # reportlab has no types
        canvas.drawString(56, 34, PUBLISHER)  # type: ignore[attr-defined]  # as above

    story = [
        Paragraph(EMPHASIS.sub(r"<i>\1</i>", line), styles[level], bulletText="•" if level == 3 else None)
        for level, line in lines(body)
    ]
    title = next(line for level, line in lines(body) if level == 1)
    page = SimpleDocTemplate(
        str(target), pagesize=A4, leftMargin=56, rightMargin=56, topMargin=60, bottomMargin=60, title=title,
        author=PUBLISHER, invariant=1,
    )  # fmt: skip
    page.build(story, onFirstPage=foot, onLaterPages=foot)


def lines(body: str) -> Iterator[tuple[int, str]]:
    """Give each line with its level: 1 title, 2 heading, 3 list item, 0 paragraph."""
    for line in body.splitlines():
        for mark, level in (("## ", 2), ("# ", 1), ("- ", 3)):
            if line.startswith(mark):
                yield level, line.removeprefix(mark)
                break
        else:
            if line.strip():
                yield 0, line


def make_xlsx(body: str, target: Path) -> None:
    """Make a workbook; numbers become numbers, the first row of a sheet its head."""
    book = Workbook()
    book.remove(book.active)
    sheet = None
    for line in body.splitlines():
        if line.startswith("["):
            sheet = book.create_sheet(line.strip("[]"))
            sheet.freeze_panes = "A2"
            continue
        assert sheet is not None, line  # noqa: S101  a developer's check on the text
        sheet.append([int(cell) if cell.isdigit() else cell for cell in line.split(";")])
    for sheet in book.worksheets:
        for cell in sheet[1]:
            cell.font = Font(bold=True, color="FFFFFF")
            cell.fill = PatternFill("solid", fgColor=TEAL.lstrip("#"))
        for column in sheet.columns:
            longest = max(len(str(cell.value or "")) for cell in column)
            sheet.column_dimensions[column[0].column_letter].width = min(longest + 3, 48)
    book.properties.creator = PUBLISHER
    book.properties.created = book.properties.modified = WRITTEN.replace(tzinfo=None)
    book.save(target)


def make_png(body: str, target: Path) -> None:
    """Draw a chart, a row of steps, a plan or a poster."""
    first, *rest = body.splitlines()
    kind, *words = (field.strip() for field in first.split("|"))
    draw = {"bars": draw_bars, "steps": draw_steps, "plan": draw_plan, "poster": draw_poster}[kind]
    image = QImage(960, 640, QImage.Format.Format_RGB32)
    image.fill(QColor(PAPER))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    draw(painter, words, [line for line in rest if line.strip()])
    painter.end()
    image.save(str(target), quality=0)  # 0 is what Qt calls the strongest compression


def write(painter: QPainter, box: QRectF, text: str, size: int, colour: str = INK, *, bold: bool = False) -> None:
    """Write text centred in a box, wrapped."""
    font = QFont("DejaVu Sans")
    font.setPixelSize(size)
    font.setBold(bold)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
    painter.setPen(Qt.PenStyle.NoPen)


def draw_bars(painter: QPainter, words: list[str], rows: list[str]) -> None:
    """Draw a bar chart with the value above each bar."""
    write(painter, QRectF(40, 24, 880, 60), words[0], 30, TEAL, bold=True)
    values = [(label, int(value)) for label, value in (row.split("=") for row in rows)]
    most = max(value for _, value in values)
    step = 860 / len(values)
    for index, (label, value) in enumerate(values):
        high = 380 * value / most
        x = 50 + index * step
        painter.setBrush(QColor(PALETTE[index % len(PALETTE)]))
        painter.drawRoundedRect(QRectF(x + step * 0.15, 550 - high, step * 0.7, high), 6, 6)
        write(painter, QRectF(x, 512 - high, step, 36), str(value), 22, bold=True)
        write(painter, QRectF(x, 560, step, 50), label, 18)


def draw_steps(painter: QPainter, words: list[str], rows: list[str]) -> None:
    """Draw boxes below each other with their number."""
    write(painter, QRectF(40, 16, 880, 60), words[0], 30, TEAL, bold=True)
    high = 540 / len(rows)
    for index, row in enumerate(rows):
        top = 84 + index * high
        painter.setBrush(QColor("#ffffff"))
        painter.drawRoundedRect(QRectF(180, top, 640, high - 14), 12, 12)
        painter.setBrush(QColor(PALETTE[index % len(PALETTE)]))
        painter.drawEllipse(QRectF(100, top + (high - 14) / 2 - 26, 52, 52))
        write(painter, QRectF(100, top + (high - 14) / 2 - 26, 52, 52), str(index + 1), 24, "#ffffff", bold=True)
        write(painter, QRectF(200, top, 600, high - 14), row, 23)


def draw_plan(painter: QPainter, words: list[str], rows: list[str]) -> None:
    """Draw a plan of nine places, three by three."""
    write(painter, QRectF(40, 16, 880, 60), words[0], 30, TEAL, bold=True)
    for index, row in enumerate(rows):
        box = QRectF(60 + index % 3 * 290, 96 + index // 3 * 176, 260, 148)
        colour = QColor(PALETTE[index % len(PALETTE)])
        painter.setBrush(colour.lighter(165))
        painter.drawRoundedRect(box, 14, 14)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(box.x(), box.y(), box.width(), 18), 9, 9)
        write(painter, box, row, 26, bold=True)


def draw_poster(painter: QPainter, words: list[str], _rows: list[str]) -> None:
    """Draw a picture with a title below it."""
    picture, title, below = words
    painter.drawImage(
        QRectF(0, 0, 960, 460), QImage(str(HERE / "pictures" / f"{picture}.jpg")), QRectF(0, 50, 1200, 575)
    )
    painter.setBrush(QColor(TEAL))
    painter.drawRect(QRectF(0, 460, 960, 180))
    write(painter, QRectF(40, 476, 880, 80), title, 48, "#ffffff", bold=True)
    write(painter, QRectF(40, 560, 880, 56), below, 26, "#f3e2b3")


def make_txt(body: str, target: Path) -> None:
    """Keep a text as it is."""
    target.write_text(body + "\n", encoding="utf-8")


def main() -> None:
    """Make all documents anew, and the index."""
    application = QGuiApplication([])
    shutil.rmtree(TARGET, ignore_errors=True)
    makers = {".docx": make_docx, ".pdf": make_pdf, ".xlsx": make_xlsx, ".png": make_png, ".txt": make_txt}
    index = []
    for number, (team, folder, name, author, body) in enumerate(entries(), start=1):
        ending = Path(name).suffix
        target = TARGET / team / f"{number:02}{ending}"
        target.parent.mkdir(parents=True, exist_ok=True)
        makers[ending](body, target)
        file = target.relative_to(TARGET).as_posix()
        index.append({"team": team, "folder": folder, "name": name, "author": author, "file": file})
    (TARGET / "index.json").write_text(json.dumps(index, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(len(index), "documents", sum(f.stat().st_size for f in TARGET.rglob("*.*")), "bytes")
    application.quit()


if __name__ == "__main__":
    main()
