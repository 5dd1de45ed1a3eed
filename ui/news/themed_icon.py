"""An icon that changes its colour when the theme changes."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Slot

from ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


class ShowsIcon(Protocol):
    """A button, an action, a field."""

    def setIcon(self, icon: QIcon, /) -> object:  # noqa: N802  Qt's name
        """See Qt."""


class ThemedIcon(QObject):
    """Gives `owner` an icon of the family in one of the theme's colours, now and after every change of theme.

    It lives and dies with the owner, which has to be a QObject.
    """

    def __init__(self, owner: ShowsIcon, name: str, colour: str = "text") -> None:
        super().__init__(owner if isinstance(owner, QObject) else None)
        self._owner = owner
        self._name = name
        self._colour = attrgetter(colour)
        theme.changed().connect(self._dress)
        self._dress()

    def change(self, name: str, colour: str = "") -> None:
        """Show another icon of the family, in another of the theme's colours where one is given."""
        self._name = name
        if colour:
            self._colour = attrgetter(colour)
        self._dress()

    def tint(self, colour: str) -> None:
        """Wear another of the theme's colours."""
        self._colour = attrgetter(colour)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        self._owner.setIcon(theme.icon(self._name, self._colour(theme.colours())))
