"""The screens on which readers say what they want for their peace."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import product

from news.language import Language
from news.limit_language import LimitProblem
from news.quiet import QuietHours
from news.quiet_language import USUAL, QuietProblem
from news.subscriber import FOR_EVER, Subscriber
from news.subscription import Subscription
from news.timetable import EVERY_DAY, HOURLY, OFF, Timetable
from tests.texts.people import NOW
from texts import (
    limit,
    mute,
    news_languages,
    pause,
    plain_switch,
    quiet,
    settings,
    sound,
    subscription,
)
from texts.locale import Locale
from texts.message import Message

NIGHT = datetime(2024, 7, 4, 23, 30, tzinfo=UTC)
ODD_HOURS = QuietHours(time(22, 5), time(6, 45), breaking=True)
NIGHTLY = Timetable.on(EVERY_DAY, [time(3), time(5, 30), time(9)])
WEEK = timedelta(days=7)


def settings_screens(
    locale: Locale, reader: Subscriber, held: Sequence[Subscription], typed: str
) -> Iterator[Message]:
    """All of them; ``typed`` is what nobody can read."""
    yield from quiet_screens(locale, reader, typed)
    yield from limit_screens(locale, reader, typed)
    yield from mute_screens(locale, reader, held, typed)
    yield from pause_screens(locale, reader, typed)
    for page in (1, 2, 99):
        yield sound.sounds_page(locale, held * 3, page)
    yield sound.sounds_page(locale, ())
    for wanted in (frozenset[Language](), frozenset({Language.BE}), frozenset(Language)):
        yield news_languages.news_languages_settings(locale, wanted)
    for plain in (True, False):
        yield plain_switch.plain_settings(locale, replace(reader, plain=plain))
    yield plain_switch.bad_switch(locale, typed)
    for each in readers(reader):
        for followed in ((), held, [replace(one, silent=True) for one in held]):
            yield settings.settings_screen(locale, each, followed, NOW)


def readers(reader: Subscriber) -> Iterator[Subscriber]:
    """The same one with every setting that can stand on the screen."""
    yield reader
    yield replace(reader, quiet=USUAL, daily_limit=1, paused_until=FOR_EVER, plain=True)
    yield replace(
        reader,
        quiet=ODD_HOURS,
        daily_limit=1000,
        paused_until=NOW + WEEK,
        news_languages=frozenset({Language.BE, Language.RU}),
    )


def quiet_screens(locale: Locale, reader: Subscriber, typed: str) -> Iterator[Message]:
    for hours, timetable, now in product(
        (None, USUAL, ODD_HOURS), (OFF, HOURLY, NIGHTLY), (NOW, NIGHT)
    ):
        for before in (None, USUAL, ODD_HOURS):
            each = replace(reader, quiet=hours, timetable=timetable)
            yield quiet.quiet_settings(locale, each, now, before)
    yield quiet.quiet_settings(locale, replace(reader, paused_until=NOW + WEEK), NOW)
    for problem in QuietProblem:
        yield quiet.bad_quiet(locale, problem, typed, [USUAL, ODD_HOURS])


def limit_screens(locale: Locale, reader: Subscriber, typed: str) -> Iterator[Message]:
    off = replace(reader, timetable=OFF, next_digest_at=None, paused_until=FOR_EVER)
    for count, each in product((None, 1, 5, 1000), (reader, off)):
        yield limit.limit_settings(locale, replace(each, daily_limit=count), NOW, 7)
    for problem, nearest in product(LimitProblem, (None, 1000)):
        yield limit.bad_limit(locale, problem, typed, nearest)


def mute_screens(
    locale: Locale, reader: Subscriber, held: Sequence[Subscription], typed: str
) -> Iterator[Message]:
    for some in ((), held):
        yield mute.mute_which(locale, some)
        yield mute.mute_unknown(locale, typed, some)
    yield mute.bad_mute(locale, typed)
    for each, until in product(held, (None, NOW + WEEK, FOR_EVER)):
        muted = replace(each, muted_until=until, silent=until is None)
        yield mute.mute_length(locale, muted)
        yield mute.muted_several(locale, [muted, each], NOW)
        yield subscription.subscription_card(locale, muted, reader, NOW, NOW + WEEK)
        yield subscription.subscription_card(locale, each, reader, NOW, FOR_EVER)


def pause_screens(locale: Locale, reader: Subscriber, typed: str) -> Iterator[Message]:
    asleep = replace(reader, quiet=USUAL)
    for before in (None, NOW - WEEK, NOW + WEEK, FOR_EVER):
        yield pause.resumed(locale, asleep, NIGHT, before)
    yield pause.bad_pause(locale, typed)


def settings_toasts(
    locale: Locale, reader: Subscriber, held: Sequence[Subscription]
) -> Iterator[str]:
    """What presses on these screens say over the chat."""
    for hours in (None, USUAL, ODD_HOURS):
        yield quiet.quiet_toast(locale, hours)
    for count in (None, 1, 5):
        yield limit.limit_toast(locale, count)
    for until in (None, NOW + WEEK, FOR_EVER):
        yield pause.paused_toast(locale, replace(reader, paused_until=until), NOW)
        for each in held:
            yield mute.muted_toast(locale, replace(each, muted_until=until), NOW)
    for each, silent in product(held, (True, False)):
        yield sound.sound_toast(locale, replace(each, silent=silent))
    for wanted in (frozenset[Language](), frozenset(Language)):
        yield news_languages.news_languages_toast(locale, wanted)
    yield pause.resumed_toast(locale)
    yield from (plain_switch.plain_toast(locale, plain=plain) for plain in (True, False))
