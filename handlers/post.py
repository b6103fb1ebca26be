"""/post: an editor's text becomes a draft."""

from datetime import timedelta
from typing import Any

from aiogram import Bot, F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.answer import Answer, change, delete, say
from handlers.composing import compose, refused
from handlers.editor import EDITORS, Allowed
from handlers.material import Material, material_of
from handlers.press import Pressed
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.rule_language import MOST_WORDS
from newsroom import publishing
from newsroom.desk import Desk
from sources.unreadable import UnreadableSource
from texts.actions import CancelPost, StartPost
from texts.post import post_dropped, post_prompt, post_unasked

# Telegram's clients cut a text over 4096 characters where it pauses, in the second half of these,
# and send the rest right after.
_CUT_FROM = 2048
_CUT_WITHIN = timedelta(seconds=3)


class Composing(StatesGroup):
    """Where an editor is with an article."""

    awaited = State()
    cut = State()


def routes() -> Router:
    """What is understood here, in the order in which it is tried."""
    router = Router(name="post")
    router.message.filter(Allowed(*EDITORS))
    router.callback_query.filter(Allowed(*EDITORS))
    router.message.register(post, Typed("post"))
    router.callback_query.register(start_post, Pressed(StartPost))
    router.callback_query.register(drop_post, Pressed(CancelPost))
    router.message.register(take, StateFilter(Composing.awaited), ~F.text.startswith("/"))
    router.message.register(
        take_the_rest, StateFilter(Composing.cut), F.text, ~F.text.startswith("/")
    )
    return router


def unasked_routes() -> Router:
    """What an editor sends with no /post before it, tried after everything it could be besides."""
    router = Router(name="unasked")
    router.message.filter(Allowed(*EDITORS), ~F.text.startswith("/"), ~F.caption.startswith("/"))
    router.message.register(explain, F.document | F.caption | F.text.func(_is_long))
    router.message.register(pass_over, F.media_group_id)
    return router


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
        return refused(visitor, error)
    if material is None:
        return await _await(state, visitor)
    return await _take(desk, visitor, state, bot, message, material)


async def start_post(_: CallbackQuery, state: FSMContext, visitor: Visitor) -> Answer:
    """Wait for the article."""
    return await _await(state, visitor)


async def drop_post(_: CallbackQuery, state: FSMContext, visitor: Visitor) -> Answer:
    """Wait no more."""
    await state.clear()
    return change(post_dropped(visitor.locale))


async def take(
    message: Message, state: FSMContext, visitor: Visitor, bot: Bot, desk: Desk
) -> Answer:
    """The awaited article; a message that holds none is refused, and it is still awaited."""
    try:
        material = await material_of(message, bot)
    except UnreadableSource as error:
        return refused(visitor, error)
    return await _take(desk, visitor, state, bot, message, material)


async def take_the_rest(
    message: Message, state: FSMContext, visitor: Visitor, bot: Bot, desk: Desk
) -> Answer:
    """What Telegram cut off a long text: the draft is made anew of the whole."""
    before = await state.get_data()
    late = message.date.timestamp() - before["at"] > _CUT_WITHIN.total_seconds()
    if late or not await _withdrawn(desk, before):
        await state.clear()
        raise SkipHandler
    await delete(bot, message.chat.id, before["shown"])
    material = Material(_glued(before["text"], message.text or ""), before["photo"])
    answer = await _take(desk, visitor, state, bot, message, material, cut=True)
    # One refusal of a text is enough, in however many pieces it comes.
    return answer if before["shown"] else Answer()


async def explain(_: Message, visitor: Visitor) -> Answer:
    """Say how to make an article of what seems to be one."""
    return say(post_unasked(visitor.locale))


async def pass_over(_: Message) -> None:
    """The other pictures of an album, whose caption and first picture have been seen to."""


async def _await(state: FSMContext, visitor: Visitor) -> Answer:
    await state.set_state(Composing.awaited)
    return say(post_prompt(visitor.locale))


async def _handed_in(message: Message, command: CommandObject, bot: Bot) -> Material | None:
    """The article that came with the command, if any did. Raises UnreadableSource."""
    if message.reply_to_message is not None:
        return await material_of(message.reply_to_message, bot)
    if message.document is not None:
        return await material_of(message, bot)
    if command.args:
        return Material(command.args, message.photo[-1].file_id if message.photo else None)
    return None


async def _take(
    desk: Desk,
    visitor: Visitor,
    state: FSMContext,
    bot: Bot,
    message: Message,
    material: Material,
    *,
    cut: bool = False,
) -> Answer:
    """Make a draft; of a text that may have been cut, so that the rest finds it."""
    await state.clear()
    article_id, shown, answer = None, list[int](), Answer()
    try:
        article, shown = await compose(desk, visitor, bot, material)
        article_id = article.id
    except UnreadableSource as error:
        answer = refused(visitor, error)
    if cut or len(message.text or "") >= _CUT_FROM:
        await state.set_state(Composing.cut)
        await state.set_data(
            {
                "at": message.date.timestamp(),
                "text": material.text,
                "photo": material.photo,
                "article_id": article_id,
                "shown": shown,
            }
        )
    return answer


async def _withdrawn(desk: Desk, before: dict[str, Any]) -> bool:
    """Cancel the draft of the beginning, if any; False when it has gone out already."""
    if before["article_id"] is not None:
        try:
            await publishing.cancel(desk, before["article_id"])
        except publishing.WrongStatus:
            return False
    return True


def _is_long(text: str | None) -> bool:
    """Whether nobody would search for so many words."""
    return len((text or "").split()) > MOST_WORDS


def _glued(text: str, rest: str) -> str:
    """The text that was cut: at the end of a paragraph, it seems, or within one."""
    return text + ("\n" if text.rstrip().endswith((".", "!", "?", "»", '"')) else " ") + rest
