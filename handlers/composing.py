"""Making a draft and its preview of an editor's material."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace

from handlers.answer import Answer, say, send_picture
from handlers.editor_chat import EditorChat
from handlers.material import Material
from handlers.visitor import Visitor
from news.article import Article, ArticleDraft
from news.rubric import Rubric
from newsroom import originals, publishing, reading
from newsroom.desk import Desk
from newsroom.standing import standing
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
    one that shows how far an amendment has got. ``unchanged`` says that the article was so already.
    """

    answer: Answer
    article_id: int | None = None
    shown: tuple[int, ...] = ()
    report: int | None = None
    unchanged: bool = False


async def compose(chat: EditorChat, material: Material) -> Taken:
    """Make a draft and show it: first as readers will get it, then its card.

    Raises UnreadableSource.
    """
    seen = await read_material(chat.desk, material)
    article = await publishing.draft(chat.desk, seen, chat.id, chat.now, request=chat.request)
    article, material, preview_id = await _preview(chat, article, material)
    return await _with_card(chat, article, seen, material, preview_id)


async def show(chat: EditorChat, article: Article, seen: ArticleDraft, material: Material) -> Taken:
    """Show a draft again that was given another wording."""
    preview_id = await chat.send(article_message(chat.locale, article, chat.now))
    return await _with_card(chat, article, seen, material, preview_id)


async def read_material(desk: Desk, material: Material) -> ArticleDraft:
    """The article that an editor's text is. Raises UnreadableSource."""
    return await asyncio.to_thread(_read, material, await reading.rubrics(desk), desk)


async def _with_card(
    chat: EditorChat,
    article: Article,
    seen: ArticleDraft,
    material: Material,
    preview_id: int,
) -> Taken:
    """Send the card below a preview."""
    card = draft_card(
        chat.locale,
        article,
        await standing(chat.desk, article, chat.now),
        chat.now,
        preview_id=preview_id,
        left_out=material.left_out,
        unknown_rubric=None if article.rubric else seen.rubric_hint,
    )
    shown = Shown(preview_id, await chat.send(card))
    await originals.remember_shown(chat.desk, article.id, chat.id, shown)
    return Taken(Answer(), article.id, (shown.preview_id, shown.card_id))


async def _preview(
    chat: EditorChat, article: Article, material: Material
) -> tuple[Article, Material, int]:
    """Send the preview, whose id is the last; by that, a picture that came as a file is a photo."""
    if material.picture is not None:
        shown = article_message(chat.locale, replace(article, photo=TO_UPLOAD), chat.now)
        sent = await send_picture(chat.bot, chat.id, shown, material.picture, chat.topic)
        if sent is not None and sent.photo:
            photo = sent.photo[-1].file_id
            illustrated = await publishing.illustrate(chat.desk, article.id, photo)
            return illustrated, material, sent.message_id
        material = replace(material, left_out=(LeftOut.PICTURE, *material.left_out))
    preview = article_message(chat.locale, article, chat.now)
    return article, material, await chat.send(preview)


async def draft_screen(
    desk: Desk, visitor: Visitor, article: Article, preview_id: int | None
) -> Screen:
    """The card below a draft: whom it would reach, and what can be done with it."""
    stands = await standing(desk, article, visitor.now)
    return draft_card(visitor.locale, article, stands, visitor.now, preview_id=preview_id)


def refused(visitor: Visitor, error: UnreadableSource, article_id: int | None = None) -> Answer:
    """Say why no article can be made of it, nor another wording of one."""
    reason, limit, kind = error.reason, error.limit, error.kind
    return say(unreadable_article(visitor.locale, reason, limit, kind, article_id))


def _read(material: Material, rubrics: Iterable[Rubric], desk: Desk) -> ArticleDraft:
    names = [name for each in rubrics for name in (*each.names.values(), each.slug)]
    seen = read_formatted(material.formatted, rubrics=names, zone=desk.zone)
    return replace(seen, photo=material.photo)
