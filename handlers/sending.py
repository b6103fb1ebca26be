"""/stop and /continue: every bulk send halts within a second, and goes on where it stopped."""

import logging
from typing import Protocol

from aiogram import Router

from handlers.answer import Answer, say
from handlers.editor import EDITORS, Allowed
from handlers.press import Pressed
from handlers.typed import Typed
from handlers.visitor import Visitor
from newsroom import counting
from newsroom.desk import Desk
from newsroom.rights import Doer
from texts.message import Message
from texts.sending import continued, stopped
from texts.sending_actions import ContinueSending, StopSending

log = logging.getLogger(__name__)


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="sending")
    router.message.filter(Allowed(*EDITORS))
    router.callback_query.filter(Allowed(*EDITORS))
    router.message.register(stop, Typed("stop"))
    router.callback_query.register(stop, Pressed(StopSending))
    router.message.register(go_on, Typed("continue"))
    router.callback_query.register(go_on, Pressed(ContinueSending))
    return router


class BulkControl(Protocol):
    """Stops bulk sends, and lets them go on."""

    async def stop(self, by: Doer | None = None) -> str | None:
        """Halt all bulk sending; says so if a circuit breaker has halted it as well."""

    async def go_on(self, by: Doer | None = None) -> str | None:
        """End the stop and a breaker's halt; why there was one, if so."""


async def stop(_: object, visitor: Visitor, desk: Desk, bulk_control: BulkControl) -> Answer:
    """Halt."""
    return say(await _stop(desk, visitor, bulk_control))


async def go_on(_: object, visitor: Visitor, desk: Desk, bulk_control: BulkControl) -> Answer:
    """Go on."""
    return say(await _go_on(desk, visitor, bulk_control))


async def _stop(desk: Desk, visitor: Visitor, bulk_control: BulkControl) -> Message:
    halted = await bulk_control.stop(visitor.doer)
    log.info("sending.stopped", extra={"user": visitor.person_id})
    return stopped(visitor.locale, await counting.waiting(desk), halted)


async def _go_on(desk: Desk, visitor: Visitor, bulk_control: BulkControl) -> Message:
    halted = await bulk_control.go_on(visitor.doer)
    log.info("sending.continued", extra={"user": visitor.person_id})
    return continued(visitor.locale, await counting.waiting(desk), halted)
