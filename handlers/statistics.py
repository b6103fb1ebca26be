"""/stats: the newsroom in figures, or one article's deliveries."""

from aiogram import Router
from aiogram.filters import CommandObject

from handlers.answer import Answer, say
from handlers.editor import EDITORS, Allowed
from handlers.number import split_number
from handlers.typed import Typed
from handlers.visitor import Visitor
from newsroom import counting, publishing
from newsroom.desk import Desk
from texts.errors import article_gone
from texts.statistics import article_figures, overview


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="statistics")
    router.message.filter(Allowed(*EDITORS))
    router.message.register(statistics, Typed("stats"))
    return router


async def statistics(_: object, command: CommandObject, visitor: Visitor, desk: Desk) -> Answer:
    """The figures."""
    if command.args:
        article_id, _ = split_number(command.args)
        return await _of_article(desk, visitor, article_id)
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


async def _of_article(desk: Desk, visitor: Visitor, article_id: int | None) -> Answer:
    article = None if article_id is None else await publishing.article(desk, article_id)
    if article is None:
        return say(article_gone(visitor.locale))
    figures = await counting.figures_of_article(desk, article)
    return say(article_figures(visitor.locale, article, figures.tally, figures.in_digests))
