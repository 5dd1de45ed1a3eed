"""What a person chooses about a conflict becomes a command that loses nothing."""

from __future__ import annotations

from datetime import UTC, datetime

from sync.cache.commands import CreateItem, EditItem, OutboxEntry, OutboxState
from sync.engine.resolving import resolved
from sync.errors import DeletedMeanwhile
from sync.models import Audience, NewsItem

NOW = datetime(2026, 11, 26, tzinfo=UTC)


def test_a_post_that_is_made_again_stays_in_its_series() -> None:
    command = EditItem(key="k", uid="n1", base={"lead": ""}, changes={"lead": "Wat anders"})
    entry = OutboxEntry(
        key="k", command=command, state=OutboxState.FAILED, created=NOW, error=DeletedMeanwhile("it is gone")
    )
    known = NewsItem(
        uid="n1",
        url="https://intranet.example.org/news/n1",
        modified=NOW,
        title="Week 48",
        author="jelle",
        audience=Audience.EVERYONE,
        blog=True,
        series="Weekbericht",
    )
    made = resolved(entry, "mine", known, None, NOW)
    assert isinstance(made, CreateItem)
    assert (made.fields["blog"], made.fields["series"], made.fields["lead"]) == (True, "Weekbericht", "Wat anders")
