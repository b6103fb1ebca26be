"""One detail of an article, as an editor types it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.detail import MOST_TAGS, BadDetail, Detail, DetailFault, Mend, Value
from sources.detail import labelled_detail, read_detail

MINSK = ZoneInfo("Europe/Minsk")
EVENING = datetime(2024, 7, 4, 16, 25, tzinfo=UTC)


@pytest.mark.parametrize(
    ("detail", "typed", "value"),
    [
        (Detail.HEADLINE, "  Мост\nоткрыт ", "Мост открыт"),
        (Detail.HEADLINE, "Убрать", "Убрать"),
        (Detail.LEAD, "Лид: Мост открыли; движение пущено.", "Мост открыли; движение пущено."),
        (Detail.LEAD, "убрать", None),
        (Detail.PLACE, "Минск", "Минск"),
        (Detail.PLACE, "Месца: Мінск", "Мінск"),
        (Detail.PLACE, "Прыбраць.", None),
        (Detail.DATE, "4 июля 2024 19:25", EVENING),
        (Detail.DATE, "4 ліпеня 2024, 19:25", EVENING),
        (Detail.DATE, "04.07.2024 19:25", EVENING),
        (Detail.DATE, "2024-07-04 19:25", EVENING),
        (Detail.DATE, "2024-07-04T16:25Z", EVENING),
        (Detail.DATE, "remove", None),
        (Detail.SOURCE, "https://BELTA.by/a/?utm_source=x", "https://belta.by/a"),
        (Detail.SOURCE, "belta.by/a", "https://belta.by/a"),
        (Detail.TAGS, "#мост #Припять", ("мост", "Припять")),
        (Detail.TAGS, "договор о дружбе, мост; Мост", ("договор о дружбе", "мост")),
        (Detail.TAGS, "нет", None),
        (Detail.LANGUAGE, "Беларуская", "be"),
        (Detail.LANGUAGE, "English", "en"),
        (Detail.PHOTO, "убрать", None),
    ],
)
def test_a_detail_is_read_in_any_of_the_languages(detail: Detail, typed: str, value: Value) -> None:
    assert read_detail(detail, typed, MINSK) == Mend(detail, value)


@pytest.mark.parametrize(
    ("detail", "typed", "fault"),
    [
        (Detail.HEADLINE, " \n", DetailFault.EMPTY),
        (Detail.HEADLINE, "!!!", DetailFault.EMPTY),
        (Detail.HEADLINE, "ы" * 301, DetailFault.HEADLINE_TOO_LONG),
        (Detail.LEAD, "ы" * 501, DetailFault.LEAD_TOO_LONG),
        (Detail.PLACE, "ы" * 101, DetailFault.PLACE_TOO_LONG),
        (Detail.DATE, "завтра", DetailFault.NO_DATE),
        (Detail.DATE, "31.02.2024 19:25", DetailFault.NO_DATE),
        (Detail.DATE, "0001-01-01", DetailFault.NO_DATE),
        (Detail.DATE, "0999-12-31", DetailFault.NO_DATE),
        (Detail.DATE, "9999-12-31 23:59", DetailFault.NO_DATE),
        (Detail.SOURCE, "javascript:alert(1)", DetailFault.NO_LINK),
        (Detail.SOURCE, "БЕЛТА", DetailFault.NO_LINK),
        (Detail.TAGS, "#1, 2", DetailFault.EMPTY),
        (Detail.TAGS, "ы" * 41, DetailFault.TAG_TOO_LONG),
        (Detail.TAGS, ",".join("абвгдежзийк"), DetailFault.TOO_MANY_TAGS),
        (Detail.LANGUAGE, "польский", DetailFault.UNKNOWN_LANGUAGE),
        (Detail.PHOTO, "вот", DetailFault.NO_PHOTO),
    ],
)
def test_what_cannot_be_a_detail_is_refused(detail: Detail, typed: str, fault: DetailFault) -> None:
    with pytest.raises(BadDetail) as refused:
        read_detail(detail, typed, MINSK)

    assert (refused.value.detail, refused.value.fault) == (detail, fault)


@given(st.sampled_from(Detail), st.text(max_size=600))
def test_whatever_is_typed_is_read_or_refused(detail: Detail, typed: str) -> None:
    try:
        value = read_detail(detail, typed, MINSK).value
    except BadDetail:
        return
    assert value or value is None
    if isinstance(value, tuple):
        assert len(value) <= MOST_TAGS
    if isinstance(value, datetime):
        assert value.tzinfo is UTC


@given(st.text(max_size=300))
def test_only_a_labelled_line_names_a_detail(typed: str) -> None:
    assert labelled_detail(typed) is None or ":" in typed or "：" in typed or "=" in typed


def test_a_line_names_the_detail_that_its_label_says() -> None:
    assert labelled_detail("Место: Минск") == (Detail.PLACE, "Минск")
    assert labelled_detail("Tags: bridge, river") == (Detail.TAGS, "bridge, river")
    assert labelled_detail("Место: Минск | Дата: 04.07.2024") is None
    assert labelled_detail("Заголовок: Мост открыт") == (Detail.HEADLINE, "Мост открыт")
    assert labelled_detail("Источник: так говорят") == (Detail.SOURCE, "так говорят")
    assert labelled_detail("Рубрика: Общество") is None
    assert labelled_detail("Мост открыт") is None
