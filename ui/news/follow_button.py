"""The button by which one follows a colleague or a blog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from ui.news.themed_icon import ThemedIcon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class FollowButton(QPushButton):
    """Says whether one follows somebody or something, and changes that when it is pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = ThemedIcon(self, "user-plus")
        self.on = False

    def show_state(self, name: str, *, on: bool) -> None:
        """Show whether one follows whoever or whatever is called `name`."""
        self.on = on
        self._icon.change("user-check" if on else "user-plus", "accent" if on else "text")
        self.setText(self.tr("Following") if on else self.tr("Follow"))
        explained = self.tr("You follow {name}. What is written there stands under “Followed” in the news.")
        offered = self.tr("Follow {name}: what is written there stands under “Followed” in the news.")
        self.setToolTip((explained if on else offered).format(name=name))
        self.setAccessibleName(
            (self.tr("No longer follow {name}") if on else self.tr("Follow {name}")).format(name=name)
        )
