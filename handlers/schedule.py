"""/schedule: when an article goes out, or must not yet: by buttons, or asked in words."""

import logging
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from aiogram import Bot, F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.answer import Answer, change, say, toast
from handlers.asking import ask
from handlers.composing import draft_screen
from handlers.content import is_forwarded
from handlers.draft import Planning, embargo_screen, planned_screen, report_to, stale
from handlers.editor import EDITORS, Allowed
from handlers.editor_chat import EditorChat
from handlers.number import numbered
from handlers.planning import Plan, plan_in_words, tell
from handlers.press import Pressed
from handlers.said import Said
from handlers.typed import Typed
from handlers.visitor import Visitor
from handlers.waiting import asked_at, is_cancellation, is_over, stop_waiting
from handlers.wishes import REFUSED, refused
from news.approval import Wish
from news.article import Article, ArticleStatus
from news.role import Role
from newsroom import originals, publishing, scheduling
from newsroom.approving import NeedsApproval
from newsroom.desk import Desk
from newsroom.refusals import Embargoed, WrongStatus
from newsroom.scheduling import PastMoment
from texts.amendment import command_forwarded
from texts.errors import gone_toast
from texts.flight import departed_toast, departing
from texts.schedule import (
    ask_moment,
    dropped_toast,
    embargo_set,
    not_plannable,
    past_toast,
    plan_times,
    planned_toast,
    schedule_usage,
)
from texts.schedule_actions import (
    AskPlan,
    DropPlan,
    EmbargoUntil,
    PlanFor,
    PublishDespite,
    ShowPlanTimes,
)

log = logging.getLogger(__name__)

_EMBARGO = re.compile(
    r"(?:эмбарго|эмбарга|embargo)\b[\s:]*(?:(?:до|да|until|till)\b)?", re.IGNORECASE
)
_MINUTE = 60


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="schedule")
    router.message.filter(Allowed(*EDITORS))
    router.callback_query.filter(Allowed(*EDITORS))
    router.message.register(schedule, Typed("schedule"))
    router.callback_query.register(show_times, Pressed(ShowPlanTimes))
    router.callback_query.register(plan_for, Pressed(PlanFor))
    router.callback_query.register(ask_plan, Pressed(AskPlan))
    router.callback_query.register(drop_plan, Pressed(DropPlan))
    router.callback_query.register(set_embargo, Pressed(EmbargoUntil))
    router.callback_query.register(publish_despite, Pressed(PublishDespite))
    # What somebody else has written is no moment: it may be the next article.
    typed = Said(F.text, ~F.text.startswith("/"), ~F.forward_origin)
    router.message.register(take_moment, StateFilter(Planning.awaited), typed)
    return router


