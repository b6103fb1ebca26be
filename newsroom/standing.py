"""What an editor has to know of a draft before it goes out, for its card."""

import asyncio
from datetime import datetime

from news.advice import advice
from news.article import Article
from news.standing import Standing
from newsroom import publishing
from newsroom.desk import Desk
from newsroom.likeness import similar


async def standing(desk: Desk, article: Article, now: datetime) -> Standing:
    """How a draft stands now. Raises WrongStatus when there is no such article."""
    repeats = await publishing.seen_before(desk, article)
    return Standing(
        plan=await publishing.plan(desk, article.id, now),
        repeats=repeats,
        likeness=await similar(desk, article, now) if repeats is None else None,
        # A text may be long.
        advice=tuple(await asyncio.to_thread(advice, article, now)),
    )
