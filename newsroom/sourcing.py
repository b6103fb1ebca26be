"""Editors see to the sources: they add, try, pause and remove them, and say what becomes of items.

Each function that changes something raises NotAllowed and, without such a source, NoSource.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from news.actor import source_actor
from news.deed import DeedKind
from news.language import Language
from news.politeness import SHORTEST
from news.role import EDITORS
from news.rubric import by_id
from news.source import (
    Category,
    Condition,
    ItemState,
    Mode,
    NewSource,
    Source,
    SourceKind,
    SourceStatus,
)
from news.storable import one_line
from newsroom.desk import Desk
from newsroom.rights import Doer, note, require
from storage import source_categories, source_items
from storage import sources as stored
from storage.database import Connection
from storage.editors import add_program, remove_editor
from storage.rubrics import all_rubrics

OFFERED = 3
"""So many of the newest items of a first look may be taken by choice."""
_DAY = timedelta(days=1)
# What came after a trial that is older was there before the source was switched on, too.
_TRIAL = timedelta(hours=1)


class NoSource(Exception):  # noqa: N818 - it says what is the matter
    """There is no such source, or it was removed."""


class SourceKnown(Exception):  # noqa: N818 - it says what is the matter
    """The newsroom has this address, or this channel, as a source already: ``source``."""

    def __init__(self, source: Source) -> None:
        super().__init__(source.id)
        self.source = source


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a source has had, for whoever decides about it.

    ``a_day`` is how many items it had in the 24 hours before the moment, ``newest`` are the
    headlines of what may be taken by choice, newest first, ``held`` those of what is asked about.
    """

    a_day: int
    newest: tuple[str, ...]
    held: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """Somebody's change of a source, in one transaction."""

    connection: Connection
    source: Source
    by: Doer

    async def set(self, kind: DeedKind, about: str = "", **columns: Any) -> None:  # noqa: ANN401
        """Set columns, and remember who did it."""
        await stored.change_source(self.connection, self.source.id, **columns)
        await self.note(kind, about)

    async def note(self, kind: DeedKind, about: str = "") -> None:
        """Remember who did what to which source."""
        named = f"{self.source.title}: {about}" if about else self.source.title
        await note(self.connection, self.by, kind, about=named)

    async def changed(self) -> Source:
        """The source as it is now."""
        return await _there(self.connection, self.source.id)


async def sources(desk: Desk) -> tuple[Source, ...]:
    """Every source but the removed ones, in the order in which they were added."""
    async with desk.database.snapshot() as connection:
        return await stored.all_sources(connection)


async def source(desk: Desk, source_id: int) -> Source | None:
    """A source; None for none, and for one that was removed."""
    async with desk.database.snapshot() as connection:
        return _kept(await stored.source_by_id(connection, source_id))


async def source_of_chat(desk: Desk, chat_id: int) -> Source | None:
    """The channel that is a source, whatever its status but removed."""
    async with desk.database.snapshot() as connection:
        return _kept(await stored.source_of_chat(connection, chat_id))


async def outlook(desk: Desk, source_id: int, by: Doer) -> Outlook:
    """What a source has had, and what is asked of editors."""
    async with desk.database.snapshot() as connection:
        await require(connection, by.id, *EDITORS)
        await _there(connection, source_id)
        newest = await source_items.items_in(connection, source_id, ItemState.KNOWN, OFFERED)
        held = await source_items.items_in(connection, source_id, ItemState.HELD)
        return Outlook(
            await source_items.count_items(connection, source_id, by.at - _DAY),
            tuple(each.headline for each in newest),
            tuple(each.headline for each in held),
        )


async def add_source(desk: Desk, new: NewSource, by: Doer) -> Source:
    """Keep a new source, on trial: nothing comes of it until it is switched on.

    One that was removed and is added again is the same source. Raises SourceKnown.
    """
    new = replace(new, title=_title(new.title) or new.address)
    async with desk.database.transaction() as connection:
        await require(connection, by.id, *EDITORS)
        await stored.hold_sources(connection)
        former = await _former(connection, new)
        if former is None:
            source_id = await stored.add_source(connection, new, by.id, by.at)
        elif former.status is SourceStatus.REMOVED:
            source_id = former.id
            await stored.revive_source(connection, source_id, new, by.id, by.at)
        else:
            raise SourceKnown(former)
        await add_program(connection, source_actor(source_id), new.title, by.at)
        await note(connection, by, DeedKind.SOURCE_ADDED, about=f"{new.title}: {new.address}")
        return await _there(connection, source_id)


