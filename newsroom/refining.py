"""A rule made narrower or wider: what could be done to it, and doing it."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from news.article import Article
from news.refinement import Refinement, refined
from news.rule import Rule
from news.subscriber import Subscriber
from news.subscription import Subscription
from news.words.language import detect_language
from news.words.tokens import fold, tokenize
from newsroom.desk import Desk
from storage import rules, subscriptions
from storage.publications import published_by_sequence
from storage.search import find
from storage.subscribers import change_subscriber

Offer = tuple[Refinement, str]
"""A way, and the word that is left out by it, if any."""

_LOOKED_AT = 20
_MOST_WORDS = 3
_SHORTEST = 4


async def refinements(desk: Desk, words: str) -> list[Offer]:
    """What would make another rule of this one. Raises RuleError."""
    rule = await desk.rulebook.parse_aside(words)
    beside = [(Refinement.WITHOUT, word) for word in await _words_beside(desk, rule)]
    ways = [(way, "") for way in Refinement if way is not Refinement.WITHOUT]
    return [(way, word) for way, word in ways + beside if refined(rule, way, word)]


async def refined_rule(desk: Desk, words: str, way: Refinement, word: str) -> str | None:
    """The rule as it would be, in its normal form; None where it would be none, or the same.

    Raises RuleError.
    """
    rule = await desk.rulebook.parse_aside(words)
    text = refined(rule, way, word)
    if text is None:
        return None
    normal = (await desk.rulebook.parse_aside(text)).normal()
    return None if normal == rule.normal() else normal


async def reword(
    desk: Desk, subscriber: Subscriber, subscription_id: int, words: str, now: datetime
) -> Subscription | None:
    """Let a subscription to words be to others, delivered as it is; None when there is none such.

    Where the reader follows these already, the two become one. Raises RuleError.
    """
    rule = (await desk.rulebook.parse_aside(words)).normal()
    async with desk.database.transaction() as connection:
        held = await subscriptions.find_subscription(connection, subscriber.id, subscription_id)
        if held is None or held.rule is None or held.rule == rule:
            return held if held and held.rule else None
        await change_subscriber(connection, subscriber.id, follows_changed_at=now)
        known = await subscriptions.subscription_to(connection, subscriber.id, rule=rule)
        if known is not None:
            await subscriptions.remove_subscription(connection, subscriber.id, held.id, now)
            return known
        rule_id = await rules.keep_rule(connection, rule)
        await subscriptions.reword_subscription(connection, subscriber.id, held.id, rule_id)
        return await subscriptions.find_subscription(connection, subscriber.id, held.id)


async def _words_beside(desk: Desk, rule: Rule) -> list[str]:
    """Words of some of the headlines that the rule finds, the most frequent first."""
    async with desk.database.snapshot() as connection:
        found = await find(connection, rule, _LOOKED_AT)
        articles = await published_by_sequence(connection, found)
    met: Counter[str] = Counter()
    for article in articles:
        met.update([*dict.fromkeys(_headline_words(desk, article, rule))])
    # What stands in all of them would leave nothing.
    some = [word for word, count in met.most_common() if count < len(articles)]
    return some[:_MOST_WORDS]


def _headline_words(desk: Desk, article: Article, rule: Rule) -> Iterator[str]:
    """The telling nouns of a headline that the rule says nothing of, in their dictionary form."""
    written = [token.written for token in tokenize(article.headline)]
    language = detect_language(map(fold, written))
    for word in written:
        named = desk.rulebook.noun(word, language)
        if named is not None and len(named) >= _SHORTEST and named not in _named(rule):
            yield named


def _named(rule: Rule) -> set[str]:
    return {
        word
        for clause in rule.clauses
        for term in (*clause.required, *clause.forbidden)
        for word in term.text.strip('="').split()
    }
