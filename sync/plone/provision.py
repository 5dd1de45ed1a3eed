"""Turns a Plone 6 site into an intranet, as far as its REST API goes; empty, as an intranet should be delivered.

Every step looks first whether it is needed, so that provisioning can be repeated at will. What REST cannot do
(workflows, versioning policies, the length of a session) is done inside Zope by the script that lies with its
explanation in `resources/server/`.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync.errors import Refused, ServerAway
from sync.plone.administration import ATTENDANCE_TYPE, FOLDER_TYPE, TEAM_TYPE, Administration

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ADDONS = ("collective.person", "plone.app.discussion")
OWN_TYPES = {
    TEAM_TYPE: "Team",
    FOLDER_TYPE: "Intranet Folder",
    ATTENDANCE_TYPE: "Attendance",
    "acknowledgement": "Acknowledgement",
    "opinion": "Opinion",
    "tally": "Tally",
}
PERSON_FIELDS = {
    "job_title": "label_textline_field",
    "department": "label_textline_field",
    "location": "label_textline_field",
    "room": "label_textline_field",
    "works_today_at": "label_textline_field",
    "ambassador": "label_boolean_field",
    "biography": "label_text_field",
    "manager": "label_textline_field",
}
TEAM_FIELDS = {"team_group": "label_textline_field"}
BEHAVIOURS = {
    "Person": ("plone.categorization", "collective.person.user", "plone.locking", "plone.allowdiscussion"),
    "File": ("plone.locking", "plone.versioning"),
    "Image": ("plone.locking",),
    "News Item": ("plone.leadimage", "plone.locking"),
    "Event": ("plone.locking",),
    TEAM_TYPE: ("plone.shortname",),
    FOLDER_TYPE: ("plone.shortname",),
    ATTENDANCE_TYPE: ("plone.shortname",),
    "acknowledgement": ("plone.shortname",),
    "opinion": ("plone.shortname",),
    "tally": ("plone.shortname",),
}
ROOT_FOLDERS = {
    "people": "Mensen",
    "news": "Nieuws",
    "teams": "Teams",
    "agenda": "Agenda",
    "documents": "Kerndocumenten",
    "personal": "Persoonlijk",
    "attendance": "Aanmeldingen",
    "acknowledgements": "Gelezen en begrepen",
    "opinions": "Voor wie iets niet was",
    "tallies": "Voor hoeveel collega's iets niet was",
}
OPEN_TO_ALL_MEMBERS = ("people", "news", "agenda", "attendance", "acknowledgements", "opinions")
DISCUSSION = {
    "globally_enabled": True,
    "anonymous_comments": False,
    "edit_comment_enabled": True,
    "delete_own_comment_enabled": True,
}
EVERY_MEMBER = "AuthenticatedUsers"
MOST_ACCOUNTS = 100_000


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do to a site. `name` says what, in English, for an administrator's report."""

    name: str
    is_done: Callable[[Administration], bool]
    carry_out: Callable[[Administration], object]


@dataclass(frozen=True, slots=True)
class Done:
    """What provisioning did, or would do: names of steps. `left` is what only the script inside Zope can do."""

    carried_out: tuple[str, ...]
    already: tuple[str, ...]
    left: tuple[str, ...]


LEFT_FOR_THE_SCRIPT = (
    "profiles and attendances that nobody can make in a colleague's name",
    "what readers say about an item, for its author alone",
    "comments that their authors can change and delete",
    "workflows: everything private at birth, teams closed, comments not readable by visitors",
    "versions of documents",
    "comments on news, events and files",
    "phone numbers and e-mail addresses for all members",
    "sessions of two weeks",
)


def provision(url: str, user: str, password: str, *, dry_run: bool = False) -> Done:
    """Do every step that is needed on the site at `url`; with `dry_run` only tell.

    Raises NotAllowed where `user` is no administrator, Refused, ServerAway.
    """
    carried_out: list[str] = []
    already: list[str] = []
    with Administration(url, user, password) as site:
        for step in steps():
            if _is_done(step, site, dry_run=dry_run):
                already.append(step.name)
                continue
            if not dry_run:
                step.carry_out(site)
            carried_out.append(step.name)
        left = () if is_finished_inside_zope(site) else LEFT_FOR_THE_SCRIPT
    return Done(tuple(carried_out), tuple(already), left)


