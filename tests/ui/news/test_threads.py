from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sync.models import Comment
from ui.news.threads import DEEPEST, threaded

START = datetime(2026, 11, 2, 9, tzinfo=UTC)


def comment(uid: str, answers: str = "", minute: int = 0) -> Comment:
    when = START + timedelta(minutes=minute)
    return Comment(
        uid=uid,
        url="",
        modified=when,
        item_uid="item",
        author="jelle",
        author_name="Jelle Ytsma",
        text=uid,
        created=when,
        in_reply_to=answers,
    )


def read(*comments: Comment) -> list[tuple[str, int]]:
    return [(placed.comment.uid, placed.depth) for placed in threaded(comments)]


def test_an_answer_stands_below_what_it_answers() -> None:
    assert read(comment("a"), comment("b"), comment("c", "a")) == [("a", 0), ("c", 1), ("b", 0)]


def test_answers_keep_their_order_in_time() -> None:
    assert [uid for uid, _ in read(comment("a"), comment("b", "a"), comment("c", "a"))] == ["a", "b", "c"]


def test_an_answer_to_a_comment_that_is_gone_stands_by_itself() -> None:
    assert read(comment("a"), comment("b", "gone")) == [("a", 0), ("b", 0)]


def test_a_long_talk_does_not_end_in_a_narrow_column() -> None:
    talk = [comment("0"), *(comment(str(n), str(n - 1)) for n in range(1, 5_000))]

    placed = read(*talk)

    assert [uid for uid, _ in placed] == [str(n) for n in range(5_000)]
    assert max(depth for _, depth in placed) == DEEPEST


def test_comments_that_answer_one_another_in_a_circle_are_still_shown() -> None:
    assert sorted(uid for uid, _ in read(comment("a", "b"), comment("b", "a"), comment("c"))) == ["a", "b", "c"]


@given(st.lists(st.integers(-1, 12), max_size=12))
def test_every_comment_is_shown_exactly_once(answered: list[int]) -> None:
    comments = [comment(str(n), str(other) if other >= 0 else "") for n, other in enumerate(answered)]

    assert sorted(uid for uid, _ in read(*comments)) == sorted(str(n) for n in range(len(answered)))
