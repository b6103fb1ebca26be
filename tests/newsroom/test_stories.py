"""Stories: who follows them is reached first and once; what a new article goes on with."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import select

from news.article import Article, ArticleDraft
from news.comfort import local_day
from news.continuation import STORY_LIFE, UPDATE_WINDOW
from news.dispatch import DeliveryState
from news.quiet import QuietHours
from news.role import Role
from news.subscriber import Subscriber
from newsroom import (
    continuing,
    departing,
    drafting,
    preferences,
    publishing,
    story_following,
    withdrawing,
)
from newsroom.rights import Doer, NotAllowed
from newsroom.story_following import MOST_STORIES, StoryOver, TooManyStories
from storage.counts import tally_of_dispatch
from storage.dispatches import article_dispatch
from storage.editors import add_editor
from storage.queues import waiting
from storage.subscribers import change_subscriber
from storage.tables import deliveries, story_followers
from tests.factories import DAY, EDITOR, MINUTE, NOON, Newsroom, receivers
from tests.outbox import claim, deliver, land, message_of

FIRE = "Пожар на складе в Бресте: эвакуированы 40 человек"
FIRE_TEXT = "Возгорание произошло на складе стройматериалов на улице Рябцева в Бресте."
CAUSE = "Названа причина пожара на складе в Бресте"
CAUSE_TEXT = "Причиной пожара на складе стройматериалов в Бресте стало замыкание, сообщили в МЧС."
BRIDGE, BRIDGE_TEXT = "Мост через Припять открыли", "Движение по мосту через Припять возобновили."
LATER = NOON + timedelta(hours=5)
MESSAGE = 77
DOER = Doer(EDITOR, LATER)


async def fire(newsroom: Newsroom, now: datetime = NOON) -> Article:
    return await newsroom.publish("incidents", FIRE, FIRE_TEXT, now)


async def cause(newsroom: Newsroom, now: datetime = LATER) -> Article:
    return await newsroom.publish("incidents", CAUSE, CAUSE_TEXT, now)


async def followed(newsroom: Newsroom, article: Article, *readers: Subscriber) -> None:
    for each in readers:
        await story_following.follow_story(newsroom.desk, each, article.id, MESSAGE, NOON)


async def answered(newsroom: Newsroom, article: Article) -> dict[int, tuple[int | None, bool]]:
    """What each copy of an article answers, and whether it is silent, by reader."""
    async with newsroom.desk.database.snapshot() as connection:
        dispatch_id = await article_dispatch(connection, article.id)
        columns = deliveries.c.subscriber_id, deliveries.c.reply_to, deliveries.c.silent
        rows = await connection.execute(
            select(*columns).where(deliveries.c.dispatch_id == dispatch_id)
        )
        return {row[0]: (row[1], bool(row[2])) for row in rows}


async def test_followers_and_subscribers_get_it_once_and_followers_as_an_answer(
    newsroom: Newsroom,
) -> None:
    only, both = await newsroom.reader(), await newsroom.reader(rules=("пожар",))
    other = await newsroom.reader(rules=("причина",))
    await followed(newsroom, await fire(newsroom), only, both)

    goes_on = await cause(newsroom)

    assert await answered(newsroom, goes_on) == {
        only.id: (MESSAGE, False),
        both.id: (MESSAGE, False),
        other.id: (None, False),
    }
    assert (await newsroom.desk.database.peek(lambda c: _total(c, goes_on.id))) == 3


async def _total(connection: object, article_id: int) -> int:
    dispatch_id = await article_dispatch(connection, article_id)  # type: ignore[arg-type]
    assert dispatch_id is not None
    return (await tally_of_dispatch(connection, dispatch_id)).total  # type: ignore[arg-type]


@pytest.mark.parametrize("kept", [0, 1, 2])
async def test_a_fan_out_that_a_crash_cut_short_still_answers_and_doubles_nobody(
    newsroom: Newsroom, kept: int
) -> None:
    readers = [await newsroom.reader(rules=("пожар",)) for _ in range(3)]
    await followed(newsroom, await fire(newsroom), *readers)
    goes_on = await cause(newsroom)
    await newsroom.interrupt(goes_on.id, keep=kept)

    assert await departing.finish_interrupted(newsroom.desk, LATER + MINUTE, lambda _: None) == 1

    assert await answered(newsroom, goes_on) == {each.id: (MESSAGE, False) for each in readers}


async def test_who_pauses_or_has_left_or_let_the_story_go_gets_nothing(
    newsroom: Newsroom,
) -> None:
    pausing, gone, stays = [await newsroom.reader() for _ in range(3)]
    first = await fire(newsroom)
    await followed(newsroom, first, pausing, gone, stays)
    await preferences.pause(newsroom.desk, pausing, LATER + DAY, NOON)
    await story_following.unfollow_story(newsroom.desk, gone, first.id)

    assert await receivers(newsroom, await cause(newsroom)) == {stays.id}


async def test_an_article_of_another_story_reaches_no_follower(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    await followed(newsroom, await fire(newsroom), reader)

    bridge = await newsroom.publish("regions", BRIDGE, BRIDGE_TEXT, LATER)
    grodno = await newsroom.publish(
        "incidents", "В Гродно потушен пожар на складе", "Пожар на складе тканей потушен.", LATER
    )

    assert bridge.story_id is grodno.story_id is None
    assert await receivers(newsroom, bridge) == await receivers(newsroom, grodno) == set()


async def test_a_story_goes_on_from_its_latest_article_and_is_named_by_its_first(
    newsroom: Newsroom,
) -> None:
    reader = await newsroom.reader()
    first = await fire(newsroom)
    await followed(newsroom, first, reader)
    second = await cause(newsroom, NOON + 13 * DAY)
    third = await newsroom.publish(
        "incidents",
        "Виновник пожара на складе в Бресте назван",
        CAUSE_TEXT,
        NOON + 26 * DAY,
    )

    assert second.story_id == third.story_id == first.id
    assert await receivers(newsroom, third) == {reader.id}


async def test_a_story_is_over_after_two_quiet_weeks(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    first = await fire(newsroom)
    await followed(newsroom, first, reader)
    over = NOON + STORY_LIFE + MINUTE

    goes_on = await cause(newsroom, over)

    assert goes_on.story_id is None
    assert await receivers(newsroom, goes_on) == set()
    with pytest.raises(StoryOver):
        await story_following.follow_story(newsroom.desk, reader, first.id, MESSAGE, over)
    assert await story_following.followed_stories(newsroom.desk, reader, over) == ()
    await story_following.end_quiet_stories(newsroom.desk, over)
    async with newsroom.desk.database.snapshot() as connection:
        assert (await connection.execute(select(story_followers))).all() == []


async def test_a_story_that_goes_on_is_not_ended(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    await followed(newsroom, await fire(newsroom), reader)
    second = await cause(newsroom, NOON + 13 * DAY)
    now = NOON + 20 * DAY

    await story_following.end_quiet_stories(newsroom.desk, now)

    [held] = await story_following.followed_stories(newsroom.desk, reader, now)
    assert (held.article_id, held.headline) == (second.id, CAUSE)


async def test_a_withdrawn_article_names_its_story_no_more(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    first = await fire(newsroom)
    await followed(newsroom, first, reader)
    second = await cause(newsroom)
    await withdrawing.withdraw(newsroom.desk, second.id, EDITOR, LATER)

    [held] = await story_following.followed_stories(newsroom.desk, reader, LATER)

    assert held.headline == FIRE


async def test_twenty_stories_are_the_most_and_one_let_go_makes_room(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    first = [await newsroom.publish() for _ in range(MOST_STORIES)]
    for each in first:
        await followed(newsroom, each, reader)
    another = await newsroom.publish()

    with pytest.raises(TooManyStories):
        await followed(newsroom, another, reader)
    await followed(newsroom, first[0], reader)
    await story_following.drop_story(newsroom.desk, reader, first[1].id)
    await followed(newsroom, another, reader)

    held = await story_following.followed_stories(newsroom.desk, reader, NOON)
    assert len(held) == MOST_STORIES


async def test_only_published_articles_can_be_followed(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    draft = await newsroom.draft()

    for number in (draft.id, 999):
        follow = story_following.follow_story(newsroom.desk, reader, number, MESSAGE, NOON)
        assert await follow is None


async def test_the_flight_plan_counts_each_follower_once(newsroom: Newsroom) -> None:
    only, at_once, by_digest, pausing = (
        await newsroom.reader(),
        await newsroom.reader(rules=("пожар",)),
        await newsroom.reader("incidents"),
        await newsroom.reader(),
    )
    await followed(newsroom, await fire(newsroom), only, at_once, by_digest, pausing)
    await preferences.pause(newsroom.desk, pausing, LATER + DAY, NOON)
    await newsroom.reader("incidents")

    draft = await newsroom.draft("incidents", CAUSE, CAUSE_TEXT, LATER)
    plan = await publishing.plan(newsroom.desk, draft.id, LATER)

    assert (plan.instant, plan.by_words, plan.by_rubric, plan.by_story) == (3, 1, 0, 2)
    assert (plan.digest, plan.paused) == (1, 1)


async def test_the_flight_plan_leaves_out_followers_who_are_quiet_or_have_had_enough(
    newsroom: Newsroom,
) -> None:
    sleeping, full, by_digest = (
        await newsroom.reader(),
        await newsroom.reader(),
        await newsroom.reader("incidents"),
    )
    await followed(newsroom, await fire(newsroom), sleeping, full, by_digest)
    here = LATER.astimezone(newsroom.desk.zone)
    hours = QuietHours(time(here.hour), time((here.hour + 2) % 24))
    for reader in (sleeping, by_digest):
        await preferences.set_quiet(newsroom.desk, reader, hours, LATER)
    today = local_day(LATER, newsroom.desk.zone)
    async with newsroom.desk.database.transaction() as connection:
        await change_subscriber(connection, full.id, daily_limit=1, instants=1, instants_day=today)

    draft = await newsroom.draft("incidents", CAUSE, CAUSE_TEXT, LATER)
    plan = await publishing.plan(newsroom.desk, draft.id, LATER)

    assert (plan.instant, plan.by_story, plan.quiet, plan.digest) == (0, 0, 2, 1)


UPDATE = f"{FIRE}, огонь потушен"
SOON = NOON + timedelta(minutes=30)


async def updating(newsroom: Newsroom, now: datetime = SOON) -> Article:
    return await newsroom.publish("incidents", UPDATE, f"{FIRE_TEXT} Потушен.", now)


async def test_an_update_answers_the_former_copy_silently_and_others_get_it_as_usual(
    newsroom: Newsroom,
) -> None:
    before = await newsroom.reader(rules=("пожар",))
    first = await fire(newsroom)
    await deliver(newsroom.desk.database, NOON)
    since = await newsroom.reader(rules=("пожар",))

    update = await updating(newsroom)

    assert update.updates_id == first.id
    async with newsroom.desk.database.snapshot() as connection:
        former = await article_dispatch(connection, first.id)
    assert former is not None
    assert await answered(newsroom, update) == {
        before.id: (message_of(before.id, former, 0), True),
        since.id: (None, False),
    }


async def test_an_update_of_what_is_still_being_sent_answers_it_once_it_is_there(
    newsroom: Newsroom,
) -> None:
    reader = await newsroom.reader(rules=("пожар",))
    await fire(newsroom)
    flights = await claim(newsroom.desk.database, NOON)

    update = await updating(newsroom)
    assert await answered(newsroom, update) == {reader.id: (None, True)}
    await land(newsroom.desk.database, flights, SOON)

    async with newsroom.desk.database.snapshot() as connection:
        [waits] = await waiting(connection, flights[0].waiting.lane, SOON, 10)
    former = flights[0].waiting.key
    assert waits.reply_to == message_of(reader.id, former.dispatch_id, 0)
    assert waits.silent


async def test_a_follower_has_an_update_below_what_they_chose_without_a_sound(
    newsroom: Newsroom,
) -> None:
    reader = await newsroom.reader(rules=("пожар",))
    first = await fire(newsroom)
    await deliver(newsroom.desk.database, NOON)
    await followed(newsroom, first, reader)

    update = await updating(newsroom)

    assert await answered(newsroom, update) == {reader.id: (MESSAGE, True)}


async def test_what_is_old_or_breaks_or_contradicts_is_no_update(newsroom: Newsroom) -> None:
    await fire(newsroom)
    late = NOON + UPDATE_WINDOW
    draft = await newsroom.draft("incidents", UPDATE, f"{FIRE_TEXT} Потушен.", SOON)
    breaking = await publishing.break_news(newsroom.desk, draft.id, SOON)
    other = await newsroom.publish(
        "incidents", FIRE.replace("40", "50").replace("эвакуированы", "спасены"), FIRE_TEXT, SOON
    )
    old = await updating(newsroom, late + timedelta(hours=3))

    assert breaking.updates_id is other.updates_id is old.updates_id is None


async def test_the_editor_decides_what_is_an_update(newsroom: Newsroom) -> None:
    first = await fire(newsroom)
    by = Doer(EDITOR, SOON)
    draft = await newsroom.draft("incidents", UPDATE, f"{FIRE_TEXT} Потушен.", SOON)
    found = await continuing.continuation(newsroom.desk, draft, SOON)
    assert found is not None
    assert (found.earlier.id, found.updates) == (first.id, True)

    alone = await continuing.set_update(newsroom.desk, draft.id, None, by)
    assert alone is not None
    found = await continuing.continuation(newsroom.desk, alone, SOON)
    assert found is not None
    assert (found.updates, found.may_update) == (False, True)
    again = await continuing.set_update(newsroom.desk, draft.id, first.id, by)
    assert again is not None
    published = await publishing.publish(newsroom.desk, draft.id, SOON)

    assert published.updates_id == first.id
    assert await continuing.set_update(newsroom.desk, draft.id, None, by) is None


async def test_what_quotes_an_article_goes_on_with_its_story(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    first = await fire(newsroom)
    await followed(newsroom, first, reader)
    seen = replace(ArticleDraft("Итоги подведены", ("Склад осмотрен.",)), quoted_id=first.id)
    draft = await drafting.draft(newsroom.desk, seen, EDITOR, LATER)

    published = await publishing.publish(newsroom.desk, draft.id, LATER)

    assert published.story_id == first.id
    assert await receivers(newsroom, published) == {reader.id}


async def test_an_editor_links_and_unlinks_also_what_is_out(newsroom: Newsroom) -> None:
    reader = await newsroom.reader()
    first = await fire(newsroom)
    await followed(newsroom, first, reader)
    bridge = await newsroom.publish("regions", BRIDGE, BRIDGE_TEXT, LATER)

    linked = await continuing.link(newsroom.desk, bridge.id, first.id, DOER)
    assert linked is not None
    assert linked.story_id == first.id
    assert (await continuing.story_of(newsroom.desk, linked)) is not None
    assert await receivers(newsroom, bridge) == set()
    unlinked = await continuing.link(newsroom.desk, bridge.id, None, DOER)
    assert unlinked is not None
    assert unlinked.story_id is None
    assert await continuing.link(newsroom.desk, bridge.id, 999, DOER) is None


async def test_the_likeliest_articles_are_offered(newsroom: Newsroom) -> None:
    first = await fire(newsroom)
    await newsroom.publish("regions", BRIDGE, BRIDGE_TEXT)
    draft = await newsroom.draft("incidents", CAUSE, CAUSE_TEXT, LATER)

    offered = await continuing.choosable(newsroom.desk, draft, LATER)

    assert offered[0].id == first.id


async def test_an_author_links_drafts_only_and_a_reader_nothing(newsroom: Newsroom) -> None:
    async with newsroom.desk.database.transaction() as connection:
        await add_editor(connection, 9, NOON, Role.AUTHOR)
    first = await fire(newsroom)
    bridge = await newsroom.publish("regions", BRIDGE, BRIDGE_TEXT, LATER)
    draft = await newsroom.draft("regions", "Мост закрыт", BRIDGE_TEXT, LATER)

    assert await continuing.link(newsroom.desk, draft.id, first.id, Doer(9, LATER)) is not None
    for article_id, person in ((bridge.id, 9), (draft.id, 1001)):
        with pytest.raises(NotAllowed):
            await continuing.link(newsroom.desk, article_id, first.id, Doer(person, LATER))


async def test_a_digest_leaves_out_what_a_follower_has_had(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("incidents")
    await followed(newsroom, await fire(newsroom), reader)

    goes_on = await cause(newsroom)

    async with newsroom.desk.database.snapshot() as connection:
        dispatch_id = await article_dispatch(connection, goes_on.id)
        state = await connection.scalar(
            select(deliveries.c.state).where(deliveries.c.dispatch_id == dispatch_id)
        )
    assert state == DeliveryState.PENDING
    assert await receivers(newsroom, goes_on) == {reader.id}
