"""What of a change is worth a word to this person: from the cache's changes to matters. Needs no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync.blogs import series_uid
from sync.cache.marks import Mark
from sync.mentions import is_mentioned
from sync.models import Audience, Kind
from ui.notifying import Topic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime, timedelta

    from sync.cache.queries import Queries
    from sync.engine.events import Changed
    from sync.mentions import Named
    from sync.models import Account, Comment, Document, NewsItem, Person

ONE_BY_ONE_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing to tell. `key` is the same whenever it is the same thing; `uid` is what a click opens."""

    key: str
    topic: Topic
    when: datetime
    uid: str = ""
    sender: str = ""
    title: str = ""
    text: str = ""
    team_uid: str = ""
    team: str = ""


def matters_in(changed: Changed, queries: Queries, me: Account) -> list[Matter]:
    """Give what others did that is new here and not read yet; nothing of the first sync of a new cache."""
    if changed.first:
        return []
    found = [*_news(changed, queries, me), *_comments(changed, queries, me), *_documents(changed, queries, me)]
    found += _pages(changed, queries)
    return sorted(found, key=lambda matter: (list(Topic).index(matter.topic), -matter.when.timestamp()))


def bundled(matters: Sequence[Matter], now: datetime, room: int, away: timedelta) -> tuple[list[Matter], list[Matter]]:
    """Divide matters into those told one by one and those told as one summary.

    A few that just happened are told each; more than a few (or than there is `room` for), or what happened longer than
    `away` ago, while nobody looked, become one.
    """
    if len(matters) > min(ONE_BY_ONE_AT_MOST, room):
        return [], list(matters)
    if len(matters) > 1 and any(now - matter.when > away for matter in matters):
        return [], list(matters)
    return list(matters), []


def _news(changed: Changed, queries: Queries, me: Account) -> Iterator[Matter]:
    uids = changed.uids.get(Kind.NEWS, frozenset()) & changed.arrived
    items = [item for item in queries.news_items(sorted(uids - queries.is_read(uids))) if item.author != me.username]
    authors = queries.people_by_username(item.author for item in items)
    named = queries.named(me)
    followed = queries.marked(Mark.FOLLOWED).keys() if items else set()
    for item in items:
        author = authors.get(item.author)
        team = queries.team(item.team_uid) if item.team_uid else None
        yield Matter(
            key=f"news:{item.uid}",
            topic=_topic_of_news(item, named, followed=not followed.isdisjoint(_followable(item, author))),
            when=item.published or item.modified,
            uid=item.uid,
            sender=author.name if author else "",
            title=item.title,
            text=item.lead,
            team_uid=item.team_uid,
            team=team.title if team else "",
        )


def _followable(item: NewsItem, author: Person | None) -> set[str]:
    """Give the marks under which somebody may follow what an item belongs to."""
    return {*([author.uid] if author else []), *([series_uid(item.author, item.series)] if item.blog else [])}


def _topic_of_news(item: NewsItem, me: Named, *, followed: bool) -> Topic:
    if is_mentioned(me, f"{item.title}\n{item.lead}", item.body_html):
        return Topic.MENTION
    if item.official:
        return Topic.OFFICIAL
    if item.audience is Audience.TEAM:
        return Topic.TEAM
    return Topic.FOLLOWED if followed else Topic.NEWS


def _comments(changed: Changed, queries: Queries, me: Account) -> Iterator[Matter]:
    for uid in sorted(changed.uids.get(Kind.COMMENTS, frozenset()) & changed.arrived):
        comment = queries.comment(uid)
        if comment is None or comment.author == me.username:
            continue
        item = queries.news_item(comment.item_uid)
        topic = _topic_of_comment(comment, item, queries, me)
        if topic is not None:
            yield Matter(
                key=f"comment:{uid}",
                topic=topic,
                when=comment.created,
                uid=comment.item_uid,
                sender=comment.author_name,
                title=item.title if item else "",
                text=comment.text,
                team_uid=item.team_uid if item else "",
            )


def _topic_of_comment(comment: Comment, item: NewsItem | None, queries: Queries, me: Account) -> Topic | None:
    answered = queries.comment(comment.in_reply_to) if comment.in_reply_to else None
    if answered is not None and answered.author == me.username:
        return Topic.ANSWER
    if is_mentioned(queries.named(me), comment.text):
        return Topic.MENTION
    if item is not None and item.author == me.username:
        return Topic.COMMENT
    return None


def _documents(changed: Changed, queries: Queries, me: Account) -> Iterator[Matter]:
    followed = queries.marked(Mark.FOLLOWED)
    for uid in sorted(changed.uids.get(Kind.DOCUMENTS, frozenset())):
        document = queries.document(uid)
        if document is None or document.is_folder or document.author == me.username:
            continue
        is_followed = bool(followed) and not followed.keys().isdisjoint(_places_of(document, queries))
        is_kept = uid not in changed.arrived and queries.is_kept(uid)
        if not (is_kept or is_followed):
            continue
        team = queries.team(document.team_uid)
        yield Matter(
            key=f"document:{uid}:{document.modified.isoformat()}",
            topic=Topic.DOCUMENT,
            when=document.modified,
            uid=uid,
            title=document.title,
            team_uid=document.team_uid,
            team=team.title if team else "",
        )


def _pages(changed: Changed, queries: Queries) -> Iterator[Matter]:
    """Tell of pages of the fixed menu that the person follows; the mark says as of which change they have seen it."""
    followed = queries.marked(Mark.FOLLOWED)
    for uid in sorted(changed.uids.get(Kind.PAGES, frozenset()) & followed.keys()):
        page = queries.page(uid)
        if page is not None and page.modified.isoformat() != followed[uid]:
            yield Matter(
                key=f"page:{uid}:{page.modified.isoformat()}",
                topic=Topic.DOCUMENT,
                when=page.modified,
                uid=uid,
                title=page.title,
            )


def _places_of(document: Document, queries: Queries) -> set[str]:
    """Give the uids of a document and of all that it lies in."""
    return {document.uid, document.team_uid, *(place.uid for place in queries.path_to(document.folder_uid))}
