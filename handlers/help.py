"""/help."""

from aiogram import Router
from aiogram.filters import Command

from handlers.answer import Answer, say
from handlers.press import Pressed
from handlers.visitor import Visitor
from texts.actions import ShowHelp
from texts.help import help_message

router = Router(name="help")


@router.message(Command("help"))
@router.callback_query(Pressed(ShowHelp))
async def show_help(_: object, visitor: Visitor) -> Answer:
    """Everything the person may type."""
    return say(help_message(visitor.locale, visitor.role))
