"""How many groups and channels an article would reach; readers are counted in storage.audience."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.subscriber import PlaceKind
from storage.audience import hears
from storage.dialect import listed
from storage.news_languages import reads
from storage.tables import story_followers, subscribers, subscriptions


async def reached_places(
    connection: AsyncConnection,
    rubric_ids: Sequence[int],
    rule_ids: Sequence[int],
    now: datetime,
    language: str,
    story_id: int | None = None,
) -> dict[PlaceKind, int]:
    """How many places an article in a language would reach, at once or by digest, by their kind.

    They follow one of its rubrics, a rule that it meets, or its story, and are not paused.
    """
    about = or_(
        listed(subscriptions.c.rubric_id, rubric_ids), listed(subscriptions.c.rule_id, rule_ids)
    )
    wants = (
        select(subscriptions.c.id)
        .where(subscriptions.c.subscriber_id == subscribers.c.id, about, hears(subscriptions, now))
        .exists()
    )
    follows = (
        select(story_followers.c.story_id)
        .where(story_followers.c.subscriber_id == subscribers.c.id)
        .where(story_followers.c.story_id == story_id)
        .exists()
    )
    pauses = subscribers.c.paused_until
    counted = (
        select(subscribers.c.kind, func.count())
        .where(subscribers.c.chat_id < 0, subscribers.c.inactive_reason.is_(None))
        .where(or_(pauses.is_(None), pauses <= now), reads(language))
        .where(wants if story_id is None else or_(wants, follows))
        .group_by(subscribers.c.kind)
    )
    rows = await connection.execute(counted)
    return {PlaceKind(kind): number for kind, number in rows}
