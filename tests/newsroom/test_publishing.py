from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from news.article import ArticleStatus
from news.dispatch import DeliveryState, FlightPlan, Reason
from news.language import Language
from news.place import Chat
from news.subscriber import FOR_EVER, PlaceKind
from news.subscription import Timing
from news.timetable import OFF
from newsroom import (
    counting,
    departing,
    digesting,
    drafting,
    filing,
    membership,
    preferences,
    publishing,
    refusals,
    sending_out,
    subscribing,
)
from newsroom.departing import Failure
from newsroom.places import ensure_place
from newsroom.refusals import WrongStatus
from storage import dispatches
from tests.factories import DAY, EDITOR, MINUTE, NOON, Newsroom, receivers

UNDO = timedelta(seconds=10)


def nobody(_: Failure) -> None:
    """There is nobody to tell."""


async def test_a_draft_takes_the_rubric_that_its_source_names(newsroom: Newsroom) -> None:
    draft = await newsroom.draft("Грамадства", "Дагавор падпісаны", "Сёння ў Астане.")

    assert draft.status is ArticleStatus.DRAFT
    assert draft.rubric is not None
    assert draft.rubric.slug == "society"
    assert draft.language == "be"
    assert draft.sequence is None


async def test_an_unknown_rubric_leaves_the_draft_without_one(newsroom: Newsroom) -> None:
    assert (await newsroom.draft("Погода")).rubric is None


async def test_articles_are_numbered_in_the_order_of_publication(newsroom: Newsroom) -> None:
    older, newer = await newsroom.draft(), await newsroom.draft()

    second = await publishing.publish(newsroom.desk, newer.id, NOON)
    third = await publishing.publish(newsroom.desk, older.id, NOON)

    assert (second.sequence, third.sequence) == (1, 2)


async def test_an_article_reaches_those_whom_it_concerns(newsroom: Newsroom) -> None:
    rule = await newsroom.reader(rules=("договор",))
    phrase = await newsroom.reader(rules=('"гарантии безопасности"',))
    rubric = await newsroom.reader("society", timing=Timing.INSTANT)
    await newsroom.reader("society")
    await newsroom.reader("sport", rules=("футбол",), timing=Timing.INSTANT)

    article = await newsroom.publish("Общество", "О проекте договора", "О гарантиях безопасности.")

    assert await receivers(newsroom, article) == {rule.id, phrase.id, rubric.id}
    assert newsroom.wakes.count > 0


async def test_an_article_that_meets_many_rules_comes_once(newsroom: Newsroom) -> None:
    reader = await newsroom.reader(
        "society", rules=("договор", "безопасность"), timing=Timing.INSTANT
    )

    article = await newsroom.publish("society", "Договор о безопасности")

    tally = await counting.tally_of_article(newsroom.desk, article.id)
    assert tally.states == {DeliveryState.PENDING: 1}
    assert await receivers(newsroom, article) == {reader.id}


async def test_a_reader_who_rests_left_or_muted_gets_nothing_at_once(newsroom: Newsroom) -> None:
    resting = await newsroom.reader(rules=("договор",))
    await preferences.pause(newsroom.desk, resting, NOON + DAY, NOON)
    gone = await newsroom.reader(rules=("договор",))
    await membership.deactivate(newsroom.desk, gone.chat_id, Reason.BLOCKED, NOON)
    deaf = await newsroom.reader(rules=("договор",))
    (rule,) = await subscribing.subscriptions_of(newsroom.desk, deaf)
    await subscribing.mute(newsroom.desk, deaf, rule.id, NOON + DAY, NOON)
    rested = await newsroom.reader(rules=("договор",))
    await preferences.pause(newsroom.desk, rested, NOON, NOON)

    article = await newsroom.publish(headline="Договор")

    assert await receivers(newsroom, article) == {rested.id}


async def test_for_who_rests_and_has_no_digests_it_waits_in_the_outbox(newsroom: Newsroom) -> None:
    resting = await newsroom.reader(rules=("договор",))
    await digesting.set_timetable(newsroom.desk, resting, OFF, NOON)
    await preferences.pause(newsroom.desk, resting, NOON + DAY, NOON)

    article = await newsroom.publish(headline="Договор")

    assert await receivers(newsroom, article) == {resting.id}


