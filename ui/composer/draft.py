"""Texts that were not sent yet: kept on this machine, in the encrypted cache, until they are sent or thrown away."""

from __future__ import annotations

import json
import uuid
from dataclasses import asdict, dataclass, field
from html import escape
from typing import TYPE_CHECKING

from sync.cache.marks import Mark

if TYPE_CHECKING:
    from sync.cache.queries import Queries
    from sync.models import Fields
    from ui.session import Session


def _new_key() -> str:
    return f"draft:{uuid.uuid4().hex}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A title and a text of paragraphs, each a line; `changed` is when (ISO 8601, UTC), to list the newest first."""

    key: str = field(default_factory=_new_key)
    title: str = ""
    text: str = ""
    changed: str = ""

    def __bool__(self) -> bool:
        return bool(self.title.strip() or self.text.strip())

    @property
    def fields(self) -> Fields:
        """What is sent of it, by the attributes of `NewsItem`."""
        return {"title": self.title.strip(), "body_html": as_html(self.text), "comments_open": True}


def as_html(text: str) -> str:
    """Give a paragraph of HTML for each line that is not empty."""
    return "".join(f"<p>{escape(line.strip(), quote=False)}</p>" for line in text.splitlines() if line.strip())


def drafts(queries: Queries) -> list[Draft]:
    """Give all drafts on this machine, the newest first."""
    kept = [_read(key, value) for key, value in queries.marked(Mark.DRAFT).items()]
    return sorted(kept, key=lambda draft: draft.changed, reverse=True)


def keep(session: Session, draft: Draft) -> None:
    """Keep a draft in the cache, or forget it where nothing is left of it."""
    session.mark(Mark.DRAFT, [draft.key], on=bool(draft), value=json.dumps(asdict(draft)))


def forget(session: Session, key: str) -> None:
    """Remove a draft from this machine."""
    session.mark(Mark.DRAFT, [key], on=False)


def _read(key: str, value: str) -> Draft:
    values = json.loads(value)
    return Draft(key=key, **{name: str(values.get(name, "")) for name in ("title", "text", "changed")})
