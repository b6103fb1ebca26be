"""What readers with wishes of their own have asked for: read when their news is about to go."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import (
    BigInteger,
    and_,
    bindparam,
    case,
    func,
    literal_column,
    or_,
    select,
    true,
    type_coerce,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from news.comfort import Comfort, Interest, local_day
from news.dispatch import DispatchKind, Lane
from news.language import Language, stored_languages
from news.quiet import stored_quiet
from news.rubric import by_id
from news.subscription import Timing
from news.zone import stored_zone
from storage.delivery_keys import DeliveryKey
from storage.dialect import execute_many, is_sqlite, listed, listed_as
from storage.rubrics import all_rubrics
from storage.tables import (
    article_rules,
    articles,
    dispatches,
    story_followers,
    subscribers,
    subscriptions,
)
from storage.timestamp import to_milliseconds
from storage.waiting import CHANGED_OF_LATE, Waiting

_WISHES = select(
    subscribers.c.id,
    subscribers.c.quiet,
    subscribers.c.daily_limit,
    subscribers.c.instants_day,
    subscribers.c.instants,
    subscribers.c.next_digest_at.is_not(None),
    subscribers.c.news_languages,
    subscribers.c.has_silent,
    subscribers.c.follows_changed_at,
).where(listed_as(subscribers.c.id, "those"))
_SAID = (
    select(
        dispatches.c.id,
        dispatches.c.lane,
        dispatches.c.article_id,
        articles.c.sequence,
        articles.c.language,
        articles.c.story_id,
        articles.c.rubric_id,
        articles.c.more_rubrics,
    )
    .join_from(dispatches, articles, dispatches.c.article_id == articles.c.id)
    .where(listed_as(dispatches.c.id, "those"))
)
_BRING = (
    update(subscribers)
    .where(
        subscribers.c.id == bindparam("reader"),
        or_(
            subscribers.c.catch_up_at.is_(None),
            type_coerce(subscribers.c.catch_up_at, BigInteger) > bindparam("at"),
        ),
    )
    .values(catch_up_at=bindparam("at"))
)
_LANGUAGES = {each.value: each for each in Language}
_AT_ONCE = subscriptions.c.timing == literal_column(f"'{Timing.INSTANT}'")


class _Wishes(NamedTuple):
    """A reader's row, as far as it matters here."""

    reader: int
    quiet: str | None
    limit: int | None
    day: int | None
    instants: int
    has_digests: bool
    languages: str | None
    has_silent: bool
    changed_at: datetime | None

    def is_in_question(self, row: Waiting) -> bool:
        """Whether it is to be looked up how the reader follows what a delivery is about."""
        if row.kind is not DispatchKind.ARTICLE or row.outdated:
            return False
        is_new = self.changed_at and self.changed_at >= row.not_before - CHANGED_OF_LATE
        return bool(self.has_silent or is_new)


class _Said(NamedTuple):
    """An article that is on its way, as far as it matters here."""

    dispatch_id: int
    lane: int
    article_id: int
    sequence: int
    language: str
    story_id: int | None
    rubric_id: int | None
    more_rubrics: str | None

    @property
    def rubric_ids(self) -> list[int]:
        """Its rubrics, as it names them."""
        first = [] if self.rubric_id is None else [self.rubric_id]
        return [*first, *map(int, (self.more_rubrics or "").split())]


class _Followed(NamedTuple):
    """How a reader follows what an article is about, and whether they want no sound for that."""

    interest: Interest
    is_silent: bool = False


async def comforts(
    connection: AsyncConnection, rows: Iterable[Waiting], now: datetime, zone: ZoneInfo
) -> dict[DeliveryKey, Comfort]:
    """What the readers of ``particular`` deliveries have asked for, as it is at this moment.

    ``zone`` is that of readers who chose none.
    """
    particular = [row for row in rows if row.particular]
    if not particular:
        return {}
    readers = sorted({row.key.subscriber_id for row in particular})
    wishes = {
        one[0]: _Wishes(*one) for one in await connection.execute(_WISHES, {"those": readers})
    }
    pairs = [(row, wishes[row.key[1]]) for row in particular if row.key[1] in wishes]
    said = await _said(connection, pairs)
    followed = await _followed(connection, pairs, said, now)
    days: dict[str | None, tuple[ZoneInfo, int]] = {}
    found: dict[DeliveryKey, Comfort] = {}
    for row, of in pairs:
        if row.zone not in days:
            own = stored_zone(row.zone, zone)
            days[row.zone] = own, local_day(now, own)
        found[row.key] = _comfort(of, said.get(row.key[0]), followed.get(row.key), *days[row.zone])
    return found


