"""Every kind of command passes through every fault, at each of its requests: it is carried out once, and all agree."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from sync.plone import client
from tests.faults.kinds import KINDS
from tests.faults.proxy import Fault
from tests.faults.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.faults.kinds import Kind
    from tests.plone_server import Site


class Theatre:
    """Keeps one stage for all acts, and builds another after one that went wrong."""

    def __init__(self, site: Site, factory: pytest.TempPathFactory) -> None:
        self._site = site
        self._factory = factory
        self._runner = asyncio.Runner()
        self._stage: Stage | None = None

    def play(self, kind: Kind, fault: Fault) -> tuple[Stage, list[str]]:
        """Have a command pass through a fault; give what the server was asked for too early."""
        stage, self._stage = self._stage or self._built(), None
        try:
            self._runner.run(self._act(stage, kind, fault))
        except BaseException:
            self._runner.run(stage.end())
            raise
        self._stage = stage
        return stage, stage.line.impatient

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


@pytest.fixture(scope="module")
def theatre(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Theatre]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "PAUSES", (0.0, 0.0))  # the short pauses between tries are real ones
        theatre = Theatre(site, tmp_path_factory)
        yield theatre
        theatre.close()


@pytest.mark.parametrize("fault", Fault, ids=lambda fault: fault.name.lower())
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__.lower())
def test_a_command_is_carried_out_once(theatre: Theatre, kind: type[Kind], fault: Fault) -> None:
    command = kind()
    stage, impatient = theatre.play(command, fault)
    assert command.effects(stage) == 1
    assert impatient == []
