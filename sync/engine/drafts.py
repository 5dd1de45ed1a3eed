"""Commands as a person gives them, and what stands in the cache for them until they are carried out."""

from __future__ import annotations

import mimetypes
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from sync.cache.commands import (
    AddComment,
    Attend,
    CopyItem,
    CreateItem,
    ReplaceFile,
    Respond,
    UploadFile,
    item_id_of,
    title_of,
    waiting_uid,
)
from sync.cache.effects import picture_url
from sync.cache.fields import with_values
from sync.errors import QT_TRANSLATE_NOOP, FileInUse, UnusableFile
from sync.models import Attendance, Audience, Comment, Document, Event, Kind, NewsItem, Person, Response

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from os import stat_result
    from pathlib import Path

    from sync.cache.commands import Command
    from sync.engine.saves import Save
    from sync.models import Account, Fields, Item


def drafted_upload(path: Path, folder_uid: str, filename: str = "") -> UploadFile:
    """Take a file as it is now. Raises UnusableFile for what cannot be sent, FileInUse for what cannot be now."""
    status = _usable(path)
    return UploadFile(
        key=uuid.uuid4().hex,
        path=str(path.absolute()),
        folder_uid=folder_uid,
        filename=filename or path.name,
        content_type=_content_type(path),
        size=status.st_size,
        modified_ns=status.st_mtime_ns,
    )


def drafted_item(kind: Kind, values: Fields, container_uid: str, audience: Audience) -> CreateItem:
    """Make a post, an event, a folder or one's own profile, with these values."""
    key = uuid.uuid4().hex
    return CreateItem(
        key=key,
        kind=kind,
        fields=values,
        item_id=item_id_of(key, title_of(kind, values)),
        container_uid=container_uid,
        audience=audience,
    )


def drafted_folder(container_uid: str, title: str) -> CreateItem:
    """Make a folder in a team or a folder; who may read it is told by where it lies."""
    return drafted_item(Kind.DOCUMENTS, {"title": title, "is_folder": True}, container_uid, Audience.TEAM)


def drafted_replacement(path: Path, document: Document) -> ReplaceFile:
    """Take a file as it is now, as a new version of a document. Raises as `drafted_upload`."""
    status = _usable(path)
    return ReplaceFile(
        key=uuid.uuid4().hex,
        document_uid=document.uid,
        path=str(path.absolute()),
        filename=document.filename or path.name,
        content_type=_content_type(path),
        size=status.st_size,
        modified_ns=status.st_mtime_ns,
        base_modified=document.modified.isoformat(),
    )


def saved_version(save: Save, uid: str, base: datetime, document: Document | None) -> ReplaceFile:
    """Take what a program saved as a new version of the document that it had open, which came from version `base`."""
    return ReplaceFile(
        key=uuid.uuid4().hex,
        document_uid=uid,
        path=str(save.path),
        filename=(document.filename if document else "") or save.path.name,
        content_type=_content_type(save.path),
        size=save.size,
        modified_ns=save.modified_ns,
        base_modified=base.isoformat(),
    )


def _usable(path: Path) -> stat_result:
    try:
        status = path.stat()
        if not path.is_file():
            raise UnusableFile(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "It is a folder or no file at all."))
        if status.st_size == 0:
            raise UnusableFile(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "It is empty."))
        with path.open("rb"):
            return status
    except OSError as error:
        if FileInUse.is_meant_by(error):
            raise FileInUse(name=path.name) from error
        raise UnusableFile(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "It cannot be read.")) from error


def _content_type(path: Path) -> str:
    return mimetypes.guess_type(path.name)[0] or "application/octet-stream"


def drafted_comment(item_uid: str, text: str, in_reply_to: str) -> AddComment:
    """Take what a person said below an item."""
    return AddComment(key=uuid.uuid4().hex, item_uid=item_uid, text=text, in_reply_to=in_reply_to)


