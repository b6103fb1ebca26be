"""One answer to an album, whichever processes are given its messages."""

from datetime import datetime, timedelta

from newsroom.desk import Desk
from storage import albums

# Telegram hands the messages of an album over within seconds, unless nobody took them for a while.
_KEPT_FOR = timedelta(days=2)


async def take_on(
    desk: Desk, chat_id: int, group_id: str, message_id: int, now: datetime, *, captioned: bool
) -> tuple[int, ...] | None:
    """Take it on to answer an album by this message; None when another one is answered.

    The first message has it, and the first with a caption takes it from one without: returned are
    the ids of what was said of that, to be taken back.
    """
    async with desk.database.transaction() as connection:
        return await albums.take_on(
            connection, chat_id, group_id, message_id, now, captioned=captioned
        )


async def forget_old(desk: Desk, now: datetime) -> None:
    """The tick: drop what no message of an album can come after."""
    async with desk.database.transaction() as connection:
        await albums.forget(connection, now - _KEPT_FOR)


async def answered(
    desk: Desk, chat_id: int, group_id: str, message_id: int, said: tuple[int, ...]
) -> bool:
    """Note an answer's ids; False when it is void: a caption has been taken on since."""
    async with desk.database.transaction() as connection:
        return await albums.keep_said(connection, chat_id, group_id, message_id, said)
