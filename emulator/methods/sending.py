"""sendMessage, sendPhoto, sendDocument, sendMediaGroup, sendChatAction."""

from dataclasses import dataclass
from typing import Any

from emulator.call import Call
from emulator.chat import Chat
from emulator.emulator import Emulator
from emulator.errors import bad_request
from emulator.files import media
from emulator.formatting import FormattedText
from emulator.keyboards import Markup, check_fits
from emulator.messages import Message

_ACTIONS = {
    "cancel", "typing", "record_video", "upload_video", "record_audio", "record_voice",
    "upload_audio", "upload_voice", "upload_photo", "upload_document", "choose_sticker",
    "pick_up_location", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip
_ALBUM = range(2, 11)
_PREVIEW = ("is_disabled", "url", "prefer_small_media", "prefer_large_media", "show_above_text")
_FIRST_ALBUM = 13_000_000_000_000_001


@dataclass(slots=True)
class Envelope:
    """Where a message goes and how."""

    chat: Chat
    topic: int
    reply_to: Message | None
    markup: Markup | None
    is_silent: bool
    extra: dict[str, Any]


def send_message(emulator: Emulator, call: Call) -> dict[str, Any]:
    """Takes a text."""
    text = emulator.formatter.text(
        call.text("text"), call.text("parse_mode"), call.json("entities")
    )
    preview = read_link_preview(call)
    envelope = address(emulator, call)
    if preview:
        envelope.extra["link_preview_options"] = preview
    call.values["text"] = text.source
    return put(emulator, call, envelope, text).as_dict()


def read_link_preview(call: Call) -> dict[str, Any]:
    """The parameter ``link_preview_options``, empty when there is none; raises ApiError."""
    given = call.json("link_preview_options", "link preview options")
    if given is None:
        return {"is_disabled": True} if call.flag("disable_web_page_preview") else {}
    return link_preview(given)


def link_preview(given: object) -> dict[str, Any]:
    """LinkPreviewOptions as a message has them; raises ApiError."""
    if given is None:
        return {}
    if not isinstance(given, dict):
        raise bad_request("object expected as link preview options")
    return {name: given[name] for name in _PREVIEW if given.get(name)}


def send_photo(emulator: Emulator, call: Call) -> dict[str, Any]:
    """Takes a picture."""
    return _send_file(emulator, call, "photo")


def send_document(emulator: Emulator, call: Call) -> dict[str, Any]:
    """Takes a file."""
    return _send_file(emulator, call, "document")


def _send_file(emulator: Emulator, call: Call, kind: str) -> dict[str, Any]:
    contents = media(emulator.files.given(call, kind, call.text(kind)))
    text = read_caption(emulator, call)
    return put(emulator, call, address(emulator, call), text, contents).as_dict()


def read_caption(
    emulator: Emulator, call: Call, too_long: str = "message caption is too long"
) -> FormattedText:
    """The parameters of a caption; raises ApiError."""
    return emulator.formatter.caption(
        call.text("caption"), call.text("parse_mode"), call.json("caption_entities"), too_long
    )


def send_media_group(emulator: Emulator, call: Call) -> list[dict[str, Any]]:
    """Takes an album of photos or of documents."""
    given = call.json("media", "media")
    if not isinstance(given, list):
        raise bad_request("expected an Array of InputMedia")
    if len(given) not in _ALBUM:
        raise bad_request("there must be 2-10 media in an album")
    contents = [read_media(emulator, call, item) for item in given]
    if len({next(iter(item)) for item, _ in contents}) > 1:
        raise bad_request("can't use the media of the specified type in the album")
    envelope = address(emulator, call, len(contents))
    envelope.markup = None
    envelope.extra["media_group_id"] = str(_FIRST_ALBUM + len(emulator.ledger))
    return [put(emulator, call, envelope, text, item).as_dict() for item, text in contents]


def read_media(
    emulator: Emulator,
    call: Call,
    given: object,
    too_long: str = "message caption is too long",
) -> tuple[dict[str, Any], FormattedText]:
    """An InputMedia: the message field and the caption; raises ApiError."""
    if not isinstance(given, dict) or given.get("type") not in ("photo", "document"):
        raise bad_request("can't parse InputMedia: type must be photo or document")
    if not isinstance(given.get("media"), str) or not given["media"]:
        raise bad_request("can't parse InputMedia: Can't find field \"media\"")
    caption = emulator.formatter.caption(
        str(given.get("caption") or ""),
        str(given.get("parse_mode") or ""),
        given.get("caption_entities"),
        too_long,
    )
    return media(emulator.files.given(call, given["type"], given["media"])), caption


def address(emulator: Emulator, call: Call, amount: int = 1) -> Envelope:
    """Where so many messages go; raises ApiError when they may not or are too many."""
    markup = emulator.keyboards.read(call.values.get("reply_markup"))
    chat = emulator.chats.find(call.text("chat_id"))
    topic = call.integer("message_thread_id")
    chat.check_writable(topic)
    check_fits(markup, private=chat.user is not None, channel=chat.is_channel)
    reply_to, extra = _reply(chat, call)
    paid = call.flag("allow_paid_broadcast")
    emulator.limits.admit(chat.id, amount, paid=paid)
    return Envelope(chat, topic, reply_to, markup, call.flag("disable_notification"), extra)


def _reply(chat: Chat, call: Call) -> tuple[Message | None, dict[str, Any]]:
    given = call.json("reply_parameters", "reply parameters") or {}
    if not isinstance(given, dict):
        raise bad_request("object expected as reply parameters")
    if not given and call.integer("reply_to_message_id"):
        optional = call.flag("allow_sending_without_reply")
        given = {
            "message_id": call.integer("reply_to_message_id"),
            "allow_sending_without_reply": optional,
        }
    if not given:
        return None, {}
    number = given.get("message_id")
    if not str(number).isdecimal():
        raise bad_request('field "message_id" must be a Number')
    message = chat.messages.get(int(str(number)))
    if message is None and not given.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message, _quote(message, str(given.get("quote") or ""))


def _quote(message: Message | None, quote: str) -> dict[str, Any]:
    if message is None or not quote:
        return {}
    position = message.text.find(quote)
    if position < 0:
        raise bad_request("QUOTE_TEXT_INVALID")
    return {"quote": {"text": quote, "position": position, "is_manual": True}}


def put(
    emulator: Emulator,
    call: Call,
    envelope: Envelope,
    text: FormattedText,
    contents: dict[str, Any] | None = None,
) -> Message:
    """Puts a message into its chat."""
    return emulator.post(
        Message(
            envelope.chat,
            emulator.chats.next_message_id(envelope.chat),
            emulator.bot,
            emulator.now(),
            text.text,
            text.entities,
            contents,
            envelope.markup,
            envelope.reply_to,
            0,
            envelope.is_silent,
            envelope.topic,
            envelope.extra or None,
        ),
        call,
    )


def send_chat_action(emulator: Emulator, call: Call) -> bool:
    """Shows that the bot is busy."""
    if call.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = emulator.chats.find(call.text("chat_id"))
    chat.check_writable(call.integer("message_thread_id"))
    emulator.feed.tell(chat.id, {"type": "typing"})
    return True


METHODS = {
    "sendmessage": send_message,
    "sendphoto": send_photo,
    "senddocument": send_document,
    "sendmediagroup": send_media_group,
    "sendchataction": send_chat_action,
}
