"""editMessageText, editMessageCaption, editMessageReplyMarkup, editMessageMedia."""

from typing import Any

from emulator.call import Call
from emulator.emulator import Emulator
from emulator.errors import bad_request
from emulator.formatting import FormattedText
from emulator.keyboards import is_inline
from emulator.messages import Message
from emulator.methods.sending import read_caption, read_media

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


def _target(emulator: Emulator, call: Call) -> Message:
    if not call.text("chat_id") and not call.integer("message_id"):
        return _inline_target(emulator, call.text("inline_message_id"))
    chat = emulator.chats.find(call.text("chat_id"))
    chat.check_editable()
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.is_from_bot or (message.markup and not is_inline(message.markup)):
        raise bad_request("message can't be edited")
    return message


def _inline_target(emulator: Emulator, inline_id: str) -> Message:
    if not inline_id:
        raise bad_request("message identifier is not specified")
    message = emulator.inline_messages.get(inline_id)
    if message is None:
        raise bad_request("MESSAGE_ID_INVALID")
    return message


def _edit(
    emulator: Emulator,
    call: Call,
    message: Message,
    content: FormattedText,
    media: dict[str, Any] | None,
) -> dict[str, Any] | bool:
    markup = emulator.keyboards.read(call.values.get("reply_markup"))
    if markup and not is_inline(markup):
        raise bad_request("inline keyboard expected")
    new = content.text, content.entities, media, markup
    if new == (message.text, message.entities, message.media, message.markup):
        raise bad_request(_NOT_MODIFIED)
    message.text, message.entities, message.media, message.markup = new
    message.edit_date = emulator.now()
    emulator.show("edited", message)
    return message.as_dict() if message.is_from_bot else True


def edit_text(emulator: Emulator, call: Call) -> dict[str, Any] | bool:
    """Changes a text; a keyboard that is not given again goes."""
    text = emulator.formatter.text(
        call.text("text"), call.text("parse_mode"), call.json("entities")
    )
    message = _target(emulator, call)
    if message.media is not None:
        raise bad_request("there is no text in the message to edit")
    return _edit(emulator, call, message, text, None)


def edit_caption(emulator: Emulator, call: Call) -> dict[str, Any] | bool:
    """Changes a caption."""
    text = read_caption(emulator, call)
    message = _target(emulator, call)
    if message.media is None:
        raise bad_request("there is no caption in the message to edit")
    return _edit(emulator, call, message, text, message.media)


def edit_reply_markup(emulator: Emulator, call: Call) -> dict[str, Any] | bool:
    """Changes the keyboard only."""
    message = _target(emulator, call)
    same = FormattedText(message.text, message.text, message.entities)
    return _edit(emulator, call, message, same, message.media)


def edit_media(emulator: Emulator, call: Call) -> dict[str, Any] | bool:
    """Changes the file and its caption."""
    media, text = read_media(emulator, call, call.json("media", "input media"))
    message = _target(emulator, call)
    return _edit(emulator, call, message, text, media)


METHODS = {
    "editmessagetext": edit_text,
    "editmessagecaption": edit_caption,
    "editmessagereplymarkup": edit_reply_markup,
    "editmessagemedia": edit_media,
}
