from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from news.language import Language
from news.quiet_language import USUAL
from news.subscriber import Subscriber
from news.timetable import DEFAULT

NIGHT = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
SEVEN = datetime(2026, 11, 30, 4, 0, tzinfo=UTC)
NINE = datetime(2026, 11, 30, 6, 0, tzinfo=UTC)
READER = Subscriber(
    id=1,
    chat_id=1,
    language=Language.RU,
    zone=ZoneInfo("Europe/Minsk"),
    timetable=DEFAULT,
    next_digest_at=NINE,
    digest_sequence=0,
    paused_until=None,
    active=True,
)


def test_a_digest_comes_at_its_time_or_at_the_end_of_quiet_hours() -> None:
    assert READER.digest_comes_at == NINE
    assert replace(READER, quiet=USUAL).digest_comes_at == NINE
    assert replace(READER, quiet=USUAL, next_digest_at=NIGHT).digest_comes_at == SEVEN


def test_what_was_kept_back_comes_first() -> None:
    assert replace(READER, catch_up_at=SEVEN).digest_comes_at == SEVEN
    assert replace(READER, next_digest_at=None, catch_up_at=SEVEN).digest_comes_at == SEVEN
    assert replace(READER, next_digest_at=None).digest_comes_at is None