async def schedule(
    message: Message, command: CommandObject, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Plan the article with that number for the moment behind it, or offer the usual hours."""
    if is_forwarded(message) or message.via_bot is not None:
        return say(command_forwarded(visitor.locale, command.command.lower()))
    article_id, words = numbered(message.text or message.caption or "")
    if article_id is None:
        return say(schedule_usage(visitor.locale))
    article = await publishing.article(desk, article_id)
    if article is None or article.status not in publishing.UNSENT:
        return say(not_plannable(visitor.locale, article, article_id))
    if not words:
        return say(plan_times(visitor.locale, article, visitor.now))
    plan = Plan(article_id)
    if under_embargo := _EMBARGO.match(words):
        plan, words = replace(plan, embargo=True), words[under_embargo.end() :].strip()
    if plan.embargo and not words:
        return say(ask_moment(visitor.locale, article, embargo=True))
    chat = EditorChat.of(desk, bot, visitor, message)
    return await plan_in_words(chat, article, plan, words, _said_at(message, visitor))


async def show_times(
    _: CallbackQuery, action: ShowPlanTimes, state: FSMContext, visitor: Visitor, desk: Desk
) -> Answer:
    """The usual hours, in place; nothing is waited for any more."""
    await stop_waiting(state, Planning)
    article = await publishing.article(desk, action.article_id)
    if article is None or article.status not in publishing.UNSENT:
        return stale(visitor, article)
    return change(plan_times(visitor.locale, article, visitor.now, action.preview_id))


async def plan_for(
    press: CallbackQuery,
    action: PlanFor,
    state: FSMContext,
    visitor: Visitor,
    desk: Desk,
    bot: Bot,
) -> Answer:
    """Plan the article for the moment on the button."""
    await stop_waiting(state, Planning)
    at = _moment(action.minute)
    if at is None:
        return toast(gone_toast(visitor.locale))
    chat = EditorChat.of_press(desk, bot, visitor, press)
    article_id, seen = action.article_id, action.revision
    try:
        article = await scheduling.schedule(
            desk, article_id, at, visitor.doer, revision=seen, **report_to(press)
        )
    except PastMoment:
        return toast(past_toast(visitor.locale), alert=True)
    except Embargoed as error:
        return change(embargo_screen(visitor, error.article, action.preview_id))
    except NeedsApproval:
        return await ask(chat, press, article_id, Wish.SCHEDULE, revision=seen, departs_at=at)
    except REFUSED as error:
        return await refused(chat, press, article_id, error)
    log.info("article.scheduled", extra={"user": chat.id, "article": article.id})
    await _pressed(chat, press, state, article)
    card = await planned_screen(desk, visitor, article, action.preview_id)
    return change(card, planned_toast(visitor.locale, article, visitor.now))


async def ask_plan(
    _: CallbackQuery, action: AskPlan, state: FSMContext, visitor: Visitor, desk: Desk
) -> Answer:
    """Wait for a moment in words."""
    article = await publishing.article(desk, action.article_id)
    if article is None or article.status not in publishing.UNSENT:
        return stale(visitor, article)
    await state.set_data(
        {
            "article": action.article_id,
            "preview": action.preview_id,
            "embargo": action.embargo,
            **asked_at(visitor.now),
        }
    )
    await state.set_state(Planning.awaited)
    return change(ask_moment(visitor.locale, article, action.preview_id, embargo=action.embargo))


async def take_moment(
    message: Message, state: FSMContext, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """The awaited moment; what is none is explained, and a moment is still awaited."""
    awaited = await state.get_data()
    if is_over(awaited, visitor.now):
        await state.clear()
        raise SkipHandler
    plan = _awaited(awaited)
    article = await publishing.article(desk, plan.article_id)
    if article is None or article.status not in publishing.UNSENT:
        await state.clear()
        return say(not_plannable(visitor.locale, article, plan.article_id))
    if is_cancellation(message.text):
        # Of the question: a plan, or an embargo, is dropped by its button, or by other words.
        await state.clear()
        return say(plan_times(visitor.locale, article, visitor.now, plan.preview_id))
    chat = EditorChat.of(desk, bot, visitor, message)
    words, said_at = message.text or "", _said_at(message, visitor)
    return await plan_in_words(chat, article, plan, words, said_at, state.clear)


async def drop_plan(
    press: CallbackQuery,
    action: DropPlan,
    state: FSMContext,
    visitor: Visitor,
    desk: Desk,
    bot: Bot,
) -> Answer:
    """Make a draft again of what is planned."""
    await stop_waiting(state, Planning)
    chat = EditorChat.of_press(desk, bot, visitor, press)
    try:
        article = await scheduling.unschedule(desk, action.article_id, visitor.doer)
    except WrongStatus as error:
        return stale(visitor, error.article)
    log.info("article.unscheduled", extra={"user": chat.id, "article": article.id})
    await _pressed(chat, press, state, article)
    screen = await draft_screen(desk, visitor, article, action.preview_id)
    return change(screen, dropped_toast(visitor.locale))


async def set_embargo(
    press: CallbackQuery,
    action: EmbargoUntil,
    state: FSMContext,
    visitor: Visitor,
    desk: Desk,
    bot: Bot,
) -> Answer:
    """Set the embargo on the button, or lift it."""
    await stop_waiting(state, Planning)
    until = _moment(action.minute) if action.minute else None
    chat = EditorChat.of_press(desk, bot, visitor, press)
    try:
        article = await scheduling.embargo(desk, action.article_id, until, visitor.doer)
    except PastMoment:
        return toast(past_toast(visitor.locale), alert=True)
    except WrongStatus as error:
        return stale(visitor, error.article)
    except Embargoed as error:
        return change(embargo_screen(visitor, error.article, action.preview_id))
    log.info("article.embargoed", extra={"user": chat.id, "article": article.id})
    await _pressed(chat, press, state, article)
    return change(embargo_set(visitor.locale, article, visitor.now, action.preview_id))


async def publish_despite(
    press: CallbackQuery,
    action: PublishDespite,
    visitor: Visitor,
    desk: Desk,
    undo: timedelta,
    bot: Bot,
) -> Answer:
    """Publish an article under an embargo: an owner asks for it."""
    chat = EditorChat.of_press(desk, bot, visitor, press)
    wish = Wish.BREAK if action.breaking else Wish.PUBLISH
    try:
        article = await _send_despite(chat, press, action, undo)
    except Embargoed as error:
        seen = error.article, action.preview_id
        return change(embargo_screen(visitor, *seen, breaking=action.breaking))
    except NeedsApproval:
        return await ask(chat, press, action.article_id, wish, revision=action.revision)
    except REFUSED as error:
        return await refused(chat, press, action.article_id, error)
    log.info("article.despite_embargo", extra={"user": chat.id, "article": article.id})
    await tell(chat, article)
    if article.status is ArticleStatus.DEPARTING:
        return change(departing(visitor.locale, article, visitor.now, action.preview_id))
    return toast(departed_toast(visitor.locale))


async def _send_despite(
    chat: EditorChat, press: CallbackQuery, action: PublishDespite, undo: timedelta
) -> Article:
    about = chat.desk, action.article_id, chat.now
    is_owner, by, seen = chat.visitor.role is Role.OWNER, chat.visitor.doer, action.revision
    if action.breaking:
        return await publishing.break_news(
            *about, by=by, revision=seen, despite_embargo=is_owner, **report_to(press)
        )
    return await publishing.publish(
        *about, undo=undo, by=by, revision=seen, despite_embargo=is_owner, **report_to(press)
    )


async def _pressed(
    chat: EditorChat, press: CallbackQuery, state: FSMContext, article: Article
) -> None:
    """Tell of a press, and let it be the answer to the question in words, if that was asked."""
    await stop_waiting(state, Planning)
    shown = await originals.shown(chat.desk, article.id, chat.id)
    pressed = press.message.message_id if press.message else None
    await tell(chat, article, elsewhere=shown is not None and shown.card_id != pressed)


def _awaited(data: dict[str, Any]) -> Plan:
    return Plan(int(data.get("article", 0)), data.get("preview"), bool(data.get("embargo")))


def _said_at(message: Message, visitor: Visitor) -> datetime:
    """Since when an hour is counted: what is handled late, or again, means the same moment."""
    return min(message.date, visitor.now)


def _moment(minute: int) -> datetime | None:
    """The moment on a button; a forged one may be of any year."""
    try:
        return datetime.fromtimestamp(minute * _MINUTE, UTC)
    except (OverflowError, ValueError, OSError):
        return None
