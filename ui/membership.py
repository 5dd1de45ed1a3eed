"""What the screens ask about teams and who belongs to them; answers come as signals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sync.engine.membership_events import MembersListed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sync.engine.membership_events import MembershipEvent


class MembershipDesk(QObject):
    """Asks nobody, as where there is no engine; `desktop` does. Signals carry `sync.engine.membership_events`."""

    listed = Signal(object)
    """MembersListed: who belongs to a team now."""
    made = Signal(object)
    """TeamMade: the answer to `create`."""

    def ask(self, team_uid: str) -> None:
        """List who belongs to a team; `listed` follows."""

    def change(self, team_uid: str, belongs: Mapping[str, bool]) -> None:
        """Put people, by user name, into a team, or take them out; `listed` follows."""

    def create(self, title: str, purpose: str) -> None:
        """Make a team; `made` follows."""

    def set_purpose(self, team_uid: str, base: str, purpose: str) -> None:
        """Say what a team is for; `base` is what was said when the person began. Waits where there is no connection."""

    def hear(self, event: MembershipEvent) -> None:
        """Tell the screens what the engine told."""
        (self.listed if isinstance(event, MembersListed) else self.made).emit(event)
