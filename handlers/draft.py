"""A draft's buttons: its rubric, its departure, its end."""

import logging
from datetime import datetime, timedelta
from typing import TypedDict

from aiogram import Bot, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, delete, refresh, tick, toast
from handlers.asking import ask
from handlers.composing import draft_screen, show_in_place
from handlers.editor import EDITORS, WRITERS, Allowed
from handlers.editor_chat import EditorChat
from handlers.press import Pressed
from handlers.visitor import Visitor
from handlers.waiting import stop_waiting
from news.approval import Wish
from news.article import Article, ArticleStatus
from news.role import Role
from newsroom import approving, attending, filing, publishing, reading, refusals
from newsroom.approving import NeedsApproval
from newsroom.desk import Desk
from texts.article import article_message
from texts.draft_actions import (
    Break,
    BreakNow,
    Cancel,
    Publish,
    ShareDraft,
    ShowDraft,
    Undo,
)
from texts.errors import gone_toast
from texts.filing_actions import ChooseRubric, PickRubric
from texts.flight import (
    cancelled,
    changed_since_toast,
    departed_toast,
    departing,
    recalled_toast,
    stale_toast,
)
from texts.message import Message as Screen
from texts.post import break_question, draft_not_shared, draft_shareable, rubric_picker
from texts.schedule import embargoed, planned_card

log = logging.getLogger(__name__)

_KEPT_IN = (
    refusals.WrongStatus,
    refusals.ChangedSince,
    refusals.Embargoed,
    NeedsApproval,
)
_GONE = (ArticleStatus.CANCELLED, ArticleStatus.WITHDRAWN)


class Planning(StatesGroup):
    """An editor is to say when an article goes out."""

    awaited = State()


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="draft")
    router.callback_query.filter(Allowed(*WRITERS))
    only = Allowed(*EDITORS)
    router.callback_query.register(pick_rubric, Pressed(PickRubric))
    router.callback_query.register(choose_rubric, Pressed(ChooseRubric))
    router.callback_query.register(show_draft, Pressed(ShowDraft))
    router.callback_query.register(publish, Pressed(Publish), only)
    router.callback_query.register(ask_to_break, Pressed(Break), only)
    router.callback_query.register(break_news, Pressed(BreakNow), only)
    router.callback_query.register(share, Pressed(ShareDraft))
    router.callback_query.register(undo_publishing, Pressed(Undo), only)
    router.callback_query.register(cancel, Pressed(Cancel))
    return router


async def pick_rubric(_: CallbackQuery, action: PickRubric, visitor: Visitor, desk: Desk) -> Answer:
    """The rubrics to choose from."""
    article = await publishing.article(desk, action.article_id)
    if article is None or article.status is not ArticleStatus.DRAFT:
        return stale(visitor, article)
    await attending.attend(desk, article, visitor.person_id, visitor.now)
    rubrics = await reading.rubrics(desk)
    return change(rubric_picker(visitor.locale, article, rubrics, action.preview_id))


