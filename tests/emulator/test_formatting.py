from typing import Any

import pytest
from aiogram.types import MessageEntity
from hypothesis import given
from hypothesis import strategies as st

from emulator import ApiError
from emulator.characters import utf16_length
from emulator.entities import MOST
from emulator.formatting import FormattedText, Formatter


def read(source: str, mode: str = "HTML", entities: Any = None) -> FormattedText:
    return Formatter().text(source, mode, entities)


def spans(formatted: FormattedText) -> list[tuple[str, int, int]]:
    return [(item["type"], item["offset"], item["length"]) for item in formatted.entities]


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("", "Bad Request: message text is empty"),
        (" \n ", "Bad Request: text must be non-empty"),
        ("<b> </b>", "Bad Request: text must be non-empty"),
        ("\u200b\u2063", "Bad Request: text must be non-empty"),
        ("x" * 4097, "Bad Request: message is too long"),
        ("🙂" * 2049, "Bad Request: message is too long"),
        ("<b>x</b>" * 4097, "Bad Request: text is too long"),
        ("я" * 16385, "Bad Request: text is too long"),
        ("<p>", 'Bad Request: can\'t parse entities: Unsupported start tag "p" at byte offset 0'),
        ("\ud83d", "Bad Request: strings must be encoded in UTF-8"),
    ],
    ids=range(10),
)  # fmt: skip
def test_a_text_is_refused(source: str, complaint: str) -> None:
    with pytest.raises(ApiError) as refusal:
        read(source)
    assert refusal.value.description == complaint


@pytest.mark.parametrize("source", ["x" * 4096, "🙂" * 2048, "<b>" + "я" * 4096 + "</b>"])
def test_the_length_counts_after_parsing_in_utf16_units(source: str) -> None:
    assert utf16_length(read(source).text) == 4096


def test_blanks_around_do_not_count() -> None:
    assert len(read(" \n" * 100 + "x" * 4096 + "\n" * 100).text) == 4096


def test_a_caption_holds_1024_units_and_may_be_empty() -> None:
    assert Formatter().caption("", "HTML", None).text == ""
    assert len(Formatter().caption("x" * 1024, "HTML", None).text) == 1024
    with pytest.raises(ApiError, match="message caption is too long"):
        Formatter().caption("x" * 1025, "HTML", None)


@pytest.mark.parametrize(("mode", "words"), [("MarkdownV2", "only HTML"), ("x", "unsupported")])
def test_other_modes_are_refused(mode: str, words: str) -> None:
    with pytest.raises(ApiError, match=words):
        read("x", mode)


def test_without_a_mode_markup_is_text() -> None:
    assert read("<b>x</b>", "").text == "<b>x</b>"


def test_a_hundred_entities_stay() -> None:
    assert len(read("<b>x</b> " * 150).entities) == MOST


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a\tb\0c", "a b c"),
        ("a\r\nb", "a\nb"),
        ("a\u202eb\u2028c", "abc"),
        ("a\u0333b", "ab"),
        ("\u200e\u200f\u200ex", "\u200c\u200c\u200ex"),
    ],
)
def test_characters_are_cleaned(source: str, text: str) -> None:
    assert read(source, "").text == text


def test_entities_move_with_what_is_removed_and_trimmed() -> None:
    formatted = read("  \r🙂\r<b>б\rв </b> \n")
    assert formatted.text == "🙂бв"
    assert spans(formatted) == [("bold", 2, 2)]


def test_a_formatted_blank_at_the_start_stays() -> None:
    assert read("  <b> x</b>").text == " x"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("see https://belta.by/a?b=1.", [("url", 4, 22)]),
        ("see belta.by, please", [("url", 4, 8)]),
        ("file.txt and 1.5", []),
        ("/latest@bot now", [("bot_command", 0, 11)]),
        ("and/or 1/2", []),
        ("#минск @anna $USD", [("hashtag", 0, 6), ("mention", 7, 5), ("cashtag", 13, 4)]),
        ("a@b.by", [("email", 0, 6)]),
        ("<a href='x.by'>belta.by</a>", [("text_link", 0, 8)]),
        ("<b>belta.by</b>", [("bold", 0, 8), ("url", 0, 8)]),
        ("<code>/x</code>", [("code", 0, 2)]),
    ],
)
def test_telegram_finds_entities_itself(source: str, expected: list[tuple[str, int, int]]) -> None:
    assert sorted(spans(read(source))) == sorted(expected)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<b>x<b>y</b></b>", [("bold", 0, 2)]),
        ("<code>x<b>y</b></code>", [("code", 0, 2)]),
        ("<b>x<a href='x.by'>y</a></b>", [("bold", 0, 2), ("text_link", 1, 1)]),
        ("<a href='x.by'>x<a href='y.by'>y</a></a>", [("text_link", 0, 2)]),
        ("<blockquote>x<blockquote>y</blockquote></blockquote>", [("blockquote", 0, 2)]),
        ("<blockquote>x<b>y</b></blockquote>", [("blockquote", 0, 2), ("bold", 1, 1)]),
    ],
)
def test_entities_nest_as_telegram_lets_them(
    source: str, expected: list[tuple[str, int, int]]
) -> None:
    assert spans(read(source)) == expected


def test_given_entities_are_taken() -> None:
    given = [{"type": "bold", "offset": 0, "length": 2}, {"type": "url", "offset": 0, "length": 1}]
    assert spans(read("🙂x", "", given)) == [("bold", 0, 2)]


def test_styles_that_cross_a_link_are_cut() -> None:
    given = [
        {"type": "bold", "offset": 0, "length": 4},
        {"type": "text_link", "offset": 2, "length": 4, "url": "https://x.by/"},
    ]
    assert spans(read("abcdef", "", given)) == [
        ("bold", 0, 2),
        ("text_link", 2, 4),
        ("bold", 2, 2),
    ]


@pytest.mark.parametrize(
    ("entity", "words"),
    [
        ({"type": "bold", "offset": 1, "length": 1}, "begins in a middle of a UTF-16 symbol"),
        ({"type": "bold", "offset": 0, "length": 1}, "ends in a middle of a UTF-16 symbol"),
        ({"type": "bold", "offset": 0, "length": 9}, "ends after the end of the text"),
        ({"type": "bold", "offset": -1, "length": 1}, "incorrect offset"),
        ({"type": "bold", "length": 1}, 'Field "offset"'),
        ({"type": "text_link", "offset": 0, "length": 2}, 'find field "url"'),
        ({"type": "huge", "offset": 0, "length": 2}, "Unsupported type specified"),
        ("bold", "expected an Object"),
    ],
)
def test_wrong_entities_are_refused(entity: Any, words: str) -> None:
    with pytest.raises(ApiError, match=words):
        read("🙂x", "", [entity])


@given(st.text(alphabet="аб 🙂\r\n\t\u202e@#/.<b>i</b>&lt;", min_size=1, max_size=80))
def test_whatever_is_taken_is_well_formed(source: str) -> None:
    try:
        formatted = read(source)
    except ApiError:
        return
    assert formatted.text == formatted.text.strip("\n") or formatted.entities
    size = utf16_length(formatted.text)
    for entity in formatted.entities:
        MessageEntity.model_validate(entity)
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= size
