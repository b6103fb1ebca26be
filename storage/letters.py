"""What readers write to the newsroom, and what they are yet to be told of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, and_, delete, func, literal, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.letter import Letter, LetterKind
from news.quiet import after_quiet, stored_quiet
from news.zone import stored_zone
from storage.dialect import insert, listed
from storage.tables import UNTOLD, letters, muted_writers, subscribers

_COLUMNS = [
    letters.c[name]
    for name in (
        *("id", "kind", "chat_id", "text", "sent_at", "article_id", "revision", "quote"),
        *("answer", "answered_by", "answered_at", "closed_at", "corrected_at"),
    )
]


@dataclass(frozen=True, slots=True)
class NewLetter:
    """A letter to be kept; one ``request`` makes one, however often it comes."""

    kind: LetterKind
    chat_id: int
    text: str
    request: str
    sent_at: datetime
    article_id: int | None = None
    revision: int | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Untold:
    """What a writer is yet to be told: an answer, or thanks for a correction, or both."""

    letter: Letter
    of_answer: bool
    of_correction: bool


async def add_letter(connection: AsyncConnection, new: NewLetter) -> Letter:
    """Keep a letter, or find the one that the request has made already."""
    statement = insert(connection, letters).values(
        kind=new.kind.value,
        chat_id=new.chat_id,
        article_id=new.article_id,
        revision=new.revision,
        quote=new.quote,
        text=new.text,
        request=new.request,
        sent_at=new.sent_at,
    )
    await connection.execute(statement.on_conflict_do_nothing())
    return (await _load(connection, select(*_COLUMNS).where(letters.c.request == new.request)))[0]


async def letter_of_request(connection: AsyncConnection, request: str) -> Letter | None:
    """The letter that a request has made, if it has."""
    found = await _load(connection, select(*_COLUMNS).where(letters.c.request == request))
    return found[0] if found else None


async def letter_by_id(
    connection: AsyncConnection, letter_id: int, *, lock: bool = False
) -> Letter | None:
    """The letter with this id; with ``lock`` nobody else changes it in this transaction."""
    statement = select(*_COLUMNS).where(letters.c.id == letter_id)
    found = await _load(connection, statement.with_for_update() if lock else statement)
    return found[0] if found else None


async def count_since(connection: AsyncConnection, chat_id: int, since: datetime) -> int:
    """How many letters a reader has written after a moment."""
    statement = select(func.count()).where(letters.c.chat_id == chat_id, letters.c.sent_at > since)
    return await connection.scalar(statement) or 0


async def page_of_letters(
    connection: AsyncConnection, offset: int, limit: int, *, only_open: bool
) -> tuple[tuple[Letter, ...], int]:
    """A page of the letters, newest first, and how many there are in all."""
    wanted = letters.c.closed_at.is_(None) if only_open else text("1 = 1")
    statement = select(*_COLUMNS).where(wanted).order_by(letters.c.id.desc())
    total = await connection.scalar(select(func.count()).select_from(letters).where(wanted))
    found = await _load(connection, statement.offset(offset).limit(limit))
    return tuple(found), total or 0


async def is_open_after(connection: AsyncConnection, letter_id: int) -> bool:
    """Whether an open letter came after one."""
    newer = select(letters.c.id).where(letters.c.closed_at.is_(None), letters.c.id > letter_id)
    return await connection.scalar(newer.limit(1)) is not None


async def open_since(connection: AsyncConnection, letter_id: int) -> tuple[int, int, int]:
    """How many open letters there are, how many came after one, and the id of the newest."""
    is_open = letters.c.closed_at.is_(None)
    newer = func.count().filter(letters.c.id > letter_id)
    statement = select(func.count(), newer, func.max(letters.c.id)).where(is_open)
    row = (await connection.execute(statement)).one()
    return row[0], row[1], row[2] or 0


async def change_letter(
    connection: AsyncConnection,
    letter_id: int,
    **columns: Any,  # noqa: ANN401 - a column has its own type
) -> None:
    """Set columns of a letter's row."""
    await connection.execute(update(letters).where(letters.c.id == letter_id).values(**columns))


