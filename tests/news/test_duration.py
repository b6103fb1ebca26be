from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.duration import parse_duration

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("typed", "length"),
    [
        *(
            ("7d", 7 * DAY),
            ("12h", 12 * HOUR),
            ("2w", 14 * DAY),
            ("3", 3 * DAY),
            ("45m", 45 * MINUTE),
        ),
        *(("1w2d", 9 * DAY), ("1h30m", 90 * MINUTE), ("1 year", 365 * DAY), ("1 mo", 30 * DAY)),
        *(("45 мин", 45 * MINUTE), ("45мин", 45 * MINUTE), ("1 минуту", MINUTE)),
        *(("1 месяц", 30 * DAY), ("месяц", 30 * DAY), ("3 месяца", 90 * DAY)),
        *(("2 hours 30 minutes", 150 * MINUTE), ("2 hours, and 30 minutes", 150 * MINUTE)),
        *(("неделя", 7 * DAY), ("на неделю", 7 * DAY), ("2 недели", 14 * DAY), ("a week", 7 * DAY)),
        *(("тыдзень", 7 * DAY), ("2 тыдні", 14 * DAY), ("5 тыдняў", 35 * DAY)),
        *(
            ("1 день", DAY),
            ("3 дня", 3 * DAY),
            ("7 дней", 7 * DAY),
            ("сутки", DAY),
            ("2 сут.", 2 * DAY),
            ("1 мес.", 30 * DAY),
            ("2 нед. и 3 дн.", 17 * DAY),
            ("7d!", 7 * DAY),
            ("«7d»", 7 * DAY),
            ("a fortnight", 14 * DAY),
        ),
        *(("1 дзень", DAY), ("3 дні", 3 * DAY), ("7 дзён", 7 * DAY), ("7 дней", 7 * DAY)),
        *(("час", HOUR), ("2 часа", 2 * HOUR), ("5 часов", 5 * HOUR), ("гадзіну", HOUR)),
        *(("5 гадзін", 5 * HOUR), ("10 хвілін", 10 * MINUTE), ("2 хвіліны", 2 * MINUTE)),
        *(("полчаса", 30 * MINUTE), ("паўгадзіны", 30 * MINUTE), ("half an hour", 30 * MINUTE)),
        *(("полтора часа", 90 * MINUTE), ("1,5 часа", 90 * MINUTE), ("1.5h", 90 * MINUTE)),
        *(("полгода", 182.5 * DAY), ("две недели", 14 * DAY), ("three days", 3 * DAY)),
        *(("7\u00a0ДНЕЙ", 7 * DAY), ("неде́ля", 7 * DAY), ("неделю и день", 8 * DAY)),
    ],
)
def test_a_length_is_read_whole(typed: str, length: timedelta | None) -> None:
    assert parse_duration(typed) == length


@pytest.mark.parametrize(
    "typed",
    [
        *("", "0", "0d", "-3", "+3", "- 3 дня", "9999d", "2 года", "367", "13 месяцев", "1" * 5000),
        *("завтра", "до пятницы", "7x d", "7 d x", "2 hours 30", "7 дюжин", "7 недоразумений"),
        *(
            "5 hamsters",
            "3 дракона",
            "30 sec",
            "1м",
            "1г",
            "d7",
            "half",
            "полтора",
            "² дня",
            "7 7 d",
        ),
    ],
)
def test_what_is_not_wholly_a_length_is_refused(typed: str) -> None:
    assert parse_duration(typed) is None


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["7", "d", "час", "half", "an", ",", "1.5", "и"])).map(" ".join)
)
def test_no_text_raises_or_is_longer_than_a_year(text: str) -> None:
    length = parse_duration(text)

    assert length is None or MINUTE <= length <= timedelta(days=366)
