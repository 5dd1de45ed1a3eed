"""What the screens show of news: which items, in which order, and how many of them nobody here has read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sync.blogs import LOOKED_AT as HABIT
from sync.blogs import is_due, series_uid
from sync.cache import searching
from sync.cache.answers import BlogSeries, NewsFilter, NewsKind
from sync.cache.marks import MARKED, Mark
from sync.cache.record_reading import RecordReading
from sync.cache.records import NEWS, from_stamp, to_stamp
from sync.cache.wording import chunks, placeholders
from sync.models import Audience

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from sync.models import NewsItem

EVERYTHING = NewsFilter()
_FOLLOWED = (
    f"(author IN (SELECT username FROM people WHERE username <> '' AND {MARKED}) "  # noqa: S608  our own words
    "OR (blog = 1 AND 'series:' || author || '/' || series IN (SELECT uid FROM marks WHERE mark = ?)))"
)
_MINE = "author IS (SELECT json_extract(value, '$.username') FROM facts WHERE name = 'account')"
_UNREAD = f"uid NOT IN (SELECT uid FROM read_marks) AND NOT ({_MINE})"  # noqa: S608  our own words


class NewsQueries(RecordReading):
    """News, blogs, and what was read of them."""

    def news(self, chosen: NewsFilter = EVERYTHING, limit: int = 50, offset: int = 0) -> list[NewsItem]:
        """Give news, newest first; on the front page what is pinned stands before."""
        return self.news_items(self._order(chosen, limit, offset))

    def news_order(self, chosen: NewsFilter = EVERYTHING) -> list[str]:
        """Give the uids of all news in the same order: what a list needs to know of the rows that are out of sight."""
        return self._order(chosen, -1, 0)

    def news_count(self, chosen: NewsFilter = EVERYTHING) -> int:
        """Count news."""
        where, values = condition(chosen)
        return self._count(f"SELECT count(*) FROM news WHERE {where}", *values)  # noqa: S608  our own names

    def unread_counts(self, filters: Sequence[NewsFilter]) -> list[int]:
        """Count what was not read behind each of several filters, in one go."""
        conditions = [condition(chosen) for chosen in filters]
        sums = ", ".join(f"coalesce(sum({where}), 0)" for where, _ in conditions)
        values = [value for _, some in conditions for value in some]
        row = self._reader.row(f"SELECT {sums} FROM news WHERE {_UNREAD}", values)  # noqa: S608  as above
        return list(row or ())

    def unread_uids(self, chosen: NewsFilter = EVERYTHING) -> list[str]:
        """Give what was not read behind a filter."""
        where, values = condition(chosen)
        rows = self._reader.rows(f"SELECT uid FROM news WHERE {_UNREAD} AND {where}", values)  # noqa: S608  as above
        return [uid for (uid,) in rows]

    def unread_count(self) -> int:
        """Count news that was not read."""
        return self.news_count(NewsFilter(unread=True))

    def newer_count(self, chosen: NewsFilter, since: datetime) -> int:
        """Count what of a filter came after a time; what is pinned on top of it does not count, it stands apart."""
        where, values = condition(chosen)
        apart = " AND pinned = 0" if chosen.is_front_page else ""
        return self._count(
            f"SELECT count(*) FROM news WHERE shown > ? AND {where}{apart}",  # noqa: S608  as above
            to_stamp(since),
            *values,
        )

    def pinned_count(self, chosen: NewsFilter) -> int:
        """Count what stands on top of a filter because it is pinned."""
        if not chosen.is_front_page:
            return 0
        where, values = condition(chosen)
        return self._count(f"SELECT count(*) FROM news WHERE pinned = 1 AND {where}", *values)  # noqa: S608  as above

    def news_item(self, uid: str) -> NewsItem | None:
        """Give one news item."""
        return self._one(NEWS, "WHERE uid = ?", uid)

    def news_items(self, uids: Sequence[str]) -> list[NewsItem]:
        """Give news items in the order of their uids, without those that are not here."""
        return self._in_order(NEWS, "uid", uids)

    def is_read(self, uids: Iterable[str]) -> set[str]:
        """Tell which of these were read; what the person wrote was."""
        asked = list(uids)
        return self._present("read_marks", "uid", asked) | {
            uid
            for some in chunks(asked)
            for (uid,) in self._reader.rows(
                f"SELECT uid FROM news WHERE {_MINE} AND uid IN ({placeholders(some)})",  # noqa: S608  as above
                some,
            )
        }

    def search_news(self, text: str, limit: int, chosen: NewsFilter = EVERYTHING) -> list[NewsItem]:
        """Find news behind a filter in which every word of `text` begins a word, best first."""
        return searching.by_words(self._reader, NEWS, text, limit, condition(chosen))

    # Blogs

    def series_by(self, author: str) -> list[BlogSeries]:
        """Give the blogs of an author (a user name), the one that was written last first."""
        rows = self._reader.rows(
            "SELECT series, count(*), max(shown) FROM news WHERE author = ? AND blog = 1 GROUP BY series "
            "ORDER BY max(shown) DESC",
            (author,),
        )
        return [
            BlogSeries(author=author, name=name, posts=posts, newest=from_stamp(newest)) for name, posts, newest in rows
        ]

    def times_in_series(self, author: str, series: str, limit: int) -> list[datetime]:
        """Give when the newest posts of a series were shown, newest first."""
        rows = self._reader.rows(
            "SELECT shown FROM news WHERE author = ? AND blog = 1 AND series = ? ORDER BY shown DESC LIMIT ?",
            (author, series, limit),
        )
        return [from_stamp(shown) for (shown,) in rows]

    def blogs_due(self, author: str, today: date) -> list[BlogSeries]:
        """Give the blogs of an author that are to be written today, as they chose, or by their habit."""
        chosen = self.marked(Mark.BLOG_DAY)
        due = []
        for series in self.series_by(author):
            times = self.times_in_series(author, series.name, HABIT)
            day = chosen.get(series_uid(author, series.name), "")
            days = [time.astimezone().date() for time in times]
            if is_due(days, today, int(day) if day.isdecimal() else None):
                due.append(series)
        return due

    def beside(self, item: NewsItem) -> tuple[NewsItem | None, NewsItem | None]:
        """Give the next older and the next newer post of the series that an item belongs to."""
        shown = to_stamp(item.published or item.modified)
        older, newer = (
            self._one(
                NEWS,
                f"WHERE author = ? AND blog = 1 AND series = ? AND (shown, uid) {than} (?, ?) "
                f"ORDER BY shown {way}, uid {way} LIMIT 1",
                item.author,
                item.series,
                shown,
                item.uid,
            )
            for than, way in (("<", "DESC"), (">", "ASC"))
        )
        return older, newer

    def _order(self, chosen: NewsFilter, limit: int, offset: int) -> list[str]:
        where, values = condition(chosen)
        order = "pinned DESC, shown DESC, uid" if chosen.is_front_page else "shown DESC, uid"
        query = f"SELECT uid FROM news WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?"  # noqa: S608  as above
        return [uid for (uid,) in self._reader.rows(query, (*values, limit, offset))]


def condition(chosen: NewsFilter) -> tuple[str, list[Any]]:
    """Give what a filter means, as a condition on rows of news and the values in it."""
    conditions = []
    values: list[Any] = []
    match chosen.kind:
        case NewsKind.ORGANISATION:
            conditions.append("audience = ? AND blog = 0")
            values.append(Audience.EVERYONE)
        case NewsKind.TEAMS:
            conditions.append("audience = ?")
            values.append(Audience.TEAM)
        case NewsKind.BLOGS:
            conditions.append("blog = 1")
        case NewsKind.ALL:
            pass
    for holds, meant, marks in (
        (chosen.unread, _UNREAD, ()),
        (chosen.saved, MARKED, (Mark.SAVED,)),
        (chosen.followed, _FOLLOWED, (Mark.FOLLOWED, Mark.FOLLOWED)),
    ):
        if holds:
            conditions.append(meant)
            values += marks
    for name, value in (("team_uid", chosen.team_uid), ("author", chosen.author)):
        if value:
            conditions.append(f"{name} = ?")
            values.append(value)
    if chosen.series is not None:
        conditions.append("series = ?")
        values.append(chosen.series)
    return " AND ".join(conditions) or "TRUE", values
