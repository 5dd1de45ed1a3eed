"""A picture and a file that lie inside a post stand in its text: on the real site, and for who reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.models import Audience, Kind, NewsItem
from sync.plone.html_tree import passages_of
from sync.server import Creation
from tests.pictures import small_png
from tests.sync.plone.connecting import using

if TYPE_CHECKING:
    from sync.plone.intranet import PloneIntranet
    from tests.plone_server import Site, Somebody


def inside(site: Site, me: Somebody, url: str, portal_type: str, body: bytes) -> str:
    """Put something into a post; gives its uid."""
    folder = url.removeprefix(site.url)
    made = me.create_file(folder, site.name("bijlage"), body, portal_type)
    return str(me.http.get(made).json()["UID"])


def test_a_picture_and_a_file_of_a_post_stand_in_its_text(site: Site) -> None:
    me = site.somebody()
    creation = Creation(kind=Kind.NEWS, item_id=site.name("post"), fields={"title": "Zee"}, audience=Audience.EVERYONE)
    made = using(site, me, lambda intranet: intranet.create(creation))
    picture = inside(site, me, made.url, "Image", small_png(1200, 700))
    file = inside(site, me, made.url, "File", b"golven")
    body = (
        f'<p>Kijk: <a href="resolveuid/{file}">de cijfers</a></p>'
        f'<p><img src="resolveuid/{picture}" alt="Zee &amp; wind"></p>'
    )

    async def work(intranet: PloneIntranet) -> tuple[NewsItem, bytes, NewsItem]:
        written = await intranet.edit(made.url, {"body_html": body})
        assert isinstance(written, NewsItem)
        drawn = await intranet.picture(passages_of(written.body_html)[1].node["src"])
        again = await intranet.edit(made.url, {"body_html": written.body_html.replace("Kijk", "Zie")})
        assert isinstance(again, NewsItem)
        return written, drawn, again

    written, drawn, again = using(site, me, work)
    text, image = passages_of(written.body_html)
    assert image.node["src"].startswith(f"{made.url}/bijlage")
    assert image.node["alt"] == "Zee & wind"
    assert f'<a href="{made.url}/bijlage' in written.body_html
    assert text.node["children"][1]["data"]["url"].startswith(made.url)
    assert drawn.startswith(b"\x89PNG")
    assert again.body_html == written.body_html.replace("Kijk", "Zie")
    blocks = me.http.get(made.url.removeprefix(site.url)).json()["blocks"].values()
    assert [block["url"] for block in blocks if block["@type"] == "image"] == [image.node["src"].split("/@@images")[0]]
