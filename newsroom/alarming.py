"""What editors are told of sources that are in trouble, each trouble once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from news.politeness import TOLD_AFTER
from news.source import Condition, ItemState, Source, SourceKind, SourceStatus
from newsroom.desk import Desk
from storage import source_items, sources
from storage.database import Connection

_EXAMPLES = 3
# One bad answer may be a passing one.
_FAILURES = 2
_OUT_OF_REACH = (Condition.BLOCKED, Condition.UNREACHABLE, Condition.BUSY)


class AlarmKind(StrEnum):
    """What editors are told of a source without asking; kept under these names."""

    NO_FEED = "no feed"
    EMPTY = "empty"
    BLOCKED = "blocked"
    UNREACHABLE = "unreachable"
    BUSY = "busy"
    SILENT = "silent"
    HELD = "held"
    ENDED = "ended"
    MOVED = "moved"
    """``source.address`` is another one by now."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something about a source that editors are to be told of, with some headlines."""

    kind: AlarmKind
    source: Source
    examples: tuple[str, ...] = ()


async def newly_troubled(desk: Desk, now: datetime) -> list[Alarm]:
    """What editors are to be told of sources; whoever has told them says so: see note_told."""

    async def look(connection: Connection) -> list[Alarm]:
        found = await sources.troubled_sources(connection, [each.value for each in AlarmKind])
        kinds = ((of, _alarm(of, told, now)) for of, told in found)
        return [
            Alarm(kind, of, await _examples(connection, of, kind)) for of, kind in kinds if kind
        ]

    return await desk.database.peek(look)


async def note_told(desk: Desk, alarm: Alarm) -> None:
    """Editors have been told: they are not told again while it stays so."""
    if alarm.kind is AlarmKind.MOVED:
        columns: dict[str, Any] = {"moved_to": None, "moved_since": None, "moves": 0}
    else:
        columns = {"told": alarm.kind.value}
    async with desk.database.transaction() as connection:
        await sources.change_source(connection, alarm.source.id, **columns)


def _alarm(of: Source, told: str | None, now: datetime) -> AlarmKind | None:
    """What editors are to be told of a source now, who have been told something of it before."""
    if of.status is SourceStatus.ENDED:
        return AlarmKind.ENDED
    if of.moved_to == of.address:
        return AlarmKind.MOVED
    match of.condition:
        case Condition.SILENT | Condition.HELD:
            return AlarmKind(of.condition)
        case Condition.NO_FEED | Condition.EMPTY if of.failures >= _FAILURES:
            return AlarmKind(of.condition)
        case Condition.BLOCKED | Condition.UNREACHABLE | Condition.BUSY:
            # A channel fails by no accident: somebody has taken the bot out of it.
            patience = TOLD_AFTER if of.kind is SourceKind.FEED else timedelta(0)
            long = of.failing_since is not None and now - of.failing_since >= patience
            return AlarmKind(of.condition) if long and told not in _OUT_OF_REACH else None
    return None


async def _examples(connection: Connection, of: Source, kind: AlarmKind) -> tuple[str, ...]:
    if kind is not AlarmKind.HELD:
        return ()
    held = await source_items.items_in(connection, of.id, ItemState.HELD, _EXAMPLES)
    return tuple(each.headline for each in held)
