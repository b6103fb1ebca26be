from datetime import timedelta

import pytest

from news.article import ArticleStatus
from news.dispatch import DeliveryState, FlightPlan
from news.subscription import Timing
from newsroom import counting, membership, preferences, publishing, subscribing
from newsroom.publishing import WrongStatus
from storage import dispatches
from tests.factories import DAY, MINUTE, NOON, Newsroom, receivers

UNDO = timedelta(seconds=10)


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
    await preferences.pause(newsroom.desk, resting, NOON + DAY)
    gone = await newsroom.reader(rules=("договор",))
    await membership.deactivate(newsroom.desk, gone.chat_id, "blocked")
    deaf = await newsroom.reader(rules=("договор",))
    (rule,) = await subscribing.subscriptions_of(newsroom.desk, deaf)
    await subscribing.mute(newsroom.desk, deaf, rule.id, NOON + DAY)
    rested = await newsroom.reader(rules=("договор",))
    await preferences.pause(newsroom.desk, rested, NOON)

    article = await newsroom.publish(headline="Договор")

    assert await receivers(newsroom, article) == {rested.id}


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

    assert await publishing.finish_interrupted(newsroom.desk, NOON + MINUTE) == 1

    assert await receivers(newsroom, article) == set()
    async with newsroom.desk.database.snapshot() as connection:
        assert await dispatches.incomplete(connection, NOON + DAY) == []
        assert await dispatches.article_dispatch(connection, article.id) == dispatch_id


async def test_a_fan_out_cut_short_is_finished_and_doubles_nobody(newsroom: Newsroom) -> None:
    readers = {(await newsroom.reader(rules=("договор",))).id for _ in range(3)}
    article = await newsroom.publish(headline="Договор")
    await interrupted(newsroom, article.id, keep=1)
    assert len(await receivers(newsroom, article)) == 1

    await publishing.publish_departing(newsroom.desk, NOON + DAY)

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
    early = await publishing.publish_departing(newsroom.desk, NOON)
    late = await publishing.publish_departing(newsroom.desk, NOON + UNDO)
    again = await publishing.publish_departing(newsroom.desk, NOON + DAY)

    assert standing.status is ArticleStatus.DEPARTING
    assert [article.id for article in late] == [draft.id]
    assert early == again == []


async def test_what_is_recalled_in_time_is_a_draft_again(newsroom: Newsroom) -> None:
    draft = await newsroom.draft()
    await publishing.publish(newsroom.desk, draft.id, NOON, undo=UNDO)

    recalled = await publishing.recall(newsroom.desk, draft.id)

    assert recalled == draft
    assert await publishing.publish_departing(newsroom.desk, NOON + DAY) == []


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


async def test_a_failed_publication_leaves_no_gap_in_the_sequence(newsroom: Newsroom) -> None:
    first = await newsroom.publish()
    with pytest.raises(WrongStatus):
        await publishing.publish(newsroom.desk, first.id, NOON)

    assert (await newsroom.publish()).sequence == 2


async def test_a_draft_moves_to_another_rubric(newsroom: Newsroom) -> None:
    draft = await newsroom.draft("society")
    culture = await newsroom.rubric("culture")

    moved = await publishing.choose_rubric(newsroom.desk, draft.id, culture.id)

    assert moved.rubric == culture
    with pytest.raises(LookupError):
        await publishing.choose_rubric(newsroom.desk, draft.id, 999)


async def test_the_plan_counts_each_reader_once(newsroom: Newsroom) -> None:
    await newsroom.reader("society", rules=("договор", "астана"))
    await newsroom.reader("society")
    await newsroom.reader("sport", rules=("футбол",))
    draft = await newsroom.draft("society", "Договор подписан в Астане")

    plan = await publishing.plan(newsroom.desk, draft.id, NOON)

    assert plan == FlightPlan(instant=1, digest=1, seconds=1 / newsroom.desk.rate)


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
