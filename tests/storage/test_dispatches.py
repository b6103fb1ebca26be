"""A fan-out's followers fall into chunks that hold each of them once."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event, select

from news.dispatch import Lane
from news.subscription import Timing
from newsroom import story_following
from storage import dispatches, merging
from storage.database import Database
from storage.dispatches import Chunk, Fanout
from storage.tables import deliveries
from tests.factories import NOON, Newsroom, receivers


async def fanout_of(newsroom: Newsroom, article_id: int) -> Fanout:
    async with newsroom.desk.database.snapshot() as connection:
        dispatch_id = await dispatches.article_dispatch(connection, article_id)
        assert dispatch_id is not None
        return await dispatches.fanout(connection, dispatch_id)


async def chunks_of(newsroom: Newsroom, fanout: Fanout, size: int) -> list[Chunk]:
    async with newsroom.desk.database.snapshot() as connection:
        return await dispatches.chunks(connection, fanout, size)


async def test_a_rubric_is_cut_by_its_followers(newsroom: Newsroom) -> None:
    ids = [(await newsroom.reader("society", timing=Timing.INSTANT)).id for _ in range(5)]
    await newsroom.reader("society")
    article = await newsroom.publish("society")
    assert article.rubric is not None
    society = article.rubric.id

    fanout = await fanout_of(newsroom, article.id)

    assert fanout.lane is Lane.INSTANT
    assert await chunks_of(newsroom, fanout, 2) == [
        Chunk(rubric_id=society, after=0, upto=ids[1]),
        Chunk(rubric_id=society, after=ids[1], upto=ids[3]),
        Chunk(rubric_id=society, after=ids[3]),
    ]


async def test_rules_share_a_chunk_unless_one_has_too_many_followers(newsroom: Newsroom) -> None:
    for rules in (("договор", "мир"), ("мир",), ("мир",), ("труд",)):
        await newsroom.reader(rules=rules)
    article = await newsroom.publish(None, "Договор, мир, труд")

    fanout = await fanout_of(newsroom, article.id)

    assert await chunks_of(newsroom, fanout, 5) == [Chunk(rules=(1, 3))]
    cut = await chunks_of(newsroom, fanout, 2)
    assert [chunk.rules for chunk in cut] == [(1, 1), (2, 2), (2, 2), (3, 3)]


@pytest.mark.parametrize("size", [1, 2, 3, 100])
async def test_chunks_of_any_size_reach_everybody_once(newsroom: Newsroom, size: int) -> None:
    readers = [
        await newsroom.reader("society", rules=("договор", "мир"), timing=Timing.INSTANT),
        await newsroom.reader(rules=("договор",)),
        await newsroom.reader("society", rules=("труд",), timing=Timing.INSTANT),
        await newsroom.reader(rules=("мир",)),
    ]
    await newsroom.reader("sport", timing=Timing.INSTANT)
    article = await newsroom.publish("society", "Договор, мир, труд")
    await newsroom.interrupt(article.id, keep=0)
    fanout = await fanout_of(newsroom, article.id)

    added = 0
    for chunk in await chunks_of(newsroom, fanout, size):
        async with newsroom.desk.database.transaction() as connection:
            added += await dispatches.spread(connection, fanout, chunk, NOON)

    assert added == len(readers)
    assert await receivers(newsroom, article) == {reader.id for reader in readers}


@pytest.mark.parametrize("size", [1, 2, 3, 100])
async def test_followers_of_the_story_are_the_first_chunks_of_any_size(
    newsroom: Newsroom, size: int
) -> None:
    first = await newsroom.publish("society", "Пожар на складе в Бресте")
    readers = [await newsroom.reader(rules=("пожар",)) for _ in range(4)]
    for number, each in enumerate(readers[:3]):
        await story_following.follow_story(newsroom.desk, each, first.id, 70 + number, NOON)
    article = await newsroom.publish("society", "Пожар на складе в Бресте потушен")
    await newsroom.interrupt(article.id, keep=0)
    fanout = await fanout_of(newsroom, article.id)
    # Only what the story adds is looked at here.
    fanout = replace(fanout, former=None)

    chunks = await chunks_of(newsroom, fanout, size)
    added = 0
    for chunk in (*chunks, *chunks):
        async with newsroom.desk.database.transaction() as connection:
            added += await dispatches.spread(connection, fanout, chunk, NOON)

    assert [chunk.story for chunk in chunks] == sorted(
        (chunk.story for chunk in chunks), reverse=True
    )
    assert added == len(readers)
    async with newsroom.desk.database.snapshot() as connection:
        rows = await connection.execute(
            select(deliveries.c.subscriber_id, deliveries.c.reply_to).where(
                deliveries.c.dispatch_id == fanout.dispatch_id
            )
        )
    answers = (70, 71, 72, None)
    assert dict(rows.all()) == {
        each.id: answer for each, answer in zip(readers, answers, strict=True)
    }


async def test_an_article_that_goes_on_with_nothing_has_no_chunk_of_a_story(
    newsroom: Newsroom,
) -> None:
    await newsroom.reader(rules=("пожар",))
    article = await newsroom.publish("society", "Пожар на складе в Бресте")

    fanout = await fanout_of(newsroom, article.id)

    assert (fanout.story_id, fanout.former) == (None, None)
    assert not any(chunk.story for chunk in await chunks_of(newsroom, fanout, 2))


@pytest.mark.parametrize("migrated", ["sqlite"], indirect=True)
async def test_what_is_yet_to_be_spread_is_found_by_an_index(database: Database) -> None:
    asked: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    async with database.snapshot() as connection:
        event.listen(connection.sync_connection, "before_cursor_execute", note)
        assert await dispatches.incomplete(connection, NOON) == []
        assert await dispatches.covered_sequence(connection) is None
        assert not await merging.is_spreading(connection)
        event.remove(connection.sync_connection, "before_cursor_execute", note)
        plans = [
            next(iter(await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {each}", values)))[-1]
            for each, values in asked
        ]

    assert plans == ["SCAN dispatches USING INDEX ix_dispatches_incomplete"] * 3
