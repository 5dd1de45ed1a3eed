"""Where commands of every kind pass through faults of every kind, one after another on one stage."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tests.faults.stage import Stage

if TYPE_CHECKING:
    import pytest

    from tests.faults.kinds import Kind
    from tests.faults.proxy import Fault
    from tests.plone_server import Site


class Theatre:
    """Keeps one stage for all acts, and builds another after one that went wrong."""

    def __init__(self, site: Site, factory: pytest.TempPathFactory) -> None:
        self._site = site
        self._factory = factory
        self._runner = asyncio.Runner()
        self._stage: Stage | None = None

    def play(self, kind: Kind, fault: Fault) -> None:
        """Have a command pass through a fault, and check that it was carried out once and the server was obeyed."""
        stage, self._stage = self._stage or self._built(), None
        try:
            self._runner.run(self._act(stage, kind, fault))
        except BaseException:
            self._runner.run(stage.end())
            raise
        self._stage = stage
        assert kind.effects(stage) == 1
        assert stage.line.impatient == []

    def close(self) -> None:
        if self._stage is not None:
            self._runner.run(self._stage.end())
        self._runner.close()

    def _built(self) -> Stage:
        stage = Stage(self._site, self._factory.mktemp("stage"))
        self._runner.run(stage.begin())
        return stage

    async def _act(self, stage: Stage, kind: Kind, fault: Fault) -> None:
        needed = kind.prepare(stage)
        await stage.until(lambda: all(stage.has(path) for path in needed))
        stage.line.let_go_wrong(fault)
        kind.give(stage)
        await stage.until_sent()
        await stage.until(lambda: kind.is_cached(stage))
        assert stage.line.met, "nothing went wrong"
