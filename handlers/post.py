"""/post: an editor's text becomes a draft."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from aiogram import Bot, F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.answer import Answer, change, say
from handlers.editor import EDITORS, Allowed
from handlers.material import Material, material_of
from handlers.press import Pressed
from handlers.visitor import Visitor
from news.article import Article
from newsroom import publishing, reading
from newsroom.desk import Desk
from sources.page import read_page
from sources.unreadable import UnreadableSource
from texts.actions import CancelPost, StartPost
from texts.article import article_message
from texts.errors import unreadable_article
from texts.message import Message as Screen
from texts.post import draft_card, post_dropped, post_prompt

# Telegram's clients cut a longer text at a space before 4096 characters and send the rest after.
_CUT_FROM = 3900
_CUT_WITHIN = timedelta(seconds=10)


def routes() -> Router:
    """What is understood here, in the order in which it is tried."""
    router = Router(name="post")
    router.message.filter(Allowed(*EDITORS))
    router.callback_query.filter(Allowed(*EDITORS))
    router.message.register(post, Command("post"))
    router.callback_query.register(start_post, Pressed(StartPost))
    router.callback_query.register(drop_post, Pressed(CancelPost))
    router.message.register(take, StateFilter(Composing.awaited), ~F.text.startswith("/"))
    router.message.register(
        take_the_rest, StateFilter(Composing.cut), F.text, ~F.text.startswith("/")
    )
    return router


class Composing(StatesGroup):
    """Where an editor is with an article."""

    awaited = State()
    cut = State()


async def post(
    message: Message,
    command: CommandObject,
    state: FSMContext,
    visitor: Visitor,
    bot: Bot,
    desk: Desk,
) -> Answer:
    """Take the text below the command, the message replied to, or else the next message."""
    try:
        material = await _handed_in(message, command, bot)
    except UnreadableSource as error:
        return _refused(visitor, error)
    if material is None:
        await state.set_state(Composing.awaited)
        return say(post_prompt(visitor.locale))
    return await _compose(desk, visitor, state, message, material)


async def start_post(_: CallbackQuery, state: FSMContext, visitor: Visitor) -> Answer:
    """Wait for the article."""
    await state.set_state(Composing.awaited)
    return say(post_prompt(visitor.locale))


async def drop_post(_: CallbackQuery, state: FSMContext, visitor: Visitor) -> Answer:
    """Wait no more."""
    await state.clear()
    return change(post_dropped(visitor.locale))


async def take(
    message: Message, state: FSMContext, visitor: Visitor, bot: Bot, desk: Desk
) -> Answer:
    """The awaited article; what cannot be read is refused, and still awaited."""
    try:
        material = await material_of(message, bot)
    except UnreadableSource as error:
        return _refused(visitor, error)
    return await _compose(desk, visitor, state, message, material)


async def take_the_rest(
    message: Message, state: FSMContext, visitor: Visitor, desk: Desk
) -> Answer:
    """What Telegram cut off a long text: the draft is made anew of the whole."""
    data = await state.get_data()
    if message.date.timestamp() - data["at"] > _CUT_WITHIN.total_seconds():
        await state.clear()
        raise SkipHandler
    with suppress(publishing.WrongStatus):
        await publishing.cancel(desk, data["article_id"])
    material = Material(_glued(data["text"], message.text or ""), data["photo"])
    return await _compose(desk, visitor, state, message, material)


async def _handed_in(message: Message, command: CommandObject, bot: Bot) -> Material | None:
    """The article that came with the command, if any did. Raises UnreadableSource."""
    if message.reply_to_message is not None:
        return await material_of(message.reply_to_message, bot)
    if message.document is not None:
        return await material_of(message, bot)
    if command.args:
        return Material(command.args, message.photo[-1].file_id if message.photo else None)
    return None


async def _compose(
    desk: Desk, visitor: Visitor, state: FSMContext, message: Message, material: Material
) -> Answer:
    """Make a draft, and show it: first as readers will get it, then its card."""
    rubrics = await reading.rubrics(desk)
    names = [name for rubric in rubrics for name in rubric.names.values()]
    try:
        seen = await asyncio.to_thread(read_page, material.text, rubrics=names, zone=desk.zone)
    except UnreadableSource as error:
        return _refused(visitor, error)
    seen = replace(seen, photo=material.photo)
    before = await publishing.seen_before(desk, seen)
    article = await publishing.draft(desk, seen, visitor.subscriber.chat_id, visitor.now)
    await _await_the_rest(state, message, material, article)
    return say(
        article_message(visitor.locale, article, visitor.now),
        await draft_screen(desk, visitor, article, before),
    )


async def _await_the_rest(
    state: FSMContext, message: Message, material: Material, article: Article
) -> None:
    await state.clear()
    if len(message.text or "") >= _CUT_FROM:
        await state.set_state(Composing.cut)
        await state.set_data(
            {
                "at": message.date.timestamp(),
                "article_id": article.id,
                "text": material.text,
                "photo": material.photo,
            }
        )


async def draft_screen(
    desk: Desk, visitor: Visitor, article: Article, before: Article | None = None
) -> Screen:
    """The card below a draft: whom it would reach, and what can be done with it."""
    plan = await publishing.plan(desk, article.id, visitor.now)
    return draft_card(visitor.locale, article, plan, before)


def _refused(visitor: Visitor, error: UnreadableSource) -> Answer:
    return say(unreadable_article(visitor.locale, error.reason, error.limit))


def _glued(text: str, rest: str) -> str:
    """The text that was cut: at the end of a paragraph, it seems, or within one."""
    return text + ("\n" if text.rstrip().endswith((".", "!", "?", "»", '"')) else " ") + rest
