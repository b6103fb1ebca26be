"""A message as the bytes of a call in which only the chat is still open."""

from dataclasses import dataclass
from typing import Any

import orjson

from botapi.buttons import inline_keyboard
from texts.html import clip, plain_text
from texts.message import TEXT_LIMIT, Message


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
        values["reply_markup"] = {"inline_keyboard": inline_keyboard(message.buttons)}
    paid = values | {"allow_paid_broadcast": True}
    return Template(method, orjson.dumps(values)[1:], orjson.dumps(paid)[1:])
