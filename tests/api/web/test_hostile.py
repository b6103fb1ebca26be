"""Whatever an article says, its page, its feeds and its formatting are well-formed and inert."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree as ET

from hypothesis import example, given
from hypothesis import strategies as st

from api.web.json_feed import json_feed
from api.web.markup import written
from api.web.page import MOST_BYTES, article_page
from api.web.rss import rss
from api.web.site import Site
from news.article import Article, Quoted
from news.formatting import Formatted, Span, Style
from news.language import Language
from news.syndication import FeedLink, Syndication
from newsroom.reading import Shown
from tests.factories import MINSK, NOON
from tests.texts.people import CATALOGUES, SOCIETY
from tests.texts.people import article as an_article
from texts.html import clean

SITE = Site("https://news.example.org", "N<e>ws\ud800", "newsdesk_bot", CATALOGUES, MINSK)
STYLES = [style for style in Style if style not in (Style.ITEM, Style.HEADING)]
ADDRESSES = (
    *("https://belta.by/?a=1&b=\"<x>'", "javascript:alert(1)", "tg://resolve?domain=x"),
    *("HTTPS://X", "https://" + "x" * 2040, "data:text/html,<script>"),
)
PIECES = st.one_of(
    st.text(st.characters(codec=None), max_size=40),
    st.sampled_from(
        [
            *("]]>", "<![CDATA[", "</script><script>alert(1)</script>", "<!--", "&amp;&#0;", "\0"),
            *("\x0b\x1f\x7f\x85", "\ufffe\uffff", "\ud83d", "\u202eфдсб\u2066", "مرحبا بالعالم"),
            *(
                "👩‍👩‍👧‍👦" * 10,
                "\n\n\n",
                "\r\n",
                "\u2028",
                "<img src=x onerror=y>",
                "' onload='",
                '"><b>',
            ),
            *("ы" * 5000, "&" * 5000, "漢" * 3000, "a" * 300),
        ]
    ),
)
TEXT = st.lists(PIECES, max_size=6).map("".join)
VOID = {"meta", "link", "br", "img"}


@st.composite
def formatted(draw: st.DrawFn) -> Formatted:
    text = draw(TEXT)
    place = st.integers(0, len(text))
    spans = []
    for _ in range(draw(st.integers(0, 8))):
        start, stop = sorted((draw(place), draw(place)))
        style, address = draw(st.sampled_from(STYLES)), draw(st.sampled_from(ADDRESSES))
        spans.append(Span(start, stop, style, address))
    return Formatted(text, tuple(spans))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    body = draw(formatted())
    base = an_article(headline=draw(TEXT), body=tuple(body.text.split("\n\n")))
    return replace(
        base,
        formatting=body.spans,
        lead=draw(st.none() | TEXT),
        place=draw(st.none() | TEXT),
        origin=draw(st.none() | TEXT),
        source_url=draw(st.none() | st.sampled_from(ADDRESSES) | TEXT),
        photo=draw(st.none() | st.just("file")),
        tags=tuple(draw(st.lists(TEXT, max_size=3))),
        quoted=draw(st.none() | TEXT.map(lambda headline: Quoted(5, headline))),
        language=draw(st.sampled_from(["ru", "be", "en", "uk"])),
        breaking=draw(st.booleans()),
    )


class Page(HTMLParser):
    """Reads a document, and sees that what is opened is closed, and what there is."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.attributes: set[str] = set()
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


BLOCKS = {"p", "blockquote", "pre"}
INLINE = {"strong", "em", "u", "s", "code", "span", "a", "br"}


@given(formatted())
def test_formatting_is_balanced_and_nothing_but_itself(text: Formatted) -> None:
    page = Page(written(text))

    assert set(page.tags) <= BLOCKS | INLINE
    assert page.attributes <= {"href", "class"}
    assert all(re.match("https?://", each, re.IGNORECASE) for each in page.addresses)


@given(formatted())
def test_formatting_loses_no_word(text: Formatted) -> None:
    html = written(text)

    def signs(of: str) -> str:
        return "".join(of.split())

    class Words(HTMLParser):
        said = ""

        def handle_data(self, data: str) -> None:
            self.said += data

    read = Words()
    read.feed(html)
    read.close()
    assert signs(read.said) == signs(clean(text.text))


@given(articles())
@example(an_article(headline="&" * 5000, body=("&" * 40_000, "漢" * 40_000)))
@example(an_article(headline="😀" * 5000, body=("слово " * 20_000,)))
def test_a_page_is_well_formed_small_and_runs_nothing(article: Article) -> None:
    number, pages = 1, 1
    while number <= min(pages, 3):
        written_page = article_page(SITE, Shown(article, NOON), number)
        html = written_page.decode()
        page = Page(html)

        assert len(written_page) < MOST_BYTES
        assert "script" not in page.tags
        assert not {name for name in page.attributes if name.startswith("on")}
        assert "style" not in page.attributes
        assert all(re.match(r"https?://|\?|\d", each, re.IGNORECASE) for each in page.addresses)
        pages += 'rel="next"' in html
        number += 1


@given(st.lists(articles(), max_size=3))
def test_feeds_are_well_formed_and_say_the_same(written_articles: list[Article]) -> None:
    told = tuple(replace(each, id=id_) for id_, each in enumerate(written_articles, 1))
    link = FeedLink(1, 5, SOCIETY, None, Language.RU, NOON)
    feed = Syndication(link, told, {each.id: NOON for each in told})

    document = ET.fromstring(rss(SITE, feed, "https://news.example.org/feeds/x.rss"))  # noqa: S314
    read = json.loads(json_feed(SITE, feed, "https://news.example.org/feeds/x.json"))

    items = list(document.iter("item"))
    assert [each.findtext("guid") for each in items] == [each["id"] for each in read["items"]]
    for item, article in zip(items, told, strict=True):
        assert item.findtext("link") == f"https://news.example.org/a/{article.id}"
        Page(item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") or "")


def test_pages_of_a_text_follow_one_another_without_a_gap() -> None:
    words = " ".join(f"слово{number}" for number in range(9000))
    article = an_article(body=(words,))

    read: list[str] = []
    for number in range(1, 100):
        html = article_page(SITE, Shown(article, NOON), number).decode()
        read += re.findall(r"слово\d+", html.partition("</h1>")[2].partition("</article>")[0])
        if 'rel="next"' not in html:
            break

    assert len(read) == 9000
    assert all(int(after[5:]) == int(before[5:]) + 1 for before, after in pairwise(read))
