"""Turns the records of `sync.models` into rows of the cache and back.

A row has the record's fields in their order: times as microseconds since 1970 in UTC, truth as 0 and 1, tuples and
pictures as JSON.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sync.cache.answers import PersonFilter, SavedSearch
from sync.cache.folding import fold, name_key, natural_key
from sync.models import (
    KIND_OF,
    Account,
    Attendance,
    Audience,
    Capabilities,
    Comment,
    Document,
    Event,
    Item,
    Kind,
    NewsItem,
    Page,
    Person,
    Picture,
    Response,
    ResponseKind,
    Scale,
    Team,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_LARGEST_NUMBER = 2**63 - 1

Row = tuple[Any, ...]
RecordT = TypeVar("RecordT", Person, Team, Document, NewsItem, Page, Event, Comment, Attendance, Response)


def to_stamp(time: datetime) -> int:
    """Give a time as microseconds since 1970."""
    return (time - _EPOCH) // _MICROSECOND


def from_stamp(stamp: int) -> datetime:
    """Give the time of a stamp, in UTC."""
    return _EPOCH + timedelta(microseconds=stamp)


def _write_text(text: str) -> str:
    # Half of a surrogate pair can come in JSON and cannot be stored; NUL ends a text for the full-text index.
    if "\0" in text:
        text = text.replace("\0", "")
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _write_texts(texts: tuple[str, ...]) -> str:
    return _write_text(json.dumps(texts, ensure_ascii=False)) if texts else ""


def read_texts(text: str) -> tuple[str, ...]:
    """Give texts that were kept in one column."""
    return tuple(json.loads(text)) if text else ()


def _write_picture(picture: Picture) -> str:
    scales = [(scale.url, scale.width, scale.height) for scale in picture.scales]
    return _write_text(json.dumps([picture.alternative, scales], ensure_ascii=False))


def read_picture(text: str) -> Picture:
    """Give a picture that was kept in one column."""
    alternative, scales = json.loads(text)
    return Picture(
        scales=tuple(Scale(url=url, width=width, height=height) for url, width, height in scales),
        alternative=alternative,
    )


def _write_number(number: int) -> int:
    return min(number, _LARGEST_NUMBER)


def _maybe(convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else convert(value)


def _same(value: Any) -> Any:
    return value


_WRITERS: dict[str, Callable[[Any], Any]] = {
    "str": _write_text,
    "bool": int,
    "int": _write_number,
    "int | None": _maybe(_write_number),
    "datetime": to_stamp,
    "datetime | None": _maybe(to_stamp),
    "tuple[str, ...]": _write_texts,
    "Picture | None": _maybe(_write_picture),
    "Audience": str,
    "ResponseKind": str,
}
_READERS: dict[str, Callable[[Any], Any]] = {
    "str": _same,
    "bool": bool,
    "int": _same,
    "int | None": _same,
    "datetime": from_stamp,
    "datetime | None": _maybe(from_stamp),
    "tuple[str, ...]": read_texts,
    "Picture | None": _maybe(read_picture),
    "Audience": Audience,
    "ResponseKind": ResponseKind,
}


@dataclass(frozen=True, slots=True)
class Table(Generic[RecordT]):
    """How one kind of record lies in its table: the record's own columns, and derived ones that only serve queries."""

    name: str
    record: type[RecordT]
    columns: tuple[str, ...]
    derived: tuple[str, ...]
    derive: Callable[[RecordT], Row]
    get: Callable[[RecordT], Row]
    writers: tuple[Callable[[Any], Any], ...]
    readers: tuple[tuple[str, Callable[[Any], Any]], ...]

    @classmethod
    def of(cls, record: type[RecordT], derived: Iterable[str], derive: Callable[[RecordT], Row]) -> Table[RecordT]:
        """Describe the table of `record`."""
        columns = tuple(field.name for field in fields(record))
        types = tuple(str(field.type) for field in fields(record))
        return cls(
            name=KIND_OF[record].value,
            record=record,
            columns=columns,
            derived=tuple(derived),
            derive=derive,
            get=attrgetter(*columns),
            writers=tuple(_WRITERS[name] for name in types),
            readers=tuple(
                (column, _READERS[name])
                for column, name in zip(columns, types, strict=True)
                if _READERS[name] is not _same
            ),
        )

    @property
    def selected(self) -> str:
        """The record's columns, for SELECT."""
        return ", ".join(f'{self.name}."{column}"' for column in self.columns)

    def to_row(self, item: RecordT) -> Row:
        """Give the record's own columns."""
        return tuple(write(value) for write, value in zip(self.writers, self.get(item), strict=True))

    def to_record(self, row: Sequence[Any]) -> RecordT:
        """Give the record of a row that was selected with `selected`."""
        values = dict(zip(self.columns, row, strict=True))
        for column, read in self.readers:
            values[column] = read(values[column])
        return self.record(**values)


