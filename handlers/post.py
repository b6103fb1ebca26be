"""/post: an editor's text becomes a draft."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from aiogram import Bot, F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.answer import Answer, change, delete, say, topic_of
from handlers.composing import compose, refused
from handlers.content import is_forwarded, replied_to, says_where_from
from handlers.editor import EDITORS, Allowed
from handlers.entities import formatted_text
from handlers.material import Material, below, document_of, material_of, photo_of
from handlers.press import Pressed
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.formatting import Formatted, from_json, to_json
from news.rule_language import MOST_WORDS
from newsroom import publishing
from newsroom.desk import Desk
from sources.unreadable import UnreadableSource
from texts.actions import CancelPost, StartPost
from texts.post import post_dropped, post_prompt, post_unasked

# Telegram's clients cut a text over 4096 characters where it pauses, in the second half of these,
# and send the rest right after.
_CUT_FROM = 2048
# What a person sends at one go comes within so long.
_AT_ONE_GO = timedelta(seconds=3)
_CANCELLED = frozenset(
    {
        "отмена", "отменить", "отмени", "отменяю",
        "скасаваць", "скасуй", "адмена", "адмяніць", "адмяні",
        "cancel",
    }
)  # fmt: skip


class Composing(StatesGroup):
    """Where an editor is with an article: it is awaited; it may go on; others may follow it."""

    awaited = State()
    cut = State()
    forwarding = State()


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="post")
    router.message.filter(Allowed(*EDITORS))
    router.callback_query.filter(Allowed(*EDITORS))
    router.message.register(post, Typed("post"))
    router.message.register(cancel_post, Typed("cancel"))
    router.callback_query.register(start_post, Pressed(StartPost))
    router.callback_query.register(drop_post, Pressed(CancelPost))
    typed = ~F.text.startswith("/") & ~F.caption.startswith("/")
    router.message.register(cancel_post, StateFilter(Composing), F.text.func(_is_cancellation))
    router.message.register(take, StateFilter(Composing.awaited), typed)
    router.message.register(take_the_rest, StateFilter(Composing.cut), F.text, typed)
    router.message.register(take_another, StateFilter(Composing.forwarding), is_forwarded, typed)
    return router


def unasked_routes() -> Router:
    """What an editor sends with no /post before it, tried after everything it could be besides."""
    router = Router(name="unasked")
    router.message.filter(Allowed(*EDITORS), ~F.text.startswith("/"), ~F.caption.startswith("/"))
    router.message.register(explain, F.document | F.caption | F.text.func(_is_long))
    router.message.register(explain, F.text, is_forwarded)
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
        return await _await(state, visitor, photo_of(message))
    return await _take(desk, visitor, state, bot, message, material)


async def start_post(_: CallbackQuery, state: FSMContext, visitor: Visitor) -> Answer:
    """Wait for the article."""
    return await _await(state, visitor)


async def drop_post(_: CallbackQuery, state: FSMContext, visitor: Visitor) -> Answer:
    """Stop waiting: the editor pressed Cancel."""
    await state.clear()
    return change(post_dropped(visitor.locale))


async def cancel_post(_: Message, state: FSMContext, visitor: Visitor) -> Answer:
    """Stop waiting for an article, or for what may follow one: the editor typed that."""
    await state.clear()
    return say(post_dropped(visitor.locale))


async def take(
    message: Message, state: FSMContext, visitor: Visitor, bot: Bot, desk: Desk
) -> Answer:
    """The awaited article; a message that holds none is refused, and it is still awaited."""
    try:
        material = await material_of(message, bot)
    except UnreadableSource as error:
        return refused(visitor, error)
    photo = material.photo or (await state.get_data()).get("photo")
    return await _take(desk, visitor, state, bot, message, replace(material, photo=photo))


async def take_the_rest(
    message: Message, state: FSMContext, visitor: Visitor, bot: Bot, desk: Desk
) -> Answer:
    """What Telegram cut off a long text: the draft is made anew of the whole."""
    before = await state.get_data()
    if not _is_rest(before, message) or not await _withdrawn(desk, before):
        await state.clear()
        raise SkipHandler
    await delete(bot, message.chat.id, before["shown"])
    beginning = Formatted(before["text"], from_json(before.get("formatting"), len(before["text"])))
    whole = _glued(beginning, formatted_text(message))
    material = Material(whole.text, before["photo"], formatting=whole.spans)
    answer = await _take(desk, visitor, state, bot, message, material, cut=True)
    # One refusal of a text is enough, in however many pieces it comes.
    return answer if before["shown"] else Answer()


async def take_another(
    message: Message, state: FSMContext, visitor: Visitor, bot: Bot, desk: Desk
) -> Answer:
    """One more of several messages that were forwarded at one go: each is an article."""
    if _is_late(await state.get_data(), message):
        await state.clear()
        raise SkipHandler
    return await take(message, state, visitor, bot, desk)


async def explain(_: Message, visitor: Visitor) -> Answer:
    """Say how to make an article of what seems to be one."""
    return say(post_unasked(visitor.locale))


async def _await(state: FSMContext, visitor: Visitor, photo: str | None = None) -> Answer:
    """Wait for the article, whose photo may have come with the command."""
    await state.set_state(Composing.awaited)
    await state.set_data({"photo": photo} if photo else {})
    return say(post_prompt(visitor.locale))


async def _handed_in(message: Message, command: CommandObject, bot: Bot) -> Material | None:
    """The article that came with the command, if any did. Raises UnreadableSource."""
    if command.args:
        return await below(message, command.args, bot)
    if document_of(message) is not None:
        return await material_of(message, bot)
    answered = replied_to(message)
    if answered is not None:
        material = await material_of(answered, bot)
        return replace(material, photo=material.photo or photo_of(message))
    # Of a message in another chat, this is all that Telegram shows.
    return await below(message, message.quote.text, bot) if message.quote else None


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
    """Make a draft; of a text that may have been cut, so that the rest finds it.

    An article that cannot be read is awaited still.
    """
    article_id, shown, answer = None, list[int](), Answer()
    try:
        article, shown = await compose(desk, visitor, bot, material, topic_of(message))
        article_id = article.id
    except UnreadableSource as error:
        answer = refused(visitor, error)
    else:
        await state.clear()
    if cut or _may_be_cut(message):
        await state.set_state(Composing.cut)
        await state.set_data(
            {
                **_sent(message),
                "text": material.text,
                "formatting": to_json(material.formatting),
                "photo": material.photo,
                "article_id": article_id,
                "shown": shown,
            }
        )
    elif is_forwarded(message):
        await state.set_state(Composing.forwarding)
        await state.set_data(_sent(message))
    return answer


async def _withdrawn(desk: Desk, before: dict[str, Any]) -> bool:
    """Cancel the draft of the beginning, if any; False when it has gone out already."""
    if before["article_id"] is not None:
        try:
            await publishing.cancel(desk, before["article_id"])
        except publishing.WrongStatus:
            return False
    return True


def _may_be_cut(message: Message) -> bool:
    return not says_where_from(message) and len(message.text or "") >= _CUT_FROM


def _is_rest(before: dict[str, Any], message: Message) -> bool:
    """Whether a text was sent at one go with the one before, as a client sends what it cuts."""
    sent = _sent(message)
    alike = all(sent[key] == before.get(key) for key in ("topic", "answers"))
    return alike and not says_where_from(message) and not _is_late(before, message)


def _is_late(before: dict[str, Any], message: Message) -> bool:
    return bool(message.date.timestamp() - before["at"] > _AT_ONE_GO.total_seconds())


def _sent(message: Message) -> dict[str, Any]:
    """When and where a message was sent; the pieces of a cut text all answer the same one."""
    answered = replied_to(message)
    return {
        "at": message.date.timestamp(),
        "topic": topic_of(message),
        "answers": answered.message_id if answered else None,
    }


def _is_long(text: str | None) -> bool:
    """Whether nobody would search for so many words."""
    return len((text or "").split()) > MOST_WORDS


def _is_cancellation(text: str | None) -> bool:
    return "".join(filter(str.isalnum, text or "")).casefold() in _CANCELLED


def _glued(beginning: Formatted, rest: Formatted) -> Formatted:
    """The text that was cut: at the end of a paragraph, it seems, or within one."""
    ended = beginning.text.rstrip().endswith((".", "!", "?", "»", '"'))
    return beginning.followed_by("\n" if ended else " ").followed_by(rest.text, rest.spans)
