"""Which item an address of the intranet names, whatever view of it the address asks for. Needs no cache."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote, urlsplit, urlunsplit

BY_UID = "resolveuid"
"""A step of a path: the next one is the uid of an item, wherever that is by now."""
VIEWS = frozenset({"view", "edit", "sharing", "folder_contents"})
"""Last steps of a path that name a way to look at an item, and no item."""
SCHEMES = frozenset({"http", "https"})


class Named(NamedTuple):
    """What an address may name: an item by its uid, or the item at `url`; one of the two is empty."""

    uid: str = ""
    url: str = ""


def named_by(address: str) -> Named:
    """Read an address: without its fragment and query, and without a view at its end ("/view", "/@@download/file")."""
    try:
        parts = urlsplit(address)
    except ValueError:  # no address at all, such as "http://["
        return Named()
    if parts.scheme.lower() not in SCHEMES or not parts.netloc:
        return Named()
    steps = [step for step in parts.path.split("/") if step and step != "++api++"]
    if BY_UID in steps[:-1]:
        return Named(uid=unquote(steps[steps.index(BY_UID) + 1]))
    for place, step in enumerate(steps):
        if unquote(step).startswith("@@"):
            del steps[place:]
            break
    if steps and steps[-1] in VIEWS:
        steps.pop()
    return Named(url=urlunsplit((parts.scheme.lower(), parts.netloc.lower(), "/".join(["", *steps]), "", "")))
