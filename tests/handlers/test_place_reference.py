"""Which place is meant by what follows /manage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.place_reference import Meant, place_meant
from news.telegram import MOST_ID


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("@news_by", "@news_by"),
        (" https://t.me/news_by ", "@news_by"),
        ("t.me/news_by/17", "@news_by"),
        ("https://t.me/c/1234567890/17", -1_001_234_567_890),
        ("https://t.me/c/1234567890/3/17?single", -1_001_234_567_890),
        ("https://t.me/news_forum/3/17", "@news_forum"),
        ("@news_by\u200b", "@news_by"),
        ("\u200f@\u200enews_by", "@news_by"),
        ("\u202a-1001234567890\u202c", -1_001_234_567_890),
        ("\ufeffme\u200b", Meant.ONESELF),
        ("-1001234567890", -1_001_234_567_890),
        ("−1001234567890", -1_001_234_567_890),
        ("–42", -42),
        ("me", Meant.ONESELF),
        ("Мяне.", Meant.ONESELF),
        ("за себя", Meant.ONESELF),
        ("Для сябе", Meant.ONESELF),
        ("123456", Meant.PERSON),
        ("https://t.me/+AbCdEf", Meant.INVITATION),
        ("0", Meant.NOTHING),
        ("-0", Meant.NOTHING),
        ("--5", Meant.NOTHING),
        ("-٣", Meant.NOTHING),
        ("общество", Meant.NOTHING),
    ],
)
def test_a_place_is_named_in_many_ways(typed: str, meant: str | int | Meant) -> None:
    assert place_meant(typed) == meant


@given(st.text())
def test_whatever_is_typed_is_a_place_or_is_none(typed: str) -> None:
    meant = place_meant(typed)

    assert isinstance(meant, Meant | int | str)
    if isinstance(meant, int):
        assert -MOST_ID <= meant < 0
    if isinstance(meant, str):
        assert meant.startswith("@")


@given(st.integers(1, MOST_ID))
def test_every_group_is_named_by_its_number(chat_id: int) -> None:
    assert place_meant(f"-{chat_id}") == -chat_id
    assert place_meant(str(chat_id)) is Meant.PERSON


@given(st.integers(MOST_ID + 1, 10**18 - 1))
def test_a_number_that_telegram_never_gives_is_nobodys(number: int) -> None:
    assert place_meant(f"-{number}") is Meant.NOTHING
