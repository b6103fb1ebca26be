"""Why a reader gets an article."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress

from news.article import Article, ArticleStatus
from news.explanation import Explanation, MatchedSubscription, Quote, quote
from news.rule import Rule
from news.rule_language import RuleError
from news.subscriber import Subscriber
from news.subscription import Subscription
from newsroom import publishing, reading
from newsroom.desk import Desk
from storage.records import record
from storage.stories import follows
from storage.subscriptions import met_by, subscriptions_of

_GONE = (ArticleStatus.CANCELLED, ArticleStatus.WITHDRAWN)


async def explain(
    desk: Desk, subscriber: Subscriber, article_id: int, *, drafts: bool = False
) -> Explanation | None:
    """The reader's subscriptions that a published article answers; None for any other article.

    With ``drafts``, for editors, also those that a draft would answer.

    What it met when it was published counts, also where the rule language has changed since; and
    so does what it would meet now, for who has followed the words only since.
    """
    article = await (publishing if drafts else reading).article(desk, article_id)
    if article is None or article.status in _GONE:
        return None
    async with desk.database.snapshot() as connection:
        held = await subscriptions_of(connection, subscriber.id)
        met = await met_by(connection, subscriber.id, article_id)
        known = await record(connection, subscriber.id, article_id)
        follows_story = await follows(connection, article.story, subscriber.id)
    quotes = await asyncio.to_thread(_quotes, desk, article, held)
    return Explanation(
        article,
        tuple(
            MatchedSubscription(one, quotes.get(one.id))
            for one in held
            if one.id in met or one.id in quotes or _is_of(article, one)
        ),
        record=known,
        follows_story=follows_story,
    )


def _quotes(desk: Desk, article: Article, held: tuple[Subscription, ...]) -> dict[int, Quote]:
    """What shows that the article answers a rule, by the subscription's id."""
    rules = dict(_rules(desk, held))
    if not rules:
        return {}
    document = desk.rulebook.read(article)
    shown = {held_id: quote(rule, document) for held_id, rule in rules.items()}
    return {held_id: found for held_id, found in shown.items() if found is not None}


def _rules(desk: Desk, held: tuple[Subscription, ...]) -> Iterator[tuple[int, Rule]]:
    for one in held:
        # A rule that was right when it was kept may be none to a newer rule language.
        with suppress(RuleError):
            if one.rule:
                yield one.id, desk.rulebook.parse(one.rule)


def _is_of(article: Article, held: Subscription) -> bool:
    return held.rubric is not None and held.rubric.id in {each.id for each in article.rubrics}
