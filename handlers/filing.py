"""A draft's several rubrics: ticked on its card, one of them first."""

from collections.abc import Awaitable

from aiogram import Bot, Router
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, refresh, toast
from handlers.draft import stale
from handlers.editor import WRITERS, Allowed
from handlers.press import Pressed
from handlers.visitor import Visitor
from news.article import Article, ArticleStatus
from newsroom import attending, filing, publishing, reading, refusals
from newsroom.desk import Desk
from texts.article import article_message
from texts.errors import gone_toast
from texts.filing_actions import PickMain, PickSeveral, PutFirst, TickRubric
from texts.post import main_rubric_picker, rubric_ticks


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="filing")
    router.callback_query.filter(Allowed(*WRITERS))
    router.callback_query.register(pick, Pressed(PickSeveral, PickMain))
    router.callback_query.register(tick, Pressed(TickRubric))
    router.callback_query.register(put_first, Pressed(PutFirst))
    return router


async def pick(
    _: CallbackQuery, action: PickSeveral | PickMain, visitor: Visitor, desk: Desk
) -> Answer:
    """The rubrics to tick, or those ticked to choose the first one from."""
    article = await publishing.article(desk, action.article_id)
    if article is None or article.status is not ArticleStatus.DRAFT:
        return stale(visitor, article)
    if isinstance(action, PickMain) and article.more_rubrics:
        return change(main_rubric_picker(visitor.locale, article, action.preview_id))
    return await _ticks(desk, visitor, article, action.preview_id)


async def tick(
    press: CallbackQuery, action: TickRubric, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Put the draft under one more rubric, or one fewer."""
    about = action.article_id, action.rubric_id, visitor.person_id, visitor.now
    filed = filing.tick(desk, *about, ticked=action.ticked)
    return await _shown(filed, press, visitor, desk, bot, action.preview_id)


async def put_first(
    press: CallbackQuery, action: PutFirst, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Let another rubric be the main one."""
    about = action.article_id, action.rubric_id, visitor.person_id, visitor.now
    filed = filing.put_first(desk, *about)
    return await _shown(filed, press, visitor, desk, bot, action.preview_id)


async def _shown(
    filed: Awaitable[Article],
    press: CallbackQuery,
    visitor: Visitor,
    desk: Desk,
    bot: Bot,
    preview_id: int | None,
) -> Answer:
    """The ticks as they are once the draft is filed; or why it cannot be."""
    try:
        article = await filed
    except refusals.WrongStatus as error:
        return stale(visitor, error.article)
    except LookupError:
        return toast(gone_toast(visitor.locale))
    await attending.changed(desk, article, visitor.person_id, visitor.now)
    await _refresh_preview(press, visitor, article, preview_id, bot)
    return await _ticks(desk, visitor, article, preview_id)


async def _ticks(desk: Desk, visitor: Visitor, article: Article, preview_id: int | None) -> Answer:
    offered = await reading.rubrics(desk)
    return change(rubric_ticks(visitor.locale, article, offered, preview_id))


async def _refresh_preview(
    press: CallbackQuery, visitor: Visitor, article: Article, preview_id: int | None, bot: Bot
) -> None:
    if preview_id is not None:
        preview = article_message(visitor.locale, article, visitor.now)
        await refresh(bot, press.from_user.id, preview_id, preview)
