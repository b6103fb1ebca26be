"""The most instant messages a day."""

from datetime import datetime

from news.comfort import Comfort
from news.limit_language import LimitProblem
from news.subscriber import Subscriber
from texts.html import Html, bold, joined, lines, paragraphs
from texts.kept_back import paused_now
from texts.locale import Locale
from texts.message import Button, Message, Rows, ticked
from texts.navigation import back_to_settings
from texts.settings_actions import SetLimit, ShowLimit

_USUAL = (3, 5, 10, 20)


def limit_settings(
    locale: Locale, subscriber: Subscriber, now: datetime, before: int | None = None
) -> Message:
    """The limit's card; the limit from ``before`` a change is offered back."""
    say, limit = locale.catalogue, subscriber.daily_limit
    text = paragraphs(
        joined(" · ", [bold(say("limit-title")), limit_words(locale, limit)]),
        say("limit-about") if limit is None else _told(locale, subscriber, now),
        paused_now(locale, subscriber, now),
        say("limit-hint"),
    )
    return Message(text, _rows(locale, subscriber, before))


def limit_words(locale: Locale, limit: int | None) -> str:
    """The limit in plain words."""
    if limit is None:
        return locale.catalogue.plain("limit-is-off")
    return locale.catalogue.plain("limit-is", count=limit)


def limit_toast(locale: Locale, limit: int | None) -> str:
    """What a press has just set, in plain text."""
    if limit is None:
        return locale.catalogue.plain("limit-off-toast")
    return locale.catalogue.plain("limit-toast", count=limit)


def bad_limit(locale: Locale, problem: LimitProblem, word: str, nearest: int | None) -> Message:
    """A limit that cannot be read; the ``nearest`` one is a tap away."""
    say = locale.catalogue
    text = paragraphs(say(f"limit-bad-{problem}", word=word), say("limit-example"))
    meant = (locale.button("limit-toast", SetLimit(nearest), count=nearest),) if nearest else ()
    row = (locale.button("to-limit", ShowLimit()),)
    return Message(text, tuple(each for each in (meant, row) if each))


def _told(locale: Locale, subscriber: Subscriber, now: datetime) -> Html:
    """What becomes of the rest, and what does not count."""
    say, comes = locale.catalogue, _rest_comes_at(subscriber, now)
    rest = say("limit-rest", moment=locale.moment(comes, now)) if comes else ""
    return lines(rest, say("limit-counts"))


def _rest_comes_at(subscriber: Subscriber, now: datetime) -> datetime | None:
    """With the next digest; who has none is brought it as ``news.comfort`` says."""
    unasked = Comfort(subscriber.zone, subscriber.quiet, has_digests=False).unasked_digest(now)
    return subscriber.digest_comes_at or unasked


def _rows(locale: Locale, subscriber: Subscriber, before: int | None) -> Rows:
    limit = subscriber.daily_limit
    numbers = tuple(
        Button(ticked(locale.number(each), chosen=each == limit), SetLimit(each)) for each in _USUAL
    )
    back = back_to_settings(locale)
    rows: list[tuple[Button, ...]] = [numbers]
    if before is not None and before not in (limit, *_USUAL):
        rows.insert(0, (locale.button("limit-return", SetLimit(before), count=before),))
    rows.append((locale.button("limit-stop", SetLimit()), back) if limit else (back,))
    return tuple(rows)
