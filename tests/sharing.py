"""Files shared as a person does who drops a few side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.engine.sharing import SharedFile, Sharing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def shared_together(paths: Sequence[Path], container_uid: str) -> Sharing:
    """Share files side by side under their own names."""
    return Sharing(container_uid=container_uid, files=tuple(SharedFile(path=path) for path in paths))