@pytest.mark.parametrize("until", [NOON + 4 * DAY, FOR_EVER])
async def test_for_who_rests_for_long_nothing_piles_up_in_the_outbox(
    newsroom: Newsroom, until: datetime
) -> None:
    resting = await newsroom.reader(rules=("договор",))
    await digesting.set_timetable(newsroom.desk, resting, OFF, NOON)
    await preferences.pause(newsroom.desk, resting, until, NOON)

    article = await newsroom.publish(headline="Договор")

    assert await receivers(newsroom, article) == set()


async def test_breaking_news_reaches_those_of_the_digest_too(newsroom: Newsroom) -> None:
    by_digest = await newsroom.reader("society")
    draft = await newsroom.draft("society")

    article = await publishing.break_news(newsroom.desk, draft.id, NOON)

    assert article.breaking
    assert await receivers(newsroom, article) == {by_digest.id}


async def test_who_follows_after_publication_does_not_get_the_past(newsroom: Newsroom) -> None:
    article = await newsroom.publish(headline="Договор")
    await newsroom.reader(rules=("договор",))
    dispatch_id = await interrupted(newsroom, article.id)

    assert await departing.finish_interrupted(newsroom.desk, NOON + MINUTE, nobody) == 1

    assert await receivers(newsroom, article) == set()
    async with newsroom.desk.database.snapshot() as connection:
        assert await dispatches.incomplete(connection, NOON + DAY) == []
        assert await dispatches.article_dispatch(connection, article.id) == dispatch_id


async def test_a_fan_out_cut_short_is_finished_and_doubles_nobody(newsroom: Newsroom) -> None:
    readers = {(await newsroom.reader(rules=("договор",))).id for _ in range(3)}
    article = await newsroom.publish(headline="Договор")
    await interrupted(newsroom, article.id, keep=1)
    assert len(await receivers(newsroom, article)) == 1

    await departing.publish_due(newsroom.desk, NOON + DAY)

    assert await receivers(newsroom, article) == readers


async def test_rules_of_another_process_are_known_when_an_article_departs(
    newsroom: Newsroom,
) -> None:
    elsewhere = await newsroom.beside()
    reader = await elsewhere.reader(rules=("договор",))

    article = await newsroom.publish(headline="Договор")

    assert await receivers(newsroom, article) == {reader.id}


async def test_an_article_stands_in_its_undo_window_and_then_departs(newsroom: Newsroom) -> None:
    draft = await newsroom.draft()

    standing = await publishing.publish(newsroom.desk, draft.id, NOON, undo=UNDO)
    early = await departing.publish_due(newsroom.desk, NOON)
    late = await departing.publish_due(newsroom.desk, NOON + UNDO)
    again = await departing.publish_due(newsroom.desk, NOON + DAY)

    assert standing.status is ArticleStatus.DEPARTING
    assert [article.id for article in late] == [draft.id]
    assert early == again == []


