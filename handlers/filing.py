"""A draft's several rubrics: ticked on its card, one of them first."""

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
    editor_id = visitor.person_id
    article_id, rubric_id = action.article_id, action.rubric_id
    try:
        article = await filing.tick(
            desk, article_id, rubric_id, editor_id, visitor.now, ticked=action.ticked
        )
    except refusals.WrongStatus as error:
        return stale(visitor, error.article)
    except LookupError:
        return toast(gone_toast(visitor.locale))
    await attending.changed(desk, article, editor_id, visitor.now)
    await _refresh_preview(press, visitor, article, action.preview_id, bot)
    return await _ticks(desk, visitor, article, action.preview_id)


async def put_first(
    press: CallbackQuery, action: PutFirst, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Let another rubric be the main one."""
    editor_id = visitor.person_id
    try:
        article = await filing.put_first(
            desk, action.article_id, action.rubric_id, editor_id, visitor.now
        )
    except refusals.WrongStatus as error:
        return stale(visitor, error.article)
    except LookupError:
        return toast(gone_toast(visitor.locale))
    await attending.changed(desk, article, editor_id, visitor.now)
    await _refresh_preview(press, visitor, article, action.preview_id, bot)
    return await _ticks(desk, visitor, article, action.preview_id)


async def _ticks(desk: Desk, visitor: Visitor, article: Article, preview_id: int | None) -> Answer:
    offered = await reading.rubrics(desk)
    return change(rubric_ticks(visitor.locale, article, offered, preview_id))


async def _refresh_preview(
    press: CallbackQuery, visitor: Visitor, article: Article, preview_id: int | None, bot: Bot
) -> None:
    if preview_id is not None:
        preview = article_message(visitor.locale, article, visitor.now)
        await refresh(bot, press.from_user.id, preview_id, preview)
