"""Reading takes time in proportion to the length, whatever the shape: operations are counted."""

import sys
import time
import timeit
from collections.abc import Callable
from functools import partial
from inspect import CO_GENERATOR
from types import FrameType
from typing import Any

import pytest

from sources.encoding import decode
from sources.furniture import is_counter
from sources.markup import read_markup
from sources.moment import read_moment
from sources.page import read_page
from sources.unreadable import UnreadableSource
from tests.sources.conftest import MINSK, RUBRICS

SHORT = 1_200
TIMES = 4
MOST_GROWTH = 1.3
"""Beyond the growth of the length: a quadratic part would make it four times this."""
TOP = "Главная Новости Общество\nЗаголовок\n04.07.2024 | 19:25\n"
SHAPES = (
    *("а", "а ", "а\n", "\n", "1", "1 ", "1.", "19:25 ", "19:25\n", "04.07.2024\n", "4 июля, "),
    *("Главная / ", "Общество\n", "Рубрика: x\n", "Теги: a, b\n", "#a ", "#a\n", "@a\n", "-0-"),
    *(
        "-0-\n",
        "Читайте также\n",
        "© 2024 Все права защищены\n",
        "http://a.by\n",
        "👁 1\n",
        "—",
        "/",
    ),
    *(
        "(",
        "«",
        "А. ",
        "Фото: ",
        "**",
        "\u0301",
        "\u200d",
        "Длинная строка, где есть слова и точка.\n",
    ),
    *("Мы используем cookie.\n", "слово за словом и ещё много слов до самого края строки\n"),
)


def page(text: str) -> None:
    read_page(text, rubrics=RUBRICS, zone=MINSK)


def steps(read: Callable[[str], Any], text: str) -> int:
    """The calls that reading takes, each weighed by the length of the text that it is given."""
    total = 0

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal total
        if event == "call":
            total += 1 + _given(frame)

    sys.setprofile(count)
    try:
        read(text)
    except UnreadableSource:
        pass
    finally:
        sys.setprofile(None)
    return total


def _given(frame: FrameType) -> int:
    """The length of the texts that a call is given; going on in a generator gives it nothing."""
    if frame.f_code.co_flags & CO_GENERATOR:
        return 0
    return max((len(text) for text in frame.f_locals.values() if isinstance(text, str)), default=0)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("top", ["", TOP])
def test_reading_a_page_grows_with_its_length(shape: str, top: str) -> None:
    short, long = (top + (shape * SHORT * times)[: SHORT * times] for times in (1, TIMES))
    assert steps(page, long) <= MOST_GROWTH * TIMES * steps(page, short)


@pytest.mark.parametrize("shape", ["<", "<b>", "<title>", "<script>", "<!--", "</", "&", "<a b='"])
def test_reading_markup_grows_with_its_length(shape: str) -> None:
    short, long = ((shape * SHORT * times)[: SHORT * times] for times in (1, TIMES))
    assert steps(read_markup, long) <= MOST_GROWTH * TIMES * steps(read_markup, short)


@pytest.mark.parametrize("shape", ["а", "a", "я ", "ЯЯ", "”"])
def test_decoding_grows_with_its_length(shape: str) -> None:
    short, long = ((shape * SHORT * times)[: SHORT * times] for times in (1, TIMES))

    def read(text: str) -> str:
        return decode(text.encode("cp1251"))

    assert steps(read, long) <= MOST_GROWTH * TIMES * steps(read, short)


@pytest.mark.parametrize(
    ("read", "sign"),
    [
        (is_counter, "а"),
        (is_counter, "a."),
        (partial(read_moment, zone=MINSK), "04.07.2024 19:25 | А"),
        (partial(read_moment, zone=MINSK), "04.07.2024 19:25 | А'"),
    ],
)
def test_a_word_is_tried_whole_however_long(read: Callable[[str], Any], sign: str) -> None:
    """Tried in all its parts, a word of eight times the length takes 500 times as long, or more."""
    short, long = (sign + sign[-1] * length for length in (22, 176))
    assert cpu_time(read, long) <= 200 * cpu_time(read, short)


def cpu_time(read: Callable[[str], Any], text: str) -> float:
    return min(timeit.repeat(lambda: read(text), time.process_time, number=20, repeat=5))
