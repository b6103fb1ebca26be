"""Dispatches: what is said to many, and how it is spread over the outbox."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    and_,
    bindparam,
    case,
    false,
    func,
    literal,
    literal_column,
    null,
    or_,
    select,
    text,
    type_coerce,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from news.absence import LONG
from news.article import ArticleStatus
from news.dispatch import DeliveryState, DispatchKind, Lane, Occasion
from news.subscription import Timing
from storage.articles import article_by_id
from storage.counts import count_spread
from storage.dialect import Insert, insert_for
from storage.news_languages import reads
from storage.notifications import Wake, wake
from storage.tables import (
    INCOMPLETE,
    article_rules,
    articles,
    deliveries,
    dispatches,
    story_followers,
    subscribers,
    subscriptions,
)
from storage.timestamp import to_milliseconds

# A chunk of readers is one transaction: small enough that nobody waits for the write lock.
FANOUT_CHUNK = 8_000

_LAST_READER = 2**63 - 1
IS_PLACE = subscribers.c.chat_id < literal_column("0")
"""Groups and channels have ids below zero."""
_DUE = dispatches.c.report_due_at
_AT_ONCE = subscriptions.c.timing == Timing.INSTANT.value
_HAD = (
    *(DeliveryState.PENDING.value, DeliveryState.CLAIMED.value),
    *(DeliveryState.SENT.value, DeliveryState.OUTDATED.value),
)


@dataclass(frozen=True, slots=True)
class Fanout:
    """An article's dispatch, as far as spreading it needs to know.

    ``rubric_ids`` are its rubrics, each behind those that were merged into it: a reader who is
    moved from there meanwhile is met in one of the two, or in both. It goes on with the story
    ``story_id``; ``former`` is the dispatch of the article that it brings up to date.
    """

    dispatch_id: int
    article_id: int
    rubric_ids: tuple[int, ...]
    sequence: int
    lane: Lane
    language: str
    story_id: int | None = None
    former: int | None = None


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some followers: of one rubric, of the rules from one id to another, or of the ``story``.

    ``after`` and ``upto`` bound the readers' ids.
    """

    rubric_id: int | None = None
    rules: tuple[int, int] | None = None
    after: int = 0
    upto: int | None = None
    story: bool = False


async def add_article_dispatch(
    connection: AsyncConnection,
    article_id: int,
    lane: Lane,
    now: datetime,
    expires_at: datetime | None,
) -> int:
    """Keep the dispatch of an article, which reports where the article says; its id."""
    wanted = select(
        literal(DispatchKind.ARTICLE.value),
        articles.c.id,
        literal(lane.value),
        literal(now, dispatches.c.created_at.type),
        literal(expires_at, dispatches.c.expires_at.type),
        articles.c.report_chat_id,
        articles.c.report_message_id,
        case((articles.c.report_message_id.is_not(None), literal(now, _DUE.type))),
    ).where(articles.c.id == article_id)
    columns = ["kind", "article_id", "lane", "created_at", "expires_at"]
    statement = dispatches.insert().from_select(
        [*columns, "report_chat_id", "report_message_id", "report_due_at"], wanted
    )
    await connection.execute(statement)
    return await connection.scalar(select(dispatches.c.id).where(_says(article_id))) or 0


async def add_digest_dispatch(
    connection: AsyncConnection, now: datetime, occasion: Occasion | None = None
) -> int:
    """Keep a dispatch for the digests of one tick that have one occasion; its id."""
    result = await connection.execute(
        dispatches.insert().values(
            kind=DispatchKind.DIGEST.value,
            lane=Lane.DIGEST.value,
            occasion=None if occasion is None else occasion.value,
            created_at=now,
            complete=True,
        )
    )
    return int(result.inserted_primary_key[0])  # type: ignore[index]


async def fanout(connection: AsyncConnection, dispatch_id: int) -> Fanout:
    """What spreading an article's dispatch needs to know."""
    row = (await connection.execute(_fanouts().where(dispatches.c.id == dispatch_id))).one()
    article = await article_by_id(connection, row.article_id)
    followed = tuple(id_ for rubric in article.rubrics for id_ in rubric.ids) if article else ()
    former = await article_dispatch(connection, row.updates_id) if row.updates_id else None
    return Fanout(
        row.id,
        row.article_id,
        followed,
        row.sequence,
        Lane(row.lane),
        row.language,
        story_id=row.story_id,
        former=former,
    )


async def incomplete(
    connection: AsyncConnection, before: datetime
) -> list[tuple[int, DispatchKind]]:
    """The dispatches begun before a moment that are not spread, or have copies to be marked."""
    statement = select(dispatches.c.id, dispatches.c.kind).where(text(INCOMPLETE))
    statement = statement.where(dispatches.c.created_at < before)
    rows = await connection.execute(statement.order_by(dispatches.c.id))
    return [(row[0], DispatchKind(row[1])) for row in rows]


async def article_dispatch(connection: AsyncConnection, article_id: int) -> int | None:
    """The id of the dispatch that says an article."""
    return await connection.scalar(select(dispatches.c.id).where(_says(article_id)))


