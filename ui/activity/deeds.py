"""What a person did, in words, and what there is to choose where somebody else did something else."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sync.cache.commands import (
    AddComment,
    Attend,
    CopyItem,
    CreateItem,
    DeleteItem,
    EditItem,
    Like,
    MarkOfficial,
    MoveItem,
    OutboxEntry,
    RenameItem,
    ReplaceFile,
    Respond,
    SetAudience,
    UploadFile,
    appointment_of,
)
from sync.errors import Conflict, DeletedMeanwhile
from sync.models import Kind, Person, ResponseKind
from ui.widgets.dates import clock_time, spoken_day, spoken_time

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.cache.commands import Command
    from sync.engine.resolving import Which

translate = QCoreApplication.translate
PROFILE_FIELDS = frozenset(field.name for field in fields(Person))


@dataclass(frozen=True, slots=True)
class Option:
    """One way to go on: what it does, as a button says it, and which version stays."""

    text: str
    chosen: Which


def deed(entry: OutboxEntry, title_of: Callable[[str], str]) -> str:
    """Say what a command does; `title_of` tells what an item is called, by uid."""
    return _making(entry.command) or _saying(entry.command, title_of) or _changing(entry, title_of)


def _making(command: Command) -> str:
    said = ""
    match command:
        case UploadFile(filename=name):
            said = name
        case ReplaceFile(filename=name):
            said = translate("deeds", "New version: {name}").format(name=name)
        case AddComment(text=text):
            said = translate("deeds", "Comment: {text}").format(text=text)
        case CopyItem(title=title):
            said = translate("deeds", "A copy: {name}").format(name=title)
        case CreateItem(kind=Kind.PEOPLE):
            said = translate("deeds", "Your profile")
        case CreateItem(kind=Kind.DOCUMENTS):
            said = translate("deeds", "New folder: {name}").format(name=command.fields.get("title", ""))
        case CreateItem():
            said = translate("deeds", "New: {name}").format(name=command.fields.get("title", ""))
    return said


def _saying(command: Command, title_of: Callable[[str], str]) -> str:
    said = ""
    match command:
        case Attend(event_uid=uid):
            said = translate("deeds", "Whether you come: {name}").format(name=title_of(uid))
        case Respond(says=ResponseKind.CONFIRMED, item_uid=uid):
            said = translate("deeds", "Read and understood: {name}").format(name=title_of(uid))
        case Respond(item_uid=uid):
            said = translate("deeds", "Whether this was for you: {name}").format(name=title_of(uid))
        case Like(uid=uid):
            said = translate("deeds", "Whether you like {name}").format(name=title_of(uid))
    return said


def _changing(entry: OutboxEntry, title_of: Callable[[str], str]) -> str:
    said = ""
    match entry.command:
        case EditItem() if is_of_a_profile(entry):
            said = translate("deeds", "Your profile")
        case EditItem(uid=uid):
            said = translate("deeds", "Changes to {name}").format(name=title_of(uid))
        case DeleteItem(uid=uid):
            said = translate("deeds", "Delete {name}").format(name=title_of(uid))
        case RenameItem(title=title):
            said = translate("deeds", "Rename to {name}").format(name=title)
        case MoveItem() as command:
            places = {"name": title_of(command.uid), "place": title_of(command.container_uid)}
            said = translate("deeds", "Move {name} to {place}").format(**places)
        case SetAudience() as given:
            said = _giving(given, title_of(given.uid))
        case MarkOfficial(uid=uid, official=True):
            said = translate("deeds", "Make official: {name}").format(name=title_of(uid))
        case MarkOfficial(uid=uid):
            said = translate("deeds", "No longer official: {name}").format(name=title_of(uid))
    return said


def _giving(command: SetAudience, title: str) -> str:
    when = appointment_of(command)
    if when is None:
        return translate("deeds", "For whom {name} is").format(name=title)
    time = f"{spoken_day(when.astimezone().date())} {clock_time(when)}"
    return translate("deeds", "Publish {name} {time}").format(name=title, time=time)


def is_of_a_profile(entry: OutboxEntry) -> bool:
    """Tell whether a command makes or changes a profile: the only one that one edits is one's own."""
    match entry.command:
        case CreateItem() as command:
            return command.kind is Kind.PEOPLE
        case EditItem() as command:
            return command.changes.keys() <= PROFILE_FIELDS
    return False


def is_asked_in_my_profile(entry: OutboxEntry) -> bool:
    """Tell whether there is something to choose about fields of one's profile: that is done where they stand."""
    return isinstance(entry.error, Conflict) and bool(entry.error.facts.get("fields")) and is_of_a_profile(entry)


def options(entry: OutboxEntry) -> list[Option]:
    """Give what there is to choose about a command that met somebody else's; nothing for one that did not."""
    if not isinstance(entry.error, Conflict):
        return []
    mine: Which = "mine"
    theirs: Which = "theirs"
    both: Which = "both"
    found: list[Option] = []
    match entry.command:
        case EditItem() | ReplaceFile() if isinstance(entry.error, DeletedMeanwhile):
            found = [
                Option(translate("deeds", "Make it anew with my changes"), mine),
                Option(translate("deeds", "Leave it deleted"), theirs),
            ]
        case DeleteItem():
            found = [
                Option(translate("deeds", "Delete it all the same"), mine),
                Option(translate("deeds", "Leave it there"), theirs),
            ]
        case ReplaceFile():
            found = [
                Option(translate("deeds", "Keep both files"), both),
                Option(translate("deeds", "Make mine the newest version"), mine),
                Option(translate("deeds", "Keep theirs"), theirs),
            ]
        case RenameItem():
            found = [
                Option(translate("deeds", "Use my name"), mine),
                Option(translate("deeds", "Use theirs"), theirs),
            ]
        case EditItem():
            found = [
                Option(translate("deeds", "Keep both texts, one below the other"), both),
                Option(translate("deeds", "Keep mine"), mine),
                Option(translate("deeds", "Keep theirs"), theirs),
            ]
    return found


def other_version(entry: OutboxEntry) -> str:
    """Say what somebody else made of it, as far as a line can; empty where nothing is known."""
    theirs = entry.theirs
    match entry.command:
        case RenameItem() if theirs.get("title"):
            return translate("deeds", "Theirs is called {name}").format(name=theirs["title"])
        case EditItem() if theirs.get("title"):
            return translate("deeds", "Theirs is called {name}").format(name=theirs["title"])
        case DeleteItem() | ReplaceFile() if theirs.get("author"):
            return translate("deeds", "Changed by {name}").format(name=theirs["author"])
    return translate("deeds", "You did this {time}").format(time=spoken_time(entry.created))