def effect_of(
    command: Command, find: Callable[[str], Item | None], account: Account | None, when: datetime
) -> list[Item]:
    """Give what stands in the cache for what a command makes; nothing where it only changes something.

    `find` gives items of the cache by uid, None for what is not there.
    """
    match command:
        case UploadFile():
            return [_document(command, find(command.folder_uid), account, when)]
        case CopyItem():
            return [*_copied(command, find(command.uid), find(command.container_uid), when)]
        case AddComment():
            return [_comment(command, account, when)]
        case CreateItem():
            return [_item(command, find(command.container_uid), account, when)]
        case _:
            return [*_said(command, account, when)]


def _team_of(container: Item | None, container_uid: str) -> str:
    if isinstance(container, NewsItem | Event):
        return ""
    return container.team_uid if isinstance(container, Document) else container_uid


def _document(command: UploadFile, folder: Item | None, account: Account | None, when: datetime) -> Document:
    return Document(
        uid=waiting_uid(command.key),
        url="",
        modified=when,
        title=command.filename,
        team_uid=_team_of(folder, command.folder_uid),
        folder_uid=command.folder_uid,
        filename=command.filename,
        content_type=command.content_type,
        size=command.size,
        author=account.username if account else "",
        created=when,
    )


def _copied(command: CopyItem, original: Item | None, container: Item | None, when: datetime) -> Iterator[Document]:
    if isinstance(original, Document):
        yield replace(
            original,
            uid=waiting_uid(command.key),
            url="",
            modified=when,
            title=command.title,
            filename=command.title if original.filename else "",
            team_uid=_team_of(container, command.container_uid),
            folder_uid=command.container_uid,
        )


def _comment(command: AddComment, account: Account | None, when: datetime) -> Comment:
    return Comment(
        uid=waiting_uid(command.key),
        url="",
        modified=when,
        item_uid=command.item_uid,
        author=account.username if account else "",
        author_name=account.full_name if account else "",
        text=command.text,
        created=when,
        in_reply_to=command.in_reply_to,
    )


def _said(command: Command, account: Account | None, when: datetime) -> Iterator[Item]:
    """Give what a person says of another item, where they said nothing before."""
    if isinstance(command, Attend) and not command.attendance_uid:
        yield _attendance(command, account, when)
    if isinstance(command, Respond) and not command.response_uid:
        yield _response(command, account, when)


def _attendance(command: Attend, account: Account | None, when: datetime) -> Attendance:
    return Attendance(
        uid=waiting_uid(command.key),
        url="",
        modified=when,
        event_uid=command.event_uid,
        username=account.username if account else "",
        going=command.going,
    )


def _response(command: Respond, account: Account | None, when: datetime) -> Response:
    return Response(
        uid=waiting_uid(command.key),
        url="",
        modified=when,
        item_uid=command.item_uid,
        kind=command.says,
        username=account.username if account else "",
        said=command.said,
    )


def _item(command: CreateItem, container: Item | None, account: Account | None, when: datetime) -> Item:
    uid, me = waiting_uid(command.key), account.username if account else ""
    team_uid = _team_of(container, command.container_uid)
    item: Item
    match command.kind:
        case Kind.PEOPLE:
            item = Person(uid=uid, url="", modified=when, first_name="", last_name="", username=me)
        case Kind.EVENTS:
            item = Event(
                uid=uid, url="", modified=when, title="", start=when, audience=command.audience, team_uid=team_uid
            )
        case Kind.NEWS:
            item = NewsItem(
                uid=uid,
                url="",
                modified=when,
                title="",
                author=me,
                published=when,
                audience=command.audience,
                team_uid=team_uid,
            )
        case _:
            item = Document(
                uid=uid,
                url="",
                modified=when,
                title="",
                team_uid=team_uid,
                folder_uid=command.container_uid,
                is_folder=True,
                author=me,
                created=when,
            )
    return with_values(item, command.fields, picture_url(command))
