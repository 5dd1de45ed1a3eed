"""Notices that the network came or is another one, so that nobody waits for the next poll to be online again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QNetworkInformation

Reachability = QNetworkInformation.Reachability
WORTH_A_TRY = (Reachability.Local, Reachability.Site, Reachability.Online, Reachability.Unknown)
"""An intranet may be reached where the internet is not; and what the system cannot tell is tried."""


class NetworkWatch(QObject):
    """Tells when the intranet may be reachable again. Where the system does not say, it is silent."""

    came = Signal()
    metered_changed = Signal(bool)
    """Whether the connection is paid for by its use, as far as the system knows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        QNetworkInformation.loadDefaultBackend()
        self._source: QNetworkInformation | None = QNetworkInformation.instance()
        source = self._source
        if source is not None:
            source.reachabilityChanged.connect(self.on_reachability)
            source.transportMediumChanged.connect(self.came)
            source.isMeteredChanged.connect(self.metered_changed)

    @property
    def is_metered(self) -> bool:
        """Tell whether the connection is metered now."""
        return self._source.isMetered() if self._source is not None else False

    @Slot(object)
    def on_reachability(self, reachability: QNetworkInformation.Reachability) -> None:
        """Take in how far the network reaches now."""
        if reachability in WORTH_A_TRY:
            self.came.emit()
