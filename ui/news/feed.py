"""News as a list that grows page by page while one scrolls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from sync.cache.answers import NewsFilter, NewsKind
from sync.models import Audience
from ui.news.audience import spoken_audience
from ui.news.rows import take_over
from ui.widgets.dates import spoken_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from sync.cache.queries import Queries
    from sync.models import NewsItem, Person
    from ui.session import Session

    Index = QModelIndex | QPersistentModelIndex

CARD_ROLE = int(Qt.ItemDataRole.UserRole) + 1
PAGE = 40
MOST_FOUND = 200
"""More hits than this are of no use to anybody: one types another letter instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A news item with all that its card shows; `author` is None for an account without a profile."""

    item: NewsItem
    author: Person | None
    team_title: str
    read: bool
    comments: int

    @property
    def author_name(self) -> str:
        """The author's name as colleagues say it, or what is known instead."""
        return self.author.name if self.author else self.item.author

    @property
    def audience(self) -> str:
        """For whom it is, in words."""
        return spoken_audience(self.item.audience, self.team_title)


class NewsFeed(QAbstractListModel):
    """The news that a filter lets through, newest first and page by page, or items that were found."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._filter = NewsFilter()
        self._found: list[str] | None = None
        self._cards: list[Card] = []
        self._complete = True

    def show(self, chosen: NewsFilter) -> None:
        """List what a filter lets through, from the top."""
        self._filter, self._found = chosen, None
        self.beginResetModel()
        self._cards = self._read(0, PAGE)
        self.endResetModel()

    def show_found(self, items: Sequence[NewsItem]) -> None:
        """List these items, in this order."""
        self._found = [item.uid for item in items]
        self.beginResetModel()
        self._cards = cards_of(self._session.queries, items)
        self._complete = True
        self.endResetModel()

    def refresh(self) -> None:
        """Read what is listed again; what is selected stays selected."""
        cards = self._read(0, max(len(self._cards), PAGE))

        def assign() -> None:
            self._cards = cards

        take_over(self, [card.item.uid for card in self._cards], [card.item.uid for card in cards], assign)

    def card(self, index: Index) -> Card:
        """Give the card at `index`, which must be valid."""
        return self._cards[index.row()]

    def index_of(self, uid: str) -> QModelIndex:
        """Find an item among those loaded; an invalid index where it is not."""
        found = next((row for row, card in enumerate(self._cards) if card.item.uid == uid), None)
        return QModelIndex() if found is None else self.index(found)

    def rowCount(self, parent: Index | None = None) -> int:
        """See Qt."""
        return 0 if parent is not None and parent.isValid() else len(self._cards)

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether there is older news than what is loaded."""
        return not parent.isValid() and not self._complete

    def fetchMore(self, parent: Index) -> None:
        """Load the next page."""
        if not self.canFetchMore(parent):
            return
        known = {card.item.uid for card in self._cards}
        cards = [card for card in self._read(len(self._cards), PAGE) if card.item.uid not in known]
        if cards:
            self.beginInsertRows(QModelIndex(), len(self._cards), len(self._cards) + len(cards) - 1)
            self._cards += cards
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give the title, the whole card as `CARD_ROLE`, or all of it as one spoken text."""
        if not index.isValid():
            return None
        card = self._cards[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return card.item.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(card)
            case _ if role == CARD_ROLE:
                return card
        return None

    def _read(self, offset: int, limit: int) -> list[Card]:
        queries = self._session.queries
        if self._found is not None:
            items = queries.news_items(self._found)
        else:
            items = queries.news(self._filter, limit=limit, offset=offset)
            self._complete = len(items) < limit
        return cards_of(queries, items)

    def _spoken(self, card: Card) -> str:
        parts = [
            "" if card.read else self.tr("Unread"),
            card.item.title,
            self.tr("Official") if card.item.official else "",
            card.item.lead,
            card.author_name,
            spoken_time(card.item.published or card.item.modified),
            card.audience,
            self.tr("%n comment(s)", "", card.comments) if card.comments else "",
        ]
        return ". ".join(part for part in parts if part)


def cards_of(queries: Queries, items: Sequence[NewsItem]) -> list[Card]:
    """Look up what cards show beside the items themselves."""
    uids = [item.uid for item in items]
    read, comments = queries.is_read(uids), queries.comment_counts(uids)
    authors = queries.people_by_username(item.author for item in items)
    teams = {uid: team.title for uid in {item.team_uid for item in items} if uid and (team := queries.team(uid))}
    return [
        Card(
            item=item,
            author=authors.get(item.author),
            team_title=teams.get(item.team_uid, ""),
            read=item.uid in read,
            comments=comments.get(item.uid, 0),
        )
        for item in items
    ]


def find(queries: Queries, chosen: NewsFilter, text: str) -> list[NewsItem]:
    """Search the news that a filter lets through, best first; for a worker, as it may take a while."""
    items = queries.search_news(text, MOST_FOUND)
    read = queries.is_read([item.uid for item in items]) if chosen.unread else set()
    return [item for item in items if item.uid not in read and passes(item, chosen)]


def passes(item: NewsItem, chosen: NewsFilter) -> bool:
    """Tell whether a filter lets an item through, whether it was read apart."""
    kinds = {
        NewsKind.ALL: True,
        NewsKind.ORGANISATION: item.audience is Audience.EVERYONE and not item.blog,
        NewsKind.TEAMS: item.audience is Audience.TEAM,
        NewsKind.BLOGS: item.blog,
    }
    return kinds[chosen.kind] and chosen.team_uid in ("", item.team_uid) and chosen.author in ("", item.author)
