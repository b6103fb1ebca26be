"""What a source would have brought, before it is switched on, and whom that would have reached."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from news.article import ArticleDraft
from news.dispatch import FlightPlan
from news.feed import FeedItem
from news.rubric import Rubric
from news.source import Category, ItemState, Source
from news.trial import Trial, TrialItem, TrialWarning
from newsroom import sourcing
from newsroom.desk import Desk
from newsroom.forecast import forecast
from newsroom.rights import Doer
from newsroom.rulebook import language_of
from newsroom.sourcing import OFFERED
from storage.audience import audience
from storage.kept_item import read_item
from storage.reached_places import reached_places
from storage.source_items import items_in


async def trial_of(
    desk: Desk, source: Source, by: Doer, *, has_validators: bool | None = None
) -> Trial:
    """What a source has had, and whom the newest of it would reach, as it is set up now.

    ``has_validators`` is whether it tells what has changed, where that has just been seen. Raises
    NoSource, NotAllowed.
    """
    outlook = await sourcing.outlook(desk, source.id, by)
    categories = await sourcing.categories(desk, source.id)
    items = await _newest(desk, source.id)
    if has_validators is None:
        has_validators = source.etag is not None or source.modified is not None
    return Trial(
        a_day=outlook.a_day,
        newest=tuple([await _tried(desk, source, categories, each, by.at) for each in items]),
        warnings=tuple(_warnings(items, has_validators=has_validators)),
    )


async def reach(
    desk: Desk, draft: ArticleDraft, rubrics: Sequence[Rubric], now: datetime
) -> FlightPlan:
    """Whom a draft that nobody has kept would reach under these rubrics."""
    await desk.rulebook.learn(desk.database)
    document = await asyncio.to_thread(desk.rulebook.read, draft)
    met = await asyncio.to_thread(desk.rulebook.match, document)
    language = draft.language or language_of(draft)
    rubric_ids = [id_ for rubric in rubrics for id_ in rubric.ids]
    async with desk.database.snapshot() as connection:
        readers = await audience(connection, rubric_ids, met, now, desk.zone, language)
        places = await reached_places(connection, rubric_ids, met, now, language)
        return await forecast(connection, desk, readers, places, now)


async def _newest(desk: Desk, source_id: int) -> list[FeedItem]:
    """The newest items that may be taken by choice."""
    async with desk.database.snapshot() as connection:
        kept = await items_in(connection, source_id, ItemState.KNOWN, OFFERED)
    return [read_item(each.draft) for each in kept if each.draft is not None]


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


def _warnings(items: Sequence[FeedItem], *, has_validators: bool) -> list[TrialWarning]:
    found = {
        TrialWarning.HEADLINES: any(each.is_partial for each in items),
        TrialWarning.DATES: not any(each.draft.published_on_site for each in items),
        TrialWarning.VALIDATORS: not has_validators,
    }
    return [each for each, is_so in found.items() if is_so and items]
