"""One run of filling a site with the sample community: who makes what, in which order, under whose name."""

from __future__ import annotations

import base64
import logging
from typing import TYPE_CHECKING, Any

from sync.plone.administration import FOLDER_TYPE, Administration
from sync.plone.sample_content import SampleContent, resource
from sync.plone.sample_larger import plain_name
from sync.plone.sample_text import blocks, pictures_in

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from contextlib import ExitStack

    from sync.plone.sample_content import (
        SampleComment,
        SampleDocument,
        SampleEvent,
        SampleNews,
        SamplePage,
        SamplePerson,
    )

log = logging.getLogger(__name__)

CORE = "documents"
MOST_CONNECTIONS = 40
"""A Plone's web server takes no more than a hundred at once, and lets the next wait for ever."""
AT_BIRTH = "private"
FILM_BLOCK = "block-film"
TO_OFFICIAL = ("submit", "publish_internally")
CONTENT_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "jpg": "image/jpeg",
    "mp4": "video/mp4",
    "pdf": "application/pdf",
    "png": "image/png",
    "txt": "text/plain",
    "vtt": "text/vtt",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Filling:
    """Fills one site. People write under their own name, so each who does has a connection.

    Every item has an id of its own, and profiles are the first items made: where the first of them is there, an earlier
    run was interrupted, or is made larger now, and what it made is found again and completed. One request at a time: a
    Plone with one process is no faster with more.
    """

    def __init__(
        self,
        administration: Administration,
        content: SampleContent,
        connections: ExitStack,
        progress: Callable[[int, int], None] | None,
    ) -> None:
        self._administration = administration
        self._content = content
        self._open = connections
        self._progress = progress
        self._people = {person.username: person for person in content.people}
        self._managers = managers(content.people)
        self._reviewing = {team.id for team in content.teams if team.reviews}
        self._departments = {team.id: team.title for team in content.teams}
        self._connections: dict[str, Administration] = {}
        self._folders: set[str] = set()
        self._goes_on = administration.exists(f"people/{content.people[0].username}")
        self._done = 0

    def carry_out(self, at_home: Collection[str]) -> None:
        """Fill the site, in the order in which things depend on each other.

        `at_home` are those who get a folder of their own: whoever only makes up the numbers needs none.
        """
        content = self._content
        steps: list[Callable[[], object]] = [
            *(lambda person=person: self._add_account(person) for person in content.people),
            *(
                lambda team=team: self._administration.add_team(team.id, team.title, team.purpose, team.members)
                for team in content.teams
            ),
            *(lambda person=person: self._add_profile(person) for person in content.people),
            *(lambda name=name: self._administration.add_personal_folder(name) for name in sorted(at_home)),
            *(lambda item=item: self._add_news(item) for item in content.news),
            *(lambda event=event: self._add_event(event) for event in content.events),
            *(lambda page=page: self._add_page(page) for page in content.pages),
            *(lambda document=document: self._add_document(document) for document in content.documents),
        ]
        for number, step in enumerate(steps, start=1):
            step()
            if self._progress is not None:
                self._progress(number, len(steps))
        log.info("filled a site in %s steps", len(steps))

    def _as(self, username: str) -> Administration:
        """Give the connection under somebody's own name; who has not used theirs for longest gives it up."""
        connection = self._connections.pop(username, None)
        if connection is None:
            if len(self._connections) >= MOST_CONNECTIONS:
                self._connections.pop(next(iter(self._connections))).close()
            connection = Administration(self._administration.url, username, self._content.password)
            self._open.callback(connection.close)
        self._connections[username] = connection
        return connection

    def _make(self, site: Administration, folder: str, portal_type: str, item_id: str, **fields: object) -> bool:
        """Make an item; tell whether it is new: False where an earlier run made it."""
        if self._goes_on and site.exists(f"{folder}/{item_id}"):
            return False
        site.ask("POST", folder, {"@type": portal_type, "id": item_id, **fields})
        return True

    def _show(self, site: Administration, path: str, *, is_new: bool) -> None:
        """Make an item visible to all members, unless an earlier run did."""
        if is_new or site.ask("GET", path)["review_state"] == AT_BIRTH:
            site.transition(path, "show_internally")

    def _add_account(self, person: SamplePerson) -> None:
        full_name = f"{person.first_name} {person.last_name}"
        self._administration.add_account(person.username, self._content.password, full_name, person.email)
        if person.team in self._reviewing:
            self._administration.let_review(person.username)

    def _add_profile(self, person: SamplePerson) -> None:
        fields = profile_fields(person, self._departments[person.team], self._managers[person.team])
        if person.portrait:
            data = resource("portraits", person.portrait).read_bytes()
            fields["image"] = _upload(f"{person.username}.jpg", data)
        site = self._as(person.username)
        is_new = self._make(site, "people", "Person", person.username, **fields)
        self._show(site, f"people/{person.username}", is_new=is_new)

    def _add_news(self, item: SampleNews) -> None:
        """Make a news item: first private, with its pictures, then visible to those it is for."""
        site = self._as(item.author)
        folder = place("news", item.team, item.author if item.draft else "")
        fields: dict[str, object] = {
            "title": item.title,
            "description": item.lead,
            "effective": item.published.isoformat(),
            "subjects": item.keywords,
        }
        if item.picture:
            fields |= {"image": _picture(item.picture), "image_caption": item.alternative}
        path = f"{folder}/{item.id}"
        is_new = self._make_with_text(site, path, "News Item", item.body, fields)
        if item.film:
            self._put_film_in(site, path, item)
        if not item.team and not item.draft:
            self._show(site, path, is_new=is_new)
        if item.official:
            self._make_official(path)
        self._add_comments(path, item.comments, is_new=is_new)

    def _make_with_text(
        self, site: Administration, path: str, portal_type: str, text: str, fields: dict[str, object]
    ) -> bool:
        """Make an item with a text, and the pictures of the text inside it; tell whether it is new."""
        folder, _, item_id = path.rpartition("/")
        inside = pictures_in(text)
        body = blocks(text, {name: f"{site.url}/{path}/{name}" for name, _ in inside}, self._address)
        is_new = self._make(site, folder, portal_type, item_id, **fields, **({} if inside else body))
        if inside:
            for name, words in inside:
                self._make(site, path, "Image", name, title=words, image=_picture(name))
            site.ask("PATCH", path, body)
        return is_new

    def _put_film_in(self, site: Administration, path: str, item: SampleNews) -> None:
        """Put a film, its captions and its picture into an item, and have its text begin with the film."""
        film, captions = f"{item.film}.mp4", f"{item.film}.vtt"
        for name in (film, captions):
            body = _upload(name, resource("films", name).read_bytes())
            self._make(site, path, "File", name, title=name, file=body)
        self._make(site, path, "Image", item.picture, title=item.alternative, image=_picture(item.picture))
        address = f"{site.url}/{path}"
        block = {
            "@type": "video",
            "url": f"{address}/{film}",
            "title": item.title,
            "preview_image": f"{address}/{item.picture}",
            "captions": f"{address}/{captions}",
        }
        text = site.ask("GET", path)
        title, *rest = text["blocks_layout"]["items"]
        if FILM_BLOCK not in rest:
            text["blocks"][FILM_BLOCK] = block
            layout = {"items": [title, FILM_BLOCK, *rest]}
            site.ask("PATCH", path, {"blocks": text["blocks"], "blocks_layout": layout})

    def _make_official(self, path: str) -> None:
        """Take an item through review, which is not the author's to do."""
        for name in TO_OFFICIAL:
            offered = self._administration.ask("GET", f"{path}/@workflow")["transitions"]
            if any(transition["@id"].endswith(f"/{name}") for transition in offered):
                self._administration.transition(path, name)

    def _add_comments(self, path: str, comments: Sequence[SampleComment], *, is_new: bool) -> None:
        there = {} if is_new else self._comment_ids(path)
        for comment in comments:
            if comment.text in there:
                continue
            target = f"{path}/@comments"
            if comment.answers is not None:
                target += f"/{self._comment_ids(path)[comments[comment.answers].text]}"
            self._as(comment.author).ask("POST", target, {"text": comment.text})

    def _comment_ids(self, path: str) -> dict[str, str]:
        """Give text -> id of the comments below an item: making one does not tell its id."""
        answer = self._administration.ask("GET", f"{path}/@comments?b_size=100")
        return {comment["text"]["data"]: comment["comment_id"] for comment in answer["items"]}

    def _add_event(self, event: SampleEvent) -> None:
        site = self._as(event.contact)
        person = self._people[event.contact]
        folder = place("agenda", event.team)
        is_new = self._make(
            site,
            folder,
            "Event",
            event.id,
            title=event.title,
            description=event.lead,
            start=event.start.isoformat(),
            end=(event.end or event.start).isoformat(),
            open_end=event.end is None and not event.whole_day,
            whole_day=event.whole_day,
            location=event.place,
            subjects=event.subjects,
            contact_name=f"{person.first_name} {person.last_name}",
            contact_email=person.email,
            contact_phone=person.office_phone,
            **blocks(event.body, {}, self._address),
        )
        if not event.team:
            self._show(site, f"{folder}/{event.id}", is_new=is_new)

    def _add_page(self, page: SamplePage) -> None:
        """Make a page of the fixed menu, which an administrator keeps."""
        path = f"{CORE}/{page.path}"
        fields: dict[str, object] = {"title": page.title, "description": page.lead, "creators": [page.author]}
        is_new = self._make_with_text(self._administration, path, "Document", page.body, fields)
        self._show(self._administration, path, is_new=is_new)

    def _add_document(self, document: SampleDocument) -> None:
        """Put a document in its folder; the core documents are kept by an administrator."""
        is_core = document.team == CORE
        site = self._administration if is_core else self._as(document.author)
        folder = place(CORE, "" if is_core else document.team)
        if document.folder:
            below = f"{folder}/{plain_name(document.folder)}"
            if below not in self._folders:
                self._make(site, folder, FOLDER_TYPE, plain_name(document.folder), title=document.folder)
                self._folders.add(below)
            folder = below
        body = _upload(document.name, document.data())
        is_picture = body["content-type"].startswith("image/")
        fields: dict[str, object] = {"image" if is_picture else "file": body, "creators": [document.author]}
        self._make(site, folder, "Image" if is_picture else "File", plain_name(document.name), **fields)

    def _address(self, target: str) -> str:
        """Make the target of a link absolute: ``/agenda`` is a place on the site."""
        return f"{self._administration.url}{target}" if target.startswith("/") else target


