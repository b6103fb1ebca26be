"""/post: an editor's text becomes a draft."""

from dataclasses import replace
from typing import Any

from aiogram import Bot, F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.album import article_of_album
from handlers.amending import join_photos
from handlers.answer import Answer, change, say
from handlers.content import is_forwarded, replied_to
from handlers.editor import WRITERS, Allowed
from handlers.editor_chat import EditorChat
from handlers.material import are_photos, material_of
from handlers.photo import photos_from_json
from handlers.pieces import is_late, is_rest, is_soon, is_taken
from handlers.press import Pressed
from handlers.quoting import shown_article
from handlers.said import Said
from handlers.taking import (
    Composing,
    Purpose,
    expect,
    handed_in,
    refuse,
    take_rest,
    take_text,
    taken_from,
)
from handlers.typed import Typed
from handlers.visitor import Visitor
from handlers.waiting import is_cancellation
from news.article import ArticleStatus
from news.rule_language import MOST_RULE_WORDS
from newsroom import publishing, refusals
from newsroom.desk import Desk
from sources.fetching import Fetcher
from sources.reader import Reader
from sources.unreadable import UnreadableSource
from texts.amendment import amendment_dropped
from texts.draft_actions import CancelPost, StartPost
from texts.message import Message as Screen
from texts.post import post_dropped, post_prompt, post_unasked

_AFTER_TEXT = (Composing.made, Composing.cut, Composing.forwarding)


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="post")
    router.message.filter(Allowed(*WRITERS))
    router.callback_query.filter(Allowed(*WRITERS))
    router.message.register(post, Typed("post"))
    router.message.register(cancel_post, Typed("cancel"))
    router.callback_query.register(start_post, Pressed(StartPost))
    router.callback_query.register(drop_post, Pressed(CancelPost))
    typed = ~F.text.startswith("/") & ~F.caption.startswith("/")
    waiting = StateFilter(Composing.awaited, Composing.cut, Composing.forwarding)
    router.message.register(cancel_post, waiting, Said(F.text.func(is_cancellation)))
    router.message.register(join, Said(are_photos))
    router.message.register(take, StateFilter(Composing.awaited), Said(typed))
    router.message.register(take_the_rest, StateFilter(Composing.cut), Said(F.text, typed))
    router.message.register(
        take_another, StateFilter(Composing.forwarding), Said(is_forwarded, typed)
    )
    return router


def unasked_routes() -> Router:
    """What an editor sends with no /post before it, tried after everything it could be besides."""
    router = Router(name="unasked")
    typed = Said(~F.text.startswith("/"), ~F.caption.startswith("/"))
    router.message.filter(Allowed(*WRITERS), typed)
    router.message.register(explain, Said(F.document | F.caption | F.text.func(_is_long)))
    router.message.register(explain, Said(F.text, is_forwarded))
    return router


async def post(
    message: Message,
    state: FSMContext,
    visitor: Visitor,
    bot: Bot,
    desk: Desk,
    reader: Reader,
    fetcher: Fetcher,
) -> Answer:
    """Take the text below the command, the message replied to, or else the next message."""
    chat = EditorChat.of(desk, bot, visitor, message, reader, fetcher)
    try:
        material = await handed_in(message, chat, reader)
    except UnreadableSource as error:
        return await refuse(chat, state, error, Purpose())
    if material is None:
        await expect(state, Purpose())
        return say(post_prompt(visitor.locale))
    return await take_text(chat, state, message, material, Purpose())


async def start_post(_: CallbackQuery, state: FSMContext, visitor: Visitor) -> Answer:
    """Wait for the article."""
    await expect(state, Purpose())
    return say(post_prompt(visitor.locale))


async def drop_post(_: CallbackQuery, state: FSMContext, visitor: Visitor) -> Answer:
    """Stop waiting: the editor pressed Cancel."""
    return change(await _dropped(state, visitor))


async def cancel_post(_: Message, state: FSMContext, visitor: Visitor) -> Answer:
    """Stop waiting for a text, or for what may follow one: the editor typed that."""
    return say(await _dropped(state, visitor))


