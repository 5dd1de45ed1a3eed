"""How a list takes over its new content without losing what is selected, where one reads, or what has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QAbstractItemModel


def take_over(
    model: QAbstractItemModel, old: Sequence[str], new: Sequence[str], assign: Callable[[], None], columns: int = 1
) -> None:
    """Let `assign` replace the rows of `model`, named `old` until now and `new` from then on.

    Views keep pointing at the rows they pointed at, wherever these have gone; at nothing where they are gone.
    """
    if list(old) == list(new):
        assign()
        if new:
            model.dataChanged.emit(model.index(0, 0), model.index(len(new) - 1, columns - 1))
        return
    model.layoutAboutToBeChanged.emit()
    before = model.persistentIndexList()
    assign()
    rows = {uid: row for row, uid in enumerate(new)}
    after = []
    for index in before:
        row = rows.get(old[index.row()])
        after.append(QModelIndex() if row is None else model.index(row, index.column()))
    model.changePersistentIndexList(before, after)
    model.layoutChanged.emit()
