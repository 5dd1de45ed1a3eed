from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sync.models import Event
from ui.agenda.ical import calendar_file

MODIFIED = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)


def event(**facts: Any) -> Event:
    known: dict[str, Any] = {
        "uid": "e1",
        "url": "https://intranet.example/agenda/inloop",
        "modified": MODIFIED,
        "title": "Inloop",
        "start": datetime(2026, 11, 26, 9, 0, tzinfo=UTC),
    }
    return Event(**(known | facts))


def local(*when: int) -> datetime:
    return datetime(*when).astimezone()  # type: ignore[arg-type]  # year, month and day come first


def lines_of(file: bytes) -> list[str]:
    return file.replace(b"\r\n ", b"").decode().splitlines()


def test_a_file_says_what_the_agenda_says() -> None:
    lines = lines_of(
        calendar_file(
            event(
                end=datetime(2026, 11, 26, 10, 30, tzinfo=UTC),
                place="Gemeentehuis, zaal 2",
                lead="Kom langs",
                body_html="<p>Met koffie; en koek</p>",
                contact="Sietske Hoekstra",
                subjects=("inloop", "mienskip"),
            )
        )
    )

    assert lines == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Mienskip//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        "UID:e1",
        "DTSTAMP:20261120T083000Z",
        "LAST-MODIFIED:20261120T083000Z",
        "DTSTART:20261126T090000Z",
        "DTEND:20261126T103000Z",
        "SUMMARY:Inloop",
        r"LOCATION:Gemeentehuis\, zaal 2",
        r"DESCRIPTION:Kom langs\n\nMet koffie\; en koek",
        "CONTACT:Sietske Hoekstra",
        "CATEGORIES:inloop,mienskip",
        "URL:https://intranet.example/agenda/inloop",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_without_an_end_none_is_made_up() -> None:
    assert b"DTEND" not in calendar_file(event())
    assert b"DTEND" not in calendar_file(event(end=event().start))


def test_a_whole_day_has_days_and_no_hours() -> None:
    start = local(2026, 11, 26)
    lines = lines_of(calendar_file(event(start=start, whole_day=True, end=local(2026, 11, 26, 23, 59, 59))))

    assert "DTSTART;VALUE=DATE:20261126" in lines
    assert "DTEND;VALUE=DATE:20261127" in lines
    assert "TRANSP:TRANSPARENT" in lines


def test_whole_days_end_the_day_after_the_last() -> None:
    start = local(2026, 11, 26)
    until_evening = event(start=start, whole_day=True, end=local(2026, 11, 28, 23, 59, 59))
    until_midnight = event(start=start, whole_day=True, end=start + timedelta(days=3))

    assert "DTEND;VALUE=DATE:20261129" in lines_of(calendar_file(until_evening))
    assert "DTEND;VALUE=DATE:20261129" in lines_of(calendar_file(until_midnight))


def test_what_somebody_typed_cannot_add_lines_of_its_own() -> None:
    lines = lines_of(calendar_file(event(title="Uitje\r\nATTACH:file:///etc/passwd")))

    assert r"SUMMARY:Uitje\nATTACH:file:///etc/passwd" in lines
    assert not [line for line in lines if line.startswith("ATTACH")]
