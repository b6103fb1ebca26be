"""What an editor has to know of a draft before it goes out, for its card."""

from datetime import datetime

from news.article import Article
from news.standing import Standing
from newsroom import attending, publishing
from newsroom.desk import Desk


async def standing(desk: Desk, article: Article, now: datetime, you: int | None = None) -> Standing:
    """How a draft stands now, as an editor, ``you``, sees it.

    Raises WrongStatus when there is no such article.
    """
    present = (await attending.at_work(desk, [article.id], now)).get(article.id, ())
    changed = None if you is None else await attending.last_change(desk, article, you)
    return Standing(
        plan=await publishing.plan(desk, article.id, now),
        repeats=await publishing.seen_before(desk, article),
        at_work=tuple(each for each in present if each.id != you),
        changed=changed,
    )