def _title_key(item: Team | Document) -> Row:
    return (natural_key(item.title),)


def _nothing(_item: Event | Comment | Attendance | Response) -> Row:
    return ()


PEOPLE = Table.of(
    Person,
    ("name_key", "department_key"),
    lambda person: (name_key(person.first_name, person.last_name), fold(person.department).strip()),
)
TEAMS: Table[Team] = Table.of(Team, ("title_key",), _title_key)
DOCUMENTS: Table[Document] = Table.of(Document, ("title_key",), _title_key)
NEWS = Table.of(NewsItem, ("shown",), lambda item: (to_stamp(item.published or item.modified),))
PAGES = Table.of(
    Page, ("has_text", "title_key"), lambda page: (int(bool(page.body_html)), natural_key(page.label or page.title))
)
EVENTS: Table[Event] = Table.of(Event, (), _nothing)
COMMENTS: Table[Comment] = Table.of(Comment, (), _nothing)
ATTENDANCES: Table[Attendance] = Table.of(Attendance, (), _nothing)
RESPONSES: Table[Response] = Table.of(Response, (), _nothing)

TABLES: dict[Kind, Table[Any]] = {
    Kind.PEOPLE: PEOPLE,
    Kind.TEAMS: TEAMS,
    Kind.DOCUMENTS: DOCUMENTS,
    Kind.NEWS: NEWS,
    Kind.PAGES: PAGES,
    Kind.EVENTS: EVENTS,
    Kind.COMMENTS: COMMENTS,
    Kind.ATTENDANCES: ATTENDANCES,
    Kind.RESPONSES: RESPONSES,
}


def table_of(item: Item) -> Table[Any]:
    """Give the table in which an item belongs."""
    return TABLES[KIND_OF[type(item)]]


def record_to_text(item: Item) -> str:
    """Give the text by which a record is kept outside its table."""
    table = table_of(item)
    return json.dumps(dict(zip(table.columns, table.to_row(item), strict=True)), ensure_ascii=False)


def record_from_text(kind: Kind, text: str) -> Item:
    """Give the record that was kept; what an older program did not know of it is as if nobody had filled it in."""
    table = TABLES[kind]
    values = {name: value for name, value in json.loads(text).items() if name in table.columns}
    readers = dict(table.readers)
    record: Item = table.record(**{name: readers.get(name, _same)(value) for name, value in values.items()})
    return record


def account_to_text(account: Account) -> str:
    """Give the text by which an account is kept."""
    return json.dumps({**asdict(account), "groups": sorted(account.groups)})


def account_from_text(text: str) -> Account:
    """Give the account that was kept."""
    values = json.loads(text)
    return Account(**{**values, "groups": frozenset(values["groups"])})


def capabilities_to_text(capabilities: Capabilities) -> str:
    """Give the text by which capabilities are kept."""
    return json.dumps(asdict(capabilities))


def capabilities_from_text(text: str) -> Capabilities:
    """Give the capabilities that were kept; what an older program did not know of is as if the site lacked it."""
    known = {name.name for name in fields(Capabilities)}
    values = {name: value for name, value in json.loads(text).items() if name in known}
    return Capabilities(**{**values, "profile_fields": tuple(values.get("profile_fields", ()))})


def saved_searches_to_text(searches: Iterable[SavedSearch]) -> str:
    """Give the text by which saved searches are kept."""
    return json.dumps([asdict(search) for search in searches])


def saved_searches_from_text(text: str) -> list[SavedSearch]:
    """Give the saved searches that were kept; what a newer program narrowed them to besides is left out."""
    known = {name.name for name in fields(PersonFilter)}
    return [SavedSearch(kept["name"], _person_filter(kept["chosen"], known)) for kept in json.loads(text)]


def _person_filter(kept: dict[str, Any], known: set[str]) -> PersonFilter:
    return PersonFilter(**{name: value for name, value in kept.items() if name in known})
