"""The Telegram messages that articles were made of."""

from collections.abc import Mapping

from news.formatting import Formatted
from newsroom.desk import Desk
from storage.originals import Original, keep_originals, originals_with


async def remember(
    desk: Desk, article_id: int, chat_id: int, texts: Mapping[int, Formatted]
) -> None:
    """Keep which messages of a chat an article was made of, by their ids, in order."""
    async with desk.database.transaction() as connection:
        await keep_originals(connection, article_id, chat_id, texts)


async def originals(desk: Desk, chat_id: int, message_id: int) -> tuple[Original, ...]:
    """The messages, in order, of the article that a message is an original of, if it is one."""
    async with desk.database.snapshot() as connection:
        return await originals_with(connection, chat_id, message_id)
