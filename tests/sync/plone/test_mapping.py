"""Records of any make become our nouns; what is odd gets a sound default."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from sync.errors import BadAnswer
from sync.models import Account, Audience
from sync.plone import mapping
from sync.plone.fields import moment
from sync.plone.mapping import NOWHERE, Place

SITE = "https://intranet.example.org"
IN_TEAM = Place("team", "map", Audience.TEAM)


def record(portal_type: str = "News Item", **fields: Any) -> dict[str, Any]:
    base = {"@id": f"{SITE}/x/iets", "@type": portal_type, "UID": "u1", "modified": "2026-11-20T10:00:00+00:00"}
    return {**base, **fields}


def test_a_person_of_our_own_provisioning_is_read() -> None:
    person = mapping.person(
        record(
            "Person",
            first_name="Anna",
            last_name="de Jong",
            username={"title": "Anna", "token": "anna"},
            job_title="Adviseur",
            department="Communicatie",
            location="Wommels",
            office_phone="085 1",
            contact_phone="06 1",
            subjects=["huisstijl", "huisstijl", " pers "],
            ambassador=True,
        ),
        SITE,
    )
    assert (person.name, person.username, person.function) == ("Anna de Jong", "anna", "Adviseur")
    assert (person.phone, person.mobile) == ("085 1", "06 1")
    assert person.knowledge_areas == ("huisstijl", "pers")
    assert person.ambassador


def test_a_person_as_kitconcept_has_them_is_read() -> None:
    person = mapping.person(
        record(
            "Person",
            first_name="Erik",
            last_name="Vos",
            job_title="Beleidsadviseur",
            organisational_unit_reference=[{"@id": f"{SITE}/afd", "title": "Ruimte"}],
            location_reference=[{"title": "Stadhuis"}],
            contact_room="2.14",
            responsibilities=["bomenkap"],
            subjects=["niet dit"],
            contact_phone="058 2",
        ),
        SITE,
    )
    assert (person.department, person.location, person.room) == ("Ruimte", "Stadhuis", "2.14")
    assert person.knowledge_areas == ("bomenkap",)
    assert (person.phone, person.mobile) == ("058 2", "")


def test_a_person_without_a_last_name_has_a_name() -> None:
    assert mapping.person(record("Person", first_name="Cher", last_name=None), SITE).name == "Cher"


def test_who_has_a_mobile_number_alone_has_no_other_number() -> None:
    person = mapping.person(record("Person", office_phone=None, contact_phone="06 1"), SITE)
    assert (person.phone, person.mobile) == ("", "06 1")


def test_a_manager_is_known_by_the_user_name_or_as_the_site_says_it() -> None:
    assert mapping.person(record("Person", manager="hinke.visser"), SITE).manager == "hinke.visser"
    chosen = {"token": "hinke", "title": "Hinke Visser"}
    assert mapping.person(record("Person", responsible_person=chosen), SITE).manager == "Hinke Visser"


def test_a_person_with_nothing_at_all_is_called_as_the_item_is() -> None:
    assert mapping.person(record("Person", title="Iemand"), SITE).name == "Iemand"


@pytest.mark.parametrize("odd", [None, 7, True, [], {}, ["x"], {"a": 1}])
def test_fields_of_odd_shapes_do_no_harm(odd: object) -> None:
    names = (
        "first_name",
        "job_title",
        "subjects",
        "image",
        "image_scales",
        "username",
        "ambassador",
        "biography",
        "text",
        "manager",
    )
    mapping.person(record("Person", **dict.fromkeys(names, odd)), SITE)
    fields: dict[str, Any] = dict.fromkeys(
        ("title", "description", "effective", "blocks", "creators", "image", "subjects"), odd
    )
    mapping.news_item(record(**fields), NOWHERE, SITE)


@pytest.mark.parametrize(
    ("state", "place", "audience"),
    [
        ("private", NOWHERE, Audience.ME),
        ("private", IN_TEAM, Audience.TEAM),
        ("internal", NOWHERE, Audience.EVERYONE),
        ("internal", IN_TEAM, Audience.EVERYONE),
        ("internally_published", NOWHERE, Audience.EVERYONE),
        ("published", NOWHERE, Audience.EVERYONE),
        ("pending", NOWHERE, Audience.ME),
        (None, IN_TEAM, Audience.TEAM),
    ],
)
def test_the_audience_follows_from_state_and_place(state: str | None, place: Place, audience: Audience) -> None:
    assert mapping.news_item(record(review_state=state), place, SITE).audience is audience


def test_official_news_and_blogs_are_told_apart() -> None:
    official = mapping.news_item(record(review_state="internally_published"), NOWHERE, SITE)
    blog = mapping.news_item(record(review_state="internal", subjects=["Blog"]), NOWHERE, SITE)
    assert (official.official, official.blog) == (True, False)
    assert (blog.official, blog.blog) == (False, True)


def test_only_official_news_is_pinned() -> None:
    subjects = ["pinned", "series:Uit de wijk"]
    official = mapping.news_item(record(review_state="internally_published", subjects=subjects), NOWHERE, SITE)
    ordinary = mapping.news_item(record(review_state="internal", subjects=subjects), NOWHERE, SITE)
    assert (official.pinned, official.series, official.blog) == (True, "Uit de wijk", True)
    assert (ordinary.pinned, ordinary.series) == (False, "Uit de wijk")


def test_an_event_without_an_end_is_open() -> None:
    start = "2026-12-01T09:00:00+00:00"
    assert mapping.event(record("Event", start=start), NOWHERE, SITE).end is None
    assert mapping.event(record("Event", start=start, end=start, open_end=True), NOWHERE, SITE).end is None
    assert mapping.event(record("Event", start=start, end="2020-01-01T00:00:00"), NOWHERE, SITE).end is None


def test_an_event_without_a_beginning_is_refused() -> None:
    with pytest.raises(BadAnswer):
        mapping.event(record("Event"), NOWHERE, SITE)


def test_a_team_is_mine_when_i_am_in_its_group() -> None:
    me = Account(site=SITE, username="ik", groups=frozenset({"team-a"}))
    assert mapping.team(record("team", team_group="team-a"), me).mine
    assert not mapping.team(record("team", team_group="team-b"), me).mine
    assert mapping.team(record("Workspace"), me).mine
    assert not mapping.team(record("Folder"), me).mine


def test_a_file_is_read_exactly_from_an_object_and_roughly_from_a_row() -> None:
    body = {"filename": "Plan één.docx", "size": 4321, "content-type": "application/x"}
    whole = mapping.document(record("File", title="Plan", file=body), IN_TEAM)
    row = mapping.document(
        record("File", title="Plan één.docx", getObjSize="4.2 KB", mime_type="application/x"), IN_TEAM
    )
    assert (whole.filename, whole.size, whole.team_uid, whole.folder_uid) == ("Plan één.docx", 4321, "team", "map")
    assert (row.filename, row.size, row.content_type) == ("Plan één.docx", 4300, "application/x")


@pytest.mark.parametrize(
    ("words", "size"),
    [
        ("0 KB", 0),
        ("1 KB", 1024),
        ("1.4 MB", 1468006),
        ("1,4 MB", 1468006),
        ("", None),
        ("veel", None),
        ("inf KB", None),
    ],
)
def test_a_spoken_size_is_read(words: str, size: int | None) -> None:
    assert mapping.spoken_size(words) == size


@pytest.mark.parametrize("size", [-1, 2**63, 10**400])
def test_a_size_that_nothing_has_is_none(size: int) -> None:
    assert mapping.document(record("File", file={"size": size, "filename": "a.txt"}), IN_TEAM).size is None


def test_a_number_that_nobody_counted_is_none_at_all() -> None:
    told = mapping.response(record("tally", title=str(2**63)))
    assert (told.number, told.said) == (0, False)


def test_a_picture_that_is_no_picture_is_none() -> None:
    assert mapping.person(record("Person", first_name="A", image={"scales": "geen"}), SITE).portrait is None
    assert (
        mapping.person(record("Person", first_name="A", image={"scales": {"mini": {"width": "x"}}}), SITE).portrait
        is None
    )


def test_scales_are_found_in_objects_and_rows_smallest_first() -> None:
    scales = {
        "large": {"download": f"{SITE}/p/@@images/b", "width": 800, "height": 450},
        "mini": {"download": f"{SITE}/p/@@images/a", "width": 200, "height": 112},
    }
    whole = mapping.news_item(record(image={"scales": scales}), NOWHERE, SITE)
    relative = {name: {**scale, "download": f"@@images/{name}"} for name, scale in scales.items()}
    row = mapping.person(record("Person", first_name="A", image_scales={"image": [{"scales": relative}]}), SITE)
    assert whole.picture is not None
    assert [scale.width for scale in whole.picture.scales] == [200, 800]
    assert row.portrait is not None
    assert row.portrait.scales[0].url == f"{SITE}/x/iets/@@images/mini"


def test_a_comment_in_html_becomes_plain_text() -> None:
    said = {"data": "<p>Hoi <b>jij</b> &amp; ik</p>", "mime-type": "text/html"}
    comment = mapping.comment({"comment_id": "7", "text": said, "author_username": "a"}, "u1", f"{SITE}/x")
    assert comment.text == "Hoi jij & ik"


@pytest.mark.parametrize(
    "value", ["None", "", "1969-12-31T00:00:00+00:00", "2499-12-31T00:00:00+00:00", "gisteren", 5, None]
)
def test_times_that_mean_never_are_none(value: object) -> None:
    assert moment({"effective": value}, "effective") is None


def test_a_time_without_a_zone_is_utc() -> None:
    assert moment({"start": "2026-11-20T10:00:00"}, "start") == datetime(2026, 11, 20, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "broken", [{"UID": None}, {"UID": ""}, {"@id": "geen adres"}, {"@id": "file:///etc/passwd"}, {"@id": None}]
)
def test_an_item_without_uid_or_address_is_refused(broken: dict[str, Any]) -> None:
    with pytest.raises(BadAnswer):
        mapping.news_item(record(**broken), NOWHERE, SITE)


def test_a_title_of_twenty_megabytes_is_cut() -> None:
    assert len(mapping.news_item(record(title="x" * 20_000_000), NOWHERE, SITE).title) == 1000
