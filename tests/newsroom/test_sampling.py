"""One look at everything, kept for the processes that do not send."""

from datetime import timedelta

from news.dispatch import Lane
from news.sample import Sample, Settled
from news.subscription import Timing
from newsroom import sampling
from storage.database import Connection
from storage.facts import keep_fact
from tests.factories import NOON, Newsroom
from tests.outbox import deliver
from tests.samples import busy_sample

MINUTE = timedelta(minutes=1)


async def take(newsroom: Newsroom) -> Sample:
    sending = busy_sample(NOON).sending
    return await sampling.take(
        newsroom.desk, NOON + 5 * MINUTE, sending, NOON, 0.5, makes_backups=True
    )


async def test_a_sample_says_what_waits_and_what_was_done(newsroom: Newsroom) -> None:
    await newsroom.reader("society", timing=Timing.INSTANT)
    await newsroom.publish("society")
    await deliver(newsroom.desk.database, NOON)
    await newsroom.publish("society", now=NOON + MINUTE)

    sample = await take(newsroom)

    assert sample.due == sample.left == 1
    assert sample.since == NOON + MINUTE
    assert sample.settled == Settled(delivered=1)
    assert sample.readers == 1
    assert [queue.lane for queue in sample.queues] == list(Lane)


async def test_another_process_reads_the_sample_as_it_was_taken(newsroom: Newsroom) -> None:
    beside = await newsroom.beside()
    assert await sampling.last(beside.desk.database) is None

    taken = await take(newsroom)

    assert await sampling.last(beside.desk.database) == taken


def test_a_sample_of_everything_survives_being_kept() -> None:
    written = sampling._form().dump_json(busy_sample(NOON)).decode()

    assert sampling._form().validate_json(written) == busy_sample(NOON)


async def test_what_another_version_kept_is_no_sample(newsroom: Newsroom) -> None:
    async def keep(connection: Connection) -> None:
        await keep_fact(connection, sampling.SAMPLE, '{"of": "another version"}')

    await newsroom.desk.database.write(keep)

    assert await sampling.last(newsroom.desk.database) is None


async def test_taking_one_makes_nobody_forget_what_they_remember(newsroom: Newsroom) -> None:
    before = newsroom.desk.database.changes

    await take(newsroom)

    if newsroom.desk.database.is_sqlite:
        assert newsroom.desk.database.changes == before
