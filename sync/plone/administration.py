"""What an administrator does on a Plone site over its REST API: accounts, groups, teams, profiles.

Plain blocking calls: this serves set-up and tests, never the window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import httpx

from sync.errors import BadAnswer, NotAllowed, NotAnIntranet, Refused, ServerAway
from sync.plone.network import converted, tls_context
from sync.plone.routes import way_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import TracebackType

TEAM_TYPE = "team"
FOLDER_TYPE = "intranet_folder"
ATTENDANCE_TYPE = "attendance"
TEAM_ROLES = ("Reader", "Contributor", "Editor")
TIMEOUT = httpx.Timeout(120.0, connect=10.0)


class Administration:
    """An administrator's connection to the site at `url`.

    Every method raises NotAllowed, Refused (with the server's reason), ServerAway, CertificateRefused, NotAnIntranet
    or BadAnswer.
    """

    def __init__(self, url: str, user: str, password: str) -> None:
        self.url = url.rstrip("/")
        self._client = httpx.Client(
            auth=(user, password),
            headers={"Accept": "application/json"},
            timeout=TIMEOUT,
            verify=tls_context(),
            proxy=way_to(self.url) or None,
            trust_env=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """Send one request below the site's root (or to an absolute address) and give the JSON of the answer."""
        address = path if path.startswith("http") else f"{self.url}/{path}".rstrip("/")
        with converted(address):
            answer = self._client.request(method, address, json=body)
        if answer.is_redirect:
            raise NotAnIntranet(f"HTTP {answer.status_code}", host=answer.url.host)
        if answer.is_error:
            raise _refusal(answer)
        if not answer.content:
            return None
        try:
            return answer.json()
        except ValueError as error:
            raise BadAnswer(f"no JSON from {method} {path.partition('?')[0]}") from error

    def exists(self, path: str) -> bool:
        """Tell whether something is at `path`."""
        address = f"{self.url}/{path}"
        with converted(address):
            return self._client.get(address).is_success

    def create(self, folder: str, portal_type: str, item_id: str, **fields: object) -> str:
        """Make an item and give its address; one that is there already is left as it is."""
        path = f"{folder}/{item_id}".strip("/")
        if not self.exists(path):
            self.ask("POST", folder, {"@type": portal_type, "id": item_id, **fields})
        return f"{self.url}/{path}"

    def transition(self, path: str, name: str) -> None:
        """Carry out a workflow transition."""
        self.ask("POST", f"{path}/@workflow/{name}")

    def show_to_members(self, path: str) -> None:
        """Make something visible to every member, whatever the site's workflow calls that."""
        offered = self.ask("GET", f"{path}/@workflow")["transitions"]
        names = {transition["@id"].rpartition("/")[2] for transition in offered}
        for name in ("show_internally", "publish_internally", "publish"):
            if name in names:
                self.transition(path, name)
                return

    def share(self, path: str, roles: Mapping[str, Iterable[str]], *, groups: bool, inherit: bool = True) -> None:
        """Give local roles: user or group id -> names of roles."""
        self.ask("POST", f"{path}/@sharing", rights(roles, groups=groups, inherit=inherit))

    def add_account(self, username: str, password: str, full_name: str, email: str) -> None:
        """Make an account that can sign in; one that is there already is left as it is."""
        try:
            self.ask("GET", f"@users/{username}")
        except (Refused, NotAllowed):
            body = {"username": username, "password": password, "fullname": full_name, "email": email}
            self.ask("POST", "@users", {**body, "sendPasswordReset": False, "roles": ["Member"]})

    def let_review(self, username: str) -> None:
        """Have somebody keep the front page: what is official, and what stands on top."""
        self.ask("PATCH", f"@users/{username}", {"roles": {"Member": True, "Reviewer": True}})

    def add_group(self, group: str, title: str, members: Iterable[str] = ()) -> None:
        """Make a group, or add members to one that is there."""
        wanted = dict.fromkeys(members, True)
        try:
            self.ask("GET", f"@groups/{group}")
        except (Refused, NotAllowed):
            self.ask(
                "POST", "@groups", {"groupname": group, "title": title, "users": list(wanted), "roles": ["Member"]}
            )
        else:
            self.ask("PATCH", f"@groups/{group}", {"users": wanted})

    def remove_from_group(self, group: str, username: str) -> None:
        """Take somebody out of a group."""
        self.ask("PATCH", f"@groups/{group}", {"users": {username: False}})

    def add_team(self, team: str, title: str, purpose: str, members: Iterable[str]) -> str:
        """Make a team: its place in `teams`, its group ``team-<id>``, and the rights of the group there."""
        group = f"team-{team}"
        self.add_group(group, title, members)
        url = self.create("teams", TEAM_TYPE, team, title=title, description=purpose, team_group=group)
        self.share(f"teams/{team}", {group: TEAM_ROLES}, groups=True, inherit=False)
        return url

    def add_person(self, username: str, **fields: object) -> str:
        """Make somebody's profile, visible to all members and theirs to edit."""
        url = self.create("people", "Person", username, username=username, **fields)
        self.share(f"people/{username}", {username: ("Editor",)}, groups=False)
        self.show_to_members(f"people/{username}")
        return url

    def add_personal_folder(self, username: str) -> str:
        """Make the folder that only its person sees: the place of "only me"."""
        url = self.create("personal", "Document", username, title=username)
        self.share(f"personal/{username}", {username: ("Editor", "Contributor", "Reader")}, groups=False, inherit=False)
        return url


def rights(roles: Mapping[str, Iterable[str]], *, groups: bool, inherit: bool = True) -> dict[str, object]:
    """Give what is sent to give local roles: user or group id -> names of roles."""
    entries = [
        {"id": name, "type": "group" if groups else "user", "roles": dict.fromkeys(given, True)}
        for name, given in roles.items()
    ]
    return {"entries": entries, "inherit": inherit}


def _refusal(answer: httpx.Response) -> NotAllowed | Refused | ServerAway:
    if answer.status_code in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
        return NotAllowed(f"HTTP {answer.status_code}")
    if answer.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
        return ServerAway(f"HTTP {answer.status_code}")
    try:
        said = answer.json()
        reason = said.get("message") or said.get("error", {}).get("message") if isinstance(said, dict) else ""
    except ValueError:
        reason = ""
    return Refused(f"HTTP {answer.status_code}", reason=str(reason or answer.reason_phrase))
