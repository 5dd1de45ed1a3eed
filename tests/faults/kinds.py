"""Every kind of command: how it comes about, what a person gives, and what the server must show afterwards.

A kind is one class below and one line in the lists at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from sync.models import Audience, is_waiting
from sync.models import Kind as ItemKind
from sync.plone.small_files import SMALL
from tests.faults.kinds_of_posts import GivingToATeam, PostingWithAPicture
from tests.plone_server import FOLDER
from tests.sharing import shared_together

if TYPE_CHECKING:
    from sync.models import Fields
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
        stage.engine.intake.share(shared_together([self._path], stage.uid(stage.team)))

    def effects(self, stage: Stage) -> int:
        found = _found(stage, "File", self._name)
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
        stage.engine.intake.comment(stage.uid(self._post), self._text)

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
        stage.engine.intake.edit(uid, {"room": person.room}, {"room": self._room})

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
        stage.engine.intake.edit(
            stage.uid(self._post), {"title": self._post.rpartition("/")[2]}, {"title": self._title}
        )

    def effects(self, stage: Stage) -> int:
        return int(stage.me.http.get(self._post).json()["title"] == self._title)

    def is_cached(self, stage: Stage) -> bool:
        there = stage.store.covered(stage.uid(self._post))
        shown = stage.queries.news_item(stage.uid(self._post))
        return shown is not None and shown == there and shown.title == self._title


class Replacing:
    """A new version of a document."""

    def prepare(self, stage: Stage) -> list[str]:
        self._name = f"{stage.site.name('nota')}.txt"
        self._document = stage.me.create_file(stage.team, self._name, b"de eerste versie")
        self._body = f"de tweede versie van {self._name}".encode() * 100
        self._path = stage.folder / self._name
        self._path.write_bytes(self._body)
        return [self._document]

    def give(self, stage: Stage) -> None:
        stage.engine.intake.replace(stage.uid(self._document), self._path)

    def effects(self, stage: Stage) -> int:
        assert stage.me.http.get(f"{self._document}/@@download/file").content == self._body
        return len(_found(stage, "File", self._name))

    def is_cached(self, stage: Stage) -> bool:
        shown = stage.queries.document(stage.uid(self._document))
        return shown is not None and shown.size == len(self._body)


class Creating:
    """A post, an event or a folder in a team."""

    kind = ItemKind.NEWS
    portal_type = "News Item"
    fields: ClassVar[Fields] = {"lead": "Kort", "body_html": "<p>De tekst</p>"}

    def prepare(self, stage: Stage) -> list[str]:
        self._title = stage.site.name("gemaakt")
        return []

    def give(self, stage: Stage) -> None:
        fields = {"title": self._title, **self.fields}
        stage.engine.intake.create(self.kind, fields, stage.uid(stage.team), Audience.TEAM)

    def effects(self, stage: Stage) -> int:
        return len(_found(stage, self.portal_type, self._title))

    def is_cached(self, stage: Stage) -> bool:
        query = f"SELECT uid FROM {self.kind} WHERE title = ?"  # noqa: S608  one of three names
        shown = [uid for (uid,) in stage.store._connection.execute(query, (self._title,))]
        return [is_waiting(uid) for uid in shown] == [False]


class CreatingAnEvent(Creating):
    """Something for the agenda."""

    kind = ItemKind.EVENTS
    portal_type = "Event"
    fields: ClassVar[Fields] = {"start": "2026-12-01T09:00:00+00:00", "end": "2026-12-01T10:00:00+00:00"}


class CreatingAFolder(Creating):
    """A folder for documents."""

    kind = ItemKind.DOCUMENTS
    portal_type = FOLDER
    fields: ClassVar[Fields] = {"is_folder": True}


class Deleting:
    """A document that goes."""

    def prepare(self, stage: Stage) -> list[str]:
        self._document = stage.me.create_file(stage.team, f"{stage.site.name('weg')}.txt", b"weg ermee")
        return [self._document]

    def give(self, stage: Stage) -> None:
        stage.engine.intake.delete([stage.uid(self._document)])

    def effects(self, stage: Stage) -> int:
        return int(stage.me.status(self._document) == 404)

    def is_cached(self, stage: Stage) -> bool:
        return not stage.has(self._document)


class Renaming:
    """Another name for a document."""

    def prepare(self, stage: Stage) -> list[str]:
        self._document = stage.me.create_file(stage.team, f"{stage.site.name('oud')}.txt", b"inhoud")
        self._title = f"nieuw van {self._document.rpartition('/')[2]}"
        return [self._document]

    def give(self, stage: Stage) -> None:
        stage.engine.intake.rename(stage.uid(self._document), self._title)

    def effects(self, stage: Stage) -> int:
        return int(stage.me.http.get(self._document).json()["title"] == self._title)

    def is_cached(self, stage: Stage) -> bool:
        shown = stage.queries.document(stage.uid(self._document))
        return shown is not None and shown.title == self._title


class Moving:
    """A document put into a folder."""

    def prepare(self, stage: Stage) -> list[str]:
        self._folder = stage.me.create(stage.team, FOLDER, stage.site.name("map"))
        self._name = f"{stage.site.name('zwerver')}.txt"
        self._document = stage.me.create_file(stage.team, self._name, b"inhoud")
        return [self._folder, self._document]

    def give(self, stage: Stage) -> None:
        stage.engine.intake.move([stage.uid(self._document)], stage.uid(self._folder))

    def effects(self, stage: Stage) -> int:
        found = _found(stage, "File", self._name)
        assert all(path.startswith(f"{self._folder}/") for path in found)
        return len(found)

    def is_cached(self, stage: Stage) -> bool:
        return [one.filename for one in stage.queries.documents(stage.uid(self._folder))] == [self._name] and not (
            stage.has(self._document)
        )


class Copying:
    """A copy of a document in a folder, under a name of its own."""

    def prepare(self, stage: Stage) -> list[str]:
        self._folder = stage.me.create(stage.team, FOLDER, stage.site.name("map"))
        name = stage.site.name("origineel")
        self._title = f"kopie van {name}.txt"
        self._document = stage.me.create_file(stage.team, f"{name}.txt", b"inhoud")
        return [self._folder, self._document]

    def give(self, stage: Stage) -> None:
        stage.engine.intake.copy({stage.uid(self._document): self._title}, stage.uid(self._folder))

    def effects(self, stage: Stage) -> int:
        copies = [path for path in stage.me.found(portal_type="File") if path.startswith(f"{self._folder}/")]
        bodies = [stage.me.http.get(f"{path}/@@download/file").content for path in copies]
        assert set(bodies) <= {b"inhoud"}
        assert stage.me.status(self._document) == 200
        return len(copies)

    def is_cached(self, stage: Stage) -> bool:
        shown = stage.queries.documents(stage.uid(self._folder))
        return [(one.title, one.filename, is_waiting(one.uid)) for one in shown] == [(self._title, self._title, False)]


class Publishing:
    """A message of the team that everybody may see from now on."""

    def prepare(self, stage: Stage) -> list[str]:
        self._post = stage.me.create(stage.team, "News Item", stage.site.name("mededeling"))
        self._state = self._state_now(stage)
        return [self._post]

    def give(self, stage: Stage) -> None:
        stage.engine.posts.give_to(stage.uid(self._post), Audience.EVERYONE)

    def effects(self, stage: Stage) -> int:
        return int(self._state_now(stage) != self._state)

    def is_cached(self, stage: Stage) -> bool:
        shown = stage.queries.news_item(stage.uid(self._post))
        return shown is not None and shown.audience is Audience.EVERYONE

    def _state_now(self, stage: Stage) -> str:
        return str(stage.me.http.get(self._post).json()["review_state"])


class MarkingOfficial:
    """Having a post be official news, by somebody who reviews what others write."""

    def prepare(self, stage: Stage) -> list[str]:
        stage.site.administration.let_review(stage.me.username)
        self._post = stage.me.create("/news", "News Item", stage.site.name("officieel"))
        stage.me.transition(self._post, "show_internally")
        return [self._post]

    def give(self, stage: Stage) -> None:
        stage.engine.intake.set_official(stage.uid(self._post), official=True)

    def effects(self, stage: Stage) -> int:
        return int(stage.me.http.get(self._post).json()["review_state"] == "internally_published")

    def is_cached(self, stage: Stage) -> bool:
        shown = stage.queries.news_item(stage.uid(self._post))
        return shown is not None and shown.official


class Attending:
    """The word that one comes to an event."""

    def prepare(self, stage: Stage) -> list[str]:
        times = {"start": "2026-12-02T09:00:00+00:00", "end": "2026-12-02T10:00:00+00:00"}
        self._event = stage.me.create(stage.team, "Event", stage.site.name("borrel"), **times)
        return [self._event]

    def give(self, stage: Stage) -> None:
        self._uid = stage.uid(self._event)
        stage.engine.intake.attend(self._uid, going=True)

    def effects(self, stage: Stage) -> int:
        return len(stage.me.found(portal_type="attendance", Subject=self._uid))

    def is_cached(self, stage: Stage) -> bool:
        shown = stage.queries.attendances(self._uid)
        return [(one.username, is_waiting(one.uid)) for one in shown] == [(stage.me.username, False)]


def _found(stage: Stage, portal_type: str, title: str) -> list[str]:
    """Give the paths of things in the team by their title."""
    found = stage.me.found(portal_type=portal_type, Title=title)
    return [path for path in found if path.startswith(f"{stage.team}/")]


OF_DOCUMENTS: tuple[type[Kind], ...] = (
    Uploading,
    UploadingInPieces,
    Replacing,
    CreatingAFolder,
    Deleting,
    Renaming,
    Moving,
    Copying,
)
OF_WORDS: tuple[type[Kind], ...] = (
    Commenting,
    Creating,
    CreatingAnEvent,
    EditingAProfile,
    EditingAPost,
    Publishing,
    MarkingOfficial,
    Attending,
    PostingWithAPicture,
    GivingToATeam,
)
