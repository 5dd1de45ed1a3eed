"""One thing to tell somebody, and what became of the telling. Needs no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003  msgspec reads the types of the fields

from ui.notifying import Topic  # noqa: TC001  as above

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
