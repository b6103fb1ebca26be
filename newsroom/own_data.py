"""A reader's own data: shown, handed over, and erased."""

import json
import logging
from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from news.role import Role
from news.subscriber import Subscriber
from newsroom.desk import Desk
from storage import forgetting, holdings
from storage.holdings import Holdings, Place, Row
from storage.trouble import costing_itself_alone, retried

FORMAT = 1
MOST_BYTES = 48_000_000
"""Telegram takes files of 50 MB: what was sent longest ago is left out of a larger one."""
_AT_ONCE = 50

log = logging.getLogger(__name__)


async def held(desk: Desk, reader: Subscriber) -> Holdings:
    """How much is kept of a reader."""
    async with desk.database.snapshot() as connection:
        return await holdings.holdings(connection, reader.id, reader.chat_id)


async def document(
    desk: Desk, reader: Subscriber, role: Role, now: datetime, most: int = MOST_BYTES
) -> AsyncIterator[str]:
    """All that is kept of a reader, as the JSON of ``docs/my-data.md``, a portion at a time.

    What was sent is read a thousand rows at once, newest first, over no connection between.
    """
    async with desk.database.snapshot() as connection:
        kept = await holdings.everything_of(connection, reader.id, reader.chat_id)
    head = {"format": FORMAT, "made_at": now.isoformat(), "role": role.value, **kept}
    beginning = _written(head)[: -len("\n}")] + ',\n  "sent": ['
    yield beginning
    size, separator, complete = len(beginning.encode()), "\n", True
    before: Place | None = None
    while complete and (page := await _sent(desk, reader, before)):
        before = page[-1][0]
        portion = separator + ",\n".join(f"    {json.dumps(each)}" for _, each in page)
        size, separator = size + len(portion), ",\n"
        if complete := size <= most:
            yield portion
    yield f'\n  ],\n  "complete": {json.dumps(complete)}\n}}\n'


async def forget(desk: Desk, chat_id: int, now: datetime, upto: int) -> None:
    """Erase all that is kept of a chat; it may begin anew at once.

    ``upto`` is the number of the update that asks for it, which goes, too.
    """
    async with desk.database.snapshot() as connection:
        journal = await forgetting.journal_of(connection, chat_id)
    await _erase(desk, chat_id, now, journal, upto)


async def forget_departed(desk: Desk, now: datetime, kept: timedelta | None) -> None:
    """The tick: erase whoever closed their chat so long ago; and what is left of the erased.

    ``kept`` is as long as the journal of updates or longer, so that has nothing of theirs any more;
    None keeps them for ever.
    """
    await _drop_orphans(desk)
    await _begin_counting(desk, now)
    after = 0
    while kept is not None and (gone := await _departed(desk, now - kept, after)):
        after = gone[-1][0]
        for _, chat_id in gone:
            with costing_itself_alone("reader.not_forgotten", user=chat_id):
                await _erase(desk, chat_id, now)
        log.info("readers.forgotten", extra={"count": len(gone)})


async def _erase(
    desk: Desk, chat_id: int, now: datetime, journal: Sequence[int] = (), upto: int | None = None
) -> None:
    async def erase() -> None:
        async with desk.database.transaction() as connection:
            await forgetting.erase(connection, chat_id, journal, now, upto=upto)

    await retried(erase)


async def _begin_counting(desk: Desk, now: datetime) -> None:
    """Of some an earlier version has not noted since when they are gone."""
    async with desk.database.snapshot() as connection:
        if not await forgetting.is_any_undated(connection):
            return
    async with desk.database.transaction() as connection:
        await forgetting.begin_counting(connection, now)


async def _departed(desk: Desk, before: datetime, after: int) -> list[tuple[int, int]]:
    async with desk.database.snapshot() as connection:
        return await forgetting.departed(connection, before, after, _AT_ONCE)


async def _drop_orphans(desk: Desk) -> None:
    async with desk.database.snapshot() as connection:
        left = await forgetting.orphans(connection)
    for subscriber_id in left:
        async with desk.database.transaction() as connection:
            await forgetting.erase_deliveries(connection, subscriber_id)


async def _sent(desk: Desk, reader: Subscriber, before: Place | None) -> list[tuple[Place, Row]]:
    async with desk.database.snapshot() as connection:
        return await holdings.sent_to(connection, reader.id, before)


def _written(value: Any) -> str:  # noqa: ANN401 - anything that JSON knows
    return json.dumps(value, ensure_ascii=False, indent=2)
