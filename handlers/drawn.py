"""Pictures that the bot draws, sent and changed."""

from dataclasses import replace

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import BufferedInputFile, CallbackQuery, InputMediaPhoto
from aiogram.types import Message as TelegramMessage

from botapi.calls import keyboard, sending
from botapi.descriptions import NOT_EDITABLE, NOT_MODIFIED, says
from handlers.answer import topic_of
from sources.reader import Reader
from texts.drawing import draw
from texts.message import Message

_NAME = "chart.png"


async def send_drawn(
    bot: Bot, reader: Reader, chat_id: int, svg: str, words: Message, topic: int | None = None
) -> None:
    """Draw a picture and send it over words."""
    photo = BufferedInputFile(await reader.run(draw, svg), _NAME)
    call = sending(chat_id, replace(words, photo=_NAME), topic)
    await bot(call.model_copy(update={"photo": photo}))


async def show_drawn(
    bot: Bot, reader: Reader, press: CallbackQuery, svg: str, words: Message
) -> None:
    """Draw a picture in place of the pressed one, or below pressed words."""
    pressed = press.message
    if isinstance(pressed, TelegramMessage) and pressed.photo:
        photo = BufferedInputFile(await reader.run(draw, svg), _NAME)
        media = InputMediaPhoto(media=photo, caption=words.text)
        try:
            await pressed.edit_media(media, reply_markup=keyboard(words.buttons))
        except TelegramBadRequest as error:
            if not says(error.message, (*NOT_MODIFIED, *NOT_EDITABLE)):
                raise
        return
    await send_drawn(bot, reader, press.from_user.id, svg, words, topic_of(pressed))
