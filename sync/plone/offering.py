"""What a site offers: by the types and fields that it has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sync.plone.forms import profile_attributes
from sync.plone.mapping import ATTENDANCE, FILE, PERSON
from sync.server import Capabilities

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
        profile_fields=profile_attributes(await forms.of(PERSON)) if PERSON in types else (),
    )
