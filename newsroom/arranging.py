"""Editors arrange the rubrics: add, rename, hide, sign, order and merge them.

Nothing is lost by it: a rubric keeps its id and slug for ever, and one that is merged leads to the
other. Each function raises NotAllowed, and those that take an id LookupError for no such rubric and
MergedAway for one that is part of another.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from news.deed import DeedKind
from news.language import Language
from news.role import EDITORS
from news.rubric import Rubric, by_id, find_rubric
from news.rubric_name import (
    RubricFault,
    RubricNameError,
    check_free,
    make_slug,
    written_names,
)
from newsroom.desk import Desk
from newsroom.reading import count
from newsroom.rights import Doer, note, require
from storage import rubrics as stored
from storage.database import Connection
from storage.subscriptions import count_followers

MOST_RUBRICS = 60


class MergedAway(Exception):  # noqa: N818 - it says what is the matter
    """The ``former`` rubric is part of another by now, the ``rubric``, which was not meant."""

    def __init__(self, former: Rubric, rubric: Rubric) -> None:
        super().__init__(former.slug)
        self.former = former
        self.rubric = rubric


class SameRubric(Exception):  # noqa: N818 - it says what is the matter
    """A rubric cannot be merged into itself."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Somebody's change of the rubrics, in one transaction; ``known`` are the rubrics before."""

    connection: Connection
    known: tuple[Rubric, ...]
    editor_id: int
    now: datetime

    def rubric(self, rubric_id: int) -> Rubric:
        """The rubric with this id. Raises LookupError, MergedAway."""
        found = by_id(self.known)[rubric_id]
        former = {each.id: each for each in found.former}
        if rubric_id in former:
            raise MergedAway(former[rubric_id], found)
        return found

    async def keep(self, kind: DeedKind, about: str) -> None:
        """Remember who did what."""
        await note(self.connection, Doer(self.editor_id, self.now), kind, about=about)

    async def changed(self, rubric_id: int) -> Rubric:
        """The rubric as it is now."""
        return by_id(await stored.all_rubrics(self.connection))[rubric_id]


async def add(desk: Desk, names: Mapping[Language, str], editor_id: int, now: datetime) -> Rubric:
    """Open a rubric of these names, behind all others. Raises RubricNameError.

    One that has all these names, as after a redelivered request, is simply returned.
    """
    async with _arranging(desk, editor_id, now) as change:
        same = find_rubric(names[Language.RU], change.known)
        if same is not None and same.names == names and not same.hidden:
            return same
        check_free(names, change.known)
        if len(change.known) >= MOST_RUBRICS:
            raise RubricNameError(RubricFault.TOO_MANY)
        slug = make_slug(names[Language.RU], await stored.slugs(change.connection))
        position = 1 + await stored.last_position(change.connection)
        rubric_id = await stored.add_rubric(change.connection, slug, names, position)
        await change.keep(DeedKind.RUBRIC_ADDED, written_names(names))
        return await change.changed(rubric_id)


async def rename(
    desk: Desk, rubric_id: int, names: Mapping[Language, str], editor_id: int, now: datetime
) -> tuple[Rubric, Rubric]:
    """Give a rubric other names; it before, and now. Raises RubricNameError."""
    async with _arranging(desk, editor_id, now) as change:
        before = change.rubric(rubric_id)
        if before.names == names:
            return before, before
        check_free(names, [each for each in change.known if each.id != before.id])
        await stored.change_rubric(change.connection, before.id, **stored.named(names))
        about = f"{written_names(before.names)} → {written_names(names)}"
        await change.keep(DeedKind.RUBRIC_RENAMED, about)
        return before, await change.changed(before.id)


async def hide(
    desk: Desk, rubric_id: int, editor_id: int, now: datetime, *, hidden: bool = True
) -> Rubric:
    """Offer a rubric to nobody any more, or again. Who follows it gets it all the same."""
    async with _arranging(desk, editor_id, now) as change:
        before = change.rubric(rubric_id)
        if before.hidden is hidden:
            return before
        await stored.change_rubric(change.connection, before.id, hidden=hidden)
        kind = DeedKind.RUBRIC_HIDDEN if hidden else DeedKind.RUBRIC_SHOWN
        await change.keep(kind, written_names(before.names))
        return replace(before, hidden=hidden)


async def sign(
    desk: Desk, rubric_id: int, emoji: str, editor_id: int, now: datetime
) -> tuple[Rubric, Rubric]:
    """Give a rubric another sign, or none; it before, and now."""
    async with _arranging(desk, editor_id, now) as change:
        before = change.rubric(rubric_id)
        if before.emoji != emoji:
            await stored.change_rubric(change.connection, before.id, emoji=emoji)
            about = f"{before.emoji} → {emoji} {written_names(before.names)}"
            await change.keep(DeedKind.RUBRIC_RENAMED, about)
        return before, replace(before, emoji=emoji)


async def move(
    desk: Desk, rubric_id: int, place: int, editor_id: int, now: datetime
) -> tuple[Rubric, int, int]:
    """Put a rubric in a place, from 1, of the order; it, where it was, and where it is now."""
    async with _arranging(desk, editor_id, now) as change:
        rubric = change.rubric(rubric_id)
        ids = [each.id for each in change.known]
        before = ids.index(rubric.id) + 1
        place = min(max(place, 1), len(ids))
        if place != before:
            ids.remove(rubric.id)
            ids.insert(place - 1, rubric.id)
            await stored.put_in_order(change.connection, ids)
            about = f"{written_names(rubric.names)}: {before} → {place}"
            await change.keep(DeedKind.RUBRIC_ORDERED, about)
        return rubric, before, place


async def merge(
    desk: Desk, rubric_id: int, into: int, editor_id: int, now: datetime
) -> tuple[Rubric, Rubric]:
    """Let a rubric be part of another from now on; the two. ``finish_merges`` moves what it has.

    One that is part of it already, as after a redelivered request, stays so. Raises SameRubric.
    """
    async with _arranging(desk, editor_id, now) as change:
        target = by_id(change.known)[into]
        former = {each.id: each for each in target.former}
        if rubric_id in former:
            return former[rubric_id], target
        source = change.rubric(rubric_id)
        if source.id == target.id:
            raise SameRubric
        await stored.merge_rubric(change.connection, source.id, target.id, now)
        about = f"{written_names(source.names)} → {written_names(target.names)}"
        await change.keep(DeedKind.RUBRIC_MERGED, about)
        return source, await change.changed(target.id)


async def followers(desk: Desk, rubric: Rubric, most: int) -> int:
    """How many subscriptions there are to a rubric; more than ``most`` are not counted."""
    async with desk.database.snapshot() as connection:
        return await count_followers(connection, rubric, most)


async def published(desk: Desk, rubric: Rubric) -> int:
    """How many articles of a rubric are published."""
    async with desk.database.snapshot() as connection:
        return await count(connection, rubric.ids)


@asynccontextmanager
async def _arranging(desk: Desk, editor_id: int, now: datetime) -> AsyncIterator[Arrangement]:
    async with desk.database.transaction() as connection:
        await require(connection, editor_id, *EDITORS)
        known = await stored.hold_rubrics(connection)
        yield Arrangement(connection, known, editor_id, now)
