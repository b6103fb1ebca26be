"""Why am I getting this: the subscriptions behind an article, and what can be done to them."""

from collections.abc import Sequence
from datetime import datetime

from news.article import Article, ArticleStatus
from news.explanation import Explanation, MatchedSubscription, Quote
from news.subscriber import Subscriber
from news.subscription import Subscription, Timing
from texts.article import headline_link
from texts.how import how_it_came
from texts.html import Html, bold, bold_at, joined, lines, paragraphs, quotation
from texts.locale import Locale
from texts.message import Button, Message, Row, Rows, in_rows
from texts.rubrics import follow_button
from texts.settings_actions import Mute
from texts.story_actions import UnfollowStory
from texts.subscription import (
    MUTE_DAYS,
    delivery_words,
    subscription_heading,
    subscription_label,
)
from texts.subscription_actions import AskRemove, OpenSubscription, SetTiming, ShowSubscriptions

MOST_SHOWN = 5
LONGEST_HEADLINE = 200


def why_message(
    locale: Locale, explanation: Explanation, now: datetime, reader: Subscriber | None = None
) -> Message:
    """Names the subscriptions, shows the words that matched, and offers less of it.

    With its ``reader`` it tells which of their settings let it through.
    """
    article, matched = explanation.article, explanation.matched
    title = lines(
        bold(headline_link(locale, article, LONGEST_HEADLINE)),
        how_it_came(locale, explanation, reader, now) if reader else "",
    )
    is_draft = article.status is not ArticleStatus.PUBLISHED
    if not matched and explanation.follows_story:
        return _by_story(locale, article, title)
    if not matched:
        return _draft(locale, title) if is_draft else _nothing(locale, article, title)
    shown = matched[:MOST_SHOWN]
    because = "why-draft-because" if is_draft else "why-because"
    text = paragraphs(
        lines(title, _breaking(locale, article), locale.catalogue(because, count=len(matched))),
        *(_told(locale, one, now) for one in shown),
        _more(locale, len(matched) - len(shown)),
    )
    return Message(text, _buttons(locale, [one.subscription for one in shown], now))


def _by_story(locale: Locale, article: Article, title: Html) -> Message:
    """It came since its reader follows the story, and by nothing else."""
    unfollow = locale.button("story-followed", UnfollowStory(article.id))
    everything = locale.button("to-subscriptions", ShowSubscriptions(fresh=True))
    text = lines(title, _breaking(locale, article), locale.catalogue("why-story"))
    return Message(text, ((unfollow,), (everything,)))


def _draft(locale: Locale, title: Html) -> Message:
    row = (locale.button("to-subscriptions", ShowSubscriptions(fresh=True)),)
    return Message(lines(title, locale.catalogue("why-draft-nothing")), (row,))


def _nothing(locale: Locale, article: Article, title: Html) -> Message:
    text = lines(title, _breaking(locale, article), locale.catalogue("why-nothing"))
    ways: Rows = ((locale.button("to-subscriptions", ShowSubscriptions(fresh=True)),),)
    follow = [follow_button(locale, each) for each in article.rubrics if not each.hidden]
    return Message(text, (*in_rows(follow, 1), *ways))


def _told(locale: Locale, one: MatchedSubscription, now: datetime) -> Html:
    held = one.subscription
    heading = joined(" — ", [subscription_heading(locale, held), delivery_words(locale, held, now)])
    return lines(heading, _shown(one.quote) if one.quote else "")


def _shown(quote: Quote) -> Html:
    return quotation(bold_at(quote.text, quote.ranges))


def _breaking(locale: Locale, article: Article) -> Html:
    return locale.catalogue("why-breaking") if article.breaking else Html()


def _more(locale: Locale, count: int) -> Html:
    return locale.catalogue("why-more", count=count) if count else Html()


def _buttons(locale: Locale, held: Sequence[Subscription], now: datetime) -> Rows:
    """All that can be done to an only subscription; of several, each opens its card."""
    everything = locale.button("to-subscriptions", ShowSubscriptions())
    if len(held) > 1:
        cards = [
            Button(f"{subscription_label(locale, one)} ›", OpenSubscription(one.id)) for one in held
        ]
        return (*in_rows(cards, 1), (everything,))
    removal = locale.button("subscription-remove", AskRemove(held[0].id))
    return _less(locale, held[0], now), (everything, removal)


def _less(locale: Locale, held: Subscription, now: datetime) -> Row:
    digest = locale.button("why-only-digest", SetTiming(held.id, Timing.DIGEST))
    mute = locale.button("subscription-mute", Mute(held.id, MUTE_DAYS), count=MUTE_DAYS)
    louder = locale.button("subscription-unmute", Mute(held.id, 0))
    timing = () if held.timing is Timing.DIGEST else (digest,)
    return (*timing, louder if held.is_muted(now) else mute)