async def hold_readers(connection: AsyncConnection, ids: Iterable[int]) -> None:
    """Let nobody change these readers, or make digests for them, before this transaction ends.

    What is held back while a digest is being made would be taken for a part of it. Readers are held
    in ascending order, before what waits for them, as by whoever makes digests: so two never wait
    for each other. On SQLite nobody else writes.
    """
    wanted = sorted(set(ids))
    if wanted and not is_sqlite(connection):
        held = select(subscribers.c.id).where(listed(subscribers.c.id, wanted))
        await connection.execute(held.order_by(subscribers.c.id).with_for_update(key_share=True))


async def bring(connection: AsyncConnection, moments: Mapping[int, datetime]) -> None:
    """Have what was held back brought to each reader by a moment: a digest of its own then."""
    if moments:
        rows = [
            {"reader": reader, "at": to_milliseconds(at)} for reader, at in sorted(moments.items())
        ]
        await execute_many(connection, _BRING, rows)


async def _said(
    connection: AsyncConnection, pairs: Sequence[tuple[Waiting, _Wishes]]
) -> dict[int, _Said]:
    """The articles of which more has to be known, by dispatch."""
    asked = {row.key[0] for row, of in pairs if of.languages or of.is_in_question(row)}
    if not asked:
        return {}
    rows = await connection.execute(_SAID, {"those": sorted(asked)})
    return {row[0]: _Said(*row) for row in rows}


async def _followed(
    connection: AsyncConnection,
    pairs: Sequence[tuple[Waiting, _Wishes]],
    said: Mapping[int, _Said],
    now: datetime,
) -> dict[DeliveryKey, _Followed]:
    """How readers follow what is in question; each has an answer."""
    asked: dict[int, list[DeliveryKey]] = defaultdict(list)
    for row, of in pairs:
        if row.key[0] in said and of.is_in_question(row):
            asked[row.key[0]].append(row.key)
    found: dict[DeliveryKey, _Followed] = {}
    live = by_id(await all_rubrics(connection)) if asked else {}
    for dispatch_id, keys in asked.items():
        article, readers = said[dispatch_id], sorted({key.subscriber_id for key in keys})
        rubric_ids = [id_ for own in article.rubric_ids if own in live for id_ in live[own].ids]
        known = await _by_subscriptions(connection, article, rubric_ids, readers, now)
        for reader in await _by_story(connection, article, readers):
            known[reader] = _Followed(Interest.AT_ONCE)
        found |= {key: known.get(key.subscriber_id, _Followed(Interest.NONE)) for key in keys}
    return found


async def _by_subscriptions(
    connection: AsyncConnection,
    article: _Said,
    rubric_ids: Sequence[int],
    readers: Sequence[int],
    now: datetime,
) -> dict[int, _Followed]:
    met = select(article_rules.c.rule_id).where(article_rules.c.article_id == article.article_id)
    # Breaking news comes by whatever is followed.
    brings = true() if article.lane == Lane.BREAKING else _AT_ONCE
    at_once = func.max(case((_AT_ONCE, 1), else_=0))
    rings = func.max(case((and_(brings, ~subscriptions.c.silent), 1), else_=0))
    rows = await connection.execute(
        select(subscriptions.c.subscriber_id, at_once, rings)
        .where(
            listed(subscriptions.c.subscriber_id, readers),
            subscriptions.c.since_sequence < article.sequence,
            or_(subscriptions.c.muted_until.is_(None), subscriptions.c.muted_until <= now),
            or_(subscriptions.c.rubric_id.in_(rubric_ids), subscriptions.c.rule_id.in_(met)),
        )
        .group_by(subscriptions.c.subscriber_id)
    )
    interests = Interest.BY_DIGEST, Interest.AT_ONCE
    return {row[0]: _Followed(interests[row[1]], is_silent=not row[2]) for row in rows}


async def _by_story(
    connection: AsyncConnection, article: _Said, readers: Sequence[int]
) -> Sequence[int]:
    """Those of the readers who follow the story that an article goes on with."""
    if article.story_id is None:
        return ()
    follower = story_followers.c.subscriber_id
    found = select(follower).where(
        story_followers.c.story_id == article.story_id, listed(follower, readers)
    )
    return (await connection.scalars(found)).all()


def _comfort(
    of: _Wishes, article: _Said | None, followed: _Followed | None, zone: ZoneInfo, today: int
) -> Comfort:
    return Comfort(
        zone=zone,
        quiet=stored_quiet(of.quiet),
        limit=of.limit,
        spent=of.instants if of.day == today else 0,
        languages=stored_languages(of.languages),
        language=None if article is None else _LANGUAGES.get(article.language),
        interest=Interest.AT_ONCE if followed is None else followed.interest,
        is_silent=followed is not None and followed.is_silent,
        has_digests=bool(of.has_digests),
    )
