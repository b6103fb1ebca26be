"""A draft that is like an article already out: how they differ, and updating that one instead."""

import asyncio
import logging
from dataclasses import replace

from aiogram import Bot, Router
from aiogram.types import CallbackQuery

from handlers.amending import REFUSED, refusal_toast, show_amended
from handlers.answer import Answer, change, toast
from handlers.draft import stale
from handlers.editor import EDITORS, Allowed
from handlers.editor_chat import EditorChat
from handlers.material import Material
from handlers.press import Pressed
from handlers.visitor import Visitor
from news.article import Article, ArticleDraft, ArticleStatus
from news.difference import Piece, difference
from newsroom import likeness, publishing
from newsroom.desk import Desk
from newsroom.refusals import ChangedSince, WrongStatus
from texts.draft_actions import ShowLikeness, UpdateInstead
from texts.flight import cancelled, changed_since_toast
from texts.likeness import MOST_CHANGES, ROOM, difference_screen, likeness_gone_toast

log = logging.getLogger(__name__)

_UPDATABLE = (ArticleStatus.DEPARTING, ArticleStatus.PUBLISHED)


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="likeness")
    router.callback_query.filter(Allowed(*EDITORS))
    router.callback_query.register(show_likeness, Pressed(ShowLikeness))
    router.callback_query.register(update_instead, Pressed(UpdateInstead))
    return router


async def show_likeness(
    _: CallbackQuery, action: ShowLikeness, visitor: Visitor, desk: Desk
) -> Answer:
    """How the draft differs from the other article, in place of its card."""
    return await _difference(desk, visitor, action)


async def update_instead(
    press: CallbackQuery, action: UpdateInstead, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Give the other article the draft's wording; the pressed message shows how far that is."""
    chat = EditorChat.of_press(desk, bot, visitor, press)
    try:
        amended = await likeness.update_instead(
            desk,
            action.article_id,
            action.other_id,
            chat.id,
            chat.now,
            revision=action.revision,
            request=chat.request,
        )
    except ChangedSince:
        anew = await _difference(desk, visitor, action)
        return replace(anew, toast=anew.toast or changed_since_toast(visitor.locale))
    except REFUSED as error:
        return _refused(visitor, action, error)
    log.info("article.cancelled", extra={"user": chat.id, "article": action.article_id})
    pressed = press.message.message_id if press.message else None
    seen = ArticleDraft(amended.article.headline)
    taken = await show_amended(chat, amended, seen, Material(""), report=pressed)
    if taken.report is not None:
        return taken.answer
    return replace(taken.answer, change=cancelled(visitor.locale))


async def _difference(desk: Desk, visitor: Visitor, action: ShowLikeness | UpdateInstead) -> Answer:
    draft = await publishing.article(desk, action.article_id)
    if draft is None or draft.status is not ArticleStatus.DRAFT:
        return stale(visitor, draft)
    other = await publishing.article(desk, action.other_id)
    if other is None or other.status not in _UPDATABLE:
        return toast(likeness_gone_toast(visitor.locale))
    pieces = await asyncio.to_thread(_differing, other, draft)
    return change(difference_screen(visitor.locale, draft, other, pieces, action.preview_id))


def _differing(other: Article, draft: Article) -> tuple[Piece, ...]:
    """How the draft differs, with its headline only when that does: the screen names the other."""
    old, new = other.text, draft.text
    if other.headline != draft.headline:
        old, new = f"{other.headline}\n\n{old}", f"{draft.headline}\n\n{new}"
    return difference(old, new, room=ROOM, most=MOST_CHANGES)


def _refused(visitor: Visitor, action: UpdateInstead, error: Exception) -> Answer:
    """Which of the two it was that could not be."""
    if isinstance(error, WrongStatus):
        if error.article is None or error.article.id == action.article_id:
            return stale(visitor, error.article)
        return toast(likeness_gone_toast(visitor.locale))
    return toast(refusal_toast(visitor.locale, error))
