from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.formatting import Formatted, Style
from sources.file import read_file
from sources.rich_text import read_rich_text
from sources.unreadable import UnreadableReason, UnreadableSource
from tests.sources.documents import rich
from tests.sources.test_word import styled


def read(text: str, head: str = "") -> Formatted:
    return read_rich_text(rich(text, head))[0]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Мост открыт", "Мост открыт"),
        (r"\u1052?\u1086?\u1089?\u1090?", "Мост"),
        (r"\uc2\u1052 ab\uc0\u1086 c", "Моc"),
        (r"\u-10179?\u-8694?", "\U0001f60a"),
        (r"a\par b\line c\tab d", "a\n\nb\nc\td"),
        (r"\ldblquote a\rdblquote\~\emdash\_b\-c", "“a”\xa0—-bc"),
        (r"\{a\}\\", r"{a}\\"[:-1]),
        (r"a{\v b}{\deleted c}{\*\unknown d}{\header e}{\info{\title f}}g", "ag"),
        (r"a\bin5 {{{}}b", "ab"),
        (r"a\cell\cell b\cell\row c", "a | b\n\nc"),
        (r"text{\footnote  a note}.", "text[1].\n\n[1] a note"),
        (
            r"text{\footnote see {\field{\*\fldinst HYPERLINK}{\fldrslt it}} there}.",
            "text[1].\n\n[1] see it there",
        ),
        ("line one\r\n goes on", "line one goes on"),
        (r"{\f1 \'e4}", "ä"),
        ("}}} a", "a"),
    ],
)
def test_control_words_become_text(written: str, text: str) -> None:
    fonts = r"{\fonttbl{\f1\fcharset238 Arial;}}"

    assert read(written, fonts).text.strip() == text


def test_formatting_is_kept() -> None:
    head = r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}}"
    found = read(
        r"\pard\s1\b Мост\par\pard\plain a {\b b {\i c}} d\b e\b0 f"
        r'{\field{\*\fldinst{HYPERLINK "https://a.by"}}{\fldrslt{\ul g}}}\par'
        r"{\listtext\bullet\tab}h\par{\listtext 2.\tab}i\par",
        head,
    )

    assert styled(found) == [
        ("Мост", Style.HEADING, ""),
        ("b c", Style.BOLD, ""),
        ("c", Style.ITALIC, ""),
        ("e", Style.BOLD, ""),
        ("g", Style.LINK, "https://a.by"),
        ("h", Style.ITEM, "• "),
        ("i", Style.ITEM, "2. "),
    ]


def test_pictures_are_left_out_and_told_of() -> None:
    read = read_file(rich(r"{\*\shppict{\pict\pngblip 89504e47}}text"), "a.rtf")

    assert (read.formatted.text.strip(), read.has_pictures) == ("text", True)


def test_a_file_is_known_by_its_beginning() -> None:
    assert read_file(b"\xef\xbb\xbf\n {\\rtf1 text}", "a.doc").formatted.text.strip() == "text"


def test_groups_without_end_are_refused() -> None:
    with pytest.raises(UnreadableSource) as refused:
        read("{" * 1000)
    assert refused.value.reason is UnreadableReason.DAMAGED


@given(
    st.lists(
        st.sampled_from(
            [
                *("{", "}", "\\b ", "\\b0 ", "\\u1052?", "\\'cc", "\\par ", "\\cell ", "\\row "),
                *("\\*", "\\field", "\\fldinst ", "HYPERLINK", "\\footnote ", "\\bin3 ", "\\f1 "),
                *("\\stylesheet", "\\s1 ", "\\u-10179?", "a", "\n", "\\listtext ", "\\ansicpg0 "),
            ]
        )
    )
)
def test_any_order_of_words_is_read_or_refused(words: list[str]) -> None:
    with suppress(UnreadableSource):
        found = read("".join(words))
        assert all(0 <= s.start < s.stop <= len(found.text) for s in found.spans)
