"""Blogs: how a series is known, and on which day its author usually writes. Needs neither network nor cache."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

SERIES_PREFIX = "series:"
FEWEST = 3
"""Posts from which a habit can be told."""
LOOKED_AT = 8
"""Posts: what somebody did long ago is no habit any more."""
LONGEST_WEEK = 10
"""Days between two posts of a blog that is weekly all the same."""
GIVEN_UP_AFTER = timedelta(days=35)
"""Whoever has not written for so long is not reminded of a habit."""
JUST_WRITTEN = timedelta(days=4)
"""A post so short ago was that of this week."""


def series_uid(author: str, series: str) -> str:
    """Give the name by which a series can be marked: of an author (a user name), and its name; empty for their one."""
    return f"{SERIES_PREFIX}{author}/{series}"


def series_of(uid: str) -> tuple[str, str] | None:
    """Give author and name of a series again; None where `uid` names something else."""
    author, mark, series = uid.removeprefix(SERIES_PREFIX).partition("/")
    return (author, series) if uid.startswith(SERIES_PREFIX) and mark and author else None


def usual_day(days: Sequence[date]) -> int | None:
    """Tell on which weekday (1 for Monday) somebody writes every week; None where that is no habit.

    `days` are those of the posts of one series, newest first.
    """
    recent = list(days[:LOOKED_AT])
    if len(recent) < FEWEST:
        return None
    from statistics import median  # noqa: PLC0415  no start should wait for it

    between = [(later - earlier).days for later, earlier in pairwise(recent)]
    if median(between) > LONGEST_WEEK:
        return None
    weekday, times = Counter(day.isoweekday() for day in recent).most_common(1)[0]
    return weekday if times * 2 > len(recent) else None


def is_due(days: Sequence[date], today: date, chosen: int | None) -> bool:
    """Tell whether a post is to be written today: on the `chosen` weekday, or else on the usual one.

    A weekday of 0 is chosen by who wants no reminder.
    """
    weekday = usual_day(days) if chosen is None else chosen
    if weekday != today.isoweekday():
        return False
    if not days:
        return chosen is not None
    since = today - days[0]
    return since >= JUST_WRITTEN and (chosen is not None or since <= GIVEN_UP_AFTER)
