"""A cache to write to and one to read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sync.cache.queries import Queries
from sync.cache.store import Store
from tests.sync.cache.made import KEY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "cache.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = Store.open(path, KEY)
    yield store
    store.close()


@pytest.fixture
def queries(store: Store, path: Path) -> Iterator[Queries]:  # noqa: ARG001  the store makes what is read
    queries = Queries.open(path, KEY)
    yield queries
    queries.close()
