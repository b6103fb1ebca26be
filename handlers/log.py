"""/log: who did what in the newsroom, as pages and as a file."""

from collections.abc import AsyncGenerator

from aiogram import Bot, Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, InputFile

from handlers.answer import Answer, change, say
from handlers.editor import EDITORS, Allowed
from handlers.number import split_number
from handlers.press import Pressed
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.deed import DeedFilter
from newsroom.desk import Desk
from newsroom.logbook import log_page, whole_log
from texts.locale import Locale
from texts.log import (
    DEEDS_A_PAGE,
    log_caption,
    log_header,
    log_message,
    log_rows,
    log_usage,
)
from texts.log_actions import SendLog, ShowLog
from texts.message import Message as Screen
from texts.spreadsheet import BOM

_FILE = frozenset({"csv", "file", "файл", "файлом", "файлам"})


class LogFile(InputFile):
    """The log as a file that is read from the database while it is sent, a portion at a time."""

    def __init__(self, desk: Desk, locale: Locale, which: DeedFilter) -> None:
        super().__init__(filename="log.csv")
        self._desk = desk
        self._locale = locale
        self._which = which

    async def read(self, _: Bot) -> AsyncGenerator[bytes, None]:
        """The file's bytes; from the beginning whenever it is asked for."""
        yield (BOM + log_header(self._locale)).encode()
        async for portion in whole_log(self._desk, self._which):
            yield "".join(log_rows(self._locale, portion)).encode()


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="log")
    router.message.filter(Allowed(*EDITORS))
    router.callback_query.filter(Allowed(*EDITORS))
    router.message.register(show, Typed("log"))
    router.callback_query.register(show_page, Pressed(ShowLog))
    router.callback_query.register(send_file, Pressed(SendLog))
    return router


async def show(_: object, command: CommandObject, visitor: Visitor, desk: Desk, bot: Bot) -> Answer:
    """The newest deeds: of all, or of the article with the number that was typed."""
    typed = (command.args or "").strip()
    if not typed:
        return say(await _page(desk, visitor, ShowLog()))
    if typed.casefold() in _FILE:
        return await _send(desk, visitor, bot, DeedFilter())
    article_id, rest = split_number(f" {typed}")
    if article_id is None or rest:
        return say(log_usage(visitor.locale, typed))
    return say(await _page(desk, visitor, ShowLog(article_id=article_id)))


async def show_page(_: CallbackQuery, action: ShowLog, visitor: Visitor, desk: Desk) -> Answer:
    """A page, in place."""
    return change(await _page(desk, visitor, action))


async def send_file(
    _: CallbackQuery, action: SendLog, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """The same deeds as a file, all of them."""
    return await _send(desk, visitor, bot, DeedFilter(action.article_id, action.person_id))


async def _page(desk: Desk, visitor: Visitor, action: ShowLog) -> Screen:
    which = DeedFilter(action.article_id, action.person_id)
    page = await log_page(desk, which, action.page, DEEDS_A_PAGE)
    return log_message(visitor.locale, page, which, visitor.now)


async def _send(desk: Desk, visitor: Visitor, bot: Bot, which: DeedFilter) -> Answer:
    await bot.send_document(
        visitor.person_id,
        LogFile(desk, visitor.locale, which),
        caption=log_caption(visitor.locale),
        disable_notification=True,
    )
    return Answer()
