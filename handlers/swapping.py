"""Another button in the place of the pressed one."""

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, InlineKeyboardMarkup
from aiogram.types import Message as TelegramMessage

from botapi.calls import keyboard
from botapi.descriptions import NOT_EDITABLE, NOT_MODIFIED, says
from texts.message import Button


async def swap(press: CallbackQuery, button: Button) -> None:
    """Have another button in the place of the pressed one; the others stay as they are there."""
    pressed = press.message
    if not isinstance(pressed, TelegramMessage) or pressed.reply_markup is None:
        return
    made = keyboard(((button,),))
    assert made is not None  # noqa: S101 - it has a button
    new = made.inline_keyboard[0][0]
    rows = [
        [new if each.callback_data == press.data else each for each in row]
        for row in pressed.reply_markup.inline_keyboard
    ]
    try:
        await pressed.edit_reply_markup(reply_markup=InlineKeyboardMarkup(inline_keyboard=rows))
    except TelegramBadRequest as error:
        if not says(error.message, (*NOT_MODIFIED, *NOT_EDITABLE)):
            raise
