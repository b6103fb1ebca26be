"""What a message holds: something that a person sent, or a notice of Telegram's own."""

from aiogram.enums import ContentType
from aiogram.types import Message

from botapi.update import UNREAD

_SENT = frozenset(
    {
        ContentType.TEXT, ContentType.ANIMATION, ContentType.AUDIO, ContentType.DOCUMENT,
        ContentType.LIVE_PHOTO, ContentType.PAID_MEDIA, ContentType.PHOTO, ContentType.STICKER,
        ContentType.STORY, ContentType.VIDEO, ContentType.VIDEO_NOTE, ContentType.VOICE,
        ContentType.CHECKLIST, ContentType.CONTACT, ContentType.DICE, ContentType.GAME,
        ContentType.POLL, ContentType.VENUE, ContentType.LOCATION, ContentType.RICH_MESSAGE,
        ContentType.GIVEAWAY, ContentType.GIVEAWAY_WINNERS, ContentType.INVOICE,
        ContentType.CHAT_SHARED,
    }
)  # fmt: skip


_SENT_FIELDS = frozenset(kind.value for kind in _SENT)

_WRITTEN = frozenset(
    {
        "caption", "caption_entities", "edit_date", "effect_id", "entities", "forward_date",
        "forward_origin", "has_media_spoiler", "media_group_id", "reply_markup",
        "show_caption_above_media", "via_bot",
    }
)  # fmt: skip
"""Fields that no notice has: it is neither edited, forwarded nor captioned."""
_CONTENT_WORDS = 2
_EVENTS = frozenset({"set", "sent", "paid", "left"})
_ACTIONS = frozenset({"new", "delete", "migrate", "write"})


def is_sent(message: Message) -> bool:
    """Whether a person sent it to be read.

    All else is a notice (a pin, a timer, a gift, a payment, a topic's new name), which needs no
    answer.
    """
    if message.content_type == ContentType.UNKNOWN:
        return _was_content(message) or _is_unknown_content(message)
    return message.content_type in _SENT


def _was_content(message: Message) -> bool:
    """Whether it held content of a known kind that could not be read."""
    lost = (message.model_extra or {}).get(UNREAD)
    return isinstance(lost, list) and any(name in _SENT_FIELDS for name in map(str, lost))


def _is_unknown_content(message: Message) -> bool:
    """Whether a message that aiogram has no field for is content, and not a notice.

    Telegram names content by what it is (``live_photo``) and notices by what happened
    (``boost_added``); its new fields of either kind are objects.
    """
    added = [name for name, value in (message.model_extra or {}).items() if isinstance(value, dict)]
    if not added:
        return False
    return not _WRITTEN.isdisjoint(message.model_fields_set) or not any(map(_is_event, added))


def _is_event(name: str) -> bool:
    words = name.split("_")
    return (
        len(words) > _CONTENT_WORDS
        or words[0] in _ACTIONS
        or any(word in _EVENTS or word.endswith("ed") for word in words)
    )


def says_where_from(message: Message) -> bool:
    """Whether it is a message of its own: forwarded, made by a bot, of an album, or sent as a file.

    An answer to another message is none such: one's own long text may be one.
    """
    return bool(
        is_forwarded(message)
        or message.via_bot
        or message.media_group_id
        or message.external_reply
        or message.reply_to_story
        or message.quote
        or message.content_type != ContentType.TEXT
    )


def is_forwarded(message: Message) -> bool:
    """Whether somebody sends on what was said elsewhere; servers before 7.0 give its date only."""
    return bool(message.forward_origin or message.forward_date or message.is_automatic_forward)


def replied_to(message: Message) -> Message | None:
    """The message that it answers; in a topic, that is not the notice of the topic's creation."""
    answered = message.reply_to_message
    return answered if answered is not None and is_sent(answered) else None