async def switch_on(desk: Desk, source_id: int, by: Doer) -> Source:
    """Let articles come of what a source has from now on.

    Its next look is a first one, of which nothing comes, if the trial was long ago.
    """
    async with _changing(desk, source_id, by) as change:
        if change.source.status is SourceStatus.ON:
            return change.source
        looked = change.source.looked_at
        is_recent = looked is not None and by.at - looked <= _TRIAL
        await change.set(
            DeedKind.SOURCE_RESUMED,
            status=SourceStatus.ON.value,
            looked_at=looked if is_recent else None,
            next_look_at=_first_look(change),
        )
        return await change.changed()


async def pause(desk: Desk, source_id: int, by: Doer) -> Source:
    """Look at a source no more, for the time being."""
    async with _changing(desk, source_id, by) as change:
        if change.source.status is not SourceStatus.PAUSED:
            status = SourceStatus.PAUSED.value
            await change.set(DeedKind.SOURCE_PAUSED, status=status, **_NO_LOOK)
        return await change.changed()


async def resume(desk: Desk, source_id: int, by: Doer) -> Source:
    """Look at a paused source again, or at one that has ended."""
    async with _changing(desk, source_id, by) as change:
        if change.source.status in (SourceStatus.PAUSED, SourceStatus.ENDED):
            await change.set(
                DeedKind.SOURCE_RESUMED,
                status=SourceStatus.ON.value,
                failures=0,
                failing_since=None,
                told=None,
                next_look_at=_next_look(change),
            )
        return await change.changed()


async def remove(desk: Desk, source_id: int, by: Doer) -> Source:
    """Have a source no more; its articles stay."""
    async with _changing(desk, source_id, by) as change:
        status = SourceStatus.REMOVED.value
        await change.set(DeedKind.SOURCE_REMOVED, status=status, **_NO_LOOK)
        await remove_editor(change.connection, source_actor(source_id))
        return change.source


async def set_mode(desk: Desk, source_id: int, mode: Mode, by: Doer) -> Source:
    """Say what becomes of a source's items."""
    async with _changing(desk, source_id, by) as change:
        if change.source.mode is not mode:
            await change.set(DeedKind.SOURCE_CHANGED, mode.value, mode=mode.value)
        return await change.changed()


async def set_rubric(desk: Desk, source_id: int, rubric_id: int | None, by: Doer) -> Source:
    """Say where a source's articles go that no category puts elsewhere.

    Raises LookupError for an unknown rubric.
    """
    async with _changing(desk, source_id, by) as change:
        name = await _rubric_name(change.connection, rubric_id)
        await change.set(DeedKind.SOURCE_CHANGED, name, rubric_id=rubric_id)
        return await change.changed()


async def rename(desk: Desk, source_id: int, title: str, by: Doer) -> Source:
    """Give a source another name, under which its articles are drafted."""
    async with _changing(desk, source_id, by) as change:
        if named := _title(title):
            await change.set(DeedKind.SOURCE_CHANGED, named, title=named)
            await add_program(change.connection, source_actor(source_id), named, by.at)
        return await change.changed()


async def look_soon(desk: Desk, source_id: int, by: Doer) -> Source:
    """Have a source looked at with the next tick; one that is paused stays so."""
    async with _changing(desk, source_id, by) as change:
        if change.source.status in (SourceStatus.TRIAL, SourceStatus.ON):
            soon = _next_look(change, at_once=True)
            await stored.change_source(change.connection, source_id, next_look_at=soon)
        return await change.changed()


async def categories(desk: Desk, source_id: int) -> tuple[Category, ...]:
    """The categories that a source has used, the most used first."""
    async with desk.database.snapshot() as connection:
        return await source_categories.categories_of(connection, source_id)


