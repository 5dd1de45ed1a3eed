"""The sample intranet on this machine: a real server with a living community, and somebody signed in to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.identity import signed_in_identity
from desktop.policy_places import machine_policy
from desktop.secrets import server_secrets
from desktop.spoken import translate
from sync.errors import QT_TRANSLATE_NOOP, LocalServerError
from sync.plone.local import LocalServer
from sync.plone.sample import fill
from sync.plone.sample_growing import fill_larger
from sync.plone.signing_in import is_on_this_machine

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.home import Home


@dataclass(frozen=True, slots=True)
class Sample:
    """Where the sample intranet is, and as whom to sign in; the password is no secret, it stands in the README."""

    url: str
    username: str
    password: str


def server_of(home: Home) -> LocalServer:
    """Give the server that belongs to this data folder."""
    return LocalServer(home.server, secrets=server_secrets(home))


def prepare_sample(
    home: Home,
    server: LocalServer,
    tell: Callable[[str], None],
    *,
    username: str = "",
    people: int | None = None,
    reset: bool = False,
) -> Sample:
    """Have the sample server running and filled; `username` chooses whom to be (empty: the usual one).

    Raises LocalServerError when it cannot be, or when somebody is signed in to another intranet here;
    DecidedByOrganisation where the organisation has none of it.
    """
    machine_policy().require_sample_allowed()
    identity = signed_in_identity(home)
    if identity is not None and not is_on_this_machine(identity.site):
        _refuse_to_mix(identity.site)
    if reset:
        server.reset()
    running = server.start(lambda sentence: tell(translate("server", sentence)))
    tell(translate("demo", "Filling it with a sample community"))
    if people is None:
        community = fill(running, progress=_progress(tell))
    else:
        community = fill_larger(server, people=people, progress=_progress(tell))
        running = server.start()
    chosen = username or community.default_user
    if chosen not in community.accounts:
        raise LocalServerError(reason=QT_TRANSLATE_NOOP("errors", "There is nobody by that name in the sample."))
    return Sample(running.url, chosen, community.password)


def _refuse_to_mix(site: str) -> None:
    template = translate(
        "demo",
        "You are signed in to {site} on this computer. Sign out first, or give the demo a folder of its own: "
        "MIENSKIP_HOME=~/mienskip-demo",
    )
    raise LocalServerError(reason=template.format(site=site))


def _progress(tell: Callable[[str], None]) -> Callable[[int, int], None]:
    def told(done: int, total: int) -> None:
        if total and (done == total or done % max(1, total // 10) == 0):
            tell(translate("demo", "{done} of {total}").format(done=done, total=total))

    return told
