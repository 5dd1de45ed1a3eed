"""Every kind of command: how it comes about, what a person gives, and what the server must show afterwards.

A kind is one class below and one line in `KINDS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sync.models import is_waiting
from sync.plone.small_files import SMALL

if TYPE_CHECKING:
    from tests.faults.stage import Stage


class Kind(Protocol):
    """One command of its kind, from its cause to its effect. Each instance is used once."""

    def prepare(self, stage: Stage) -> list[str]:
        """Make on the server what the command is about; give the paths that have to be in the cache before."""

    def give(self, stage: Stage) -> None:
        """Give the command to the engine, as the screens do."""

    def effects(self, stage: Stage) -> int:
        """Count, on the server itself, how often the command was carried out."""

    def is_cached(self, stage: Stage) -> bool:
        """Tell whether the cache shows what the server shows, and nothing that waits."""


class Uploading:
    """A file for a team, so small that it goes in one request."""

    size = 3000

    def prepare(self, stage: Stage) -> list[str]:
        self._name = f"{stage.site.name('verslag')}.txt"
        self._body = (f"de inhoud van {self._name} ".encode() * self.size)[: self.size]
        self._path = stage.folder / self._name
        self._path.write_bytes(self._body)
        return []

    def give(self, stage: Stage) -> None:
        stage.engine.upload([self._path], stage.uid(stage.team))

    def effects(self, stage: Stage) -> int:
        found = [path for path in stage.me.found(portal_type="File", Title=self._name) if path.startswith(stage.team)]
        assert all(stage.me.http.get(f"{path}/@@download/file").content == self._body for path in found)
        return len(found)

    def is_cached(self, stage: Stage) -> bool:
        shown = [one for one in stage.queries.documents(stage.uid(stage.team)) if one.filename == self._name]
        return [is_waiting(one.uid) for one in shown] == [False] and shown[0].size == len(self._body)


class UploadingInPieces(Uploading):
    """A file that is sent so that it can go on where it broke off."""

    size = SMALL + 3000


class Commenting:
    """A remark below a post."""

    def prepare(self, stage: Stage) -> list[str]:
        self._post = stage.me.create(stage.team, "News Item", stage.site.name("bericht"))
        self._text = f"Goed plan voor {self._post}"
        return [self._post]

    def give(self, stage: Stage) -> None:
        stage.engine.comment(stage.uid(self._post), self._text)

    def effects(self, stage: Stage) -> int:
        said = stage.me.http.get(f"{self._post}/@comments").json()["items"]
        return sum(one["text"]["data"] == self._text for one in said)

    def is_cached(self, stage: Stage) -> bool:
        shown = stage.queries.comments(stage.uid(self._post))
        return [(one.text, is_waiting(one.uid)) for one in shown] == [(self._text, False)]


class EditingAProfile:
    """Another room in one's own profile."""

    def prepare(self, stage: Stage) -> list[str]:
        self._profile = f"/people/{stage.me.username}"
        self._room = stage.site.name("kamer")
        return [self._profile]

    def give(self, stage: Stage) -> None:
        uid = stage.uid(self._profile)
        person = stage.queries.person(uid)
        assert person is not None
        stage.engine.edit(uid, {"room": person.room}, {"room": self._room})

    def effects(self, stage: Stage) -> int:
        return int(stage.me.http.get(self._profile).json()["room"] == self._room)

    def is_cached(self, stage: Stage) -> bool:
        there = stage.store.covered(stage.uid(self._profile))
        shown = stage.queries.person(stage.uid(self._profile))
        return shown is not None and shown == there and shown.room == self._room


class EditingAPost:
    """Another title for a post."""

    def prepare(self, stage: Stage) -> list[str]:
        self._post = stage.me.create(stage.team, "News Item", stage.site.name("bericht"))
        return [self._post]

    def give(self, stage: Stage) -> None:
        self._title = f"Nieuwe titel van {self._post}"
        stage.engine.edit(stage.uid(self._post), {"title": self._post.rpartition("/")[2]}, {"title": self._title})

    def effects(self, stage: Stage) -> int:
        return int(stage.me.http.get(self._post).json()["title"] == self._title)

    def is_cached(self, stage: Stage) -> bool:
        there = stage.store.covered(stage.uid(self._post))
        shown = stage.queries.news_item(stage.uid(self._post))
        return shown is not None and shown == there and shown.title == self._title


KINDS: tuple[type[Kind], ...] = (Uploading, UploadingInPieces, Commenting, EditingAProfile, EditingAPost)