async def file_category(
    desk: Desk, source_id: int, category: str, rubric_id: int | None, by: Doer
) -> Category:
    """Put a category's articles under a rubric from now on; None for the source's own.

    ``category`` is its key. Raises LookupError for one that the source has never used, and for an
    unknown rubric.
    """
    async with _changing(desk, source_id, by) as change:
        name = await _rubric_name(change.connection, rubric_id)
        await source_categories.file_category(change.connection, source_id, category, rubric_id)
        known = await source_categories.categories_of(change.connection, source_id)
        filed = {each.key: each for each in known}[category]
        await change.note(DeedKind.SOURCE_CHANGED, f"{filed.name} → {name}")
        return filed


async def take_newest(desk: Desk, source_id: int, by: Doer, count: int = OFFERED) -> int:
    """Have articles made of the newest items that were there at the first look; how many."""
    async with _changing(desk, source_id, by) as change:
        return await _decide(change, ItemState.KNOWN, ItemState.FETCHING, count)


async def release_held(desk: Desk, source_id: int, by: Doer) -> int:
    """Have articles made of what editors were asked about; how many items that were."""
    async with _changing(desk, source_id, by) as change:
        return await _decide(change, ItemState.HELD, ItemState.FETCHING)


async def drop_held(desk: Desk, source_id: int, by: Doer) -> int:
    """Make no articles of what editors were asked about; how many items that were."""
    async with _changing(desk, source_id, by) as change:
        return await _decide(change, ItemState.HELD, ItemState.SKIPPED)


_NO_LOOK: dict[str, Any] = {"next_look_at": None, "held_until": None}


def _first_look(change: _Change) -> datetime | None:
    """When a source is looked at that is switched on: as its trial has made out."""
    return change.source.next_look_at or _next_look(change)


def _next_look(change: _Change, *, at_once: bool = False) -> datetime | None:
    """When a source is looked at that is looked at from now on; a channel never is.

    One that has just answered is left alone for a while, unless an editor wants it ``at_once``.
    """
    of, now = change.source, change.by.at
    if of.kind is not SourceKind.FEED:
        return None
    if at_once or of.looked_at is None:
        return now
    return max(now, of.looked_at + SHORTEST)


async def _decide(change: _Change, state: ItemState, to: ItemState, most: int | None = None) -> int:
    """Put the newest items of a state into another; how many."""
    found = await source_items.items_in(change.connection, change.source.id, state, most)
    ids = [each.id for each in found]
    due = change.by.at if to is ItemState.FETCHING else None
    await source_items.set_state(change.connection, ids, to, due)
    if state is ItemState.HELD:
        condition = {"condition": Condition.FRESH.value, "condition_since": change.by.at}
        await stored.change_source(change.connection, change.source.id, told=None, **condition)
    if ids:
        kind = DeedKind.ITEMS_TAKEN if due else DeedKind.ITEMS_SKIPPED
        await change.note(kind, str(len(ids)))
    return len(ids)


async def _former(connection: Connection, new: NewSource) -> Source | None:
    if new.kind is SourceKind.CHANNEL and new.chat_id is not None:
        return await stored.source_of_chat(connection, new.chat_id)
    return await stored.source_at(connection, new.address)


async def _rubric_name(connection: Connection, rubric_id: int | None) -> str:
    if rubric_id is None:
        return "–"
    return by_id(await all_rubrics(connection))[rubric_id].name(Language.RU)


def _kept(found: Source | None) -> Source | None:
    return None if found is None or found.status is SourceStatus.REMOVED else found


def _title(title: str) -> str:
    return one_line(title)[: stored.LONGEST_TITLE].strip()


async def _there(connection: Connection, source_id: int, *, lock: bool = False) -> Source:
    found = _kept(await stored.source_by_id(connection, source_id, lock=lock))
    if found is None:
        raise NoSource
    return found


@asynccontextmanager
async def _changing(desk: Desk, source_id: int, by: Doer) -> AsyncIterator[_Change]:
    async with desk.database.transaction() as connection:
        await require(connection, by.id, *EDITORS)
        yield _Change(connection, await _there(connection, source_id, lock=True), by)
