"""Campaigns, and the readers they have brought."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.campaign import Brought, Campaign
from news.figure import Figure
from storage.dialect import listed
from storage.figures import Change, count, standing
from storage.tables import campaigns, subscribers, subscriptions


async def add_campaign(
    connection: AsyncConnection,
    slug: str,
    name: str,
    target: str | None,
    created_by: int,
    now: datetime,
) -> Campaign:
    """Keep a new campaign, whose slug no other has."""
    values = {"slug": slug, "name": name, "target": target, "created_by": created_by}
    result = await connection.execute(campaigns.insert().values(**values, created_at=now))
    campaign_id = int(result.inserted_primary_key[0])  # type: ignore[index]
    return Campaign(campaign_id, slug, name, target, created_by, now)


async def end_campaign(connection: AsyncConnection, campaign_id: int, now: datetime) -> bool:
    """List a campaign no longer; False when it is not listed."""
    statement = update(campaigns).where(
        campaigns.c.id == campaign_id, campaigns.c.ended_at.is_(None)
    )
    return (await connection.execute(statement.values(ended_at=now))).rowcount > 0


async def campaign_by_id(connection: AsyncConnection, campaign_id: int) -> Campaign | None:
    """A campaign by its id."""
    row = (await connection.execute(select(campaigns).where(campaigns.c.id == campaign_id))).first()
    return None if row is None else _campaign(row)


async def campaign_with_slug(connection: AsyncConnection, slug: str) -> Campaign | None:
    """A campaign by what stands in its link, also one that has ended."""
    row = (await connection.execute(select(campaigns).where(campaigns.c.slug == slug))).first()
    return None if row is None else _campaign(row)


async def all_campaigns(connection: AsyncConnection, *, ended: bool) -> list[Campaign]:
    """The campaigns that are under way, or those that have ended, the newest first."""
    is_listed = campaigns.c.ended_at.is_not(None) if ended else campaigns.c.ended_at.is_(None)
    rows = await connection.execute(
        select(campaigns).where(is_listed).order_by(campaigns.c.id.desc())
    )
    return [_campaign(row) for row in rows]


async def bring(
    connection: AsyncConnection, campaign_id: int, subscriber_id: int, since: datetime
) -> bool:
    """Count whoever is a reader only since a moment for a campaign, if none has brought them."""
    statement = update(subscribers).where(
        subscribers.c.id == subscriber_id,
        subscribers.c.campaign_id.is_(None),
        subscribers.c.created_at >= since,
    )
    if not (await connection.execute(statement.values(campaign_id=campaign_id))).rowcount:
        return False
    await count(connection, [Change(Figure.CAME, campaign_id)])
    return True


async def brought_by(
    connection: AsyncConnection, campaign_ids: Sequence[int]
) -> dict[int, Brought]:
    """What each of some campaigns has brought."""
    came = await standing(connection, Figure.CAME)
    known = await standing(connection, Figure.CAME_AGAIN)
    theirs = listed(subscribers.c.campaign_id, campaign_ids)
    stayed = await _counted(
        connection,
        select(subscribers.c.campaign_id, func.count()).where(
            theirs, subscribers.c.inactive_reason.is_(None)
        ),
    )
    held = await _counted(
        connection,
        select(subscribers.c.campaign_id, func.count())
        .join(subscriptions, subscriptions.c.subscriber_id == subscribers.c.id)
        .where(theirs),
    )
    return {
        id_: Brought(came[id_], stayed.get(id_, 0), held.get(id_, 0), known[id_])
        for id_ in campaign_ids
    }


async def _counted(connection: AsyncConnection, statement: Any) -> dict[int, int]:  # noqa: ANN401 - a Select of two columns
    rows = await connection.execute(statement.group_by(subscribers.c.campaign_id))
    return {campaign_id: int(number) for campaign_id, number in rows}


def _campaign(row: Row[Any]) -> Campaign:
    return Campaign(
        row.id, row.slug, row.name, row.target, row.created_by, row.created_at, row.ended_at
    )
