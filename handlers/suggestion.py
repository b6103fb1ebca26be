"""A source has changed an article that the newsroom had in hand: an editor takes that, or not."""

import asyncio
import logging

from aiogram import Bot, Router
from aiogram.types import CallbackQuery

from handlers.amending import REFUSED, refusal_toast, show_amended
from handlers.answer import Answer, change, toast
from handlers.editor import EDITORS, Allowed
from handlers.editor_chat import EditorChat
from handlers.material import Material
from handlers.press import Pressed
from handlers.visitor import Visitor
from newsroom import attending, publishing, sourcing, suggesting
from newsroom.desk import Desk
from newsroom.suggesting import Suggestion
from texts import suggestion as texts
from texts.locale import Locale
from texts.message import Message as Screen
from texts.source_actions import DropSuggestion, TakeSuggestion

log = logging.getLogger(__name__)


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="suggestion")
    router.callback_query.filter(Allowed(*EDITORS))
    router.callback_query.register(take, Pressed(TakeSuggestion))
    router.callback_query.register(drop, Pressed(DropSuggestion))
    return router


async def take(
    press: CallbackQuery, action: TakeSuggestion, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Give the article the wording that was shown; a newer one is shown first."""
    found = await suggesting.suggestion(desk, action.article_id)
    if found is None:
        return toast(texts.suggestion_gone_toast(visitor.locale))
    if texts.moment_of(found.made_at) != action.made:
        screen = await suggestion_screen(desk, visitor.locale, found)
        told = texts.suggestion_gone_toast(visitor.locale)
        return change(screen, told) if screen else toast(told)
    chat = EditorChat.of_press(desk, bot, visitor, press)
    try:
        amended = await suggesting.take_suggestion(desk, found, visitor.doer, request=chat.request)
    except REFUSED as error:
        return toast(refusal_toast(visitor.locale, error))
    log.info("suggestion.taken", extra={"article": action.article_id, "user": chat.id})
    # Whoever takes it has seen how the two differ: nobody is overtaken.
    await attending.attend(desk, amended.article, chat.id, chat.now)
    pressed = press.message.message_id if press.message else None
    taken = await show_amended(chat, amended, found.draft, Material(""), report=pressed)
    return taken.answer


async def drop(_: CallbackQuery, action: DropSuggestion, visitor: Visitor, desk: Desk) -> Answer:
    """Leave the article as it is; a newer suggestion than the one that was shown stays."""
    found = await suggesting.suggestion(desk, action.article_id)
    article = await publishing.article(desk, action.article_id)
    if found is None or article is None or texts.moment_of(found.made_at) != action.made:
        return toast(texts.suggestion_gone_toast(visitor.locale))
    await suggesting.drop_suggestion(desk, found, visitor.doer)
    log.info("suggestion.dropped", extra={"article": article.id, "user": visitor.doer.id})
    return change(texts.suggestion_dropped(visitor.locale, article))


async def suggestion_screen(desk: Desk, locale: Locale, found: Suggestion) -> Screen | None:
    """How the two wordings differ; None when the article, or the source, is gone."""
    article = await publishing.article(desk, found.article_id)
    source = await sourcing.source(desk, found.source_id)
    if article is None or source is None:
        return None
    shown = source.title, article, found.draft, found.made_at
    # To compare long texts takes a moment.
    return await asyncio.to_thread(texts.suggestion_message, locale, *shown)
