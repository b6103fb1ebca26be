"""Formatting as Telegram takes it: all that is sent is shown, whatever the spans were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulator.entities import Entity, tidied
from emulator.html import parse_html
from news.formatting import Formatted, Span, Style
from texts.formatted import clip_formatted, marked_up, printable
from texts.html import width

STYLES = [style for style in Style if style not in (Style.ITEM, Style.HEADING)]
ADDRESS = 'https://belta.by/?a=1&b="<x>'


def spans_of(size: int) -> st.SearchStrategy[list[Span]]:
    """Spans anywhere in a text, crossing, doubled and empty ones too."""
    place = st.integers(0, size)
    return st.lists(
        st.builds(
            lambda one, other, style: Span(
                min(one, other), max(one, other), style, ADDRESS if style is Style.LINK else ""
            ),
            place,
            place,
            st.sampled_from(STYLES),
        ),
        max_size=12,
    )


def shown(html: str) -> dict[int, set[str]]:
    """The styles of each UTF-16 unit that has any."""
    _, entities = parse_html(html)
    styles: dict[int, set[str]] = {}
    for entity in entities:
        for at in range(entity["offset"], entity["offset"] + entity["length"]):
            styles.setdefault(at, set()).add(entity["type"])
    return styles


@given(st.text("аб <&👍\n", min_size=1, max_size=30), st.data())
def test_telegram_takes_any_formatting_as_it_is_sent(text: str, data: st.DataObject) -> None:
    spans = data.draw(spans_of(len(text)))

    html = marked_up(Formatted(text, tuple(spans)), 98)

    seen, entities = parse_html(html)
    assert seen == text
    assert _sorted(tidied(list(entities))) == _sorted(entities)


def _sorted(entities: list[Entity]) -> list[tuple[int, int, str]]:
    return sorted((each["offset"], each["length"], each["type"]) for each in entities)


@given(st.data())
def test_every_letter_keeps_its_styles_where_telegram_can_show_them(data: st.DataObject) -> None:
    text = "абвгдежзик"
    spans = [
        span
        for span in data.draw(spans_of(len(text)))
        if span.style in (Style.BOLD, Style.ITALIC, Style.SPOILER)
    ]

    styles = shown(marked_up(Formatted(text, tuple(spans)), 98))

    for at in range(len(text)):
        wanted = {span.style.value for span in spans if span.start <= at < span.stop}
        assert styles.get(at, set()) == wanted


@pytest.mark.parametrize(
    ("spans", "html"),
    [
        ([Span(0, 2, Style.BOLD)], "<b>аб</b>вгд"),
        ([Span(0, 3, Style.BOLD), Span(2, 5, Style.ITALIC)], "<b>аб<i>в</i></b><i>гд</i>"),
        (
            [Span(1, 4, Style.LINK, "https://a.by/?a&b")],
            'а<a href="https://a.by/?a&amp;b">бвг</a>д',
        ),
        (
            [Span(0, 3, Style.BOLD), Span(2, 5, Style.LINK, "https://a.by")],
            '<b>аб</b><a href="https://a.by"><b>в</b>гд</a>',
        ),
        ([Span(0, 5, Style.BOLD), Span(1, 3, Style.CODE)], "<b>а</b><code>бв</code><b>гд</b>"),
        ([Span(0, 5, Style.QUOTE), Span(1, 3, Style.QUOTE)], "<blockquote>абвгд</blockquote>"),
        ([Span(0, 5, Style.PRE, "c++")], '<pre><code class="language-c++">абвгд</code></pre>'),
        ([Span(0, 5, Style.PRE, '"><b>')], "<pre>абвгд</pre>"),
        ([Span(0, 1, Style.ITEM, "• "), Span(0, 1, Style.HEADING)], "абвгд"),
    ],
)
def test_tags_are_closed_in_their_order(spans: list[Span], html: str) -> None:
    assert marked_up(Formatted("абвгд", tuple(spans)), 98) == html


def test_of_too_many_links_stay_before_blocks_before_bold() -> None:
    text = "а " * 60
    bold = [Span(at, at + 1, Style.BOLD) for at in range(0, 100, 2)]
    last = [Span(116, 117, Style.CODE), Span(118, 119, Style.LINK, "https://a.by")]

    _, entities = parse_html(marked_up(Formatted(text, (*bold, *last)), 4))

    assert [each["type"] for each in entities] == ["bold", "bold", "code", "text_link"]
    assert [each["offset"] for each in entities] == [0, 2, 116, 118]


def test_what_telegram_finds_by_itself_leaves_less_room() -> None:
    text = "#тег @belta https://a.by " * 30
    bold = tuple(Span(at, at + 1, Style.BOLD) for at in range(0, 700, 2))

    assert len(parse_html(marked_up(Formatted(text, bold), 98))[1]) <= 98 - 90


def test_addresses_too_long_for_one_message_cost_their_links_not_the_message() -> None:
    links = tuple(
        Span(at, at + 1, Style.LINK, "https://a.by/" + "&" * 1500) for at in range(0, 60, 2)
    )

    html = marked_up(Formatted("ж " * 2000, links), 98)

    assert len(html.encode()) <= 32768
    assert "<a href" in html


def test_a_clipped_text_keeps_the_formatting_before_the_cut() -> None:
    text = Formatted("Слово " * 20, (Span(0, 100, Style.BOLD),))

    clipped = clip_formatted(text, 20)

    assert width(clipped.text) <= 20
    assert marked_up(clipped, 98) == f"<b>{clipped.text[:-1]}</b>…"


def test_characters_that_no_message_may_carry_never_move_the_formatting() -> None:
    assert printable(Formatted("а\ud800б", (Span(2, 3, Style.BOLD),))).spans
    assert printable(Formatted("а\u202eб", (Span(2, 3, Style.BOLD),))) == Formatted("аб")