async def take(
    message: Message,
    state: FSMContext,
    visitor: Visitor,
    bot: Bot,
    desk: Desk,
    reader: Reader,
    fetcher: Fetcher,
) -> Answer:
    """The awaited text; a message that holds none is refused, and it is still awaited."""
    awaited = await state.get_data()
    purpose, photos = Purpose.of(awaited), photos_from_json(awaited)
    chat = EditorChat.of(desk, bot, visitor, message, reader, fetcher)
    try:
        material = await taken_from(message, chat, reader)
    except UnreadableSource as error:
        return await refuse(chat, state, error, purpose, photos)
    material = replace(material, link=material.link or awaited.get("link"))
    return await take_text(chat, state, message, material, purpose, photos)


async def take_the_rest(
    message: Message, state: FSMContext, visitor: Visitor, bot: Bot, desk: Desk, reader: Reader
) -> Answer:
    """What Telegram cut off a long text: the draft is made, or the article changed, anew."""
    before = await state.get_data()
    is_known = "pieces" in before and is_rest(before, message)
    if not is_known or not (
        is_taken(before, message) or await _withdrawn(desk, visitor, state, before, message)
    ):
        await state.clear()
        raise SkipHandler
    chat = EditorChat.of(desk, bot, visitor, message, reader)
    return await take_rest(chat, state, message, before)


async def take_another(
    message: Message,
    state: FSMContext,
    visitor: Visitor,
    bot: Bot,
    desk: Desk,
    reader: Reader,
    fetcher: Fetcher,
) -> Answer:
    """One more of several messages that were forwarded at one go: each is an article."""
    if is_late(await state.get_data(), message):
        await state.clear()
        raise SkipHandler
    return await take(message, state, visitor, bot, desk, reader, fetcher)


async def join(
    message: Message, state: FSMContext, visitor: Visitor, bot: Bot, desk: Desk, reader: Reader
) -> Answer:
    """Photos without a text, sent after it: they are the draft's that they answer or follow."""
    article_id = await _illustrated(message, state, desk, bot)
    if article_id is None:
        raise SkipHandler
    chat = EditorChat.of(desk, bot, visitor, message, reader)
    return await join_photos(chat, article_id, await material_of(message, bot, reader))


async def _illustrated(message: Message, state: FSMContext, desk: Desk, bot: Bot) -> int | None:
    """The article that photos without a text belong to, if any."""
    album_id = await article_of_album(message, desk)
    if album_id is not None:
        return album_id
    answered = replied_to(message)
    if answered is not None and answered.from_user is not None and answered.from_user.id == bot.id:
        article_id = await shown_article(answered, desk)
    elif await state.get_state() in _AFTER_TEXT:
        before = await state.get_data()
        article_id = before.get("article_id") if is_soon(before, message) else None
    else:
        return None
    article = await publishing.article(desk, article_id) if article_id else None
    return article.id if article and article.status in publishing.OPEN else None


async def explain(_: Message, visitor: Visitor) -> Answer:
    """Say how to make an article of what seems to be one."""
    return say(post_unasked(visitor.locale))


async def _dropped(state: FSMContext, visitor: Visitor) -> Screen:
    article_id = Purpose.of(await state.get_data()).article_id
    await state.clear()
    if article_id is None:
        return post_dropped(visitor.locale)
    return amendment_dropped(visitor.locale, article_id)


async def _withdrawn(
    desk: Desk, visitor: Visitor, state: FSMContext, before: dict[str, Any], rest: Message
) -> bool:
    """Cancel the draft of the beginning for the sake of what follows, if any.

    False when an editor has done something else with it: planned or published it, or given it up.
    Raises NotAllowed.
    """
    article_id = before["article_id"]
    if article_id is None or Purpose.of(before).article_id is not None:
        return True
    draft = await publishing.article(desk, article_id)
    if draft is not None and draft.status is ArticleStatus.CANCELLED:
        # A crash may have come right after the cancellation: it was for this message then.
        return bool(before.get("cancelled_for") == rest.message_id)
    if draft is None or draft.status is not ArticleStatus.DRAFT:
        return False
    await state.update_data(cancelled_for=rest.message_id)
    try:
        await publishing.cancel(desk, article_id, visitor.doer)
    except refusals.WrongStatus:
        return False
    return True


def _is_long(text: str | None) -> bool:
    """Whether nobody would search for so many words."""
    return len((text or "").split()) > MOST_RULE_WORDS
