"""Sources, and whose turn it is to be looked at."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.rubric import Rubric
from news.source import (
    Condition,
    Mode,
    NewSource,
    Source,
    SourceKind,
    SourceStatus,
)
from storage.dialect import listed
from storage.facts import count_up
from storage.rubrics import rubrics_by_id
from storage.tables import sources

LONGEST_TITLE = 128
_CHANGES = "sources"
"""The fact that counts additions: two who add one source at once take turns."""

_SAME = (
    *("id", "address", "title", "added_by", "added_at", "chat_id", "zone", "condition_since"),
    *("next_look_at", "looked_at", "last_item_at", "failures", "failing_since"),
    *("moved_to", "moves", "moved_since", "etag", "modified", "by_link"),
)
_is_kept = sources.c.status != SourceStatus.REMOVED.value


async def hold_sources(connection: AsyncConnection) -> None:
    """Let nobody else add a source until the transaction ends."""
    await count_up(connection, _CHANGES)


async def add_source(
    connection: AsyncConnection, new: NewSource, added_by: int, now: datetime
) -> int:
    """Keep a source, on trial, to be looked at; its id."""
    result = await connection.execute(sources.insert().values(**_columns(new, added_by, now)))
    return int(result.inserted_primary_key[0])  # type: ignore[index]


async def revive_source(
    connection: AsyncConnection, source_id: int, new: NewSource, added_by: int, now: datetime
) -> None:
    """Have a source again that was removed, as if it were new but for the items it had."""
    fresh = {"condition": Condition.NEW.value, "looked_at": None, "failures": 0}
    await change_source(connection, source_id, **_columns(new, added_by, now), **fresh, **FORGOTTEN)


def written_numbers(numbers: Iterable[int]) -> str | None:
    """Numbers as the columns of sources have them."""
    return " ".join(map(str, sorted(numbers))) or None


FORGOTTEN: Mapping[str, None] = dict.fromkeys(
    (
        *("etag", "modified", "moved_to", "moved_since", "held_until"),
        *("condition_since", "told", "failing_since"),
    )
)
"""The columns of a source that tell of its last looks, emptied."""


async def all_sources(connection: AsyncConnection) -> tuple[Source, ...]:
    """Every source but the removed ones, in the order in which they were added."""
    return await _load(connection, select(sources).where(_is_kept).order_by(sources.c.id))


async def source_by_id(
    connection: AsyncConnection, source_id: int, *, lock: bool = False
) -> Source | None:
    """The source with this id, a removed one too; with ``lock`` nobody else changes it."""
    statement = select(sources).where(sources.c.id == source_id)
    found = await _load(connection, statement.with_for_update() if lock else statement)
    return found[0] if found else None


async def sources_by_id(connection: AsyncConnection, ids: Collection[int]) -> dict[int, Source]:
    """Sources by their ids, the removed ones too."""
    found = await _load(connection, select(sources).where(listed(sources.c.id, sorted(ids))))
    return {each.id: each for each in found}


async def source_at(connection: AsyncConnection, address: str) -> Source | None:
    """The feed at an address, a removed one too."""
    is_it = and_(sources.c.kind == SourceKind.FEED.value, sources.c.address == address)
    found = await _load(connection, select(sources).where(is_it).order_by(sources.c.id).limit(1))
    return found[0] if found else None


async def source_of_chat(connection: AsyncConnection, chat_id: int) -> Source | None:
    """The channel that is a source, a removed one too."""
    found = await _load(connection, select(sources).where(sources.c.chat_id == chat_id))
    return found[0] if found else None


async def change_source(
    connection: AsyncConnection,
    source_id: int,
    **columns: Any,  # noqa: ANN401 - a column has its own type
) -> None:
    """Set columns of a source."""
    await connection.execute(update(sources).where(sources.c.id == source_id).values(**columns))


async def due_sources(connection: AsyncConnection, now: datetime, most: int) -> tuple[Source, ...]:
    """The sources that are to be looked at, and that nobody is looking at; longest due first."""
    statement = select(sources).where(*_due(now)).order_by(sources.c.next_look_at, sources.c.id)
    return await _load(connection, statement.limit(most))


async def claim_sources(
    connection: AsyncConnection, ids: Sequence[int], now: datetime, until: datetime
) -> set[int]:
    """Which of the sources are this caller's to look at until a moment: nobody else's."""
    claimed = await connection.scalars(
        update(sources)
        .where(listed(sources.c.id, ids), *_due(now))
        .values(held_until=until)
        .returning(sources.c.id)
    )
    return set(claimed)


async def settle_source(
    connection: AsyncConnection,
    source_id: int,
    held_until: datetime,
    **columns: Any,  # noqa: ANN401 - a column has its own type
) -> bool:
    """Set columns after a look, and end the claim; False when it was somebody else's by now."""
    mine = and_(sources.c.id == source_id, sources.c.held_until == held_until)
    result = await connection.execute(
        update(sources).where(mine).values(held_until=None, **columns)
    )
    return result.rowcount > 0


