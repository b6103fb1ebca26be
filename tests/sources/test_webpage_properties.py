"""Whatever the web holds: an article that can be kept and shown, or a reason why there is none."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.article import ArticleDraft
from news.formatting import Style, is_linkable
from news.storable import storable
from sources.page import LONGEST_ARTICLE
from sources.unreadable import UnreadableSource
from sources.webpage import WebPage, read_webpage
from tests.sources.conftest import RUBRICS
from tests.sources.sites import (
    BELTA,
    CHALLENGE,
    FRONT,
    WALL,
    WORDPRESS,
    article,
    linked_data,
    paragraphs,
)

URL = "https://belta.by/society/view/1"
PAGES = [written.encode() for written in (BELTA, WORDPRESS, WALL, CHALLENGE, FRONT)]
KINDS = st.none() | st.sampled_from(
    ["text/html", "text/html; charset=utf-16", "text/html; charset=koi8-r", "application/pdf", ""]
)
TAGS = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<ul><li>",
            "</ul>",
            "<blockquote>",
            "<pre>",
            "<table><td>",
        ),
        *("<h1>", "</h1>", "<article>", "<a href='/x'>", "<a href='javascript:x'>", "</a>"),
        *("<script type='application/ld+json'>", "</script>", "<!--", "-->", "<svg>", "<template>"),
        *(
            '<meta property="og:title" content="',
            '">',
            "<time datetime='",
            "'>",
            "&#0;",
            "&#xd800;",
        ),
        *("<input type=password>", "<link rel=canonical href='", "\x00", "\ud800", "\u202e", "é"),
        *("Мост открыт. ", "Рубрика: Общество ", "4 июля, Минск /Корр. БЕЛТА/. ", " " * 50),
    ]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)


def read(data: bytes, url: str = URL, kind: str | None = None) -> WebPage | None:
    try:
        return read_webpage(data, url, kind, RUBRICS, "Europe/Minsk")
    except UnreadableSource:
        return None


def check(found: WebPage | None) -> None:
    """That an article can be kept and shown."""
    if found is None:
        return
    draft = found.draft
    assert any(map(str.isalnum, draft.headline))
    assert len(draft.headline) <= 300
    assert len(draft.text) <= 2 * LONGEST_ARTICLE
    assert "\n" not in draft.headline
    assert all(part.strip() for part in draft.body)
    for text in filter(None, (draft.headline, draft.text, draft.place, draft.source_url)):
        assert storable(text) == text
    check_spans(draft)
    assert found.image_url is None or found.image_url.startswith(("http://", "https://"))


def check_spans(draft: ArticleDraft) -> None:
    for span in draft.formatting:
        assert 0 <= span.start < span.stop <= len(draft.text)
        assert span.style is not Style.LINK or is_linkable(span.detail)


@given(st.binary(max_size=400), KINDS)
def test_any_bytes_are_a_page_or_none(data: bytes, kind: str | None) -> None:
    check(read(data, kind=kind))


@settings(deadline=None)
@given(st.lists(TAGS | st.text(max_size=20), max_size=60))
def test_any_markup_is_a_page_or_none(pieces: list[str]) -> None:
    check(read("".join(pieces).encode("utf-8", "replace")))


@settings(deadline=None)
@given(st.sampled_from(PAGES), st.data(), KINDS)
def test_a_page_that_was_damaged_on_the_way_is_a_page_or_none(
    page: bytes, data: st.DataObject, kind: str | None
) -> None:
    at = data.draw(st.integers(0, len(page)))
    stop = data.draw(st.integers(at, min(at + 40, len(page))))

    check(read(page[:at] + data.draw(st.binary(max_size=40)) + page[stop:], kind=kind))
    check(read(page[:at], kind=kind))


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            [
                *(
                    "headline",
                    "datePublished",
                    "image",
                    "url",
                    "articleSection",
                    "mainEntityOfPage",
                ),
                *(
                    "isAccessibleForFree",
                    "dateline",
                    "thumbnailUrl",
                    "itemListElement",
                    "@type",
                    "@graph",
                ),
            ]
        ),
        JSON,
    )
)
def test_any_data_for_machines_is_survived(said: dict[str, object]) -> None:
    check(read(article(head=linked_data(**{"@type": "NewsArticle", **said})).encode()))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_script_is_survived(script: str) -> None:
    head = f'<script type="application/ld+json">{script}</script>'
    check(read(article(head=head).encode("utf-8", "replace")))


@given(st.text(max_size=40) | st.text("htps:/.[]@%?#\\ xn--", max_size=20).map("https://".__add__))
def test_any_address_is_survived(address: str) -> None:
    head = f'<link rel="canonical" href="{address}">' + linked_data(image=address, url=address)
    written = article(head=head).encode("utf-8", "replace")

    check(read(written))
    check(read(written, url=address))


@given(st.text(max_size=60), st.sampled_from(["", "T", " "]))
def test_any_date_is_survived(said: str, between: str) -> None:
    body = f"<time datetime='2024-07-04{between}{json.dumps(said)}'>{said}</time>{paragraphs()}"
    check(read(article(body).encode("utf-8", "replace")))


@pytest.mark.parametrize(
    "written",
    [
        lambda: "<div>" * 20_000 + "Мост",
        lambda: "<b><i>" * 10_000 + "Мост" * 100,
        lambda: article(head='<script type="application/ld+json">' + "[" * 200_000 + "</script>"),
        lambda: article(head="<title>" + " |" * 50_000 + "</title>"),
        lambda: article("<p>" + "а" * 150_000),
        lambda: article("<blockquote>" * 300 + "Мост" + "</blockquote>" * 300),
        lambda: article("<table><tr><td>" * 1_000 + "Мост"),
    ],
)
def test_what_is_made_to_take_long_ends(written: Callable[[], str]) -> None:
    check(read(written().encode()))
