"""One answer to an album, which Telegram hands over as a message a file."""

from collections.abc import Awaitable, Callable

from aiogram import Bot
from aiogram.types import Message

from handlers.answer import delete
from newsroom import conversations
from newsroom.conversations import Album
from newsroom.desk import Desk


async def answer_once(
    desk: Desk, bot: Bot, message: Message, answer: Callable[[], Awaitable[list[int]]]
) -> None:
    """Answer the first message of an album, and pass over the others.

    ``answer`` returns the ids of what it said. The caption may stand under any of the files; what
    was said of those before it is taken back then, and the caption is answered.
    """
    group_id = message.media_group_id or ""
    known = await conversations.last_album(desk, message.chat.id)
    if known is not None and known.group_id == group_id and known.message_id != message.message_id:
        if not message.caption or not known.replaceable:
            return
        await delete(bot, message.chat.id, known.replaceable)
    album = Album(group_id, message.message_id)
    await conversations.keep_album(desk, message.chat.id, album)
    said = await answer()
    if said and not message.caption:
        said_of_it = Album(group_id, message.message_id, tuple(said))
        await conversations.keep_album(desk, message.chat.id, said_of_it)
