"""A forum's topics by rubric: a screen that shows them, and a button that makes them."""

import logging

from aiogram import Bot, Router
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramRetryAfter,
)
from aiogram.types import CallbackQuery

from botapi.descriptions import NO_TOPIC_RIGHTS, TOO_MANY_TOPICS, says
from botapi.places import MakeTopic
from handlers.answer import Answer, change
from handlers.place_card import allowed, refreshed
from handlers.press import Pressed
from handlers.visitor import Visitor
from news.topic_map import Stopped
from newsroom import topic_map
from newsroom.desk import Desk
from newsroom.topic_map import Create
from texts import topic_map as screens
from texts.place_actions import MakeTopics, SettleTopic, ShowTopicMap

log = logging.getLogger(__name__)


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="topic_map")
    router.callback_query.register(show, Pressed(ShowTopicMap))
    router.callback_query.register(make, Pressed(MakeTopics))
    router.callback_query.register(settle, Pressed(SettleTopic))
    return router


async def show(
    _: CallbackQuery, action: ShowTopicMap, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Each rubric with its topic, or the one that would be made."""
    found = await allowed(desk, bot, visitor, action.place_id, fresh=False)
    if isinstance(found, Answer):
        return found
    of, place = found
    if not of.chat.is_forum:
        return change(screens.no_forum(visitor.locale, place.id))
    drawn = await topic_map.draw(desk, place)
    return change(screens.topic_map(visitor.locale, place.id, drawn))


async def make(
    _: CallbackQuery, action: MakeTopics, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Make the missing topics, each subscribed to its rubric."""
    found = await refreshed(desk, bot, visitor, action.place_id)
    if isinstance(found, Answer):
        return found
    place, chat = found
    if not chat.is_forum:
        return change(screens.no_forum(visitor.locale, place.id))
    about = chat, place, action.timing, creating(bot, chat.chat_id)
    made = await topic_map.make(desk, *about, visitor.doer)
    log.info(
        "topics.made",
        extra={
            "chat": chat.chat_id,
            "user": visitor.person_id,
            "topics": made.topics,
            "followed": made.followed,
            "stopped": made.stopped,
        },
    )
    note = screens.made_note(visitor.locale, made.topics, made.followed, made.stopped)
    drawn = await topic_map.draw(desk, place)
    return change(screens.topic_map(visitor.locale, place.id, drawn, note))


async def settle(
    _: CallbackQuery, action: SettleTopic, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Keep what a manager has seen of a topic in doubt: whether it is there."""
    found = await allowed(desk, bot, visitor, action.place_id, fresh=True)
    if isinstance(found, Answer):
        return found
    place = found[1]
    about = place, action.rubric_id, visitor.now
    await topic_map.settle_doubt(desk, *about, is_there=action.is_there)
    drawn = await topic_map.draw(desk, place)
    return change(screens.topic_map(visitor.locale, place.id, drawn))


def creating(bot: Bot, chat_id: int) -> Create:
    """A function that makes a topic of the chat."""

    async def create(title: str) -> int | Stopped:
        try:
            made = await bot(MakeTopic(chat_id=chat_id, name=title))
        except TelegramRetryAfter:
            return Stopped.TOO_FAST
        except (TelegramBadRequest, TelegramForbiddenError) as error:
            return _refused(error.message)
        except (TelegramAPIError, ClientDecodeError) as error:
            log.warning("topic.in_doubt", extra={"chat": chat_id, "error": str(error)})
            return Stopped.NO_ANSWER
        return made.message_thread_id

    return create


def _refused(description: str) -> Stopped:
    if says(description, NO_TOPIC_RIGHTS):
        return Stopped.NO_RIGHTS
    return Stopped.TOO_MANY if says(description, TOO_MANY_TOPICS) else Stopped.REFUSED
