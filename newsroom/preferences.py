"""A reader's own language, clock and silence."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from news.language import Language
from news.quiet import QuietHours
from news.rearrangement import catch_up_at
from news.subscriber import Subscriber
from newsroom.desk import Desk
from newsroom.spreading import arrival
from newsroom.zones import find_zone
from storage.absences import begin_absence
from storage.database import Connection
from storage.limits import count_day
from storage.subscribers import change_subscriber, speak, subscriber_by_id


async def choose_language(desk: Desk, subscriber: Subscriber, language: Language) -> Subscriber:
    """Speak to the reader in another language."""
    async with desk.database.transaction() as connection:
        await speak(connection, subscriber.id, language)
        return await _now(connection, desk, subscriber)


async def choose_zone(desk: Desk, subscriber: Subscriber, name: str, now: datetime) -> Subscriber:
    """Live by the clock of a zone, named as IANA does or by a city; digests move with it.

    Raises UnknownZone, SeveralZones.
    """
    return await use_zone(desk, subscriber, find_zone(name), now)


async def use_zone(desk: Desk, subscriber: Subscriber, zone: ZoneInfo, now: datetime) -> Subscriber:
    """Live by the clock of a zone; digests and quiet hours move with it."""
    return await _rearrange(desk, subscriber, now, lambda one: replace(one, zone=zone))


async def set_plain(desk: Desk, subscriber: Subscriber, *, plain: bool) -> Subscriber:
    """Speak to the reader without emoji, pictures and folded text, or with them."""
    return await _change(desk, subscriber, plain=plain)


async def set_silent(desk: Desk, place: Subscriber, *, silent: bool) -> Subscriber:
    """Send everything to a place without a sound, or with one."""
    return await _change(desk, place, silent=silent)


async def choose_news_languages(
    desk: Desk, subscriber: Subscriber, languages: frozenset[Language]
) -> Subscriber:
    """Send the reader news in these languages only; in all when there are none."""
    wanted = " ".join(sorted(languages)) or None
    return await _change(desk, subscriber, news_languages=wanted)


async def set_quiet(
    desk: Desk, subscriber: Subscriber, quiet: QuietHours | None, now: datetime
) -> Subscriber:
    """Send the reader nothing in these hours; what waited comes when they end.

    What waits for the end of other hours comes when these are over: without any, at once.
    """
    return await _rearrange(desk, subscriber, now, lambda one: replace(one, quiet=quiet))


async def set_limit(
    desk: Desk, subscriber: Subscriber, limit: int | None, now: datetime
) -> Subscriber:
    """Send the reader at most so many instant messages a local day; the rest by digest.

    What they have had today counts.
    """
    async with desk.database.transaction() as connection:
        current = await _held(connection, desk, subscriber)
        await change_subscriber(connection, subscriber.id, daily_limit=limit)
        await count_day(connection, replace(current, daily_limit=limit), now)
        return await _now(connection, desk, subscriber)


async def pause(desk: Desk, subscriber: Subscriber, until: datetime, now: datetime) -> Subscriber:
    """Send the reader nothing up to a moment; then what there was comes by digest.

    After days it is the best of it: see newsroom.returning.
    """
    async with desk.database.transaction() as connection:
        await change_subscriber(connection, subscriber.id, paused_until=until)
        await begin_absence(connection, subscriber.id, now)
        return await _now(connection, desk, subscriber)


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
        return await _now(connection, desk, subscriber)


async def _rearrange(
    desk: Desk,
    subscriber: Subscriber,
    now: datetime,
    change: Callable[[Subscriber], Subscriber],
) -> Subscriber:
    """Change a reader's clock or quiet hours, and with it when their digests come."""
    async with desk.database.transaction() as connection:
        before = await _held(connection, desk, subscriber)
        after = change(before)
        following = await arrival(connection, before, now, after)
        zone = {} if after.zone == before.zone else {"zone": after.zone.key}
        await change_subscriber(
            connection,
            before.id,
            quiet=None if after.quiet is None else str(after.quiet),
            next_digest_at=following.at,
            digests_upto=following.upto,
            catch_up_at=catch_up_at(before, after, now),
            **zone,
        )
        # Another clock has other days.
        await count_day(connection, after, now)
        return await _now(connection, desk, subscriber)


async def _held(connection: Connection, desk: Desk, subscriber: Subscriber) -> Subscriber:
    """The reader as they are; nobody else changes them in this transaction."""
    current = await subscriber_by_id(connection, subscriber.id, desk.zone, lock=True)
    return _there(current, subscriber.id)


async def _now(connection: Connection, desk: Desk, subscriber: Subscriber) -> Subscriber:
    return _there(await subscriber_by_id(connection, subscriber.id, desk.zone), subscriber.id)


def _there(found: Subscriber | None, subscriber_id: int) -> Subscriber:
    if found is None:
        raise LookupError(f"subscriber {subscriber_id}")
    return found
