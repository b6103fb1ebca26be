import pytest

from news.storable import one_line, storable


@pytest.mark.parametrize("odd", ["\x00", chr(0xD800), chr(0xDFFF), "\x00" + chr(0xDC00)])
def test_what_an_engine_refuses_is_left_out_and_nothing_else(odd: str) -> None:
    assert storable(f"Мост\n{odd}открыт 😀") == "Мост\nоткрыт 😀"


def test_one_line_is_what_can_be_shown_anywhere() -> None:
    assert (
        one_line(" Bad\x00 Request:\n\tcan't\x1b[2J parse\udfff ") == "Bad Request: can't[2J parse"
    )