@pytest.mark.parametrize("error", [ValueError, TypeError, RuntimeError, OSError])
async def test_an_article_that_cannot_be_published_is_a_draft_again_and_the_next_one_goes(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    poison, other = await newsroom.draft(headline="Яд"), await newsroom.draft()
    for draft in (poison, other):
        await publishing.publish(newsroom.desk, draft.id, NOON, undo=UNDO)
    breaks(monkeypatch, "_match", lambda args: args[3].id == poison.id, error)
    told: list[Failure] = []

    gone = await departing.publish_due(newsroom.desk, NOON + UNDO, told.append)

    assert [article.id for article in gone] == [other.id]
    assert told == [Failure(poison.id, EDITOR, "Яд", error.__name__, published=False)]
    assert await publishing.article(newsroom.desk, poison.id) == poison
    assert await departing.publish_due(newsroom.desk, NOON + DAY, told.append) == []


async def test_the_databases_trouble_is_no_articles_fault(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = await newsroom.draft()
    await publishing.publish(newsroom.desk, draft.id, NOON, undo=UNDO)
    with monkeypatch.context() as patch:
        breaks(patch, "_match", lambda _: True, ConnectionResetError)
        with pytest.raises(ConnectionResetError):
            await departing.publish_due(newsroom.desk, NOON + UNDO)

    (gone,) = await departing.publish_due(newsroom.desk, NOON + UNDO)

    assert gone.id == draft.id


async def test_a_dispatch_that_cannot_be_spread_holds_up_no_other_and_no_digest(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers = [await newsroom.reader("society", timing=Timing.INSTANT) for _ in range(3)]
    poison, other = await newsroom.publish("society", "Яд"), await newsroom.publish("society")
    broken = await newsroom.interrupt(poison.id, keep=1)
    await newsroom.interrupt(other.id, keep=1)
    breaks(monkeypatch, "spread", lambda args: args[1] == broken, TypeError)
    told: list[Failure] = []

    await departing.publish_due(newsroom.desk, NOON + DAY, told.append)

    assert told == [Failure(poison.id, EDITOR, "Яд", "TypeError", published=True)]
    assert await receivers(newsroom, other) == {reader.id for reader in readers}
    assert await departing.finish_interrupted(newsroom.desk, NOON + DAY, nobody) == 0


async def test_what_cannot_be_spread_does_not_keep_the_bot_from_starting(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    await newsroom.reader("society", timing=Timing.INSTANT)
    await newsroom.interrupt((await newsroom.publish("society")).id, keep=0)
    breaks(monkeypatch, "spread", lambda _: True, TypeError)

    assert await departing.finish_interrupted(newsroom.desk, NOON + DAY, nobody) == 1


async def test_an_article_may_meet_more_rules_than_a_statement_has_parameters(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = await newsroom.reader(rules=("договор",))
    real = newsroom.desk.rulebook.match
    met = lambda document: [*real(document), *range(100_000, 140_000)]  # noqa: E731
    monkeypatch.setattr(newsroom.desk.rulebook, "match", met)
    draft = await newsroom.draft(headline="Договор")

    assert (await publishing.plan(newsroom.desk, draft.id, NOON)).instant == 1
    await publishing.publish(newsroom.desk, draft.id, NOON)

    assert await receivers(newsroom, draft) == {reader.id}


def breaks(
    patch: pytest.MonkeyPatch,
    name: str,
    poisons: Callable[[tuple[Any, ...]], bool],
    error: type[Exception],
) -> None:
    """Let a step of publishing raise for what it is handed, if that is poison."""
    real = getattr(sending_out, name)

    async def step(*args: Any) -> None:
        if poisons(args):
            raise error("odd")
        await real(*args)

    patch.setattr(sending_out, name, step)


async def test_what_is_recalled_in_time_is_a_draft_again(newsroom: Newsroom) -> None:
    draft = await newsroom.draft()
    await publishing.publish(newsroom.desk, draft.id, NOON, undo=UNDO)

    recalled = await publishing.recall(newsroom.desk, draft.id)

    assert recalled == draft
    assert await departing.publish_due(newsroom.desk, NOON + DAY) == []


async def test_an_old_button_publishes_nothing_twice(newsroom: Newsroom) -> None:
    article = await newsroom.publish()

    with pytest.raises(WrongStatus) as refusal:
        await publishing.publish(newsroom.desk, article.id, NOON)
    with pytest.raises(WrongStatus):
        await publishing.recall(newsroom.desk, article.id)
    with pytest.raises(WrongStatus):
        await publishing.cancel(newsroom.desk, article.id)

    assert refusal.value.article == article


async def test_a_cancelled_draft_stays_cancelled(newsroom: Newsroom) -> None:
    draft = await newsroom.draft()
    await publishing.cancel(newsroom.desk, draft.id)

    with pytest.raises(WrongStatus):
        await publishing.publish(newsroom.desk, draft.id, NOON)


async def test_a_redelivered_request_makes_no_second_draft(newsroom: Newsroom) -> None:
    """An update is handled again when a kill cut its handling short."""
    seen = newsroom.seen("Договор", "Текст.")
    requests = ("message 5 7 1", "message 5 7 1", "message 5 8 2", None, None)

    made = [
        await drafting.draft(newsroom.desk, seen, EDITOR, NOON, request=each) for each in requests
    ]

    assert [made.index(each) for each in made] == [0, 0, 2, 3, 4]


async def test_another_bots_message_with_the_same_number_is_another_request(
    newsroom: Newsroom,
) -> None:
    first, other = [
        await drafting.draft(
            newsroom.desk, newsroom.seen(headline, "Текст."), EDITOR, NOON, request="message 5 7 1"
        )
        for headline in ("Договор", "Мост")
    ]

    assert (first.headline, other.headline) == ("Договор", "Мост")


async def test_a_failed_publication_leaves_no_gap_in_the_sequence(newsroom: Newsroom) -> None:
    first = await newsroom.publish()
    with pytest.raises(WrongStatus):
        await publishing.publish(newsroom.desk, first.id, NOON)

    assert (await newsroom.publish()).sequence == 2


async def test_a_draft_moves_to_another_rubric(newsroom: Newsroom) -> None:
    draft = await newsroom.draft("society")
    culture = await newsroom.rubric("culture")

    moved = await filing.choose(newsroom.desk, draft.id, culture.id, EDITOR, NOON)

    assert moved.rubric == culture
    with pytest.raises(LookupError):
        await filing.choose(newsroom.desk, draft.id, 999, EDITOR, NOON)


async def test_the_plan_counts_each_reader_once(newsroom: Newsroom) -> None:
    await newsroom.reader("society", rules=("договор", "астана"))
    await newsroom.reader("society")
    await newsroom.reader("sport", rules=("футбол",))
    draft = await newsroom.draft("society", "Договор подписан в Астане")

    plan = await publishing.plan(newsroom.desk, draft.id, NOON)

    seconds = 1 / newsroom.desk.rate
    last = NOON + timedelta(seconds=seconds)
    assert plan == FlightPlan(1, 1, seconds, by_words=1, first=NOON, last=last)


async def test_the_plan_counts_places_apart_by_rubric_rule_or_story(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    for chat_id, words in ((-1, "society"), (-2, "договор"), (-3, "sport")):
        chat = Chat(chat_id, "channel", "Навіны", NOON)
        place = await ensure_place(desk, chat, 0, Language.RU, NOON)
        await subscribing.subscribe(desk, place, words, NOON)
    draft = await newsroom.draft("society", "Договор подписан в Астане")

    plan = await publishing.plan(desk, draft.id, NOON)

    assert plan == FlightPlan(0, 0, 0, places={PlaceKind.CHANNEL: 2})


async def test_the_plan_counts_what_waits_ahead_and_what_is_paid_for(newsroom: Newsroom) -> None:
    desk = replace(newsroom.desk, rate=100, undo=timedelta(seconds=10), stars_a_day=1)
    for _ in range(12):
        await newsroom.reader(rules=("договор",))
    await newsroom.reader("society")
    await newsroom.publish("society", "Договор подписан")
    draft = await newsroom.draft("society", "Договор подписан в Астане")

    plan = await publishing.plan(desk, draft.id, NOON)

    # Twelve wait already; the day's Star lasts for ten of the new ones, and two go slowly.
    assert plan.first == NOON + timedelta(seconds=10 + 12 / 100)
    assert plan.seconds == pytest.approx(10 / 100 + 2 / 28)
    assert (plan.stars, plan.by_words, plan.by_rubric, plan.digest) == (1, 12, 0, 1)


async def test_the_plan_of_an_article_without_a_rubric_counts_matching_words_only(
    newsroom: Newsroom,
) -> None:
    await newsroom.reader(rules=("договор",))
    await newsroom.reader(rules=("футбол",))
    draft = await newsroom.draft(headline="Договор подписан")

    plan = await publishing.plan(newsroom.desk, draft.id, NOON)

    assert (plan.instant, plan.digest) == (1, 0)


async def test_the_same_words_have_been_seen_before_once_they_are_published(
    newsroom: Newsroom,
) -> None:
    draft = await newsroom.draft(headline="Договор", text="Текст.")
    same = newsroom.seen("ДОГОВОР ", "Текст.")
    before = await publishing.seen_before(newsroom.desk, same)

    article = await publishing.publish(newsroom.desk, draft.id, NOON)

    assert before is None
    assert await publishing.seen_before(newsroom.desk, same) == article
    assert await publishing.seen_before(newsroom.desk, newsroom.seen("Другое", "")) is None


async def interrupted(newsroom: Newsroom, article_id: int, keep: int = 0) -> int:
    """Undo a fan-out but for ``keep`` readers, as if the process had been killed in it."""
    return await newsroom.interrupt(article_id, keep)


async def test_only_a_draft_is_given_a_photo(newsroom: Newsroom) -> None:
    draft = await newsroom.draft()

    assert (await publishing.illustrate(newsroom.desk, draft.id, "file")).photo == "file"
    await publishing.publish(newsroom.desk, draft.id, NOON)
    with pytest.raises(refusals.WrongStatus):
        await publishing.illustrate(newsroom.desk, draft.id, "other")
