"""Every command about posts, events, profiles and remarks passes through every fault at each of its requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.kinds import OF_WORDS
from tests.faults.proxy import Fault

if TYPE_CHECKING:
    from tests.faults.kinds import Kind
    from tests.faults.theatre import Theatre


@pytest.mark.parametrize("fault", Fault, ids=lambda fault: fault.name.lower())
@pytest.mark.parametrize("kind", OF_WORDS, ids=lambda kind: kind.__name__.lower())
def test_a_command_is_carried_out_once(theatre: Theatre, kind: type[Kind], fault: Fault) -> None:
    theatre.play(kind(), fault)
