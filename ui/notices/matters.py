"""What of a change is worth a word to this person: from the cache's changes to matters. Needs no Qt."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sync.blogs import series_uid
from sync.cache.marks import Mark
from sync.mentions import is_mentioned
from sync.models import Audience, Kind
from ui.notices.matter import NEWS_KEY, OFFICIAL_KEY, Matter
from ui.notifying import Topic

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from sync.cache.queries import Queries
    from sync.engine.events import Changed
    from sync.mentions import Named
    from sync.models import Account, Comment, Document, NewsItem, Person

ONE_BY_ONE_AT_MOST = 3
LONG_AGO = datetime.min.replace(tzinfo=UTC)
BECOMES_OFFICIAL_WITHIN = timedelta(days=7)
JOINED_KEY = "joined:"


def matters_in(changed: Changed, queries: Queries, me: Account, joined: Mapping[str, datetime]) -> list[Matter]:
    """Give what others did that is new here and not read yet; nothing of the first sync of a new cache.

    `joined` tells of teams since when the person belongs to them: what is older there is new here, but no news.
    """
    if changed.first:
        return []
    found = [
        *_news(changed, queries, me, joined),
        *_comments(changed, queries, me),
        *_documents(changed, queries, me),
        *_shared(changed, queries, me, joined),
        *_pages(changed, queries),
    ]
    return sorted(found, key=lambda matter: (list(Topic).index(matter.topic), -matter.when.timestamp()))


def joining(team_uid: str, queries: Queries, when: datetime) -> Matter | None:
    """Give the matter that one belongs to a team now; None where that is not here."""
    team = queries.team(team_uid)
    if team is None:
        return None
    key = f"{JOINED_KEY}{team_uid}:{when.isoformat()}"
    return Matter(key, Topic.SHARED, when, team_uid, title=team.title, team_uid=team_uid, team=team.title)


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


def unknown(matters: Sequence[Matter], queries: Queries, me: Account) -> list[Matter]:
    """Give those of which the person does not know yet, as far as can be seen: read here, or answered from anywhere.

    A site keeps nowhere what was read; but who said something below an item after it happened has seen it.
    """
    if not matters:
        return []
    read = queries.is_read({matter.uid for matter in matters if matter.is_news})
    said = queries.last_said_by(me.username, min(matter.when for matter in matters))
    return [
        matter
        for matter in matters
        if not (matter.is_news and matter.uid in read) and said.get(matter.uid, LONG_AGO) <= matter.when
    ]


def _news(changed: Changed, queries: Queries, me: Account, joined: Mapping[str, datetime]) -> Iterator[Matter]:
    uids = changed.uids.get(Kind.NEWS, frozenset())
    items = [item for item in queries.news_items(sorted(uids - queries.is_read(uids))) if item.author != me.username]
    authors = queries.people_by_username(item.author for item in items)
    followed = queries.marked(Mark.FOLLOWED).keys()
    named = queries.named(me)
    for item in items:
        when = item.published or item.modified
        if item.uid not in changed.arrived and not _became_official(item):
            continue
        if when < joined.get(item.team_uid, LONG_AGO):
            continue
        author = authors.get(item.author)
        team = queries.team(item.team_uid) if item.team_uid else None
        yield Matter(
            key=f"{OFFICIAL_KEY if item.official else NEWS_KEY}{item.uid}",
            topic=_topic_of_news(item, named, followed=_is_followed_news(item, author, followed)),
            when=when,
            uid=item.uid,
            sender=author.name if author else "",
            title=item.title,
            text=item.lead,
            team_uid=item.team_uid,
            team=team.title if team else "",
            author=item.author,
        )


def _became_official(item: NewsItem) -> bool:
    """Tell whether news that was here already may have become official since: that is worth a word of its own."""
    published = item.published or item.modified
    return item.official and item.modified - published < BECOMES_OFFICIAL_WITHIN


def _is_followed_news(item: NewsItem, author: Person | None, followed: Collection[str]) -> bool:
    """Tell whether all that an author writes, or the series that this belongs to, is followed."""
    by_author = author is not None and author.uid in followed
    return by_author or (item.blog and series_uid(item.author, item.series) in followed)


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
                author=comment.author,
                answers=uid,
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
    followed = queries.marked(Mark.FOLLOWED).keys()
    for document in _theirs(changed, queries, me):
        is_new = document.uid in changed.arrived
        if is_new or not (_is_followed(document, queries, followed) or queries.is_kept(document.uid)):
            continue
        team = queries.team(document.team_uid)
        yield Matter(
            key=f"document:{document.uid}:{document.modified.isoformat()}",
            topic=Topic.DOCUMENT,
            when=document.modified,
            uid=document.uid,
            title=document.title,
            team_uid=document.team_uid,
            team=team.title if team else "",
        )


def _shared(changed: Changed, queries: Queries, me: Account, joined: Mapping[str, datetime]) -> Iterator[Matter]:
    """Give what colleagues put into my teams, or where I follow: what one of them put there in one go is one matter."""
    heaps: dict[tuple[str, str], list[Document]] = {}
    followed = queries.marked(Mark.FOLLOWED).keys()
    mine = {team.uid for team in queries.teams() if team.mine}
    for document in _theirs(changed, queries, me):
        concerns = document.team_uid in mine or _is_followed(document, queries, followed)
        when = document.created or document.modified
        if concerns and document.uid in changed.arrived and when >= joined.get(document.team_uid, LONG_AGO):
            heaps.setdefault((document.team_uid, document.author), []).append(document)
    authors = queries.people_by_username(author for _, author in heaps)
    for (team_uid, author), documents in heaps.items():
        team = queries.team(team_uid)
        first = documents[0]
        folders = {document.folder_uid for document in documents}
        place = first.uid if len(documents) == 1 else first.folder_uid if len(folders) == 1 else team_uid
        yield Matter(
            key=f"shared:{first.uid}:{len(documents)}",
            topic=Topic.SHARED,
            when=max(document.created or document.modified for document in documents),
            uid=place,
            sender=authors[author].name if author in authors else author,
            title=first.title,
            text=", ".join(document.title for document in documents) if len(documents) > 1 else "",
            team_uid=team_uid,
            team=team.title if team else "",
            author=author,
            number=len(documents),
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


def _theirs(changed: Changed, queries: Queries, me: Account) -> Iterator[Document]:
    for uid in sorted(changed.uids.get(Kind.DOCUMENTS, frozenset())):
        document = queries.document(uid)
        if document is not None and not document.is_folder and document.author != me.username:
            yield document


def _is_followed(document: Document, queries: Queries, followed: Collection[str]) -> bool:
    """Tell whether a document, or anything that it lies in, is followed."""
    if not followed:
        return False
    places = {document.uid, document.team_uid, *(place.uid for place in queries.path_to(document.folder_uid))}
    return not places.isdisjoint(followed)
