"""How rows of the cache become records; the questions that are asked of it are in the classes that build upon this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sync.cache.wording import chunks, placeholders

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sync.cache.marks import Mark
    from sync.cache.reading import Reader
    from sync.cache.records import RecordT, Table


class RecordReading:
    """Reads records, and facts about them."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def _one(self, table: Table[RecordT], clause: str, *values: Any) -> RecordT | None:
        row = self._reader.row(f"SELECT {table.selected} FROM {table.name} {clause}", values)  # noqa: S608  our own names
        return table.to_record(row) if row else None

    def _all(
        self,
        table: Table[RecordT],
        clause: str,
        *values: Any,
        named: dict[str, Any] | None = None,
    ) -> list[RecordT]:
        query = f"SELECT {table.selected} FROM {table.name} {clause}"  # noqa: S608  as above
        return [table.to_record(row) for row in self._reader.rows(query, named or values)]

    def _in_order(self, table: Table[RecordT], column: str, wanted: Sequence[str]) -> list[RecordT]:
        found = {
            getattr(record, column): record
            for some in chunks(wanted)
            for record in self._all(table, f"WHERE {column} IN ({placeholders(some)})", *some)
        }
        return [found[value] for value in wanted if value in found]

    def _present(self, table: str, column: str, values: Iterable[str]) -> set[str]:
        return {
            value
            for some in chunks(list(values))
            for (value,) in self._reader.rows(
                f"SELECT {column} FROM {table} WHERE {column} IN ({placeholders(some)})",  # noqa: S608  as above
                some,
            )
        }

    def marked(self, mark: Mark) -> dict[str, str]:
        """Give what the person marked so, by uid, with the value of each mark."""
        return dict(self._reader.rows("SELECT uid, value FROM marks WHERE mark = ?", (mark,)))

    def _count(self, query: str, *values: Any) -> int:
        row = self._reader.row(query, values)
        return int(row[0]) if row else 0

    def _fact(self, name: str) -> str | None:
        row = self._reader.row("SELECT value FROM facts WHERE name = ?", (name,))
        return row[0] if row else None
