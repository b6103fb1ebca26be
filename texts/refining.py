"""The rule language: taught by examples, and a rule refined by one tap, rehearsed before."""

from collections.abc import Iterable

from news.refinement import Refinement
from news.rehearsal import Rehearsal
from news.subscription import Subscription
from texts.first_minute_actions import (
    ShowRefinements,
    ShowRuleLanguage,
    TakeRefinement,
    TryExample,
    TryRefinement,
)
from texts.help_actions import ShowHelp
from texts.html import Html, bold, lines, paragraphs
from texts.locale import Locale
from texts.message import Button, Message, in_rows
from texts.subscribed import rehearsed
from texts.subscription import subscription_heading
from texts.subscription_actions import FollowWords, OpenSubscription, ShowSubscriptions

EXAMPLES = 5


def refinements_message(
    locale: Locale,
    held: Subscription,
    rehearsal: Rehearsal,
    offers: Iterable[tuple[Refinement, str]],
) -> Message:
    """What can be made of a rule, each a button that rehearses it."""
    tries = [
        Button(label, action)
        for way, word in offers
        for label, action in [(_label(locale, way, word), TryRefinement(held.id, way, word))]
        if action.fits
    ]
    text = paragraphs(
        subscription_heading(locale, held),
        _pace(locale, rehearsal),
        lines(locale.catalogue("refine-how"), locale.catalogue("rules-signs")),
    )
    back = locale.button("refine-back", OpenSubscription(held.id))
    return Message(text, (*in_rows(tries, 2), (back,)))


def refinement_message(
    locale: Locale,
    held: Subscription,
    rule: str,
    rehearsal: Rehearsal,
    before: Rehearsal,
    offer: tuple[Refinement, str],
) -> Message:
    """What the refined rule would bring, beside what it brings as it is."""
    text = paragraphs(
        _heading(rule),
        rehearsed(locale, rehearsal),
        locale.catalogue("refine-before", count=before.in_thirty_days),
    )
    take = locale.button("refine-take", TakeRefinement(held.id, *offer))
    back = locale.button("list-back", ShowRefinements(held.id))
    return Message(text, ((back, take),))


def rule_language(locale: Locale) -> Message:
    """How rules are written, each sign with an example that can be tried."""
    tries = [Button(example(locale, n), TryExample(n)) for n in range(EXAMPLES)]
    text = paragraphs(
        locale.catalogue("rules-title"),
        locale.catalogue("rules-signs"),
        locale.catalogue("rules-try"),
    )
    ways = (
        locale.button("to-subscriptions", ShowSubscriptions()),
        locale.button("to-help", ShowHelp()),
    )
    return Message(text, (*in_rows(tries, 1), ways))


def example(locale: Locale, number: int) -> str:
    """An example of a rule, by its number from 0."""
    return locale.catalogue.plain(f"rules-example-{number % EXAMPLES}")


def example_message(locale: Locale, rule: str, rehearsal: Rehearsal) -> Message:
    """What an example would bring."""
    back = locale.button("list-back", ShowRuleLanguage())
    follow = locale.button("search-follow", FollowWords(rule))
    text = paragraphs(_heading(rule), rehearsed(locale, rehearsal))
    return Message(text, ((back, follow),))


def _heading(rule: str) -> Html:
    return Html(f"🔎 {bold(rule)}")


def _pace(locale: Locale, rehearsal: Rehearsal) -> Html:
    return locale.catalogue("refine-now", count=rehearsal.in_thirty_days)


def _label(locale: Locale, way: Refinement, word: str) -> str:
    return locale.catalogue.plain(f"refine-{way.name.lower().replace('_', '-')}", word=word)
