"""Whom an article would reach by its story alone."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.subscription import Timing
from storage.audience import Audience, as_of_now, hears, kept_back
from storage.dialect import listed
from storage.news_languages import reads
from storage.tables import story_followers, subscribers, subscriptions

_INSTANT = Timing.INSTANT.value


async def with_followers(
    connection: AsyncConnection,
    readers: Audience,
    story_id: int,
    rubric_ids: Sequence[int],
    rule_ids: Sequence[int],
    now: datetime,
    zone: ZoneInfo,
    language: str,
) -> Audience:
    """The audience of an article in a language with those who follow its story, each once.

    ``zone`` is that of readers who chose none.
    """
    wants = or_(
        listed(subscriptions.c.rubric_id, rubric_ids), listed(subscriptions.c.rule_id, rule_ids)
    )
    promptest = (
        select(func.max(subscriptions.c.timing))
        .where(subscriptions.c.subscriber_id == story_followers.c.subscriber_id)
        .where(wants, hears(subscriptions, now))
        .scalar_subquery()
    )
    pauses, is_quiet, is_full = kept_back(await as_of_now(connection, now, zone))
    kept = case((pauses, "paused"), (is_quiet, "quiet"), (is_full, "digest"), else_="by_story")
    follows = (
        select(promptest.label("timing"), kept.label("kept"))
        .join_from(story_followers, subscribers)
        .where(story_followers.c.story_id == story_id, subscribers.c.inactive_reason.is_(None))
        .where(subscribers.c.chat_id > 0)
        .where(reads(language))
        .subquery()
    )
    counted = select(follows.c.timing, follows.c.kept, func.count())
    total = Counter(asdict(readers))
    for timing, kind, count in await connection.execute(
        counted.group_by(follows.c.timing, follows.c.kept)
    ):
        # Whoever has a subscription at once is counted by that, and whoever pauses is already.
        if timing == _INSTANT or (timing and kind == "paused"):
            continue
        total[kind] += count
        total["digest"] -= count if timing else 0
    return Audience(**total)
