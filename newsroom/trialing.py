"""What a source would have brought, before it is switched on, and whom that would have reached."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from news.article import ArticleDraft
from news.dispatch import FlightPlan
from news.feed import Feed, FeedItem
from news.rubric import Rubric
from news.source import Category, Source
from news.trial import Trial, TrialItem, TrialWarning
from newsroom import sourcing
from newsroom.desk import Desk
from newsroom.forecast import forecast
from newsroom.rights import Doer
from newsroom.sourcing import Outlook
from storage.audience import audience

_SHOWN = 3
_DAY = timedelta(days=1)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


async def trial_of(
    desk: Desk, source: Source, feed: Feed, now: datetime, *, has_validators: bool
) -> Trial:
    """What a feed has, as it has just been read."""
    categories = await sourcing.categories(desk, source.id)
    newest = sorted(feed.items, key=_dated, reverse=True)[:_SHOWN]
    return Trial(
        a_day=sum(now - _DAY <= _dated(each) <= now + _DAY for each in feed.items),
        newest=tuple([await _tried(desk, source, categories, each, now) for each in newest]),
        warnings=tuple(_warnings(feed, has_validators=has_validators)),
    )


async def trial_again(desk: Desk, source_id: int, by: Doer) -> tuple[Trial, Outlook]:
    """The same by what is kept of it: its numbers and headlines."""
    outlook = await sourcing.outlook(desk, source_id, by)
    newest = tuple(TrialItem(each) for each in outlook.newest[:_SHOWN])
    return Trial(outlook.a_day, newest), outlook


async def reach(
    desk: Desk, draft: ArticleDraft, rubrics: Sequence[Rubric], now: datetime
) -> FlightPlan:
    """Whom a draft that nobody has kept would reach under these rubrics."""
    await desk.rulebook.learn(desk.database)
    document = await asyncio.to_thread(desk.rulebook.read, draft)
    met = await asyncio.to_thread(desk.rulebook.match, document)
    rubric_ids = [id_ for rubric in rubrics for id_ in rubric.ids]
    async with desk.database.snapshot() as connection:
        readers = await audience(connection, rubric_ids, met, now)
        return await forecast(connection, desk, readers, now)


async def _tried(
    desk: Desk, source: Source, categories: Sequence[Category], item: FeedItem, now: datetime
) -> TrialItem:
    rubrics = _rubrics(source, categories, item)
    plan = await reach(desk, item.draft, rubrics, now)
    return TrialItem(item.draft.headline, item.draft.published_on_site, rubrics, plan)


def _rubrics(source: Source, categories: Sequence[Category], item: FeedItem) -> tuple[Rubric, ...]:
    """Those that the item's categories lead to, or else the source's own."""
    leads = {each.name: each.rubric for each in categories if each.rubric}
    found = {leads[each].id: leads[each] for each in item.categories if each in leads}
    return tuple(found.values()) or ((source.rubric,) if source.rubric else ())


def _warnings(feed: Feed, *, has_validators: bool) -> list[TrialWarning]:
    found = {
        TrialWarning.HEADLINES: any(each.is_partial for each in feed.items),
        TrialWarning.DATES: not any(each.draft.published_on_site for each in feed.items),
        TrialWarning.VALIDATORS: not has_validators,
    }
    return [each for each, is_so in found.items() if is_so and feed.items]


def _dated(item: FeedItem) -> datetime:
    return item.draft.published_on_site or _LONG_AGO
