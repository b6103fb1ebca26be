"""The reader's time zone, by its city."""

from collections.abc import Iterable
from datetime import datetime
from difflib import get_close_matches
from functools import cache

from babel import Locale as BabelLocale

from news.language import Language
from texts.actions import ChooseZone
from texts.locale import Locale
from texts.message import Button, Message, Rows, in_rows, ticked

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
_MOST_OFFERED = 4
_LONGEST_NAME = 40


def zone_message(locale: Locale, now: datetime) -> Message:
    """The zone in use and the time there, over likely others; it answers a change as well."""
    zone = locale.zone.key
    text = locale.catalogue(
        "zone-in-use",
        city=city(locale, zone),
        zone=zone,
        time=f"{now.astimezone(locale.zone):%H:%M}",
    )
    return Message(text, zone_buttons(locale, _ZONES))


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


def nearest_zones(typed: str) -> list[str]:
    """Zones whose name or city, in any language, is what was typed, or close to it."""
    wanted = typed.strip().casefold()[:_LONGEST_NAME]
    names: dict[str, list[str]] = {}
    for language in Language:
        for zone, name in _cities(language).items():
            for known in (name, _plain_city(zone), zone):
                names.setdefault(known.casefold(), []).append(zone)
    close = get_close_matches(wanted, names, n=_MOST_OFFERED, cutoff=0.75)
    found = [zone for name in close for zone in names[name]]
    return list(dict.fromkeys(found))[:_MOST_OFFERED]


@cache
def _cities(language: Language) -> dict[str, str]:
    zones = BabelLocale.parse(language).time_zones
    return {zone: names.get("city", _plain_city(zone)) for zone, names in zones.items()}


def _plain_city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")
