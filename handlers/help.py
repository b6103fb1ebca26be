"""/help."""

from aiogram import Router

from handlers.answer import Answer, say
from handlers.press import Pressed
from handlers.typed import Typed
from handlers.visitor import Visitor
from texts.help import help_message
from texts.help_actions import ShowHelp


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="help")
    router.message.register(show_help, Typed("help"))
    router.callback_query.register(show_help, Pressed(ShowHelp))
    return router


async def show_help(_: object, visitor: Visitor) -> Answer:
    """Everything the person may type."""
    return say(help_message(visitor.locale, visitor.role))
