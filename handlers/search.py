"""/search: the archive by word forms. Plain words said to the bot are a search too."""

from aiogram import F, Router, flags
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.answer import Answer, change, say
from handlers.press import Pressed
from handlers.refusals import refused_rule
from handlers.said import Said
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.rule_language import RuleError
from newsroom import healing, reading
from newsroom.desk import Desk
from newsroom.kindred import both, in_other_language
from texts.first_minute_actions import SearchBoth
from texts.search import nothing_found, search_page, search_prompt, search_words, tidy_words
from texts.search_actions import SearchInstead, SearchPage


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="search")
    router.message.register(search, Typed("search"))
    router.callback_query.register(turn_page, Pressed(SearchPage))
    router.callback_query.register(search_both, Pressed(SearchBoth))
    router.callback_query.register(search_instead, Pressed(SearchInstead))
    return router


def words_routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="words")
    router.message.register(said, Said(F.text & ~F.text.startswith("/")))
    return router


@flags.look
async def search(_: object, command: CommandObject, visitor: Visitor, desk: Desk) -> Answer:
    """The first page of what the words find."""
    if not command.args:
        return say(search_prompt(visitor.locale))
    return await found(desk, visitor, command.args)


@flags.look
async def turn_page(
    press: CallbackQuery, action: SearchPage, visitor: Visitor, desk: Desk
) -> Answer:
    """Another page, in place; the words stand in the message itself."""
    words = search_words(press.message.text if isinstance(press.message, Message) else None)
    if words is None:
        return say(search_prompt(visitor.locale))
    try:
        page = await reading.search(desk, words, before=action.before, after=action.after)
    except RuleError as error:
        return refused_rule(visitor, words, error, searched=True)
    other = await _other(desk, visitor, words)
    if not page.articles:
        return change(nothing_found(visitor.locale, words, None, other))
    return change(search_page(visitor.locale, words, page, visitor.now, other))


@flags.look
async def search_instead(
    _: CallbackQuery, action: SearchInstead, visitor: Visitor, desk: Desk
) -> Answer:
    """What was likelier meant, in place of what found nothing."""
    answer = await found(desk, visitor, action.words)
    return change(answer.messages[0])


@flags.look
async def search_both(press: CallbackQuery, visitor: Visitor, desk: Desk) -> Answer:
    """What the words find in either language, in place of what they found in one."""
    words = search_words(press.message.text if isinstance(press.message, Message) else None)
    if words is None:
        return say(search_prompt(visitor.locale))
    other = await _other(desk, visitor, words)
    answer = await found(desk, visitor, both(words, other) if other else words)
    return change(answer.messages[0])


@flags.look
async def said(message: Message, visitor: Visitor, desk: Desk) -> Answer:
    """Words without a command."""
    return await found(desk, visitor, message.text or "")


async def found(desk: Desk, visitor: Visitor, text: str) -> Answer:
    """The first page of a search for what a person typed."""
    words = tidy_words(text)
    try:
        page = await reading.search(desk, words)
    except RuleError as error:
        return refused_rule(visitor, words, error, searched=True)
    other = await _other(desk, visitor, words)
    if page.articles:
        return say(search_page(visitor.locale, words, page, visitor.now, other))
    return say(nothing_found(visitor.locale, words, await healing.meant(desk, words), other))


async def _other(desk: Desk, visitor: Visitor, words: str) -> str | None:
    return await in_other_language(desk, words, visitor.locale.catalogue.language)
