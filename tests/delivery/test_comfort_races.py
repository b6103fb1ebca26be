"""What is kept back while a digest is being made is not taken for a part of it."""

import asyncio

import pytest
from sqlalchemy import select, update

from news.dispatch import DeliveryState, Reason
from storage import digests
from storage.tables import deliveries, subscribers
from tests.delivery.post import NOON, Post
from tests.waiting import until_it_waits

pytestmark = pytest.mark.parametrize("migrated", ["postgresql"], indirect=True)

FULL = {"daily_limit": 1, "instants": 1, "instants_day": 20780}


async def test_what_is_over_the_limit_while_a_digest_is_made_waits_for_the_next(post: Post) -> None:
    (anna,) = await post.readers(1)
    await post.set_reader(anna, next_digest_at=NOON, **FULL)
    dispatch = await post.send(anna)
    async with post.database.transaction() as connection:
        (reader,) = await connection.scalars(select(subscribers.c.id))
        assert await digests.still_due(connection, [reader], NOON)
        assert await digests.held_back(connection, [reader], NOON) == []
        working = asyncio.create_task(post.work())
        await until_it_waits(post.database, working)
        await digests.hold_no_longer(connection, [reader])

    await working

    (row,) = await post.rows(dispatch)
    assert (row.state, row.reason) == (DeliveryState.SKIPPED, Reason.LIMITED.value)


async def test_whoever_claims_waits_for_whoever_holds_the_reader_and_their_deliveries(
    post: Post,
) -> None:
    (anna,) = await post.readers(1)
    await post.set_reader(anna, quiet="14:00-18:00")
    dispatch = await post.send(anna)
    async with post.database.transaction() as connection:
        (reader,) = await connection.scalars(select(subscribers.c.id).with_for_update())
        working = asyncio.create_task(post.work())
        await until_it_waits(post.database, working)
        theirs = deliveries.c.subscriber_id == reader
        await connection.execute(update(deliveries).where(theirs).values(attempts=1))

    await working

    (row,) = await post.rows(dispatch)
    assert (row.state, row.reason, row.attempts) == (DeliveryState.SKIPPED, Reason.QUIET.value, 1)