async def drop_letter(connection: AsyncConnection, letter_id: int, chat_id: int) -> bool:
    """Forget a reader's letter that nobody has dealt with; False when somebody has."""
    theirs = and_(letters.c.id == letter_id, letters.c.chat_id == chat_id)
    result = await connection.execute(delete(letters).where(theirs, letters.c.closed_at.is_(None)))
    return result.rowcount > 0


async def mark_corrected(connection: AsyncConnection, article_id: int, now: datetime) -> None:
    """Close what was reported of an article that has just been corrected; thanks are due."""
    reported = and_(
        letters.c.article_id == article_id,
        letters.c.kind == LetterKind.MISTAKE.value,
        letters.c.corrected_at.is_(None),
    )
    closed = func.coalesce(letters.c.closed_at, literal(now, letters.c.closed_at.type))
    statement = update(letters).where(reported).values(closed_at=closed, corrected_at=now)
    await connection.execute(statement)


async def untold(
    connection: AsyncConnection, limit: int, now: datetime, zone: ZoneInfo
) -> list[Untold]:
    """What writers are yet to be told, oldest first, but for those who pause or are quiet now.

    ``zone`` is that of readers who chose none.
    """
    told = letters.c.answer_told_at, letters.c.thanked_at
    due = (await _awake(connection, now, zone))[:limit]
    statement = select(*_COLUMNS, *told).where(listed(letters.c.id, due), text(f"({UNTOLD})"))
    rows = (await connection.execute(statement.order_by(letters.c.id))).all()
    return [
        Untold(
            _letter(row),
            of_answer=row.answered_at is not None and row.answer_told_at is None,
            of_correction=row.corrected_at is not None and row.thanked_at is None,
        )
        for row in rows
    ]


async def _awake(connection: AsyncConnection, now: datetime, zone: ZoneInfo) -> list[int]:
    """The letters whose writers are yet to be told something, and may be told now."""
    writer = and_(subscribers.c.chat_id == letters.c.chat_id, subscribers.c.thread_id == 0)
    rows = await connection.execute(
        select(letters.c.id, subscribers.c.quiet, subscribers.c.zone)
        .select_from(letters.outerjoin(subscribers, writer))
        .where(text(f"({UNTOLD})"))
        .where(or_(subscribers.c.paused_until.is_(None), subscribers.c.paused_until <= now))
        .order_by(letters.c.id)
    )
    return [
        letter_id
        for letter_id, quiet, key in rows
        if after_quiet(now, stored_quiet(quiet), stored_zone(key, zone)) == now
    ]


async def closed_before(connection: AsyncConnection, before: datetime, limit: int) -> list[int]:
    """Ids of some letters that were dealt with before a moment."""
    statement = select(letters.c.id).where(letters.c.closed_at < before).limit(limit)
    return list(await connection.scalars(statement))


async def drop_closed(connection: AsyncConnection, ids: Sequence[int], before: datetime) -> None:
    """Forget those of some letters that were dealt with before a moment, and are still."""
    old = listed(letters.c.id, ids), letters.c.closed_at < before
    await connection.execute(delete(letters).where(*old))


async def is_muted(connection: AsyncConnection, chat_id: int) -> bool:
    """Whether nobody wants a reader's letters any more."""
    statement = select(muted_writers.c.chat_id).where(muted_writers.c.chat_id == chat_id)
    return await connection.scalar(statement) is not None


async def mute(connection: AsyncConnection, chat_id: int, muted_by: int, now: datetime) -> bool:
    """Take no letters from a reader; False when none are taken already."""
    statement = insert(connection, muted_writers).values(
        chat_id=chat_id, muted_by=muted_by, muted_at=now
    )
    return (await connection.execute(statement.on_conflict_do_nothing())).rowcount > 0


async def unmute(connection: AsyncConnection, chat_id: int) -> bool:
    """Take a reader's letters again; False when they are taken."""
    theirs = muted_writers.c.chat_id == chat_id
    return (await connection.execute(delete(muted_writers).where(theirs))).rowcount > 0


async def _load(connection: AsyncConnection, statement: Select[Any]) -> list[Letter]:
    return [_letter(row) for row in (await connection.execute(statement)).all()]


def _letter(row: Any) -> Letter:  # noqa: ANN401 - a row of any columns
    values = {column.name: row[place] for place, column in enumerate(_COLUMNS)}
    return Letter(**{**values, "kind": LetterKind(values["kind"])})
