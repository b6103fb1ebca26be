"""Edits, corrections and withdrawals: each is a dispatch of a kind of its own."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import ArticleStatus
from news.dispatch import DispatchKind, Lane
from storage.counts import copies_behind
from storage.tables import articles, dispatch_articles, dispatches


@dataclass(frozen=True, slots=True)
class Amendment:
    """An edit, a correction or a withdrawal, as far as marking needs to know.

    ``revision`` and ``headline_revision`` are the article's now, ``corrects`` the revision before
    which a wording is wrong, if readers are to be told.
    """

    dispatch_id: int
    article_id: int
    revision: int
    headline_revision: int
    withdraws: bool
    corrects: int | None
    in_digests: bool
    """Whether it, or a later one, changes what digests show of the article."""


async def add_amendment(
    connection: AsyncConnection,
    article_id: int,
    kind: DispatchKind,
    revision: int,
    now: datetime,
) -> int:
    """Keep that an article was changed; its id.

    What is behind already is brought up to date by this one, too.
    """
    result = await connection.execute(
        dispatches.insert().values(
            kind=kind.value,
            article_id=article_id,
            revision=revision,
            copies=await copies_behind(connection, article_id),
            lane=Lane.MAINTENANCE.value,
            created_at=now,
        )
    )
    # The new wording may render where the old one did not.
    await connection.execute(
        update(dispatches)
        .where(dispatches.c.article_id == article_id, dispatches.c.halted.is_not(None))
        .values(halted=None)
    )
    return int(result.inserted_primary_key[0])  # type: ignore[index]


async def amendment_to(connection: AsyncConnection, article_id: int, revision: int) -> int | None:
    """The id of the amendment that brought a revision; None if that was a draft's."""
    return await connection.scalar(
        select(dispatches.c.id).where(
            dispatches.c.article_id == article_id, dispatches.c.revision == revision
        )
    )


async def amendment(connection: AsyncConnection, dispatch_id: int) -> Amendment:
    """What marking needs to know."""
    row = (
        await connection.execute(
            select(
                dispatches.c.kind,
                dispatches.c.article_id,
                dispatches.c.revision.label("since"),
                articles.c.revision,
                articles.c.headline_revision,
                articles.c.status,
            )
            .join_from(dispatches, articles, dispatches.c.article_id == articles.c.id)
            .where(dispatches.c.id == dispatch_id)
        )
    ).one()
    is_withdrawn = row.status == ArticleStatus.WITHDRAWN.value
    tells = row.kind == DispatchKind.CORRECTION.value and not is_withdrawn
    return Amendment(
        dispatch_id,
        row.article_id,
        row.revision,
        row.headline_revision,
        withdraws=is_withdrawn,
        corrects=row.since if tells else None,
        in_digests=row.headline_revision >= row.since,
    )


async def dispatches_of(
    connection: AsyncConnection, article_id: int
) -> list[tuple[int, DispatchKind]]:
    """The dispatches whose deliveries say the article itself, or a note about it."""
    kinds = DispatchKind.ARTICLE.value, DispatchKind.CORRECTION.value
    rows = await connection.execute(
        select(dispatches.c.id, dispatches.c.kind)
        .where(dispatches.c.article_id == article_id, dispatches.c.kind.in_(kinds))
        .order_by(dispatches.c.id)
    )
    return [(row[0], DispatchKind(row[1])) for row in rows]


async def digests_with(connection: AsyncConnection, article_id: int) -> list[int]:
    """The dispatches among whose digests some hold the article."""
    statement = select(dispatch_articles.c.dispatch_id).where(
        dispatch_articles.c.article_id == article_id
    )
    return list(await connection.scalars(statement.order_by(dispatch_articles.c.dispatch_id)))
