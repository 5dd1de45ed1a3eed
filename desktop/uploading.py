"""Sharing files from the command line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sync.engine.events import Problem, Transfer, TransferStatus
from sync.engine.sharing import Sharing
from sync.errors import QT_TRANSLATE_NOOP, Refused
from ui.teams.dropping import SameName, TakenNames, sharing_of, sort_out

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sync.cache.queries import Queries
    from sync.engine.engine import Engine
    from sync.engine.events import EngineEvent
    from sync.errors import MienskipError, UnusableFile
    from sync.models import Team


@dataclass(slots=True)
class Outcome:
    """What became of files: names of those that arrived, and the errors of the others. A listener of the engine."""

    sent: list[str] = field(default_factory=list)
    failed: list[MienskipError] = field(default_factory=list)

    def hear(self, event: EngineEvent) -> None:
        """Take in what the engine tells."""
        match event:
            case Transfer(status=TransferStatus.DONE):
                self.sent.append(event.title)
            case Transfer(status=TransferStatus.FAILED, error=error) if error is not None:
                self.failed.append(error)
            case Problem():
                self.failed.append(event.error)


def sharing_for(queries: Queries, paths: Sequence[Path], folder_uid: str) -> tuple[Sharing, Sequence[UnusableFile]]:
    """Look at files and folders to be shared: what goes, beside what is there already, and why the rest does not."""
    drop = sort_out(paths)
    names = TakenNames(queries, folder_uid)
    sharing = sharing_of(drop, folder_uid, names.names_in, lambda _name: SameName.KEEP_BOTH)
    return sharing or Sharing(container_uid=folder_uid), drop.refusals


async def share_now(engine: Engine, sharing: Sharing) -> None:
    """Put files in the outbox and send it. Raises what the intranet raises; what was not sent then waits."""
    engine.intake.share(sharing)
    await engine.sync_once()


def team_named(queries: Queries, name: str) -> Team:
    """Find a team by its title, uid or address. Raises Refused where there is none, or more than one."""
    wanted = name.casefold().strip().rstrip("/")
    found = [team for team in queries.teams() if wanted in (team.title.casefold(), team.uid, team.url.casefold())]
    if len(found) != 1:
        raise Refused(reason=QT_TRANSLATE_NOOP("errors", "No team by that name is shared with you."))
    return found[0]
