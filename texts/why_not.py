"""Why an article did not come, or when it did, and the button that mends it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from news.article import Article
from news.fate import ArticleFate, Fate
from news.language import Language
from news.subscriber import Subscriber
from news.subscription import Subscription, Timing
from texts.article import headline_link
from texts.article_actions import ExplainArticle
from texts.digest_actions import SendDigestNow
from texts.help_actions import ShowHelp
from texts.html import Html, bold, lines
from texts.latest_actions import LatestPage
from texts.locale import Locale
from texts.message import Button, Message, in_rows
from texts.news_languages import chosen_languages
from texts.rubrics import follow_button
from texts.settings_actions import Mute, Resume, SetLimit, SetNewsLanguages, SetQuiet, StopQuiet
from texts.story import story_button
from texts.subscription import subscription_label
from texts.subscription_actions import SetTiming, ShowSubscriptions
from texts.timetable import turn_on

LONGEST_HEADLINE = 200
# A pause without an end is kept as one that ends in a year that nobody means.
_NO_END = 9000
_IN_DIGEST = (Fate.QUIET, Fate.LIMITED, Fate.BY_DIGEST)


def why_not_message(
    locale: Locale, became: ArticleFate, reader: Subscriber, now: datetime
) -> Message:
    """What became of an article for the reader who asks, over what can be done about it."""
    title = bold(headline_link(locale, became.article, LONGEST_HEADLINE))
    text = lines(title, _told(locale, became, now), _to_come(locale, became, now))
    everything = locale.button("to-subscriptions", ShowSubscriptions(fresh=True))
    return Message(text, (*in_rows(_ways(locale, became, reader), 1), (everything,)))


def unrecognized(locale: Locale) -> Message:
    """Says that no article of ours is like what was sent."""
    latest, helped = (
        locale.button("to-all-news", LatestPage()),
        locale.button("to-help", ShowHelp()),
    )
    return Message(locale.catalogue("why-not-unrecognized"), ((latest,), (helped,)))


def _told(locale: Locale, became: ArticleFate, now: datetime) -> Html:
    say, fate, at, held = locale.catalogue, became.fate, became.at, became.subscription
    moment = locale.moment(at, now) if at else ""
    match fate:
        case Fate.CAME | Fate.IN_DIGEST if moment:
            return say(f"why-not-{fate}", at=moment)
        case Fate.MUTED if held and moment:
            return say("why-not-muted", name=subscription_label(locale, held), until=moment)
        case Fate.BY_DIGEST | Fate.DIGEST_OFF if held:
            return say(f"why-not-{fate}", name=subscription_label(locale, held))
        case Fate.PAUSED if at and at.year < _NO_END:
            return say("why-not-paused-until", until=moment)
        case Fate.CAME | Fate.IN_DIGEST | Fate.MUTED | Fate.BY_DIGEST | Fate.DIGEST_OFF:
            return say("why-not-unknown")
    return say(f"why-not-{fate}")


def _to_come(locale: Locale, became: ArticleFate, now: datetime) -> Html:
    """When the digest with it comes."""
    if became.at is None or became.fate not in _IN_DIGEST:
        return Html()
    return locale.catalogue("why-not-next", at=locale.moment(became.at, now))


def _ways(locale: Locale, became: ArticleFate, reader: Subscriber) -> Iterator[Button]:
    """What mends it: settings, each of which is undone where it is made."""
    article, held = became.article, became.subscription
    match became.fate:
        case Fate.CAME:
            yield locale.button("article-why", ExplainArticle(article.id))
        case Fate.NOT_FOLLOWED:
            yield from _to_follow(locale, article)
        case Fate.MUTED if held is not None:
            yield locale.button("subscription-unmute", Mute(held.id, 0))
        case Fate.PAUSED:
            yield locale.button("pause-resume", Resume())
        case Fate.QUIET | Fate.LIMITED | Fate.LANGUAGE:
            yield from _to_loosen(locale, became, reader)
        case Fate.DIGEST_OFF | Fate.BY_DIGEST | Fate.IN_DIGEST:
            yield from _to_hasten(locale, became.fate, held)


def _to_follow(locale: Locale, article: Article) -> Iterator[Button]:
    for each in article.rubrics:
        if not each.hidden:
            yield follow_button(locale, each)
    yield story_button(locale, article.id)


def _to_loosen(locale: Locale, became: ArticleFate, reader: Subscriber) -> Iterator[Button]:
    """Of what the reader has set for all news, as far as it is set yet."""
    article, quiet = became.article, reader.quiet
    match became.fate:
        case Fate.QUIET if quiet is not None:
            if article.breaking and not quiet.breaking:
                passing = SetQuiet(replace(quiet, breaking=True))
                yield locale.button("why-not-let-breaking", passing)
            yield locale.button("why-not-end-quiet", StopQuiet())
        case Fate.LIMITED if reader.daily_limit is not None:
            yield locale.button("why-not-end-limit", SetLimit())
        case Fate.LANGUAGE if reader.news_languages and article.language in set(Language):
            wanted = reader.news_languages | {Language(article.language)}
            both = SetNewsLanguages(chosen_languages(wanted))
            yield locale.button("why-not-language-too", both)


def _to_hasten(locale: Locale, fate: Fate, held: Subscription | None) -> Iterator[Button]:
    """Of what comes by digest."""
    if fate is Fate.DIGEST_OFF:
        yield turn_on(locale)
    if held is not None and held.timing is Timing.DIGEST:
        yield locale.button("why-not-at-once", SetTiming(held.id, Timing.INSTANT))
    if fate is Fate.BY_DIGEST:
        yield locale.button("digest-send-now", SendDigestNow())
