"""One thing to tell somebody, and what became of the telling. Needs no Qt."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ui.notifying import Topic

if TYPE_CHECKING:
    from collections.abc import Sequence

NEWS_KEY, OFFICIAL_KEY = "news:", "official:"


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing to tell. `key` is the same whenever it is the same thing; `uid` is what a click opens.

    `sender` is the name of whoever did it, `author` their user name; `answers` the uid of the comment that an answer
    would stand below, empty where it cannot be answered.
    """

    key: str
    topic: Topic
    when: datetime
    uid: str = ""
    sender: str = ""
    title: str = ""
    text: str = ""
    team_uid: str = ""
    team: str = ""
    author: str = ""
    answers: str = ""
    number: int = 1
    """How many things it stands for."""

    @property
    def is_news(self) -> bool:
        """Tell whether it is the item itself: whoever read that knows of it. A comment may come after the reading."""
        return self.key.startswith((NEWS_KEY, OFFICIAL_KEY))


@dataclass(frozen=True, slots=True)
class Notice:
    """A matter in the list of what was told. `later` is when the person wants to hear of it again."""

    matter: Matter
    seen: bool = False
    later: datetime | None = None


def to_text(notices: Sequence[Notice]) -> str:
    """Write notices as JSON."""
    return json.dumps([_plain(notice) for notice in notices])


def from_text(text: str) -> list[Notice]:
    """Read what `to_text` wrote. Raises ValueError for what another version of the program wrote."""
    try:
        return [_notice(**entry) for entry in json.loads(text)]
    except (TypeError, KeyError) as error:
        raise ValueError(str(error)) from error


def _plain(notice: Notice) -> dict[str, Any]:
    matter = asdict(notice.matter) | {"when": notice.matter.when.isoformat()}
    return {"matter": matter, "seen": notice.seen, "later": notice.later.isoformat() if notice.later else None}


def _notice(matter: dict[str, Any], *, seen: bool, later: str | None) -> Notice:
    facts = {**matter, "topic": Topic(matter["topic"]), "when": datetime.fromisoformat(matter["when"])}
    return Notice(Matter(**facts), seen=seen, later=datetime.fromisoformat(later) if later else None)
