"""One answer to an album, which Telegram hands over as a message a file."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from aiogram import Bot
from aiogram.types import Message

from handlers.answer import delete
from newsroom import albums
from newsroom.desk import Desk


async def answer_once(
    desk: Desk,
    bot: Bot,
    message: Message,
    now: datetime,
    answer: Callable[[], Awaitable[list[int]]],
) -> None:
    """Answer the first message of an album, and pass over the others.

    ``answer`` returns the ids of what it said. The caption may stand under any of the files; what
    was said of those before it is taken back then, and the caption is answered.
    """
    chat_id, message_id, group_id = message.chat.id, message.message_id, message.media_group_id
    album = chat_id, group_id or "", message_id
    captioned = bool(message.caption)
    void = await albums.take_on(desk, *album, now, captioned=captioned)
    if void is None:
        return
    if void:
        await delete(bot, chat_id, void)
    said = tuple(await answer())
    if (said or void) and not await albums.answered(desk, *album, said):
        # Another process was given the caption while this one was answering.
        await delete(bot, chat_id, said)
