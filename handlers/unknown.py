"""Fallback handlers: what no other router matched."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from handlers.answer import Answer, say, toast
from handlers.said import Said
from handlers.visitor import Visitor
from texts.errors import gone_toast, not_a_command, unknown_command


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="unknown")
    router.message.register(unknown, Said(F.text.startswith("/") | F.caption.startswith("/")))
    router.message.register(anything)
    router.callback_query.register(dead_button)
    return router


async def unknown(message: Message, visitor: Visitor) -> Answer:
    """A command that there is not, or not for this person."""
    typed = (message.text or message.caption or "").split(maxsplit=1)[0]
    name, _, bot = typed.partition("@")
    if bot.casefold() == visitor.locale.bot.casefold():
        typed = name
    return say(unknown_command(visitor.locale, typed, visitor.role))


async def anything(_: Message, visitor: Visitor) -> Answer:
    """Content that no handler takes: a sticker, a voice message, an unasked file."""
    return say(not_a_command(visitor.locale))


async def dead_button(_: CallbackQuery, visitor: Visitor) -> Answer:
    """A button whose data no handler knows."""
    return toast(gone_toast(visitor.locale))
