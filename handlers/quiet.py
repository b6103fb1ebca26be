"""/quiet: the hours in which nothing arrives."""

from aiogram import Router, flags
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, say
from handlers.look import ALONE
from handlers.press import Pressed
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.quiet import QuietHours
from news.quiet_language import QuietError, parse_quiet
from newsroom import preferences
from newsroom.desk import Desk
from texts.message import Message
from texts.quiet import bad_quiet, quiet_settings, quiet_toast
from texts.settings_actions import SetQuiet, ShowQuiet, StopQuiet


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="quiet")
    router.message.register(quiet, Typed("quiet"))
    router.callback_query.register(show_quiet, Pressed(ShowQuiet))
    router.callback_query.register(set_quiet, Pressed(SetQuiet))
    router.callback_query.register(stop_quiet, Pressed(StopQuiet))
    return router


@flags.look(ALONE)
async def quiet(_: object, command: CommandObject, visitor: Visitor, desk: Desk) -> Answer:
    """Show the quiet hours, set them, or have none."""
    if not command.args:
        return say(quiet_settings(visitor.locale, visitor.subscriber, visitor.now))
    try:
        wanted = parse_quiet(command.args, visitor.subscriber.quiet)
    except QuietError as error:
        return say(bad_quiet(visitor.locale, error.problem, error.word, error.nearest))
    return say(await _set(desk, visitor, wanted))


@flags.look
async def show_quiet(_: CallbackQuery, visitor: Visitor) -> Answer:
    """The quiet hours, in place."""
    return change(quiet_settings(visitor.locale, visitor.subscriber, visitor.now))


async def set_quiet(_: CallbackQuery, action: SetQuiet, visitor: Visitor, desk: Desk) -> Answer:
    """These hours, at one press."""
    screen = await _set(desk, visitor, action.quiet)
    return change(screen, quiet_toast(visitor.locale, action.quiet))


async def stop_quiet(_: CallbackQuery, visitor: Visitor, desk: Desk) -> Answer:
    """No quiet hours; those that there were are a press away."""
    return change(await _set(desk, visitor, None), quiet_toast(visitor.locale, None))


async def _set(desk: Desk, visitor: Visitor, wanted: QuietHours | None) -> Message:
    before = visitor.subscriber.quiet
    reader = await preferences.set_quiet(desk, visitor.subscriber, wanted, visitor.now)
    return quiet_settings(visitor.locale, reader, visitor.now, before)
