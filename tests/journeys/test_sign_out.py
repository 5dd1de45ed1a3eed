"""After signing out nothing of the intranet is left on the machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.secrets import Secret
from ui.account.preferences import PreferencesScreen
from ui.navigation import PREFERENCES, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.journeys.conftest import Desk
    from tests.plone_server import Site, Somebody


def test_signing_out_leaves_nothing_on_the_disk(site: Site, desk_of: Callable[[Somebody], Desk]) -> None:
    jelle = site.somebody("jelle")
    team = site.team(jelle)
    jelle.create_file(team, "plan.txt", b"inhoud die weg moet")
    desk = desk_of(jelle)
    document = next(one for one in desk.session.queries.recent_documents(10) if one.filename == "plan.txt")
    ready: list[object] = []
    desk.session.document_ready.connect(ready.append)
    desk.session.open_document(document.uid)
    desk.until(lambda: ready)
    assert [path for path in desk.home.root.rglob("*") if path.is_file()]
    desk.window.show_place(Place(PREFERENCES))
    screen = desk.window.screen_named(PREFERENCES)
    assert isinstance(screen, PreferencesScreen)
    desk.window.leave()
    with desk.qtbot.waitSignal(desk.session.signed_out):
        screen._ask.click()
    desk._left = True
    left = [path.name for path in desk.home.root.rglob("*") if path.is_file()]
    assert left == ["settings.ini"]
    assert jelle.username not in (desk.home.root / "settings.ini").read_text()
    assert [desk.secrets.get(name) for name in Secret] == [None, None, None]
