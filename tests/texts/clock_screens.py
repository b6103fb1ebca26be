"""The screens of the reader's clock."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from news.subscriber import Subscriber
from newsroom.cities import SEVERAL
from newsroom.clocks import clocks, zones_by_clock
from tests.texts.people import NOW
from texts import timezone
from texts.locale import Locale
from texts.message import Message


def clock_screens(locale: Locale, reader: Subscriber) -> Iterator[Message]:
    """Every screen, with the longest names."""
    for zone in ("Europe/Minsk", "Europe/Warsaw", "Asia/Kolkata", "Etc/GMT-5", "Antarctica/Troll"):
        there = replace(locale, zone=ZoneInfo(zone))
        for moment in (NOW, NOW + timedelta(days=150)):
            yield timezone.zone_message(there, reader, moment)
    for uneven in (False, True):
        yield timezone.clocks_message(locale, clocks(NOW), NOW, uneven=uneven)
    for ahead in (*clocks(NOW), 7):
        yield timezone.zones_by_clock(locale, zones_by_clock(ahead, NOW), ahead, NOW)
    for zones in SEVERAL.values():
        yield timezone.several_zones(locale, "Санкт-Петербург" * 20, zones, NOW)
    for live in (False, True):
        yield timezone.location_taken(locale, live=live)
    yield timezone.location_request(locale)
    yield timezone.location_unknown(locale)
    yield timezone.location_cancelled(locale)
