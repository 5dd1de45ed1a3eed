"""Forms below one another that read as one: what is chosen stands in one column, whatever the words before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator


def align(page: QWidget) -> None:
    """Give all labels of the forms on a page the width of the widest."""
    labels = list(_labels(page))
    widest = max((label.sizeHint().width() for label in labels), default=0)
    for label in labels:
        label.setMinimumWidth(widest)


def _labels(page: QWidget) -> Iterator[QWidget]:
    for form in page.findChildren(QFormLayout):
        for row in range(form.rowCount()):
            item = form.itemAt(row, QFormLayout.ItemRole.LabelRole)
            label = item.widget() if item is not None else None
            if label is not None:
                yield label
