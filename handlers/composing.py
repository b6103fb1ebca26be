"""Making a draft and its preview of an editor's material."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace

from aiogram import Bot

from handlers.answer import Answer, say, send, send_picture
from handlers.material import Material
from handlers.visitor import Visitor
from news.article import Article, ArticleDraft
from news.rubric import Rubric
from newsroom import originals, publishing, reading
from newsroom.desk import Desk
from sources.formatting import read_formatted
from sources.unreadable import UnreadableSource
from storage.originals import Shown
from texts.article import article_message
from texts.errors import unreadable_article
from texts.message import Message as Screen
from texts.post import LeftOut, draft_card

TO_UPLOAD = "photo"
"""Stands for the file id of a photo that has none yet."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a text: the article it went into, None when it was refused.

    ``shown`` are messages that another reading of the same text will replace, ``report`` is the
    one that shows how far an amendment has got.
    """

    answer: Answer
    article_id: int | None = None
    shown: tuple[int, ...] = ()
    report: int | None = None


async def compose(
    desk: Desk, visitor: Visitor, bot: Bot, material: Material, topic: int | None
) -> Taken:
    """Make a draft and show it: first as readers will get it, then its card.

    Raises UnreadableSource.
    """
    seen = await read_material(desk, material)
    before = await publishing.seen_before(desk, seen)
    author_id = visitor.subscriber.chat_id
    article = await publishing.draft(desk, seen, author_id, visitor.now)
    article, material, preview_id = await _preview(desk, visitor, bot, article, material, topic)
    return await _with_card(desk, visitor, bot, article, seen, before, material, preview_id, topic)


async def show(
    desk: Desk,
    visitor: Visitor,
    bot: Bot,
    article: Article,
    topic: int | None,
    seen: ArticleDraft,
    material: Material,
) -> Taken:
    """Show a draft again that was given another wording."""
    before = await publishing.seen_before(desk, article)
    preview = article_message(visitor.locale, article, visitor.now)
    preview_id = (await send(bot, visitor.subscriber.chat_id, preview, topic)).message_id
    return await _with_card(desk, visitor, bot, article, seen, before, material, preview_id, topic)


async def read_material(desk: Desk, material: Material) -> ArticleDraft:
    """The article that an editor's text is. Raises UnreadableSource."""
    return await asyncio.to_thread(_read, material, await reading.rubrics(desk), desk)


async def _with_card(
    desk: Desk,
    visitor: Visitor,
    bot: Bot,
    article: Article,
    seen: ArticleDraft,
    before: Article | None,
    material: Material,
    preview_id: int,
    topic: int | None,
) -> Taken:
    """Send the card below a preview."""
    plan = await publishing.plan(desk, article.id, visitor.now)
    card = draft_card(
        visitor.locale,
        article,
        plan,
        before,
        preview_id=preview_id,
        left_out=material.left_out,
        unknown_rubric=None if article.rubric else seen.rubric_hint,
    )
    chat_id = visitor.subscriber.chat_id
    card_id = (await send(bot, chat_id, card, topic)).message_id
    await originals.remember_shown(desk, article.id, chat_id, Shown(preview_id, card_id))
    return Taken(Answer(), article.id, (preview_id, card_id))


async def _preview(
    desk: Desk,
    visitor: Visitor,
    bot: Bot,
    article: Article,
    material: Material,
    topic: int | None,
) -> tuple[Article, Material, int]:
    """Send the preview, whose id is the last; by that, a picture that came as a file is a photo."""
    chat_id = visitor.subscriber.chat_id
    if material.picture is not None:
        shown = article_message(visitor.locale, replace(article, photo=TO_UPLOAD), visitor.now)
        sent = await send_picture(bot, chat_id, shown, material.picture, topic)
        if sent is not None and sent.photo:
            photo = sent.photo[-1].file_id
            illustrated = await publishing.illustrate(desk, article.id, photo)
            return illustrated, material, sent.message_id
        material = replace(material, left_out=(LeftOut.PICTURE, *material.left_out))
    preview = article_message(visitor.locale, article, visitor.now)
    return article, material, (await send(bot, chat_id, preview, topic)).message_id


async def draft_screen(
    desk: Desk, visitor: Visitor, article: Article, preview_id: int | None
) -> Screen:
    """The card below a draft: whom it would reach, and what can be done with it."""
    plan = await publishing.plan(desk, article.id, visitor.now)
    before = await publishing.seen_before(desk, article)
    return draft_card(visitor.locale, article, plan, before, preview_id=preview_id)


def refused(visitor: Visitor, error: UnreadableSource, article_id: int | None = None) -> Answer:
    """Say why no article can be made of it, nor another wording of one."""
    reason, limit, kind = error.reason, error.limit, error.kind
    return say(unreadable_article(visitor.locale, reason, limit, kind, article_id))


def _read(material: Material, rubrics: Iterable[Rubric], desk: Desk) -> ArticleDraft:
    names = [name for each in rubrics for name in (*each.names.values(), each.slug)]
    seen = read_formatted(material.formatted, rubrics=names, zone=desk.zone)
    return replace(seen, photo=material.photo)
