"""What the screens need of whoever assembles them: the cache to read and the engine to ask.

`desktop` implements it over the engine's thread; tests may do so with less. Nothing here waits: answers come as
signals, after the cache has changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from sync.cache.answers import SavedSearch
    from sync.cache.commands import Command
    from sync.cache.marks import Mark
    from sync.cache.queries import Queries
    from sync.engine.events import SyncState
    from sync.engine.resolving import Chosen
    from sync.engine.sharing import Sharing
    from sync.models import Account, Fields
    from ui.conversation import ConversationDesk
    from ui.editing import EditingDesk
    from ui.films import FilmDesk
    from ui.membership import MembershipDesk
    from ui.notices.board import NoticeBoard
    from ui.posting import PostingDesk
    from ui.reading import ReadingDesk
    from ui.settings import TransferLimits


class Session(QObject):
    """One signed-in person on one intranet, as the main thread sees them.

    Signals carry the values of `sync.engine.events`.
    """

    state_changed = Signal(object)
    """SyncState: the connection pill."""
    changed = Signal(object)
    """Changed: which items in the cache are other than they were."""
    transfer_changed = Signal(object)
    """Transfer: a body on its way, several times a second at most."""
    document_ready = Signal(object)
    """DocumentReady: a document asked for by `open_document` lies on the disk."""
    pictures_ready = Signal(object)
    """PicturesReady: pictures asked for by `want_pictures` are in the cache."""
    problem = Signal(object)
    """Problem: something the person asked for failed."""
    sign_in_again_requested = Signal()
    """The person wants to sign in again, because the session expired."""
    remedy_requested = Signal(object)
    """The person wants to do something about an error of the connection, a MienskipError."""
    signed_out = Signal()
    """Everything of the person has left this machine."""

    account: Account
    editing: EditingDesk
    """Documents that are changed in other programs, and their versions."""
    conversation: ConversationDesk
    """What people say below a post, and of it."""
    films: FilmDesk
    """What films are read from."""
    membership: MembershipDesk
    """Teams, and who belongs to them."""
    posting: PostingDesk
    """Posts that are written, changed and published."""
    reading: ReadingDesk
    """What counts as read, and what stands on the front page."""
    notices: NoticeBoard
    """What the person was told of."""
    queries: Queries
    """The main thread's read-only view of the cache."""

    @property
    def state(self) -> SyncState:
        """The last known state of the connection."""
        raise NotImplementedError

    def open_queries(self) -> Queries:
        """Open another read-only view of the cache, for a worker thread; the worker closes it."""
        raise NotImplementedError

    def sync_now(self) -> None:
        """Look for changes at once."""
        raise NotImplementedError

    def want_pictures(self, urls: Iterable[str]) -> None:
        """Fetch pictures that are not in the cache; asking again for one that is under way costs nothing."""
        raise NotImplementedError

    def share(self, sharing: Sharing) -> None:
        """Send files and folders into a team or a folder; each shows up in the cache at once, as waiting."""
        raise NotImplementedError

    def retry(self, key: str) -> None:
        """Try a failed command again."""
        raise NotImplementedError

    def cancel(self, key: str) -> None:
        """Stop a transfer, or discard a waiting or failed command."""
        raise NotImplementedError

    def open_document(self, uid: str) -> None:
        """Get a document's body ready as a file; `document_ready` follows."""
        raise NotImplementedError

    def keep_offline(self, uids: Iterable[str], *, keep: bool) -> None:
        """Keep documents, folders or teams on this machine with all that is and will be in them, or no longer."""
        raise NotImplementedError

    def pause(self, key: str = "") -> None:
        """Stop a transfer, or all of them, until `go_on`; that is remembered."""
        raise NotImplementedError

    def go_on(self, key: str = "") -> None:
        """Go on with a transfer that was paused, or with all of them."""
        raise NotImplementedError

    def set_limits(self, limits: TransferLimits) -> None:
        """Have transfers take no more of the line and the disk than this, from now on."""
        raise NotImplementedError

    def comment(self, item_uid: str, text: str, in_reply_to: str = "") -> None:
        """Say something below an item; it shows up in the cache at once, as waiting."""
        raise NotImplementedError

    def save_profile(self, uid: str, base: Fields, changes: Fields) -> None:
        """Change fields of one's own profile; the cache shows it at once, and it waits where there is no connection.

        `base` says what the same fields were when the person began: whoever changed them since is not overwritten.
        """
        raise NotImplementedError

    def create_profile(self, fields: Fields) -> None:
        """Make the profile of the signed-in person; it shows up in the cache at once, as waiting."""
        raise NotImplementedError

    def new_folder(self, container_uid: str, title: str) -> None:
        """Make a folder in a team or a folder."""
        raise NotImplementedError

    def rename(self, uid: str, title: str) -> None:
        """Give a document or a folder another name."""
        raise NotImplementedError

    def move(self, uids: Iterable[str], container_uid: str) -> None:
        """Put documents and folders into another team or folder."""
        raise NotImplementedError

    def copy(self, titles: Mapping[str, str], container_uid: str) -> None:
        """Put copies of documents and folders into a team or folder; `titles` names each copy, by uid."""
        raise NotImplementedError

    def share_content(self, filename: str, body: bytes, container_uid: str) -> None:
        """Send what is in no file yet, such as a picture that was pasted, into a team or a folder."""
        raise NotImplementedError

    def delete(self, uids: Iterable[str]) -> None:
        """Delete things, and what is in them."""
        raise NotImplementedError

    def replace(self, document_uid: str, path: Path) -> None:
        """Send a file as a new version of a document."""
        raise NotImplementedError

    def attend(self, event_uid: str, *, going: bool) -> None:
        """Say whether one comes to an event."""
        raise NotImplementedError

    def resolve(self, key: str, chosen: Chosen) -> None:
        """Go on with a command that failed because of a conflict: which version is to stay, or both."""
        raise NotImplementedError

    def change(self, command: Command) -> None:
        """Put a command, changed by the person, in the place of the one with its key, and have it sent."""
        raise NotImplementedError

    def mark_read(self, uids: Iterable[str]) -> None:
        """Remember, on this machine, that news was read."""
        raise NotImplementedError

    def mark(self, mark: Mark, uids: Iterable[str], *, on: bool, value: str = "") -> None:
        """Mark things for the person alone, on this machine, or no longer."""
        raise NotImplementedError

    def save_searches(self, searches: Sequence[SavedSearch]) -> None:
        """Remember, on this machine, what the person looks for again and again: all of it, in their order."""
        raise NotImplementedError

    def visited(self) -> None:
        """Remember that the person has looked just now: "since you were last here" begins here."""
        raise NotImplementedError

    def sign_out(self) -> None:
        """Remove everything of the person from this machine; `signed_out` follows."""
        raise NotImplementedError
