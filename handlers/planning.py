"""What an editor says of when an article goes out, carried out."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from handlers.answer import Answer, delete, say
from handlers.colleagues import ask_colleagues
from handlers.composing import draft_screen
from handlers.draft import embargo_screen, planned_screen
from handlers.editor_chat import EditorChat
from news.approval import Wish
from news.article import Article
from news.release.outcome import NoRelease, ReleaseTime
from news.release_language import read_release_time
from newsroom import attending, requesting, scheduling
from newsroom.approving import NeedsApproval
from newsroom.refusals import Embargoed, WrongStatus
from newsroom.scheduling import PastMoment
from texts.schedule import embargo_set, not_plannable, not_planned, plan_times

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """Which article an editor plans; with ``embargo``, until when nobody is to send it."""

    article_id: int
    preview_id: int | None = None
    embargo: bool = False


async def plan_in_words(
    chat: EditorChat,
    article: Article,
    plan: Plan,
    words: str,
    said_at: datetime,
    done: Callable[[], Awaitable[None]] | None = None,
) -> Answer:
    """Plan an article for what words said at a moment; ``done`` when it is."""
    outcome = read_release_time(words, said_at, chat.locale.zone)
    if isinstance(outcome, ReleaseTime | NoRelease):
        if done is not None:
            await done()
        return await _planned(chat, article, plan, outcome)
    return say(
        not_planned(chat.locale, article, outcome, chat.now, plan.preview_id, embargo=plan.embargo)
    )


async def _planned(
    chat: EditorChat, article: Article, plan: Plan, outcome: ReleaseTime | NoRelease
) -> Answer:
    """Carry a plan out, or say why not."""
    try:
        if plan.embargo:
            until = outcome.at if isinstance(outcome, ReleaseTime) else None
            return await _keep_back(chat, article, plan, until)
        if isinstance(outcome, ReleaseTime):
            return await _put_on(chat, article, plan, outcome)
        return await _take_off(chat, article, plan)
    except PastMoment:
        return say(plan_times(chat.locale, article, chat.now, plan.preview_id))
    except WrongStatus as error:
        return say(not_plannable(chat.locale, error.article, article.id))
    except Embargoed as error:
        return say(embargo_screen(chat.visitor, error.article, plan.preview_id))


async def _keep_back(
    chat: EditorChat, article: Article, plan: Plan, until: datetime | None
) -> Answer:
    kept = await scheduling.embargo(chat.desk, article.id, until, chat.visitor.doer)
    log.info("article.embargoed", extra={"user": chat.id, "article": kept.id})
    await tell(chat, kept, elsewhere=True)
    return say(embargo_set(chat.locale, kept, chat.now, plan.preview_id))


async def _take_off(chat: EditorChat, article: Article, plan: Plan) -> Answer:
    kept = await scheduling.unschedule(chat.desk, article.id, chat.visitor.doer)
    log.info("article.unscheduled", extra={"user": chat.id, "article": kept.id})
    await tell(chat, kept, elsewhere=True)
    return say(await draft_screen(chat.desk, chat.visitor, kept, plan.preview_id))


async def _put_on(chat: EditorChat, article: Article, plan: Plan, said: ReleaseTime) -> Answer:
    """Say a plan back in a message that will show how the article fares."""
    try:
        planned = await scheduling.schedule(chat.desk, article.id, said.at, chat.visitor.doer)
    except NeedsApproval:
        return await _asked(chat, article, plan, said.at)
    log.info("article.scheduled", extra={"user": chat.id, "article": planned.id})
    await tell(chat, planned, elsewhere=True)
    card = await planned_screen(chat.desk, chat.visitor, planned, plan.preview_id, said.skipped)
    sent = await chat.send(card)
    before = await scheduling.report_in(chat.desk, article.id, chat.id, sent)
    if before is not None:
        await delete(chat.bot, chat.id, [before])
    return Answer()


async def _asked(chat: EditorChat, article: Article, plan: Plan, at: datetime) -> Answer:
    """Ask a second editor to agree to a plan that was typed."""
    asked = await requesting.ask(
        chat.desk, article.id, Wish.SCHEDULE, chat.visitor.doer, departs_at=at
    )
    await ask_colleagues(chat, asked.article)
    log.info("approval.asked", extra={"user": chat.id, "article": article.id})
    return say(await draft_screen(chat.desk, chat.visitor, asked.article, plan.preview_id))


async def tell(chat: EditorChat, article: Article, *, elsewhere: bool = False) -> None:
    """Let colleagues see what was done to an article; who did it ``elsewhere``, in their card."""
    await attending.changed(chat.desk, article, chat.id, chat.now, elsewhere=elsewhere)
