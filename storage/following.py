"""Whom an article would reach by its story alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.subscription import Timing
from storage.audience import Audience, hears
from storage.dialect import listed
from storage.news_languages import reads
from storage.tables import story_followers, subscribers, subscriptions

_INSTANT, _DIGEST = Timing.INSTANT.value, Timing.DIGEST.value


async def with_followers(
    connection: AsyncConnection,
    readers: Audience,
    story_id: int,
    rubric_ids: Sequence[int],
    rule_ids: Sequence[int],
    now: datetime,
    language: str,
) -> Audience:
    """The audience of an article in a language with those who follow its story, each once."""
    wants = or_(
        listed(subscriptions.c.rubric_id, rubric_ids), listed(subscriptions.c.rule_id, rule_ids)
    )
    promptest = (
        select(func.max(subscriptions.c.timing))
        .where(subscriptions.c.subscriber_id == story_followers.c.subscriber_id)
        .where(wants, hears(subscriptions, now))
        .scalar_subquery()
    )
    pauses = func.coalesce(subscribers.c.paused_until > now, false())
    follows = (
        select(promptest.label("timing"), pauses.label("pauses"))
        .join_from(story_followers, subscribers)
        .where(story_followers.c.story_id == story_id, subscribers.c.inactive_reason.is_(None))
        .where(reads(language))
        .subquery()
    )
    counted = select(follows.c.timing, follows.c.pauses, func.count())
    for timing, paused, count in await connection.execute(
        counted.group_by(follows.c.timing, follows.c.pauses)
    ):
        readers = _counted(readers, timing, count, paused=bool(paused))
    return readers


def _counted(readers: Audience, timing: str | None, count: int, *, paused: bool) -> Audience:
    if paused:
        # Whoever has a subscription to it is counted as paused already.
        return readers if timing else replace(readers, paused=readers.paused + count)
    if timing == _INSTANT:
        return readers
    by_digest = count if timing == _DIGEST else 0
    digest = readers.digest - by_digest
    return replace(readers, by_story=readers.by_story + count, digest=digest)
