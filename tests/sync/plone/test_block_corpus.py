"""Texts as the editors of Volto and their add-ons keep them: they read well, and editing loses nothing of them.

Each file of tests/data/blocks has such a text, with what it `shows`, what must `never` be seen of it, and the blocks
(`parts`) that the composer cannot write.
"""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sync.models import Audience, Kind, NewsItem
from sync.plone.blocks import body_html
from sync.plone.sanitising import Page
from sync.plone.slate_writing import blocks_of
from sync.server import Creation
from tests.sync.plone.connecting import using

if TYPE_CHECKING:
    from sync.plone.intranet import PloneIntranet
    from tests.plone_server import Site, Somebody

SITE = "https://intranet.example.org"
PAGE = Page(f"{SITE}/news/bericht", SITE)
FILES = sorted((Path(__file__).parents[2] / "data" / "blocks").glob("*.json"))
FIRST, OTHER = "Dit is de eerste alinea.", "Dit is de <strong>gewijzigde</strong> alinea."
PART = re.compile(r'<div data-part="([^"]+)">')


def read(path: Path) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return kept


def text_of(kept: dict[str, Any]) -> dict[str, Any]:
    return copy.deepcopy({"blocks": kept["blocks"], "blocks_layout": kept["blocks_layout"]})


def named(path: Path) -> str:
    return path.stem


@pytest.fixture(params=FILES, ids=named)
def kept(request: pytest.FixtureRequest) -> dict[str, Any]:
    return read(request.param)


def test_a_text_reads_well(kept: dict[str, Any]) -> None:
    html = body_html(text_of(kept), PAGE)
    for words in (FIRST, "En dit is de laatste.", *kept["shows"]):
        assert words in html
    for words in kept["never"]:
        assert words not in html
    assert PART.findall(html) == kept["parts"]


def test_a_text_in_which_nothing_was_changed_is_the_same(kept: dict[str, Any]) -> None:
    there = text_of(kept)
    made = blocks_of(body_html(there, PAGE), there, PAGE)
    assert made == there == text_of(kept)
    assert list(made["blocks"]) == list(there["blocks"])


def test_changing_one_paragraph_changes_no_other_block(kept: dict[str, Any]) -> None:
    there = text_of(kept)
    sent = body_html(there, PAGE).replace(FIRST, OTHER)
    made = blocks_of(sent, there, PAGE)
    assert made["blocks"].pop("a2") != there["blocks"].pop("a2")
    assert made == there
    assert body_html(blocks_of(sent, text_of(kept), PAGE), PAGE) == sent


def test_what_is_taken_out_is_gone_and_nothing_else(kept: dict[str, Any]) -> None:
    there = text_of(kept)
    html = body_html(there, PAGE)
    for part in kept["parts"]:
        html = re.sub(f'<div data-part="{part}">.*?</div>(?=<|$)', "", html, flags=re.DOTALL)
    made = blocks_of(html, there, PAGE)
    assert made["blocks_layout"]["items"] == [
        one for one in there["blocks_layout"]["items"] if one not in kept["parts"]
    ]


def test_the_site_gives_every_text_back_as_it_was(site: Site) -> None:
    me = site.somebody()
    creation = Creation(
        kind=Kind.NEWS, item_id=site.name("corpus"), fields={"title": "Corpus"}, audience=Audience.EVERYONE
    )
    made = using(site, me, lambda intranet: intranet.create(creation))
    for path in FILES:
        _through_the_site(site, me, made.url, path)


def _through_the_site(site: Site, me: Somebody, url: str, path: Path) -> None:
    place = url.removeprefix(site.url)
    sent = json.loads(json.dumps(text_of(read(path))).replace(SITE, site.url))
    me.http.patch(place, json=sent).raise_for_status()

    def there() -> dict[str, Any]:
        return text_of(me.http.get(place).json())

    async def edited(intranet: PloneIntranet, old: str, new: str) -> None:
        item = await intranet.item(url)
        assert isinstance(item, NewsItem)
        body = item.body_html.replace(old, new)
        changed = await intranet.edit(url, {"body_html": body})
        assert isinstance(changed, NewsItem)
        assert changed.body_html == body

    before = there()
    using(site, me, lambda intranet: edited(intranet, "", ""))
    assert there() == before, path.stem
    using(site, me, lambda intranet: edited(intranet, FIRST, OTHER))
    after = there()
    assert after["blocks"].pop("a2") != before["blocks"].pop("a2")
    assert after == before, path.stem
