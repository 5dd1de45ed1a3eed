"""Texts that were not sent yet: kept on this machine, in the encrypted cache, until they are sent or thrown away."""

from __future__ import annotations

import json
import re
import uuid
from dataclasses import asdict, dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sync.cache.fields import value_of
from sync.cache.marks import Mark
from sync.engine.posting import Attachment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sync.cache.queries import Queries
    from sync.models import Fields, NewsItem
    from ui.session import Session

TEXTS = ("key", "title", "lead", "body_html", "picture", "revises", "changed")
FIELDS = ("title", "lead", "body_html")
"""What is written in the window itself, by the attributes of `NewsItem`."""
SHOWN_WIDTH = 800
_EMPTY_ENDS = re.compile(r"^(?:<p></p>)+|(?:<p></p>)+$")


def _new_key() -> str:
    return f"draft:{uuid.uuid4().hex}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What somebody writes; `changed` is when (ISO 8601, UTC), to list the newest first.

    `picture` is the address of the one on top: ``attached:`` and a key for one that was chosen here. `revises` is the
    uid of the post that is changed, empty for something new; `base` is then what its fields were at the beginning.
    """

    key: str = field(default_factory=_new_key)
    title: str = ""
    lead: str = ""
    body_html: str = ""
    picture: str = ""
    attachments: tuple[Attachment, ...] = ()
    revises: str = ""
    base: Mapping[str, str] = field(default_factory=dict)
    changed: str = ""

    def __bool__(self) -> bool:
        if self.revises:
            return self.is_changed
        return bool(self.title.strip() or self.lead.strip() or self.body_html or self.picture)

    @property
    def is_changed(self) -> bool:
        """Whether a post that is changed is other than it was."""
        return any(getattr(self, name) != self.base.get(name, "") for name in (*FIELDS, "picture"))

    @property
    def fields(self) -> Fields:
        """What is sent of something new, by the attributes of `NewsItem`; without the picture."""
        body = _EMPTY_ENDS.sub("", self.body_html)
        fields = {"title": self.title.strip(), "lead": self.lead.strip(), "body_html": body}
        return {name: value for name, value in fields.items() if value or name != "lead"}

    @property
    def changes(self) -> Fields:
        """What was changed of a post; without the picture."""
        return {name: getattr(self, name) for name in FIELDS if getattr(self, name) != self.base.get(name, "")}


def of_item(item: NewsItem) -> Draft:
    """Begin to change a post. Its key is always the same: what was begun before is gone on with."""
    scale = item.picture.fitting(SHOWN_WIDTH) if item.picture else None
    shown = scale.url if scale else ""
    base = {
        "title": item.title,
        "lead": item.lead,
        "body_html": item.body_html,
        "picture": shown,
        "picture as it travels": str(value_of(item, "picture") or ""),
    }
    return Draft(
        key=f"draft:{item.uid}",
        revises=item.uid,
        base=base,
        title=item.title,
        lead=item.lead,
        body_html=item.body_html,
        picture=shown,
    )


def as_html(text: str) -> str:
    """Give a paragraph of HTML for each line that is not empty."""
    return "".join(f"<p>{escape(line.strip(), quote=False)}</p>" for line in text.splitlines() if line.strip())


def drafts(queries: Queries) -> list[Draft]:
    """Give all drafts on this machine, the newest first."""
    kept = [_read(key, value) for key, value in queries.marked(Mark.DRAFT).items()]
    return sorted(kept, key=lambda draft: draft.changed, reverse=True)


def keep(session: Session, draft: Draft) -> None:
    """Keep a draft in the cache, or forget it where nothing is left of it."""
    session.mark(Mark.DRAFT, [draft.key], on=bool(draft), value=_written(draft) if draft else "")


def forget(session: Session, key: str) -> None:
    """Remove a draft from this machine."""
    session.mark(Mark.DRAFT, [key], on=False)


def _written(draft: Draft) -> str:
    values: dict[str, Any] = {name: getattr(draft, name) for name in TEXTS}
    enclosed = [{**asdict(one), "path": str(one.path) if one.path else ""} for one in draft.attachments]
    return json.dumps({**values, "base": dict(draft.base), "attachments": enclosed})


def _read(key: str, value: str) -> Draft:
    values = json.loads(value)
    texts = {name: str(values.get(name, "")) for name in TEXTS}
    if "text" in values:  # kept by a version that knew plain text alone
        texts["body_html"] = as_html(str(values["text"]))
    enclosed = tuple(
        Attachment(
            key=str(one["key"]),
            filename=str(one["filename"]),
            content_type=str(one["content_type"]),
            size=int(one["size"]),
            path=Path(one["path"]) if one["path"] else None,
        )
        for one in values.get("attachments", ())
    )
    return Draft(**{**texts, "key": key}, attachments=enclosed, base=dict(values.get("base", {})))
