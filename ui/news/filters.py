"""The filters of the overview, and what is said where one lets nothing through."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from sync.cache.answers import NewsFilter, NewsKind
from sync.errors import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter to choose, and what is said where it lets nothing through; texts are sources for translation."""

    name: str
    chosen: NewsFilter
    icon: str
    title: str
    sentence: str

    def spoken(self, text: str) -> str:
        """Give one of the texts in the language of the person."""
        return QCoreApplication.translate("NewsFilter", text)


CHOICES = (
    Choice(
        QT_TRANSLATE_NOOP("NewsFilter", "Everything"),
        NewsFilter(),
        "newspaper",
        QT_TRANSLATE_NOOP("NewsFilter", "No news yet"),
        QT_TRANSLATE_NOOP("NewsFilter", "What colleagues share with you appears here. You can read it offline too."),
    ),
    Choice(
        QT_TRANSLATE_NOOP("NewsFilter", "Organisation"),
        NewsFilter(kind=NewsKind.ORGANISATION),
        "building-2",
        QT_TRANSLATE_NOOP("NewsFilter", "Nothing from the organisation yet"),
        QT_TRANSLATE_NOOP("NewsFilter", "News that is meant for everyone appears here."),
    ),
    Choice(
        QT_TRANSLATE_NOOP("NewsFilter", "My teams"),
        NewsFilter(kind=NewsKind.TEAMS),
        "users",
        QT_TRANSLATE_NOOP("NewsFilter", "No messages from your teams yet"),
        QT_TRANSLATE_NOOP("NewsFilter", "What is shared with one of your teams only appears here."),
    ),
    Choice(
        QT_TRANSLATE_NOOP("NewsFilter", "Blogs"),
        NewsFilter(kind=NewsKind.BLOGS),
        "pencil",
        QT_TRANSLATE_NOOP("NewsFilter", "No blogs yet"),
        QT_TRANSLATE_NOOP("NewsFilter", "Colleagues who write about their work appear here."),
    ),
    Choice(
        QT_TRANSLATE_NOOP("NewsFilter", "Followed"),
        NewsFilter(followed=True),
        "user-check",
        QT_TRANSLATE_NOOP("NewsFilter", "Nothing of those you follow yet"),
        QT_TRANSLATE_NOOP(
            "NewsFilter",
            "Follow a colleague or a blog with the button next to the name, and read here what they write.",
        ),
    ),
    Choice(
        QT_TRANSLATE_NOOP("NewsFilter", "Unread"),
        NewsFilter(unread=True),
        "circle-check",
        QT_TRANSLATE_NOOP("NewsFilter", "You have read everything"),
        QT_TRANSLATE_NOOP("NewsFilter", "Well done. New items appear here by themselves."),
    ),
    Choice(
        QT_TRANSLATE_NOOP("NewsFilter", "Saved"),
        NewsFilter(saved=True),
        "bookmark",
        QT_TRANSLATE_NOOP("NewsFilter", "Nothing saved yet"),
        QT_TRANSLATE_NOOP(
            "NewsFilter",
            "Press S on a news item to save it for later. You can read it on the train, with its pictures.",
        ),
    ),
)
