"""The theatre of a module: one stage for all that is played there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sync.plone import client
from tests.faults.theatre import Theatre

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.plone_server import Site


@pytest.fixture(scope="module")
def theatre(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Theatre]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "PAUSES", (0.0, 0.0))  # the short pauses between tries are real ones
        theatre = Theatre(site, tmp_path_factory)
        yield theatre
        theatre.close()
