"""Giving an article another wording, and showing what comes of it."""

import logging
from contextlib import suppress
from dataclasses import replace

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from handlers.answer import Answer, delete, edit, refresh, say, send, send_picture
from handlers.composing import TO_UPLOAD, Taken, draft_screen, read_material, show
from handlers.material import Material
from handlers.visitor import Visitor
from news.article import Article, ArticleDraft, ArticleStatus, Change
from news.rubric import find_rubric
from newsroom import amending, originals, reading
from newsroom.amending import Amended, NotTheAuthor, Unchanged
from newsroom.desk import Desk
from newsroom.publishing import WrongStatus
from texts.amendment import (
    amendment_begun,
    departing_revised,
    not_amendable,
    not_the_author,
    remarks,
    unchanged,
    unknown_article,
)
from texts.article import article_message
from texts.html import Html, plain_text
from texts.message import Message as Screen
from texts.post import LeftOut

log = logging.getLogger(__name__)

REFUSED = (WrongStatus, NotTheAuthor, Unchanged)
"""What newsroom.amending raises for what cannot be."""
_EVENTS = {
    Change.DRAFT: "article.revised",
    Change.EDIT: "article.edited",
    Change.CORRECTION: "article.corrected",
    Change.WITHDRAWAL: "article.withdrawn",
}


async def amend(
    desk: Desk,
    visitor: Visitor,
    bot: Bot,
    material: Material,
    article_id: int,
    topic: int | None,
    *,
    correction: bool = False,
    report: int | None = None,
) -> Taken:
    """Give an article the wording that an editor handed in. Raises UnreadableSource.

    A draft is shown anew; of what is published, the message ``report``, or else a new one, shows
    how many copies are up to date.
    """
    seen = await read_material(desk, material)
    editor_id = visitor.subscriber.chat_id
    try:
        await amending.revisable(desk, article_id, editor_id)
        seen, material = await illustrated(bot, editor_id, seen, material, topic)
        amended = await amending.revise(
            desk, article_id, seen, editor_id, visitor.now, correction=correction
        )
    except REFUSED as error:
        # The message says what the article says: it is an original all the same.
        original_of = article_id if isinstance(error, Unchanged) else None
        return Taken(say(refusal(visitor, error, article_id)), original_of)
    return await show_amended(desk, visitor, bot, amended, topic, seen, material, report)


async def show_amended(
    desk: Desk,
    visitor: Visitor,
    bot: Bot,
    amended: Amended,
    topic: int | None,
    seen: ArticleDraft,
    material: Material,
    report: int | None = None,
) -> Taken:
    """Show what an article has become, and let that reach the copies that readers have."""
    log_change(visitor, amended)
    article = amended.article
    if article.status is ArticleStatus.DRAFT:
        await _delete_shown(desk, bot, article, visitor.subscriber.chat_id)
        return await show(desk, visitor, bot, article, topic, seen, material)
    remarked = await _remarks(desk, visitor, article, seen, material)
    if amended.dispatch_id is not None:
        taken = await spread(desk, visitor, bot, amended, topic, report)
        return replace(taken, answer=say(*remarked))
    await _refresh_preview(desk, visitor, bot, amended)
    return Taken(say(departing_revised(visitor.locale, article), *remarked), article.id)


async def spread(
    desk: Desk,
    visitor: Visitor,
    bot: Bot,
    amended: Amended,
    topic: int | None,
    report: int | None = None,
) -> Taken:
    """Bring the copies that readers have up to date; a message shows how far that has got."""
    chat_id = visitor.subscriber.chat_id
    begun = amendment_begun(visitor.locale, amended.article.id, amended.change)
    report = await _reported(bot, chat_id, begun, topic, report)
    await amending.mark(desk, amended, visitor.now, report=(chat_id, report))
    if amended.change is not Change.WITHDRAWAL:
        await _refresh_preview(desk, visitor, bot, amended)
    return Taken(Answer(), amended.article.id, report=report)


