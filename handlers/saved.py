"""The Save button under every article, and /saved: what a reader keeps."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, say, swap, toast
from handlers.article import missing_toast, readable
from handlers.press import Pressed
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.article import ArticleStatus
from news.saved import Saved, moment_of
from newsroom import keeping, reading
from newsroom.desk import Desk
from texts.article import keeping_button
from texts.errors import gone_toast
from texts.message import Message as Screen
from texts.saved import (
    clear_question,
    dropped_toast,
    kept_toast,
    not_out_yet,
    put_back_toast,
    saved_cleared,
    saved_page,
    tidy_page,
    too_many_saved,
)
from texts.saved_actions import (
    AskClearSaved,
    ClearSaved,
    DropArticle,
    KeepArticle,
    PutBack,
    ShowSaved,
    TakeOut,
    TidySaved,
)


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="saved")
    router.message.register(show_saved, Typed("saved"))
    router.callback_query.register(keep, Pressed(KeepArticle))
    router.callback_query.register(drop, Pressed(DropArticle))
    router.callback_query.register(turn_page, Pressed(ShowSaved))
    router.callback_query.register(tidy, Pressed(TidySaved))
    router.callback_query.register(take_out, Pressed(TakeOut))
    router.callback_query.register(put_back, Pressed(PutBack))
    router.callback_query.register(ask_to_clear, Pressed(AskClearSaved))
    router.callback_query.register(clear, Pressed(ClearSaved))
    return router


async def show_saved(_: object, visitor: Visitor, desk: Desk) -> Answer:
    """The first page."""
    return say(await _page(desk, visitor, 1))


async def keep(_: CallbackQuery, action: KeepArticle, visitor: Visitor, desk: Desk) -> Answer:
    """Keep an article; only the pressed button changes."""
    article = await readable(desk, visitor, action.article_id)
    if article is None:
        return toast(await missing_toast(desk, visitor, action.article_id))
    if article.status is not ArticleStatus.PUBLISHED:
        return toast(not_out_yet(visitor.locale))
    try:
        is_new = await keeping.keep(desk, visitor.subscriber, article.id, visitor.now)
    except keeping.TooManySaved:
        return toast(too_many_saved(visitor.locale), alert=True)
    button = keeping_button(visitor.locale, article.id, saved=True)
    return swap(button, kept_toast(visitor.locale, already=not is_new))


async def drop(_: CallbackQuery, action: DropArticle, visitor: Visitor, desk: Desk) -> Answer:
    """Keep it no longer; only the pressed button changes."""
    await keeping.drop(desk, visitor.subscriber, action.article_id)
    button = keeping_button(visitor.locale, action.article_id, saved=False)
    return swap(button, dropped_toast(visitor.locale))


async def turn_page(_: CallbackQuery, action: ShowSaved, visitor: Visitor, desk: Desk) -> Answer:
    """Another page, in place."""
    return change(await _page(desk, visitor, action.page))


async def tidy(_: CallbackQuery, action: TidySaved, visitor: Visitor, desk: Desk) -> Answer:
    """The same page, with what may go."""
    return change(await _tidied(desk, visitor, action.page))


async def take_out(_: CallbackQuery, action: TakeOut, visitor: Visitor, desk: Desk) -> Answer:
    """Keep an article of the list no longer, and offer it back."""
    gone = await keeping.drop(desk, visitor.subscriber, action.article_id)
    return change(await _tidied(desk, visitor, action.page, gone))


async def put_back(_: CallbackQuery, action: PutBack, visitor: Visitor, desk: Desk) -> Answer:
    """Keep it again, where it was."""
    if await reading.shown(desk, action.article_id) is None:
        return toast(gone_toast(visitor.locale))
    since = moment_of(action.saved_at, visitor.now)
    try:
        await keeping.keep(desk, visitor.subscriber, action.article_id, since)
    except keeping.TooManySaved:
        return toast(too_many_saved(visitor.locale), alert=True)
    shown = await _tidied(desk, visitor, action.page)
    return change(shown, put_back_toast(visitor.locale))


async def ask_to_clear(_: CallbackQuery, visitor: Visitor, desk: Desk) -> Answer:
    """Ask whether all is to go."""
    page = await keeping.page(desk, visitor.subscriber, 1)
    if not page.total:
        return change(saved_page(visitor.locale, page, visitor.now))
    return change(clear_question(visitor.locale, page.total, visitor.now))


async def clear(_: CallbackQuery, action: ClearSaved, visitor: Visitor, desk: Desk) -> Answer:
    """Keep nothing of what was saved when that was asked."""
    up_to = moment_of(action.before, visitor.now)
    count = await keeping.clear(desk, visitor.subscriber, up_to)
    left = (await keeping.page(desk, visitor.subscriber, 1)).total
    return change(saved_cleared(visitor.locale, count, left))


async def _page(desk: Desk, visitor: Visitor, number: int) -> Screen:
    found = await keeping.page(desk, visitor.subscriber, number)
    return saved_page(visitor.locale, found, visitor.now)


async def _tidied(
    desk: Desk, visitor: Visitor, number: int, taken_out: Saved | None = None
) -> Screen:
    found = await keeping.page(desk, visitor.subscriber, number)
    return tidy_page(visitor.locale, found, visitor.now, taken_out)
