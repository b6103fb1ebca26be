"""Channels that are sources: whether their posts still come."""

from datetime import datetime

from news.source import Condition, SourceStatus
from newsroom.desk import Desk
from storage.sources import change_source, source_of_chat


async def close(desk: Desk, chat_id: int, now: datetime) -> bool:
    """Note that a channel's posts no longer come, for editors to be told of it.

    False when it is no source, or that is known.
    """
    return await _turn(desk, chat_id, now, Condition.BLOCKED)


async def reopen(desk: Desk, chat_id: int, now: datetime) -> bool:
    """Note that a channel's posts come again; False when it is no source, or never was closed."""
    return await _turn(desk, chat_id, now, Condition.UNCHANGED)


async def _turn(desk: Desk, chat_id: int, now: datetime, to: Condition) -> bool:
    is_closed = to is Condition.BLOCKED
    async with desk.database.transaction() as connection:
        source = await source_of_chat(connection, chat_id)
        if source is None or source.status is SourceStatus.REMOVED:
            return False
        if (source.condition is Condition.BLOCKED) is is_closed:
            return False
        columns = {"condition": to.value, "condition_since": now, "told": None}
        since = now if is_closed else None
        await change_source(connection, source.id, failing_since=since, **columns)
        return True