async def article_of(connection: AsyncConnection, dispatch_id: int) -> int | None:
    """The article that a dispatch says; None when it says a digest."""
    return await connection.scalar(
        select(dispatches.c.article_id).where(dispatches.c.id == dispatch_id)
    )


async def covered_sequence(connection: AsyncConnection) -> int | None:
    """The sequence before that of the first article still being spread; None when there is none.

    A digest stops there: a reader not yet reached would get the article twice.
    """
    rows = await connection.execute(
        select(dispatches.c.kind, articles.c.sequence)
        .join_from(dispatches, articles, dispatches.c.article_id == articles.c.id)
        .where(text(INCOMPLETE), articles.c.sequence.is_not(None))
    )
    # Asked for one kind, SQLite would look through the dispatches of all articles.
    spreading = [sequence for kind, sequence in rows if kind == DispatchKind.ARTICLE.value]
    return min(spreading) - 1 if spreading else None


async def chunks(connection: AsyncConnection, of: Fanout, size: int = FANOUT_CHUNK) -> list[Chunk]:
    """A fan-out's followers in chunks of at most ``size``, ascending by reader within a subject.

    Those of its story come first: what they get answers the message by which they follow it.
    """
    found = await _chunks_of_story(connection, of, size)
    for rubric_id in of.rubric_ids:
        followers = select(subscriptions.c.subscriber_id).where(
            subscriptions.c.rubric_id == rubric_id
        )
        bounds = await _bounds(connection, _wanted(followers, of), size)
        found += [Chunk(rubric_id=rubric_id, after=low, upto=high) for low, high in bounds]
    return found + await _chunks_of_rules(connection, of.article_id, size)


async def spread(connection: AsyncConnection, of: Fanout, chunk: Chunk, now: datetime) -> int:
    """Put a delivery to each of a chunk's readers into the outbox; how many were new to it.

    Idempotent: a reader who has a row already, by another subscription or from before a crash,
    gets no second one.
    """
    statement = _spreading(connection.dialect.name, of, replace(chunk, after=0, upto=None), now)
    bounds = {"after": chunk.after, "upto": _LAST_READER if chunk.upto is None else chunk.upto}
    made = (await connection.execute(statement, bounds)).rowcount
    await count_spread(connection, of.dispatch_id, made)
    return made


# Putting it together costs as much as a third of the rows, and most chunks differ in bounds alone.
@lru_cache(maxsize=8)
def _spreading(engine: str, of: Fanout, some: Chunk, now: datetime) -> Insert:
    columns = ["dispatch_id", "subscriber_id", "part", "lane", "state", "not_before"]
    receivers = _receivers(of, some, now)
    if of.former is not None or some.story:
        columns += ["reply_to", "silent"]
        receivers = _answering(of, some, receivers)
    statement = insert_for(engine, deliveries).from_select(
        columns, receivers, include_defaults=False
    )
    return statement.on_conflict_do_nothing()


async def complete(connection: AsyncConnection, dispatch_id: int) -> None:
    """Note that every reader of a dispatch has a row in the outbox, or every copy is marked."""
    await connection.execute(
        update(dispatches).where(dispatches.c.id == dispatch_id).values(complete=True)
    )
    await wake(connection, Wake.OUTBOX)


def _says(article_id: int) -> ColumnElement[bool]:
    return (dispatches.c.article_id == article_id) & (
        dispatches.c.kind == literal_column(f"'{DispatchKind.ARTICLE.value}'")
    )


def _fanouts() -> Select[Any]:
    return select(
        dispatches.c.id,
        dispatches.c.article_id,
        dispatches.c.lane,
        articles.c.sequence,
        articles.c.language,
        articles.c.story_id,
        articles.c.updates_id,
    ).join_from(dispatches, articles, dispatches.c.article_id == articles.c.id)


def _is_published(article_id: int) -> ColumnElement[bool]:
    published = articles.c.status == ArticleStatus.PUBLISHED.value
    return select(articles.c.id).where(articles.c.id == article_id, published).exists()


def _listens(now: datetime) -> ColumnElement[bool]:
    return and_(
        or_(subscriptions.c.muted_until.is_(None), subscriptions.c.muted_until <= now),
        _is_open(now),
    )


def _is_open(now: datetime) -> ColumnElement[bool]:
    """Whether something may wait for a reader in the outbox.

    What is published in a pause comes with the next digest. For who has none it is kept there, and
    brought when the pause ends; unless that is long, since then newsroom.returning brings the best.
    """
    return and_(
        subscribers.c.inactive_reason.is_(None),
        or_(
            subscribers.c.paused_until.is_(None),
            subscribers.c.paused_until <= now,
            and_(subscribers.c.next_digest_at.is_(None), _pauses_briefly(now)),
        ),
    )