async def refresh_shown(desk: Desk, visitor: Visitor, bot: Bot, amended: Amended) -> bool:
    """Let the preview of an article, and a draft's card, show it as it is now.

    False when they are not known, or when the preview has another photo: it stays as it is.
    """
    chat_id, article = visitor.subscriber.chat_id, amended.article
    shown = await originals.shown(desk, article.id, chat_id)
    if shown is None or not amended.keeps_photo:
        return False
    preview = article_message(visitor.locale, article, visitor.now)
    await refresh(bot, chat_id, shown.preview_id, preview)
    if article.status is ArticleStatus.DRAFT:
        card = await draft_screen(desk, visitor, article, shown.preview_id)
        await refresh(bot, chat_id, shown.card_id, card)
    return True


async def illustrated(
    bot: Bot, chat_id: int, seen: ArticleDraft, material: Material, topic: int | None
) -> tuple[ArticleDraft, Material]:
    """The wording with the picture that came as a file, which is sent once to be a photo."""
    if material.picture is None:
        return seen, material
    sent = await send_picture(
        bot, chat_id, Screen(Html(), photo=TO_UPLOAD), material.picture, topic
    )
    if sent is None or not sent.photo:
        return seen, replace(material, left_out=(LeftOut.PICTURE, *material.left_out))
    await delete(bot, chat_id, [sent.message_id])
    return replace(seen, photo=sent.photo[-1].file_id), material


def refusal(visitor: Visitor, error: Exception, article_id: int) -> Screen:
    """Why an article stays as it is."""
    if isinstance(error, NotTheAuthor):
        return not_the_author(visitor.locale, error.article)
    if isinstance(error, Unchanged):
        return unchanged(visitor.locale, error.article)
    if isinstance(error, WrongStatus) and error.article is not None:
        return not_amendable(visitor.locale, error.article)
    return unknown_article(visitor.locale, article_id)


def refusal_toast(visitor: Visitor, error: Exception) -> str:
    """The same over the chat."""
    return plain_text(refusal(visitor, error, 0).text)


def log_change(visitor: Visitor, amended: Amended) -> None:
    """Leave in the log who changed which article."""
    about = {"user": visitor.subscriber.chat_id, "article": amended.article.id}
    log.info(_EVENTS[amended.change], extra=about)


async def _remarks(
    desk: Desk, visitor: Visitor, article: Article, seen: ArticleDraft, material: Material
) -> tuple[Screen, ...]:
    """What has to be said of a wording that is not shown to its editor again."""
    hint = seen.rubric_hint
    is_known = hint is None or find_rubric(hint, await reading.every_rubric(desk)) is not None
    unknown = None if is_known else hint
    if not material.left_out and unknown is None:
        return ()
    return (remarks(visitor.locale, article.id, material.left_out, unknown),)


async def _reported(
    bot: Bot, chat_id: int, begun: Screen, topic: int | None, report: int | None
) -> int:
    """The message that shows an amendment's progress: the given one, if it is still there."""
    if report is not None:
        with suppress(TelegramBadRequest):
            await edit(bot, chat_id, report, begun)
            return report
    return (await send(bot, chat_id, begun, topic)).message_id


async def _refresh_preview(desk: Desk, visitor: Visitor, bot: Bot, amended: Amended) -> None:
    """Let the preview of what is no draft any more show it as it is; one with another photo ends.

    It could not be edited later either.
    """
    await refresh_shown(desk, visitor, bot, amended)
    if not amended.keeps_photo:
        await originals.forget_shown(desk, amended.article.id, visitor.subscriber.chat_id)


async def _delete_shown(desk: Desk, bot: Bot, article: Article, chat_id: int) -> None:
    shown = await originals.shown(desk, article.id, chat_id)
    if shown is not None:
        await delete(bot, chat_id, [shown.preview_id, shown.card_id])
