import pytest

from news.language import Language
from news.rule_language import RuleError
from news.subscription import Subscription, Timing
from newsroom import subscribing
from newsroom.subscribing import MOST_RULES, TooManyRules
from tests.factories import DAY, NOON, Newsroom


def named(subscriptions: tuple[Subscription, ...]) -> list[str]:
    return [one.rubric.slug if one.rubric else str(one.rule) for one in subscriptions]


async def test_a_new_reader_speaks_the_language_of_their_telegram(newsroom: Newsroom) -> None:
    subscriber, is_new = await subscribing.arrive(newsroom.desk, 5, "be", NOON)

    assert is_new
    assert subscriber.language is Language.BE
    assert str(subscriber.timetable) == "daily 09:00"
    assert subscriber.next_digest_at is not None
    assert subscriber.next_digest_at.hour == 6


async def test_a_reader_who_is_known_is_not_new(newsroom: Newsroom) -> None:
    first, _ = await subscribing.arrive(newsroom.desk, 5, "be", NOON)

    again, is_new = await subscribing.arrive(newsroom.desk, 5, "en", NOON + DAY)

    assert again == first
    assert not is_new


async def test_words_that_name_a_rubric_follow_it_by_digest(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()

    made = await subscribing.subscribe(newsroom.desk, reader, "  ОБЩЕСТВО ", NOON)

    assert made.rubric is not None
    assert made.rubric.slug == "society"
    assert made.timing is Timing.DIGEST


async def test_other_words_are_a_rule_that_comes_at_once(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()

    made = await subscribing.subscribe(newsroom.desk, reader, "«Гарантии  безопасности»", NOON)

    assert made.rule == '"гарантии безопасности"'
    assert made.timing is Timing.INSTANT


async def test_following_twice_is_following_once(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society", rules=("договор",))

    again = await subscribing.subscribe(newsroom.desk, reader, "ДОГОВОР", NOON)
    await subscribing.subscribe(newsroom.desk, reader, "Грамадства", NOON)

    assert named(await subscribing.subscriptions_of(newsroom.desk, reader)) == [
        "society",
        "договор",
    ]
    assert again.rule == "договор"


async def test_words_that_say_nothing_are_refused(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()

    with pytest.raises(RuleError):
        await subscribing.subscribe(newsroom.desk, reader, "!!!", NOON)


async def test_there_is_a_most_of_rules(newsroom: Newsroom) -> None:
    reader = await newsroom.reader(rules=tuple(f"слово{n}" for n in range(MOST_RULES)))

    with pytest.raises(TooManyRules):
        await subscribing.subscribe(newsroom.desk, reader, "одно лишнее", NOON)

    await subscribing.subscribe(newsroom.desk, reader, "спорт", NOON)


async def test_a_tick_follows_a_rubric_and_a_second_one_leaves_it(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    sport = await newsroom.rubric("sport")

    assert await subscribing.toggle_rubric(newsroom.desk, reader, sport.id, NOON)
    assert not await subscribing.toggle_rubric(newsroom.desk, reader, sport.id, NOON)

    assert await subscribing.subscriptions_of(newsroom.desk, reader) == ()


async def test_an_unknown_rubric_cannot_be_followed(newsroom: Newsroom) -> None:
    with pytest.raises(LookupError):
        await subscribing.follow(newsroom.desk, await newsroom.reader(), 999, NOON)


async def test_rubrics_come_before_rules_in_a_list(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("sport", "politics", rules=("санкции | эмбарго", "договор"))

    assert named(await subscribing.subscriptions_of(newsroom.desk, reader)) == [
        "politics",
        "sport",
        "санкции | эмбарго",
        "договор",
    ]


async def test_a_subscription_is_left_by_its_words(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society", rules=("договор",))

    left = await subscribing.unsubscribe(newsroom.desk, reader, "Society", NOON)
    also_left = await subscribing.unsubscribe(newsroom.desk, reader, "Договор", NOON)
    never_had = await subscribing.unsubscribe(newsroom.desk, reader, "футбол", NOON)

    assert (len(left), len(also_left), never_had) == (1, 1, ())
    assert await subscribing.subscriptions_of(newsroom.desk, reader) == ()


async def test_several_rubrics_are_left_at_once(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("politics", "economy", "tech", rules=("политика минска",))

    left = await subscribing.unsubscribe(newsroom.desk, reader, "политика, экономика и спорт", NOON)
    by_a_word = await subscribing.unsubscribe(newsroom.desk, reader, "технологии", NOON)
    a_rule = await subscribing.unsubscribe(newsroom.desk, reader, "политика минска", NOON)

    assert [len(left), len(by_a_word), len(a_rule)] == [2, 1, 1]
    assert await subscribing.subscriptions_of(newsroom.desk, reader) == ()


async def test_a_rule_whose_words_name_a_rubric_now_is_left_by_them(newsroom: Newsroom) -> None:
    reader = await newsroom.reader(rules=("технологии",))

    left = await subscribing.unsubscribe(newsroom.desk, reader, "технологии", NOON)

    assert len(left) == 1


async def test_somebody_elses_subscription_cannot_be_touched(newsroom: Newsroom) -> None:
    owner = await newsroom.reader(rules=("договор",))
    (theirs,) = await subscribing.subscriptions_of(newsroom.desk, owner)
    stranger = await newsroom.reader()

    assert await subscribing.remove(newsroom.desk, stranger, theirs.id, NOON) is None
    assert await subscribing.mute(newsroom.desk, stranger, theirs.id, NOON + DAY, NOON) is None
    digest = Timing.DIGEST
    assert await subscribing.set_timing(newsroom.desk, stranger, theirs.id, digest, NOON) is None
    assert await subscribing.subscription(newsroom.desk, stranger, theirs.id) is None

    assert await subscribing.subscriptions_of(newsroom.desk, owner) == (theirs,)


async def test_a_subscription_is_muted_and_heard_again(newsroom: Newsroom) -> None:
    reader = await newsroom.reader(rules=("договор",))
    (mine,) = await subscribing.subscriptions_of(newsroom.desk, reader)

    muted = await subscribing.mute(newsroom.desk, reader, mine.id, NOON + DAY, NOON)
    heard = await subscribing.mute(newsroom.desk, reader, mine.id, None, NOON)

    assert muted is not None
    assert muted.is_muted(NOON)
    assert not muted.is_muted(NOON + DAY)
    assert heard is not None
    assert not heard.is_muted(NOON)
