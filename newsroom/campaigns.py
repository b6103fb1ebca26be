"""Campaigns: editors give out links, and see whom they bring."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from news.campaign import LONGEST_NAME, Brought, Campaign
from news.deed import DeedKind
from news.figure import Figure
from news.role import EDITORS
from news.storable import one_line
from news.subscriber import Subscriber
from newsroom.desk import Desk
from newsroom.rights import Doer, note, require
from storage import campaigns
from storage.database import Connection
from storage.figures import Change, count


@dataclass(frozen=True, slots=True)
class Standing:
    """A campaign and what it has brought so far."""

    campaign: Campaign
    brought: Brought


def campaign_name(typed: str) -> str | None:
    """The name that a campaign may have; None when nothing, or too much, was typed."""
    name = one_line(typed)
    return name if 0 < len(name) <= LONGEST_NAME else None


async def add(
    desk: Desk, name: str, target: str | None, by: Doer, make_slug: Callable[[], str]
) -> Campaign:
    """Begin a campaign whose link opens ``target``; None is the home screen. Raises NotAllowed."""
    async with desk.database.transaction() as connection:
        await require(connection, by.id, *EDITORS)
        slug = make_slug()
        while await campaigns.campaign_with_slug(connection, slug):
            slug = make_slug()
        made = await campaigns.add_campaign(connection, slug, name, target, by.id, by.at)
        await note(connection, by, DeedKind.CAMPAIGN_ADDED, about=name)
        return made


async def end(desk: Desk, campaign: Campaign, by: Doer) -> bool:
    """List a campaign no longer; False when that is so already. Raises NotAllowed."""
    async with desk.database.transaction() as connection:
        await require(connection, by.id, *EDITORS)
        if not await campaigns.end_campaign(connection, campaign.id, by.at):
            return False
        await note(connection, by, DeedKind.CAMPAIGN_ENDED, about=campaign.name)
        return True


async def listed(desk: Desk, *, ended: bool = False) -> Sequence[Standing]:
    """The campaigns that are under way, or those that have ended, the newest first."""
    async with desk.database.snapshot() as connection:
        found = await campaigns.all_campaigns(connection, ended=ended)
        return await _standing(connection, found)


async def standing(desk: Desk, campaign_id: int) -> Standing | None:
    """A campaign by its id, with what it has brought."""
    async with desk.database.snapshot() as connection:
        found = await campaigns.campaign_by_id(connection, campaign_id)
        return (await _standing(connection, [found]))[0] if found else None


async def named(desk: Desk, name: str) -> Campaign | None:
    """The newest campaign under way that has this name, in any case."""
    async with desk.database.snapshot() as connection:
        found = await campaigns.all_campaigns(connection, ended=False)
    return next((one for one in found if one.name.casefold() == name.casefold()), None)


async def followed(
    desk: Desk, slug: str, reader: Subscriber, opened_at: datetime
) -> Campaign | None:
    """The campaign of a link that was opened at a moment, which counts that; None for no campaign.

    Whoever was no reader before that moment came by it, also when the opening is handled once more
    after a crash.
    """
    async with desk.database.snapshot() as connection:
        campaign = await campaigns.campaign_with_slug(connection, slug)
    if campaign is None:
        return None
    async with desk.database.transaction() as connection:
        if not await campaigns.bring(connection, campaign.id, reader.id, opened_at):
            await count(connection, [Change(Figure.CAME_AGAIN, campaign.id)])
    return campaign


async def _standing(connection: Connection, found: Sequence[Campaign]) -> list[Standing]:
    brought = await campaigns.brought_by(connection, [one.id for one in found])
    return [Standing(one, brought[one.id]) for one in found]
