"""/digest: its times, and what is waiting."""

from aiogram import Router, flags
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, say
from handlers.look import ALONE
from handlers.press import Pressed
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.subscriber import Subscriber
from news.switch_language import ON
from news.timetable import DEFAULT, Timetable
from news.timetable_language import TimetableError, parse_timetable
from newsroom import digesting
from newsroom.desk import Desk
from newsroom.digesting import DigestFailed
from newsroom.spreading import usual_offset
from texts.digest_actions import SendDigestNow, SetTimetable, ShowDigest
from texts.digest_settings import (
    digest_held_back,
    digest_settings,
    digest_toast,
    nothing_waiting,
)
from texts.errors import bad_timetable, failure
from texts.manage import sends_to_place
from texts.message import Message

_NOW = frozenset({"now", "сейчас", "зараз", "цяпер"})


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="digest")
    router.message.register(digest, Typed("digest"))
    router.callback_query.register(open_digest, Pressed(ShowDigest))
    router.callback_query.register(set_timetable, Pressed(SetTimetable))
    router.callback_query.register(send_now, Pressed(SendDigestNow))
    return router


@flags.look(ALONE)
async def digest(_: object, command: CommandObject, visitor: Visitor, desk: Desk) -> Answer:
    """Show the times, set them, or send what is waiting."""
    if not command.args:
        return say(await _settings(desk, visitor, visitor.subscriber))
    word = command.args.strip().lower()
    if word in _NOW:
        return await _send_now(desk, visitor)
    if word in ON:
        return say(await _settings(desk, visitor, await _switch_on(desk, visitor)))
    try:
        timetable = parse_timetable(command.args)
    except TimetableError as error:
        return say(bad_timetable(visitor.locale, error.problem, error.word))
    return say(await _settings(desk, visitor, await _set(desk, visitor, timetable)))


@flags.look
async def open_digest(_: CallbackQuery, action: ShowDigest, visitor: Visitor, desk: Desk) -> Answer:
    """The times, in place of the pressed message or below a digest."""
    screen = await _settings(desk, visitor, visitor.subscriber)
    return say(screen) if action.fresh else change(screen)


async def set_timetable(
    _: CallbackQuery, action: SetTimetable, visitor: Visitor, desk: Desk
) -> Answer:
    """The whole timetable, at one press."""
    subscriber = await _set(desk, visitor, action.timetable)
    screen = await _settings(desk, visitor, subscriber)
    return change(screen, digest_toast(visitor.locale, subscriber, visitor.now))


async def send_now(_: CallbackQuery, visitor: Visitor, desk: Desk) -> Answer:
    """What is waiting, at once."""
    return await _send_now(desk, visitor)


async def _send_now(desk: Desk, visitor: Visitor) -> Answer:
    """The digest itself is the answer; it comes by the outbox, like any other.

    In a pause the outbox would hold it back without a word.
    """
    if visitor.subscriber.is_paused(visitor.now):
        return say(await _held_back(desk, visitor))
    try:
        sent = await digesting.send_now(desk, visitor.subscriber, visitor.now)
    except DigestFailed:
        return say(failure(visitor.locale))
    if sent and visitor.place is not None and not visitor.is_there:
        return say(sends_to_place(visitor.locale))
    if sent:
        return Answer()
    return say(nothing_waiting(visitor.locale, visitor.subscriber, visitor.now))


async def _held_back(desk: Desk, visitor: Visitor) -> Message:
    waiting = await digesting.waiting(desk, visitor.subscriber, visitor.now)
    if waiting is None:
        return failure(visitor.locale)
    if waiting:
        return digest_held_back(visitor.locale, waiting)
    return nothing_waiting(visitor.locale, visitor.subscriber, visitor.now)


async def _switch_on(desk: Desk, visitor: Visitor) -> Subscriber:
    """The usual times, unless there are others already."""
    on = not visitor.subscriber.timetable.is_off
    return visitor.subscriber if on else await _set(desk, visitor, DEFAULT)


async def _set(desk: Desk, visitor: Visitor, timetable: Timetable) -> Subscriber:
    return await digesting.set_timetable(desk, visitor.subscriber, timetable, visitor.now)


async def _settings(desk: Desk, visitor: Visitor, subscriber: Subscriber) -> Message:
    # Nothing waits for a place that follows nothing yet.
    waiting = await digesting.waiting(desk, subscriber, visitor.now) if subscriber.id else 0
    offset = await usual_offset(desk, subscriber.chat_id)
    return digest_settings(visitor.locale, subscriber, waiting, visitor.now, offset)
