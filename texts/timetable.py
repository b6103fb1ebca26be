"""A digest's timetable in words."""

from datetime import date, datetime, time, timedelta

from news.subscriber import Subscriber
from news.timetable import DEFAULT, EVERY_DAY, WEEKDAYS, WEEKEND, Times, Timetable
from texts.catalogue import Catalogue
from texts.digest_actions import SetTimetable
from texts.html import Html, joined
from texts.locale import Locale
from texts.message import Button

_MOST_SAID = 3
_DAYS = {
    EVERY_DAY: "timetable-daily",
    WEEKDAYS: "timetable-weekdays",
    WEEKEND: "timetable-weekend",
}


def timetable_words(catalogue: Catalogue, timetable: Timetable) -> str:
    """The timetable as plain words within a sentence: ``ежедневно в 08:00, 20:30``."""
    if timetable.hourly:
        return catalogue.plain("timetable-hourly")
    if timetable.is_off:
        return catalogue.plain("timetable-off")
    return "; ".join(_group_words(catalogue, days, times) for days, times in timetable.groups)


def _group_words(catalogue: Catalogue, days: frozenset[int], times: Times) -> str:
    moments = ", ".join(f"{at:%H:%M}" for at in times)
    if days in _DAYS:
        return catalogue.plain(_DAYS[days], times=moments)
    names = ", ".join(catalogue.days[day] for day in sorted(days))
    return catalogue.plain("timetable-days", days=names, times=moments)


def usual_arrival(locale: Locale, timetable: Timetable, offset: timedelta) -> str:
    """When digests usually come, if that is not at the times chosen: by the clock, if few."""
    if timetable.is_off or not offset:
        return ""
    chosen = sorted({at for times in timetable.week for at in times})
    if 0 < len(chosen) <= _MOST_SAID:
        usual = ", ".join(f"{_moved(at, offset):%H:%M}" for at in chosen)
        return locale.catalogue("digest-usually", times=usual)
    key = "digest-usually-later" if offset > timedelta(0) else "digest-usually-earlier"
    return locale.catalogue(key, count=abs(offset) // timedelta(minutes=1))


def _moved(at: time, offset: timedelta) -> time:
    return (datetime.combine(date(2000, 1, 1), at) + offset).time()


def turn_on(locale: Locale) -> Button:
    """The button that has digests come at the usual time."""
    return locale.button("digest-turn-on", SetTimetable(DEFAULT))


def digest_times(locale: Locale, subscriber: Subscriber, now: datetime) -> Html:
    """The digest's times and the next one: ``Дайджест: ежедневно в 09:00 · следующий завтра…``.

    In a pause no digest comes, so none is promised.
    """
    say = locale.catalogue
    times = say("digest-line", times=timetable_words(say, subscriber.timetable))
    comes = subscriber.digest_comes_at
    if comes is None or subscriber.is_paused(now):
        return times
    following = say("digest-next", moment=locale.moment(comes, now))
    return joined(" · ", [times, following])
