"""The reader's time zone: by its city, by what their clock shows, by where they are."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale as BabelLocale
from babel.core import get_global

from news.language import Language
from news.subscriber import Subscriber
from news.zone import next_shift
from texts.html import Html, lines, paragraphs
from texts.locale import Locale
from texts.message import Button, Key, Message, Rows, in_rows, ticked
from texts.navigation import back_to_settings
from texts.zone_actions import AskLocation, ChooseZone, ShowClocks, ShowZones, ShowZonesByClock

# Zones that are an offset alone; the signs in these names are reversed, so nobody sees them.
_FIXED = "Etc/"
_ZONES = (
    "Europe/Minsk",
    "Europe/Moscow",
    "Europe/Warsaw",
    "Europe/Vilnius",
    "Europe/London",
    "Asia/Tbilisi",
    "Asia/Almaty",
    "America/New_York",
)
_MINUTE = timedelta(minutes=1)
_A_DAY = 24 * 60
_CLOCKS_A_ROW = 4
_LONGEST_BESIDE = 14


def zone_message(locale: Locale, subscriber: Subscriber, now: datetime) -> Message:
    """The zone in use, the time there and the next digest, over ways to another zone.

    It answers a change as well: ``subscriber`` and ``locale`` are as they are after it.
    """
    text = paragraphs(
        lines(_in_use(locale, now), _shift(locale, now), _next_digest(locale, subscriber, now)),
        locale.catalogue("zone-typed"),
    )
    ways = (*_other_ways(locale), (back_to_settings(locale),))
    return Message(text, (*zone_buttons(locale, _ZONES), *ways))


def zone_name(locale: Locale, now: datetime) -> str:
    """The city of the zone in use; its distance from UTC when it is nothing but that."""
    zone = locale.zone.key
    return offset_words(now.astimezone(locale.zone)) if _is_fixed(zone) else city(locale, zone)


def clocks_message(
    locale: Locale, clocks: Sequence[int], now: datetime, *, uneven: bool
) -> Message:
    """Asks what time it is where the reader is; ``clocks`` are minutes ahead of UTC.

    Clocks of whole hours and ``uneven`` ones have a screen each.
    """
    shown = {_clock(ahead, now): ahead for ahead in clocks if bool(ahead % 60) is uneven}
    buttons = [Button(clock, ShowZonesByClock(shown[clock])) for clock in sorted(shown)]
    rows = [
        tuple(buttons[start : start + _CLOCKS_A_ROW])
        for start in range(0, len(buttons), _CLOCKS_A_ROW)
    ]
    last = (locale.button("zone-clocks-other", ShowClocks(not uneven)),)
    return Message(locale.catalogue("zone-what-time"), (*rows, last, _back(locale)))


def zones_by_clock(locale: Locale, zones: Sequence[str], ahead: int, now: datetime) -> Message:
    """The zones where it is the time that the reader's clock shows, the likeliest first."""
    time = _clock(ahead, now)
    if not zones:
        text = locale.catalogue("zone-no-such-clock", time=time)
        return Message(text, ((locale.button("zone-ask-clock", ShowClocks()),), _back(locale)))
    text = locale.catalogue("zone-by-clock", time=time)
    return Message(text, (*zone_buttons(locale, zones), _back(locale)))


def several_zones(locale: Locale, typed: str, zones: Sequence[str], now: datetime) -> Message:
    """Asks which of several places with one name is meant, by the time that it is there."""
    buttons = [
        Button(f"{city(locale, zone)}, {now.astimezone(ZoneInfo(zone)):%H:%M}", ChooseZone(zone))
        for zone in zones
    ]
    text = locale.catalogue("zone-several", name=typed)
    return Message(text, (*in_rows(buttons, 2, _LONGEST_BESIDE), _back(locale)))


