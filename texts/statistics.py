"""Figures for editors."""

from news.article import Article
from news.dispatch import DeliveryState, Tally
from texts.article import article_number, headline_link
from texts.html import Html, bold, joined, lines, paragraphs
from texts.locale import Locale
from texts.message import Message

_STATES = {
    DeliveryState.OUTDATED: "stats-outdated",
    DeliveryState.PENDING: "stats-pending",
    DeliveryState.CLAIMED: "stats-claimed",
    DeliveryState.UNKNOWN: "stats-unknown",
    DeliveryState.SKIPPED: "stats-skipped",
    DeliveryState.DEAD: "stats-dead",
}
_LONGEST_HEADLINE = 300


def overview(
    locale: Locale, *, readers: int, gone: int, subscriptions: int, articles: int, tally: Tally
) -> Message:
    """The answer to /stats: ``gone`` readers blocked the bot or left Telegram."""
    say = locale.catalogue
    counts = lines(
        say("stats-readers", count=readers),
        say("stats-gone", count=gone) if gone else "",
        say("stats-subscriptions", count=subscriptions),
        say("stats-articles", count=articles),
    )
    return Message(paragraphs(bold(say("stats-title")), counts, _deliveries(locale, tally)))


def article_figures(locale: Locale, article: Article, tally: Tally, in_digests: int = 0) -> Message:
    """The answer to /stats with an article's number; ``in_digests`` of the deliveries are there."""
    headline = headline_link(locale, article, _LONGEST_HEADLINE)
    title = joined(" · ", [article_number(article.id), headline])
    return Message(paragraphs(title, _deliveries(locale, tally, in_digests)))


def _deliveries(locale: Locale, tally: Tally, in_digests: int = 0) -> Html:
    say = locale.catalogue
    delivered = say("stats-sent", count=tally.delivered) if tally.delivered else ""
    states = [
        say(key, count=tally.count(state)) for state, key in _STATES.items() if tally.count(state)
    ]
    digested = say("stats-in-digests", count=in_digests) if in_digests else ""
    return lines(say("stats-deliveries", count=tally.total), delivered, *states, digested)
