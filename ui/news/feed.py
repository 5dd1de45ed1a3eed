"""News as a list of any length: it knows the order, and reads the cards that come into sight."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from sync.cache.answers import NewsFilter
from sync.cache.marks import Mark
from sync.cache.plain_text import plain_text
from ui.news.audience import spoken_audience
from ui.news.rows import take_over
from ui.widgets.dates import spoken_time
from ui.widgets.marking import spans

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtCore import QObject

    from sync.cache.queries import Queries
    from sync.models import NewsItem, Person
    from ui.session import Session

    Index = QModelIndex | QPersistentModelIndex

CARD_ROLE = int(Qt.ItemDataRole.UserRole) + 1
PAGE = 16
KEPT_PAGES = 24
MOST_FOUND = 200
"""More hits than this are of no use to anybody: one types another letter instead."""
BEFORE_A_HIT = 60
"""Characters that are shown before the first word that was found, when it stands deep in the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A news item with all that its card shows; `author` is None for an account without a profile.

    `typed` is what was searched for, where the item was found so.
    """

    item: NewsItem
    author: Person | None
    team_title: str
    read: bool
    comments: int
    saved: bool = False
    typed: str = ""

    @property
    def author_name(self) -> str:
        """The author's name as colleagues say it, or what is known instead."""
        return self.author.name if self.author else self.item.author

    @property
    def audience(self) -> str:
        """For whom it is, in words."""
        return spoken_audience(self.item.audience, self.team_title)

    @property
    def excerpt(self) -> str:
        """What stands below the title: the lead, or the piece of the text in which is what was searched for."""
        item = self.item
        if not self.typed or spans(self.typed, item.title) or spans(self.typed, item.lead):
            return item.lead
        text = plain_text(item.body_html)
        found = spans(self.typed, text)
        if not found:
            return item.lead
        start = max(0, found[0][0] - BEFORE_A_HIT)
        start = text.find(" ", start) + 1 if start else 0
        return f"…{text[start:]}" if start else text


class NewsFeed(QAbstractListModel):
    """The news that a filter lets through, in its order, or items that were found.

    It knows the uids of all of them and reads a page of cards when one of these is asked for: ten thousand items are
    no slower than ten. `divider` is how many rows stand above the line "since you were last here".
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._filter = NewsFilter()
        self._found: list[str] | None = None
        self._typed = ""
        self._hidden: frozenset[str] = frozenset()
        self._uids: list[str] = []
        self._pages: OrderedDict[int, dict[str, Card]] = OrderedDict()
        self._since: datetime | None = None
        self.divider = 0

    def divide_at(self, since: datetime | None) -> None:
        """Put the line between what came after a time and what was there before; None for no line."""
        self._since = since
        self._place_divider()

    def show(self, chosen: NewsFilter) -> None:
        """List what a filter lets through, from the top."""
        self._filter, self._found, self._typed = chosen, None, ""
        self._reset()

    def show_found(self, items: Sequence[NewsItem], typed: str = "") -> None:
        """List these items, in this order, which were found by what was `typed`."""
        self._found, self._typed = [item.uid for item in items], typed
        self._reset()

    def hide(self, uid: str, *, hidden: bool) -> None:
        """Leave an item out that is about to be deleted, or show it after all."""
        self._hidden = self._hidden | {uid} if hidden else self._hidden - {uid}
        self.refresh()

    def refresh(self) -> None:
        """Read what is listed again; what is selected stays selected."""
        uids = self._order()

        def assign() -> None:
            self._pages.clear()
            self._uids = uids
            self._place_divider()

        take_over(self, self._uids, uids, assign)

    def card(self, index: Index) -> Card:
        """Give the card at `index`, which must be valid; one that has gone since is an IndexError."""
        card = self._card(index.row())
        if card is None:
            raise IndexError(index.row())
        return card

    def uid(self, index: Index) -> str:
        """Give the uid of the item at `index`, which must be valid."""
        return self._uids[index.row()]

    def index_of(self, uid: str) -> QModelIndex:
        """Find an item; an invalid index where it is not among those listed."""
        try:
            return self.index(self._uids.index(uid))
        except ValueError:
            return QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        """See Qt."""
        return 0 if parent is not None and parent.isValid() else len(self._uids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the title, the whole card as `CARD_ROLE`, or all of it as one spoken text."""
        if not index.isValid() or role not in _ROLES:
            return None  # a view asks for many more, and the card need not be read for those
        card = self._card(index.row())
        if card is None or role == CARD_ROLE:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return card.item.title
        is_first_seen = bool(self.divider) and index.row() == self.divider
        return self._spoken(card, is_first_seen=is_first_seen)

    def _reset(self) -> None:
        self.beginResetModel()
        self._pages.clear()
        self._uids = self._order()
        self._place_divider()
        self.endResetModel()

    def _order(self) -> list[str]:
        queries = self._session.queries
        if self._found is None:
            uids = queries.news_order(self._filter)
        else:
            uids = [item.uid for item in queries.news_items(self._found)]
        return [uid for uid in uids if uid not in self._hidden] if self._hidden else uids

    def _place_divider(self) -> None:
        self.divider = 0
        if self._since is None or self._found is not None or self._filter.saved:
            return
        newer = self._session.queries.newer_count(self._filter, self._since)
        above = newer + self._session.queries.pinned_count(self._filter)
        if newer and above < len(self._uids):
            self.divider = above

    def _card(self, row: int) -> Card | None:
        page = row // PAGE
        if page not in self._pages:
            uids = self._uids[page * PAGE : (page + 1) * PAGE]
            queries = self._session.queries
            cards = cards_of(queries, queries.news_items(uids), self._typed)
            self._pages[page] = {card.item.uid: card for card in cards}
            if len(self._pages) > KEPT_PAGES:
                self._pages.popitem(last=False)
        return self._pages[page].get(self._uids[row])

    def _spoken(self, card: Card, *, is_first_seen: bool) -> str:
        parts = [
            self.tr("What follows was there when you were last here") if is_first_seen else "",
            "" if card.read else self.tr("Unread"),
            self.tr("Pinned") if card.item.pinned else "",
            card.item.title,
            self.tr("Official") if card.item.official else "",
            card.item.lead,
            card.author_name,
            spoken_time(card.item.published or card.item.modified),
            card.audience,
            self.tr("%n comment(s)", "", card.comments) if card.comments else "",
            self.tr("Saved") if card.saved else "",
        ]
        return ". ".join(part for part in parts if part)


_ROLES = frozenset((CARD_ROLE, int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)))


def cards_of(queries: Queries, items: Sequence[NewsItem], typed: str = "") -> list[Card]:
    """Look up what cards show beside the items themselves."""
    uids = [item.uid for item in items]
    read, comments, saved = queries.is_read(uids), queries.comment_counts(uids), queries.marked(Mark.SAVED)
    authors = queries.people_by_username(item.author for item in items)
    teams = {uid: team.title for uid in {item.team_uid for item in items} if uid and (team := queries.team(uid))}
    return [
        Card(
            item=item,
            author=authors.get(item.author),
            team_title=teams.get(item.team_uid, ""),
            read=item.uid in read,
            comments=comments.get(item.uid, 0),
            saved=item.uid in saved,
            typed=typed,
        )
        for item in items
    ]
