"""What a person can do in an official client, and the updates it makes."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from emulator.call import Upload
from emulator.characters import utf16_length
from emulator.chat import Chat
from emulator.errors import bad_request
from emulator.files import media
from emulator.formatting import CAPTION_LIMIT, TEXT_LIMIT, FormattedText
from emulator.members import set_bot_status
from emulator.messages import Message
from emulator.queries import Query
from emulator.rights import ANONYMITY
from emulator.user import ANONYMOUS, BY_CHANNEL, User

if TYPE_CHECKING:
    from emulator.emulator import Emulator

_GOOD_CUTS = ("\n\n", "\n", ". ", " ")
_NOTHING: Mapping[str, Any] = {}
_LONGEST_EDITING = 48 * 3600
"""Seconds after which a person can no longer edit a message; a post can be edited for ever."""
_POLE, _DATE_LINE = 90, 180
_FIXED = ("forward_origin", "via_bot")
_WORDLESS = ("sticker", "video_note")
"""Kinds of files that have no caption."""


class ActionError(ValueError):
    """Something a client would not let a person do."""


def send_text(
    emulator: "Emulator",
    user: User,
    text: str,
    chat: Chat,
    reply_to: Message | None = None,
    *,
    topic: int = 0,
    extra: Mapping[str, Any] = _NOTHING,
    signed: Chat | None = None,
) -> list[Message]:
    """Sends what was typed; a client splits what is over 4096. Raises ActionError.

    ``extra`` are fields of the message such as ``forward_origin``. In a group a person may write
    as the group, ``signed`` by it, or as a channel of theirs.
    """
    sent = []
    for part in split(text):
        formatted = emulator.formatter.plain(part)
        if not formatted.text:
            continue
        message = new_message(emulator, user, chat, topic, extra, signed)
        message.text, message.entities = formatted.text, formatted.entities
        message.reply_to = reply_to
        sent.append(emulator.receive(message))
    if not sent:
        raise ActionError("there is nothing to send")
    return sent


def split(text: str) -> list[str]:
    """The text in pieces of at most 4096 UTF-16 units, cut where a reader would pause."""
    pieces = []
    while utf16_length(text) > TEXT_LIMIT:
        piece = text[:TEXT_LIMIT]
        while utf16_length(piece) > TEXT_LIMIT:
            piece = piece[: -((utf16_length(piece) - TEXT_LIMIT + 1) // 2)]
        cut = _cut(piece)
        pieces.append(text[:cut])
        text = text[cut:].lstrip()
    return [*pieces, text]


def _cut(piece: str) -> int:
    for mark in _GOOD_CUTS:
        at = piece.rfind(mark, len(piece) // 2)
        if at > 0:
            return at + len(mark)
    return len(piece)


def new_message(
    emulator: "Emulator",
    user: User,
    chat: Chat,
    topic: int = 0,
    extra: Mapping[str, Any] = _NOTHING,
    signed: Chat | None = None,
) -> Message:
    """A message that a person is about to send. Raises ActionError when they may not."""
    check_may_write(user, chat, topic)
    if chat.user is user:
        user.started = True
    number = emulator.chats.next_message_id(chat)
    message = Message(chat, number, user, emulator.now(), topic=topic)
    message.extra = {**(_beginning(message) if topic else {}), **extra} or None
    sign(message, signed)
    return message


def check_may_write(user: User, chat: Chat, topic: int = 0) -> None:
    """Raises ActionError when a client would offer this person no field to write in."""
    if user.blocked and chat.user is user:
        raise ActionError(f"{user.first_name} has blocked the bot")
    if chat.user is not None or user.id in chat.administrators:
        return
    if chat.is_channel:
        raise ActionError(f"{user.first_name} is no administrator of the channel")
    if user.id not in chat.members:
        raise ActionError(f"{user.first_name} is no member of the group")
    if chat.muted or topic in chat.closed_topics:
        raise ActionError(f"{user.first_name} may not write there")


def sign(message: Message, signed: Chat | None) -> None:
    """Has a message come from the group itself, as an anonymous administrator's, or a channel.

    Raises ActionError when the person does not run it.
    """
    user, chat = message.sender, message.chat
    if ANONYMITY in chat.rights_of(user) and not chat.is_channel:
        signed = signed or chat
    if signed is None:
        return
    if user.id not in signed.administrators:
        raise ActionError(f"{user.first_name} is no administrator of {signed.title}")
    message.author, message.sender = user, ANONYMOUS if signed is chat else BY_CHANNEL
    message.extra = {**(message.extra or {}), "sender_chat": signed.as_dict()}


def _beginning(message: Message) -> dict[str, Any]:
    """What a message in a topic is a reply to while it is to nothing else: the topic's creation."""
    topic = message.chat.topics.get(message.topic)
    if topic is not None and topic.creation is not None:
        return {"reply_to_message": topic.creation.as_dict(with_reply=False)}
    created = {
        "message_id": message.topic,
        "from": message.sender.as_dict(),
        "chat": message.chat.as_dict(),
        "date": message.date,
        "message_thread_id": message.topic,
        "is_topic_message": True,
        "forum_topic_created": {"name": "Topic", "icon_color": 7322096},
    }
    return {"reply_to_message": created}


