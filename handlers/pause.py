"""/pause and /resume: nothing for a while."""

from datetime import datetime

from aiogram import Router, flags
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, say
from handlers.look import ALONE
from handlers.press import Pressed, length_of
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.rest_language import NO_REST, parse_rest, rest_end
from news.subscriber import FOR_EVER, Subscriber
from newsroom import preferences
from newsroom.desk import Desk
from texts.message import Message
from texts.pause import bad_pause, pause_choice, paused, paused_toast, resumed, resumed_toast
from texts.settings_actions import Pause, PauseUntil, Resume, ShowPause, moment_of


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="pause")
    router.message.register(pause, Typed("pause"))
    router.callback_query.register(show_pause, Pressed(ShowPause))
    router.callback_query.register(choose_pause, Pressed(Pause))
    router.callback_query.register(pause_again, Pressed(PauseUntil))
    router.message.register(resume, Typed("resume"))
    router.callback_query.register(choose_resume, Pressed(Resume))
    return router


@flags.look(ALONE)
async def pause(_: object, command: CommandObject, visitor: Visitor, desk: Desk) -> Answer:
    """Pause deliveries, or end the pause; alone, ask for how long and show the running pause."""
    if not command.args:
        return say(pause_choice(visitor.locale, visitor.subscriber, visitor.now))
    length = parse_rest(command.args)
    if length is None:
        return say(bad_pause(visitor.locale, command.args))
    if length == NO_REST:
        return say(await _resume(desk, visitor))
    reader = await preferences.pause(
        desk, visitor.subscriber, rest_end(visitor.now, length), visitor.now
    )
    return say(paused(visitor.locale, reader, visitor.now))


@flags.look
async def show_pause(_: CallbackQuery, visitor: Visitor) -> Answer:
    """The lengths of a pause, in place."""
    return change(pause_choice(visitor.locale, visitor.subscriber, visitor.now))


async def choose_pause(_: CallbackQuery, action: Pause, visitor: Visitor, desk: Desk) -> Answer:
    """Pause deliveries for some days, or until /resume."""
    if action.days < 0:
        return change(pause_choice(visitor.locale, visitor.subscriber, visitor.now))
    until = visitor.now + length_of(action.days) if action.days else FOR_EVER
    return await _paused(desk, visitor, until)


async def pause_again(_: CallbackQuery, action: PauseUntil, visitor: Visitor, desk: Desk) -> Answer:
    """Go on with a pause that was just ended; one whose time is over is not begun again."""
    until = moment_of(action.second)
    if until <= visitor.now:
        return change(pause_choice(visitor.locale, visitor.subscriber, visitor.now))
    return await _paused(desk, visitor, until)


async def resume(_: object, visitor: Visitor, desk: Desk) -> Answer:
    """End the pause."""
    return say(await _resume(desk, visitor))


async def choose_resume(_: CallbackQuery, visitor: Visitor, desk: Desk) -> Answer:
    """End the pause, in place."""
    return change(await _resume(desk, visitor), resumed_toast(visitor.locale))


async def _paused(desk: Desk, visitor: Visitor, until: datetime) -> Answer:
    reader: Subscriber = await preferences.pause(desk, visitor.subscriber, until, visitor.now)
    screen = paused(visitor.locale, reader, visitor.now)
    return change(screen, paused_toast(visitor.locale, reader, visitor.now))


async def _resume(desk: Desk, visitor: Visitor) -> Message:
    before = visitor.subscriber.paused_until
    reader = await preferences.resume(desk, visitor.subscriber)
    return resumed(visitor.locale, reader, visitor.now, before)