def managers(people: Iterable[SamplePerson]) -> dict[str, str]:
    """Give who leads which team: user names by the ids of teams; the empty text where nobody does."""
    leading: dict[str, str] = {}
    for person in people:
        leads = person.job_title.startswith("Teammanager")
        leading[person.team] = leading.get(person.team) or (person.username if leads else "")
    return leading


def profile_fields(person: SamplePerson, department: str, manager: str = "") -> dict[str, object]:
    """Give the fields of a profile by the names that provisioning gave them; the portrait is extra."""
    return {
        "username": person.username,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "job_title": person.job_title,
        "department": department,
        "location": person.location,
        "room": person.room,
        "office_phone": person.office_phone,
        "contact_phone": person.mobile,
        "contact_email": person.email,
        "subjects": list(person.knowledge_areas),
        "works_today_at": person.works_today_at,
        "ambassador": person.ambassador,
        "biography": person.about,
        "manager": "" if manager == person.username else manager,
    }


def place(everybody: str, team: str, draft_of: str = "") -> str:
    """Give the folder for what is everybody's, a team's or somebody's own."""
    if draft_of:
        return f"personal/{draft_of}"
    return f"teams/{team}" if team else everybody


def _upload(name: str, data: bytes) -> dict[str, Any]:
    content_type = CONTENT_TYPES[name.rpartition(".")[2]]
    encoded = base64.b64encode(data).decode("ascii")
    return {"data": encoded, "encoding": "base64", "filename": name, "content-type": content_type}


def _picture(name: str) -> dict[str, Any]:
    return _upload(f"{name}.jpg", resource("pictures", f"{name}.jpg").read_bytes())
