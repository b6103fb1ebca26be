"""/limit: the most instant messages a day."""

from aiogram import Router, flags
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, say
from handlers.look import ALONE
from handlers.press import Pressed
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.limit_language import MOST_A_DAY, LimitError, parse_limit
from newsroom import preferences
from newsroom.desk import Desk
from texts.limit import bad_limit, limit_settings, limit_toast
from texts.message import Message
from texts.settings_actions import SetLimit, ShowLimit


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="limit")
    router.message.register(limit, Typed("limit"))
    router.callback_query.register(show_limit, Pressed(ShowLimit))
    router.callback_query.register(set_limit, Pressed(SetLimit))
    return router


@flags.look(ALONE)
async def limit(_: object, command: CommandObject, visitor: Visitor, desk: Desk) -> Answer:
    """Show the limit, set it, or have none."""
    if not command.args:
        return say(limit_settings(visitor.locale, visitor.subscriber, visitor.now))
    try:
        wanted = parse_limit(command.args)
    except LimitError as error:
        return say(bad_limit(visitor.locale, error.problem, error.word, error.nearest))
    return say(await _set(desk, visitor, wanted))


@flags.look
async def show_limit(_: CallbackQuery, visitor: Visitor) -> Answer:
    """The limit, in place."""
    return change(limit_settings(visitor.locale, visitor.subscriber, visitor.now))


async def set_limit(_: CallbackQuery, action: SetLimit, visitor: Visitor, desk: Desk) -> Answer:
    """This limit, or none; a forged number becomes the nearest that may be."""
    wanted = None if action.limit is None else min(max(action.limit, 1), MOST_A_DAY)
    screen = await _set(desk, visitor, wanted)
    return change(screen, limit_toast(visitor.locale, wanted))


async def _set(desk: Desk, visitor: Visitor, wanted: int | None) -> Message:
    before = visitor.subscriber.daily_limit
    reader = await preferences.set_limit(desk, visitor.subscriber, wanted, visitor.now)
    return limit_settings(visitor.locale, reader, visitor.now, before)
