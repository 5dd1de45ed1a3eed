"""What a site offers: by the types and fields that it has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sync.errors import Gone, NotAllowed, Refused
from sync.plone.forms import profile_attributes
from sync.plone.mapping import ATTENDANCE, FILE, NEWS, PERSON, RESPONSE_TYPES
from sync.server import Capabilities

NO_COMMENT = 1
"""Comments are numbered by the microsecond in which they were made."""

if TYPE_CHECKING:
    from sync.plone.client import PloneClient
    from sync.plone.forms import Forms


async def capabilities_of(client: PloneClient, forms: Forms) -> Capabilities:
    """Ask a site what it offers."""
    listed: Any = await client.get_json("@types")
    types = {str(entry.get("@id", "")).rpartition("/")[2] for entry in listed if isinstance(entry, dict)}
    return Capabilities(
        product="Plone",
        comments=True,
        locking=True,
        versions=FILE in types,
        attendance=ATTENDANCE in types,
        own_comments=await _lets_change_own_comments(client),
        likes=NEWS in types and (await forms.of(NEWS)).has("enable_likes"),
        responses=types.issuperset(RESPONSE_TYPES.values()),
        profile_fields=profile_attributes(await forms.of(PERSON)) if PERSON in types else (),
    )


async def _lets_change_own_comments(client: PloneClient) -> bool:
    """Ask by way of a comment that there is none of: who may not is refused before it is looked for.

    What a comment says of itself is no use: as shipped Plone calls one's own deletable, and refuses it all the same.
    """
    for method in ("PATCH", "DELETE"):
        try:
            await client.send_json(method, f"@comments/{NO_COMMENT}", {"text": "-"})
        except Gone:
            continue
        except (NotAllowed, Refused):
            return False
    return True
