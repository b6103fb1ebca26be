"""Whatever no other conversation understood."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from handlers.answer import Answer, say, toast
from handlers.visitor import Visitor
from texts.errors import gone_toast, not_a_command, unknown_command

router = Router(name="unknown")


@router.message(F.text.startswith("/") | F.caption.startswith("/"))
async def unknown(message: Message, visitor: Visitor) -> Answer:
    """A command that there is not, or not for this person."""
    typed = (message.text or message.caption or "").split(maxsplit=1)[0].partition("@")[0]
    return say(unknown_command(visitor.locale, typed, visitor.role))


@router.message()
async def anything(_: Message, visitor: Visitor) -> Answer:
    """A sticker, a voice message, a file out of the blue."""
    return say(not_a_command(visitor.locale))


@router.callback_query()
async def dead_button(_: CallbackQuery, visitor: Visitor) -> Answer:
    """A button whose meaning is lost."""
    return toast(gone_toast(visitor.locale))
