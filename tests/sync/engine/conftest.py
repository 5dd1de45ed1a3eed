"""A server with a small community, and a person's machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sync.engine import sending
from tests.sync.cache.made import comment, event, news, person, team
from tests.sync.engine.devices import Device, FakeClock
from tests.sync.engine.fake_intranet import FakeServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a program that was started again not wait for what the server may still be doing: these clocks stand."""
    monkeypatch.setattr(sending, "SETTLES", 0.0)


@pytest.fixture
def server() -> FakeServer:
    server = FakeServer(person("p1"), person("p2", "Hinke Postma"), team("t1"), news("n1"), event("e1"), comment("c1"))
    server.add_document("d1", b"notulen van maandag")
    return server


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def device(server: FakeServer, tmp_path: Path, clock: FakeClock) -> Iterator[Device]:
    device = Device(server.connected(), tmp_path / "device", clock)
    yield device
    device.close()
