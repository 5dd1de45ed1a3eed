"""The part of the reading side that answers what people say below items and of them, and who is mentioned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.cache.record_reading import RecordReading
from sync.cache.records import COMMENTS, NEWS, PEOPLE, RESPONSES, from_stamp, to_stamp
from sync.cache.wording import chunks, placeholders
from sync.mentions import Named, is_mentioned
from sync.models import Comment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sync.models import Account, NewsItem, Response

MOST_LOOKED_AT = 500
"""Texts with an @ in them, newest first, in which somebody may be mentioned."""


class TalkQueries(RecordReading):
    """What people say."""

    def comments(self, item_uid: str) -> list[Comment]:
        """Give what was said below an item, first one first; what waits stands where it was said."""
        return self._all(COMMENTS, "WHERE item_uid = ? ORDER BY created, uid", item_uid)

    def comment(self, uid: str) -> Comment | None:
        """Give one comment."""
        return self._one(COMMENTS, "WHERE uid = ?", uid)

    def responses(self, item_uid: str) -> list[Response]:
        """Give what is known here of what readers said of a post, first one first, also what was taken back."""
        return self._all(RESPONSES, "WHERE item_uid = ? ORDER BY modified, uid", item_uid)

    def last_said_by(self, username: str, since: datetime) -> dict[str, datetime]:
        """Tell when somebody last said something below items, by the uid of the item; only what is not older."""
        rows = self._reader.rows(
            "SELECT item_uid, max(created) FROM comments WHERE author = ? AND created >= ? GROUP BY item_uid",
            (username, to_stamp(since)),
        )
        return {uid: from_stamp(created) for uid, created in rows}

    def comment_counts(self, uids: Iterable[str]) -> dict[str, int]:
        """Count the comments below items; those without any are left out."""
        counts: dict[str, int] = {}
        for some in chunks(list(uids)):
            counts.update(
                self._reader.rows(
                    "SELECT item_uid, count(*) FROM comments "  # noqa: S608  as above
                    f"WHERE item_uid IN ({placeholders(some)}) GROUP BY item_uid",
                    some,
                )
            )
        return counts

    def named(self, account: Account) -> Named:
        """Give by what the person with this account is mentioned."""
        person = self._one(PEOPLE, "WHERE username = ? LIMIT 1", account.username)
        if person is None:
            return Named(account.username, account.full_name)
        return Named(account.username, account.full_name or person.name, person.url, person.uid)

    def _answers(self, me: str, stamp: int, limit: int) -> list[Comment]:
        return self._all(
            COMMENTS,
            "WHERE created > :since AND author <> :me AND ("
            "item_uid IN (SELECT uid FROM news WHERE author = :me) "
            "OR in_reply_to IN (SELECT uid FROM comments WHERE author = :me)"
            ") ORDER BY created DESC LIMIT :limit",
            named={"since": stamp, "me": me, "limit": limit},
        )

    def _mentions(self, account: Account, stamp: int, limit: int, answers: list[Comment]) -> list[Comment | NewsItem]:
        me, known = self.named(account), {comment.uid for comment in answers}
        comments = self._all(
            COMMENTS,
            "WHERE created > ? AND author <> ? AND instr(text, '@') ORDER BY created DESC LIMIT ?",
            *(stamp, me.username, MOST_LOOKED_AT),
        )
        news = self._all(
            NEWS,
            "WHERE shown > ? AND author <> ? AND instr(title || lead || body_html, '@') ORDER BY shown DESC LIMIT ?",
            *(stamp, me.username, MOST_LOOKED_AT),
        )
        found: list[Comment | NewsItem] = [
            one for one in comments if one.uid not in known and is_mentioned(me, one.text)
        ]
        found += [one for one in news if is_mentioned(me, f"{one.title}\n{one.lead}", one.body_html)]
        return sorted(found, key=_said_at, reverse=True)[:limit]


def _said_at(one: Comment | NewsItem) -> datetime:
    return one.created if isinstance(one, Comment) else one.published or one.modified
