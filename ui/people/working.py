"""Where a colleague works today, out of what the profile says."""

from __future__ import annotations

import re
from datetime import date

_DATED = re.compile(r"\s*(\d{4}-\d{2}-\d{2})\b[\s:,]*(.*)", re.DOTALL)


def works_at(said: str, today: date) -> str:
    """Give where, or the empty string where it is not known: a date before it says for which day it holds."""
    dated = _DATED.match(said)
    if dated is None:
        return said.strip()
    try:
        day = date.fromisoformat(dated.group(1))
    except ValueError:
        return said.strip()
    return dated.group(2).strip() if day == today else ""
