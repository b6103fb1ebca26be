"""A message as the bytes of a call in which only the chat is still open."""

from dataclasses import dataclass
from typing import Any

import orjson

from texts.html import clip, plain_text
from texts.message import TEXT_LIMIT, Button, Message


@dataclass(frozen=True, slots=True)
class Template:
    """A method and the JSON of its call but for the chat: made once, sent to many."""

    method: str
    rest: bytes
    paid_rest: bytes

    def body(self, chat_id: int, *, paid: bool = False) -> bytes:
        """The call's JSON; ``paid`` is Telegram's allow_paid_broadcast."""
        return b'{"chat_id":%d,' % chat_id + (self.paid_rest if paid else self.rest)


def template(message: Message) -> Template:
    """The message as it is."""
    if message.photo:
        about = {"photo": message.photo, "caption": message.text}
        return _made("sendPhoto", about | {"parse_mode": "HTML"}, message)
    about = {"text": message.text, "parse_mode": "HTML"}
    return _made("sendMessage", about, message)


def plain_template(message: Message) -> Template:
    """The message's text alone, for when Telegram cannot read its markup."""
    return _made("sendMessage", {"text": clip(plain_text(message.text), TEXT_LIMIT)}, message)


def _made(method: str, about: dict[str, Any], message: Message) -> Template:
    values = about | {"disable_notification": message.silent}
    if method == "sendMessage":
        values["link_preview_options"] = {"is_disabled": not message.preview}
    if message.buttons and "parse_mode" in about:
        rows = [[_button(button) for button in row] for row in message.buttons]
        values["reply_markup"] = {"inline_keyboard": rows}
    paid = values | {"allow_paid_broadcast": True}
    return Template(method, orjson.dumps(values)[1:], orjson.dumps(paid)[1:])


def _button(button: Button) -> dict[str, Any]:
    shown: dict[str, Any] = {"text": button.label}
    if button.action is not None:
        shown["callback_data"] = button.action.pack()
    elif button.url is not None:
        shown["url"] = button.url
    elif button.inline_query is not None:
        shown["switch_inline_query"] = button.inline_query
    elif button.copy is not None:
        shown["copy_text"] = {"text": button.copy}
    return shown
