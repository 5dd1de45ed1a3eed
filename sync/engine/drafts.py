"""Commands as a person gives them, and what stands in the cache for them until they are carried out."""

from __future__ import annotations

import mimetypes
import uuid
from typing import TYPE_CHECKING, Any

from sync.cache.commands import AddComment, UploadFile
from sync.errors import QT_TRANSLATE_NOOP, FileInUse, UnusableFile
from sync.models import WAITING_PREFIX, Comment, Document, Person

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from sync.cache.commands import CreateItem
    from sync.models import Account


def drafted_upload(path: Path, folder_uid: str) -> UploadFile:
    """Take a file as it is now. Raises UnusableFile for what cannot be sent, FileInUse for what cannot be now."""
    try:
        status = path.stat()
        if not path.is_file():
            raise UnusableFile(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "It is a folder or no file at all."))
        if status.st_size == 0:
            raise UnusableFile(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "It is empty."))
        with path.open("rb"):
            pass
    except OSError as error:
        if FileInUse.is_meant_by(error):
            raise FileInUse(name=path.name) from error
        raise UnusableFile(name=path.name, reason=QT_TRANSLATE_NOOP("errors", "It cannot be read.")) from error
    return UploadFile(
        key=uuid.uuid4().hex,
        path=str(path.absolute()),
        folder_uid=folder_uid,
        filename=path.name,
        content_type=mimetypes.guess_type(path.name)[0] or "application/octet-stream",
        size=status.st_size,
        modified_ns=status.st_mtime_ns,
    )


def waiting_document(command: UploadFile, folder: Document | None, account: Account | None, when: datetime) -> Document:
    """Give what stands in the folder for an upload; `folder` is None where that is a team itself."""
    return Document(
        uid=f"{WAITING_PREFIX}{command.key}",
        url="",
        modified=when,
        title=command.filename,
        team_uid=folder.team_uid if folder else command.folder_uid,
        folder_uid=command.folder_uid,
        filename=command.filename,
        content_type=command.content_type,
        size=command.size,
        author=account.username if account else "",
        created=when,
    )


def drafted_comment(item_uid: str, text: str, in_reply_to: str) -> AddComment:
    """Take what a person said below an item."""
    return AddComment(key=uuid.uuid4().hex, item_uid=item_uid, text=text, in_reply_to=in_reply_to)


def waiting_comment(command: AddComment, account: Account | None, when: datetime) -> Comment:
    """Give what stands below the item for a comment."""
    return Comment(
        uid=f"{WAITING_PREFIX}{command.key}",
        url="",
        modified=when,
        item_uid=command.item_uid,
        author=account.username if account else "",
        author_name=account.full_name if account else "",
        text=command.text,
        created=when,
        in_reply_to=command.in_reply_to,
    )


def waiting_profile(command: CreateItem, account: Account | None, when: datetime) -> Person:
    """Give what stands among the people for a profile that is to be made."""
    known: dict[str, Any] = {"first_name": "", "last_name": ""}
    known |= {name: value for name, value in command.fields.items() if name != "portrait"}
    known["username"] = account.username if account else known.get("username", "")
    return Person(uid=f"{WAITING_PREFIX}{command.key}", url="", modified=when, **known)
