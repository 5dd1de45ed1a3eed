"""The sample community, and the queries in ``noardermar.txt``."""

from __future__ import annotations

import json
from pathlib import Path

from resources import FOLDER
from sync.models import Person
from tests.sync.cache.made import WHEN
from tests.sync.cache.relevance.scoring import Query

QUERIES = Path(__file__).with_suffix(".txt")


def people() -> list[Person]:
    """Give the people of the sample community as the cache would hold them; their uids are their user names."""
    sample = FOLDER / "sample"
    titles = {
        team["id"]: team["title"] for team in json.loads((sample / "teams.json").read_text(encoding="utf-8"))["teams"]
    }
    return [
        Person(
            uid=person["username"],
            url=f"https://intranet.example.org/{person['username']}",
            modified=WHEN,
            first_name=person["first_name"],
            last_name=person["last_name"],
            username=person["username"],
            function=person["job_title"],
            department=titles[person["team"]],
            location=person["location"],
            room=person["room"],
            works_today_at=person["works_today_at"],
            phone=person["office_phone"],
            mobile=person["mobile"],
            email=person["email"],
            knowledge_areas=tuple(person["knowledge_areas"]),
            ambassador=person["ambassador"],
        )
        for person in json.loads((sample / "people.json").read_text(encoding="utf-8"))
    ]


def queries() -> list[Query]:
    """Read the queries; a line is ``typed | expected, expected``, below a ``## kind``."""
    read = []
    kind = ""
    for line in QUERIES.read_text(encoding="utf-8").splitlines():
        if line.startswith("##"):
            kind = line.removeprefix("##").strip()
        elif "|" in line and not line.startswith("#"):
            typed, _, expected = line.partition(" | ")
            read.append(Query(kind, typed, frozenset(map(str.strip, expected.split(",")))))
    return read
