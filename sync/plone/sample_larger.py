"""Makes a sample community larger, for measuring: the same people and texts every time for the same numbers."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sync.plone.sample_content import SampleDocument, SampleNews, SamplePerson, SampleTeam, resource

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sync.plone.sample_content import SampleContent

SEED = 2026
PLAIN = str.maketrans({"\N{LATIN SMALL LETTER DOTLESS I}": "i", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae"})
WITHOUT_PHOTO = 0.15


def plain_name(text: str) -> str:
    """Give a text in the letters that fit an id or address: lower case, accents gone, ``-`` for what is left."""
    bare = unicodedata.normalize("NFD", text.lower().translate(PLAIN))
    return re.sub(r"[^a-z0-9.]+", "-", bare.encode("ascii", "ignore").decode()).strip("-.")


def larger(
    content: SampleContent, *, people: int | None, news: int | None, documents: int | None, now: datetime
) -> SampleContent:
    """Give the community with at least so many people, news items and documents; None leaves it as it is.

    What is written by hand stays first: a larger community holds the smaller one.
    """
    words = json.loads(resource("larger.json").read_text(encoding="utf-8"))
    everybody = (*content.people, *_people(content, words, (people or 0) - len(content.people)))
    teams = tuple(_with_members(team, everybody) for team in content.teams)
    content = replace(content, people=everybody, teams=teams)
    return replace(
        content,
        news=(*content.news, *_news(content, words, (news or 0) - len(content.news), now)),
        documents=(*content.documents, *_documents(content, words, (documents or 0) - len(content.documents))),
    )


def _with_members(team: SampleTeam, people: tuple[SamplePerson, ...]) -> SampleTeam:
    own = dict.fromkeys(person.username for person in people if person.team == team.id)
    return replace(team, members=tuple(own | dict.fromkeys(team.members)))


def _people(content: SampleContent, words: dict[str, Any], count: int) -> Iterator[SamplePerson]:
    odd = random.Random(SEED)  # noqa: S311  not a secret: the same people each time
    domain = content.people[0].email.partition("@")[2]
    taken = {person.username for person in content.people}
    portraits = [person.portrait for person in content.people if person.portrait]
    for number in range(max(count, 0)):
        like = odd.choice(content.people)
        first, last = odd.choice(words["first_names"]), odd.choice(words["last_names"])
        username = f"{plain_name(first)}.{plain_name(last).replace('-', '')}"
        if username in taken:
            username = f"{username}.{number}"
        taken.add(username)
        yield replace(
            like,
            username=username,
            first_name=first,
            last_name=last,
            job_title=like.job_title.replace("Teammanager", "Senior medewerker"),
            office_phone=f"(0510) 0{number // 10000 % 10} {number // 100 % 100:02} {number % 100:02}",
            mobile="",
            email=f"{username}@{domain}",
            ambassador=False,
            about="",
            portrait="" if odd.random() < WITHOUT_PHOTO else odd.choice(portraits),
        )


def _news(content: SampleContent, words: dict[str, Any], count: int, now: datetime) -> Iterator[SampleNews]:
    odd = random.Random(SEED + 1)  # noqa: S311  as above
    pictures = [item for item in content.news if item.picture]
    for number in range(max(count, 0)):
        like = odd.choice(pictures)
        author = odd.choice(content.people)
        subject = odd.choice(words["subjects"])
        paragraphs = [" ".join(odd.sample(words["sentences"], 4)) for _ in range(4)]
        yield SampleNews(
            id=f"bericht-{number + 1}",
            title=f"Stand van zaken {number + 1}: {subject}",
            lead=f"Een kort bericht over {subject}.",
            author=author.username,
            published=now - timedelta(days=30, hours=7 * number + odd.randrange(6)),
            body="\n\n".join([*paragraphs[:2], "## Hoe nu verder", *paragraphs[2:]]),
            team=author.team if number % 4 == 0 else "",
            blog=number % 5 == 1,
            picture=like.picture if number % 3 else "",
            alternative=like.alternative if number % 3 else "",
        )


def _documents(content: SampleContent, words: dict[str, Any], count: int) -> Iterator[SampleDocument]:
    odd = random.Random(SEED + 2)  # noqa: S311  as above
    for number in range(max(count, 0)):
        team = content.teams[number % len(content.teams)]
        subject = odd.choice(words["subjects"])
        yield SampleDocument(
            team=team.id,
            folder=odd.choice(words["folders"]),
            name=f"Notitie {number + 1:04} {subject}.txt",
            author=odd.choice(team.members),
            text=f"{subject.upper()}\n\n" + "\n".join(odd.sample(words["sentences"], 6)) + "\n",
        )
