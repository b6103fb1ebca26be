"""What sources have had, and what became of it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.identity import Identity, Listed
from news.source import ItemState, SourceStatus
from storage.dialect import listed
from storage.kept_item import written_item
from storage.tables import source_items, sources

# PostgreSQL takes 32 767 parameters, and each item is asked for by three.
_AT_ONCE = 500
_LONGEST_HEADLINE = 1000
# Of sources that are paused nothing is made, nor of removed ones.
_WORKED = (SourceStatus.TRIAL.value, SourceStatus.ON.value, SourceStatus.ENDED.value)


@dataclass(frozen=True, slots=True)
class KeptItem:
    """An item of a source; ``draft`` is the item as JSON, while something is to be made of it.

    Every ``*_at`` is UTC; ``fetch_at`` is when that is tried next, for the ``tries``-th time.
    """

    id: int
    source_id: int
    guid: str | None
    link: str | None
    heading: str | None
    content: str
    state: ItemState
    headline: str
    article_id: int | None
    fetch_at: datetime | None
    tries: int
    draft: str | None


_COLUMNS = [source_items.c[name] for name in KeptItem.__slots__]


async def known_items(
    connection: AsyncConnection, source_id: int, identities: Iterable[Identity]
) -> list[KeptItem]:
    """The items of a source that have a guid, an address or a heading of these."""
    found: dict[int, KeptItem] = {}
    for some in _batches(identities):
        known_by = [
            source_items.c[name].in_(hashes)
            for name in ("guid", "link", "heading")
            if (hashes := sorted({value for each in some if (value := getattr(each, name))}))
        ]
        if known_by:
            theirs = and_(source_items.c.source_id == source_id, or_(*known_by))
            kept = await _load(connection, select(*_COLUMNS).where(theirs))
            found |= {each.id: each for each in kept}
    return list(found.values())


async def add_items(
    connection: AsyncConnection,
    source_id: int,
    new: Sequence[tuple[Listed, ItemState]],
    now: datetime,
    *,
    with_draft: int,
) -> None:
    """Keep items, in their order, in a state; the last ``with_draft`` of the known with a draft.

    Of those that are FETCHING something is to be made at once.
    """
    known = [index for index, (_, state) in enumerate(new) if state is ItemState.KNOWN]
    offered = set(known[len(known) - with_draft :]) if with_draft else set()
    rows = [
        _values(listed, state, now, keep=state is not ItemState.KNOWN or index in offered)
        | {"source_id": source_id}
        for index, (listed, state) in enumerate(new)
    ]
    if rows:
        await connection.execute(source_items.insert(), rows)


async def change_item(
    connection: AsyncConnection,
    item_id: int,
    *,
    if_content: str | None = None,
    **columns: Any,  # noqa: ANN401 - a column has its own type
) -> bool:
    """Set columns of an item; False when it says something else by now, if that counts."""
    it = [source_items.c.id == item_id]
    if if_content is not None:
        it.append(source_items.c.content == if_content)
    changed = await connection.execute(update(source_items).where(*it).values(**columns))
    return changed.rowcount > 0


async def item_by_id(
    connection: AsyncConnection, item_id: int, *, lock: bool = False
) -> KeptItem | None:
    """The item with this id; with ``lock`` nobody else changes it in this transaction."""
    statement = select(*_COLUMNS).where(source_items.c.id == item_id)
    found = await _load(connection, statement.with_for_update() if lock else statement)
    return found[0] if found else None


async def due_items(
    connection: AsyncConnection, now: datetime, most: int, but: Collection[int] = ()
) -> list[KeptItem]:
    """The items of which something is to be made, the longest due first; none of ``but``."""
    due = source_items.c.fetch_at.is_not(None) & (source_items.c.fetch_at <= now)
    statement = (
        select(*_COLUMNS)
        .join_from(source_items, sources, source_items.c.source_id == sources.c.id)
        .where(due, sources.c.status.in_(_WORKED), sources.c.id.not_in(sorted(but)))
        .order_by(source_items.c.fetch_at, source_items.c.id)
    )
    return await _load(connection, statement.limit(most))


async def claim_item(
    connection: AsyncConnection, item_id: int, now: datetime, until: datetime
) -> bool:
    """Have an item to oneself until a moment, for one try more; False when somebody has it."""
    it = source_items.c.id == item_id, source_items.c.fetch_at <= now
    claimed = await connection.execute(
        update(source_items).where(*it).values(fetch_at=until, tries=source_items.c.tries + 1)
    )
    return claimed.rowcount > 0


async def see_again(
    connection: AsyncConnection, ids: Sequence[int], now: datetime, *, every: timedelta
) -> None:
    """Note that a source still has items; not oftener than ``every`` so often."""
    theirs = listed(source_items.c.id, ids), source_items.c.last_seen_at < now - every
    await connection.execute(update(source_items).where(*theirs).values(last_seen_at=now))


async def count_items(connection: AsyncConnection, source_id: int, since: datetime) -> int:
    """How many items a source has had since a moment, by their dates."""
    theirs = source_items.c.source_id == source_id, _dated >= since
    return await connection.scalar(select(func.count()).where(*theirs)) or 0


async def count_known(connection: AsyncConnection, source_id: int, most: int) -> int:
    """How many items a source has had; more than ``most`` are not counted."""
    theirs = select(source_items.c.id).where(source_items.c.source_id == source_id).limit(most)
    return await connection.scalar(select(func.count()).select_from(theirs.subquery())) or 0


async def moments_of(connection: AsyncConnection, source_id: int, most: int) -> list[datetime]:
    """When the newest items of a source appeared, as far as that is known."""
    statement = (
        select(_dated)
        .where(source_items.c.source_id == source_id)
        .order_by(source_items.c.seen_at.desc(), source_items.c.id.desc())
        .limit(most)
    )
    return list(await connection.scalars(statement))


async def items_in(
    connection: AsyncConnection, source_id: int, state: ItemState, most: int | None = None
) -> list[KeptItem]:
    """The items of a source in a state of which something may be made yet, the newest first."""
    theirs = (
        source_items.c.source_id == source_id,
        source_items.c.state == state.value,
        source_items.c.draft.is_not(None),
    )
    order = _dated.desc(), source_items.c.id.desc()
    return await _load(connection, select(*_COLUMNS).where(*theirs).order_by(*order).limit(most))


async def headlines_of(
    connection: AsyncConnection, source_id: int, headlines: Sequence[str]
) -> set[str]:
    """Which of these headlines a source has had before."""
    found: set[str] = set()
    for first in range(0, len(headlines), _AT_ONCE):
        asked = sorted({each[:_LONGEST_HEADLINE] for each in headlines[first : first + _AT_ONCE]})
        had = select(source_items.c.headline).where(
            source_items.c.source_id == source_id, source_items.c.headline.in_(asked)
        )
        found |= set(await connection.scalars(had))
    return found


async def count_held(connection: AsyncConnection, source_id: int) -> int:
    """How many items of a source editors are asked about."""
    held = source_items.c.state == ItemState.HELD.value
    statement = select(func.count()).where(source_items.c.source_id == source_id, held)
    return await connection.scalar(statement) or 0


async def set_state(
    connection: AsyncConnection, ids: Sequence[int], state: ItemState, fetch_at: datetime | None
) -> None:
    """Put items into a state; what nothing is made of loses its draft."""
    values: dict[str, Any] = {"state": state.value, "fetch_at": fetch_at, "tries": 0}
    if fetch_at is None:
        values["draft"] = None
    await connection.execute(
        update(source_items).where(listed(source_items.c.id, ids)).values(**values)
    )


async def skip_items_of(connection: AsyncConnection, article_id: int) -> None:
    """Note that editors want nothing of the items that an article was made of."""
    await connection.execute(
        update(source_items)
        .where(source_items.c.article_id == article_id)
        .values(state=ItemState.SKIPPED.value, fetch_at=None, draft=None)
    )


async def articles_of_page(connection: AsyncConnection, link: str, but: int) -> list[int]:
    """The ids of the articles that were made of a page for other items, the newest first."""
    made = source_items.c.article_id
    statement = select(made).where(source_items.c.link == link, source_items.c.id != but)
    return list(await connection.scalars(statement.where(made.is_not(None)).order_by(made.desc())))


async def forget_items(
    connection: AsyncConnection, source_id: int, longer: timedelta, most: int
) -> int:
    """Drop items that a source has not had for so long before it was last read; how many."""
    newest = await connection.scalar(
        select(func.max(source_items.c.last_seen_at)).where(source_items.c.source_id == source_id)
    )
    if newest is None:
        return 0
    old = (
        select(source_items.c.id)
        .where(source_items.c.source_id == source_id)
        .where(source_items.c.last_seen_at < newest - longer, source_items.c.fetch_at.is_(None))
        .limit(most)
    )
    gone = await connection.execute(delete(source_items).where(source_items.c.id.in_(old)))
    return gone.rowcount


_dated = func.coalesce(source_items.c.dated_at, source_items.c.seen_at)


def _batches(identities: Iterable[Identity]) -> Iterator[Sequence[Identity]]:
    every = list(identities)
    return (every[first : first + _AT_ONCE] for first in range(0, len(every), _AT_ONCE))


def _values(found: Listed, state: ItemState, now: datetime, *, keep: bool) -> dict[str, Any]:
    draft, known = found.item.draft, found.identity
    return {
        "guid": known.guid,
        "link": known.link,
        "heading": known.heading,
        "content": known.content,
        "state": state.value,
        "headline": draft.headline[:_LONGEST_HEADLINE],
        "url": draft.source_url,
        "dated_at": draft.published_on_site,
        "seen_at": now,
        "last_seen_at": now,
        "fetch_at": now if state is ItemState.FETCHING else None,
        "draft": written_item(found.item) if keep else None,
    }


async def _load(connection: AsyncConnection, statement: Select[Any]) -> list[KeptItem]:
    return [_item(row) for row in await connection.execute(statement)]


def _item(row: Row[Any]) -> KeptItem:
    values = dict(zip(KeptItem.__slots__, row, strict=True))
    return KeptItem(**values | {"state": ItemState(values["state"])})
