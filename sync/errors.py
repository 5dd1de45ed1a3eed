"""One family of errors, each with words for the person who meets it.

Library exceptions are converted into this family once, at the edge (the HTTP client, the cache, the local server). The
words are English sources for translation: whoever shows an error translates `title` and `message` in the context
``errors`` and fills in `facts`. This module is below Qt, so it marks the texts without importing it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping


_Value: TypeAlias = "str | bool | int | tuple[str, ...] | None"


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark `text` for translation; the name is the one that the translation tools look for."""
    return text


class MienskipError(Exception):
    """Something a person has to know about.

    `title` and `message` are untranslated templates; `facts` fills their ``{placeholders}``. `detail` is for the log
    and for support (an HTTP status, a class name): never shown first, never personal data.
    """

    title: ClassVar[str] = QT_TRANSLATE_NOOP("errors", "Something went wrong")
    message: ClassVar[str] = QT_TRANSLATE_NOOP(
        "errors", "This was not expected. What you made is kept. Try again, or report it if it returns."
    )
    retry_can_help: ClassVar[bool] = False

    def __init__(self, detail: str = "", **facts: str) -> None:
        super().__init__(detail or self.title)
        self.detail = detail
        self.facts = facts

    def __str__(self) -> str:
        """Title and message in English, with the facts filled in: for logs and the command line's fallback."""
        return f"{self.title}: {self.message}".format_map(_Blanks(self.facts))


