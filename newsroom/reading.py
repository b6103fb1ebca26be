"""What everybody may read: the published articles, and the rubrics."""

from news.article import Article, ArticleStatus
from news.page import Page
from news.rubric import Rubric, find_rubric
from news.rule_language import cut_short
from newsroom.desk import Desk
from storage.articles import article_by_id, count_published, published, published_by_sequence
from storage.rubrics import all_rubrics
from storage.search import count_found, find

PAGE = 5


async def rubrics(desk: Desk) -> tuple[Rubric, ...]:
    """The rubrics that are offered, in their order."""
    return tuple(rubric for rubric in await every_rubric(desk) if not rubric.hidden)


async def every_rubric(desk: Desk) -> tuple[Rubric, ...]:
    """The rubrics in their order, the hidden ones included."""
    async with desk.database.snapshot() as connection:
        return await all_rubrics(connection)


async def rubric(desk: Desk, rubric_id: int) -> Rubric | None:
    """The rubric on offer with this id."""
    return next((each for each in await rubrics(desk) if each.id == rubric_id), None)


async def rubric_named(desk: Desk, name: str) -> Rubric | None:
    """The rubric on offer that ``name`` names, in any language."""
    return find_rubric(name, await rubrics(desk))


async def article(desk: Desk, article_id: int) -> Article | None:
    """The article with this id if readers may see it, that is, if it is published."""
    async with desk.database.snapshot() as connection:
        found = await article_by_id(connection, article_id)
    return found if found and found.status is ArticleStatus.PUBLISHED else None


async def latest(
    desk: Desk,
    rubric_id: int | None = None,
    *,
    before: int | None = None,
    after: int | None = None,
    size: int = PAGE,
) -> Page:
    """A page of the newest articles, of one rubric or all.

    ``before`` is the sequence of an article whose elders are wanted, ``after`` of one whose
    juniors are: those next to it.
    """
    async with desk.database.snapshot() as connection:
        found = await published(connection, size, rubric_id=rubric_id, before=before, after=after)
        if after is not None and len(found) < size:
            found = await published(connection, size, rubric_id=rubric_id)
        first = found[0].sequence if found else None
        newer = 0
        if first is not None and (before is not None or after is not None):
            newer = await count_published(connection, rubric_id=rubric_id, newer_than=first)
        total = await count_published(connection, rubric_id=rubric_id)
    return Page(found, offset=newer if found else total, total=total)


async def search(
    desk: Desk,
    words: str,
    *,
    before: int | None = None,
    after: int | None = None,
    size: int = PAGE,
) -> Page:
    """A page of the articles that answer words, which are read as a keyword rule; newest first.

    Of a very long text the beginning is read.
    ``before`` and ``after`` are as in latest. No more are counted than MOST_COUNTED of storage.
    Raises RuleError.
    """
    await desk.rulebook.learn_synonyms(desk.database)
    rule = desk.rulebook.parse(cut_short(words))
    async with desk.database.snapshot() as connection:
        found = await find(connection, rule, size, before=before, after=after)
        if after is not None and len(found) < size:
            found = await find(connection, rule, size)
        newer = 0
        if found and (before is not None or after is not None):
            newer = await count_found(connection, rule, newer_than=found[0])
        total = await count_found(connection, rule)
        articles = await published_by_sequence(connection, found)
    return Page(articles, offset=newer if found else total, total=total)
