"""/privacy, /mydata and /forget: what is kept of a reader, handed over, and erased."""

from collections.abc import AsyncGenerator
from dataclasses import asdict

from aiogram import Bot, Router
from aiogram.types import CallbackQuery, InputFile

from botapi.calls import keyboard
from handlers.answer import Answer, change, say
from handlers.press import Pressed
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.retention import Retention
from newsroom import own_data
from newsroom.desk import Desk
from texts.message import Message
from texts.own_data import (
    FILE_NAME,
    forget_question,
    forgotten,
    own_data_sent,
    privacy_message,
)
from texts.own_data_actions import AskForget, Forget, SendMyData, ShowPrivacy
from texts.plain import plain


class OwnDataFile(InputFile):
    """A reader's data as a file that is read from the database while it is sent."""

    def __init__(self, desk: Desk, visitor: Visitor) -> None:
        super().__init__(filename=FILE_NAME)
        self._desk = desk
        self._visitor = visitor

    async def read(self, _: Bot) -> AsyncGenerator[bytes, None]:
        """The file's bytes; from the beginning whenever it is asked for."""
        of = self._visitor
        async for portion in own_data.document(self._desk, of.subscriber, of.role, of.now):
            yield portion.encode()


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="own_data")
    router.message.register(privacy, Typed("privacy"))
    router.callback_query.register(show_privacy, Pressed(ShowPrivacy))
    router.message.register(my_data, Typed("mydata"))
    router.callback_query.register(my_data, Pressed(SendMyData))
    router.message.register(forget, Typed("forget"))
    router.callback_query.register(ask_forget, Pressed(AskForget))
    router.callback_query.register(forget_now, Pressed(Forget))
    return router


async def privacy(_: object, visitor: Visitor, retention: Retention) -> Answer:
    """Say what is kept of the reader."""
    return say(privacy_message(visitor.locale, retention, visitor.role))


async def show_privacy(
    _: CallbackQuery, action: ShowPrivacy, visitor: Visitor, retention: Retention
) -> Answer:
    """The same, in place of the pressed message or below it."""
    screen = privacy_message(visitor.locale, retention, visitor.role)
    return say(screen) if action.fresh else change(screen)


async def my_data(_: object, visitor: Visitor, desk: Desk, bot: Bot) -> Answer:
    """Send the reader what is kept of them."""
    below = plain(visitor.locale, own_data_sent(visitor.locale))
    await bot.send_document(
        visitor.person_id,
        OwnDataFile(desk, visitor),
        caption=below.text,
        reply_markup=keyboard(below.buttons),
        disable_notification=below.silent,
    )
    return Answer()


async def forget(_: object, visitor: Visitor, desk: Desk, retention: Retention) -> Answer:
    """Ask whether to erase all that is kept of the reader."""
    return say(await _question(desk, visitor, retention))


async def ask_forget(
    _: CallbackQuery, action: AskForget, visitor: Visitor, desk: Desk, retention: Retention
) -> Answer:
    """The same, in place of the pressed message or below it."""
    question = await _question(desk, visitor, retention)
    return say(question) if action.fresh else change(question)


async def forget_now(_: CallbackQuery, visitor: Visitor, desk: Desk) -> Answer:
    """Erase it."""
    await own_data.forget(desk, visitor.person_id, visitor.now, visitor.update_id)
    return change(forgotten(visitor.locale, visitor.role))


async def _question(desk: Desk, visitor: Visitor, retention: Retention) -> Message:
    held = asdict(await own_data.held(desk, visitor.subscriber))
    return forget_question(visitor.locale, held, retention, visitor.role)