def send_service(
    emulator: "Emulator", user: User, chat: Chat, content: Mapping[str, Any], topic: int = 0
) -> Message:
    """Something happens in the chat that Telegram makes a message of: a pin, a gift, a timer."""
    return emulator.receive(new_message(emulator, user, chat, topic, extra=content))


def send_location(
    emulator: "Emulator",
    user: User,
    chat: Chat,
    place: tuple[float, float],
    *,
    live_period: int = 0,
    venue: tuple[str, str] | None = None,
    reply_to: Message | None = None,
) -> Message:
    """Sends a place, as latitude and longitude: alone, live for some seconds, or as a ``venue``.

    A venue has a title and an address. Raises ActionError.
    """
    location = _location(place, live_period)
    message = new_message(emulator, user, chat)
    message.reply_to = reply_to
    message.media = {"location": location}
    if venue is not None:
        title, address = venue
        about = {"location": location, "title": title, "address": address}
        message.media = {"venue": about, "location": location}
    return emulator.receive(message)


def move_location(
    emulator: "Emulator", user: User, message: Message, place: tuple[float, float]
) -> Message:
    """The person has gone on while their live location is shown. Raises ActionError."""
    location = (message.media or {}).get("location") or {}
    if message.sender is not user or "live_period" not in location:
        raise ActionError("only one's own live location moves")
    message.media = {"location": _location(place, location["live_period"])}
    return emulator.receive_edited(message)


def _location(place: tuple[float, float], live_period: int) -> dict[str, Any]:
    latitude, longitude = place
    if not (abs(latitude) <= _POLE and abs(longitude) <= _DATE_LINE):
        raise ActionError("there is no such place on earth")
    live = {"live_period": live_period} if live_period else {}
    return {"latitude": latitude, "longitude": longitude, **live}


def send_album(
    emulator: "Emulator",
    user: User,
    chat: Chat,
    files: Sequence[tuple[str, Upload]],
    captions: Mapping[int, str],
    *,
    extra: Mapping[str, Any] = _NOTHING,
) -> list[Message]:
    """Sends several files as one album, some of them with captions, by their index."""
    album = {"media_group_id": str(emulator.chats.next_message_id(chat)), **extra}
    return [
        send_file(emulator, user, chat, kind, upload, caption=captions.get(number, ""), extra=album)
        for number, (kind, upload) in enumerate(files)
    ]


def send_file(
    emulator: "Emulator",
    user: User,
    chat: Chat,
    kind: str,
    upload: Upload,
    *,
    caption: str = "",
    topic: int = 0,
    reply_to: Message | None = None,
    extra: Mapping[str, Any] = _NOTHING,
) -> Message:
    """Sends a file of any kind; raises ApiError when Telegram would not take it."""
    contents = media(emulator.files.add(kind, upload))
    formatted = emulator.formatter.plain(caption)
    message = new_message(emulator, user, chat, topic, extra)
    message.reply_to = reply_to
    message.media = contents
    message.text, message.entities = formatted.text, formatted.entities
    return emulator.receive(message)


def edit_text(emulator: "Emulator", user: User, message: Message, text: str) -> Message:
    """Changes the person's own message, or its caption. Raises ActionError.

    The same words again change nothing, and the bot is told nothing.
    """
    _check_editable(emulator, user, message)
    formatted = emulator.formatter.plain(text)
    _check_wording(message, formatted)
    if (formatted.text, formatted.entities) == (message.text, message.entities):
        return message
    message.text, message.entities = formatted.text, formatted.entities
    return emulator.receive_edited(message)


def edit_media(emulator: "Emulator", user: User, message: Message, upload: Upload) -> Message:
    """Puts another photo in place of that of the person's own message. Raises ActionError."""
    _check_editable(emulator, user, message)
    message.media = media(emulator.files.add(message.content, upload))
    return emulator.receive_edited(message)


