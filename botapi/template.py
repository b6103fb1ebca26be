"""A message as the bytes of a call in which only what differs between chats is still open."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import orjson

from botapi.buttons import inline_keyboard, reply_keyboard
from texts.html import clip, plain_text
from texts.locale import ANY_PLACE
from texts.message import CAPTION_LIMIT, TEXT_LIMIT, Message

_PLACE = ANY_PLACE.encode()


class Target(NamedTuple):
    """What a call is about: a chat, a topic of it, a message there to change or to answer.

    ``place`` is the id of a group or channel, which its links name.
    """

    chat_id: int
    thread_id: int = 0
    message_id: int | None = None
    reply_to: int | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A method and the JSON of its call but for the target: made once, sent to many."""

    method: str
    rest: bytes
    paid_rest: bytes

    def body(self, target: Target, *, paid: bool = False) -> bytes:
        """The call's JSON; ``paid`` is Telegram's allow_paid_broadcast."""
        beginning = b'{"chat_id":%d' % target.chat_id
        rest = self.paid_rest if paid and target.message_id is None else self.rest
        if target.place is not None:
            rest = rest.replace(_PLACE, b"%d" % target.place)
        if target.message_id is not None:
            return beginning + b',"message_id":%d' % target.message_id + rest
        if target.thread_id:
            beginning += b',"message_thread_id":%d' % target.thread_id
        if target.reply_to is not None:
            # Its reader may have deleted what it answers.
            beginning += (
                b',"reply_parameters":{"message_id":%d,"allow_sending_without_reply":true}'
                % target.reply_to
            )
        return beginning + rest

    @property
    def has_photo(self) -> bool:
        """Whether the chat holds a photo once it is carried out."""
        return self.method in ("sendPhoto", "editMessageCaption", "editMessageMedia")

    @property
    def brings_photo(self) -> bool:
        """Whether a photo is part of the call."""
        return self.method in ("sendPhoto", "editMessageMedia")


_NO_PREVIEW: dict[str, Any] = {"link_preview_options": {"is_disabled": True}}
DELETION = Template("deleteMessage", b"}", b"}")


def template(message: Message) -> Template:
    """The call that sends the message as it is."""
    return _made(*call_of(message))


def call_of(message: Message) -> tuple[str, dict[str, Any]]:
    """The method that sends a message, and the values of its call but for the target."""
    values = {"parse_mode": "HTML"} | _silence(message) | _markup(message) | _keys(message)
    if message.photo:
        return "sendPhoto", {"photo": message.photo, "caption": message.text} | values
    return "sendMessage", {"text": message.text} | _preview(message) | values


def plain_template(message: Message) -> Template:
    """The same of the message's text alone, for when Telegram cannot read its markup."""
    about = {"text": clip(plain_text(message.text), TEXT_LIMIT)}
    return _made("sendMessage", about | _NO_PREVIEW | _silence(message))


def edit_template(message: Message, *, new_photo: bool = False) -> Template:
    """The call that lets a message become another: one with a photo, or one without.

    With ``new_photo`` the chat has another photo, or none.
    """
    if message.photo is None:
        about = {"text": message.text, "parse_mode": "HTML"}
        return _made("editMessageText", about | _preview(message) | _markup(message))
    about = {"caption": message.text, "parse_mode": "HTML"}
    if not new_photo:
        return _made("editMessageCaption", about | _markup(message))
    media = {"type": "photo", "media": message.photo} | about
    return _made("editMessageMedia", {"media": media} | _markup(message))


def plain_edit_template(message: Message) -> Template:
    """The same of the message's text alone, for when Telegram cannot read its markup."""
    text = plain_text(message.text)
    if message.photo is None:
        about = {"text": clip(text, TEXT_LIMIT)}
        return _made("editMessageText", about | _NO_PREVIEW)
    return _made("editMessageCaption", {"caption": clip(text, CAPTION_LIMIT)})


def preview_options(message: Message) -> dict[str, Any]:
    """Telegram's LinkPreviewOptions: the page that a message names, or none, in a small card."""
    if message.preview is None:
        return {"is_disabled": True}
    return {"is_disabled": False, "url": message.preview, "prefer_small_media": True}


def _silence(message: Message) -> dict[str, Any]:
    return {"disable_notification": message.silent}


def _preview(message: Message) -> dict[str, Any]:
    return {"link_preview_options": preview_options(message)}


def _markup(message: Message) -> dict[str, Any]:
    if not message.buttons:
        return {}
    return {"reply_markup": {"inline_keyboard": inline_keyboard(message.buttons)}}


def _keys(message: Message) -> dict[str, Any]:
    return {} if message.keys is None else {"reply_markup": reply_keyboard(message.keys)}


def _made(method: str, values: dict[str, Any]) -> Template:
    return Template(method, _rest(values), _rest(values | {"allow_paid_broadcast": True}))


def _rest(values: dict[str, Any]) -> bytes:
    """What follows the target: without the opening bracket."""
    return b"," + orjson.dumps(values)[1:]
