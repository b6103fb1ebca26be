"""What a handler answers, and how it reaches the chat."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace

from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.exceptions import TelegramBadRequest, TelegramRetryAfter
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardMarkup,
    InputMediaPhoto,
)
from aiogram.types import MaybeInaccessibleMessageUnion as AnyMessage
from aiogram.types import Message as TelegramMessage

from botapi.calls import editing, keyboard, link_preview, reply, sending
from botapi.descriptions import (
    NO_TOPIC,
    NOT_DELETABLE,
    NOT_EDITABLE,
    NOT_MODIFIED,
    PHOTO_REFUSED,
    QUERY_OVER,
    says,
)
from texts.locale import Locale
from texts.message import Button, Message, Rows
from texts.plain import plain, plain_button, plain_rows, plain_words

log = logging.getLogger(__name__)

_HARMLESS = (*NOT_MODIFIED, *QUERY_OVER)


@dataclass(frozen=True, slots=True)
class Answer:
    """New messages, what the pressed message becomes, and the toast over the chat.

    ``rows`` are new buttons under the pressed message, whose text stays; ``swapped`` is one in the
    place of the pressed button, and the others stay as they are there. The messages that answer
    something said are replies to the message ``reply_to`` of the chat.
    """

    messages: tuple[Message, ...] = ()
    change: Message | None = None
    rows: Rows | None = None
    swapped: Button | None = None
    toast: str = ""
    alert: bool = False
    reply_to: int | None = None


def say(*messages: Message, toast: str = "", reply_to: int | None = None) -> Answer:
    """Answer with new messages."""
    return Answer(messages=messages, toast=toast, reply_to=reply_to)


def change(message: Message, toast: str = "") -> Answer:
    """Let the pressed message become another."""
    return Answer(change=message, toast=toast)


def tick(rows: Rows, toast: str) -> Answer:
    """Let the pressed message have other buttons."""
    return Answer(rows=rows, toast=toast)


def swap(button: Button, toast: str) -> Answer:
    """Put another button in the place of the pressed one."""
    return Answer(swapped=button, toast=toast)


def toast(text: str, *, alert: bool = False) -> Answer:
    """Answer over the chat only."""
    return Answer(toast=text, alert=alert)


def in_plain(locale: Locale, answer: Answer, pressed: AnyMessage | None = None) -> Answer:
    """The answer as its reader wants it: as it is, unless they read plainly.

    A photo cannot be taken out of the message that was ``pressed``: what that becomes keeps it.
    """
    if not locale.plain:
        return answer
    pictured = isinstance(pressed, TelegramMessage) and bool(pressed.photo)
    return replace(
        answer,
        messages=tuple(plain(locale, each) for each in answer.messages),
        change=plain(locale, answer.change, pictured=pictured) if answer.change else None,
        rows=plain_rows(locale, answer.rows) if answer.rows is not None else None,
        swapped=plain_button(locale, answer.swapped) if answer.swapped else None,
        toast=plain_words(locale, answer.toast),
    )


def topic_of(message: AnyMessage | None) -> int | None:
    """The topic of a forum or of a private chat that a message is in, where answers belong too."""
    if not isinstance(message, TelegramMessage):
        return None
    # In groups a mere reply has a thread as well, to which nothing can be sent.
    in_topic = message.is_topic_message or message.chat.type == "private"
    return message.message_thread_id if in_topic else None


def chat_of(press: CallbackQuery) -> int:
    """The chat that a pressed button stands in; of one in nobody's chat, the person's own."""
    return press.message.chat.id if press.message else press.from_user.id


async def answer_message(bot: Bot, message: TelegramMessage, answer: Answer) -> list[int]:
    """Carry out an answer to something said; the ids of the messages that say it."""
    said = (*((answer.change,) if answer.change else ()), *answer.messages)
    topic = topic_of(message)
    return [await send(bot, message.chat.id, each, topic, answer.reply_to) for each in said]


async def answer_press(bot: Bot, press: CallbackQuery, answer: Answer) -> None:
    """Carry out an answer to a pressed button.

    A toast is no message of the chat: it also comes where nothing can be written for a while.
    """
    try:
        await _show(bot, press, answer)
    except TelegramRetryAfter as error:
        if not answer.toast:
            raise
        about = {"chat": chat_of(press), "again_in": error.retry_after}
        log.info("press.not_shown", extra=about)
    try:
        await press.answer(answer.toast or None, show_alert=answer.alert)
    except TelegramBadRequest as error:
        _ignore(error, _HARMLESS)


async def _show(bot: Bot, press: CallbackQuery, answer: Answer) -> None:
    if answer.change is not None:
        await _change(bot, press, answer.change)
    if answer.rows is not None:
        await _tick(press, keyboard(answer.rows))
    if answer.swapped is not None:
        await _swap(press, answer.swapped)
    for each in answer.messages:
        await send(bot, chat_of(press), each, topic_of(press.message))


async def send(
    bot: Bot,
    chat_id: int,
    message: Message,
    topic: int | None = None,
    reply_to: int | None = None,
) -> int:
    """Send a message to a chat, or to a topic of it, perhaps in reply; its id there.

    When the topic is closed or gone meanwhile, the message goes to the chat; when Telegram does not
    take its photo, it goes without.
    """
    try:
        return await bot(reply(chat_id, message, topic, reply_to))
    except TelegramBadRequest as error:
        if _is_of_photo(error, message, chat_id):
            return await send(bot, chat_id, replace(message, photo=None), topic, reply_to)
        if topic is None:
            raise
        _ignore(error, NO_TOPIC)
        return await bot(reply(chat_id, message))


async def show_typing(bot: Bot, chat_id: int, topic: int | None) -> None:
    """Show for five seconds that an answer is on its way."""
    try:
        await bot.send_chat_action(chat_id, ChatAction.TYPING, message_thread_id=topic)
    except TelegramBadRequest as error:
        log.info("typing.refused", extra={"chat": chat_id, "reason": error.message})


async def send_picture(
    bot: Bot, chat_id: int, message: Message, picture: bytes, topic: int | None
) -> TelegramMessage | None:
    """Upload a picture as a message's photo; None when Telegram does not take it as one."""
    call = sending(chat_id, message, topic)
    photo = BufferedInputFile(picture, "photo.jpg")
    try:
        return await bot(call.model_copy(update={"photo": photo}))
    except TelegramBadRequest as error:
        log.info("picture.refused", extra={"chat": chat_id, "reason": error.message})
        return None


