"""/stats: the newsroom in figures, or one article's deliveries."""

from aiogram import Router
from aiogram.filters import CommandObject

from handlers.answer import Answer, say
from handlers.editor import EDITORS, Allowed
from handlers.typed import Typed
from handlers.visitor import Visitor
from newsroom import counting, publishing
from newsroom.desk import Desk
from texts.errors import article_gone
from texts.statistics import article_figures, overview

_MOST_DIGITS = 18


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="statistics")
    router.message.filter(Allowed(*EDITORS))
    router.message.register(statistics, Typed("stats"))
    return router


async def statistics(_: object, command: CommandObject, visitor: Visitor, desk: Desk) -> Answer:
    """The figures."""
    # As the bot writes it, too: № 12.
    number = (command.args or "").lstrip("№# \xa0")
    if command.args:
        return await _of_article(desk, visitor, number)
    figures = await counting.statistics(desk)
    return say(
        overview(
            visitor.locale,
            readers=figures.active_readers,
            gone=figures.readers - figures.active_readers,
            subscriptions=figures.rubric_subscriptions + figures.rule_subscriptions,
            articles=figures.published,
            tally=await counting.tally_of_all(desk),
        )
    )


async def _of_article(desk: Desk, visitor: Visitor, number: str) -> Answer:
    known = number.isascii() and number.isdigit() and len(number) <= _MOST_DIGITS
    article = await publishing.article(desk, int(number)) if known else None
    if article is None:
        return say(article_gone(visitor.locale))
    figures = await counting.figures_of_article(desk, article)
    return say(article_figures(visitor.locale, article, figures.tally, figures.in_digests))
