"""A section of which the content changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy

from ui.start.cards import Section

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Sheet(Section):
    """A heading over what is put in, until it is cleared."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)  # long lines make it higher
        self._content: list[QWidget] = []

    def put(self, widget: QWidget) -> None:
        """Put something below what is there."""
        self._content.append(widget)
        self.add(widget)

    def clear(self) -> None:
        """Take out what was put in."""
        for widget in self._content:
            widget.hide()
            widget.deleteLater()
        self._content.clear()
