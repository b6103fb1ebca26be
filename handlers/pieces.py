"""The messages that a long text comes in, and how they belong together."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from aiogram.types import Message

from handlers.answer import topic_of
from handlers.content import replied_to, says_where_from
from news.formatting import Formatted, from_json, to_json

# Telegram's clients cut a text over 4096 characters where it pauses, in the second half of these,
# and send the rest right after.
_CUT_FROM = 2048
# What a person sends at one go comes within so long.
_AT_ONE_GO = timedelta(seconds=3)
# A photo that comes within so long of a text is its photo.
_SOON = timedelta(minutes=1)

Pieces = Mapping[int, Formatted]
"""Texts by the ids of their messages, in order."""


def may_be_cut(message: Message) -> bool:
    """Whether the rest of a text may follow in another message."""
    return not says_where_from(message) and len(message.text or "") >= _CUT_FROM


def is_rest(before: Mapping[str, Any], message: Message) -> bool:
    """Whether a text was sent at one go with the one before, as a client sends what it cuts."""
    sent = sent_at(message)
    alike = all(sent[key] == before.get(key) for key in ("topic", "answers"))
    return alike and not says_where_from(message) and not is_late(before, message)


def is_taken(before: Mapping[str, Any], message: Message) -> bool:
    """Whether a piece has been taken: after a crash it is handled again."""
    return message.message_id in pieces_from_json(before["pieces"])


def is_late(before: Mapping[str, Any], message: Message) -> bool:
    """Whether a message comes too late to have been sent at one go with the one before."""
    return bool(message.date.timestamp() - before["at"] > _AT_ONE_GO.total_seconds())


def is_soon(before: Mapping[str, Any], message: Message) -> bool:
    """Whether a message comes soon enough after a text to belong to it, in the same topic."""
    same_topic = topic_of(message) == before.get("topic")
    after = message.date.timestamp() - float(before.get("at", 0.0))
    return same_topic and after <= _SOON.total_seconds()


def sent_at(message: Message) -> dict[str, Any]:
    """When and where a message was sent; the pieces of a cut text all answer the same one."""
    answered = replied_to(message)
    return {
        "at": message.date.timestamp(),
        "topic": topic_of(message),
        "answers": answered.message_id if answered else None,
    }


def glued(pieces: Iterable[Formatted]) -> Formatted:
    """A text that was cut: each time at the end of a paragraph, it seems, or within one."""
    first, *rest = pieces
    whole = first
    for piece in rest:
        ended = whole.text.rstrip().endswith((".", "!", "?", "»", '"'))
        whole = whole.followed_by("\n" if ended else " ").followed_by(piece.text, piece.spans)
    return whole


def captions(texts: Iterable[Formatted]) -> Formatted:
    """The captions of an album as one text, each a paragraph."""
    whole = Formatted("")
    for each in texts:
        if each.text.strip():
            whole = whole.followed_by("\n\n" if whole.text else "")
            whole = whole.followed_by(each.text, each.spans)
    return whole


def pieces_to_json(pieces: Pieces) -> list[list[Any]]:
    """The pieces as a conversation keeps them."""
    return [[number, each.text, to_json(each.spans)] for number, each in pieces.items()]


def pieces_from_json(written: Iterable[tuple[int, str, str | None]]) -> dict[int, Formatted]:
    """The pieces that a conversation has kept."""
    return {
        number: Formatted(text, from_json(formatting, len(text)))
        for number, text, formatting in written
    }
