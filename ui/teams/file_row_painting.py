"""Painting a document as a row of the file view, with how far it is on its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate

from sync.engine.events import TransferStatus
from ui import theme
from ui.teams.files_model import FILE_ROLE, Column
from ui.teams.signs import draw_file_sign
from ui.theme import SPACE, Type

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from ui.teams.files_model import FileRow, FilesModel

    Index = QModelIndex | QPersistentModelIndex

SIGN = 32
BAR = 4
BUTTON = 28
BUTTON_SIGN = 16
MARK = 16
PADDING = SPACE
BUTTONS_WIDTH = 2 * BUTTON + SPACE // 2 + 2 * PADDING
"""Pixels: what the buttons of a row that failed need."""


def row_height() -> int:
    """Give the height of every row at the present size of text."""
    words = QFontMetrics(theme.font(Type.BODY)).height() + QFontMetrics(theme.font(Type.SMALL)).height()
    return max(SIGN, words) + PADDING + PADDING // 2


class NameDelegate(QStyledItemDelegate):
    """Lets names be changed in their place, and knows over which document files are held."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.aimed_at = ""
        """The uid of the folder over which files are held."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """Let a name be changed in its place."""
        return QLineEdit(parent)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Select the name without its ending: that is what somebody wants to change."""
        if isinstance(editor, QLineEdit):
            name = index.data(Qt.ItemDataRole.EditRole)
            row: FileRow = index.data(FILE_ROLE)
            stem, dot, _ = name.rpartition(".")
            editor.setText(name)
            # The view selects everything when it has given the editor the focus, so this comes after.
            length = len(name) if row.document.is_folder or not dot else len(stem)
            QTimer.singleShot(0, editor, lambda: editor.setSelection(0, length))


