"""Messages as aiogram's calls, for replies; ``template`` makes the bytes of bulk sends."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import orjson
from aiogram.methods import (
    EditMessageCaption,
    EditMessageText,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import InlineKeyboardMarkup, LinkPreviewOptions

from botapi.buttons import inline_keyboard
from botapi.template import call_of, preview_options
from texts.message import Button, Message


@dataclass(frozen=True, slots=True)
class Reply:
    """A call that is JSON already; aiogram's models of it and of its answer cost 0.6 ms."""

    method: str
    chat_id: int
    body: bytes

    @property
    def __api_method__(self) -> str:
        """As aiogram's methods have it."""
        return self.method


def reply(
    chat_id: int, message: Message, topic: int | None = None, reply_to: int | None = None
) -> TelegramMethod[int]:
    """The call that sends a message, and is answered with its id: for ``session.Session`` alone.

    It answers the message ``reply_to``, which may be gone by now.
    """
    method, values = call_of(message)
    where: dict[str, Any] = {"chat_id": chat_id}
    if topic is not None:
        where["message_thread_id"] = topic
    if reply_to is not None:
        answered = {"message_id": reply_to, "allow_sending_without_reply": True}
        where["reply_parameters"] = answered
    made = Reply(method, chat_id, orjson.dumps(where | values))
    return cast("TelegramMethod[int]", made)


def sending(chat_id: int, message: Message, topic: int | None = None) -> SendMessage | SendPhoto:
    """The call that sends a message."""
    if message.photo is not None:
        return SendPhoto(
            chat_id=chat_id,
            message_thread_id=topic,
            photo=message.photo,
            caption=message.text,
            reply_markup=keyboard(message.buttons),
            disable_notification=message.silent,
        )
    return SendMessage(
        chat_id=chat_id,
        message_thread_id=topic,
        text=message.text,
        reply_markup=keyboard(message.buttons),
        disable_notification=message.silent,
        link_preview_options=link_preview(message),
    )


def editing(
    chat_id: int, message_id: int, message: Message
) -> EditMessageText | EditMessageCaption:
    """The call that lets a message become another, both with a photo or both without."""
    if message.photo is not None:
        return EditMessageCaption(
            chat_id=chat_id,
            message_id=message_id,
            caption=message.text,
            reply_markup=keyboard(message.buttons),
        )
    return EditMessageText(
        text=message.text,
        chat_id=chat_id,
        message_id=message_id,
        reply_markup=keyboard(message.buttons),
        link_preview_options=link_preview(message),
    )


def keyboard(rows: Sequence[Sequence[Button]]) -> InlineKeyboardMarkup | None:
    """The inline keyboard for rows of buttons; None when there are none."""
    if not rows:
        return None
    return InlineKeyboardMarkup.model_validate({"inline_keyboard": inline_keyboard(rows)})


def link_preview(message: Message) -> LinkPreviewOptions:
    """Which page Telegram shows a preview of below the message."""
    return LinkPreviewOptions(**preview_options(message))
