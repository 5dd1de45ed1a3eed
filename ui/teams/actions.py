"""What one can do with documents, as actions: in a menu, as a button, by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from ui.news.themed_icon import ThemedIcon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def added_action(
    view: QWidget, text: str, icon: str, act: Callable[[], None], keys: str | QKeySequence.StandardKey = ""
) -> QAction:
    """Give a view an action; `keys` work wherever within the view the focus is, "" for none."""
    action = QAction(text, view)
    ThemedIcon(action, icon)
    action.triggered.connect(lambda _checked: act())
    if keys:
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    view.addAction(action)
    return action


def offer(action: QAction, *, sensible: bool) -> None:
    """Let an action be there as long as it makes sense."""
    action.setVisible(sensible)  # first: what cannot be seen is never enabled
    action.setEnabled(sensible)
