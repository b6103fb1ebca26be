"""editMessageText, editMessageCaption, editMessageReplyMarkup, editMessageMedia."""

from dataclasses import dataclass
from typing import Any

from emulator.call import Call
from emulator.emulator import Emulator
from emulator.entities import Entity
from emulator.errors import bad_request
from emulator.keyboards import is_inline
from emulator.messages import Message
from emulator.methods.sending import read_caption, read_link_preview, read_media

REDRAWING = 10.0
"""Seconds after a press in which an edit is the answer to it: the page does not call it edited."""

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
# Sending puts these into words, editing does not.
_TEXT_TOO_LONG = "MESSAGE_TOO_LONG"
_CAPTION_TOO_LONG = "MEDIA_CAPTION_TOO_LONG"
_LINKS = ("url", "text_link")


@dataclass(frozen=True, slots=True)
class _Version:
    """What a message says and shows, keyboard excepted."""

    text: str
    entities: list[Entity]
    media: dict[str, Any] | None
    preview: dict[str, Any]
    """Its link preview options."""

    def differs(self, other: "_Version") -> bool:
        """Whether a reader would see a difference; options of a preview count only with a page."""
        if (self.text, self.entities, self.media) != (other.text, other.entities, other.media):
            return True
        has_link = any(entity["type"] in _LINKS for entity in self.entities)
        has_page = has_link or "url" in self.preview or "url" in other.preview
        return has_page and self.preview != other.preview


def edit_text(emulator: Emulator, call: Call) -> dict[str, Any] | bool:
    """Changes a text; a keyboard that is not given again goes."""
    text = emulator.formatter.text(
        call.text("text"), call.text("parse_mode"), call.json("entities"), _TEXT_TOO_LONG
    )
    preview = read_link_preview(call)
    message = _target(emulator, call)
    if message.media is not None:
        raise bad_request("there is no text in the message to edit")
    return _edit(emulator, call, message, _Version(text.text, text.entities, None, preview))


def edit_caption(emulator: Emulator, call: Call) -> dict[str, Any] | bool:
    """Changes a caption."""
    text = read_caption(emulator, call, _CAPTION_TOO_LONG)
    message = _target(emulator, call)
    if message.media is None:
        raise bad_request("there is no caption in the message to edit")
    version = _Version(text.text, text.entities, message.media, {})
    return _edit(emulator, call, message, version)


def edit_reply_markup(emulator: Emulator, call: Call) -> dict[str, Any] | bool:
    """Changes the keyboard only."""
    message = _target(emulator, call)
    return _edit(emulator, call, message, _version(message))


def edit_media(emulator: Emulator, call: Call) -> dict[str, Any] | bool:
    """Changes the file and its caption, or puts a file in place of a text."""
    given = call.json("media", "input media")
    media, text = read_media(emulator, call, given, _CAPTION_TOO_LONG)
    message = _target(emulator, call, "message media can't be edited")
    if "media_group_id" in (message.extra or {}) and message.content not in media:
        raise bad_request("can't change media type in the album")
    return _edit(emulator, call, message, _Version(text.text, text.entities, media, {}))


def _target(emulator: Emulator, call: Call, refusal: str = "message can't be edited") -> Message:
    if not call.text("chat_id") and not call.integer("message_id"):
        return _inline_target(emulator, call.text("inline_message_id"))
    chat = emulator.chats.find(call.text("chat_id"))
    chat.check_editable()
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not _is_editable(message):
        raise bad_request(refusal)
    return message


def _is_editable(message: Message) -> bool:
    is_forwarded = "forward_origin" in (message.extra or {})
    has_other_keyboard = bool(message.markup) and not is_inline(message.markup)
    return _may_edit(message) and not is_forwarded and not has_other_keyboard


def _may_edit(message: Message) -> bool:
    """The bot's own; in a channel all with the right to edit, and its own only while it posts."""
    chat = message.chat
    if not chat.is_channel:
        return message.is_from_bot
    may_own = message.is_from_bot and chat.bot_may("can_post_messages")
    return may_own or chat.bot_may("can_edit_messages")


def _inline_target(emulator: Emulator, inline_id: str) -> Message:
    if not inline_id:
        raise bad_request("message identifier is not specified")
    message = emulator.inline_messages.get(inline_id)
    if message is None:
        raise bad_request("MESSAGE_ID_INVALID")
    return message


def _version(message: Message) -> _Version:
    preview = (message.extra or {}).get("link_preview_options", {})
    return _Version(message.text, message.entities, message.media, preview)


def _edit(
    emulator: Emulator, call: Call, message: Message, version: _Version
) -> dict[str, Any] | bool:
    markup = emulator.keyboards.read(call.values.get("reply_markup"))
    if markup and not is_inline(markup):
        raise bad_request("inline keyboard expected")
    emulator.limits.admit(message.chat.id)
    is_rewritten = version.differs(_version(message))
    if not is_rewritten and markup == message.markup:
        raise bad_request(_NOT_MODIFIED)
    _put(message, version)
    message.markup = markup
    message.is_edited |= is_rewritten and not _is_redrawing(emulator, message)
    emulator.edit(message, call)
    return message.as_dict() if message.is_from_bot else True


def _put(message: Message, version: _Version) -> None:
    message.text, message.entities, message.media = version.text, version.entities, version.media
    extra = {**(message.extra or {}), "link_preview_options": version.preview}
    if not version.preview:
        del extra["link_preview_options"]
    message.extra = extra or None


def _is_redrawing(emulator: Emulator, message: Message) -> bool:
    pressed_at = message.pressed_at
    return pressed_at is not None and emulator.clock.monotonic() - pressed_at < REDRAWING


METHODS = {
    "editmessagetext": edit_text,
    "editmessagecaption": edit_caption,
    "editmessagereplymarkup": edit_reply_markup,
    "editmessagemedia": edit_media,
}
