"""What documents look like is fetched for a grid, kept small, and gone when the document is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sync.cache.thumbnails import thumbnail_of
from sync.engine.events import PicturesReady
from tests.pictures import small_png
from tests.sharing import shared_together
from tests.sync.engine.devices import in_loop
from tests.sync.engine.test_real_plone import Machine

if TYPE_CHECKING:
    from pathlib import Path

    from tests.plone_server import Site

BODIES = {"foto.png": small_png(200, 100), "notulen.pdf": b"%PDF-1.7 een bladzijde"}


@pytest.mark.parametrize("name", BODIES)
@in_loop
async def test_a_picture_of_a_document_is_made_of_its_body_and_goes_with_it(
    site: Site, tmp_path: Path, name: str
) -> None:
    me = site.somebody()
    team = site.url + site.team(me)
    path = tmp_path / name
    path.write_bytes(BODIES[name])
    shrunk: list[bytes] = []

    def shrink(body: bytes) -> bytes:
        shrunk.append(body)
        return b"klein"

    machine = Machine(site.url, me, tmp_path, shrink)
    try:
        await machine.engine.sync_once()
        machine.engine.intake.share(shared_together([path], machine.uid_of(team)))
        await machine.engine.sync_once()
        (document,) = machine.queries.documents(machine.uid_of(team))
        url = thumbnail_of(document)
        assert url
        machine.engine.want_pictures([url])
        await machine.until(
            lambda: any(isinstance(event, PicturesReady) and url in event.urls for event in machine.told)
        )
        assert shrunk == [BODIES[name]]
        assert machine.queries.picture(url) == b"klein"

        machine.store.forget_unused_pictures()
        assert machine.queries.picture(url) == b"klein", "it is still shown"
        machine.engine.intake.delete([document.uid])
        await machine.engine.sync_once()
        assert machine.queries.picture(url) is None
    finally:
        await machine.engine.aclose()
        machine.queries.close()
        machine.store.close()
