"""Events are kept in the transaction that makes them, and tried until they are taken."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from news.webhook import LONGEST_TRYING, Event, Webhook
from newsroom import amending, departing, publishing, webhooks, withdrawing
from newsroom.rights import Doer, NotAllowed
from newsroom.webhooks import KEPT, MOST_WEBHOOKS, TooManyWebhooks
from storage.tables import webhook_posts
from tests.factories import EDITOR, NOON, Newsroom

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
BY = Doer(EDITOR, NOON)


async def registered(
    newsroom: Newsroom, events: tuple[Event, ...] | None = None, url: str = "https://cms/hook"
) -> Webhook:
    return await webhooks.register(newsroom.desk, url, events, BY, lambda: "secret")


async def told(newsroom: Newsroom) -> list[tuple[int, str, int, int]]:
    """Every post: to whom, of what, of which article, in which revision."""
    wanted = (webhook_posts.c[name] for name in ("webhook_id", "event", "article_id", "revision"))
    async with newsroom.desk.database.snapshot() as connection:
        rows = await connection.execute(select(*wanted).order_by(webhook_posts.c.id))
        return [tuple(row) for row in rows]


async def test_a_program_is_told_what_becomes_of_an_article(newsroom: Newsroom) -> None:
    hook = await registered(newsroom)
    article = await newsroom.publish("society", "Мир", "Подписан.")
    seen = newsroom.seen("Мир", "Не подписан.")
    await amending.revise(newsroom.desk, article.id, seen, EDITOR, NOON)
    again = newsroom.seen("Мир", "Подписан наполовину.")
    await amending.revise(newsroom.desk, article.id, again, EDITOR, NOON, correction=True)
    await withdrawing.withdraw(newsroom.desk, article.id, EDITOR, NOON)

    assert await told(newsroom) == [
        (hook.id, "article.published", article.id, 1),
        (hook.id, "article.edited", article.id, 2),
        (hook.id, "article.edited", article.id, 3),
        (hook.id, "article.withdrawn", article.id, 4),
    ]


async def test_nobody_is_told_of_drafts(newsroom: Newsroom) -> None:
    await registered(newsroom)
    draft = await newsroom.draft("society", "Мир", "Подписан.")
    seen = newsroom.seen("Мир", "Не подписан.")
    await amending.revise(newsroom.desk, draft.id, seen, EDITOR, NOON)
    await publishing.publish(newsroom.desk, draft.id, NOON, undo=MINUTE)

    assert await told(newsroom) == []
    await departing.publish_due(newsroom.desk, NOON + MINUTE)
    assert [event for _, event, *_ in await told(newsroom)] == ["article.published"]


async def test_without_webhooks_nothing_is_kept(newsroom: Newsroom) -> None:
    await newsroom.publish("society", "Мир", "Подписан.")

    assert await told(newsroom) == []
    assert await webhooks.due(newsroom.desk, NOON) == []


async def test_each_program_is_told_only_what_it_wants(newsroom: Newsroom) -> None:
    everything = await registered(newsroom)
    ends = await registered(newsroom, (Event.WITHDRAWN,))
    article = await newsroom.publish("society", "Мир", "Подписан.")
    await withdrawing.withdraw(newsroom.desk, article.id, EDITOR, NOON)

    assert [(id_, event) for id_, event, *_ in await told(newsroom)] == [
        (everything.id, "article.published"),
        (everything.id, "article.withdrawn"),
        (ends.id, "article.withdrawn"),
    ]


async def test_a_removed_webhook_is_told_nothing_more(newsroom: Newsroom) -> None:
    hook = await registered(newsroom)
    await newsroom.publish("society", "Мир", "Подписан.")

    assert await webhooks.remove(newsroom.desk, hook.id, BY)
    await newsroom.publish("society", "Суд", "Отложен.")

    assert len(await told(newsroom)) == 1
    assert await webhooks.due(newsroom.desk, NOON) == []
    assert await webhooks.listed(newsroom.desk) == ()
    assert await webhooks.posts(newsroom.desk, hook.id) is None
    assert not await webhooks.remove(newsroom.desk, hook.id, BY)


async def test_who_is_no_editor_registers_nothing(newsroom: Newsroom) -> None:
    hook = await registered(newsroom)
    nobody = Doer(999, NOON)

    with pytest.raises(NotAllowed):
        await webhooks.register(newsroom.desk, "https://cms/", None, nobody, lambda: "s")
    with pytest.raises(NotAllowed):
        await webhooks.remove(newsroom.desk, hook.id, nobody)
    with pytest.raises(NotAllowed):
        await webhooks.replay(newsroom.desk, hook.id, 1, nobody)


async def test_there_are_so_many_webhooks_at_most(newsroom: Newsroom) -> None:
    for _ in range(MOST_WEBHOOKS):
        await registered(newsroom)

    with pytest.raises(TooManyWebhooks):
        await registered(newsroom)


async def test_posts_are_taken_one_by_one_in_order(newsroom: Newsroom) -> None:
    hook = await registered(newsroom)
    first = await newsroom.publish("society", "Мир", "Подписан.")
    second = await newsroom.publish("society", "Суд", "Отложен.")

    assert await webhooks.due(newsroom.desk, NOON) == [hook.id]
    post = await webhooks.take_next(newsroom.desk, hook.id, NOON)
    assert post is not None
    assert (post.article_id, post.tries) == (first.id, 1)
    # It is under way: nobody else takes it, nor the one behind it.
    assert await webhooks.due(newsroom.desk, NOON) == []
    assert await webhooks.take_next(newsroom.desk, hook.id, NOON) is None

    await webhooks.settle_taken(newsroom.desk, post, "200", NOON)
    following = await webhooks.take_next(newsroom.desk, hook.id, NOON)
    assert following is not None
    assert following.article_id == second.id


async def test_what_was_taken_on_and_never_settled_is_tried_again(newsroom: Newsroom) -> None:
    hook = await registered(newsroom)
    await newsroom.publish("society", "Мир", "Подписан.")
    first = await webhooks.take_next(newsroom.desk, hook.id, NOON)

    later = NOON + webhooks.HELD
    again = await webhooks.take_next(newsroom.desk, hook.id, later)

    assert first is not None
    assert again is not None
    assert (again.event_id, again.tries) == (first.event_id, 2)


async def test_a_failure_holds_back_what_comes_after_it_and_no_other_program(
    newsroom: Newsroom,
) -> None:
    broken, sound = await registered(newsroom), await registered(newsroom)
    await newsroom.publish("society", "Мир", "Подписан.")
    post = await webhooks.take_next(newsroom.desk, broken.id, NOON)
    assert post is not None
    await webhooks.settle_failed(newsroom.desk, post, "500", NOON)
    await newsroom.publish("society", "Суд", "Отложен.")

    assert await webhooks.due(newsroom.desk, NOON) == [sound.id]
    assert await webhooks.take_next(newsroom.desk, broken.id, NOON) is None
    assert broken.id in await webhooks.due(newsroom.desk, NOON + timedelta(seconds=10))


async def test_it_is_tried_ever_more_rarely_for_a_day_and_given_up(newsroom: Newsroom) -> None:
    hook = await registered(newsroom)
    for headline in ("Мир", "Суд"):
        await newsroom.publish("society", headline, "Подписан.")
    now, waits, told_of = NOON, [], []
    failed = None
    while failed is None or not failed.given_up:
        post = await webhooks.take_next(newsroom.desk, hook.id, now)
        assert post is not None
        failed = await webhooks.settle_failed(newsroom.desk, post, "500", now)
        told_of.append(failed.to_be_told)
        following = post.next_try(now)
        if following is not None:
            waits.append(following - now)
            now = following

    assert waits == sorted(waits)
    assert waits[:3] == [timedelta(seconds=each) for each in (10, 20, 40)]
    assert waits[-1] == HOUR
    assert LONGEST_TRYING <= now - NOON < LONGEST_TRYING + HOUR
    assert told_of == [False] * len(waits) + [True]
    # What waited behind it has its own try, and nobody is told of it any more.
    behind = await webhooks.take_next(newsroom.desk, hook.id, now)
    assert behind is not None
    failed = await webhooks.settle_failed(newsroom.desk, behind, "500", now)
    assert (failed.given_up, failed.to_be_told) == (True, False)


async def test_a_replay_posts_the_same_event_again(newsroom: Newsroom) -> None:
    hook = await registered(newsroom)
    await newsroom.publish("society", "Мир", "Подписан.")
    post = await webhooks.take_next(newsroom.desk, hook.id, NOON)
    assert post is not None
    await webhooks.settle_taken(newsroom.desk, post, "200", NOON)
    assert await webhooks.due(newsroom.desk, NOON + HOUR) == []

    wanted = await webhooks.replay(newsroom.desk, hook.id, post.id, Doer(EDITOR, NOON + HOUR))
    again = await webhooks.take_next(newsroom.desk, hook.id, NOON + HOUR)

    assert wanted is not None
    assert again is not None
    assert (again.event_id, again.made_at, again.tries) == (post.event_id, NOON, 1)
    assert await webhooks.replay(newsroom.desk, hook.id, 999, BY) is None
    assert await webhooks.replay(newsroom.desk, 999, post.id, BY) is None


async def test_posts_are_listed_newest_first_and_forgotten_after_a_week(
    newsroom: Newsroom,
) -> None:
    hook = await registered(newsroom)
    for headline in ("Мир", "Суд", "Лес"):
        await newsroom.publish("society", headline, "Подписан.")
    post = await webhooks.take_next(newsroom.desk, hook.id, NOON)
    assert post is not None
    await webhooks.settle_taken(newsroom.desk, post, "200", NOON)

    listed = await webhooks.posts(newsroom.desk, hook.id)
    assert listed is not None
    assert [each.article_id for each in listed] == [3, 2, 1]
    older = await webhooks.posts(newsroom.desk, hook.id, 1, before=listed[1].id)
    assert older is not None
    assert [(each.id, each.outcome) for each in older] == [(post.id, "200")]

    await webhooks.forget_old(newsroom.desk, NOON + KEPT)
    assert len(await told(newsroom)) == 3
    await webhooks.forget_old(newsroom.desk, NOON + KEPT + MINUTE)
    # What is still to be posted waits.
    assert [article_id for _, _, article_id, _ in await told(newsroom)] == [2, 3]


async def test_what_is_rolled_back_tells_nobody(newsroom: Newsroom) -> None:
    await registered(newsroom)
    article = await newsroom.publish("society", "Мир", "Подписан.")
    nobody = 999

    with pytest.raises(NotAllowed):
        await withdrawing.withdraw(newsroom.desk, article.id, nobody, NOON)

    assert len(await told(newsroom)) == 1
