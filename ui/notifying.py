"""What a person wants to be told of, and when: the rules, and how they are kept in the settings. Needs no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from sync.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from ui.settings import UiSettings

ChoiceT = TypeVar("ChoiceT", bound=StrEnum)


class Topic(StrEnum):
    """What a notification is about, the most pressing first."""

    SIGN_IN = "sign_in"
    UPLOAD = "upload"
    REMINDER = "reminder"
    MENTION = "mention"
    ANSWER = "answer"
    COMMENT = "comment"
    OFFICIAL = "official"
    TEAM = "team"
    FOLLOWED = "followed"
    BLOG_DAY = "blog_day"
    LOCK = "lock"
    SHARED = "shared"
    DOCUMENT = "document"
    NEWS = "news"
    DIGEST = "digest"
    """What one missed, at a time that one chose."""


class Manner(StrEnum):
    """What is done about a topic."""

    NOTIFY = "notify"
    COUNT = "count"
    """It counts as new, and stands in a summary of several; there is no notification of its own."""
    OFF = "off"
    """It does not stand in a summary either."""


class Content(StrEnum):
    """How much a notification shows to whoever looks at the screen."""

    CONTENT = "content"
    SENDER = "sender"
    NOTHING = "nothing"


NAMES: Mapping[Topic, str] = {
    Topic.OFFICIAL: QT_TRANSLATE_NOOP("topics", "Official news"),
    Topic.TEAM: QT_TRANSLATE_NOOP("topics", "News of my teams"),
    Topic.FOLLOWED: QT_TRANSLATE_NOOP("topics", "News of those I follow"),
    Topic.NEWS: QT_TRANSLATE_NOOP("topics", "Other news and blogs"),
    Topic.BLOG_DAY: QT_TRANSLATE_NOOP("topics", "The day on which I write my blog"),
    Topic.ANSWER: QT_TRANSLATE_NOOP("topics", "Answers to me"),
    Topic.COMMENT: QT_TRANSLATE_NOOP("topics", "Comments on what I wrote"),
    Topic.MENTION: QT_TRANSLATE_NOOP("topics", "Somebody mentions me"),
    Topic.DOCUMENT: QT_TRANSLATE_NOOP("topics", "A document that I follow or keep offline is changed"),
    Topic.SHARED: QT_TRANSLATE_NOOP("topics", "Something is shared with me"),
    Topic.REMINDER: QT_TRANSLATE_NOOP("topics", "An event that I go to begins"),
    Topic.LOCK: QT_TRANSLATE_NOOP("topics", "A document that I wait for is free"),
    Topic.UPLOAD: QT_TRANSLATE_NOOP("topics", "My files are sent, or are not"),
    Topic.SIGN_IN: QT_TRANSLATE_NOOP("topics", "I have to sign in again"),
    Topic.DIGEST: QT_TRANSLATE_NOOP("topics", "What I missed"),
}
REASONS: Mapping[Topic, str] = {
    Topic.OFFICIAL: QT_TRANSLATE_NOOP("topics", "You were told because it is official news, for everybody."),
    Topic.TEAM: QT_TRANSLATE_NOOP("topics", "You were told because it is news of your team {team}."),
    Topic.FOLLOWED: QT_TRANSLATE_NOOP("topics", "You were told because you follow who wrote it, or this blog."),
    Topic.NEWS: QT_TRANSLATE_NOOP("topics", "You were told because it is news for everybody."),
    Topic.BLOG_DAY: QT_TRANSLATE_NOOP("topics", "You were told because you write your blog on this day."),
    Topic.ANSWER: QT_TRANSLATE_NOOP("topics", "You were told because somebody answered you."),
    Topic.COMMENT: QT_TRANSLATE_NOOP("topics", "You were told because somebody commented on what you wrote."),
    Topic.MENTION: QT_TRANSLATE_NOOP("topics", "You were told because your name is in it."),
    Topic.DOCUMENT: QT_TRANSLATE_NOOP("topics", "You were told because you follow this document or keep it offline."),
    Topic.SHARED: QT_TRANSLATE_NOOP(
        "topics", "You were told because it concerns {team}: a team of yours, or one that you follow."
    ),
    Topic.REMINDER: QT_TRANSLATE_NOOP("topics", "You were told because you go to this event."),
    Topic.LOCK: QT_TRANSLATE_NOOP("topics", "You were told because you asked to know when nobody works on this."),
    Topic.UPLOAD: QT_TRANSLATE_NOOP("topics", "You were told because you sent this file."),
    Topic.SIGN_IN: QT_TRANSLATE_NOOP("topics", "You were told because nothing new comes in until you sign in."),
    Topic.DIGEST: QT_TRANSLATE_NOOP("topics", "You were told because you asked for what you missed at this time."),
}
USUAL: Mapping[Topic, Manner] = dict.fromkeys(Topic, Manner.NOTIFY) | {Topic.NEWS: Manner.COUNT}
USUAL_QUIET = ("18:00", "08:00")
EVERY_DAY = "1234567"
MUTED, QUIET, QUIET_FROM, QUIET_TO, WORKDAYS = "muted_teams", "quiet", "quiet_from", "quiet_to", "workdays"
CONTENT = "notification_content"
REMIND_BEFORE, USUAL_REMIND_BEFORE = "remind_before", "15"
"""Minutes before an event that the person comes to; "off" for never."""
DIGEST, DIGEST_AT, DIGEST_DAY = "digest", "digest_at", "digest_day"
USUAL_DIGEST_AT, USUAL_DIGEST_DAY = "09:00", "1"


class Rhythm(StrEnum):
    """How often somebody wants to hear what they missed."""

    OFF = "off"
    DAILY = "daily"
    WEEKLY = "weekly"


def setting_of(topic: Topic) -> str:
    """Give the name of the setting that holds the manner of a topic."""
    return f"notify_{topic}"


@dataclass(frozen=True, slots=True)
class Rules:
    """What the person chose. Times are those of the clock on the wall."""

    manners: Mapping[Topic, Manner] = field(default_factory=lambda: dict(USUAL))
    muted: frozenset[str] = frozenset()
    """Uids of teams of which nothing is told."""
    quiet: tuple[time, time] | None = None
    """From when until when nothing is told; the second may be earlier than the first: then it is the next morning."""
    workdays: frozenset[int] = frozenset(range(1, 8))
    """Days on which there is telling at all, 1 for Monday."""
    content: Content = Content.CONTENT

    def manner(self, topic: Topic, team_uid: str = "") -> Manner:
        """Tell what to do about a topic, in a team where it is of one; what is for me alone breaks through a mute."""
        if team_uid in self.muted and topic in (Topic.TEAM, Topic.DOCUMENT, Topic.OFFICIAL):
            return Manner.COUNT
        return self.manners[topic]

    def is_quiet(self, now: datetime) -> bool:
        """Tell whether nothing is told at this local time."""
        if now.isoweekday() not in self.workdays:
            return True
        if self.quiet is None or self.quiet[0] == self.quiet[1]:
            return False
        begin, end = self.quiet
        at = now.time()
        return begin <= at < end if begin < end else at >= begin or at < end


def rules_from(settings: UiSettings) -> Rules:
    """Read the rules; a value that cannot be understood counts as not chosen."""
    manners = {topic: _one_of(Manner, settings.get(setting_of(topic)), USUAL[topic]) for topic in Topic}
    quiet = None
    if settings.get(QUIET, "off") == "on":
        quiet = tuple(
            time_from(settings.get(name, usual), usual)
            for name, usual in zip((QUIET_FROM, QUIET_TO), USUAL_QUIET, strict=True)
        )
    return Rules(
        manners=manners,
        muted=frozenset(filter(None, settings.get(MUTED).split(","))),
        quiet=(quiet[0], quiet[1]) if quiet else None,
        workdays=frozenset(int(day) for day in settings.get(WORKDAYS, EVERY_DAY) if day in EVERY_DAY),
        content=_one_of(Content, settings.get(CONTENT), Content.CONTENT),
    )


def time_from(text: str, usual: str) -> time:
    """Read a time of the clock, "18:00"."""
    try:
        return time.fromisoformat(text)
    except ValueError:
        return time.fromisoformat(usual)


def _one_of(kind: type[ChoiceT], text: str, usual: ChoiceT) -> ChoiceT:
    try:
        return kind(text)
    except ValueError:
        return usual
