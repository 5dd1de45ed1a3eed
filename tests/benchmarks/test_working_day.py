"""What 1,000 clients ask of a server in 24 simulated hours: at the peak, at 9 o'clock and after an outage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.sync.engine.working_day import HOUR, Outage, a_day

if TYPE_CHECKING:
    from tests.benchmarks.conftest import Report

from tests.benchmarks.conftest import Figure

COLLEAGUES = 1_000
CHANGES = 300


def test_a_day_of_a_thousand_clients(report: Report) -> None:
    day = a_day(COLLEAGUES, CHANGES)
    usual = day.mean(10 * HOUR, 17 * HOUR)
    assert usual > 0
    for what, requests in (
        ("busiest second", day.peak()),
        ("8.30 to 9.30, mean", day.mean(8.5 * HOUR, 9.5 * HOUR)),
        ("8.30 to 9.30, busiest second", day.peak(8.5 * HOUR, 9.5 * HOUR)),
    ):
        report.append(Figure(f"1,000 clients, {what}", requests, usual, "req/s", "(mean of 10 to 17 h)"))


def test_the_hour_after_an_outage(report: Report) -> None:
    began, ended = 10.5 * HOUR, 10.75 * HOUR
    day = a_day(COLLEAGUES, CHANGES, Outage(began, ended))
    usual = day.mean(11 * HOUR, 17 * HOUR)
    assert day.mean(ended, ended + 300) > 0
    for what, requests in (
        ("turned away, mean", sum(day.turned_away.values()) / (ended - began)),
        ("5 minutes after an outage, mean", day.mean(ended, ended + 300)),
        ("5 minutes after an outage, busiest second", day.peak(ended, ended + 300)),
    ):
        report.append(Figure(f"1,000 clients, {what}", requests, usual, "req/s", "(mean of 11 to 17 h)"))
