"""Who is at work on which article, and which wording they had before them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import Change
from news.colleague import Colleague
from news.life import Event
from storage.dialect import insert, listed
from storage.editors import colleagues_by_id
from storage.tables import article_versions, attendances

_MOST_LEAVING = 100


async def attend(
    connection: AsyncConnection,
    article_id: int,
    person_id: int,
    revision: int,
    now: datetime,
    *,
    present: bool = True,
) -> bool:
    """Note that somebody is at work on an article's revision; whether that is news to others.

    Not ``present`` is whoever was only sent it: they may have seen it, and did nothing to it.
    """
    row = attendances.c.article_id == article_id, attendances.c.person_id == person_id
    was_present = await connection.scalar(select(attendances.c.present).where(*row))
    work = {"seen_at": now, "revision": revision, "present": present}
    seen = work if present else {"revision": revision}
    statement = insert(connection, attendances).values(
        article_id=article_id, person_id=person_id, **work
    )
    key = [attendances.c.article_id, attendances.c.person_id]
    await connection.execute(statement.on_conflict_do_update(index_elements=key, set_=seen))
    return present and not was_present


async def attending(
    connection: AsyncConnection, article_ids: Sequence[int], since: datetime
) -> dict[int, tuple[Colleague, ...]]:
    """Who is at work on each of some articles, the latest first."""
    rows = await connection.execute(
        select(attendances.c.article_id, attendances.c.person_id)
        .where(listed(attendances.c.article_id, article_ids), attendances.c.seen_at > since)
        .where(attendances.c.present == true())
        .order_by(attendances.c.seen_at.desc(), attendances.c.person_id)
    )
    present: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        present[row.article_id].append(row.person_id)
    people = {each for ids in present.values() for each in ids}
    who = await colleagues_by_id(connection, sorted(people))
    return {id_: tuple(who[each] for each in ids) for id_, ids in present.items()}


async def seen_revision(connection: AsyncConnection, article_id: int, person_id: int) -> int | None:
    """Which revision of an article somebody had before them last."""
    return await connection.scalar(
        select(attendances.c.revision).where(
            attendances.c.article_id == article_id, attendances.c.person_id == person_id
        )
    )


async def leave(connection: AsyncConnection, before: datetime) -> list[int]:
    """Note who has not been at work since a moment; the articles that they were at work on."""
    rows = await connection.execute(
        select(attendances.c.article_id, attendances.c.person_id)
        .where(attendances.c.present == true(), attendances.c.seen_at <= before)
        .limit(_MOST_LEAVING)
    )
    left = rows.all()
    for article_id, person_id in left:
        await connection.execute(
            update(attendances)
            .where(attendances.c.article_id == article_id, attendances.c.person_id == person_id)
            .where(attendances.c.seen_at <= before)
            .values(present=False)
        )
    return sorted({article_id for article_id, _ in left})


async def is_anybody_to_leave(connection: AsyncConnection, before: datetime) -> bool:
    """Whether somebody is still said to be at work who has not been since a moment."""
    found = await connection.scalar(
        select(attendances.c.person_id)
        .where(attendances.c.present == true(), attendances.c.seen_at <= before)
        .limit(1)
    )
    return found is not None


async def forget_attendances(connection: AsyncConnection, before: datetime) -> None:
    """Forget who was at work on what before a moment."""
    await connection.execute(delete(attendances).where(attendances.c.seen_at <= before))


async def last_change(
    connection: AsyncConnection,
    article_id: int,
    *,
    not_by: int,
    before: int | None = None,
    after: int = 0,
) -> Event | None:
    """The last wording that an article got from anybody else, between two revisions."""
    version = article_versions.c
    statement = (
        select(version.revision, version.change, version.created_at, version.editor_id)
        .where(version.article_id == article_id, version.editor_id != not_by)
        .where(version.revision > after)
        .order_by(version.revision.desc())
        .limit(1)
    )
    if before is not None:
        statement = statement.where(version.revision < before)
    row = (await connection.execute(statement)).first()
    if row is None:
        return None
    who = await colleagues_by_id(connection, [row.editor_id])
    return Event(Change(row.change), row.created_at, who[row.editor_id], revision=row.revision)


async def last_revision(
    connection: AsyncConnection, article_id: int, person_id: int, *, before: int
) -> int:
    """The last revision before another that somebody gave an article; 0 for none."""
    version = article_versions.c
    return (
        await connection.scalar(
            select(func.max(version.revision))
            .where(version.article_id == article_id, version.editor_id == person_id)
            .where(version.revision < before)
        )
        or 0
    )
