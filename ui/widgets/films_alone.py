"""Keeps Qt's player to the bytes that it is given.

What calls itself a film may be a list of addresses: by itself the player would ask these, of whichever host.
"""

from __future__ import annotations

import os

PROTOCOLS = "QT_FFMPEG_PROTOCOL_WHITELIST"
"""Read by Qt whenever a film is opened: the ways by which more may be fetched for it."""


def keep_films_alone() -> None:
    """Have no film that is opened from now on fetch anything; what is played has to be given as a device."""
    os.environ[PROTOCOLS] = "none"
