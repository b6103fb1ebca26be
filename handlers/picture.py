"""A picture that came as a file: it is sent once to be a photo."""

from handlers.answer import delete, send_picture
from handlers.editor_chat import EditorChat
from handlers.photo import Photo
from texts.html import Html
from texts.message import Message as Screen

TO_UPLOAD = "photo"
"""Stands for the file id of a photo that has none yet."""


async def uploaded(chat: EditorChat, picture: bytes) -> Photo | None:
    """The photo that a picture is by now; None when Telegram does not take it as one."""
    empty = Screen(Html(), photo=TO_UPLOAD)
    sent = await send_picture(chat.bot, chat.id, empty, picture, chat.topic)
    if sent is None or not sent.photo:
        return None
    await delete(chat.bot, chat.id, [sent.message_id])
    return Photo(sent.photo[-1].file_id, sent.photo[-1].file_unique_id)


async def all_uploaded(
    chat: EditorChat, pictures: tuple[bytes, ...]
) -> tuple[tuple[Photo, ...], bool]:
    """The photos that pictures are by now, and whether Telegram has taken all of them."""
    photos = [await uploaded(chat, each) for each in pictures]
    taken = tuple(each for each in photos if each is not None)
    return taken, len(taken) == len(photos)
