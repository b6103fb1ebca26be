"""All of a reader's settings on one screen, each a tap away."""

from collections.abc import Sequence
from datetime import datetime

from news.subscriber import Subscriber
from news.subscription import Subscription
from texts.digest_actions import ShowDigest
from texts.html import Html, bold, lines, paragraphs
from texts.kept_back import is_endless
from texts.language import LANGUAGE_NAMES
from texts.limit import limit_words
from texts.locale import Locale
from texts.message import Message, Rows
from texts.navigation import to_home
from texts.news_languages import language_names
from texts.quiet import quiet_words
from texts.settings_actions import (
    ShowLanguages,
    ShowLimit,
    ShowNewsLanguages,
    ShowPause,
    ShowPlain,
    ShowQuiet,
    ShowSounds,
)
from texts.subscription_actions import ShowSubscriptions
from texts.timetable import digest_times
from texts.timezone import zone_name
from texts.zone_actions import ShowZones


def settings_screen(
    locale: Locale, subscriber: Subscriber, subscriptions: Sequence[Subscription], now: datetime
) -> Message:
    """Every setting as it is, over the ways to change it."""
    text = paragraphs(
        bold(locale.catalogue("settings-title")),
        language_lines(locale, subscriber, now),
        lines(digest_times(locale, subscriber, now), comfort_lines(locale, subscriber, now)),
        lines(_sound(locale, subscriptions), _plain(locale, subscriber)),
    )
    return Message(text, _rows(locale))


def language_lines(locale: Locale, subscriber: Subscriber, now: datetime) -> Html:
    """What is spoken, which news come, and by which clock."""
    return lines(
        locale.catalogue("settings-language", name=LANGUAGE_NAMES[subscriber.language]),
        _news(locale, subscriber),
        _zone(locale, now),
    )


def comfort_lines(locale: Locale, subscriber: Subscriber, now: datetime) -> Html:
    """Quiet hours, the limit and the pause."""
    return lines(
        _quiet(locale, subscriber), _limit(locale, subscriber), _pause(locale, subscriber, now)
    )


def _rows(locale: Locale) -> Rows:
    return (
        (
            locale.button("to-language", ShowLanguages()),
            locale.button("to-news-languages", ShowNewsLanguages()),
        ),
        (
            locale.button("to-zone", ShowZones()),
            locale.button("to-digest", ShowDigest()),
        ),
        (
            locale.button("to-quiet", ShowQuiet()),
            locale.button("to-limit", ShowLimit()),
        ),
        (
            locale.button("to-pause", ShowPause()),
            locale.button("to-sound", ShowSounds()),
        ),
        (
            locale.button("to-plain", ShowPlain()),
            locale.button("to-subscriptions", ShowSubscriptions()),
        ),
        (to_home(locale),),
    )


def _news(locale: Locale, subscriber: Subscriber) -> Html:
    if not subscriber.news_languages:
        return locale.catalogue("settings-news-all")
    return locale.catalogue("settings-news", names=language_names(subscriber.news_languages))


def _zone(locale: Locale, now: datetime) -> Html:
    local = now.astimezone(locale.zone)
    return locale.catalogue("settings-zone", city=zone_name(locale, now), time=f"{local:%H:%M}")


def _quiet(locale: Locale, subscriber: Subscriber) -> Html:
    if subscriber.quiet is None:
        return locale.catalogue("settings-quiet-off")
    return locale.catalogue("settings-quiet", hours=quiet_words(locale, subscriber.quiet))


def _limit(locale: Locale, subscriber: Subscriber) -> Html:
    return locale.catalogue("settings-limit", limit=limit_words(locale, subscriber.daily_limit))


def _pause(locale: Locale, subscriber: Subscriber, now: datetime) -> Html:
    until = subscriber.paused_until
    if until is None or not subscriber.is_paused(now):
        return locale.catalogue("settings-pause-off")
    if is_endless(until):
        return locale.catalogue("settings-pause-endless")
    return locale.catalogue("settings-pause", until=locale.until(until, now))


def _sound(locale: Locale, subscriptions: Sequence[Subscription]) -> Html:
    """Nothing where there is nothing to sound."""
    if not subscriptions:
        return Html()
    silent = sum(held.silent for held in subscriptions)
    if silent in (0, len(subscriptions)):
        return locale.catalogue("settings-sound-off" if silent else "settings-sound-on")
    return locale.catalogue("settings-sound-some", count=silent, total=len(subscriptions))


def _plain(locale: Locale, subscriber: Subscriber) -> Html:
    return locale.catalogue("settings-plain" if subscriber.plain else "settings-plain-off")
