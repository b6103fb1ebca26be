"""A second editor agrees to what another wants out, or sends it back."""

import logging
from datetime import timedelta

from aiogram import Bot, F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.answer import Answer, change, say
from handlers.colleagues import change_cards, settle_cards, show_each
from handlers.composing import draft_screen
from handlers.draft import stale
from handlers.editor import EDITORS, Allowed
from handlers.editor_chat import EditorChat
from handlers.press import Pressed
from handlers.said import Said
from handlers.visitor import Visitor
from handlers.waiting import asked_at, is_cancellation, is_over, stop_waiting
from handlers.wishes import REFUSED, leaving, refused, settle
from news.article import ArticleStatus
from newsroom import editors, originals, publishing, requesting
from newsroom.desk import Desk
from newsroom.requesting import Agreed, Refused
from texts import approval as texts
from texts.approval_actions import Agree, AskRefuse, DropRemark, Refuse
from texts.editors import who
from texts.message import Message as Screen

log = logging.getLogger(__name__)


class Remarking(StatesGroup):
    """Where an editor is who sends a draft back: the remark is awaited."""

    awaited = State()


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="agreeing")
    router.message.filter(Allowed(*EDITORS))
    router.callback_query.filter(Allowed(*EDITORS))
    router.callback_query.register(agree, Pressed(Agree))
    router.callback_query.register(ask_remark, Pressed(AskRefuse))
    router.callback_query.register(refuse, Pressed(Refuse))
    router.callback_query.register(drop_remark, Pressed(DropRemark))
    typed = Said(~F.text.startswith("/"), ~F.caption.startswith("/"))
    router.message.register(refuse_with_remark, StateFilter(Remarking.awaited), typed)
    return router


async def agree(
    press: CallbackQuery,
    action: Agree,
    visitor: Visitor,
    desk: Desk,
    bot: Bot,
    undo: timedelta,
) -> Answer:
    """Agree: what was wished is done."""
    chat = EditorChat.of_press(desk, bot, visitor, press)
    try:
        done = await requesting.agree(
            desk, action.article_id, visitor.doer, asked=action.asked, undo=undo
        )
    except REFUSED as error:
        return await refused(chat, press, action.article_id, error)
    log.info("approval.agreed", extra={"user": chat.id, "article": done.article.id})
    await _tell_agreed(chat, done)
    screen = await leaving(chat, done.article, chat.id)
    return change(screen, texts.agreed_toast(visitor.locale))


async def ask_remark(
    press: CallbackQuery,
    action: AskRefuse,
    state: FSMContext,
    visitor: Visitor,
    desk: Desk,
    bot: Bot,
) -> Answer:
    """Ask why a draft is sent back."""
    chat = EditorChat.of_press(desk, bot, visitor, press)
    try:
        article = await requesting.answerable(
            desk, action.article_id, visitor.doer, asked=action.asked
        )
    except REFUSED as error:
        return await refused(chat, press, action.article_id, error)
    card = press.message.message_id if press.message else None
    await state.set_state(Remarking.awaited)
    about = {"article_id": article.id, "asked": action.asked, "card": card}
    await state.set_data({**about, **asked_at(visitor.now)})
    return change(texts.remark_prompt(visitor.locale, article, action.asked, action.preview_id))


async def drop_remark(
    _: CallbackQuery,
    action: DropRemark,
    state: FSMContext,
    visitor: Visitor,
    desk: Desk,
) -> Answer:
    """Wait for no remark any more: the draft's card again."""
    await stop_waiting(state, Remarking)
    article = await publishing.article(desk, action.article_id)
    if article is None or article.status is not ArticleStatus.DRAFT:
        return stale(visitor, article)
    return change(await draft_screen(desk, visitor, article, action.preview_id))


async def refuse(
    press: CallbackQuery,
    action: Refuse,
    state: FSMContext,
    visitor: Visitor,
    desk: Desk,
    bot: Bot,
) -> Answer:
    """Send a draft back without a remark."""
    await stop_waiting(state, Remarking)
    chat = EditorChat.of_press(desk, bot, visitor, press)
    try:
        done = await requesting.refuse(desk, action.article_id, visitor.doer, asked=action.asked)
    except REFUSED as error:
        return await refused(chat, press, action.article_id, error)
    return change(await _tell_refused(chat, done, ""))


async def refuse_with_remark(
    message: Message, state: FSMContext, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Send a draft back with the remark that was written; what comes late is none."""
    waiting = await state.get_data()
    if is_over(waiting, visitor.now):
        await state.clear()
        raise SkipHandler
    if is_cancellation(message.text):
        return await _call_off(state, visitor, desk, waiting["article_id"])
    if not message.text:
        return say(texts.remark_unread(visitor.locale))
    chat = EditorChat.of(desk, bot, visitor, message)
    try:
        done = await requesting.refuse(
            desk,
            waiting["article_id"],
            visitor.doer,
            asked=waiting["asked"],
            remark=message.text,
        )
    except REFUSED:
        await state.clear()
        return say(texts.remark_late(visitor.locale, waiting["article_id"]))
    screen = await _tell_refused(chat, done, message.text)
    # Last: a crash before it lets the remark be taken once more, and it is late then.
    await state.clear()
    return say(screen)


async def _call_off(state: FSMContext, visitor: Visitor, desk: Desk, article_id: int) -> Answer:
    """Wait for no remark any more: the draft is as it was."""
    await state.clear()
    article = await publishing.article(desk, article_id)
    if article is None or article.status is not ArticleStatus.DRAFT:
        return say(texts.remark_late(visitor.locale, article_id))
    return say(await draft_screen(desk, visitor, article, None))


async def _tell_agreed(chat: EditorChat, done: Agreed) -> None:
    """Let everybody who was asked, and whoever asked, see that it goes out."""
    wish, article = done.approval, done.article
    name = await editors.names(chat.desk, [chat.id])

    async def tell(theirs: EditorChat) -> None:
        await theirs.send(texts.agreed(theirs.locale, article, who(name, chat.id), theirs.now))

    async def settled(theirs: EditorChat) -> Screen:
        return texts.settled(theirs.locale, article, "agreed", who(name, chat.id))

    async def card(theirs: EditorChat) -> Screen:
        return await leaving(theirs, article, chat.id)

    # What is published has its progress shown there, which must not be written over.
    if article.status is not ArticleStatus.PUBLISHED:
        await settle_cards(chat, article, [wish.asked_by], card)
    await show_each(chat, [wish.asked_by], tell)
    await change_cards(chat, done.cards, settled)


async def _tell_refused(chat: EditorChat, done: Refused, remark: str) -> Screen:
    """Let whoever asked see that it came back, and why; the others need not look at it any more."""
    wish, article = done.approval, done.article
    log.info("approval.refused", extra={"user": chat.id, "article": article.id})
    names = await editors.names(chat.desk, [chat.id])

    async def tell(theirs: EditorChat) -> None:
        message = texts.refused(theirs.locale, article, who(names, chat.id), remark)
        await theirs.send(message)

    async def card(theirs: EditorChat) -> Screen:
        shown = await originals.shown(theirs.desk, article.id, theirs.id)
        preview_id = shown.preview_id if shown else None
        return await draft_screen(theirs.desk, theirs.visitor, article, preview_id)

    await settle_cards(chat, article, [wish.asked_by], card)
    await show_each(chat, [wish.asked_by], tell)
    await settle(chat, article, wish.asked_by, "refused")
    return texts.settled(chat.locale, article, "refused", who(names, chat.id))
