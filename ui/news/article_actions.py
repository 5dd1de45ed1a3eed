"""What can be done with a news item: the menu of an article and of a card, and the keys that do the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from sync.blogs import series_uid
from sync.cache.marks import Mark
from sync.models import Audience, is_waiting
from ui.news.themed_icon import ThemedIcon

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from sync.models import NewsItem
    from ui.session import Session

    Offer = Callable[[QMenu, NewsItem], object]


class ArticleActions(QObject):
    """Makes menus for news items, and carries out what is chosen.

    Other parts add what they can do by `contribute`. `said` carries words for the foot of the window,
    `delete_requested` the item that its author wants to be rid of.
    """

    said = Signal(str)
    delete_requested = Signal(object)

    def __init__(
        self,
        session: Session,
        parent: QWidget,
        *,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._over = parent
        self.open_url = open_url
        self._offers: list[Offer] = []

    def contribute(self, offer: Offer) -> None:
        """Have `offer` put into every menu what it can do with the item: it adds actions, or none.

        What is contributed stands between what is for the reader and what is for those who keep the front page.
        """
        self._offers.append(offer)

    def menu_for(self, item: NewsItem) -> QMenu:
        """Make the menu for an item; it goes when it is closed."""
        menu = QMenu(self._over)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setToolTipsVisible(True)
        self._offer_reading(menu, item)
        for offer in self._offers:
            menu.addSeparator()
            offer(menu, item)
        menu.addSeparator()
        self._offer_front_page(menu, item)
        menu.addSeparator()
        self._offer_address(menu, item)
        if item.author == self._session.account.username and not item.official:
            menu.addSeparator()
            act = self.add(menu, "trash-2", self.tr("Delete…"), lambda: self.delete_requested.emit(item))
            act.setToolTip(self.tr("It goes for everybody; you can undo it for a few seconds"))
        return menu

    @staticmethod
    def add(menu: QMenu, icon: str, text: str, act: Callable[[], object], keys: str = "") -> QAction:
        """Put an action into a menu of ours; `keys` are shown, they work elsewhere."""
        action = menu.addAction(text)
        ThemedIcon(action, icon)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: act())
        return action

    # What one does as a reader

    def is_read(self, item: NewsItem) -> bool:
        """Tell whether an item counts as read."""
        return bool(self._session.queries.is_read([item.uid]))

    def is_marked(self, mark: Mark, uid: str) -> bool:
        """Tell whether the person marked something so."""
        return uid in self._session.queries.marked(mark)

    def toggle_read(self, item: NewsItem) -> None:
        """Have an item count as unread, or as read."""
        if self.is_read(item):
            self._session.reading.mark_unread([item.uid])
        else:
            self._session.mark_read([item.uid])

    def toggle_saved(self, item: NewsItem) -> None:
        """Save an item for later, or no longer. What is saved stays readable offline, with its pictures."""
        saved = not self.is_marked(Mark.SAVED, item.uid)
        self._session.mark(Mark.SAVED, [item.uid], on=saved)
        self.said.emit(self.tr("Saved. You can read it offline too.") if saved else self.tr("No longer saved"))

    def toggle_followed(self, uid: str) -> None:
        """Follow a person (by the uid of the profile) or a series, or no longer."""
        self._session.mark(Mark.FOLLOWED, [uid], on=not self.is_marked(Mark.FOLLOWED, uid))

    def _offer_reading(self, menu: QMenu, item: NewsItem) -> None:
        if item.author != self._session.account.username:
            read = self.tr("Mark as unread") if self.is_read(item) else self.tr("Mark as read")
            self.add(menu, "circle-check", read, lambda: self.toggle_read(item), "U")
        saved = self.tr("Do not keep any longer") if self.is_marked(Mark.SAVED, item.uid) else self.tr("Save for later")
        self.add(menu, "bookmark", saved, lambda: self.toggle_saved(item), "S")
        self._offer_following(menu, item)

    def _offer_following(self, menu: QMenu, item: NewsItem) -> None:
        author = self._session.queries.person_by_username(item.author)
        if item.author == self._session.account.username:
            return
        if author is not None:
            followed = self.is_marked(Mark.FOLLOWED, author.uid)
            template = self.tr("No longer follow {name}") if followed else self.tr("Follow {name}")
            icon = "user-check" if followed else "user-plus"
            self.add(menu, icon, _plain(template, author.name), lambda: self.toggle_followed(author.uid))
        if item.blog:
            uid = series_uid(item.author, item.series)
            subscribed = self.is_marked(Mark.FOLLOWED, uid)
            words = self.tr("No longer follow this blog") if subscribed else self.tr("Follow this blog")
            self.add(menu, "bell", words, lambda: self.toggle_followed(uid))

    # What keeps the front page

    def _offer_front_page(self, menu: QMenu, item: NewsItem) -> None:
        for_everyone = item.audience is Audience.EVERYONE  # what is a team's is not to be widened from here
        if not self._session.account.reviews or not for_everyone or is_waiting(item.uid):
            return
        desk = self._session.reading
        if item.official:
            pin = self.tr("No longer on top of the front page") if item.pinned else self.tr("Pin on the front page")
            self.add(menu, "pin", pin, lambda: desk.pin(item.uid, pinned=not item.pinned))
        official = self.tr("No longer official") if item.official else self.tr("Make official")
        act = self.add(menu, "badge-check", official, lambda: desk.set_official(item.uid, official=not item.official))
        act.setToolTip(
            self.tr("Its author can change it again")
            if item.official
            else self.tr("Everyone sees that it is official; its author cannot change it any more")
        )

    # Where it is

    def _offer_address(self, menu: QMenu, item: NewsItem) -> None:
        if item.url:
            self.add(menu, "link", self.tr("Copy link"), lambda: self.copy_link(item))
            self.add(menu, "external-link", self.tr("Open in browser"), lambda: self.open_url(QUrl(item.url)))

    def copy_link(self, item: NewsItem) -> None:
        """Put the address of an item on the clipboard."""
        QGuiApplication.clipboard().setText(item.url)
        self.said.emit(self.tr("The link is copied"))


def _plain(template: str, name: str) -> str:
    """Fill a name into a text of a menu, in which "&" has a meaning."""
    return template.format(name=name.replace("&", "&&"))