def location_request(locale: Locale) -> Message:
    """Offers the key that sends a location, and says what becomes of it."""
    plain = locale.catalogue.plain
    keys = (Key(plain("zone-location-key"), asks_location=True), Key(plain("zone-location-cancel")))
    return Message(locale.catalogue("zone-location-asked"), keys=keys)


def location_taken(locale: Locale, *, live: bool) -> Message:
    """Says that the location has served, and takes the key away; a ``live`` one may end."""
    key = "zone-location-taken-live" if live else "zone-location-taken"
    return Message(locale.catalogue(key), keys=())


def location_unknown(locale: Locale) -> Message:
    """Says that no zone is known for the place, and takes the key away."""
    return Message(locale.catalogue("zone-location-unknown"), keys=())


def location_cancelled(locale: Locale) -> Message:
    """Takes the key away."""
    return Message(locale.catalogue("zone-location-cancelled"), keys=())


def cancels_location(words: str, locale: Locale) -> bool:
    """Whether the words are those of the key that cancels."""
    return words == locale.catalogue.plain("zone-location-cancel")


def offset_words(local: datetime) -> str:
    """The distance from UTC as people write it: ``UTC+3``, ``UTC+5:30``."""
    minutes = round((local.utcoffset() or timedelta()) / _MINUTE)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def zone_buttons(locale: Locale, zones: Iterable[str]) -> Rows:
    """A button a zone, the one in use ticked."""
    buttons = [
        Button(ticked(city(locale, zone), chosen=zone == locale.zone.key), ChooseZone(zone))
        for zone in zones
    ]
    return in_rows(buttons, 2, _LONGEST_BESIDE)


def city(locale: Locale, zone: str) -> str:
    """The city that a zone is named after, in the reader's language."""
    return _cities(locale.catalogue.language).get(zone, _plain_city(zone))


def _in_use(locale: Locale, now: datetime) -> Html:
    zone = locale.zone.key
    local = now.astimezone(locale.zone)
    offset, time = offset_words(local), f"{local:%H:%M}"
    if _is_fixed(zone):
        return locale.catalogue("zone-fixed", offset=offset, time=time)
    named = {"city": city(locale, zone), "zone": zone, "offset": offset}
    return locale.catalogue("zone-in-use", **named, time=time)


def _is_fixed(zone: str) -> bool:
    return zone == "UTC" or zone.startswith(_FIXED)


def _shift(locale: Locale, now: datetime) -> Html | str:
    """When clocks are changed there, if they are, and by how much."""
    shift = next_shift(locale.zone, now)
    if shift is None:
        return ""
    at, by = shift
    key = "zone-shift-forward" if by > timedelta() else "zone-shift-back"
    local = at.astimezone(locale.zone)
    day = f"{local.day} {locale.catalogue.months[local.month]}"
    return locale.catalogue(key, day=day, minutes=round(abs(by) / _MINUTE))


def _next_digest(locale: Locale, subscriber: Subscriber, now: datetime) -> Html | str:
    comes = subscriber.digest_comes_at
    if comes is None or subscriber.is_paused(now):
        return ""
    return locale.catalogue("digest-next-is", moment=locale.moment(comes, now))


def _other_ways(locale: Locale) -> Rows:
    return (
        (locale.button("zone-ask-clock", ShowClocks()),),
        (locale.button("zone-ask-location", AskLocation()),),
    )


def _back(locale: Locale) -> tuple[Button, ...]:
    return (locale.button("back-to-zones", ShowZones()),)


def _clock(ahead: int, now: datetime) -> str:
    # A forged button may be ahead by any number.
    return f"{now + timedelta(minutes=ahead % _A_DAY):%H:%M}"


@cache
def _cities(language: Language) -> dict[str, str]:
    zones = BabelLocale.parse(language).time_zones
    known = {zone: names["city"] for zone, names in zones.items() if "city" in names}
    # The names of cities are up to date, but some stand under their zone's former name.
    renamed = get_global("zone_aliases").items()
    return {new: known[old] for old, new in renamed if old in known} | known


def _plain_city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")
