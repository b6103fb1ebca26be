"""A reader writes to the newsroom: about an article, or about anything."""

from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from handlers.answer import Answer, change, say, toast
from handlers.press import Pressed
from handlers.said import Said
from handlers.visitor import Visitor
from handlers.waiting import is_cancellation
from news.article import ArticleStatus
from news.letter import LONGEST_LETTER, TO_NEWSROOM
from newsroom import letters, publishing
from newsroom.desk import Desk
from newsroom.letters import TooManyLetters, WriterMuted
from texts.actions import parse
from texts.html import width
from texts.letter_actions import DropLetter, ReportMistake, TakeBackLetter, WriteLetter
from texts.letters import (
    letter_dropped,
    letter_prompt,
    letter_read_toast,
    letter_taken,
    letter_taken_back,
    letter_too_long,
    letter_without_words,
    not_out_toast,
    too_many_letters,
    writer_muted,
)
from texts.message import Message as Screen

_REFUSED = (WriterMuted, TooManyLetters)


class AwaitedLetter(Filter):
    """Lets through what a reader writes after asking to write a letter."""

    async def __call__(self, message: Message, visitor: Visitor) -> bool | dict[str, Any]:
        """Whether it is their letter, and what it is ``about``."""
        if not letters.is_awaited(visitor.subscriber, visitor.now) or _is_command(message):
            return False
        return {"about": visitor.subscriber.letter_about or TO_NEWSROOM}


class QuotedArticle(Filter):
    """Lets an answer through that quotes a place in an article which we have shown."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:
        """Whether it does, and which article it is ``about``."""
        if message.quote is None or not message.quote.is_manual or not message.text:
            return False
        about = None if _is_command(message) else _article_under(message.reply_to_message)
        return {"about": about} if about is not None else False


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="report")
    router.callback_query.register(report_mistake, Pressed(ReportMistake))
    router.callback_query.register(write_letter, Pressed(WriteLetter))
    router.callback_query.register(drop_letter, Pressed(DropLetter))
    router.callback_query.register(take_back_letter, Pressed(TakeBackLetter))
    router.message.register(take_letter, AwaitedLetter())
    router.message.register(take_letter, Said(lambda message: message.quote), QuotedArticle())
    return router


async def report_mistake(
    _: CallbackQuery, action: ReportMistake, visitor: Visitor, desk: Desk
) -> Answer:
    """Ask what is wrong in an article."""
    article = await publishing.article(desk, action.article_id)
    if article is None or article.status is not ArticleStatus.PUBLISHED:
        return toast(not_out_toast(visitor.locale))
    try:
        await letters.begin(desk, visitor.subscriber, article.id, visitor.now)
    except _REFUSED as error:
        return say(_refusal(visitor, error))
    return say(letter_prompt(visitor.locale, article))


async def write_letter(_: CallbackQuery, visitor: Visitor, desk: Desk) -> Answer:
    """Ask for a letter to the newsroom."""
    try:
        await letters.begin(desk, visitor.subscriber, TO_NEWSROOM, visitor.now)
    except _REFUSED as error:
        return say(_refusal(visitor, error))
    return say(letter_prompt(visitor.locale, None))


async def drop_letter(_: CallbackQuery, visitor: Visitor, desk: Desk) -> Answer:
    """Wait for no letter any more."""
    await letters.drop(desk, visitor.subscriber)
    return change(letter_dropped(visitor.locale))


async def take_letter(message: Message, about: int, visitor: Visitor, desk: Desk) -> Answer:
    """Keep what the reader wrote, and the place that they quote; a word calls it off."""
    if is_cancellation(message.text):
        await letters.drop(desk, visitor.subscriber)
        return say(letter_dropped(visitor.locale))
    text = (message.text or message.caption or "").strip()
    if not text:
        return say(letter_without_words(visitor.locale))
    if width(text) > LONGEST_LETTER:
        return say(letter_too_long(visitor.locale))
    quote = message.quote.text[:LONGEST_LETTER] if message.quote else None
    request = f"message {message.chat.id} {message.message_id}"
    try:
        letter = await letters.write(
            desk, visitor.subscriber, about, text, visitor.now, request=request, quote=quote
        )
    except _REFUSED as error:
        return say(_refusal(visitor, error))
    return say(letter_taken(visitor.locale, letter))


async def take_back_letter(
    _: CallbackQuery, action: TakeBackLetter, visitor: Visitor, desk: Desk
) -> Answer:
    """Forget a letter that no editor has dealt with."""
    if not await letters.take_back(desk, visitor.subscriber, action.letter_id):
        return toast(letter_read_toast(visitor.locale))
    return change(letter_taken_back(visitor.locale))


def _refusal(visitor: Visitor, error: Exception) -> Screen:
    if isinstance(error, WriterMuted):
        return writer_muted(visitor.locale)
    return too_many_letters(visitor.locale)


def _is_command(message: Message) -> bool:
    return (message.text or message.caption or "").startswith("/")


def _article_under(message: Message | None) -> int | None:
    """The article that a message of ours shows, by the button below it."""
    markup = message.reply_markup if message else None
    if not isinstance(markup, InlineKeyboardMarkup):
        return None
    actions = (parse(button.callback_data) for row in markup.inline_keyboard for button in row)
    return next((one.article_id for one in actions if isinstance(one, ReportMistake)), None)
