"""What the screens show of teams and documents, and of what is done with these here and by others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.addresses import named_by
from sync.cache.answers import OfflineMarks
from sync.cache.marks import Mark
from sync.cache.record_reading import RecordReading
from sync.cache.records import DOCUMENTS, TEAMS
from sync.cache.searching import below
from sync.cache.wording import IN_A_TEAM, NOT_WAITING
from sync.cache.working_copies import EVERY_AWAITED, EVERY_COPY, EVERY_LOCK, copy_of, lock_of

if TYPE_CHECKING:
    from sync.cache.working_copies import KnownLock, WorkingCopy
    from sync.models import Document, Team

_DEEPEST_FOLDER = 50


class DocumentQueries(RecordReading):
    """Teams, their folders and documents."""

    def teams(self) -> list[Team]:
        """Give all teams: mine first, then by title."""
        return self._all(TEAMS, "ORDER BY mine DESC, title_key, uid")

    def team(self, uid: str) -> Team | None:
        """Give one team."""
        return self._one(TEAMS, "WHERE uid = ?", uid)

    def teams_where_active(self, username: str) -> set[str]:
        """Give the uids of teams in which somebody has put documents or messages."""
        rows = self._reader.rows(
            "SELECT DISTINCT team_uid FROM documents WHERE author = :who "
            "UNION SELECT team_uid FROM news WHERE author = :who",
            {"who": username},
        )
        return {uid for (uid,) in rows if uid and username}

    def document(self, uid: str) -> Document | None:
        """Give one document or folder."""
        return self._one(DOCUMENTS, "WHERE uid = ?", uid)

    def documents(self, folder_uid: str) -> list[Document]:
        """Give what lies in a folder, a post or at the top of a team: folders first, by title; waiting ones too."""
        return self._all(DOCUMENTS, "WHERE folder_uid = ? ORDER BY is_folder DESC, title_key, uid", folder_uid)

    def document_at(self, address: str) -> Document | None:
        """Find the document that an address in a text names: by its own, by that of its body, or by its uid."""
        named = named_by(address)
        if named.uid:
            return self.document(named.uid)
        return self._one(DOCUMENTS, "WHERE url = ?", named.url) if named.url else None

    def documents_below(self, folder_uid: str, text: str, limit: int) -> list[Document]:
        """Find what has words that begin like those of `text`, in a team or folder and in all folders in it."""
        return below(self._reader, DOCUMENTS, folder_uid, text, limit)

    def documents_of_team(self, team_uid: str) -> list[Document]:
        """Give all that lies in a team, in whichever folder, by title; nothing that waits."""
        return self._all(DOCUMENTS, f"WHERE team_uid = ? AND {NOT_WAITING} ORDER BY title_key, uid", team_uid)

    def documents_to_answer_for(self, username: str) -> list[Document]:
        """Give the documents of somebody in all teams, and those that they want to look at again; no folders."""
        whose = "(author = ? OR uid IN (SELECT uid FROM marks WHERE mark = ?))"
        where = f"WHERE {whose} AND {IN_A_TEAM} AND is_folder = 0 AND {NOT_WAITING} ORDER BY modified, uid"
        return self._all(DOCUMENTS, where, username, Mark.LOOK_AGAIN)

    def favourite_documents(self) -> list[Document]:
        """Give the documents and folders that the person marked, folders first, then by title."""
        return self._all(
            DOCUMENTS,
            "WHERE uid IN (SELECT uid FROM marks WHERE mark = ?) ORDER BY is_folder DESC, title_key, uid",
            Mark.FAVOURITE,
        )

    def path_to(self, folder_uid: str) -> list[Team | Document]:
        """Give the way to a folder: the team, the folders in it, and the folder itself; empty for an unknown one."""
        way: list[Team | Document] = []
        uid = folder_uid
        while len(way) < _DEEPEST_FOLDER:
            team = self.team(uid)
            if team is not None:
                way.append(team)
                break
            folder = self.document(uid)
            if folder is None:
                break
            way.append(folder)
            uid = folder.folder_uid
        way.reverse()
        return way

    def recent_documents(self, limit: int, team_uid: str = "") -> list[Document]:
        """Give the documents that changed last, of all teams or of one; no folders and nothing that waits."""
        where = "AND team_uid = ?" if team_uid else f"AND {IN_A_TEAM}"
        return self._all(
            DOCUMENTS,
            f"WHERE is_folder = 0 AND {NOT_WAITING} {where} ORDER BY modified DESC, uid LIMIT ?",
            *([team_uid] if team_uid else []),
            limit,
        )

    def document_counts(self) -> dict[str, int]:
        """Count the documents of each team, by its uid; without folders."""
        rows = self._reader.rows("SELECT team_uid, count(*) FROM documents WHERE is_folder = 0 GROUP BY team_uid")
        return dict(rows)

    def offline(self, folder_uid: str) -> OfflineMarks:
        """Tell what is kept offline of a folder, or of what lies at the top of a team."""
        below = "SELECT uid FROM documents WHERE folder_uid = ?"
        here = f"{below} AND modified = (SELECT modified FROM bodies WHERE bodies.uid = documents.uid)"  # noqa: S608  our own names
        return OfflineMarks(
            by_place=any(self.is_kept(place.uid) for place in self.path_to(folder_uid)),
            own=frozenset(uid for (uid,) in self._reader.rows(f"{below} AND uid IN kept", (folder_uid,))),
            here=frozenset(uid for (uid,) in self._reader.rows(here, (folder_uid,))),
        )

    def is_kept(self, uid: str) -> bool:
        """Tell whether a document, folder or team is marked to be kept offline itself."""
        return bool(self._present("kept", "uid", [uid]))

    def paused(self) -> set[str]:
        """Tell which transfers are paused, by key; the empty key among them where all are."""
        return {key for (key,) in self._reader.rows("SELECT key FROM paused")}

    # What is being changed, here and by others

    def working_copies(self) -> list[WorkingCopy]:
        """Give the documents that the person is changing in other programs, the first opened first."""
        return [copy_of(row) for row in self._reader.rows(EVERY_COPY)]

    def locks(self) -> dict[str, KnownLock]:
        """Give who has locked which document, by uid, as far as the server said lately."""
        return {row[0]: lock_of(row) for row in self._reader.rows(EVERY_LOCK)}

    def awaited(self) -> frozenset[str]:
        """Tell of which documents the person wants to know that nobody has locked them any more."""
        return frozenset(uid for (uid,) in self._reader.rows(EVERY_AWAITED))
