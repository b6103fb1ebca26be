"""Nothing is sent without a durable mark, whatever the disk does."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import closing
from sqlite3 import Connection, connect

import pytest
from sqlalchemy import text

from news.dispatch import DeliveryState
from storage.database import DatabaseError
from storage.trouble import Trouble
from tests.delivery.post import Post

pytestmark = pytest.mark.parametrize("migrated", ["sqlite"], indirect=True)


@pytest.fixture
async def other(post: Post) -> AsyncIterator[Connection]:
    """Another program that has the file open; the bot does not wait for it."""
    async with post.database.transaction() as connection:
        await connection.execute(text("PRAGMA busy_timeout = 0"))
    with closing(connect(post.database.path or "", isolation_level=None)) as other:
        yield other


async def met(post: Post, trouble: Trouble) -> None:
    """Wait until somebody has met it."""
    while post.database.condition.trouble is not trouble:
        async with post.database.snapshot() as connection:
            await connection.execute(text("SELECT 1"))


async def test_a_locked_database_stops_the_sending_and_a_free_one_lets_it_go_on(
    post: Post, other: Connection, caplog: pytest.LogCaptureFixture
) -> None:
    people = await post.readers(5)
    dispatch = await post.send(*people)
    other.execute("BEGIN IMMEDIATE")

    async with post.working() as delivery:
        await met(post, Trouble.LOCKED)
        assert not post.emulator.calls
        other.execute("ROLLBACK")
        delivery.worker.wake()
        await delivery.worker.resting.wait()

    assert await post.states(dispatch) == {DeliveryState.SENT: 5}
    assert [post.codes(person) for person in people] == [[200]] * 5
    assert "Traceback" not in caplog.text


async def test_an_answer_that_cannot_be_written_down_is_kept_until_it_can(
    post: Post, other: Connection
) -> None:
    (anna,) = await post.readers(1)
    dispatch = await post.send(anna)
    delivery = post.assemble()
    await delivery.worker.start()
    await delivery.worker.step()
    other.execute("BEGIN IMMEDIATE")
    await asyncio.gather(*delivery.worker._tasks)

    with pytest.raises(DatabaseError):
        await delivery.worker.step()
    assert await post.states(dispatch) == {DeliveryState.CLAIMED: 1}
    other.execute("ROLLBACK")
    await delivery.worker.step()

    assert await post.states(dispatch) == {DeliveryState.SENT: 1}
    assert post.codes(anna) == [200]
