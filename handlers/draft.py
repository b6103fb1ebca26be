"""A draft's buttons: its rubric, its departure, its end."""

from datetime import timedelta

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, toast
from handlers.composing import draft_screen
from handlers.editor import EDITORS, Allowed
from handlers.press import Pressed
from handlers.visitor import Visitor
from news.article import Article
from newsroom import publishing, reading
from newsroom.desk import Desk
from texts.actions import Break, Cancel, ChooseRubric, PickRubric, Publish, ShowDraft, Undo
from texts.errors import gone_toast
from texts.flight import cancelled, departed_toast, departing, recalled_toast, stale_toast
from texts.post import rubric_picker


def routes() -> Router:
    """What is understood here, in the order in which it is tried."""
    router = Router(name="draft")
    router.callback_query.filter(Allowed(*EDITORS))
    router.callback_query.register(pick_rubric, Pressed(PickRubric))
    router.callback_query.register(choose_rubric, Pressed(ChooseRubric))
    router.callback_query.register(show_draft, Pressed(ShowDraft))
    router.callback_query.register(publish, Pressed(Publish))
    router.callback_query.register(break_news, Pressed(Break))
    router.callback_query.register(undo_publishing, Pressed(Undo))
    router.callback_query.register(cancel, Pressed(Cancel))
    return router


async def pick_rubric(_: CallbackQuery, action: PickRubric, visitor: Visitor, desk: Desk) -> Answer:
    """The rubrics to choose from."""
    article = await publishing.article(desk, action.article_id)
    if article is None:
        return toast(gone_toast(visitor.locale))
    return change(rubric_picker(visitor.locale, article, await reading.rubrics(desk)))


async def choose_rubric(
    _: CallbackQuery, action: ChooseRubric, visitor: Visitor, desk: Desk
) -> Answer:
    """Put the draft under a rubric."""
    try:
        article = await publishing.choose_rubric(desk, action.article_id, action.rubric_id)
    except publishing.WrongStatus as error:
        return _stale(visitor, error)
    except LookupError:
        return toast(gone_toast(visitor.locale))
    return change(await draft_screen(desk, visitor, article))


async def show_draft(_: CallbackQuery, action: ShowDraft, visitor: Visitor, desk: Desk) -> Answer:
    """Back to the card."""
    article = await publishing.article(desk, action.article_id)
    if article is None:
        return toast(gone_toast(visitor.locale))
    return change(await draft_screen(desk, visitor, article))


async def publish(
    press: CallbackQuery, action: Publish, visitor: Visitor, desk: Desk, undo: timedelta
) -> Answer:
    """Send the article out, after the time to think better of it."""
    try:
        article = await publishing.publish(
            desk, action.article_id, visitor.now, undo=undo, **_report_to(press)
        )
    except publishing.WrongStatus as error:
        return _stale(visitor, error)
    if undo:
        return change(departing(visitor.locale, article, visitor.now))
    return toast(departed_toast(visitor.locale))


async def break_news(press: CallbackQuery, action: Break, visitor: Visitor, desk: Desk) -> Answer:
    """Send the article out at once, ahead of all else."""
    try:
        await publishing.break_news(desk, action.article_id, visitor.now, **_report_to(press))
    except publishing.WrongStatus as error:
        return _stale(visitor, error)
    return toast(departed_toast(visitor.locale))


async def undo_publishing(_: CallbackQuery, action: Undo, visitor: Visitor, desk: Desk) -> Answer:
    """Take the article back before it has left."""
    try:
        article = await publishing.recall(desk, action.article_id)
    except publishing.WrongStatus as error:
        return _stale(visitor, error)
    return change(await draft_screen(desk, visitor, article), recalled_toast(visitor.locale))


async def cancel(_: CallbackQuery, action: Cancel, visitor: Visitor, desk: Desk) -> Answer:
    """Give the draft up."""
    try:
        await publishing.cancel(desk, action.article_id)
    except publishing.WrongStatus as error:
        return _stale(visitor, error)
    return change(cancelled(visitor.locale))


def _report_to(press: CallbackQuery) -> dict[str, int | None]:
    """Where the progress is to be shown: on the pressed card.

    The delivery edits it from now on, so the press itself must not: it might come last.
    """
    message_id = press.message.message_id if press.message else None
    return {"report_chat_id": press.from_user.id, "report_message_id": message_id}


def _stale(visitor: Visitor, error: publishing.WrongStatus) -> Answer:
    article: Article | None = error.article
    if article is None:
        return toast(gone_toast(visitor.locale))
    return toast(stale_toast(visitor.locale, article.status))
