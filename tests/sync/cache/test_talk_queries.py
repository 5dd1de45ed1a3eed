"""Who mentioned the signed-in person since a time: in comments and in news, each once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from sync.models import Account
from tests.sync.cache import made
from tests.sync.cache.made import WHEN

if TYPE_CHECKING:
    from sync.cache.queries import Queries
    from sync.cache.store import Store

LATER = WHEN + timedelta(hours=1)


@pytest.fixture
def mine(store: Store) -> Store:
    """A cache of Hinke's, with her profile in it."""
    store.save_account(Account(site="https://intranet.example.org", username="hinke", full_name="Hinke Boersma"))
    store.apply([made.person("p9", username="hinke", first_name="Hinke", last_name="Boersma")])
    return store


def test_mentions_in_comments_and_news_come_newest_first(mine: Store, queries: Queries) -> None:
    profile = "https://intranet.example.org/p9"
    mine.apply(
        [
            made.news("n1", author="jelle", published=WHEN),
            made.news("n2", author="jelle", published=LATER, body_html=f'<p><a href="{profile}">@Hinke</a></p>'),
            made.news("n3", author="jelle", published=LATER, body_html="<p>mail hinke@example.org</p>"),
            made.comment("c1", text="Dag @hinke", author="jelle", created=LATER + timedelta(minutes=1)),
            made.comment("c2", text="Dag @hinkema", author="jelle", created=LATER),
            made.comment("c3", text="Ik, @hinke", author="hinke", created=LATER),
            made.comment("c4", text="Oud: @hinke", author="jelle", created=WHEN - timedelta(days=1)),
        ]
    )
    assert [one.uid for one in queries.changes_since(WHEN).mentions] == ["c1", "n2"]


def test_an_answer_that_mentions_is_told_once(mine: Store, queries: Queries) -> None:
    mine.apply(
        [
            made.news("n1", author="hinke", published=WHEN),
            made.comment("c1", text="Dag @hinke", author="jelle", created=LATER),
        ]
    )
    changes = queries.changes_since(WHEN)
    assert [one.uid for one in changes.answers] == ["c1"]
    assert changes.mentions == ()
