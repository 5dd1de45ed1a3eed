"""Whether the cache has to be looked through before it is used: after an unclean end, or where damage was met.

Looking through costs some 17 ms a MB, which is too much for each start. So an orderly end leaves a mark beside the
cache that describes the file as it was then. A kill leaves none; a file that was changed, exchanged or put back from a
backup since does not fit it. Whoever meets damage, also a view in another process, condemns the cache: then it is made
anew without a further look.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from sync.cache.connection import converted
from sync.errors import CacheDamaged

if TYPE_CHECKING:
    from pathlib import Path

    from sync.cache.connection import Connection


class Soundness:
    """What is known about the soundness of the cache at `path`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mark = path.with_name(f"{path.name}.clean")
        self._condemned = path.with_name(f"{path.name}.damaged")

    def condemn(self) -> None:
        """Note that damage was met."""
        with suppress(OSError):  # whoever meets it the next time notes it then
            self._condemned.touch(mode=0o600)

    def refuse_condemned(self) -> None:
        """Raise CacheDamaged where somebody met damage."""
        if self._condemned.exists():
            raise CacheDamaged("damage was met before")

    def is_clean(self) -> bool:
        """Tell whether the last end was orderly and nothing touched the file since."""
        try:
            return bool(json.loads(self._mark.read_bytes()) == self._description())
        except (OSError, ValueError):
            return False

    def begin(self) -> None:
        """Note that somebody writes: an end that comes unseen is not a clean one."""
        with suppress(OSError):  # what is written makes the mark invalid as well
            self._mark.unlink(missing_ok=True)

    def end(self) -> None:
        """Leave the mark of an orderly end, once the file is closed and complete."""
        if self._condemned.exists():
            return
        with suppress(OSError):  # without it the next start takes a little longer
            descriptor = os.open(self._mark, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w") as file:
                json.dump(self._description(), file)

    def renewed(self) -> None:
        """Forget what was known of the file that was there before."""
        self._mark.unlink(missing_ok=True)
        self._condemned.unlink(missing_ok=True)

    def _description(self) -> list[int]:
        found = self._path.stat()
        wal = self._path.with_name(f"{self._path.name}-wal")
        return [found.st_size, found.st_mtime_ns, wal.stat().st_size if wal.exists() else 0]


def look_through(connection: Connection) -> None:
    """Check every page and how the pages hang together. Raises CacheDamaged."""
    with converted():
        changed = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        if changed:
            raise CacheDamaged(f"{len(changed)} pages do not fit their checksum")
        answers = connection.execute("PRAGMA quick_check(10)").fetchall()
    if answers != [("ok",)]:
        raise CacheDamaged(f"{len(answers)} faults in the structure")
