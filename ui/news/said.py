"""The comments below an item with all that is shown of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sync.cache.commands import AddComment, EditItem, OutboxState
from sync.mentions import in_comment
from sync.models import is_waiting
from ui.news.threads import threaded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sync.cache.commands import OutboxEntry
    from sync.models import Comment, Person
    from ui.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A comment as it stands now; `waits` is its command in the outbox, while it is not sent.

    `names` are those of colleagues by user name. `changeable`: the person may change it, `deletable`: and delete it.
    """

    comment: Comment
    depth: int = 0
    author: Person | None = None
    waits: OutboxEntry | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    mine: bool = False
    changeable: bool = False
    deletable: bool = False

    @property
    def name(self) -> str:
        """The author's name as colleagues say it, or as the site gave it."""
        return self.author.name if self.author else self.comment.author_name or self.comment.author

    @property
    def failed(self) -> bool:
        """Whether what was done to it was not sent and will not be by itself."""
        return self.waits is not None and self.waits.state is OutboxState.FAILED

    @property
    def text(self) -> str:
        """What its author last made of it, also where that could not be sent."""
        command = self.waits.command if self.waits is not None else None
        if isinstance(command, EditItem):
            return str(command.changes.get("text") or "")
        return command.text if isinstance(command, AddComment) else self.comment.text


def said_below(session: Session, item_uid: str) -> list[Said]:
    """Read what was said below an item, in reading order."""
    queries = session.queries
    comments = queries.comments(item_uid)
    waiting = {entry.uid: entry for entry in queries.outbox()}
    mentioned = {name for comment in comments for name in _mentioned(comment)}
    people = queries.people_by_username({*(comment.author for comment in comments), *mentioned})
    names = {username: person.name for username, person in people.items()}
    answered = {comment.in_reply_to for comment in comments}
    offered = queries.capabilities()
    lets_change = offered is not None and offered.own_comments
    me = session.account.username
    return [
        Said(
            comment=placed.comment,
            depth=placed.depth,
            author=people.get(placed.comment.author),
            waits=waiting.get(placed.comment.uid),
            names={name: names[name] for name in _mentioned(placed.comment) if name in names},
            mine=placed.comment.author == me,
            changeable=placed.comment.author == me and (lets_change or is_waiting(placed.comment.uid)),
            deletable=placed.comment.author == me and lets_change and placed.comment.uid not in answered,
        )
        for placed in threaded(comments)
    ]


def _mentioned(comment: Comment) -> set[str]:
    return {one.username for one in in_comment(comment.text)}
