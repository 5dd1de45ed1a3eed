from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QNetworkInformation

from desktop.network_watch import NetworkWatch

Reachability = QNetworkInformation.Reachability


@pytest.mark.parametrize(
    ("reachability", "is_told"),
    [
        (Reachability.Online, True),
        (Reachability.Site, True),
        (Reachability.Unknown, True),
        (Reachability.Disconnected, False),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_a_network_that_may_reach_the_intranet_is_told(reachability: Reachability, is_told: bool) -> None:
    owner, told = QObject(), []
    watch = NetworkWatch(owner)
    watch.came.connect(lambda: told.append(True))
    watch.on_reachability(reachability)
    assert bool(told) is is_told
