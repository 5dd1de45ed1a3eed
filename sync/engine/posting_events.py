"""What the engine tells of posts that somebody asked about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from sync.models import NewsItem
    from sync.server import StoredVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class PostHistory:
    """The versions of a post that the site keeps, the newest (which is the present one) first."""

    uid: str
    versions: tuple[StoredVersion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostVersion:
    """A post as it was in a version."""

    uid: str
    number: int
    item: NewsItem


PostingEvent: TypeAlias = PostHistory | PostVersion
