"""What editors' chats show of the drafts that came from sources."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import ArticleStatus
from news.inbox import Inbox
from storage.dialect import insert
from storage.tables import articles, inboxes, source_items, sources


async def waiting_drafts(connection: AsyncConnection, most: int) -> tuple[int, dict[int, str]]:
    """How many drafts from sources wait, and the newest, each with its source's title."""
    total = await connection.scalar(_of_sources(func.count(articles.c.id.distinct()))) or 0
    named = _of_sources(articles.c.id, func.max(sources.c.title))
    newest = named.group_by(articles.c.id).order_by(articles.c.id.desc()).limit(most)
    found = {row[0]: row[1] for row in await connection.execute(newest)} if total else {}
    return total, found


async def is_waiting(connection: AsyncConnection, article_id: int) -> bool:
    """Whether it is a draft that came from a source."""
    statement = _of_sources(articles.c.id).where(articles.c.id == article_id).limit(1)
    return await connection.scalar(statement) is not None


async def all_inboxes(connection: AsyncConnection) -> dict[int, Inbox]:
    """Every inbox there is, by its chat."""
    rows = await connection.execute(select(inboxes))
    return {row.chat_id: _inbox(row) for row in rows}


async def inbox_of(connection: AsyncConnection, chat_id: int, *, lock: bool = False) -> Inbox:
    """A chat's inbox, a new one where there is none; with ``lock`` nobody else changes it."""
    statement = select(inboxes).where(inboxes.c.chat_id == chat_id)
    if lock:
        statement = statement.with_for_update()
    row = (await connection.execute(statement)).first()
    return Inbox(chat_id) if row is None else _inbox(row)


async def keep_inbox(connection: AsyncConnection, inbox: Inbox) -> None:
    """Keep an inbox as it is now."""
    values = _values(inbox)
    statement = insert(connection, inboxes).values(chat_id=inbox.chat_id, **values)
    await connection.execute(
        statement.on_conflict_do_update(index_elements=[inboxes.c.chat_id], set_=values)
    )


def _of_sources(*columns: Any) -> Select[Any]:  # noqa: ANN401 - columns of any type
    return (
        select(*columns)
        .select_from(articles)
        .join(source_items, source_items.c.article_id == articles.c.id)
        .join(sources, sources.c.id == source_items.c.source_id)
        .where(articles.c.status == ArticleStatus.DRAFT.value)
    )


def _values(inbox: Inbox) -> Mapping[str, Any]:
    return {
        "wanted": inbox.wanted,
        "message_id": inbox.message_id,
        "rang_at": inbox.rang_at,
        "newest": inbox.newest,
        "articles": " ".join(map(str, inbox.articles)) or None,
        "opened": inbox.opened,
        "stale_at": inbox.stale_at,
    }


def _inbox(row: Row[Any]) -> Inbox:
    return Inbox(
        chat_id=row.chat_id,
        wanted=row.wanted,
        message_id=row.message_id,
        rang_at=row.rang_at,
        newest=row.newest,
        articles=tuple(map(int, (row.articles or "").split())),
        opened=row.opened,
        stale_at=row.stale_at,
    )