def _is_done(step: Step, site: Administration, *, dry_run: bool) -> bool:
    try:
        return step.is_done(site)
    except (ServerAway, Refused):
        if dry_run:  # it looks at what an earlier step would have made
            return False
        raise


def is_finished_inside_zope(site: Administration) -> bool:
    """Tell whether the script has run: it says what a team may hold, which REST can see."""
    if not _has_type(site, TEAM_TYPE):
        return False
    types = site.ask("GET", f"@controlpanels/dexterity-types/{TEAM_TYPE}")["data"]
    return bool(types.get("filter_content_types"))


def steps() -> Iterator[Step]:
    """Give all steps in the order in which they depend on each other."""
    for addon in ADDONS:
        yield _addon(addon)
    for portal_type, title in OWN_TYPES.items():
        yield _type(portal_type, title)
    for portal_type, names in BEHAVIOURS.items():
        yield _behaviours(portal_type, names)
    for name, factory in PERSON_FIELDS.items():
        yield _field("Person", name, factory)
    for name, factory in TEAM_FIELDS.items():
        yield _field(TEAM_TYPE, name, factory)
    yield Step("comments", _discussion_is_set, lambda site: site.ask("PATCH", "@controlpanels/discussion", DISCUSSION))
    for folder, title in ROOT_FOLDERS.items():
        yield _folder(folder, title)
    for folder in OPEN_TO_ALL_MEMBERS:
        yield _open_to_members(folder)
    yield Step("a folder of their own for every account", lambda site: not _without_folder(site), _give_folders)


def _without_folder(site: Administration) -> list[str]:
    """List the accounts for whom nobody has made a folder: an administrator does, who may read everything anyway."""
    there = site.ask("GET", f"personal/@search?path.depth=1&b_size={MOST_ACCOUNTS}")["items"]
    names = {row["@id"].rpartition("/")[2] for row in there}
    return sorted({user["id"] for user in site.ask("GET", "@users")["items"]} - names)


def _give_folders(site: Administration) -> None:
    for username in _without_folder(site):
        with suppress(Refused):  # a name that Plone takes for no folder: its person goes without
            site.add_personal_folder(username)


def _addon(name: str) -> Step:
    return Step(
        f"add-on {name}",
        lambda site: bool(site.ask("GET", f"@addons/{name}")["is_installed"]),
        lambda site: site.ask("POST", f"@addons/{name}/install"),
    )


def _has_type(site: Administration, portal_type: str) -> bool:
    offered = site.ask("GET", "@controlpanels/dexterity-types")["items"]
    return any(item["@id"].rpartition("/")[2] == portal_type for item in offered)


def _type(portal_type: str, title: str) -> Step:
    return Step(
        f"type {title}",
        lambda site: _has_type(site, portal_type),
        lambda site: site.ask("POST", "@controlpanels/dexterity-types", {"title": title}),
    )


def _behaviours(portal_type: str, names: tuple[str, ...]) -> Step:
    panel = f"@controlpanels/dexterity-types/{portal_type}"
    return Step(
        f"behaviours of {portal_type}",
        lambda site: all(site.ask("GET", panel)["data"].get(name) for name in names),
        lambda site: site.ask("PATCH", panel, dict.fromkeys(names, True)),
    )


def _field(portal_type: str, name: str, factory: str) -> Step:
    return Step(
        f"field {name} of {portal_type}",
        lambda site: name in site.ask("GET", f"@types/{portal_type}")["properties"],
        lambda site: site.ask("POST", f"@types/{portal_type}", {"factory": factory, "title": name}),
    )


def _discussion_is_set(site: Administration) -> bool:
    there = site.ask("GET", "@controlpanels/discussion")["data"]
    return all(there.get(name) == value for name, value in DISCUSSION.items())


def _folder(folder: str, title: str) -> Step:
    return Step(
        f"folder {folder}",
        lambda site: site.exists(folder),
        lambda site: site.create("", FOLDER_TYPE, folder, title=title),
    )


def _open_to_members(folder: str) -> Step:
    def is_open(site: Administration) -> bool:
        entries = site.ask("GET", f"{folder}/@sharing")["entries"]
        return any(entry["id"] == EVERY_MEMBER and entry["roles"].get("Contributor") for entry in entries)

    return Step(
        f"members may add to {folder}",
        is_open,
        lambda site: site.share(folder, {EVERY_MEMBER: ("Contributor",)}, groups=True),
    )
