"""Whatever HTML a site sends -> the harmless HTML that is shown here.

No script, no style, and only pictures of the site itself. What would be loaded from elsewhere (a picture of another
host, an embedded film or map) becomes a link to it, so that it is fetched only by who asks for it.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import nh3

from sync.plone.network import origin

if TYPE_CHECKING:
    from collections.abc import Iterator

TAGS = {
    "a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2",
    "h3", "h4", "h5", "h6",
    "hr", "i", "img", "li", "ol", "p", "pre", "s", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "u", "ul",
}  # fmt: skip
ADDRESSES = {"href", "src", "data-film", "data-captions"}
"""Attributes that hold an address; the last two are a film's picture and captions, which lie on the site itself."""
ATTRIBUTES = {
    "a": {"href", "title", "data-film", "data-captions"},
    "img": {"src", "alt"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
LINKS = {"http", "https", "mailto", "tel"}
DROPPED = {"script", "style", "iframe", "object", "template", "noscript", "svg", "math"}
"""Elements of which nothing is kept, their text neither."""
RENAMED = {
    "h1": "h2", "figure": "div", "figcaption": "p", "caption": "p", "section": "div", "article": "div", "aside": "div",
    "header": "div", "footer": "div", "main": "div", "details": "div", "summary": "h3", "address": "p", "center": "div",
    "strike": "s", "ins": "u", "kbd": "code", "samp": "code", "tt": "code",
}  # fmt: skip
"""Elements that say with another name what one of `TAGS` says."""
EMBEDDED = {"iframe", "video", "audio", "source", "embed"}
REWRITTEN = re.compile(
    r"<iframe(?P<frame>(?: [\w-]+=\"[^\"]*\")*)>.*?</iframe>"
    r"|<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)(?P<attributes>(?: [\w-]+=\"[^\"]*\")*)>",
    re.DOTALL,
)
"""A tag as nh3 writes it, or a frame with what is in it, which is not markup."""
AMBIGUOUS = re.compile(r"[\\\x00-\x1f\x7f]")
ATTRIBUTE = re.compile(r" ([\w-]+)=\"([^\"]*)\"")


@dataclass(frozen=True, slots=True)
class Page:
    """Where a text comes from: `url` of its item and `site`, the root."""

    url: str
    site: str


def sanitised(raw: str, page: Page) -> str:
    """Strip HTML down to what is shown here; links and pictures become absolute, what is loaded elsewhere links."""
    first = _cleaned(raw, page, TAGS | EMBEDDED | set(RENAMED), DROPPED - EMBEDDED)
    rewritten = "".join(_rewritten(first, page))
    return first if rewritten == first else _cleaned(rewritten, page, TAGS, DROPPED)


def _cleaned(raw: str, page: Page, tags: set[str], dropped: set[str]) -> str:
    def attribute(tag: str, name: str, value: str) -> str | None:
        try:
            return _kept(tag, name, value, page)
        except ValueError:  # no address at all, such as "http://["; nh3 cannot pass an error on
            return None

    embedded = {tag: {"src", "title"} for tag in tags & EMBEDDED}
    return nh3.clean(
        raw,
        tags=tags,
        attributes=ATTRIBUTES | embedded,
        url_schemes=LINKS,
        attribute_filter=attribute,
        clean_content_tags=dropped,
        link_rel=None,
    )


def _kept(tag: str, name: str, value: str, page: Page) -> str | None:
    if name not in ADDRESSES or (name == "data-film" and not value):
        return value
    url = absolute(value, page)
    if name.startswith("data-") and origin(url) != origin(page.site):
        return None
    if urlsplit(url).scheme not in LINKS or (tag != "a" and not urlsplit(url).hostname):
        return None
    return url


def _rewritten(cleaned: str, page: Page) -> Iterator[str]:
    """Give cleaned HTML in pieces, with links for what lies on other hosts and our names of elements."""
    at, links = 0, 0
    for found in REWRITTEN.finditer(cleaned):
        yield cleaned[at : found.start()]
        at = found.end()
        tag = found["tag"] or "iframe"
        if tag == "a":
            links += -1 if found["end"] else 1
        yield _tag(found, tag, page, in_link=links > 0)
    yield cleaned[at:]


def _tag(found: re.Match[str], tag: str, page: Page, *, in_link: bool) -> str:
    if tag in EMBEDDED or tag == "img":
        given = dict(ATTRIBUTE.findall(found["frame"] or found["attributes"] or ""))
        src = given.get("src", "")
        if tag == "img" and src and origin(html.unescape(src)) == origin(page.site):
            return found[0]
        words = given.get("alt") or given.get("title") or ""
        if tag == "img" or src:
            return words if in_link or not src else link_elsewhere(html.unescape(src), html.unescape(words))
        return ""
    if tag in RENAMED:
        return f"<{found['end']}{RENAMED[tag]}>"
    return found[0]


def link_elsewhere(url: str, words: str = "") -> str:
    """Give a link to something of another host that is not loaded here, saying what it is and of which host."""
    host = urlsplit(url).hostname or url
    name = words.strip() or unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2])
    said = f"{name} ({host})" if name else host
    return f'<a href="{html.escape(url)}">{html.escape(said)}</a>'


def absolute(address: str, page: Page) -> str:
    """Make an address absolute; Plone's internal ones (``resolveuid``, ``++api++``) included.

    Raises ValueError for what is none, and for one that programs read in two ways: to some of them a backslash ends the
    name of the host, to others it does not.
    """
    address = address.strip().replace("/++api++", "", 1)
    if AMBIGUOUS.search(address):
        raise ValueError("an address with signs that no address has")
    head, mark, uid = address.partition("resolveuid/")
    if mark and (not head.strip("./") or origin(head) == origin(page.site)):
        return f"{page.site}/resolveuid/{uid}"
    own = address.startswith("/") and not address.startswith("//")
    url = page.site + address if own else urljoin(f"{page.url}/", address)
    origin(url)  # says whether it has a sound port, too
    return url


def relative_to_site(address: str, page: Page) -> str:
    """Give an address as the site keeps it: one by uid without the site's own, so that the site knows it again."""
    head, mark, uid = address.partition("resolveuid/")
    if mark and (not head.strip("./") or head.rstrip("/") == page.site.rstrip("/")):
        return mark + uid
    return address


def plain_text(markup: str) -> str:
    """Give the text of HTML without its tags."""
    return html.unescape(nh3.clean(markup, tags=set())).strip()
