"""What groups and channels have been sent of late is looked up for each, however much it is."""

from datetime import timedelta

import pytest

from news.language import Language
from news.place import Chat
from news.subscription import Timing
from newsroom import subscribing
from newsroom.places import ensure_place
from storage.database import Database
from storage.place_queues import sent_within
from tests.factories import MINUTE, NOON, Newsroom
from tests.outbox import deliver
from tests.storage.asking import asking, plans

CHAT = Chat(-1001, "supergroup", "Ratuša", NOON)


async def send_to_place(newsroom: Newsroom) -> None:
    place = await ensure_place(newsroom.desk, CHAT, 0, Language.BE, NOON)
    made = await subscribing.subscribe(newsroom.desk, place, "society", NOON)
    await subscribing.set_timing(newsroom.desk, place, made.id, Timing.INSTANT, NOON)
    await newsroom.reader("society", timing=Timing.INSTANT)
    await newsroom.publish("society")
    await deliver(newsroom.desk.database, NOON)


async def test_what_a_group_was_sent_counts_for_a_while(newsroom: Newsroom) -> None:
    await send_to_place(newsroom)

    async with newsroom.desk.database.snapshot() as connection:
        soon = await sent_within(connection, timedelta(seconds=60), NOON + timedelta(seconds=59))
        late = await sent_within(connection, timedelta(seconds=60), NOON + MINUTE)
    assert (soon, late) == ([(CHAT.chat_id, NOON)], [])


@pytest.mark.parametrize("migrated", ["sqlite"], indirect=True)
async def test_what_groups_had_in_weeks_is_not_read(database: Database) -> None:
    async with database.transaction() as connection:
        with asking(connection) as asked:
            await sent_within(connection, timedelta(seconds=60), NOON)
        sent, _ = await plans(connection, asked)
    assert "SCAN deliveries" not in sent
    assert "ix_deliveries_sent_in_places (subscriber_id=? AND settled_at>?)" in sent
