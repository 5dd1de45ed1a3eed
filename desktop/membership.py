"""What the screens ask about teams, carried out by the engine in its thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.membership import MembershipDesk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QObject

    from desktop.bridge import EngineThread


class EngineMembership(MembershipDesk):
    """See `MembershipDesk`."""

    def __init__(self, thread: EngineThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = thread

    def ask(self, team_uid: str) -> None:
        """See `MembershipDesk`."""
        self._thread.ask(lambda engine: engine.membership.ask(team_uid))

    def change(self, team_uid: str, belongs: Mapping[str, bool]) -> None:
        """See `MembershipDesk`."""
        wanted = dict(belongs)
        self._thread.ask(lambda engine: engine.membership.change(team_uid, wanted))

    def create(self, title: str, purpose: str) -> None:
        """See `MembershipDesk`."""
        self._thread.ask(lambda engine: engine.membership.create(title, purpose))

    def set_purpose(self, team_uid: str, base: str, purpose: str) -> None:
        """See `MembershipDesk`."""
        self._thread.ask(lambda engine: engine.intake.edit(team_uid, {"purpose": base}, {"purpose": purpose}))
