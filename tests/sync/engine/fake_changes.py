"""What people change on the intranet in memory; `tests/sync/plone/test_operations.py` holds it to the real Plone.

Whose an item is (`owners`), who belongs to a team (`members`) and who has locked what (`locks`) are told by uid. What
nobody owns was put there by a test, and anybody may change it; a team without members is everybody's.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sync.cache.fields import value_of
from sync.digests import digest_of
from sync.errors import Gone, Locked, NotAllowed, Refused
from sync.models import (
    Attendance,
    Audience,
    Comment,
    Document,
    Event,
    Kind,
    NewsItem,
    Person,
    Picture,
    Response,
    ResponseKind,
    Scale,
    Team,
)
from sync.server import Lock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from contextlib import AbstractAsyncContextManager

    from sync.models import Fields, Item
    from sync.server import Creation
    from tests.sync.engine.fake_intranet import FakeServer

ROOT = "https://intranet.example.org"
PICTURE = "data:image/"
ORDER = list(Audience)


class FakeChanges:
    """The part of one person's connection that changes what is on the server."""

    server: FakeServer
    username: str

    def _call(self, name: str) -> AbstractAsyncContextManager[None]:
        raise NotImplementedError

    async def item(self, url: str) -> Item:
        async with self._call("item"):
            return self._here(url)

    async def create(self, creation: Creation) -> Item:
        async with self._call("create"):
            made = self._created(creation)
        if creation.kind in (Kind.NEWS, Kind.EVENTS, Kind.PEOPLE):
            audience = Audience.EVERYONE if creation.kind is Kind.PEOPLE else creation.audience
            async with self._call("create.widen"):
                return self._given_to(made.uid, audience)
        return made

    async def edit(self, url: str, changes: Fields) -> Item:
        async with self._call("edit"):
            item = self._mine_to_change(url)
            return self._put(replace(item, **_values(item, changes)))

    async def differing(self, url: str, changes: Fields) -> Fields:
        async with self._call("differing"):
            item = self._here(url)
            return {name: value for name, value in changes.items() if value_of(item, name) != value}

    async def delete(self, url: str) -> None:
        async with self._call("delete"):
            if _uid(url) not in self.server.items:
                return
            self.server.vanish(*self._with_what_is_in(self._mine_to_change(url).uid))

    async def contents(self, url: str) -> Mapping[str, datetime]:
        async with self._call("contents"):
            within = self._with_what_is_in(self._here(url).uid)
            return {uid: self.server.items[uid].modified for uid in within if uid != _uid(url)}

    async def rename(self, url: str, title: str) -> Item:
        async with self._call("rename"):
            item = self._mine_to_change(url)
            if not isinstance(item, Document):
                raise Refused(reason="Alleen documenten hebben een naam.")
            return self._put(replace(item, title=title, filename="" if item.is_folder else title))

    async def move(self, uid: str, url: str, container_url: str) -> Item:
        async with self._call("move"):
            item = self._mine_to_change(f"{ROOT}/{uid}")
            if not isinstance(item, Document):
                raise NotAllowed(url)
            goal = _uid(container_url)
            if goal in self._with_what_is_in(uid):
                raise Refused(reason="A folder cannot lie in itself.")
            if item.folder_uid == goal:
                return item
            team_uid = self._team_to_write_to(goal)
            for inner in self._with_what_is_in(uid):
                moved = self.server.items[inner]
                if isinstance(moved, Document):
                    self._put(replace(moved, team_uid=team_uid))
            return self._put(replace(item, folder_uid=goal, team_uid=team_uid))

    async def copy(self, uid: str, url: str, container_url: str) -> Item:
        async with self._call("copy"):
            item, goal = self._here(url), _uid(container_url)
            if not isinstance(item, Document):
                raise NotAllowed(url)
            if goal in self._with_what_is_in(uid):
                raise Refused(reason="A folder cannot lie in itself.")
            team_uid, copies = self._team_to_write_to(goal), {}
            for inner in self._with_what_is_in(uid):
                original = self.server.items[inner]
                if isinstance(original, Document):
                    copies[inner] = f"copy-{self.server.number()}-{inner}"
                    lies_in = copies.get(original.folder_uid, goal)
                    here = replace(original, team_uid=team_uid, folder_uid=lies_in)
                    self._put(replace(here, uid=copies[inner], url=f"{ROOT}/{copies[inner]}"))
                    if inner in self.server.bodies:
                        self.server.bodies[copies[inner]] = self.server.bodies[inner]
            return self.server.items[copies[uid]]

    async def find_copy(
        self, url: str, container_url: str, title: str, since: datetime, accounted_for: AbstractSet[str]
    ) -> Item | None:
        async with self._call("find_copy"):
            original, goal = self._here(url), _uid(container_url)
            titles = {title, getattr(original, "title", "")}
            found = [
                one
                for one in self.server.items.values()
                if isinstance(one, Document) and one.folder_uid == goal and one.uid.endswith(f"-{original.uid}")
                if one.title in titles and one.modified >= since and one.uid not in accounted_for
            ]
            return max(found, key=lambda one: one.modified, default=None)

    async def set_audience(self, url: str, audience: Audience) -> Item:
        async with self._call("set_audience"):
            return self._given_to(self._mine_to_change(url).uid, audience)

    async def set_official(self, url: str, *, official: bool) -> Item:
        async with self._call("set_official"):
            item = self._here(url)
            if not isinstance(item, NewsItem) or self.username not in self.server.reviewers:
                raise NotAllowed(url)
            audience = Audience.EVERYONE if official else item.audience
            pinned = official and item.official and item.pinned
            self._put(replace(item, official=official, audience=audience, pinned=pinned, modified=_now()))
            return self._here(url)

    async def give_to_team(
        self, uid: str, url: str, title: str, container_url: str, since: datetime, accounted_for: AbstractSet[str]
    ) -> Item:
        async with self._call("give_to_team"):
            del title, since, accounted_for  # nothing is copied here
            item = self._mine_to_change(url)
            assert isinstance(item, NewsItem)
            self.server.put(replace(item, team_uid=_uid(container_url), uid=uid))
            return self._given_to(uid, Audience.TEAM)

    async def respond(self, item_url: str, kind: ResponseKind, _key: str, *, said: bool) -> Response | None:
        async with self._call("respond"):
            item = self._here(item_url)
            own = f"{item.uid}.{kind}.{self.username}"
            if own not in self.server.items and not said:
                return None
            response = Response(
                uid=own,
                url=f"{ROOT}/{own}",
                modified=_now(),
                item_uid=item.uid,
                kind=kind,
                username=self.username,
                said=said,
            )
            self.server.owners[own] = self.username
            self._put(response)
            return response

    async def like(self, url: str, *, liked: bool) -> Item:
        async with self._call("like"):
            item = self._here(url)
            if not isinstance(item, NewsItem) or not item.likes_open:
                raise NotAllowed(url)
            if item.liked is not liked:
                item = replace(item, liked=liked, likes=item.likes + (1 if liked else -1))
                self._put(item)
            return item

    async def attend(self, event_url: str, *, going: bool) -> None:
        async with self._call("attend"):
            event = self._here(event_url)
            if not isinstance(event, Event):
                raise NotAllowed(event_url)
            uid = f"{event.uid}.{self.username}"
            known = self.server.items.get(uid)
            if known is None and not going:
                return
            if not isinstance(known, Attendance) or known.going is not going:
                self._put(
                    Attendance(
                        uid=uid,
                        url=f"{ROOT}/{uid}",
                        modified=_now(),
                        event_uid=event.uid,
                        username=self.username,
                        going=going,
                    )
                )
            self.server.owners[uid] = self.username

    async def team_members(self, group: str) -> tuple[str, ...]:
        async with self._call("team_members"):
            return tuple(sorted(self.server.members[self._group_to_arrange(group)]))

    async def change_team_members(self, group: str, belongs: Mapping[str, bool]) -> None:
        async with self._call("change_team_members"):
            members = self.server.members[self._group_to_arrange(group)]
            members |= {name for name, does in belongs.items() if does}
            members -= {name for name, does in belongs.items() if not does}

    async def create_team(self, team_id: str, title: str, purpose: str, members: Sequence[str]) -> Team:
        async with self._call("create_team"):
            if self.username not in self.server.administrators:
                raise NotAllowed(team_id)
            made = Team(
                uid=team_id,
                url=f"{ROOT}/{team_id}",
                modified=_now(),
                title=title,
                purpose=purpose,
                group=f"team-{team_id}",
                mine=self.username in members,
            )
            self.server.members[team_id] = set(members)
            self.server.put(made)
            return made

    def _group_to_arrange(self, group: str) -> str:
        """Give the uid of the team that a group belongs to."""
        if self.username not in self.server.administrators:
            raise NotAllowed(group)
        teams = (item for item in self.server.items.values() if isinstance(item, Team) and item.group == group)
        found = next(teams, None)
        if found is None:
            raise Gone(group)
        self.server.members.setdefault(found.uid, set())
        return found.uid

    async def lock(self, url: str) -> Lock:
        async with self._call("lock"):
            uid = self._here(url).uid
            if uid in self.server.read_only:
                raise NotAllowed(uid)
            self.server.locks.setdefault(uid, self.username)
            return self._lock_on(uid)

    async def unlock(self, url: str) -> None:
        async with self._call("unlock"):
            if self.server.locks.get(_uid(url)) == self.username:
                del self.server.locks[_uid(url)]

    def _lock_on(self, uid: str) -> Lock:
        holder = self.server.locks[uid]
        return Lock(mine=holder == self.username, name=holder.title(), username=holder, breakable=True)

    def _here(self, url: str) -> Item:
        uid = _uid(url)
        if uid not in self.server.items:
            raise Gone(uid)
        if uid not in self.server.visible(self.username):
            raise NotAllowed(uid)
        return self.server.items[uid]

    def _mine_to_change(self, url: str) -> Item:
        item = self._here(url)
        owner = self.server.owners.get(item.uid, self.username)
        of_a_team = bool(getattr(item, "team_uid", ""))
        if getattr(item, "official", False):
            if self.username not in self.server.reviewers:
                raise NotAllowed(item.uid)
            return item
        if item.uid in self.server.read_only or (owner != self.username and not of_a_team):
            raise NotAllowed(item.uid)
        holder = self.server.locks.get(item.uid, self.username)
        if holder != self.username:
            raise Locked(who=holder.title(), since="10:40")
        return item

    def _team_to_write_to(self, container_uid: str) -> str:
        """Give the uid of the team that a place belongs to, empty outside of teams."""
        if not container_uid:
            return ""
        place = self._here(f"{ROOT}/{container_uid}")
        if place.uid in self.server.read_only or not isinstance(place, Team | Document):
            raise NotAllowed(container_uid)
        return place.uid if isinstance(place, Team) else place.team_uid

    def _created(self, creation: Creation) -> Item:
        if creation.kind is Kind.PEOPLE:
            return self._created_profile(creation)
        uid = creation.item_id
        known = self.server.items.get(uid)
        if known is not None:
            if self.server.owners.get(uid) != self.username:
                raise Refused(reason=f"{uid} is already in use")
            return known
        container_uid = _uid(creation.container_url) if creation.container_url else ""
        team_uid = self._team_to_write_to(container_uid)
        if team_uid and creation.audience is Audience.ME and creation.kind is not Kind.DOCUMENTS:
            raise NotAllowed(uid)
        blank = _blank(creation.kind, uid, self.username, team_uid, container_uid)
        self.server.owners[uid] = self.username
        return self._put(replace(blank, **_values(blank, creation.fields)))

    def _created_profile(self, creation: Creation) -> Item:
        everybody = (item for item in self.server.items.values() if isinstance(item, Person))
        known = next((person for person in everybody if person.username == self.username), None)
        if known is not None and self.server.owners.get(known.uid) == self.username:
            return known
        uid = f"person-{self.username}"
        blank = known or Person(uid=uid, url=f"{ROOT}/{uid}", modified=_now(), first_name="", last_name="")
        self.server.owners[blank.uid] = self.username
        given = {name: value for name, value in creation.fields.items() if name != "username"}
        return self._put(replace(blank, username=self.username, **_values(blank, given)))

    def _given_to(self, uid: str, audience: Audience) -> Item:
        item = self.server.items[uid]
        if not isinstance(item, NewsItem | Event):
            return item
        if item.audience is audience:
            return item
        if audience is Audience.TEAM and not item.team_uid:
            raise NotAllowed(uid)
        team_uid = "" if audience is Audience.ME else item.team_uid
        return self._put(replace(item, audience=audience, team_uid=team_uid))

    def _new_version(self, uid: str, content: bytes) -> Document:
        item = self.server.items[uid]
        assert isinstance(item, Document)
        self.server.versions[uid].append(self.server.bodies.get(uid, b""))
        self.server.bodies[uid] = content
        made = replace(item, size=len(content), modified=_now())
        self.server.put(made)
        return made

    def _with_what_is_in(self, uid: str) -> list[str]:
        found = [uid]
        for inner, item in self.server.items.items():
            holder = (
                item.folder_uid if isinstance(item, Document) else item.item_uid if isinstance(item, Comment) else ""
            )
            if holder == uid:
                found += self._with_what_is_in(inner)
        return found

    def _put(self, item: Item) -> Item:
        now = replace(item, modified=_now())
        self.server.put(now)
        return now