async def choose_rubric(
    press: CallbackQuery, action: ChooseRubric, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Put the draft under a rubric, which its preview shows too."""
    try:
        article = await filing.choose(
            desk, action.article_id, action.rubric_id, visitor.person_id, visitor.now
        )
    except refusals.WrongStatus as error:
        return stale(visitor, error.article)
    except LookupError:
        return toast(gone_toast(visitor.locale))
    await _tell_colleagues(desk, visitor, article)
    await _refresh_preview(press, action, visitor, article, bot)
    return change(await draft_screen(desk, visitor, article, action.preview_id))


async def show_draft(
    press: CallbackQuery,
    action: ShowDraft,
    state: FSMContext,
    visitor: Visitor,
    desk: Desk,
    bot: Bot,
) -> Answer:
    """Back to the card, below a preview that shows the same wording, or below a new one."""
    await stop_waiting(state, Planning)
    article = await publishing.article(desk, action.article_id)
    if article is not None and article.status is ArticleStatus.DEPARTING:
        return change(departing(visitor.locale, article, visitor.now, action.preview_id))
    if article is not None and article.status is ArticleStatus.SCHEDULED:
        return change(await planned_screen(desk, visitor, article, action.preview_id))
    if article is None or article.status is not ArticleStatus.DRAFT:
        return stale(visitor, article)
    if action.preview_id is None:
        await show_in_place(EditorChat.of_press(desk, bot, visitor, press), article)
        return Answer()
    await attending.attend(desk, article, visitor.person_id, visitor.now)
    await _refresh_preview(press, action, visitor, article, bot)
    return change(await draft_screen(desk, visitor, article, action.preview_id))


async def publish(
    press: CallbackQuery, action: Publish, visitor: Visitor, desk: Desk, undo: timedelta, bot: Bot
) -> Answer:
    """Publish the article after the undo window."""
    try:
        article = await publishing.publish(
            desk,
            action.article_id,
            visitor.now,
            undo=undo,
            revision=action.revision,
            by=visitor.doer,
            **report_to(press),
        )
    except _KEPT_IN as error:
        return await _kept_in(EditorChat.of_press(desk, bot, visitor, press), press, action, error)
    log.info("article.published", extra={"user": visitor.person_id, "article": article.id})
    await _tell_colleagues(desk, visitor, article)
    if undo:
        return change(departing(visitor.locale, article, visitor.now, action.preview_id))
    return toast(departed_toast(visitor.locale))


async def ask_to_break(
    press: CallbackQuery, action: Break, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Ask once more, with the number of those whom it reaches."""
    article = await publishing.article(desk, action.article_id)
    if article is None or article.status not in publishing.OPEN:
        return stale(visitor, article)
    if action.revision not in (None, article.revision):
        return await _show_anew(EditorChat.of_press(desk, bot, visitor, press), press, action)
    plan = await publishing.plan(desk, article.id, visitor.now)
    asks = await approving.is_to_be_agreed(desk, article, Wish.BREAK)
    screen = break_question(visitor.locale, article, plan, action.preview_id, is_agreed=not asks)
    return change(screen)


async def break_news(
    press: CallbackQuery, action: BreakNow, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Publish the article as breaking news, before everything else."""
    try:
        article = await publishing.break_news(
            desk,
            action.article_id,
            visitor.now,
            revision=action.revision,
            by=visitor.doer,
            **report_to(press),
        )
    except _KEPT_IN as error:
        return await _kept_in(EditorChat.of_press(desk, bot, visitor, press), press, action, error)
    log.info("article.breaking", extra={"user": visitor.person_id, "article": article.id})
    await _tell_colleagues(desk, visitor, article)
    return toast(departed_toast(visitor.locale))


async def undo_publishing(
    press: CallbackQuery, action: Undo, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Undo publishing within the undo window."""
    try:
        article = await publishing.recall(desk, action.article_id, visitor.doer)
    except refusals.WrongStatus as error:
        return stale(visitor, error.article)
    log.info("article.recalled", extra={"user": visitor.person_id, "article": article.id})
    await _tell_colleagues(desk, visitor, article)
    await _refresh_preview(press, action, visitor, article, bot)
    screen = await draft_screen(desk, visitor, article, action.preview_id)
    return change(screen, recalled_toast(visitor.locale))


async def cancel(_: CallbackQuery, action: Cancel, visitor: Visitor, desk: Desk) -> Answer:
    """Give the draft up."""
    try:
        article = await publishing.cancel(desk, action.article_id, visitor.doer)
    except refusals.WrongStatus as error:
        return stale(visitor, error.article)
    log.info("article.cancelled", extra={"user": visitor.person_id, "article": article.id})
    await _tell_colleagues(desk, visitor, article)
    return change(cancelled(visitor.locale))


async def share(_: CallbackQuery, action: ShareDraft, visitor: Visitor, desk: Desk) -> Answer:
    """A draft cannot be shared; once published, its preview gets a reader's buttons."""
    article = await publishing.article(desk, action.article_id)
    if article is None or article.status in _GONE:
        return stale(visitor, article)
    if article.status is not ArticleStatus.PUBLISHED:
        return toast(draft_not_shared(visitor.locale), alert=True)
    rows = article_message(visitor.locale, article).buttons
    return tick(rows, draft_shareable(visitor.locale))


async def _tell_colleagues(desk: Desk, visitor: Visitor, article: Article) -> None:
    await attending.changed(desk, article, visitor.person_id, visitor.now)


async def _refresh_preview(
    press: CallbackQuery,
    action: ChooseRubric | ShowDraft | Undo,
    visitor: Visitor,
    article: Article,
    bot: Bot,
) -> None:
    if action.preview_id is not None:
        preview = article_message(visitor.locale, article, visitor.now)
        await refresh(bot, press.from_user.id, action.preview_id, preview)


async def _kept_in(
    chat: EditorChat, press: CallbackQuery, action: Publish | BreakNow, error: Exception
) -> Answer:
    """Why a draft does not go out, or not yet."""
    if isinstance(error, NeedsApproval):
        return await _ask(chat, press, action)
    if isinstance(error, refusals.ChangedSince):
        return await _show_anew(chat, press, action)
    if isinstance(error, refusals.Embargoed):
        preview_id = action.preview_id if isinstance(action, Publish) else None
        breaking = isinstance(action, BreakNow)
        return change(embargo_screen(chat.visitor, error.article, preview_id, breaking=breaking))
    return stale(chat.visitor, error.article if isinstance(error, refusals.WrongStatus) else None)


async def _ask(chat: EditorChat, press: CallbackQuery, action: Publish | BreakNow) -> Answer:
    """Ask a second editor to agree to what was pressed."""
    wish = Wish.BREAK if isinstance(action, BreakNow) else Wish.PUBLISH
    return await ask(chat, press, action.article_id, wish, revision=action.revision)


async def _show_anew(
    chat: EditorChat, press: CallbackQuery, action: Publish | Break | BreakNow
) -> Answer:
    """Show the draft as it is by now: nothing is published that its editor has not seen."""
    article = await publishing.article(chat.desk, action.article_id)
    if article is None or article.status not in publishing.OPEN:
        return stale(chat.visitor, article)
    if press.message is not None:
        await delete(chat.bot, chat.id, [press.message.message_id])
    await show_in_place(chat, article)
    return toast(changed_since_toast(chat.locale))


async def planned_screen(
    desk: Desk,
    visitor: Visitor,
    article: Article,
    preview_id: int | None,
    skipped: datetime | None = None,
) -> Screen:
    """The card of an article in the plan."""
    plan = await publishing.plan(desk, article.id, visitor.now)
    return planned_card(
        visitor.locale, article, visitor.now, preview_id, plan=plan, skipped=skipped
    )


def embargo_screen(
    visitor: Visitor, article: Article, preview_id: int | None = None, *, breaking: bool = False
) -> Screen:
    """Until when an article may not go out; an owner may send it all the same."""
    is_owner = visitor.role is Role.OWNER
    return embargoed(
        visitor.locale, article, visitor.now, preview_id, is_owner=is_owner, breaking=breaking
    )


class ReportTo(TypedDict):
    """The message that shows how an article fares."""

    report_chat_id: int
    report_message_id: int | None


def report_to(press: CallbackQuery) -> ReportTo:
    """Where the progress is to be shown: on the pressed card.

    The delivery edits it from now on, so the press itself must not: it might come last.
    """
    message_id = press.message.message_id if press.message else None
    return {"report_chat_id": press.from_user.id, "report_message_id": message_id}


def stale(visitor: Visitor, article: Article | None) -> Answer:
    """Why a draft's old button does nothing any more."""
    if article is None:
        return toast(gone_toast(visitor.locale))
    return toast(stale_toast(visitor.locale, article.status))
