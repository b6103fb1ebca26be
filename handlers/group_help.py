"""/start and /help in a group: what can be done there."""

from aiogram import Router, flags

from handlers.answer import Answer, say
from handlers.typed import Typed
from handlers.visitor import Visitor
from texts.manage import group_help


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="greeting")
    router.message.register(show_help, Typed("start"))
    router.message.register(show_help, Typed("help"))
    return router


@flags.look
async def show_help(_: object, visitor: Visitor) -> Answer:
    """Say it shortly: all else is in the private chat."""
    return say(group_help(visitor.locale, topic=bool(visitor.subscriber.thread_id)))