def _pauses_briefly(now: datetime) -> ColumnElement[bool]:
    """The reverse of news.absence.is_long when the pause ends."""
    ends, began = subscribers.c.paused_until, subscribers.c.away_since
    since = func.coalesce(type_coerce(began, BigInteger), to_milliseconds(now))
    return type_coerce(ends, BigInteger) - since < LONG // timedelta(milliseconds=1)


def _receivers(of: Fanout, chunk: Chunk, now: datetime) -> Select[Any]:
    follower = _follower(chunk)
    statement = (
        select(
            literal(of.dispatch_id),
            follower,
            literal(0),
            case((IS_PLACE, literal(of.lane.in_places.value)), else_=literal(of.lane.value)),
            literal(DeliveryState.PENDING.value),
            literal(now, deliveries.c.not_before.type),
        )
        # It may be withdrawn while it is being spread.
        .where(subscribers.c.id == follower, _is_published(of.article_id))
        .where(follower > bindparam("after"), follower <= bindparam("upto"), reads(of.language))
    )
    if chunk.story:
        followers = statement.where(story_followers.c.story_id == of.story_id, _is_open(now))
        return followers.order_by(follower)
    statement = statement.where(_listens(now), subscriptions.c.since_sequence < of.sequence)
    if chunk.rules is None:
        followers = statement.where(subscriptions.c.rubric_id == chunk.rubric_id)
        return _wanted(followers, of).order_by(follower)
    return _wanted(statement, of).where(
        article_rules.c.article_id == of.article_id,
        article_rules.c.rule_id.between(*chunk.rules),
        subscriptions.c.rule_id == article_rules.c.rule_id,
    )


def _follower(chunk: Chunk) -> ColumnElement[int]:
    return (story_followers if chunk.story else subscriptions).c.subscriber_id


def _answering(of: Fanout, chunk: Chunk, receivers: Select[Any]) -> Select[Any]:
    """With the message that each copy answers, and whether it makes no sound.

    Who has the former article, or shall have it, is told no louder that it has changed.
    """
    former = deliveries.alias("former")
    chosen = story_followers.c.message_id if chunk.story else null()
    if of.former is None:
        return receivers.add_columns(chosen, false())
    copies = select(former.c.message_id).where(
        former.c.dispatch_id == of.former,
        former.c.subscriber_id == _follower(chunk),
        former.c.part == 0,
        former.c.state.in_(_HAD),
    )
    answered = func.coalesce(chosen, copies.scalar_subquery())
    return receivers.add_columns(answered, copies.exists())


def _wanted(followers: Select[Any], of: Fanout) -> Select[Any]:
    """Of the followers those whom it is for: all when it is breaking news."""
    return followers if of.lane is Lane.BREAKING else followers.where(_AT_ONCE)


async def _bounds(
    connection: AsyncConnection,
    followers: Select[Any],
    size: int,
    follower: ColumnElement[int] = subscriptions.c.subscriber_id,
) -> list[tuple[int, int | None]]:
    """Ranges of readers' ids with ``size`` followers each; the last is open."""
    bounds: list[tuple[int, int | None]] = []
    after = 0
    ordered = followers.order_by(follower).limit(1).offset(size - 1)
    while (upto := await connection.scalar(ordered.where(follower > after))) is not None:
        bounds.append((after, upto))
        after = upto
    return [*bounds, (after, None)]


async def _chunks_of_story(connection: AsyncConnection, of: Fanout, size: int) -> list[Chunk]:
    if of.story_id is None:
        return []
    follower = story_followers.c.subscriber_id
    followers = select(follower).where(story_followers.c.story_id == of.story_id)
    if await connection.scalar(followers.limit(1)) is None:
        return []
    bounds = await _bounds(connection, followers, size, follower)
    return [Chunk(story=True, after=low, upto=high) for low, high in bounds]


async def _chunks_of_rules(connection: AsyncConnection, article_id: int, size: int) -> list[Chunk]:
    found: list[Chunk] = []
    first = last = gathered = 0
    for rule_id, followers in await _followers_of_rules(connection, article_id):
        if gathered and gathered + followers > size:
            found.append(Chunk(rules=(first, last)))
            gathered = 0
        if followers > size:
            follow = select(subscriptions.c.subscriber_id).where(subscriptions.c.rule_id == rule_id)
            bounds = await _bounds(connection, follow, size)
            found += [Chunk(rules=(rule_id, rule_id), after=low, upto=up) for low, up in bounds]
            continue
        first = first if gathered else rule_id
        last = rule_id
        gathered += followers
    return [*found, Chunk(rules=(first, last))] if gathered else found


async def _followers_of_rules(
    connection: AsyncConnection, article_id: int
) -> list[tuple[int, int]]:
    """The rules that an article met, ascending by id, with how many follow each."""
    rows = await connection.execute(
        select(article_rules.c.rule_id, func.count())
        .where(article_rules.c.article_id == article_id)
        .where(subscriptions.c.rule_id == article_rules.c.rule_id)
        .group_by(article_rules.c.rule_id)
        .order_by(article_rules.c.rule_id)
    )
    return [(row[0], row[1]) for row in rows]
