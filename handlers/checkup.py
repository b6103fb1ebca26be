"""The check-up of a reader's subscriptions: the monthly message's buttons, and on request."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change
from handlers.press import Pressed
from handlers.visitor import Visitor
from news.subscription import Timing
from newsroom import checking_up, subscribing
from newsroom.desk import Desk
from texts.checkup import (
    checkup_kept,
    checkup_screen,
    checkups_chosen,
    idle_removed,
    moved_toast,
)
from texts.checkup_actions import (
    KeepAll,
    MoveToDigest,
    RemoveIdle,
    ShowCheckUp,
    WantCheckUps,
)
from texts.message import Message


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="checkup")
    router.callback_query.register(show, Pressed(ShowCheckUp))
    router.callback_query.register(move_to_digest, Pressed(MoveToDigest))
    router.callback_query.register(remove_idle, Pressed(RemoveIdle))
    router.callback_query.register(keep_all, Pressed(KeepAll))
    router.callback_query.register(want, Pressed(WantCheckUps))
    return router


async def show(_: CallbackQuery, visitor: Visitor, desk: Desk) -> Answer:
    """How the subscriptions do, in place."""
    return change(await _screen(desk, visitor))


async def move_to_digest(
    _: CallbackQuery, action: MoveToDigest, visitor: Visitor, desk: Desk
) -> Answer:
    """Have a subscription by digest, and show what is left to be said."""
    moved = await subscribing.set_timing(
        desk, visitor.subscriber, action.subscription_id, Timing.DIGEST, visitor.now
    )
    toast = moved_toast(visitor.locale, moved) if moved else ""
    return change(await _screen(desk, visitor), toast)


async def remove_idle(_: CallbackQuery, action: RemoveIdle, visitor: Visitor, desk: Desk) -> Answer:
    """Remove a subscription; it can be restored."""
    removed = await subscribing.remove(
        desk, visitor.subscriber, action.subscription_id, visitor.now
    )
    if removed is None:
        return change(await _screen(desk, visitor))
    return change(idle_removed(visitor.locale, removed))


async def keep_all(_: CallbackQuery, visitor: Visitor) -> Answer:
    """Leave everything as it is."""
    return change(checkup_kept(visitor.locale))


async def want(_: CallbackQuery, action: WantCheckUps, visitor: Visitor, desk: Desk) -> Answer:
    """Be told once a month, or never."""
    await checking_up.want(desk, visitor.subscriber, visitor.now, wanted=action.wanted)
    return change(checkups_chosen(visitor.locale, wanted=action.wanted))


async def _screen(desk: Desk, visitor: Visitor) -> Message:
    found, wanted = await checking_up.check(desk, visitor.subscriber, visitor.now)
    return checkup_screen(visitor.locale, found, wanted=wanted)
