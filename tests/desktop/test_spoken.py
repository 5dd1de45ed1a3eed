"""The command line speaks Dutch where the system does, without Qt."""

from __future__ import annotations

import pytest

from desktop.spoken import PLURALS, CommandLine, language_for, spoken_error, translate
from sync.errors import CertificateRefused, LocalServerError, NotSignedIn


@pytest.mark.parametrize(
    ("system", "language"),
    [("nl_NL.UTF-8", "nl"), ("fy_NL.UTF-8", "nl"), ("en_GB.UTF-8", "en"), ("de_DE.UTF-8", "en"), ("C.UTF-8", "en")],
)
def test_the_language_follows_the_system(monkeypatch: pytest.MonkeyPatch, system: str, language: str) -> None:
    monkeypatch.setenv("LC_ALL", system)
    assert language_for("system") == language


def test_a_chosen_language_is_spoken_whatever_the_system_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert language_for("nl") == "nl"


def test_sentences_and_plurals_are_spoken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CommandLine, "language", "nl")
    assert translate("cli", "Nothing found.") == "Niets gevonden."
    assert [PLURALS.items_fetched(number) for number in (1, 2)] == ["1 item opgehaald", "2 items opgehaald"]
    monkeypatch.setattr(CommandLine, "language", "en")
    assert [PLURALS.items_fetched(number) for number in (1, 2)] == ["1 item fetched", "2 items fetched"]


def test_an_error_is_spoken_with_its_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CommandLine, "language", "nl")
    error = CertificateRefused(host="intranet.example.org", reason="it has expired")
    assert "intranet.example.org" in spoken_error(error)
    assert "het is verlopen" in spoken_error(error)


def test_a_fact_that_is_missing_does_no_harm() -> None:
    assert "…" in spoken_error(CertificateRefused())
    assert spoken_error(NotSignedIn())


def test_a_reason_with_a_name_in_it_is_filled_in() -> None:
    error = LocalServerError(reason="It took too long. Its log is {log}.", log="/var/log/x")
    assert "/var/log/x" in spoken_error(error)
