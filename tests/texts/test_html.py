import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulator.html import parse_html
from texts.html import Html, bold, clip, escape, link, paragraphs, split, visible_length, width

ANY = st.text(alphabet=st.characters(exclude_categories=[]))
HOSTILE = [
    "<b>",
    "&",
    "&amp;",
    '"',
    "</b>",
    "\ud800",
    "a\udfffb",
    "\0",
    "<a href='x'>",
    "👍🏽",
    "\u202eabc",
    "\u2067abc",
]


def seen(html: str) -> str:
    """What Telegram makes of the HTML; raises when it refuses it."""
    return parse_html(html)[0]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    harmless = re.sub("[\ud800-\udfff]", "\ufffd", text).replace("\0", " ")
    harmless = re.sub("[\u202a-\u202e\u2066-\u2069]", "", harmless)

    assert seen(escape(text)) == harmless
    assert seen(bold(text)) == harmless
    assert seen(link(text, f"https://t.me/?{text}")) == harmless


@given(ANY)
def test_any_text_survives_telegram_as_long_as_it_was_measured(text: str) -> None:
    html = bold(text)

    assert width(seen(html)) == visible_length(html)


@given(ANY, st.integers(2, 60))
def test_a_clipped_text_fits_and_is_whole_where_it_can_be(text: str, limit: int) -> None:
    clipped = clip(text, limit)

    assert width(clipped) <= limit
    assert clipped == text or clipped.endswith("…")


@given(ANY, st.integers(2, 60))
def test_splitting_loses_nothing_but_white_space(text: str, limit: int) -> None:
    parts = split(text, limit)

    assert all(0 < width(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(seen(escape(text)).split())


def test_a_text_is_split_between_sentences() -> None:
    assert split("Первое предложение. Второе предложение.", 25) == [
        "Первое предложение.",
        "Второе предложение.",
    ]


def test_an_emoji_is_never_cut_in_two() -> None:
    assert split("👍" * 5, 3) == ["👍"] * 5
    assert clip("👍" * 5, 4) == "👍…"


def test_right_to_left_text_is_split_between_words() -> None:
    assert split("שלום עולם שלום", 10) == ["שלום עולם", "שלום"]


def test_html_is_not_escaped_twice() -> None:
    assert bold(Html("<i>x</i>")) == "<b><i>x</i></b>"
    assert paragraphs("a & b", "", bold("c")) == "a &amp; b\n\n<b>c</b>"
