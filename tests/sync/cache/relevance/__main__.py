"""Prints how well the search finds people: ``python -m tests.sync.cache.relevance``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from sync.cache.directory import Directory
from sync.cache.queries import Queries
from sync.cache.store import Store
from tests.sync.cache.made import KEY
from tests.sync.cache.relevance import generated, noardermar
from tests.sync.cache.relevance.scoring import outcomes, table


def main() -> None:
    for everybody, asked in (
        (noardermar.people(), noardermar.queries()),
        (people := generated.people(), generated.queries(people)),
    ):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "cache.db"
            store = Store.open(path, KEY)
            store.apply(everybody)
            queries = Queries.open(path, KEY)
            directory = Directory(queries)
            directory.load()
            sys.stdout.write(table(outcomes(directory, asked)) + "\n\n")
            queries.close()
            store.close()


main()
