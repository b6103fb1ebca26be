"""Topics of forums are learned from service messages and commands: the Bot API cannot list them."""

from collections.abc import Callable
from datetime import datetime

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import ForumTopicCreated, ForumTopicEdited, Message

from handlers.said import Said
from news.storable import one_line
from newsroom import topic_map
from newsroom.desk import Desk

_LONGEST_TITLE = 128


def add_to(router: Router) -> None:
    """Register the handlers."""
    told = F.forum_topic_created | F.forum_topic_edited
    router.message.register(learn, Said(told))
    router.message.register(close, Said(F.forum_topic_closed))
    router.message.register(reopen, Said(F.forum_topic_reopened))
    router.message.register(overhear, Said(_is_command_in_topic))


async def learn(message: Message, desk: Desk) -> None:
    """Keep a topic that somebody has made or renamed."""
    told = message.forum_topic_created or message.forum_topic_edited
    title = _title(told)
    if title and message.message_thread_id is not None:
        await topic_map.learn(desk, message.chat.id, message.message_thread_id, title)


async def overhear(message: Message, desk: Desk) -> None:
    """Keep the topic that a command is given in, and pass the command on."""
    answered = message.reply_to_message
    title = _title(answered.forum_topic_created if answered else None)
    if title and message.message_thread_id is not None:
        await topic_map.overhear(desk, message.chat.id, message.message_thread_id, title)
    raise SkipHandler


async def close(message: Message, desk: Desk, clock: Callable[[], datetime]) -> None:
    """Note that a topic is closed; a message about General has no thread id."""
    await topic_map.close(desk, message.chat.id, message.message_thread_id or 0, clock())


async def reopen(message: Message, desk: Desk, clock: Callable[[], datetime]) -> None:
    """Note that a topic is open again."""
    await topic_map.reopen(desk, message.chat.id, message.message_thread_id or 0, clock())


def _title(told: ForumTopicCreated | ForumTopicEdited | None) -> str:
    """Empty when only the icon was changed: the message then has no name."""
    return one_line((told and told.name) or "")[:_LONGEST_TITLE]


def _is_command_in_topic(message: Message) -> bool:
    in_topic = message.is_topic_message and (message.text or "").startswith("/")
    answered = message.reply_to_message
    return bool(in_topic and answered and answered.forum_topic_created)