def _uid(url: str) -> str:
    return url.rpartition("/")[2]


def _now() -> datetime:
    return datetime.now(UTC)


def _blank(kind: Kind, uid: str, author: str, team_uid: str, container_uid: str) -> Item:
    base: dict[str, Any] = {"uid": uid, "url": f"{ROOT}/{uid}", "modified": _now(), "title": ""}
    audience = Audience.TEAM if team_uid else Audience.ME
    if kind is Kind.DOCUMENTS:
        return Document(**base, team_uid=team_uid, folder_uid=container_uid, author=author, created=_now())
    if kind is Kind.EVENTS:
        return Event(**base, start=_now(), team_uid=team_uid, audience=audience)
    return NewsItem(**base, author=author, team_uid=team_uid, audience=audience, published=_now())


def _values(item: Item, changes: Fields) -> dict[str, Any]:
    """Give values of the model for fields as they travel. Raises Refused."""
    known = {field.name for field in fields(item)}
    values: dict[str, Any] = {}
    for name, value in changes.items():
        if name not in known:
            raise Refused(f"no field for {name}", reason="This intranet has no place for that.")
        if name in ("start", "end"):
            values[name] = None if value is None else datetime.fromisoformat(str(value)).astimezone(UTC)
        elif name in ("portrait", "picture"):
            values[name] = _picture(str(value or ""))
        else:
            values[name] = value
    return values


def _picture(url: str) -> Picture | None:
    if not url:
        return None
    head, _, data = url.partition(";base64,")
    try:
        base64.b64decode(data, validate=True)
    except binascii.Error as error:
        raise Refused(reason="That is not a picture.") from error
    if not head.startswith(PICTURE) or not data:
        raise Refused(reason="That is not a picture.")
    return Picture(
        scales=(Scale(url=f"{ROOT}/pictures/{digest_of(url)}", width=128, height=128),), digest=digest_of(url)
    )
