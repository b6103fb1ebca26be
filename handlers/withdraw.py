"""/withdraw: a published article is taken back, after a confirmation."""

from aiogram import Bot, Router
from aiogram.types import CallbackQuery, Message

from handlers.amending import log_change, spread
from handlers.answer import Answer, change, say, toast
from handlers.editor import EDITORS, Allowed
from handlers.editor_chat import EditorChat
from handlers.number import numbered
from handlers.press import Pressed
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.article import ArticleStatus
from newsroom import counting, publishing, withdrawing
from newsroom.desk import Desk
from newsroom.refusals import WrongStatus
from texts.amendment import (
    not_withdrawable,
    unknown_article,
    which_article,
    withdrawal_question,
    withdrawn_now_toast,
)
from texts.amendment_actions import AskWithdraw, Withdraw
from texts.errors import gone_toast
from texts.flight import stale_toast
from texts.message import Message as Screen


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="withdraw")
    router.message.filter(Allowed(*EDITORS))
    router.callback_query.filter(Allowed(*EDITORS))
    router.message.register(ask, Typed("withdraw"))
    router.callback_query.register(ask_in_place, Pressed(AskWithdraw))
    router.callback_query.register(withdraw, Pressed(Withdraw))
    return router


async def ask(message: Message, visitor: Visitor, desk: Desk) -> Answer:
    """Ask whether to withdraw the article with the number that was typed."""
    article_id, _ = numbered(message.text or message.caption or "")
    if article_id is None:
        return say(which_article(visitor.locale, "withdraw"))
    return say(await _question(desk, visitor, article_id))


async def ask_in_place(
    _: CallbackQuery, action: AskWithdraw, visitor: Visitor, desk: Desk
) -> Answer:
    """The same, in place of the article's card."""
    return change(await _question(desk, visitor, action.article_id))


async def withdraw(
    press: CallbackQuery, action: Withdraw, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Withdraw it; the pressed message shows how many copies are gone."""
    chat = EditorChat.of_press(desk, bot, visitor, press)
    try:
        amended = await withdrawing.withdraw(
            desk, action.article_id, chat.id, chat.now, request=chat.request
        )
    except WrongStatus as error:
        if error.article is None:
            return toast(gone_toast(visitor.locale))
        return toast(stale_toast(visitor.locale, error.article.status))
    log_change(chat, amended)
    await spread(chat, amended, press.message.message_id if press.message else None)
    return toast(withdrawn_now_toast(visitor.locale))


async def _question(desk: Desk, visitor: Visitor, article_id: int) -> Screen:
    article = await publishing.article(desk, article_id)
    if article is None:
        return unknown_article(visitor.locale, article_id)
    if article.status is not ArticleStatus.PUBLISHED:
        return not_withdrawable(visitor.locale, article)
    figures = await counting.figures_of_article(desk, article)
    return withdrawal_question(visitor.locale, article, figures.tally.delivered)
