"""Five thousand people with Dutch and Frisian names, the same each time, and queries made from them by rule."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from sync.cache.folding import fold
from sync.models import Person
from tests.sync.cache.made import WHEN
from tests.sync.cache.relevance.scoring import Query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NUMBER = 5_000
SEED = 20261123
QUERIES_OF_A_KIND = 100
NAMES: dict[str, list[str]] = json.loads(Path(__file__).with_name("names.json").read_text(encoding="utf-8"))
FIRST_NAMES = NAMES["first_names"]
STEMS = NAMES["stems"]
ENDINGS = ("stra", "sma", "inga", "ema", "ga", "ma", "da", "man", "huis", "kamp", "berg", "hof", "meijer", "sen")
PARTICLES = ("van der", "van den", "de", "van", "ter", "fan der", "van 't", "ten", "in 't")
PARTICLED = NAMES["particled"]
NEIGHBOURS = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wqewrtyuioqapsdfghjkaszxcv", strict=True))
SHORTEST_MISTAKEN = 5


def people() -> list[Person]:
    """Give the people; the last four digits of their numbers are their own."""
    chance = random.Random(SEED)
    return [_person(chance, number) for number in range(NUMBER)]


def _person(chance: random.Random, number: int) -> Person:
    username = f"p{number}"
    return Person(
        uid=username,
        url=f"https://intranet.example.org/{username}",
        modified=WHEN,
        first_name=_some_first_name(chance),
        last_name=_some_last_name(chance),
        username=username,
        function="Medewerker",
        department="Dienstverlening",
        location="Stadhuis",
        phone=f"(0515) 48 {number // 100:02} {number % 100:02}",
    )


def _some_first_name(chance: random.Random) -> str:
    name = chance.choice(FIRST_NAMES)
    return f"{name}-{chance.choice(FIRST_NAMES)}" if chance.random() < 0.04 else name


def _some_last_name(chance: random.Random) -> str:
    if chance.random() < 0.2:
        return f"{chance.choice(PARTICLES)} {chance.choice(PARTICLED)}"
    name = chance.choice(STEMS) + chance.choice(ENDINGS)
    return f"{name}-{chance.choice(STEMS)}{chance.choice(ENDINGS)}" if chance.random() < 0.03 else name


def queries(everybody: list[Person]) -> Iterator[Query]:
    """Give queries of each kind. Whoever has the same name as the one who is meant may be found instead."""
    chance = random.Random(SEED + 1)
    namesakes = defaultdict(set)
    for person in everybody:
        for name in (person.name, person.last_name, _bare_name(person)):
            namesakes[fold(name)].add(person.uid)
    for kind, may, write in KINDS:
        meant = chance.sample([person for person in everybody if may(person)], QUERIES_OF_A_KIND)
        for person in meant:
            expected = {person.uid} if kind in BY_NUMBER else namesakes[fold(NAMED.get(kind, _name)(person))]
            yield Query(kind, write(person, chance), frozenset(expected))


def _anybody(_person: Person) -> bool:
    return True


def _has_particle(person: Person) -> bool:
    return " " in person.last_name


def _has_accent_or_ij(person: Person) -> bool:
    return not person.name.isascii() or "ij" in person.name.lower() or "y" in person.name.lower()


def _has_long_name(person: Person) -> bool:
    return person.last_name.isalpha() and len(person.last_name) >= SHORTEST_MISTAKEN


def _other_spelling(person: Person, _chance: random.Random) -> str:
    name = fold(person.name)
    return name.replace("y", "ij") if "ij" not in person.name.lower() else name


def _mistaken(person: Person, chance: random.Random) -> str:
    return f"{person.first_name} {_with_mistake(person.last_name.lower(), chance)}"


def _with_mistake(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word) - 1)
    match chance.choice(("left out", "doubled", "swapped", "beside")):
        case "left out":
            return word[:place] + word[place + 1 :]
        case "doubled":
            return word[:place] + word[place] + word[place:]
        case "swapped":
            return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        case _:
            return word[:place] + NEIGHBOURS.get(word[place], "e") + word[place + 1 :]


def _international(person: Person, _chance: random.Random) -> str:
    digits = "".join(filter(str.isdigit, person.phone))
    return f"+31 {digits[1:4]} {digits[4:]}"


def _name(person: Person) -> str:
    return person.name


def _last_name(person: Person) -> str:
    return person.last_name


def _bare_name(person: Person) -> str:
    return f"{person.first_name} {person.last_name.rpartition(' ')[2]}"


def _in_one_word(person: Person, _chance: random.Random) -> str:
    return f"{person.first_name} {person.last_name.replace(' ', '')}"


KINDS: tuple[tuple[str, Callable[[Person], bool], Callable[[Person, random.Random], str]], ...] = (
    ("first and last name", _anybody, lambda person, _: person.name),
    (
        "last name first, in small letters",
        _anybody,
        lambda person, _: f"{person.last_name} {person.first_name}".lower(),
    ),
    ("a full last name", _anybody, lambda person, _: person.last_name),
    ("without particle", _has_particle, lambda person, _: _bare_name(person)),
    ("with its particle in one word", _has_particle, _in_one_word),
    ("without accents, or with the other spelling of ij", _has_accent_or_ij, _other_spelling),
    ("the whole name but its last letter", _anybody, lambda person, _: person.name[:-1]),
    ("one typing mistake in the last name", _has_long_name, _mistaken),
    ("the phone number as one writes it abroad", _anybody, _international),
    ("the last four digits", _anybody, lambda person, _: person.phone.replace(" ", "")[-4:]),
)
NAMED = {"a full last name": _last_name, "without particle": _bare_name}
BY_NUMBER = {"the phone number as one writes it abroad", "the last four digits"}
