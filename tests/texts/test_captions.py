"""An article below a photo reads on in the caption; below none, the preview is its own page's."""

import re
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from emulator.characters import clean as left_by_telegram
from emulator.formatting import Formatter
from news.article import Article, Quoted
from news.formatting import Span, Style
from tests.texts.people import BE, EN, HEADLINE, LONG_NAMED, NOW, RU, buttons, seen
from tests.texts.people import article as make
from texts.article import article_message, article_page, own_lead
from texts.article_actions import OpenArticle, ReadArticle
from texts.channel import channel_message
from texts.digest import DigestPart, digest_line, digest_message
from texts.html import clean, escape, plain_text, width
from texts.message import CAPTION_LIMIT, Message

PHOTO = "photo-id"
LONG = tuple(f"Абзац {number}. " + "Слово за словом & дальше. " * 20 for number in range(12))
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=1500)
PIECES = st.lists(WORDS, max_size=6)
SPANS = st.lists(
    st.tuples(st.integers(0, 4000), st.integers(1, 900), st.sampled_from([*Style][:9])),
    max_size=12,
)


def pages(article: Article) -> list[Message]:
    """All pages below a photo."""
    first = article_page(BE, article, 1, photo=PHOTO)
    total = _total(first)
    found = [article_page(BE, article, number, photo=PHOTO) for number in range(1, total + 1)]
    assert article_page(BE, article, total + 1, photo=PHOTO) == found[-1]
    return found


def _total(page: Message) -> int:
    place = re.search(r"1 з ([\d\xa0]+)$", seen(page))
    return int(place[1].replace("\xa0", "")) if place else 1


def test_pages_below_a_photo_are_captions_that_turn_both_ways_and_fold_back() -> None:
    long = make(body=LONG, photo=PHOTO)
    second = article_page(RU, long, 2, photo=PHOTO)

    assert second.photo == PHOTO
    assert 600 < len(seen(second)) <= CAPTION_LIMIT
    assert seen(second).startswith(f"{HEADLINE}\n\n")
    actions = [each.action for each in buttons(second)][:3]
    assert actions == [ReadArticle(1, 1), ReadArticle(1, 3), OpenArticle(1)]


def test_pages_in_a_message_without_a_photo_are_as_long_as_a_text() -> None:
    page = article_page(RU, make(body=LONG, photo=PHOTO), 1)

    assert page.photo is None
    assert len(seen(page)) > CAPTION_LIMIT


@settings(max_examples=60)
@given(
    headline=WORDS.filter(str.strip),
    body=PIECES,
    lead=WORDS,
    spans=SPANS,
    tags=st.lists(WORDS, max_size=3),
    breaking=st.booleans(),
)
# Telegram removes some combining marks.
@example(headline="0\u0333", body=["\u0333"], lead="", spans=[], tags=[], breaking=False)
def test_no_caption_is_too_long_nothing_is_lost_and_every_entity_ends(
    headline: str,
    body: list[str],
    lead: str,
    spans: list[tuple[int, int, Style]],
    tags: list[str],
    breaking: bool,
) -> None:
    told = replace(make(headline=headline, body=tuple(body), photo=PHOTO), breaking=breaking)
    fit = (Span(at, min(at + length, len(told.text)), style) for at, length, style in spans)
    told = replace(
        told,
        lead=lead,
        tags=tuple(tags),
        formatting=tuple(span for span in fit if span.start < span.stop),
    )

    shown = pages(told)

    captions = [Formatter().caption(page.text, "HTML", None).text for page in shown]
    assert all(width(each) <= CAPTION_LIMIT for each in captions)
    head, foot = around(told)
    parts = [each.removeprefix(head).split(foot)[0] for each in captions]
    whole = clean(own_lead(told)) + clean(told.text)
    assert squeezed("".join(parts)) == squeezed(left_by_telegram(plain_text(escape(whole)), []))


def around(article: Article) -> tuple[str, str]:
    """The headline and the footer, which every page has."""
    page = article_page(BE, replace(article, body=(), lead=None, formatting=()), 1, photo=PHOTO)
    bare = Formatter().caption(page.text, "HTML", None).text
    foot = "Грамадства · Астана · 4 ліпеня 2024, 19:25"
    assert foot in bare
    return bare.split(foot)[0].rstrip("\n"), foot


def squeezed(text: str) -> str:
    """The text without its white space, of which pages lose some at their ends."""
    return "".join(text.split())


def test_a_footer_that_would_leave_no_room_stands_below_the_folded_article() -> None:
    odd = replace(
        make(headline="Ы" * 900, body=LONG, rubric=LONG_NAMED, place="П" * 90, photo=PHOTO),
        origin="И" * 90,
        tags=("ы" * 40,) * 5,
        quoted=Quoted(7, "Р" * 200),
    )

    shown = pages(odd)

    assert all(len(seen(page)) <= CAPTION_LIMIT for page in shown)
    assert "Раней:" not in seen(shown[0])
    assert len(shown) < 20


@pytest.mark.parametrize(
    ("url", "preview"),
    [
        ("https://www.belta.by/1?a=1&b=2", "https://www.belta.by/1?a=1&b=2"),
        ("https://t.me/belta/12", None),
        ("javascript:alert(1)", None),
        (None, None),
    ],
)
def test_the_preview_is_of_the_page_that_the_article_is_from(
    url: str | None, preview: str | None
) -> None:
    links = replace(
        make(body=("Читайте тут",), source_url=url),
        formatting=(Span(0, 6, Style.LINK, "https://example.org/ad"),),
    )

    assert article_message(EN, links).preview == preview
    assert article_page(EN, links, 1).preview == preview
    assert channel_message(EN, links).preview == preview


def test_a_digest_previews_nothing() -> None:
    line = digest_line(EN, make(source_url="https://www.belta.by/1"))

    assert digest_message(EN, DigestPart(1, 0, NOW), {1: line}).preview is None
