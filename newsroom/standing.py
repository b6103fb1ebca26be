"""What an editor has to know of a draft before it goes out, for its card."""

from datetime import datetime

from news.article import Article
from news.standing import Standing
from newsroom import publishing
from newsroom.desk import Desk


async def standing(desk: Desk, article: Article, now: datetime) -> Standing:
    """How a draft stands now. Raises WrongStatus when there is no such article."""
    return Standing(
        plan=await publishing.plan(desk, article.id, now),
        repeats=await publishing.seen_before(desk, article),
    )