class _Blanks(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


class ServerAway(MienskipError):
    """The server cannot be reached or is too busy: waiting helps."""

    title = QT_TRANSLATE_NOOP("errors", "The intranet cannot be reached")
    message = QT_TRANSLATE_NOOP("errors", "You can go on with what is here. We try again by ourselves.")
    retry_can_help = True

    def __init__(self, detail: str = "", *, retry_after: float | None = None, **facts: str) -> None:
        super().__init__(detail, **facts)
        self.retry_after = retry_after
        """Seconds the server asked us to wait, if it did."""


class UnknownHost(ServerAway):
    """The name of the server does not exist, or there is no network to ask."""

    title = QT_TRANSLATE_NOOP("errors", "No server by that name")
    message = QT_TRANSLATE_NOOP(
        "errors",
        "{host} was not found. Check the address, and whether you are on the network of your organisation.",
    )


class CaptivePortal(ServerAway):
    """Something else answers in the place of the intranet, such as the sign-in page of a guest network.

    `address` is where a browser gets to see it.
    """

    title = QT_TRANSLATE_NOOP("errors", "This network wants you to sign in first")
    message = QT_TRANSLATE_NOOP(
        "errors",
        "A page answered in the place of {host}. Open it in your browser and sign in there; we go on by ourselves.",
    )


class ProxyWantsSignIn(ServerAway):
    """The proxy on the way asks for a name and a password; `proxy` is its host and port."""

    title = QT_TRANSLATE_NOOP("errors", "The proxy asks who you are")
    message = QT_TRANSLATE_NOOP(
        "errors",
        "The way to the intranet leads through {proxy}, which wants a name and a password. Nothing was sent yet.",
    )


class Maintenance(ServerAway):
    """The server answers that it is being worked on (503)."""

    title = QT_TRANSLATE_NOOP("errors", "The intranet is being worked on")
    message = QT_TRANSLATE_NOOP("errors", "It will be back later. You can go on with what is here.")


class ServerFault(ServerAway):
    """The server failed while answering (5xx): the outcome of a write is unknown."""

    title = QT_TRANSLATE_NOOP("errors", "The intranet had a fault")
    message = QT_TRANSLATE_NOOP("errors", "That is not up to you. We try again by ourselves.")


class CertificateRefused(MienskipError):
    """TLS could not be set up with a certificate this machine trusts."""

    title = QT_TRANSLATE_NOOP("errors", "The connection is not safe")
    message = QT_TRANSLATE_NOOP(
        "errors",
        "The certificate of {host} is not trusted by this computer ({reason}). Nothing was sent. Ask your help desk.",
    )


class PlainHttpRefused(MienskipError):
    """An address without TLS that is not this machine."""

    title = QT_TRANSLATE_NOOP("errors", "This address is not safe")
    message = QT_TRANSLATE_NOOP(
        "errors", "Over http:// others can read your password. Use the address that begins with https://."
    )


class BadAddress(MienskipError):
    """What was typed is no address of a site."""

    title = QT_TRANSLATE_NOOP("errors", "This is not a web address")
    message = QT_TRANSLATE_NOOP("errors", "An address looks like https://intranet.example.org.")


class NotAnIntranet(MienskipError):
    """The server answers, but not as Plone's REST API does (HTML with 200, another JSON, another host)."""

    title = QT_TRANSLATE_NOOP("errors", "No intranet was found here")
    message = QT_TRANSLATE_NOOP(
        "errors",
        "{host} answers, but not as an intranet that this program understands. Check the address; on a guest network, "
        "sign in to that network first.",
    )


class WrongPassword(MienskipError):
    """The server refused user name and password."""

    title = QT_TRANSLATE_NOOP("errors", "Name or password is not right")
    message = QT_TRANSLATE_NOOP("errors", "Check your user name and password and try again.")


class SessionExpired(MienskipError):
    """The token is no longer valid: only this asks for a password."""

    title = QT_TRANSLATE_NOOP("errors", "Sign in again")
    message = QT_TRANSLATE_NOOP(
        "errors", "You were signed in for a long time. What you made is kept and waits for you."
    )


class NotAllowed(MienskipError):
    """The person is signed in but may not do or see this (403, or 401 with a token that works)."""

    title = QT_TRANSLATE_NOOP("errors", "You may not do this here")
    message = QT_TRANSLATE_NOOP(
        "errors", "Only members with the right to do so can. Ask the team that owns this place."
    )


class Locked(MienskipError):
    """A colleague is working on the item: `who` by name, `since` as local hours and minutes."""

    title = QT_TRANSLATE_NOOP("errors", "{who} is working on this")
    message = QT_TRANSLATE_NOOP(
        "errors", "It has been locked since {since}. What you made is kept; try again when {who} has finished."
    )


class Gone(MienskipError):
    """The item is no longer there (404, 410), or never was for this person."""

    title = QT_TRANSLATE_NOOP("errors", "This is no longer there")
    message = QT_TRANSLATE_NOOP("errors", "It was deleted or moved, or it is no longer shared with you.")


class Conflict(MienskipError):
    """The same thing was changed here and elsewhere; `fields` names the attributes, parted by spaces."""

    title = QT_TRANSLATE_NOOP("errors", "Changed in two places")
    message = QT_TRANSLATE_NOOP("errors", "The same thing was changed elsewhere meanwhile. Choose what it is to be.")

    def __init__(self, detail: str = "", *, theirs: Mapping[str, _Value] | None = None, **facts: str) -> None:
        super().__init__(detail, **facts)
        self.theirs = dict(theirs or {})
        """The fields to choose about, as they are on the server."""


class DeletedMeanwhile(Conflict):
    """What a person changed was deleted by somebody else."""

    title = QT_TRANSLATE_NOOP("errors", "This was deleted meanwhile")
    message = QT_TRANSLATE_NOOP("errors", "What you changed is kept. Make it anew with your changes, or let it go.")


class ChangedMeanwhile(Conflict):
    """What a person wants to delete or replace was changed by somebody else after they looked at it."""

    title = QT_TRANSLATE_NOOP("errors", "This was changed since you saw it")
    message = QT_TRANSLATE_NOOP("errors", "Look at it first, and then choose. Nothing was changed or lost.")


class Answered(MienskipError):
    """A comment that a person wants to delete was answered: on the server it would take the answers with it."""

    title = QT_TRANSLATE_NOOP("errors", "Somebody answered this")
    message = QT_TRANSLATE_NOOP(
        "errors", "Without your comment the answers would go as well, so it stays. You can still change what it says."
    )


class Refused(MienskipError):
    """The server understood the request and will not carry it out (400, 409, 413, 422, 507 …)."""

    title = QT_TRANSLATE_NOOP("errors", "The intranet did not accept this")
    message = QT_TRANSLATE_NOOP("errors", "It said: {reason}")


class BadAnswer(MienskipError):
    """JSON was asked for and something else, or JSON of another shape, came."""

    title = QT_TRANSLATE_NOOP("errors", "The intranet gave an answer we do not understand")
    message = QT_TRANSLATE_NOOP("errors", "The rest goes on. If it returns, report it to whoever runs the intranet.")
    retry_can_help = True


class TooLarge(MienskipError):
    """An answer or a file over a limit that protects this machine."""

    title = QT_TRANSLATE_NOOP("errors", "This is too large")
    message = QT_TRANSLATE_NOOP("errors", "{name} is larger than {limit} and was left out.")


class KeyringUnavailable(MienskipError):
    """No keyring, or one that is locked: not the same as signed out."""

    title = QT_TRANSLATE_NOOP("errors", "The keyring of this computer is not ready")
    message = QT_TRANSLATE_NOOP("errors", "Unlock it, or sign in for this time only: then nothing is kept.")
    retry_can_help = True


class NotSignedIn(MienskipError):
    """Nobody is signed in on this machine."""

    title = QT_TRANSLATE_NOOP("errors", "Nobody is signed in")
    message = QT_TRANSLATE_NOOP("errors", "Sign in first: mienskip sign-in https://intranet.example.org --user NAME")


class CacheFromNewerVersion(MienskipError):
    """The cache was written by a newer version of the program; it is left as it is."""

    title = QT_TRANSLATE_NOOP("errors", "This program is older than its data")
    message = QT_TRANSLATE_NOOP(
        "errors", "A newer version was used on this computer. Update the program; nothing was changed."
    )


class CacheDamaged(MienskipError):
    """The cache cannot be read; what can be saved is saved and the rest fetched again."""

    title = QT_TRANSLATE_NOOP("errors", "The offline copy was damaged")
    message = QT_TRANSLATE_NOOP(
        "errors", "It is made anew from the intranet. What was not sent yet is kept where it could be read."
    )


class CacheUnreadable(MienskipError):
    """No page of the cache fits its key: the key is another, or the head of the file is gone. `file` is where it is."""

    title = QT_TRANSLATE_NOOP("errors", "The offline copy does not open")
    message = QT_TRANSLATE_NOOP(
        "errors",
        "The key in the keyring of this computer does not fit it. It was put aside as {file}, and everything is "
        "fetched again. What was not sent yet is in the copy that was put aside.",
    )


class CacheKeyLost(MienskipError):
    """There is a cache, but its key is no longer in the keyring."""

    title = QT_TRANSLATE_NOOP("errors", "The key of the offline copy is gone")
    message = QT_TRANSLATE_NOOP(
        "errors",
        "It was in the keyring of this computer and is no longer there. Sign in to fetch everything again. What was "
        "not sent yet can then no longer be read: if you can bring the keyring back, do that first.",
    )


class CacheInUse(MienskipError):
    """Another process has the cache open for writing."""

    title = QT_TRANSLATE_NOOP("errors", "Mienskip is already running")
    message = QT_TRANSLATE_NOOP("errors", "Close the other one first, or use its window.")
    retry_can_help = True


class DiskFull(MienskipError):
    """No room on the disk."""

    title = QT_TRANSLATE_NOOP("errors", "The disk is full")
    message = QT_TRANSLATE_NOOP("errors", "Make some room; then we go on where we were.")
    retry_can_help = True


class FileInUse(MienskipError):
    """Another program has a file open and lets nobody else at it, as happens on Windows."""

    title = QT_TRANSLATE_NOOP("errors", "{name} is open in another program")
    message = QT_TRANSLATE_NOOP("errors", "Close it there; we try again by ourselves.")
    retry_can_help = True

    @staticmethod
    def is_meant_by(error: OSError) -> bool:
        """Tell whether this is what an error of the system means (a sharing or a lock violation)."""
        return getattr(error, "winerror", None) in {32, 33}


class NotWritable(MienskipError):
    """The folder of the program's data, or the disk that it is on, cannot be written to."""

    title = QT_TRANSLATE_NOOP("errors", "Nothing can be kept on this computer")
    message = QT_TRANSLATE_NOOP(
        "errors", "The folder of Mienskip's data cannot be written to. Check that its disk is there and not protected."
    )
    retry_can_help = True


class UnusableFile(MienskipError):
    """A local file that cannot be sent: a folder, empty, unreadable, changed meanwhile."""

    title = QT_TRANSLATE_NOOP("errors", "{name} cannot be sent")
    message = QT_TRANSLATE_NOOP("errors", "{reason}")


class NotSentYet(MienskipError):
    """Something of the person is on this machine only, and what they ask would remove it; `count` is how much."""

    title = QT_TRANSLATE_NOOP("errors", "Not everything of yours is sent")
    message = QT_TRANSLATE_NOOP(
        "errors",
        "{count} of your changes and open documents are on this computer only. Sync and finish them first, or use "
        "--force to lose them.",
    )


class WorkOfSomebodyElse(MienskipError):
    """Who was signed out by the program left something unsent here: `who` by user name. Another sign-in removes it."""

    title = QT_TRANSLATE_NOOP("errors", "There is work of {who} on this computer")
    message = QT_TRANSLATE_NOOP(
        "errors",
        "It is encrypted and was not sent yet. Let {who} sign in first; whoever else signs in removes it.",
    )


class Interrupted(MienskipError):
    """The person cancelled it."""

    title = QT_TRANSLATE_NOOP("errors", "Cancelled")
    message = QT_TRANSLATE_NOOP("errors", "Nothing was changed.")


class DecidedByOrganisation(MienskipError):
    """The policy of this machine does not allow it; `reason` says what it decides."""

    title = QT_TRANSLATE_NOOP("errors", "Your organisation has decided this")
    message = QT_TRANSLATE_NOOP("errors", "{reason} Ask your help desk if you need it otherwise.")


class LocalServerError(MienskipError):
    """The embedded server could not be set up or started."""

    title = QT_TRANSLATE_NOOP("errors", "The server on this computer did not start")
    message = QT_TRANSLATE_NOOP("errors", "{reason}")
