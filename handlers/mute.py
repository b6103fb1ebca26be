"""/mute: nothing of one subscription for a while."""

from datetime import datetime

from aiogram import Router, flags
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, say
from handlers.look import ALONE
from handlers.press import Pressed, length_of
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.rest_language import NO_REST, named_rests, rest_end
from news.subscription import Subscription
from newsroom import subscribing
from newsroom.desk import Desk
from texts.message import Message
from texts.mute import (
    bad_mute,
    mute_length,
    mute_unknown,
    mute_which,
    muted_several,
    muted_toast,
)
from texts.settings_actions import Mute, MuteUntil, ShowMute, moment_of
from texts.subscription import subscription_card


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="mute")
    router.message.register(mute, Typed("mute"))
    router.callback_query.register(show_mute, Pressed(ShowMute))
    router.callback_query.register(mute_for, Pressed(Mute))
    router.callback_query.register(mute_until, Pressed(MuteUntil))
    return router


@flags.look(ALONE)
async def mute(_: object, command: CommandObject, visitor: Visitor, desk: Desk) -> Answer:
    """Mute what the words name for as long as they say; ask for what is missing."""
    if not command.args:
        return say(await _which(desk, visitor))
    if named := await subscribing.named(desk, visitor.subscriber, command.args):
        return say(mute_length(visitor.locale, named[0]))
    readings = [*named_rests(command.args)]
    for name, length in readings:
        if named := await subscribing.named(desk, visitor.subscriber, name):
            until = None if length == NO_REST else rest_end(visitor.now, length)
            return say(await _muted(desk, visitor, named, until))
    if not readings:
        return say(bad_mute(visitor.locale, command.args))
    held = await subscribing.subscriptions_of(desk, visitor.subscriber)
    return say(mute_unknown(visitor.locale, readings[-1][0], held))


@flags.look
async def show_mute(_: CallbackQuery, action: ShowMute, visitor: Visitor, desk: Desk) -> Answer:
    """The lengths for a subscription, in place; or which."""
    if action.subscription_id is not None:
        held = await subscribing.subscription(desk, visitor.subscriber, action.subscription_id)
        if held is not None:
            return change(mute_length(visitor.locale, held))
    return change(await _which(desk, visitor))


async def mute_for(_: CallbackQuery, action: Mute, visitor: Visitor, desk: Desk) -> Answer:
    """Mute a subscription for some days, or unmute it."""
    until = visitor.now + length_of(action.days) if action.days else None
    return await _pressed(desk, visitor, action.subscription_id, until)


async def mute_until(_: CallbackQuery, action: MuteUntil, visitor: Visitor, desk: Desk) -> Answer:
    """Mute a subscription up to a moment."""
    return await _pressed(desk, visitor, action.subscription_id, moment_of(action.second))


async def _pressed(
    desk: Desk, visitor: Visitor, subscription_id: int, until: datetime | None
) -> Answer:
    held = await subscribing.subscription(desk, visitor.subscriber, subscription_id)
    if held is None:
        return change(await _which(desk, visitor))
    muted = await _mute(desk, visitor, held, until)
    return change(
        _card(visitor, muted, held.muted_until), muted_toast(visitor.locale, muted, visitor.now)
    )


async def _muted(
    desk: Desk, visitor: Visitor, named: tuple[Subscription, ...], until: datetime | None
) -> Message:
    muted = [await _mute(desk, visitor, held, until) for held in named]
    if len(muted) > 1:
        return muted_several(visitor.locale, muted, visitor.now)
    return _card(visitor, muted[0], named[0].muted_until)


async def _mute(
    desk: Desk, visitor: Visitor, held: Subscription, until: datetime | None
) -> Subscription:
    """The subscription as it is then; one that was removed meanwhile stays as it was."""
    muted = await subscribing.mute(desk, visitor.subscriber, held.id, until, visitor.now)
    return muted or held


def _card(visitor: Visitor, held: Subscription, before: datetime | None) -> Message:
    again = before if before is not None and before > visitor.now else None
    return subscription_card(visitor.locale, held, visitor.subscriber, visitor.now, again)


async def _which(desk: Desk, visitor: Visitor) -> Message:
    held = await subscribing.subscriptions_of(desk, visitor.subscriber)
    return mute_which(visitor.locale, held)