async def edit(bot: Bot, chat_id: int, message_id: int, message: Message) -> None:
    """Let a message of ours become another, both with a photo or both without."""
    try:
        await bot(editing(chat_id, message_id, message))
    except TelegramBadRequest as error:
        _ignore(error, _HARMLESS)


async def refresh(bot: Bot, chat_id: int, message_id: int, message: Message) -> None:
    """The same, of a message that its reader may have deleted."""
    try:
        await edit(bot, chat_id, message_id, message)
    except TelegramBadRequest as error:
        _ignore(error, NOT_EDITABLE)


async def delete(bot: Bot, chat_id: int, message_ids: Sequence[int]) -> None:
    """Take back messages of ours, as far as Telegram lets us."""
    try:
        if message_ids:
            await bot.delete_messages(chat_id, list(message_ids))
    except TelegramBadRequest as error:
        _ignore(error, NOT_DELETABLE)


async def _change(bot: Bot, press: CallbackQuery, message: Message) -> None:
    pressed = press.message
    if not isinstance(pressed, TelegramMessage) or bool(pressed.photo) > bool(message.photo):
        await send(bot, chat_of(press), message, topic_of(pressed))
        return
    try:
        await _edit(pressed, message)
    except TelegramBadRequest as error:
        if _is_of_photo(error, message, chat_of(press)):
            await _change(bot, press, replace(message, photo=None))
        elif says(error.message, NOT_EDITABLE):
            await send(bot, chat_of(press), message, topic_of(pressed))
        else:
            _ignore(error, _HARMLESS)


async def _tick(press: CallbackQuery, markup: InlineKeyboardMarkup | None) -> None:
    if not isinstance(press.message, TelegramMessage):
        return
    try:
        await press.message.edit_reply_markup(reply_markup=markup)
    except TelegramBadRequest as error:
        _ignore(error, (*_HARMLESS, *NOT_EDITABLE))


async def _swap(press: CallbackQuery, button: Button) -> None:
    pressed, made = press.message, keyboard(((button,),))
    if not isinstance(pressed, TelegramMessage) or pressed.reply_markup is None or made is None:
        return
    new = made.inline_keyboard[0][0]
    rows = [
        [new if each.callback_data == press.data else each for each in row]
        for row in pressed.reply_markup.inline_keyboard
    ]
    await _tick(press, InlineKeyboardMarkup(inline_keyboard=rows))


async def _edit(pressed: TelegramMessage, message: Message) -> None:
    markup = keyboard(message.buttons)
    if message.photo is None:
        await pressed.edit_text(
            message.text,
            reply_markup=markup,
            link_preview_options=link_preview(message),
        )
    elif pressed.photo:
        await pressed.edit_caption(caption=message.text, reply_markup=markup)
    else:
        media = InputMediaPhoto(media=message.photo, caption=message.text)
        await pressed.edit_media(media, reply_markup=markup)


def _is_of_photo(error: TelegramBadRequest, message: Message, chat_id: int) -> bool:
    """Whether Telegram refuses no more of a message than its photo."""
    if message.photo is None or not says(error.message, PHOTO_REFUSED):
        return False
    log.warning("photo.refused", extra={"chat": chat_id, "reason": error.message})
    return True


def _ignore(error: TelegramBadRequest, harmless: Sequence[str]) -> None:
    if not says(error.message, harmless):
        raise error
