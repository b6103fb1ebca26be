from datetime import datetime, timedelta

import pytest

from news.dispatch import DeliveryState, Reason
from news.explanation import Explanation, MatchedSubscription
from news.fate import Fate, fate_of
from news.language import Language
from news.record import Record, Sent
from news.subscriber import Subscriber
from news.subscription import Subscription, Timing
from news.timetable import DEFAULT
from tests.texts.people import MINSK, NOW, article

LATER = NOW + timedelta(hours=5)
SEQUENCE = 9


def reader(
    *,
    paused_until: datetime | None = None,
    next_digest_at: datetime | None = LATER,
    languages: frozenset[Language] = frozenset(),
    digest_sequence: int = 0,
) -> Subscriber:
    return Subscriber(
        id=1,
        chat_id=1,
        language=Language.RU,
        zone=MINSK,
        timetable=DEFAULT,
        next_digest_at=next_digest_at,
        paused_until=paused_until,
        digest_sequence=digest_sequence,
        active=True,
        catch_up_at=LATER,
        news_languages=languages,
    )


def held(timing: Timing = Timing.INSTANT, muted_until: datetime | None = None) -> Subscription:
    return Subscription(1, 1, None, "договор", timing, muted_until)


def fate(
    record: Record, *subscriptions: Subscription, of: Subscriber | None = None
) -> tuple[Fate, datetime | None]:
    matched = tuple(map(MatchedSubscription, subscriptions))
    explained = Explanation(article(SEQUENCE), matched, record=record)
    found = fate_of(explained, of or reader(), NOW)
    return found.fate, found.at


def test_what_came_came_whatever_the_settings_are_now() -> None:
    sent = Sent(DeliveryState.OUTDATED, message_id=7, settled_at=NOW)

    assert fate(Record(alone=sent)) == (Fate.CAME, NOW)
    assert fate(Record(in_digest=sent), held()) == (Fate.IN_DIGEST, NOW)
    skipped = Sent(DeliveryState.SKIPPED, Reason.QUIET)
    assert fate(Record(alone=skipped, in_digest=sent)) == (Fate.IN_DIGEST, NOW)


@pytest.mark.parametrize("state", [DeliveryState.PENDING, DeliveryState.CLAIMED])
def test_what_is_being_sent_is_underway(state: DeliveryState) -> None:
    assert fate(Record(alone=Sent(state))) == (Fate.UNDERWAY, None)


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        (Reason.QUIET, (Fate.QUIET, LATER)),
        (Reason.LIMITED, (Fate.LIMITED, LATER)),
        (Reason.BY_DIGEST, (Fate.BY_DIGEST, LATER)),
        (Reason.EXPIRED, (Fate.BY_DIGEST, LATER)),
        (Reason.LANGUAGE, (Fate.LANGUAGE, None)),
        (Reason.UNFOLLOWED, (Fate.NOT_FOLLOWED, None)),
        (Reason.BLOCKED, (Fate.CLOSED, None)),
        (Reason.DIGESTED, (Fate.UNKNOWN, None)),
    ],
)
def test_what_was_skipped_says_why(reason: Reason, expected: tuple[Fate, datetime | None]) -> None:
    assert fate(Record(alone=Sent(DeliveryState.SKIPPED, reason)), held()) == expected


@pytest.mark.parametrize("reason", [Reason.QUIET, Reason.LIMITED, Reason.BY_DIGEST])
def test_what_waits_comes_with_the_first_digest_that_does(reason: Reason) -> None:
    skipped = Record(alone=Sent(DeliveryState.SKIPPED, reason))
    sooner, later = LATER - timedelta(hours=1), LATER + timedelta(hours=1)

    assert fate(skipped, held(), of=reader(next_digest_at=sooner))[1] == sooner
    assert fate(skipped, held(), of=reader(next_digest_at=later))[1] == LATER
    assert fate(skipped, held(), of=reader(next_digest_at=None))[1] == LATER


def test_what_telegram_did_not_take_was_not_delivered() -> None:
    for state in (DeliveryState.DEAD, DeliveryState.UNKNOWN):
        assert fate(Record(alone=Sent(state, Reason.REFUSED)), held())[0] is Fate.UNDELIVERED


def test_what_was_never_to_be_sent_is_explained_by_the_settings() -> None:
    record = Record(since={1: 3})
    digest = held(Timing.DIGEST)

    assert fate(record)[0] is Fate.NOT_FOLLOWED
    assert fate(Record(since={1: SEQUENCE}), held())[0] is Fate.LATER
    assert fate(record, held(muted_until=LATER)) == (Fate.MUTED, LATER)
    assert fate(record, held(), of=reader(paused_until=LATER)) == (Fate.PAUSED, LATER)
    assert fate(record, digest) == (Fate.BY_DIGEST, LATER)
    assert fate(record, digest, of=reader(next_digest_at=None))[0] is Fate.DIGEST_OFF
    assert fate(record, digest, of=reader(digest_sequence=SEQUENCE))[0] is Fate.UNKNOWN
    assert fate(record, held())[0] is Fate.UNKNOWN


def test_a_language_that_is_not_wanted_comes_first_and_a_foreign_one_is_wanted() -> None:
    record = Record(since={1: 3})
    english = reader(languages=frozenset({Language.EN}))

    assert fate(record, held(), of=english)[0] is Fate.LANGUAGE
    russian = reader(languages=frozenset({Language.RU}))
    assert fate(record, held(), of=russian)[0] is Fate.UNKNOWN
