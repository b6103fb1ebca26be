"""/status: how everything is, for owners."""

from aiogram import Router

from handlers.answer import Answer, change, say
from handlers.editor import Allowed
from handlers.press import Pressed
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.role import Role
from newsroom import sampling
from newsroom.desk import Desk
from texts.message import Message
from texts.status import status_screen
from texts.status_actions import ShowStatus


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="status")
    router.message.filter(Allowed(Role.OWNER))
    router.callback_query.filter(Allowed(Role.OWNER))
    router.message.register(show, Typed("status"))
    router.callback_query.register(show_again, Pressed(ShowStatus))
    return router


async def show(_: object, visitor: Visitor, desk: Desk) -> Answer:
    """As the process that sends last saw it, whichever process answers."""
    return say(await _screen(visitor, desk))


async def show_again(_: object, visitor: Visitor, desk: Desk) -> Answer:
    """The same, in place."""
    return change(await _screen(visitor, desk))


async def _screen(visitor: Visitor, desk: Desk) -> Message:
    return status_screen(visitor.locale, await sampling.last(desk.database), visitor.now)
