"""What is told in one go, by which way, and what can be done about it. Needs no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.notices.matter import Matter


class Way(StrEnum):
    """How a notification reached the person, the best first."""

    NATIVE = "native"
    BALLOON = "balloon"
    LIST = "list"
    """Only in the list behind the bell of the window."""


class Deed(StrEnum):
    """What a person does about a notification."""

    OPEN = "open"
    READ = "read"
    LATER = "later"
    WHY = "why"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Notification:
    """What to tell: a click opens the item `uid`, or the list of what was told where it is empty.

    `matter` is what it is about, where that is one thing; a notification with `replaces` takes the place of the one
    before it of that name. `picture` is a PNG of whom it is from; desktops that can show those of one `group` together.
    """

    title: str
    text: str
    uid: str = ""
    matter: Matter | None = None
    replaces: str = ""
    group: str = ""
    picture: bytes = field(default=b"", repr=False)

    @property
    def can_answer(self) -> bool:
        """Tell whether there is a comment to answer."""
        return self.matter is not None and bool(self.matter.answers)
