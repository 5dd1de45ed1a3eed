"""Generated people, the same ones every time."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.home import Home
from desktop.identity import Identity, Unlocked
from sync.cache.store import Store
from sync.models import Account, Person

if TYPE_CHECKING:
    from pathlib import Path

KEY = b"b" * 32
SITE = "https://intranet.example.org"
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
FIRST = [
    "Anna",
    "Jelle",
    "Sietske",
    "Yusuf",
    "Nynke",
    "Bram",
    "Ayşe",
    "Wytze",
    "Froukje",
    "Rachid",
    "Marije",
    "Durk",
    "Hinke",
    "Sybren",
    "Ilse",
    "Omar",
]
LAST = [
    "de Jong",
    "van der Meer",
    "Ytsma",
    "Kaya",
    "Hoekstra",
    "de Boer",
    "Dijkstra",
    "Zijlstra",
    "Bouma",
    "Demir",
    "van den Berg",
    "Wiersma",
]
AREAS = [
    "paspoorten",
    "rijbewijzen",
    "bomenkap",
    "riolering",
    "subsidies",
    "huwelijken",
    "inkoop",
    "archief",
    "verkiezingen",
    "geo",
]
OFFICES = ["Wommels", "Stavoren", "Makkum", "Balk", "Sneek", "Bolsward"]
TEAMS = ["Burgerzaken", "Sociaal domein", "Openbare werken", "Belastingen", "Communicatie", "ICT", "Vergunningen"]


def people(number: int) -> list[Person]:
    chance = random.Random(20261123)
    made = []
    for index in range(number):
        first, last = chance.choice(FIRST), f"{chance.choice(LAST)}-{index:x}"
        made.append(
            Person(
                uid=f"p{index}",
                url=f"{SITE}/people/p{index}",
                modified=NOW,
                first_name=first,
                last_name=last,
                username=f"p{index}",
                function=f"Medewerker {chance.choice(TEAMS)}",
                department=chance.choice(TEAMS),
                location=chance.choice(OFFICES),
                email=f"p{index}@mienskip.example",
                phone=f"085 000 {index:05d}",
                knowledge_areas=tuple(chance.sample(AREAS, 3)),
            )
        )
    return made


class Directories:
    """Makes data folders with a cache of people in them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def home(self, number: int) -> tuple[Home, Unlocked]:
        home = Home(self._folder / str(number))
        store = Store.open(home.cache_file, KEY)
        store.save_account(Account(site=SITE, username="p0", full_name="Anna"))
        store.apply(people(number))
        store.close()
        return home, Unlocked(Identity(SITE, "p0"), "", KEY)

    def close(self) -> None:
        """Nothing stays open."""
