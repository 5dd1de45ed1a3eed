"""Captions are read as people and programs write them, and whatever comes, only plain text comes of it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.captions import LARGEST, LONGEST_TEXT, MOST_LINES, Captions, Cue, read_captions, to_webvtt

WEBVTT = """\ufeffWEBVTT - Weekbericht

NOTE
geschreven door Communicatie

STYLE
::cue { background-image: url(https://elsewhere.example/x.png) }

intro
00:01.000 --> 00:03.500 align:start position:10%
<v Anna>Goedemorgen <b>allemaal</b> &amp; welkom
bij het weekbericht

00:00:04.000 --> 00:00:05.000
- Dank je
"""
SUBRIP = (
    "1\r\n00:00:01,000 --> 00:00:03,500\r\n<i>Goedemorgen</i>\r\n\r\n"
    "2\r\n00:00:04,000 --> 00:00:05,000\r\n{\\an8}Dank je\r\n"
)


def test_webvtt_is_read_without_its_markup() -> None:
    captions = read_captions(WEBVTT.encode())
    assert captions.cues == [
        Cue(1000, 3500, "Goedemorgen allemaal & welkom\nbij het weekbericht"),
        Cue(4000, 5000, "- Dank je"),
    ]
    assert captions.at(999) == ""
    assert captions.at(1000).startswith("Goedemorgen")
    assert captions.at(3500) == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_subrip_is_read_in_the_encodings_that_programs_write(encoding: str) -> None:
    assert read_captions(SUBRIP.encode(encoding)).cues == [Cue(1000, 3500, "Goedemorgen"), Cue(4000, 5000, "Dank je")]


def test_a_western_windows_encoding_is_read_too() -> None:
    data = "1\n00:00:01,000 --> 00:00:02,000\nDe financiële stukken\n".encode("cp1252")
    assert read_captions(data).at(1500) == "De financiële stukken"


def test_captions_that_overlap_stand_below_each_other_but_never_fill_the_picture() -> None:
    captions = Captions([Cue(0, 10_000, "een"), Cue(5_000, 6_000, "twee"), *[Cue(5_500, 5_600, "x")] * 50])
    assert captions.at(5_200) == "een\ntwee"
    assert captions.at(5_550).count("\n") == MOST_LINES - 1
    assert captions.at(9_000) == "een"


def test_what_is_written_is_read_back() -> None:
    captions = read_captions(WEBVTT.encode())
    written = to_webvtt(captions)
    assert written.startswith(b"WEBVTT\n\n00:00:01.000 --> 00:00:03.500\n")
    assert read_captions(written).cues == captions.cues


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 1000,
        b"<html><body>Sign in</body></html>",
        b"00:05.000 --> 00:01.000\nachterstevoren\n",
        b"99:99:99.999 --> nooit\nniets\n",
        b"-->\n" * 1000,
        b"x" * (LARGEST + 1),
    ],
)
def test_what_is_no_captions_gives_none(data: bytes) -> None:
    assert not read_captions(data)


def test_hostile_captions_take_neither_time_nor_room() -> None:
    began = time.monotonic()
    hostile = b"00:01.000 --> 00:02.000\n" + b"<" * 900_000 + b"&#x202e;" * 1000 + b"\n"
    shown = read_captions(hostile).at(1500)
    assert len(shown) <= LONGEST_TEXT
    many = b"".join(b"00:01.000 --> 00:02.000\nx\n\n" for _ in range(60_000))
    assert read_captions(many).at(1500).count("\n") < MOST_LINES
    assert time.monotonic() - began < 10


def test_no_mark_turns_the_text_around() -> None:
    assert read_captions("00:01.000 --> 00:02.000\n&#8238;txet\u202e\n".encode()).at(1500) == "txet"


@given(st.binary(max_size=2000))
def test_any_bytes_can_be_read(data: bytes) -> None:
    for cue in read_captions(b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + data).cues:
        assert cue.end > cue.start
        assert len(cue.text) <= LONGEST_TEXT


@given(st.text(max_size=300))
def test_any_text_survives_being_written(said: str) -> None:
    captions = read_captions(f"00:01.000 --> 00:02.000\n{said}".encode("utf-8", "surrogatepass"))
    assert read_captions(to_webvtt(captions)).cues == captions.cues
