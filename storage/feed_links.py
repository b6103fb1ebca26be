"""Addresses of feeds. What is secret in them is kept as a hash alone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.language import Language
from news.rubric import Rubric
from news.syndication import FeedLink
from storage.rubrics import rubrics_by_id
from storage.tables import feed_links

_works = feed_links.c.revoked_at.is_(None)


@dataclass(frozen=True, slots=True)
class NewFeedLink:
    """An address that is to be kept; ``hash`` is the SHA-256 of its secret, in hexadecimal."""

    hash: str
    chat_id: int
    rubric_id: int | None
    query: str | None
    language: Language
    added_at: datetime


async def add_feed_link(connection: AsyncConnection, new: NewFeedLink) -> int:
    """Keep an address; its id."""
    result = await connection.execute(
        feed_links.insert().values(
            hash=new.hash,
            chat_id=new.chat_id,
            rubric_id=new.rubric_id,
            query=new.query,
            language=new.language.value,
            added_at=new.added_at,
        )
    )
    return int(result.inserted_primary_key[0])  # type: ignore[index]


async def feed_link_by_hash(connection: AsyncConnection, hash_: str) -> FeedLink | None:
    """The address whose secret has this hash, also when it is revoked."""
    found = await _load(connection, select(feed_links).where(feed_links.c.hash == hash_))
    return found[0] if found else None


async def feed_link_of(connection: AsyncConnection, chat_id: int, link_id: int) -> FeedLink | None:
    """The reader's own address with this id, unless it is revoked."""
    own = feed_links.c.id == link_id, feed_links.c.chat_id == chat_id
    found = await _load(connection, select(feed_links).where(*own, _works))
    return found[0] if found else None


async def feed_links_of(connection: AsyncConnection, chat_id: int) -> tuple[FeedLink, ...]:
    """The addresses of a reader that can be read, oldest first."""
    statement = select(feed_links).where(feed_links.c.chat_id == chat_id, _works)
    return tuple(await _load(connection, statement.order_by(feed_links.c.id)))


async def count_added(connection: AsyncConnection, chat_id: int, since: datetime) -> int:
    """How many addresses a reader has made since a moment, the revoked ones too."""
    theirs = feed_links.c.chat_id == chat_id, feed_links.c.added_at >= since
    statement = select(func.count()).select_from(feed_links).where(*theirs)
    return await connection.scalar(statement) or 0


async def revoke_feed_link(
    connection: AsyncConnection, chat_id: int, link_id: int, now: datetime
) -> bool:
    """End a reader's own address; False when there is none such that can be read."""
    own = feed_links.c.id == link_id, feed_links.c.chat_id == chat_id
    ended = await connection.execute(update(feed_links).where(*own, _works).values(revoked_at=now))
    return ended.rowcount > 0


async def _load(connection: AsyncConnection, statement: Select[Any]) -> list[FeedLink]:
    rows = (await connection.execute(statement)).all()
    known = await rubrics_by_id(connection) if rows else {}
    return [_link(row, known.get(row.rubric_id)) for row in rows]


def _link(row: Row[Any], rubric: Rubric | None) -> FeedLink:
    return FeedLink(
        id=row.id,
        chat_id=row.chat_id,
        rubric=rubric,
        query=row.query,
        language=Language(row.language),
        added_at=row.added_at,
        revoked_at=row.revoked_at,
    )