async def troubled_sources(
    connection: AsyncConnection, conditions: Collection[str]
) -> list[tuple[Source, str | None]]:
    """Sources in one of these conditions of which editors have not been told, or that have moved.

    With each is of what they have been told.
    """
    troubled = sources.c.condition.in_(sorted(conditions))
    untold = sources.c.told.is_distinct_from(sources.c.condition)
    has_ended = and_(sources.c.status == SourceStatus.ENDED.value, sources.c.told.is_(None))
    has_moved = sources.c.moved_to == sources.c.address
    is_watched = sources.c.status == SourceStatus.ON.value
    wanted = or_(and_(is_watched, or_(and_(troubled, untold), has_moved)), has_ended)
    rows = (await connection.execute(select(sources).where(wanted).order_by(sources.c.id))).all()
    known = await rubrics_by_id(connection) if any(row.rubric_id for row in rows) else {}
    return [(_source(row, known), row.told) for row in rows]


def _due(now: datetime) -> tuple[Any, ...]:
    is_free = or_(sources.c.held_until.is_(None), sources.c.held_until <= now)
    return sources.c.next_look_at.is_not(None), sources.c.next_look_at <= now, is_free


def _columns(new: NewSource, added_by: int, now: datetime) -> dict[str, Any]:
    is_fetched = new.kind is SourceKind.FEED
    return {
        "kind": new.kind.value,
        "address": new.address,
        "chat_id": new.chat_id,
        "title": new.title[:LONGEST_TITLE],
        "rubric_id": new.rubric_id,
        "mode": new.mode.value,
        "status": SourceStatus.TRIAL.value,
        "zone": new.zone,
        "added_by": added_by,
        "added_at": now,
        "next_look_at": now if is_fetched else None,
    }


async def _load(connection: AsyncConnection, statement: Select[Any]) -> tuple[Source, ...]:
    rows = (await connection.execute(statement)).all()
    known = await rubrics_by_id(connection) if any(row.rubric_id for row in rows) else {}
    return tuple(_source(row, known) for row in rows)


def _source(row: Row[Any], known: Mapping[int, Rubric]) -> Source:
    return Source(
        kind=SourceKind(row.kind),
        mode=Mode(row.mode),
        status=SourceStatus(row.status),
        condition=Condition(row.condition),
        rubric=known.get(row.rubric_id),
        pace=_length(row.pace),
        ttl=_length(row.ttl),
        skip_hours=_numbers(row.skip_hours),
        skip_days=_numbers(row.skip_days),
        **{name: getattr(row, name) for name in _SAME},
    )


def _length(seconds: int | None) -> timedelta | None:
    return None if seconds is None else timedelta(seconds=seconds)


def _numbers(written: str | None) -> frozenset[int]:
    return frozenset(map(int, (written or "").split()))
