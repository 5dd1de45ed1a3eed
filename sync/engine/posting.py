"""Posts as a person gives them, with pictures and files in them: which commands that takes.

A post with something in it is made as its author's alone; what is in it is sent into it, its text is completed, and
only then it is given to those it is for: nobody sees half of it, and a crash in between shows nothing to anybody.
"""

from __future__ import annotations

import mimetypes
import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sync.cache.attachments import ATTACHED_PREFIX
from sync.cache.commands import EditItem, MarkOfficial, SetAudience, UploadFile, subject_of, waiting_uid
from sync.cache.references import REFERENCE, without
from sync.engine.drafts import drafted_item, drafted_upload
from sync.models import Audience, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from sync.cache.commands import Command
    from sync.models import Fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A picture or a file of a post, which its text names ``attached:`` and `key` (a uuid of 32 hex digits).

    `size` in bytes. Without a `path` its body was kept by `PostingDesk.keep_attachment`; a file is sent from its path.
    """

    key: str
    filename: str
    content_type: str
    size: int = 0
    path: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """What somebody wants to publish: `fields` by the attributes of `NewsItem`, and for whom it is.

    `container_uid` is the team where it is for one. With `not_before` (aware) it stays its author's alone until then:
    a site cannot do that by itself, so this program does, or as soon after as it runs and has a connection.
    `official` news is made by who reviews, for everyone and at once.
    """

    fields: Fields
    audience: Audience
    container_uid: str = ""
    attachments: tuple[Attachment, ...] = ()
    not_before: datetime | None = None
    official: bool = False


def drafted_post(posting: Posting) -> list[Command]:
    """Give the commands of a posting, in the order in which they have to be.

    Raises UnusableFile, FileInUse for an attached file that cannot be sent.
    """
    if not posting.attachments and posting.not_before is None:
        made = drafted_item(Kind.NEWS, posting.fields, posting.container_uid, posting.audience)
        return [made, *_made_official(posting, subject_of(made))]
    body = str(posting.fields.get("body_html") or "")
    alone = without_attachments(body)
    made = drafted_item(Kind.NEWS, {**posting.fields, "body_html": alone}, "", Audience.ME)
    uid = subject_of(made)
    commands: list[Command] = [made, *_uploads(posting.attachments, uid)]
    if posting.attachments:
        commands.append(_edited(uid, {"body_html": alone}, {"body_html": with_references(body, posting.attachments)}))
    if posting.audience is not Audience.ME:
        commands.append(given_to(uid, posting.audience, posting.container_uid, posting.not_before))
    return [*commands, *_made_official(posting, uid)]


def drafted_revision(uid: str, base: Fields, changes: Fields, attachments: Iterable[Attachment] = ()) -> list[Command]:
    """Give the commands that change a post: what is new in it is sent first. Raises as `drafted_post`."""
    added = tuple(attachments)
    if "body_html" in changes:
        changes = {**changes, "body_html": with_references(str(changes["body_html"] or ""), added)}
    return [*_uploads(added, uid), _edited(uid, base, changes)]


def given_to(uid: str, audience: Audience, container_uid: str = "", not_before: datetime | None = None) -> SetAudience:
    """Have a post be for others, now or later; `container_uid` is the team where it is for one."""
    return SetAudience(
        key=uuid.uuid4().hex,
        uid=uid,
        audience=audience,
        container_uid=container_uid,
        not_before=not_before.isoformat() if not_before else "",
    )


def without_attachments(body_html: str) -> str:
    """Give a text as it reads before what it names is on the site: without pictures, names of files without a link."""
    return without(body_html, f'{ATTACHED_PREFIX}[^"]*')


def with_references(body_html: str, attachments: Iterable[Attachment]) -> str:
    """Have a text name its attachments by the uids that stand for them until they are sent."""
    for attachment in attachments:
        body_html = body_html.replace(
            f'"{ATTACHED_PREFIX}{attachment.key}"', f'"{REFERENCE}{waiting_uid(attachment.key)}"'
        )
    return body_html


def _made_official(posting: Posting, uid: str) -> list[Command]:
    return [MarkOfficial(key=uuid.uuid4().hex, uid=uid, official=True)] if posting.official else []


def _edited(uid: str, base: Fields, changes: Fields) -> EditItem:
    return EditItem(key=uuid.uuid4().hex, uid=uid, base=base, changes=changes)


def _uploads(attachments: Iterable[Attachment], uid: str) -> list[Command]:
    return [_upload(attachment, uid) for attachment in attachments]


def _upload(attachment: Attachment, uid: str) -> UploadFile:
    if attachment.path is not None:
        return replace(drafted_upload(attachment.path, uid, attachment.filename), key=attachment.key)
    kind = attachment.content_type or mimetypes.guess_type(attachment.filename)[0] or "application/octet-stream"
    return UploadFile(
        key=attachment.key,
        path="",
        folder_uid=uid,
        filename=attachment.filename,
        content_type=kind,
        size=attachment.size,
        modified_ns=0,
    )
