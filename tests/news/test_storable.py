import pytest

from news.storable import one_line, storable, trimmed, visible


@pytest.mark.parametrize("odd", ["\x00", chr(0xD800), chr(0xDFFF), "\x00" + chr(0xDC00)])
def test_what_an_engine_refuses_is_left_out_and_nothing_else(odd: str) -> None:
    assert storable(f"Мост\n{odd}открыт 😀") == "Мост\nоткрыт 😀"


def test_one_line_is_what_can_be_shown_anywhere() -> None:
    assert (
        one_line(" Bad\x00 Request:\n\tcan't\x1b[2J parse\udfff ") == "Bad Request: can't[2J parse"
    )


def test_what_nobody_sees_can_be_left_out_everywhere_or_around_a_text() -> None:
    assert visible("\ufeff@\u200bnews\u2069\u00ad") == "@news"
    assert trimmed(" \u200b\u00a0👨\u200d👩 дети\u200e\n") == "👨\u200d👩 дети"
