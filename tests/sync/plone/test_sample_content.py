"""What is shipped as the sample community: whole, believable, small, and nobody's real number."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import PurePath

import pytest

from sync.captions import read_captions
from sync.plone.sample_content import SampleContent, read_content, resource
from sync.plone.sample_filling import CORE, managers
from sync.plone.sample_larger import larger, plain_name
from sync.plone.sample_text import blocks, pictures_in
from sync.plone.slate import slate_to_html

WEDNESDAY = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)
KILOBYTE = 1000
NO_REAL_LANDLINE = re.compile(r"\(0510\) 0\d \d\d \d\d")
NO_REAL_MOBILE = re.compile(r"06 00 \d\d \d\d \d\d")


@pytest.fixture(scope="module")
def content() -> SampleContent:
    return read_content(WEDNESDAY)


def test_the_community_is_as_large_as_promised(content: SampleContent) -> None:
    assert len(content.people) >= 60
    assert len({person.location for person in content.people}) == 6
    assert len(content.teams) == 8
    assert len(content.news) == 35
    assert len(content.events) == 12
    assert len(content.documents) == 80
    assert len(content.pages) == 10
    assert sum(len(item.comments) for item in content.news) >= 50


def test_everybody_named_anywhere_lives_there_and_may_be_where_they_write(content: SampleContent) -> None:
    people = {person.username for person in content.people}
    members = {team.id: set(team.members) for team in content.teams} | {"documents": people, "": people}
    assert len(people) == len(content.people)
    assert {content.default_user, content.second_user} <= people
    for item in content.news:
        assert {item.author, *(comment.author for comment in item.comments)} <= members[item.team], item.id
    for event in content.events:
        assert event.contact in members[event.team], event.id
    for document in content.documents:
        assert document.author in members[document.team], document.name
    assert {page.author for page in content.pages} <= people


def test_pages_lie_below_pages_and_lead_to_what_is_there(content: SampleContent) -> None:
    there = {f"/documents/{page.path}" for page in content.pages}
    there |= {f"/documents/{plain_name(document.folder)}" for document in content.documents if document.team == CORE}
    there |= {f"/people/{person.username}" for person in content.people}
    above = {f"/documents/{page.path}".rpartition("/")[0] for page in content.pages}
    assert above <= there | {"/documents"}
    for page in content.pages:
        assert set(re.findall(r"\]\((/[^)]+)\)", page.body)) <= there, page.path


def test_passports_are_known_about_in_several_teams(content: SampleContent) -> None:
    knowing = [person.team for person in content.people if "paspoorten" in person.knowledge_areas]
    assert len(knowing) >= 3
    assert len(set(knowing)) >= 2


def test_some_profiles_are_empty_or_without_photo_and_four_are_ambassadors(content: SampleContent) -> None:
    assert any(not person.knowledge_areas for person in content.people)
    assert any(not person.portrait for person in content.people)
    assert any(person.works_today_at for person in content.people)
    assert sum(person.ambassador for person in content.people) == 4


def test_nobody_can_be_called_or_mailed(content: SampleContent) -> None:
    content = larger(content, people=400, news=None, documents=None, now=WEDNESDAY)
    for person in content.people:
        assert NO_REAL_LANDLINE.fullmatch(person.office_phone), person.office_phone
        assert not person.mobile or NO_REAL_MOBILE.fullmatch(person.mobile)
        assert person.email.endswith(".example")


def test_pictures_are_there_and_small(content: SampleContent) -> None:
    for person in content.people:
        if person.portrait:
            assert len(resource("portraits", person.portrait).read_bytes()) <= 15 * KILOBYTE, person.portrait
    used = {name for item in content.news for name in (item.picture, *dict(pictures_in(item.body))) if name}
    used |= {name for page in content.pages for name in dict(pictures_in(page.body))}
    assert len(used) >= 12
    for name in used:
        assert len(resource("pictures", f"{name}.jpg").read_bytes()) <= 120 * KILOBYTE, name
    assert all(item.alternative for item in content.news if item.picture)


def test_films_are_there_with_captions_and_small(content: SampleContent) -> None:
    films = [item for item in content.news if item.film]
    assert films
    for item in films:
        assert len(resource("films", f"{item.film}.mp4").read_bytes()) <= 300 * KILOBYTE, item.film
        assert read_captions(resource("films", f"{item.film}.vtt").read_bytes())
        assert item.picture, "it stands for the film"


def test_documents_are_of_the_types_that_their_names_say(content: SampleContent) -> None:
    inside = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}
    begins = {".pdf": b"%PDF-", ".png": b"\x89PNG\r\n\x1a\n"}
    for document in content.documents:
        data, ending = document.data(), PurePath(document.name).suffix
        if ending in inside:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                assert archive.testzip() is None
                assert inside[ending] in archive.namelist(), document.name
        elif ending in begins:
            assert data.startswith(begins[ending]), document.name
        else:
            assert ending == ".txt"
            assert data.decode("utf-8").strip(), document.name
    assert set(Counter(PurePath(document.name).suffix for document in content.documents)) == {*inside, *begins, ".txt"}
    assert any(not document.name.isascii() for document in content.documents)


def test_nothing_falls_in_a_weekend_and_news_is_from_before_now(content: SampleContent) -> None:
    for day in range(23, 30):
        now = datetime(2026, 11, day, 11, 0, tzinfo=UTC)
        moved = read_content(now)
        assert all(event.start.weekday() < 5 for event in moved.events)
        assert all(event.start > now for event in moved.events)
        assert all(item.published < now for item in moved.news)
    whole_day = next(event for event in content.events if event.whole_day)
    assert (whole_day.start.hour, whole_day.start.minute) == (0, 0)
    assert any(event.end is None and not event.whole_day for event in content.events)


def test_a_larger_community_is_the_same_each_time_and_holds_the_small_one(content: SampleContent) -> None:
    first = larger(content, people=500, news=60, documents=200, now=WEDNESDAY)
    assert first == larger(content, people=500, news=60, documents=200, now=WEDNESDAY)
    assert first.people[: len(content.people)] == content.people
    assert len(first.people) == len({person.username for person in first.people}) == 500
    assert (len(first.news), len(first.documents)) == (60, 200)
    members = {team.id: team.members for team in first.teams}
    assert all(person.username in members[person.team] for person in first.people)
    assert larger(content, people=3, news=None, documents=None, now=WEDNESDAY).people == content.people


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Fries û â ê.pdf", "fries-u-a-e.pdf"),
        ("Paweł Wiśniewski", "pawel-wisniewski"),
        ("Yıldız", "yildiz"),  # noqa: RUF001  the letter is the point
        ("Naam (concept).docx", "naam-concept-.docx"),
    ],
)
def test_ids_are_in_plain_letters(text: str, plain: str) -> None:
    assert plain_name(text) == plain


def test_marked_up_text_becomes_the_blocks_that_it_means() -> None:
    first = "Eerst **dit** en *dat*, zie [de agenda](/agenda)."
    text = f"{first}\n\n## Kop\n- een\n- `twee`\n1. drie\n\n> citaat\n\n![Meer](mar)"
    made = blocks(text, {"mar": "https://x.example/mar"}, lambda target: f"https://x.example{target}")
    parts = [made["blocks"][name] for name in made["blocks_layout"]["items"]]
    assert parts[0] == {"@type": "title"}
    assert parts[-1]["url"] == "https://x.example/mar"
    assert parts[-1]["alt"] == "Meer"
    assert "".join(slate_to_html(part["value"]) for part in parts[1:-1]) == (
        '<p>Eerst <strong>dit</strong> en <em>dat</em>, zie <a href="https://x.example/agenda">de agenda</a>.</p>'
        "<h2>Kop</h2><ul><li>een</li><li><code>twee</code></li></ul><ol><li>drie</li></ol>"
        "<blockquote>citaat</blockquote>"
    )
    assert parts[1]["plaintext"] == "Eerst dit en dat, zie de agenda."


def test_everybody_but_the_manager_has_the_manager_of_their_team(content: SampleContent) -> None:
    leading = managers(content.people)
    assert leading["burgerzaken"] == "sietske.hoekstra"
    assert set(leading) == {person.team for person in content.people}
