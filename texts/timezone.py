"""The reader's time zone, by its city."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache

from babel import Locale as BabelLocale
from babel.core import get_global

from news.language import Language
from texts.actions import ChooseZone
from texts.locale import Locale
from texts.message import Button, Message, Rows, in_rows, ticked
from texts.navigation import back_to_settings

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


def zone_message(locale: Locale, now: datetime) -> Message:
    """The zone in use and the time there, over likely others; it answers a change as well."""
    zone = locale.zone.key
    local = now.astimezone(locale.zone)
    offset = offset_words(local)
    named = {"city": city(locale, zone), "zone": zone, "offset": offset, "time": f"{local:%H:%M}"}
    if _is_fixed(zone):
        text = locale.catalogue("zone-fixed", offset=offset, time=named["time"])
    else:
        text = locale.catalogue("zone-in-use", **named)
    return Message(text, (*zone_buttons(locale, _ZONES), (back_to_settings(locale),)))


def zone_name(locale: Locale, now: datetime) -> str:
    """The city of the zone in use; its distance from UTC when it is nothing but that."""
    zone = locale.zone.key
    return offset_words(now.astimezone(locale.zone)) if _is_fixed(zone) else city(locale, zone)


def _is_fixed(zone: str) -> bool:
    return zone == "UTC" or zone.startswith(_FIXED)


def offset_words(local: datetime) -> str:
    """The distance from UTC as people write it: ``UTC+3``, ``UTC+5:30``."""
    minutes = round((local.utcoffset() or timedelta()) / timedelta(minutes=1))
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
    return in_rows(buttons, 2)


def city(locale: Locale, zone: str) -> str:
    """The city that a zone is named after, in the reader's language."""
    return _cities(locale.catalogue.language).get(zone, _plain_city(zone))


@cache
def _cities(language: Language) -> dict[str, str]:
    zones = BabelLocale.parse(language).time_zones
    known = {zone: names["city"] for zone, names in zones.items() if "city" in names}
    # The names of cities are up to date, but some stand under their zone's former name.
    renamed = get_global("zone_aliases").items()
    return {new: known[old] for old, new in renamed if old in known} | known


def _plain_city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")
