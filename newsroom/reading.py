"""What everybody may read: the published articles, and the rubrics."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from news.article import Article, ArticleStatus
from news.page import Page
from news.rubric import Named, Rubric, by_id, listed_rubrics, named_rubrics
from news.rule_language import cut_short
from newsroom.desk import Desk
from storage.articles import article_by_id
from storage.database import Connection
from storage.publications import count_published, published, published_by_sequence
from storage.rubrics import all_rubrics, rubrics_by_id
from storage.search import count_found, find
from storage.unchanged import newest_rows
from storage.versions import worded_at

PAGE = 5
_SEEN = (ArticleStatus.PUBLISHED, ArticleStatus.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Shown:
    """An article that is or was published, and when it became what it is, in UTC."""

    article: Article
    changed_at: datetime


async def rubrics(desk: Desk) -> tuple[Rubric, ...]:
    """The rubrics that are offered, in their order."""
    return tuple(rubric for rubric in await every_rubric(desk) if not rubric.hidden)


async def every_rubric(desk: Desk) -> tuple[Rubric, ...]:
    """The rubrics in their order, the hidden ones included."""
    async with desk.database.snapshot() as connection:
        return await all_rubrics(connection)


async def rubric_names(desk: Desk) -> tuple[str, ...]:
    """Every name that a rubric has, or had before others were merged into it, and its slug."""
    rubrics = await every_rubric(desk)
    every = (one for each in rubrics for one in (each, *each.former))
    return tuple(name for each in every for name in (*each.names.values(), each.slug))


async def rubric(desk: Desk, rubric_id: int) -> Rubric | None:
    """The rubric on offer with this id, or with that of one that was merged into it."""
    return by_id(await rubrics(desk)).get(rubric_id)


async def known_rubric(desk: Desk, rubric_id: int) -> Rubric | None:
    """The same, also when it is hidden: for the buttons of those who follow it."""
    return by_id(await every_rubric(desk)).get(rubric_id)


async def unknown_rubrics(desk: Desk, names: str | None) -> str | None:
    """What of a list of rubrics' names is none; None when there is nothing such."""
    return listed_rubrics(names, await every_rubric(desk))[1] or None if names else None


async def rubrics_named(desk: Desk, words: str) -> Named:
    """The rubrics on offer that words name, also by a whole word of a name."""
    return named_rubrics(words, await rubrics(desk))


async def article(desk: Desk, article_id: int) -> Article | None:
    """The article with this id if readers may see it, that is, if it is published."""
    async with desk.database.snapshot() as connection:
        found = await article_by_id(connection, article_id)
    return found if found and found.status is ArticleStatus.PUBLISHED else None


async def withdrawn(desk: Desk, article_id: int) -> Article | None:
    """The article with this id if readers could see it once, and the newsroom took it back."""
    async with desk.database.snapshot() as connection:
        found = await article_by_id(connection, article_id)
    return found if found and found.status is ArticleStatus.WITHDRAWN else None


async def shown(desk: Desk, article_id: int) -> Shown | None:
    """The article with this id if readers may see it, or could once; its status tells which."""

    async def look(connection: Connection) -> Shown | None:
        found = await article_by_id(connection, article_id)
        if found is None or found.published_at is None or found.status not in _SEEN:
            return None
        worded = await worded_at(connection, [article_id])
        return Shown(found, max(found.published_at, worded.get(article_id, found.published_at)))

    return await desk.database.peek(look)


async def latest(
    desk: Desk,
    *rubric_ids: int,
    before: int | None = None,
    after: int | None = None,
    size: int = PAGE,
) -> Page:
    """A page of the newest articles, of some rubrics or all.

    ``before`` is the sequence of an article whose elders are wanted, ``after`` of one whose
    juniors are: those next to it.
    """
    if not rubric_ids and before is None and after is None:
        return await desk.front_pages.get(desk.database, size, newest_rows, _front_page)
    async with desk.database.snapshot() as connection:
        return await _page(connection, rubric_ids, size, before=before, after=after)


async def _front_page(connection: Connection, size: int) -> Page:
    """The page that most people ask for: made when something on it has changed."""
    return await _page(connection, (), size)


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
    rule = await desk.rulebook.parse_aside(cut_short(words))
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


async def _page(
    connection: Connection,
    rubric_ids: Sequence[int],
    size: int,
    *,
    before: int | None = None,
    after: int | None = None,
) -> Page:
    rubric_ids = await _with_former(connection, rubric_ids)
    found = await newest(connection, rubric_ids, size, before=before, after=after)
    if after is not None and len(found) < size:
        found = await newest(connection, rubric_ids, size)
    first = found[0].sequence if found else None
    newer = 0
    if first is not None and (before is not None or after is not None):
        newer = await count(connection, rubric_ids, newer_than=first)
    total = await count(connection, rubric_ids)
    return Page(found, offset=newer if found else total, total=total)


async def newest(
    connection: Connection,
    rubric_ids: Sequence[int],
    size: int,
    *,
    before: int | None = None,
    after: int | None = None,
) -> tuple[Article, ...]:
    """A page of each rubric, merged: each is read by its own index."""
    found = {
        each.id: each
        for rubric_id in dict.fromkeys(rubric_ids or (None,))
        for each in await published(
            connection, size, rubric_id=rubric_id, before=before, after=after
        )
    }
    newest = sorted(found.values(), key=lambda each: each.sequence or 0, reverse=True)
    return tuple(newest[:size] if after is None else newest[-size:])


async def _with_former(connection: Connection, rubric_ids: Sequence[int]) -> Sequence[int]:
    """The rubrics with those that were merged into them: articles may be under these yet."""
    if not rubric_ids:
        return ()
    known = await rubrics_by_id(connection)
    return [each for id_ in rubric_ids if id_ in known for each in known[id_].ids] or [0]


async def count(
    connection: Connection,
    rubric_ids: Sequence[int],
    newer_than: int | None = None,
    since: datetime | None = None,
) -> int:
    """How many articles some rubrics have, or all; newer than a sequence or a moment, if given."""
    return sum(
        [
            await count_published(
                connection, rubric_id=rubric_id, newer_than=newer_than, since=since
            )
            for rubric_id in dict.fromkeys(rubric_ids or (None,))
        ]
    )
