import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.number import amended_number, numbered, split_number

NUMBERS = st.integers(0, 10**18 - 1)


@pytest.mark.parametrize(
    ("typed", "number", "text"),
    [
        ("/edit 12", 12, ""),
        ("/edit № 12", 12, ""),
        ("/edit №12", 12, ""),
        ("/edit #12", 12, ""),
        ("/edit No. 12", 12, ""),
        ("/edit\u00a0№\u00a012", 12, ""),
        ("/edit@newsdesk_bot 12", 12, ""),
        ("/edit 12\nЗаголовок\n\nТекст.", 12, "Заголовок\n\nТекст."),
        ("/edit 12 Заголовок", 12, "Заголовок"),
        ("/edit 12: Заголовок", 12, "Заголовок"),
        ("/edit 12.\nЗаголовок", 12, "Заголовок"),
        ("/edit\n12\nЗаголовок", 12, "Заголовок"),
        ("/edit\n№ 12", 12, ""),
        ("/edit 12\u200b", 12, ""),
        ("/edit \u200e№\u200e12\u200e\nЗаголовок", 12, "Заголовок"),
        ("/edit\n\u200b12\u200b\nЗаголовок", 12, "Заголовок"),
        ("/edit", None, ""),
        ("/edit\nЗаголовок", None, "Заголовок"),
        ("/edit\n12 человек спасены", None, "12 человек спасены"),
        ("/edit 12а", None, "12а"),
        ("/edit 12:30 поезд", None, "12:30 поезд"),
        ("/edit -12", None, "-12"),
        ("/edit ١٢", None, "١٢"),
        ("/edit 1234567890123456789", None, "1234567890123456789"),
    ],
)
def test_a_number_stands_behind_the_command_or_alone_below_it(
    typed: str, number: int | None, text: str
) -> None:
    assert numbered(typed) == (number, text)


@pytest.mark.parametrize("between", ["\n" * 2000 + " " * 2000, " " * 4000, "\n" * 4000, "№" * 4000])
def test_no_amount_of_spaces_holds_the_bot_up(between: str) -> None:
    assert numbered(f"/edit{between}x")[0] is None


@given(NUMBERS, st.sampled_from(["", "№", "№ ", "#", "# ", "No. "]), st.text())
def test_whatever_is_below_a_number_is_the_text(number: int, sign: str, text: str) -> None:
    assert split_number(f" {sign}{number}\n{text}") == (number, text.lstrip())


@given(st.text())
def test_what_follows_the_number_is_the_end_of_what_was_typed(text: str) -> None:
    _, rest = split_number(text)

    assert text.endswith(rest)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("/edit 12\nЗаголовок", 12),
        ("/Correct@newsdesk_bot № 12", 12),
        ("/edit", None),
        ("/post 12\nЗаголовок", None),
        ("/editors 12", None),
        ("Заголовок 12", None),
    ],
)
def test_only_an_amendment_names_an_article(typed: str, number: int | None) -> None:
    assert amended_number(typed) == number
