"""/edit and /correct: another wording for an article."""

from aiogram import Bot, Router
from aiogram.filters import CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.amending import REFUSED, refusal
from handlers.answer import Answer, change, say
from handlers.content import is_forwarded
from handlers.editor import EDITORS, WRITERS, Allowed
from handlers.editor_chat import EditorChat
from handlers.number import numbered
from handlers.press import Pressed
from handlers.taking import Purpose, expect, handed_in, refuse, take_text
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.article import Article, ArticleStatus
from news.role import Role
from newsroom import attending, rewording
from newsroom.desk import Desk
from newsroom.rights import NotAllowed
from sources.fetching import Fetcher
from sources.reader import Reader
from sources.unreadable import UnreadableSource
from texts.amendment import (
    amendment_dropped,
    amendment_prompt,
    command_forwarded,
    which_article,
)
from texts.amendment_actions import DropAmendment, StartAmendment
from texts.message import Message as Screen


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="edit")
    router.message.filter(Allowed(*WRITERS))
    router.callback_query.filter(Allowed(*WRITERS))
    router.message.register(amend, Typed("edit"))
    router.message.register(amend, Typed("correct"), Allowed(*EDITORS))
    router.callback_query.register(start_amendment, Pressed(StartAmendment))
    router.callback_query.register(drop_amendment, Pressed(DropAmendment))
    return router


async def amend(
    message: Message,
    command: CommandObject,
    state: FSMContext,
    visitor: Visitor,
    bot: Bot,
    desk: Desk,
    reader: Reader,
    fetcher: Fetcher,
) -> Answer:
    """Take the text below the number, the message replied to, or else the next message."""
    if is_forwarded(message) or message.via_bot is not None:
        return say(command_forwarded(visitor.locale, command.command.lower()))
    article_id, _ = numbered(message.text or message.caption or "")
    if article_id is None:
        return say(which_article(visitor.locale, command.command.lower()))
    purpose = Purpose(article_id, correction=command.command.lower() == "correct")
    chat = EditorChat.of(desk, bot, visitor, message, reader, fetcher)
    try:
        material = await handed_in(message, chat, reader)
    except UnreadableSource as error:
        return await refuse(chat, state, error, purpose)
    if material is None:
        return say(await _ask(desk, visitor, state, purpose))
    if material.is_bare:
        try:
            await _changeable(desk, visitor, article_id)
        except REFUSED as error:
            return say(refusal(visitor.locale, error, article_id))
    return await take_text(chat, state, message, material, purpose)


async def start_amendment(
    _: CallbackQuery, action: StartAmendment, state: FSMContext, visitor: Visitor, desk: Desk
) -> Answer:
    """Wait for the new wording."""
    correction = action.correction and visitor.role in EDITORS
    purpose = Purpose(action.article_id, correction=correction)
    return say(await _ask(desk, visitor, state, purpose))


async def drop_amendment(
    _: CallbackQuery, action: DropAmendment, state: FSMContext, visitor: Visitor
) -> Answer:
    """Stop waiting: the editor pressed Cancel."""
    await state.clear()
    return change(amendment_dropped(visitor.locale, action.article_id))


async def _ask(desk: Desk, visitor: Visitor, state: FSMContext, purpose: Purpose) -> Screen:
    """Wait for a wording of an article that can be changed; else say why it cannot."""
    article_id = purpose.article_id or 0
    try:
        article = await _changeable(desk, visitor, article_id)
    except REFUSED as error:
        return refusal(visitor.locale, error, article_id)
    await attending.attend(desk, article, visitor.person_id, visitor.now)
    await expect(state, purpose)
    return amendment_prompt(visitor.locale, article, correction=purpose.correction)


async def _changeable(desk: Desk, visitor: Visitor, article_id: int) -> Article:
    """The article, if they may change it as it is now. Raises WrongStatus, NotAllowed."""
    article = await rewording.revisable(desk, article_id)
    if visitor.role is Role.AUTHOR and article.status is not ArticleStatus.DRAFT:
        raise NotAllowed(article)
    return article
