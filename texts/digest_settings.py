"""When digests come: the times, the next one, what is waiting."""

from datetime import datetime, time, timedelta

from news.subscriber import Subscriber
from news.timetable import (
    EVERY_DAY,
    HOURLY,
    MOST_TIMES,
    OFF,
    WEEKDAYS,
    WEEKEND,
    Times,
    Timetable,
)
from texts.digest_actions import SendDigestNow, SetTimetable, ShowDigest
from texts.html import Html, bold, joined, lines, paragraphs
from texts.latest_actions import LatestPage
from texts.locale import Locale
from texts.message import Button, Message, Row, Rows, in_rows, ticked
from texts.navigation import back_to_settings
from texts.quiet import digests_later
from texts.settings_actions import Resume
from texts.subscription_actions import ShowSubscriptions
from texts.timetable import timetable_words, usual_arrival

_HOURS = (7, 8, 9, 12, 15, 18, 20, 22)
_USUAL_TIME = time(9)
_DAY_SETS = (
    ("digest-every-day", EVERY_DAY),
    ("digest-weekdays", WEEKDAYS),
    ("digest-weekend", WEEKEND),
)


def digest_settings(
    locale: Locale,
    subscriber: Subscriber,
    waiting: int | None,
    now: datetime,
    offset: timedelta = timedelta(0),
) -> Message:
    """The digest's card; each button sets the whole timetable, so pressing twice does no harm.

    How many articles are ``waiting`` is left out when it is not known. ``offset`` is how much later
    than its slot the reader's digest usually comes.
    """
    say = locale.catalogue
    title = joined(
        " · ",
        [bold(say("digest-title")), timetable_words(say, subscriber.timetable)],
    )
    usually = usual_arrival(locale, subscriber.timetable, offset)
    state = lines(_next(locale, subscriber, now), *_counted(locale, waiting))
    rows = _timetables(locale, subscriber.timetable)
    now_row: Row = (locale.button("digest-send-now", SendDigestNow()),) if waiting else ()
    back = locale.button("back-to-subscriptions", ShowSubscriptions()), back_to_settings(locale)
    several = len(subscriber.timetable.groups) > 1
    replaced = say("digest-buttons-replace") if several else ""
    text = paragraphs(title, state, usually, replaced, say("digest-hint"))
    return Message(text, rows + tuple(row for row in (now_row, back) if row))


def digest_toast(locale: Locale, subscriber: Subscriber, now: datetime) -> str:
    """What a press has just set, in plain text."""
    if subscriber.digest_comes_at is None:
        return locale.catalogue.plain("digest-off-toast")
    moment = locale.moment(subscriber.digest_comes_at, now)
    return locale.catalogue.plain("digest-next-toast", moment=moment)


def nothing_waiting(locale: Locale, subscriber: Subscriber, now: datetime) -> Message:
    """The answer to /digest now when there is nothing to send."""
    text = lines(locale.catalogue("digest-nothing-waiting"), _next(locale, subscriber, now))
    ways = locale.button("to-all-news", LatestPage()), locale.button("to-digest", ShowDigest())
    return Message(text, in_rows(ways, 2))


def digest_held_back(locale: Locale, waiting: int) -> Message:
    """The answer to /digest now in a pause: what waits comes after it."""
    say = locale.catalogue
    text = lines(say("digest-waiting", count=waiting), say("digest-paused"))
    return Message(text, ((locale.button("pause-resume", Resume()),),))


def _counted(locale: Locale, waiting: int | None) -> tuple[Html, ...]:
    if waiting is None:
        return ()
    say = locale.catalogue
    return (say("digest-waiting", count=waiting) if waiting else say("digest-nothing-waiting"),)


def _next(locale: Locale, subscriber: Subscriber, now: datetime) -> Html:
    say = locale.catalogue
    if subscriber.is_paused(now):
        return say("digest-paused")
    if subscriber.digest_comes_at is None:
        return say("digest-is-off")
    following = say("digest-next-is", moment=locale.moment(subscriber.digest_comes_at, now))
    return lines(following, digests_later(locale, subscriber))


def _timetables(locale: Locale, current: Timetable) -> Rows:
    now_days, now_times = current.groups[0] if len(current.groups) == 1 else (EVERY_DAY, ())
    hours = [
        _choice(f"{at:%H:%M}", _toggled(now_days, now_times, at), chosen=at in now_times)
        for at in map(time, _HOURS)
    ]
    every_day, *others = (
        _choice(
            locale.catalogue.plain(key),
            Timetable.on(days, now_times or [_USUAL_TIME]),
            chosen=bool(now_times) and now_days == days,
        )
        for key, days in _DAY_SETS
    )
    hourly, off = (
        _choice(locale.catalogue.plain(key), timetable, chosen=current == timetable)
        for key, timetable in (("digest-hourly", HOURLY), ("digest-off", OFF))
    )
    # Two in a row: with a tick, three of them are cut on a narrow phone.
    return (*in_rows(hours, 4), *in_rows((every_day, hourly, *others, off), 2))


def _toggled(days: frozenset[int], current: Times, at: time) -> Timetable:
    times = {*current} ^ {at}
    return Timetable.on(days, times if len(times) <= MOST_TIMES else current)


def _choice(label: str, timetable: Timetable, *, chosen: bool) -> Button:
    return Button(ticked(label, chosen=chosen), SetTimetable(timetable))
