"""Figures for tests of texts."""

from collections.abc import Sequence
from datetime import date, timedelta

from news.dispatch import DeliveryState, Reason, Tally
from news.figure import BY_HOUR
from news.language import Language
from news.rubric import Rubric
from news.statistics import MONTH, Audience, Day, Overview

TODAY = date(2026, 11, 30)


def overview_of(
    period: int,
    people: int,
    rubrics: Sequence[Rubric] = (),
    days: int = MONTH,
    words: Sequence[tuple[str, int]] = (("договор", 120), ('=Минском "мост через"', 7)),
) -> Overview:
    """Figures in which each that happens does so to so many people a day."""
    tally = Tally({DeliveryState.SENT: people, DeliveryState.DEAD: 3})
    return Overview(
        period=period,
        days=[
            Day(
                TODAY - timedelta(days=back),
                dict.fromkeys(BY_HOUR, people),
                people * (days - back),
                tally,
            )
            for back in reversed(range(days))
        ],
        now=Audience(
            readers=people * days,
            subscriptions=people * (len(rubrics) + 1),
            to_rubrics=[(each, people) for each in rubrics],
            to_words=people,
            by_language=dict.fromkeys(Language, people),
            words=words,
            published=22,
        ),
        reasons={Reason.BLOCKED: people * period - 1, None: 1} if people else {},
        hours=[people * hour for hour in range(24)],
    )
