"""Totals: kept as things come and go, the same as a look at every row, read without one."""

from sqlalchemy import delete, func, select

from news.dispatch import Reason
from news.figure import BY_HOUR, Figure
from news.language import Language
from news.place import Chat
from news.subscription import Timing
from newsroom import counting, membership, subscribing
from newsroom.places import ensure_place
from storage import tables
from storage.database import Connection, Database
from storage.figures import Hours, happened, standing
from storage.place_moves import move_places
from storage.subscriptions import add_subscription, remove_subscription
from storage.totals import MOST_ROWS, Total, add_up, change_total, has_many_rows, totals
from tests.factories import NOON, Newsroom


async def by_looking(connection: Connection) -> dict[Total, int]:
    readers, follows = tables.subscribers.c, tables.subscriptions.c
    people = select(readers.id).where(readers.chat_id > 0)
    theirs = follows.subscriber_id.in_(people)
    counted = {
        Total.READERS: select(func.count(readers.id)).where(readers.chat_id > 0),
        Total.INACTIVE: select(func.count(readers.inactive_reason)).where(readers.chat_id > 0),
        Total.PLACES: select(func.count(readers.id)).where(readers.chat_id < 0),
        Total.TO_RUBRICS: select(func.count(follows.rubric_id)).where(theirs),
        Total.TO_RULES: select(func.count(follows.rule_id)).where(theirs),
        Total.RULES: select(func.count(tables.rules.c.id)),
    }
    return {total: await connection.scalar(each) or 0 for total, each in counted.items()}


async def assert_right(newsroom: Newsroom) -> None:
    async with newsroom.desk.database.snapshot() as connection:
        counted = await totals(connection)
        assert {total: counted[total] for total in Total} == await by_looking(connection)


async def test_totals_stay_right_while_readers_come_follow_and_go(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    anna = await newsroom.reader("society", "sport", rules=("договор", "погода"))
    tom = await newsroom.reader("society", rules=("договор",))
    await assert_right(newsroom)

    for _ in range(2):
        await subscribing.subscribe(desk, anna, "society", NOON)
        await membership.deactivate(desk, tom.chat_id, Reason.BLOCKED, NOON)
    await assert_right(newsroom)
    await subscribing.unsubscribe(desk, anna, "погода", NOON)
    await subscribing.unsubscribe(desk, anna, "sport", NOON)
    assert await subscribing.unsubscribe(desk, anna, "sport", NOON) == ()
    await assert_right(newsroom)

    for _ in range(2):
        await membership.reactivate(desk, tom.chat_id, NOON)
    await assert_right(newsroom)
    figures = await counting.statistics(desk)
    assert (figures.readers, figures.active_readers, figures.rules) == (2, 2, 2)


async def test_totals_stay_right_when_readers_become_one(newsroom: Newsroom) -> None:
    old = await newsroom.reader("society", "sport", rules=("договор",))
    new = await newsroom.reader("society", "tech", rules=("договор", "погода"))
    await membership.deactivate(newsroom.desk, new.chat_id, Reason.BLOCKED, NOON)

    async with newsroom.desk.database.transaction() as connection:
        await move_places(connection, old.chat_id, new.chat_id, NOON)

    await assert_right(newsroom)


async def test_what_is_followed_already_or_was_not_is_not_counted(newsroom: Newsroom) -> None:
    anna = await newsroom.reader("society")
    tom = await newsroom.reader()
    rubric = await newsroom.rubric("society")
    async with newsroom.desk.database.transaction() as connection:
        assert not await add_subscription(
            connection,
            anna.id,
            rubric_id=rubric.id,
            timing=Timing.DIGEST,
            since_sequence=0,
            now=NOON,
        )
        assert not await remove_subscription(connection, tom.id, 1, NOON)

    await assert_right(newsroom)


async def test_many_rows_are_added_up(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute(delete(tables.totals))
        for number in range(MOST_ROWS):
            await change_total(connection, Total.READERS, 1 + number % 2)
            await change_total(connection, Total.RULES, 0)
        assert not await has_many_rows(connection)
        await change_total(connection, Total.RULES, -1)
        assert await has_many_rows(connection)
        before = await totals(connection)

        await add_up(connection)

        assert await totals(connection) == before
        assert await connection.scalar(select(func.count()).select_from(tables.totals)) == 2
    assert before == {Total.READERS: MOST_ROWS * 3 // 2, Total.RULES: -1}


async def test_a_place_is_no_reader(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    chat = Chat(-1001, "supergroup", "Ratuša", NOON)
    place = await ensure_place(desk, chat, 0, Language.RU, NOON)
    await assert_right(newsroom)

    await subscribing.subscribe(desk, place, "society", NOON)
    await subscribing.subscribe(desk, place, "погода", NOON)
    await subscribing.unsubscribe(desk, place, "погода", NOON)
    await membership.deactivate(desk, place.chat_id, Reason.KICKED, NOON)
    await membership.reactivate(desk, place.chat_id, NOON)

    await assert_right(newsroom)
    async with desk.database.snapshot() as connection:
        assert await happened(connection, BY_HOUR, [Hours(0, 10**7, 0)]) == []
        assert await standing(connection, Figure.IN_RUBRIC) == {}
        assert await standing(connection, Figure.FOLLOWERS) == {}
