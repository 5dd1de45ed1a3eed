"""Posts with something in them, and posts that go elsewhere; else as `kinds`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.engine.posting import Attachment, Posting
from sync.models import Audience, NewsItem
from tests.pictures import small_png

if TYPE_CHECKING:
    from tests.faults.stage import Stage


class PostingWithAPicture:
    """A message of the team with a picture in its text: several commands, of which each may meet the fault."""

    def prepare(self, stage: Stage) -> list[str]:
        self._title = stage.site.name("fotobericht")
        self._key = f"{int(self._title.removeprefix('fotobericht')):032x}"
        return []

    def give(self, stage: Stage) -> None:
        body = small_png()
        stage.engine.posts.keep_attachment(self._key, body)
        picture = Attachment(key=self._key, filename="haven.png", content_type="image/png", size=len(body))
        text = f'<p>Kijk</p><p><img src="attached:{self._key}" alt="De haven"></p>'
        stage.engine.posts.post(
            Posting(
                fields={"title": self._title, "body_html": text},
                audience=Audience.TEAM,
                container_uid=stage.uid(stage.team),
                attachments=(picture,),
            )
        )

    def effects(self, stage: Stage) -> int:
        found = stage.me.found(portal_type="News Item", Title=self._title)
        assert all(path.startswith(f"{stage.team}/") for path in found)
        for path in found:
            assert len(stage.me.found(portal_type="Image", path=f"/intranet{path}")) == 1
        return len(found)

    def is_cached(self, stage: Stage) -> bool:
        shown = _shown(stage, self._title)
        return [(one.audience, "haven" in one.body_html and "waiting:" not in one.body_html) for one in shown] == [
            (Audience.TEAM, True)
        ]


class GivingToATeam:
    """News for all that turns out to be for a team: it may not leave its place, so a copy takes its place there."""

    def prepare(self, stage: Stage) -> list[str]:
        self._title = stage.site.name("voorallen")
        self._post = stage.me.create("/news", "News Item", self._title)
        stage.me.transition(self._post, "show_internally")
        return [self._post]

    def give(self, stage: Stage) -> None:
        stage.engine.posts.give_to(stage.uid(self._post), Audience.TEAM, stage.uid(stage.team))

    def effects(self, stage: Stage) -> int:
        found = stage.me.found(portal_type="News Item", Title=self._title)
        assert all(path.startswith(f"{stage.team}/") for path in found)
        return len(found)

    def is_cached(self, stage: Stage) -> bool:
        return [
            (one.audience, one.url.startswith(stage.line.site + stage.team)) for one in _shown(stage, self._title)
        ] == [(Audience.TEAM, True)]


def _shown(stage: Stage, title: str) -> list[NewsItem]:
    return [item for item in stage.queries.news(limit=1000) if item.title == title]
