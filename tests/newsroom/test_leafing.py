"""A digest opened again by its buttons."""

from sqlalchemy import select

from news.dispatch import Occasion
from news.subscriber import Subscriber
from newsroom import digesting, leafing, withdrawing
from storage.digests import enqueue
from storage.dispatches import add_digest_dispatch
from storage.tables import deliveries
from tests.factories import EDITOR, NOON, Newsroom


async def sent(newsroom: Newsroom, reader: Subscriber) -> int:
    """The dispatch of the digest that the reader is sent now."""
    await digesting.send_now(newsroom.desk, reader, NOON)
    mine = select(deliveries.c.dispatch_id).where(deliveries.c.subscriber_id == reader.id)
    async with newsroom.desk.database.snapshot() as connection:
        return int(await connection.scalar(mine.order_by(deliveries.c.dispatch_id.desc())) or 0)


async def test_a_digest_has_its_articles_by_their_places(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society")
    first, second = await newsroom.publish("society"), await newsroom.publish("society")

    found = await leafing.opened(newsroom.desk, reader, await sent(newsroom, reader), 0)

    assert found is not None
    assert {place: one.id for place, one in found.articles.items()} == {1: second.id, 2: first.id}


async def test_what_was_withdrawn_leaves_its_place_empty(newsroom: Newsroom) -> None:
    reader = await newsroom.reader("society")
    first, second = await newsroom.publish("society"), await newsroom.publish("society")
    dispatch_id = await sent(newsroom, reader)
    await withdrawing.withdraw(newsroom.desk, second.id, EDITOR, NOON)

    found = await leafing.opened(newsroom.desk, reader, dispatch_id, 0)

    assert found is not None
    assert {place: one.id for place, one in found.articles.items()} == {2: first.id}


async def test_only_its_own_reader_opens_a_digest(newsroom: Newsroom) -> None:
    reader, other = await newsroom.reader("society"), await newsroom.reader("sport")
    await newsroom.publish("society")
    dispatch_id = await sent(newsroom, reader)

    assert await leafing.opened(newsroom.desk, other, dispatch_id, 0) is None
    assert await leafing.opened(newsroom.desk, reader, dispatch_id, 1) is None
    assert await leafing.opened(newsroom.desk, reader, dispatch_id + 1, 0) is None
    assert await leafing.opened(newsroom.desk, reader, 10**17, 999) is None
    assert await leafing.opened(newsroom.desk, reader, -1, 0) is None


async def test_an_article_that_came_by_itself_is_no_digest(newsroom: Newsroom) -> None:
    reader = await newsroom.reader(rules=("договор",))
    await newsroom.publish("society", "Договор подписан")
    async with newsroom.desk.database.snapshot() as connection:
        dispatch_id = await connection.scalar(select(deliveries.c.dispatch_id))

    assert await leafing.opened(newsroom.desk, reader, dispatch_id or 0, 0) is None


async def test_a_digest_knows_its_occasion_and_how_long_its_reader_was_away(
    newsroom: Newsroom,
) -> None:
    reader = await newsroom.reader("society")
    article = await newsroom.publish("society")
    async with newsroom.desk.database.transaction() as connection:
        dispatch_id = await add_digest_dispatch(connection, NOON, Occasion.RETURN)
        parts = iter([(reader.id, 0, f"{article.id} ~12 /2 +7")])
        await enqueue(connection, dispatch_id, parts, NOON)

    found = await leafing.opened(newsroom.desk, reader, dispatch_id, 0)

    assert found is not None
    assert (found.at, found.occasion) == (NOON, Occasion.RETURN)
    assert (found.held.days_away, found.held.messages, found.held.more) == (12, 2, 7)
