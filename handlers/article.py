"""Opening an article in the chat."""

from dataclasses import replace

from aiogram import Bot, Router, flags
from aiogram.types import CallbackQuery, Message

from handlers.answer import Answer, change, chat_of, say, toast
from handlers.editor import WRITERS
from handlers.photos import send_photos
from handlers.press import Pressed
from handlers.visitor import Visitor
from news.article import Article, ArticleStatus
from news.figure import Figure
from newsroom import keeping, publishing, reading
from newsroom.desk import Desk
from texts.amendment import article_withdrawn, withdrawn_toast
from texts.article import article_message, article_page, photos_gone_toast
from texts.article_actions import MorePhotos, OpenArticle, ReadArticle
from texts.errors import article_gone, gone_toast

_GONE = (ArticleStatus.CANCELLED, ArticleStatus.WITHDRAWN)


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="article")
    router.callback_query.register(open_article, Pressed(OpenArticle))
    router.callback_query.register(read_on, Pressed(ReadArticle))
    router.callback_query.register(more_photos, Pressed(MorePhotos))
    return router


@flags.look
async def open_article(
    press: CallbackQuery, action: OpenArticle, visitor: Visitor, desk: Desk
) -> Answer:
    """The article as it is delivered, in place of its pages."""
    article = await readable(desk, visitor, action.article_id)
    if article is None:
        return toast(await missing_toast(desk, visitor, action.article_id))
    saved = await keeping.keeps(desk, visitor.subscriber, article)
    locale, photo = visitor.locale, _photo_of(press)
    if photo is not None:
        # A photo cannot be taken out of a message: what it says is a caption for everybody.
        article = replace(article, photo=article.photo or photo)
        locale = replace(locale, plain=False)
    return change(article_message(locale, article, visitor.now, saved=saved))


@flags.look
async def read_on(
    press: CallbackQuery, action: ReadArticle, visitor: Visitor, desk: Desk
) -> Answer:
    """A page of an article too long for one message, in place: below a photo, in its caption."""
    article = await readable(desk, visitor, action.article_id)
    if article is None:
        return toast(await missing_toast(desk, visitor, action.article_id))
    if action.page == 1:
        await count_opening(desk, visitor, article, Figure.OPENED_BY_BUTTON)
    saved = await keeping.keeps(desk, visitor.subscriber, article)
    page = article_page(visitor.locale, article, action.page, photo=_photo_of(press), saved=saved)
    return change(page)


def _photo_of(press: CallbackQuery) -> str | None:
    """The photo of the pressed message, by its file id."""
    message = press.message
    return message.photo[-1].file_id if isinstance(message, Message) and message.photo else None


@flags.look
async def more_photos(
    press: CallbackQuery, action: MorePhotos, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """The article's other photos, below the message that shows it."""
    article = await readable(desk, visitor, action.article_id)
    if article is None:
        return toast(await missing_toast(desk, visitor, action.article_id))
    sent = await send_photos(bot, chat_of(press), article.more_photos, press.message)
    return Answer() if sent else toast(photos_gone_toast(visitor.locale))


async def article_answer(
    desk: Desk, visitor: Visitor, article_id: int, way: Figure | None = None
) -> Answer:
    """The article as it is delivered, or word that there is none; ``way`` is how it was opened."""
    article = await readable(desk, visitor, article_id)
    if article is None:
        if await reading.withdrawn(desk, article_id):
            return say(article_withdrawn(visitor.locale))
        return say(article_gone(visitor.locale))
    if way is not None:
        await count_opening(desk, visitor, article, way)
    saved = await keeping.keeps(desk, visitor.subscriber, article)
    return say(article_message(visitor.locale, article, visitor.now, saved=saved))


async def count_opening(desk: Desk, visitor: Visitor, article: Article, way: Figure) -> None:
    """Count that somebody opened an article, if it is one for readers."""
    if article.status is ArticleStatus.PUBLISHED:
        await desk.openings.note(desk.database, way, article.id, visitor.now)


async def missing_toast(desk: Desk, visitor: Visitor, article_id: int) -> str:
    """Why an article that a button is about cannot be had."""
    if await reading.withdrawn(desk, article_id):
        return withdrawn_toast(visitor.locale)
    return gone_toast(visitor.locale)


async def readable(desk: Desk, visitor: Visitor, article_id: int) -> Article | None:
    """The article, if it is published; for an editor, who previews it, a draft too."""
    if visitor.role in WRITERS:
        article = await publishing.article(desk, article_id)
        return None if article and article.status in _GONE else article
    return await reading.article(desk, article_id)