def _check_editable(emulator: "Emulator", user: User, message: Message) -> None:
    if not _may_edit(user, message):
        raise ActionError("only one's own messages can be edited")
    if not message.is_there:
        raise ActionError("the message is deleted")
    if user.blocked and message.chat.user is user:
        raise ActionError(f"{user.first_name} has blocked the bot")
    if message.content in _WORDLESS or not (message.text or message.media):
        raise ActionError("there is nothing to edit")
    if any(name in (message.extra or {}) for name in _FIXED):
        raise ActionError("what somebody else has written cannot be edited")
    if not message.chat.is_channel and emulator.now() - message.date >= _LONGEST_EDITING:
        raise ActionError("a message of two days ago cannot be edited")


def _may_edit(user: User, message: Message) -> bool:
    """Whether a person may: an administrator edits what colleagues have posted in the channel."""
    if message.chat.is_channel:
        return user.id in message.chat.administrators and not message.is_from_bot
    return message.written_by is user


def _check_wording(message: Message, formatted: FormattedText) -> None:
    if message.media is None and not formatted.text:
        raise ActionError("there is nothing to send")
    limit = TEXT_LIMIT if message.media is None else CAPTION_LIMIT
    if utf16_length(formatted.text) > limit:
        raise ActionError(f"there is room for {limit} characters")


def delete(emulator: "Emulator", user: User, message: Message) -> None:
    """Deletes for everybody the person's own message, or any of the private chat.

    The bot is told nothing. Raises ActionError.
    """
    is_administrator = user.id in message.chat.administrators
    if user not in (message.written_by, message.chat.user) and not is_administrator:
        raise ActionError("only one's own messages can be deleted")
    emulator.remove(message.chat, [message.message_id])


def press(emulator: "Emulator", user: User, message: Message, data: str) -> Query:
    """Presses a callback button; the query's answer comes when the bot gives it."""
    query = emulator.queries.ask("callback_query", user.id)
    message.pressed_at = emulator.clock.monotonic()
    body: dict[str, Any] = {
        "id": query.id,
        "from": user.as_dict(),
        "chat_instance": str(message.chat.id),
        "data": data,
    }
    inline_id = next((key for key, item in emulator.inline_messages.items() if item is message), "")
    body |= {"inline_message_id": inline_id} if inline_id else {"message": message.as_dict()}
    emulator.updates.put("callback_query", body, message.chat.id)
    return query


def set_blocked(emulator: "Emulator", user: User, *, blocked: bool) -> None:
    """Blocks or unblocks the bot, which the bot is told as ``my_chat_member``."""
    if user.blocked == blocked:
        return
    user.blocked = blocked
    before, after = ("member", "kicked") if blocked else ("kicked", "member")
    set_bot_status(emulator, user, emulator.chats.of(user), before, after)


def ask_inline(emulator: "Emulator", user: User, words: str, offset: str = "") -> Query:
    """Types ``@bot words`` somewhere; the query's answer comes when the bot gives it."""
    query = emulator.queries.ask("inline_query", user.id)
    body = {"id": query.id, "from": user.as_dict(), "query": words, "offset": offset}
    emulator.updates.put("inline_query", body, user.id)
    return query


def choose(
    emulator: "Emulator", user: User, chat: Chat, result: dict[str, Any], words: str = ""
) -> Message:
    """Sends an inline result to a chat; the bot learns it as ``chosen_inline_result``."""
    content = result.get("input_message_content")
    message = new_message(emulator, user, chat)
    message.extra = {"via_bot": emulator.bot.as_dict()}
    if content is None:
        _put_photo(emulator, message, result)
    else:
        _put_text(emulator, message, content)
    message.markup = emulator.keyboards.read(result.get("reply_markup"))
    chosen = {"result_id": result["id"], "from": user.as_dict(), "query": words}
    if message.markup:
        inline_id = f"inline{message.message_id}"
        emulator.inline_messages[inline_id] = message
        chosen["inline_message_id"] = inline_id
    emulator.receive(message)
    emulator.updates.put("chosen_inline_result", chosen, user.id)
    return message


def _put_text(emulator: "Emulator", message: Message, content: Mapping[str, Any]) -> None:
    formatted = emulator.formatter.text(
        content.get("message_text", ""), content.get("parse_mode") or "", content.get("entities")
    )
    message.text, message.entities = formatted.text, formatted.entities
    preview = content.get("link_preview_options")
    if isinstance(preview, dict):
        message.extra = {**(message.extra or {}), "link_preview_options": preview}


def _put_photo(emulator: "Emulator", message: Message, result: Mapping[str, Any]) -> None:
    caption = emulator.formatter.caption(
        result.get("caption") or "", result.get("parse_mode") or "", result.get("caption_entities")
    )
    message.text, message.entities = caption.text, caption.entities
    message.media = media(emulator.files.get(result["photo_file_id"]))


def find_message(chat: Chat, message_id: int) -> Message:
    """A message of a chat; raises ApiError."""
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request("message not found")
    return message
