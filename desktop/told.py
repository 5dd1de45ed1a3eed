"""What was told already, so that nothing is told twice, also after a restart. It goes when the person signs out."""

from __future__ import annotations

import hashlib
import json
import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

log = logging.getLogger(__name__)

MOST = 5000


class Told:
    """Remembers keys, only as digests: the file says nothing about anybody."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._digests = dict.fromkeys(self._read())

    def is_new(self, key: str) -> bool:
        """Tell whether something was not told yet."""
        return _digest(key) not in self._digests

    def new_ones(self, keys: Iterable[str]) -> set[str]:
        """Give those that were not told yet, and remember them as told from now on."""
        fresh = {key: digest for key in keys if (digest := _digest(key)) not in self._digests}
        if fresh:
            self._digests.update(dict.fromkeys(fresh.values()))
            self._digests = dict.fromkeys(list(self._digests)[-MOST:])
            self._write()
        return set(fresh)

    def _read(self) -> list[str]:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return []
        except (OSError, ValueError):
            log.info("what was told already is not known any more")
            return []
        return [str(digest) for digest in kept] if isinstance(kept, list) else []

    def _write(self) -> None:
        fresh = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            fresh.write_text(json.dumps(list(self._digests)), encoding="utf-8")
            fresh.replace(self._path)
        except OSError as error:
            log.info("what was told cannot be kept: %s", type(error).__name__)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:16]
