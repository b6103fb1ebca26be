"""Markup that another program sends as a body."""

import pytest

from news.formatting import Span, Style
from sources.fragment import read_fragment
from sources.page import LONGEST_ARTICLE
from sources.reader import Reader
from sources.unreadable import UnreadableReason, UnreadableSource


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("просто текст", "просто текст"),
        ("<p>Раз</p><p>Два</p>", "Раз\n\nДва"),
        ("Раз<br>Два", "Раз\n\nДва"),
        ("<ul><li>а<li>б</ul>", "• а\n• б"),
        ("<p>Мир &amp; труд&nbsp;&#769;</p>", "Мир & труд ́"),
        ("<script>alert(1)</script><style>p{}</style>Да", "Да"),
        ("<p>Общество</p><p>19:25, 4 июля</p><p>-0-</p>", "Общество\n\n19:25, 4 июля\n\n-0-"),
        ("<p>\u202eназад\x00</p>", "назад"),
    ],
)
def test_paragraphs_are_kept_and_nothing_is_taken_for_more(html: str, text: str) -> None:
    assert read_fragment(html).text == text


def test_formatting_and_links_are_kept_and_dangerous_ones_are_not() -> None:
    read = read_fragment(
        "<p><b>Раз</b> <a href='https://example.org/'>два</a> <a href='javascript:x'>три</a></p>"
    )

    assert read.text == "Раз два три"
    assert read.spans == (
        Span(0, 3, Style.BOLD),
        Span(4, 7, Style.LINK, "https://example.org/"),
    )


def test_what_is_too_long_is_refused() -> None:
    with pytest.raises(UnreadableSource) as refused:
        read_fragment("ы" * (LONGEST_ARTICLE + 1))

    assert refused.value.reason is UnreadableReason.TOO_LONG


@pytest.mark.parametrize(
    "html",
    [
        "<b>" * 60_000,
        "<div>" * 50_000 + "x",
        "<" * 200_000,
        "<p>x" * 40_000,
        "<a href='" * 30_000,
    ],
    ids=["bold", "divs", "angles", "paragraphs", "links"],
)
async def test_hostile_markup_ends_in_time_and_costs_itself_alone(html: str) -> None:
    reader = Reader()
    try:
        try:
            await reader.run(read_fragment, html)
        except UnreadableSource as refused:
            assert refused.reason in {  # noqa: PT017 - either is fine
                UnreadableReason.TOO_LONG,
                UnreadableReason.TOO_SLOW,
                UnreadableReason.TOO_MUCH_MEMORY,
            }
        assert (await reader.run(read_fragment, "<p>Да</p>")).text == "Да"
    finally:
        await reader.close()
