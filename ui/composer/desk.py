"""The composers that are open: several at a time, and one for each draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from sync.models import is_waiting
from ui.composer import draft as drafting
from ui.composer.draft import Draft, drafts, of_item
from ui.composer.window import ComposerWindow
from ui.news.themed_icon import ThemedIcon
from ui.people.finder import Finder
from ui.widgets.background import Background

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu, QWidget

    from sync.models import NewsItem
    from ui.session import Session
    from ui.widgets.pictures import PictureLoader
    from ui.widgets.undo_bar import UndoBar


class WritingDesk(QObject):
    """Opens composers over `parent`; what is thrown away can be got back from the `undo_bar` for a while."""

    def __init__(
        self,
        session: Session,
        pictures: PictureLoader,
        undo_bar: UndoBar,
        parent: QWidget,
        finder: Callable[[], Finder] | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._pictures = pictures
        self._undo_bar = undo_bar
        self._over = parent
        self._own_finder: Finder | None = None
        self._finder = finder or self._make_finder
        self._background = Background(session, self)
        self._thrown_away: set[str] = set()
        self.windows: dict[str, ComposerWindow] = {}

    @property
    def drafts(self) -> list[Draft]:
        """What can be gone on with, the newest first."""
        return [draft for draft in drafts(self._session.queries) if draft.key not in self._thrown_away]

    @Slot(str)
    def open(self, key: str) -> None:
        """Go on with a draft, or begin something new for the empty string or a draft that is gone."""
        draft = next((draft for draft in drafts(self._session.queries) if draft.key == key), None)
        self._show(draft or Draft())

    @Slot(str)
    def open_blog(self, series: str) -> None:
        """Begin a post of one's blog: that it is one, and of which series, is chosen already."""
        draft = Draft()
        self._show(draft)
        self.windows[draft.key].asking.choices.choose_blog(series)

    @Slot(str)
    def edit(self, uid: str) -> None:
        """Change a post; what was begun before is gone on with."""
        item = self._session.queries.news_item(uid)
        if item is not None:
            begun = of_item(item)
            self._show(next((draft for draft in drafts(self._session.queries) if draft.key == begun.key), begun))

    def offer(self, menu: QMenu, item: NewsItem) -> None:
        """Put into the menu of a post that it can be changed, where it can."""
        if self.may_edit(item):
            action = menu.addAction(self.tr("Edit…"))
            ThemedIcon(action, "pencil")
            action.triggered.connect(lambda _checked=False: self.edit(item.uid))

    def may_edit(self, item: NewsItem) -> bool:
        """Tell whether the person may change a post: their own, or official news where they keep the front page."""
        account = self._session.account
        is_theirs = account.reviews if item.official else item.author == account.username
        return is_theirs and not is_waiting(item.uid)

    @Slot(str)
    def throw_away(self, key: str) -> None:
        """Leave a draft out at once, and forget it when that was not undone."""
        draft = next((draft for draft in self.drafts if draft.key == key), None)
        if draft is not None:
            self._on_thrown_away(draft)

    @Slot(object)
    def _on_thrown_away(self, draft: Draft) -> None:
        if not draft:
            self._forget(draft.key)
            return
        self._thrown_away.add(draft.key)
        words = self.tr("Your changes are thrown away") if draft.revises else self.tr("Your draft is thrown away")
        self._undo_bar.offer(words, lambda: self._forget(draft.key), lambda: self._bring_back(draft))

    def leave(self) -> None:
        """Keep what is being written, before the session goes."""
        for window in self.windows.values():
            window.keep()
        self._background.close()
        if self._own_finder is not None:
            self._own_finder.close()

    def _show(self, draft: Draft) -> None:
        key = draft.key
        if key not in self.windows:
            window = ComposerWindow(self._session, draft, self._pictures, self._finder(), self._background, self._over)
            window.thrown_away.connect(self._on_thrown_away)
            window.finished.connect(lambda _result: self.windows.pop(key, None))
            self.windows[key] = window
        self.windows[key].show()
        self.windows[key].raise_()
        self.windows[key].activateWindow()

    def _forget(self, key: str) -> None:
        drafting.forget(self._session, key)
        self._thrown_away.discard(key)

    def _bring_back(self, draft: Draft) -> None:
        self._thrown_away.discard(draft.key)
        self._show(draft)

    def _make_finder(self) -> Finder:
        if self._own_finder is None:
            self._own_finder = Finder(self._session, self)
        return self._own_finder
