import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.formatting import Formatted, Span, Style, from_json, is_linkable, to_json

BOLD = Style.BOLD


def test_a_part_keeps_what_of_its_spans_lies_in_it() -> None:
    text = Formatted("один два три", (Span(2, 7, BOLD), Span(9, 12, BOLD)))

    assert text.part(5, 8) == Formatted("два", (Span(0, 2, BOLD),))


def test_texts_are_put_one_under_another_with_their_spans() -> None:
    above = Formatted("один", (Span(0, 4, BOLD),))

    whole = above.followed_by("\n").followed_by("два", [Span(1, 2, BOLD)])

    assert whole == Formatted("один\nдва", (Span(0, 4, BOLD), Span(6, 7, BOLD)))


@given(
    st.lists(
        st.builds(
            lambda start, length, style, detail: Span(start, start + length, style, detail),
            st.integers(0, 50),
            st.integers(1, 50),
            st.sampled_from([style for style in Style if style is not Style.LINK]),
            st.text(max_size=5),
        )
    )
)
def test_what_is_written_is_read_back(spans: list[Span]) -> None:
    assert from_json(to_json(spans), 100) == tuple(spans)


def test_nothing_is_written_of_a_plain_text() -> None:
    assert to_json(()) is None
    assert from_json(None, 5) == ()


@pytest.mark.parametrize(
    "written",
    [
        "",
        "nonsense",
        "[" * 100_000,
        "{}",
        "7",
        "[7, null, [], {}, [1, 2, 3]]",
        '[["bold", -1, 2], ["bold", 2, 2], ["bold", 3, 1], ["bold", 0, 6]]',
        '[["blinking", 0, 2], ["bold", "0", 2], ["bold", 0]]',
        '[["text_link", 0, 2], ["text_link", 0, 2, "javascript:alert(1)"]]',
    ],
)
def test_what_is_malformed_or_out_of_range_is_left_out(written: str) -> None:
    assert from_json(written, 5) == ()


def test_a_malformed_span_costs_itself_alone() -> None:
    assert from_json('[["bold",0,9],["bold",1,5],0]', 5) == (Span(1, 5, BOLD),)


@pytest.mark.parametrize(
    ("address", "may_be"),
    [
        ("https://belta.by/a?b=1#c", True),
        ("HTTP://belta.by", True),
        ("tg://resolve?domain=belta", True),
        ("tg://user?id=1", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("mailto:a@b.by", False),
        ("ftp://a.by", False),
        ("file:///etc/passwd", False),
        ("/relative", False),
        ("//belta.by", False),
        ("https://", False),
        ("https://[", False),
        ("", False),
        ("https://a.by/" + "a" * 3000, False),
    ],
)
def test_only_pages_and_places_are_linked(address: str, may_be: bool) -> None:
    assert is_linkable(address) == may_be
