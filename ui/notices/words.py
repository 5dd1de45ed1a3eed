"""The words for a matter: what it says, why it was told, and the sign beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sync.errors import QT_TRANSLATE_NOOP
from ui.notifying import REASONS, Topic

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ui.notices.matter import Matter

TITLES: Mapping[Topic, str] = {
    Topic.OFFICIAL: QT_TRANSLATE_NOOP("matters", "Official: {title}"),
    Topic.ANSWER: QT_TRANSLATE_NOOP("matters", "{name} answered you"),
    Topic.COMMENT: QT_TRANSLATE_NOOP("matters", "{name} commented on “{title}”"),
    Topic.MENTION: QT_TRANSLATE_NOOP("matters", "{name} mentioned you"),
    Topic.LOCK: QT_TRANSLATE_NOOP("matters", "{title} is free: you can change it now"),
    Topic.DOCUMENT: QT_TRANSLATE_NOOP("matters", "{title} was changed"),
}
"""Of the others the title speaks for itself."""
SIGNS: Mapping[Topic, str] = {
    Topic.SIGN_IN: "key-round",
    Topic.UPLOAD: "upload",
    Topic.REMINDER: "calendar-days",
    Topic.MENTION: "user-round",
    Topic.ANSWER: "reply",
    Topic.COMMENT: "message-square",
    Topic.OFFICIAL: "badge-check",
    Topic.TEAM: "users",
    Topic.LOCK: "lock",
    Topic.BLOG_DAY: "pencil",
    Topic.SHARED: "folder-open",
    Topic.DOCUMENT: "file-text",
    Topic.FOLLOWED: "book-open",
    Topic.NEWS: "newspaper",
    Topic.DIGEST: "sparkles",
}
WITH_TEAM = (Topic.OFFICIAL, Topic.TEAM, Topic.NEWS, Topic.FOLLOWED, Topic.DOCUMENT, Topic.SHARED)
"""Of these the line below the title says whose they are."""


def title_of(matter: Matter) -> str:
    """Say what happened, in one line."""
    if matter.topic is Topic.SHARED:
        return _shared(matter)
    if matter.topic is Topic.BLOG_DAY:
        return _blog_day(matter)
    template = TITLES.get(matter.topic)
    if template is None:
        return matter.title
    facts = {"name": matter.sender, "title": matter.title}
    return QCoreApplication.translate("matters", template).format_map(facts)


def text_of(matter: Matter) -> str:
    """Say more about it; empty where there is no more."""
    if matter.topic in WITH_TEAM:
        sender = matter.sender if matter.topic is not Topic.SHARED else ""
        return " · ".join(part for part in (matter.team, sender, matter.text) if part)
    return matter.text


def reason_of(matter: Matter) -> str:
    """Say why it was told."""
    facts = {"team": matter.team, "name": matter.sender}
    return QCoreApplication.translate("topics", REASONS[matter.topic]).format_map(facts)


def _shared(matter: Matter) -> str:
    if not matter.sender:
        return QCoreApplication.translate("matters", "You belong to the team {team} now").format(team=matter.team)
    if matter.number == 1:
        words = QCoreApplication.translate("matters", "{name} shared {title}")
    else:
        words = QCoreApplication.translate("matters", "{name} shared {number} documents")
    return words.format(name=matter.sender, title=matter.title, number=matter.number)


def digest_title(missed: Sequence[Matter]) -> str:
    """Say how much was missed."""
    number = sum(matter.number for matter in missed)
    if number == 1:
        return QCoreApplication.translate("matters", "You missed one thing")
    return QCoreApplication.translate("matters", "You missed {number} things").format(number=number)


def _blog_day(matter: Matter) -> str:
    if not matter.title:
        return QCoreApplication.translate("matters", "Today you write your blog")
    return QCoreApplication.translate("matters", "Today you write “{title}”").format(title=matter.title)
