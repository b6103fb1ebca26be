"""What an editor should know before a draft goes: an article like it, and a word of advice."""

import asyncio

from handlers.visitor import Visitor
from news.advice import advice
from news.article import Article
from newsroom.desk import Desk
from newsroom.likeness import similar
from texts.likeness import forewarned
from texts.message import Message as Screen


async def forewarn(
    desk: Desk,
    visitor: Visitor,
    draft: Article,
    card: Screen,
    before: Article | None,
    preview_id: int | None,
) -> Screen:
    """A draft's card with that; ``before`` is the very same article, which the card names."""
    like = await similar(desk, draft, visitor.now) if before is None else None
    # A text may be long.
    mend = await asyncio.to_thread(advice, draft, visitor.now)
    return forewarned(visitor.locale, card, draft, like, mend, preview_id)
