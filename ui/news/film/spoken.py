"""Times in a film, as they are shown."""

from __future__ import annotations


def clock(milliseconds: int) -> str:
    """Give a time as "1:05", or "1:02:03" from an hour on."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
