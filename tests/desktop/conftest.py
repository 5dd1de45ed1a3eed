"""A session with a small community, for what the desktop makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.conftest import FakeSession, community

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def session_with_people(qapp: object, tmp_path: Path) -> Iterator[FakeSession]:
    assert qapp
    made = FakeSession(tmp_path / "session")
    made.store.apply(community())
    yield made
    made.close()
