"""The newest of exactly what a reader follows, in the languages that they want."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence

from news.page import Page
from news.rule import Rule
from news.subscriber import Subscriber
from news.subscription import Subscription
from newsroom import reading
from newsroom.desk import Desk
from storage.database import Connection
from storage.digests import REACH
from storage.facts import current_sequence
from storage.own_news import filed_since, written_since
from storage.publications import published_by_sequence
from storage.search import find


async def own_news(
    desk: Desk,
    subscriber: Subscriber,
    held: Sequence[Subscription],
    *,
    before: int | None = None,
    after: int | None = None,
    size: int = reading.PAGE,
) -> Page:
    """A page of what the subscriptions catch, of the newest REACH publications; newest first.

    Of everything, as long as nothing is followed. ``before`` and ``after`` are as in
    ``reading.latest``.
    """
    languages = subscriber.news_languages
    if not held and not languages:
        return await reading.latest(desk, before=before, after=after)
    rule = await _rule(desk, [one.rule for one in held if one.rule])
    ids = [id_ for one in held if one.rubric for id_ in one.rubric.ids]
    async with desk.database.snapshot() as connection:
        oldest = await current_sequence(connection) - REACH
        found = await _caught(connection, oldest, ids, rule, languages)
        start = _start(found, before, after, size)
        shown = found[start : start + size]
        articles = await published_by_sequence(connection, shown)
    return Page(articles, offset=start, total=len(found))


async def _rule(desk: Desk, texts: Collection[str]) -> Rule | None:
    """One rule that all the rules are; None for none."""
    if not texts:
        return None
    await desk.rulebook.learn_synonyms(desk.database)
    rules = [await desk.rulebook.parse_aside(text) for text in texts]
    return Rule(
        tuple(clause for rule in rules for clause in rule.clauses),
        tuple(clause for rule in rules for clause in rule.implied),
    )


async def _caught(
    connection: Connection,
    oldest: int,
    rubric_ids: Sequence[int],
    rule: Rule | None,
    languages: Collection[str],
) -> list[int]:
    """Sequences above the oldest, descending."""
    found: set[int] = set()
    if rubric_ids:
        found |= await filed_since(connection, oldest, rubric_ids)
    if rule is not None:
        found |= {one for one in await find(connection, rule, REACH) if one > oldest}
    if languages:
        written = await written_since(connection, oldest, languages)
        found = found & written if rubric_ids or rule else written
    return sorted(found, reverse=True)


def _start(found: Sequence[int], before: int | None, after: int | None, size: int) -> int:
    """Where in the descending sequences the page begins."""
    if before is not None:
        return bisect_right(found, -before, key=lambda one: -one)
    if after is not None:
        return max(0, bisect_left(found, -after, key=lambda one: -one) - size)
    return 0