class FileDelegate(NameDelegate):
    """Paints the cells; a row that is not sent has buttons at its end. Their signals carry the command's key."""

    retry_requested = Signal(str)
    cancel_requested = Signal(str)

    def __init__(self, model: FilesModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.hovered_row = -1

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """See Qt."""
        return QSize(SIGN, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """See Qt."""
        row: FileRow = index.data(FILE_ROLE)
        column = Column(index.column())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, row, index)
        inside = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        if column is Column.NAME:
            self._paint_name(painter, row, inside)
        elif column is Column.AUTHOR and row.waiting:
            _paint_buttons(painter, row, option.rect)
        else:
            _paint_line(painter, inside, index.data() or "", Type.SMALL, index.data(Qt.ItemDataRole.TextAlignmentRole))
        painter.restore()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Stand where the name stands."""
        place = option.rect.adjusted(PADDING + SIGN + PADDING // 2, 0, -PADDING, 0)
        height = min(place.height(), editor.sizeHint().height())
        place.setTop(place.center().y() - height // 2)
        place.setHeight(height)
        editor.setGeometry(place)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Press the buttons at the end of a row."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            row: FileRow = index.data(FILE_ROLE)
            if index.column() == Column.AUTHOR and row.waiting:
                for name, place in button_places(row, option.rect).items():
                    if place.contains(event.position().toPoint()):
                        (self.retry_requested if name == "retry" else self.cancel_requested).emit(row.key)
                        return True
        return super().editorEvent(event, model, option, index)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: FileRow, index: Index) -> None:
        worn = theme.colours()
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected or row.document.uid == self.aimed_at:
            painter.fillRect(option.rect, worn.selected)
        elif index.row() == self.hovered_row:
            painter.fillRect(option.rect, worn.hover)
        painter.fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1, worn.border)
        if row.document.uid == self.aimed_at:
            for edge in (option.rect.top(), option.rect.bottom() - 1):
                painter.fillRect(option.rect.left(), edge, option.rect.width(), 2, worn.accent)
        if option.state & QStyle.StateFlag.State_HasFocus and index.column() == Column.NAME:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(worn.accent)
            painter.drawRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()))

    def _paint_name(self, painter: QPainter, row: FileRow, inside: QRect) -> None:
        sign = QRectF(inside.left(), inside.center().y() + 0.5 - SIGN / 2, SIGN, SIGN)
        if row.waiting:
            painter.setOpacity(0.6)
        draw_file_sign(painter, sign, row.document)
        painter.setOpacity(1)
        words = inside.adjusted(SIGN + SPACE + SPACE // 2, 0, 0, 0)
        if row.favourite:
            words = _paint_favourite_mark(painter, words)
        if row.kept and not row.waiting:
            words = _paint_offline_mark(painter, row, words)
        if row.lock is not None:
            words = _paint_lock_mark(painter, words, mine=row.lock.mine)
        state = self._model.state_of(row) or row.place
        kind = Type.STRONG if row.document.is_folder else Type.BODY
        if not state:
            _paint_line(painter, words, row.document.title, kind, Qt.AlignmentFlag.AlignVCenter)
            return
        upper, lower = _two_lines(words)
        _paint_line(painter, upper, row.document.title, kind, Qt.AlignmentFlag.AlignVCenter)
        _paint_state(painter, lower, row, state)


def button_places(row: FileRow, cell: QRect) -> dict[str, QRect]:
    """Tell where the buttons of a row that is not sent are: "cancel", and "retry" where it failed."""
    top = cell.top() + (cell.height() - BUTTON) // 2
    places = {"cancel": QRect(cell.right() - PADDING - BUTTON, top, BUTTON, BUTTON)}
    if row.error is not None:
        places["retry"] = places["cancel"].translated(-BUTTON - SPACE // 2, 0)
    return places


def _paint_offline_mark(painter: QPainter, row: FileRow, words: QRect) -> QRect:
    """Paint at the end of the name that it is kept on this computer, paler while it is still to come."""
    worn = theme.colours()
    mark = QRectF(words.right() - MARK, words.center().y() + 0.5 - MARK / 2, MARK, MARK)
    theme.draw_icon(painter, "laptop", mark, worn.success if row.here or row.document.is_folder else worn.border)
    return words.adjusted(0, 0, -MARK - SPACE, 0)


def _paint_favourite_mark(painter: QPainter, words: QRect) -> QRect:
    """Paint at the end of the name that it is a favourite."""
    mark = QRectF(words.right() - MARK, words.center().y() + 0.5 - MARK / 2, MARK, MARK)
    theme.draw_icon(painter, "star", mark, theme.colours().warm)
    return words.adjusted(0, 0, -MARK - SPACE, 0)


def _paint_lock_mark(painter: QPainter, words: QRect, *, mine: bool) -> QRect:
    """Paint at the end of the name that somebody is working on it: a colleague, or the person."""
    worn = theme.colours()
    mark = QRectF(words.right() - MARK, words.center().y() + 0.5 - MARK / 2, MARK, MARK)
    theme.draw_icon(painter, "pencil" if mine else "lock", mark, worn.accent if mine else worn.warning)
    return words.adjusted(0, 0, -MARK - SPACE, 0)


def _two_lines(words: QRect) -> tuple[QRect, QRect]:
    upper_height = QFontMetrics(theme.font(Type.BODY)).height()
    lower_height = QFontMetrics(theme.font(Type.SMALL)).height()
    top = words.center().y() - (upper_height + lower_height) // 2
    upper = QRect(words.left(), top, words.width(), upper_height)
    return upper, QRect(words.left(), upper.bottom() + 1, words.width(), lower_height)


def _paint_state(painter: QPainter, place: QRect, row: FileRow, state: str) -> None:
    """Paint a bar with how far the body is, and the words for it."""
    worn = theme.colours()
    transfer = row.transfer
    words = place
    if transfer is not None and transfer.status is TransferStatus.RUNNING and transfer.total:
        width = min(160, place.width() // 3)
        groove = QRectF(place.left(), place.center().y() + 0.5 - BAR / 2, width, BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.border)
        painter.drawRoundedRect(groove, BAR / 2, BAR / 2)
        painter.setBrush(worn.accent)
        done = QRectF(groove)
        done.setWidth(max(BAR, width * min(1.0, transfer.done / transfer.total)))
        painter.drawRoundedRect(done, BAR / 2, BAR / 2)
        words = place.adjusted(width + SPACE, 0, 0, 0)
    ink = worn.danger if row.error is not None else worn.quiet
    _paint_line(painter, words, state, Type.SMALL, Qt.AlignmentFlag.AlignVCenter, ink)


def _paint_buttons(painter: QPainter, row: FileRow, cell: QRect) -> None:
    icons = {"cancel": "x" if row.error is None else "trash-2", "retry": "rotate-ccw"}
    for name, place in button_places(row, cell).items():
        sign = QRectF(0, 0, BUTTON_SIGN, BUTTON_SIGN)
        sign.moveCenter(QRectF(place).center())
        theme.draw_icon(painter, icons[name], sign, theme.colours().text)


def _paint_line(
    painter: QPainter, place: QRect, text: str, kind: Type, alignment: Qt.AlignmentFlag, ink: QColor | None = None
) -> None:
    worn = theme.colours()
    font = theme.font(kind)
    painter.setFont(font)
    painter.setPen(ink or (worn.quiet if kind is Type.SMALL else worn.text))
    mode = Qt.TextElideMode.ElideRight if kind is Type.SMALL else Qt.TextElideMode.ElideMiddle  # keeps a name's ending
    line = QFontMetrics(font).elidedText(text, mode, place.width())
    painter.drawText(place, int(alignment), line)
