"""A picture that came as a file: it is sent once to be a photo."""

from aiogram import Bot

from handlers.answer import delete, send_picture
from handlers.editor_chat import EditorChat
from handlers.photo import Photo
from texts.html import Html
from texts.message import Message as Screen

TO_UPLOAD = "photo"
"""Stands for the file id of a photo that has none yet."""


async def upload(bot: Bot, chat_id: int, picture: bytes, topic: int | None = None) -> Photo | None:
    """The photo that a picture is by now; None when Telegram does not take it as one there."""
    empty = Screen(Html(), photo=TO_UPLOAD)
    sent = await send_picture(bot, chat_id, empty, picture, topic)
    if sent is None or not sent.photo:
        return None
    await delete(bot, chat_id, [sent.message_id])
    return Photo(sent.photo[-1].file_id, sent.photo[-1].file_unique_id)


async def all_uploaded(
    chat: EditorChat, pictures: tuple[bytes, ...]
) -> tuple[tuple[Photo, ...], bool]:
    """The photos that pictures are by now, and whether Telegram has taken all of them."""
    photos = [await upload(chat.bot, chat.id, each, chat.topic) for each in pictures]
    taken = tuple(each for each in photos if each is not None)
    return taken, len(taken) == len(photos)
