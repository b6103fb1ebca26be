"""A reader's own language, clock and silence."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from news.language import Language
from news.quiet import QuietHours
from news.subscriber import Subscriber
from newsroom.desk import Desk
from newsroom.zones import find_zone
from storage.subscribers import change_subscriber, speak, subscriber_by_id


async def choose_language(desk: Desk, subscriber: Subscriber, language: Language) -> Subscriber:
    """Speak to the reader in another language."""
    async with desk.database.transaction() as connection:
        await speak(connection, subscriber.id, language)
        return _there(await subscriber_by_id(connection, subscriber.id, desk.zone), subscriber.id)


async def choose_zone(desk: Desk, subscriber: Subscriber, name: str, now: datetime) -> Subscriber:
    """Live by the clock of a zone, named as IANA does or by a city; digests move with it.

    Raises UnknownZone, SeveralZones.
    """
    return await use_zone(desk, subscriber, find_zone(name), now)


async def use_zone(desk: Desk, subscriber: Subscriber, zone: ZoneInfo, now: datetime) -> Subscriber:
    """Live by the clock of a zone; digests move with it."""
    slot = subscriber.timetable.next_slot(now, zone)
    return await _change(desk, subscriber, zone=zone.key, next_digest_at=slot)


async def set_plain(desk: Desk, subscriber: Subscriber, *, plain: bool) -> Subscriber:
    """Speak to the reader without emoji, pictures and folded text, or with them."""
    return await _change(desk, subscriber, plain=plain)


async def choose_news_languages(
    desk: Desk, subscriber: Subscriber, languages: frozenset[Language]
) -> Subscriber:
    """Send the reader news in these languages only; in all when there are none."""
    wanted = " ".join(sorted(languages)) or None
    return await _change(desk, subscriber, news_languages=wanted)


async def set_quiet(
    desk: Desk, subscriber: Subscriber, quiet: QuietHours | None, _now: datetime
) -> Subscriber:
    """Send the reader nothing in these hours; what waited comes when they end."""
    return await _change(desk, subscriber, quiet=str(quiet) if quiet else None)


async def set_limit(
    desk: Desk, subscriber: Subscriber, limit: int | None, _now: datetime
) -> Subscriber:
    """Send the reader at most so many instant messages a local day; the rest by digest."""
    return await _change(desk, subscriber, daily_limit=limit)


async def pause(desk: Desk, subscriber: Subscriber, until: datetime) -> Subscriber:
    """Send the reader nothing up to a moment; the digest after it holds what there was."""
    return await _change(desk, subscriber, paused_until=until)


async def resume(desk: Desk, subscriber: Subscriber) -> Subscriber:
    """End the reader's pause."""
    return await _change(desk, subscriber, paused_until=None)


async def _change(
    desk: Desk,
    subscriber: Subscriber,
    **columns: Any,  # noqa: ANN401 - a column has its own type
) -> Subscriber:
    async with desk.database.transaction() as connection:
        await change_subscriber(connection, subscriber.id, **columns)
        return _there(await subscriber_by_id(connection, subscriber.id, desk.zone), subscriber.id)


def _there(found: Subscriber | None, subscriber_id: int) -> Subscriber:
    if found is None:
        raise LookupError(f"subscriber {subscriber_id}")
    return found
