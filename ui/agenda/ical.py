"""An event as a calendar file (iCalendar, RFC 5545), for one's own agenda."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from ui.agenda.times import first_day, last_day
from ui.people.content_lines import content, escaped, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.models import Event


def calendar_file(event: Event) -> bytes:
    """Give the file: UTF-8, lines folded. Adding it again replaces what was added before: the UID stays."""
    return content(line for line in _lines(event) if line)


def _lines(event: Event) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//Mienskip//EN"
    yield "CALSCALE:GREGORIAN"
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(event.uid)}"
    yield f"DTSTAMP:{_stamp(event.modified)}"
    yield f"LAST-MODIFIED:{_stamp(event.modified)}"
    yield from _times(event)
    yield f"SUMMARY:{escaped(event.title)}"
    yield _filled("LOCATION", event.place)
    yield _filled("DESCRIPTION", "\n\n".join(part for part in (event.lead, plain_text(event.body_html)) if part))
    yield _filled("CONTACT", event.contact)
    subjects = ",".join(escaped(subject) for subject in event.subjects if subject.strip())
    yield f"CATEGORIES:{subjects}" if subjects else ""
    yield f"URL:{event.url}" if event.url else ""
    yield "END:VEVENT"
    yield "END:VCALENDAR"


def _times(event: Event) -> Iterator[str]:
    if event.whole_day:
        yield f"DTSTART;VALUE=DATE:{first_day(event):%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{last_day(event) + timedelta(days=1):%Y%m%d}"  # the day after the last one
        yield "TRANSP:TRANSPARENT"  # a day on which something is on is not a day without room for appointments
        return
    yield f"DTSTART:{_stamp(event.start)}"
    if event.end is not None and event.end > event.start:
        yield f"DTEND:{_stamp(event.end)}"


def _stamp(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _filled(name: str, value: str) -> str:
    return f"{name}:{escaped(value)}" if value.strip() else ""
