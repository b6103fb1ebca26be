"""What waits in the outbox, and claiming it."""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    bindparam,
    case,
    func,
    literal_column,
    or_,
    select,
    text,
    tuple_,
    type_coerce,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import ArticleStatus
from news.digest_items import NOTHING, DigestItems, read_items
from news.dispatch import RANKED, DeliveryState, DispatchKind, Form, Lane, Occasion, Reason
from news.language import Language
from storage.counts import Transition, count_transitions, held_articles
from storage.delivery_keys import (
    HAS_KEY,
    KEY_NAMES,
    DeliveryKey,
    hold_deliveries,
    key_of,
    key_values,
)
from storage.dialect import execute_many, execute_rows, listed_as
from storage.formers import former_messages
from storage.tables import (
    WAITS,
    WAITS_IN_PLACES,
    articles,
    deliveries,
    dispatches,
    subscribers,
)
from storage.timestamp import EPOCH, to_milliseconds

log = logging.getLogger(__name__)


class QueuePosition(NamedTuple):
    """Where a delivery stands in its lane's queue."""

    not_before: datetime
    dispatch_id: int
    subscriber_id: int
    part: int


FRONT = QueuePosition(EPOCH, 0, 0, 0)

CHANGED_OF_LATE = timedelta(minutes=1)
"""What was queued so long before a reader followed something else, or later, is in question: the
moment of a fan-out is that of its beginning."""

# Looked up for each row: an enumeration's own search takes three times as long.
_LANGUAGES = {each.value: each for each in Language}
_KINDS = {each.value: each for each in DispatchKind}
_REASONS: dict[str | None, Reason | None] = {each.value: each for each in Reason}
_REASONS[None] = None
_STATUSES: dict[str | None, ArticleStatus | None] = {each.value: each for each in ArticleStatus}
_STATUSES[None] = None
_FORMS = {each.value: each for each in Form}
_OCCASIONS: dict[str | None, Occasion | None] = {each.value: each for each in Occasion}
_OCCASIONS[None] = None


class Waiting(NamedTuple):
    """A delivery that waits for the worker, with all that deciding and rendering take.

    ``*_at`` is UTC. ``digest`` is what a message of a digest holds. ``zone`` None is the bot's own.
    What the chat holds of an outdated one is ``message_id``, ``photo`` and ``revision``, since
    ``sent_at``. ``refused_revision`` is the one that a simpler ``form`` is for. What is ``silent``
    makes no sound, and ``plain`` is for a reader who wants it so. ``reply_to`` is the message that
    it answers. The reader of a ``particular`` one has asked for what ``storage.comfort`` tells;
    ``counted_on`` is the local day whose limit it counts against, in days since 1970, once it is
    claimed. Of a row that is not ``readable`` only the key, the lane, the position and whether it
    is an edit are true.
    """

    key: DeliveryKey
    lane: Lane
    not_before: datetime
    attempts: int
    doubts: int
    digest: DigestItems
    form: Form
    chat_id: int
    thread_id: int
    language: Language
    zone: str | None
    inactive_reason: Reason | None
    paused_until: datetime | None
    kind: DispatchKind
    expires_at: datetime | None
    article_id: int | None
    article_status: ArticleStatus | None
    article_revision: int | None
    halted: bool
    message_id: int | None = None
    photo: bool = False
    revision: int | None = None
    reply_to: int | None = None
    sent_at: datetime | None = None
    readable: bool = True
    outdated: bool = False
    refused_revision: int | None = None
    silent: bool = False
    plain: bool = False
    occasion: Occasion | None = None
    particular: bool = False
    counted_on: int | None = None

    @property
    def is_place(self) -> bool:
        """Whether it is for a group, a topic or a channel."""
        return self.chat_id < 0

    @property
    def items(self) -> tuple[int, ...]:
        """The articles of a digest, in order."""
        return self.digest.articles

    @property
    def articles(self) -> tuple[int, ...]:
        """The ids of the articles that it says."""
        return self.items or (() if self.article_id is None else (self.article_id,))

    @property
    def position(self) -> QueuePosition:
        """Where it stands in the queue."""
        return QueuePosition(self.not_before, *self.key)

    @property
    def end_of_dispatch(self) -> QueuePosition:
        """Where those of its dispatch that fell due with it end in the queue."""
        return QueuePosition(self.not_before, self.key.dispatch_id + 1, 0, 0)


_POSITION = (
    deliveries.c.not_before,
    deliveries.c.dispatch_id,
    deliveries.c.subscriber_id,
    deliveries.c.part,
)
# The states are literals so that the partial indexes serve the statements.
_WAITS = text(WAITS.replace("state", "deliveries.state"))
_WAITS_IN_PLACES = text(
    WAITS_IN_PLACES.replace("state", "deliveries.state").replace("lane", "deliveries.lane")
)
_IS_PENDING = deliveries.c.state == literal_column(str(DeliveryState.PENDING.value))
_IS_OUTDATED = deliveries.c.state == literal_column(str(DeliveryState.OUTDATED.value))

# What is true of few, as one plain number: a column more costs as much as three conditions.
_IS_SILENT, _IS_PLAIN, _IS_PARTICULAR = 1, 2, 4


def _flag(condition: ColumnElement[bool], flag: int) -> ColumnElement[int]:
    return case((condition, literal_column(str(flag))), else_=literal_column("0"))


_FLAGS = (
    _flag(or_(deliveries.c.silent, subscribers.c.silent), _IS_SILENT)
    + _flag(subscribers.c.plain, _IS_PLAIN)
    # Whether the reader has wishes that cost a look at them; most have none.
    + _flag(
        or_(
            subscribers.c.quiet.is_not(None),
            subscribers.c.daily_limit.is_not(None),
            subscribers.c.news_languages.is_not(None),
            subscribers.c.paused_until > bindparam("now"),
            subscribers.c.has_silent,
            type_coerce(subscribers.c.follows_changed_at, BigInteger)
            >= type_coerce(deliveries.c.not_before, BigInteger)
            - literal_column(str(CHANGED_OF_LATE // timedelta(milliseconds=1))),
        ),
        _IS_PARTICULAR,
    )
)

_NEWS = (
    *_POSITION,
    deliveries.c.attempts,
    deliveries.c.doubts,
    deliveries.c["items"],
    deliveries.c.form,
    deliveries.c.refused_revision,
    subscribers.c.chat_id,
    subscribers.c.thread_id,
    subscribers.c.language,
    subscribers.c.zone,
    subscribers.c.inactive_reason,
    subscribers.c.paused_until,
    dispatches.c.kind,
    dispatches.c.expires_at,
    dispatches.c.article_id,
    articles.c.status,
    articles.c.revision,
    dispatches.c.halted.is_not(None),
    deliveries.c.reply_to,
    dispatches.c.occasion,
    _FLAGS,
)
# Copies, and notes that answer them, wait in the maintenance lane only.
_COPIES = (
    deliveries.c.message_id,
    deliveries.c.photo,
    deliveries.c.revision.label("held"),
    deliveries.c.settled_at,
    deliveries.c.state,
)


def _waiting(*columns: ColumnElement[Any]) -> Select[Any]:
    return (
        select(*columns)
        .join_from(deliveries, dispatches, deliveries.c.dispatch_id == dispatches.c.id)
        .join(subscribers, deliveries.c.subscriber_id == subscribers.c.id)
        .outerjoin(articles, dispatches.c.article_id == articles.c.id)
        .where(deliveries.c.lane == bindparam("lane"), deliveries.c.not_before <= bindparam("now"))
        .order_by(*_POSITION)
        .limit(bindparam("most"))
    )


_BEHIND = tuple_(*_POSITION) > tuple_(
    *(bindparam(f"after_{column.name}", type_=column.type) for column in _POSITION)
)
_WAITING = _waiting(*_NEWS).where(_WAITS, _BEHIND)
_WAITING_FOR_MAINTENANCE = _waiting(*_NEWS, *_COPIES).where(_WAITS, _BEHIND)
_WAITING_IN_PLACES = _waiting(*_NEWS, *_COPIES).where(
    _WAITS_IN_PLACES, listed_as(deliveries.c.subscriber_id, "places")
)
_CLAIM = (
    update(deliveries)
    .where(HAS_KEY, _WAITS)
    .values(state=literal_column(str(DeliveryState.CLAIMED.value)))
)
_SKIP = (
    update(deliveries)
    .where(HAS_KEY, _IS_PENDING)
    .values(
        state=literal_column(str(DeliveryState.SKIPPED.value)),
        reason=bindparam("why"),
        settled_at=bindparam("at"),
    )
)
_DEFER = update(deliveries).where(HAS_KEY, _IS_PENDING).values(not_before=bindparam("later"))
_LEAVE = (
    update(deliveries)
    .where(HAS_KEY, _IS_OUTDATED)
    .values(state=literal_column(str(DeliveryState.SENT.value)), reason=bindparam("why"))
)


async def waiting(
    connection: AsyncConnection, lane: Lane, now: datetime, most: int, after: QueuePosition = FRONT
) -> list[Waiting]:
    """The next deliveries of a lane that wait, in its order."""
    position = {f"after_{name}": value for name, value in after._asdict().items()}
    statement = _WAITING_FOR_MAINTENANCE if lane is Lane.MAINTENANCE else _WAITING
    asked = {"lane": lane.value, "now": now, "most": most, **position}
    rows = await connection.execute(statement, asked)
    return await _below_formers(connection, [_read_or_mark(lane, row) for row in rows])


async def waiting_in_places(
    connection: AsyncConnection, lane: Lane, now: datetime, most: int, places: Sequence[int]
) -> list[Waiting]:
    """The next deliveries that wait for some groups and channels, in the order of their lane."""
    asked = {"lane": lane.value, "now": now, "most": most, "places": places}
    rows = await connection.execute(_WAITING_IN_PLACES, asked)
    return await _below_formers(connection, [_read_or_mark(lane, row) for row in rows])


async def _below_formers(connection: AsyncConnection, found: list[Waiting]) -> list[Waiting]:
    """Let updates answer what they update, which was yet to be sent when they were put here."""
    late = [one.key for one in found if _may_be_update(one) and one.reply_to is None]
    if not late:
        return found
    messages = await former_messages(connection, late)
    return [
        one._replace(reply_to=messages[one.key]) if one.key in messages else one for one in found
    ]


def _may_be_update(one: Waiting) -> bool:
    return one.silent and one.kind is DispatchKind.ARTICLE and not one.outdated


async def has_waiting(connection: AsyncConnection, now: datetime) -> bool:
    """Whether any lane holds something to do."""
    for lane in RANKED:
        if await waiting(connection, lane, now, 1):
            return True
    return False


async def count_deferred(connection: AsyncConnection, dispatch_id: int, now: datetime) -> int:
    """How many deliveries of a dispatch of maintenance are put off beyond this moment."""
    statement = select(func.count()).where(
        _WAITS,
        deliveries.c.lane.in_([Lane.MAINTENANCE.value, Lane.PLACE.value]),
        deliveries.c.not_before > now,
        deliveries.c.dispatch_id == dispatch_id,
    )
    return await connection.scalar(statement) or 0


async def mark_claimed(connection: AsyncConnection, keys: Sequence[DeliveryKey]) -> None:
    """Mark deliveries as in flight: the durable mark before a call."""
    if keys:
        await execute_rows(connection, _CLAIM, KEY_NAMES, list(keys))


async def skip(
    connection: AsyncConnection, reasons: Mapping[DeliveryKey, Reason], now: datetime
) -> None:
    """Settle waiting deliveries that shall not be carried out, each with its reason.

    What was never sent is skipped; an outdated copy is left as it is.
    """
    if not reasons:
        return
    found = await hold_deliveries(
        connection, reasons, DeliveryState.PENDING, DeliveryState.OUTDATED
    )
    at = to_milliseconds(now)
    unsent = [row for row in found if row.state == DeliveryState.PENDING]
    outdated = [row for row in found if row.state == DeliveryState.OUTDATED]
    for statement, rows in ((_SKIP, unsent), (_LEAVE, outdated)):
        if rows:
            whys = ((key_of(row), reasons[key_of(row)].value) for row in rows)
            values = [key_values(key) | {"why": why, "at": at} for key, why in whys]
            await execute_many(connection, statement, values)
    ends = ((unsent, DeliveryState.SKIPPED), (outdated, DeliveryState.SENT))
    await count_transitions(
        connection,
        [
            Transition(row[0], held_articles(row[4]), DeliveryState(row[3]), to)
            for rows, to in ends
            for row in rows
        ],
    )


async def defer(connection: AsyncConnection, until: Mapping[DeliveryKey, datetime]) -> None:
    """Put pending deliveries off, each until a moment: they have another place in their queue."""
    if until:
        await execute_many(
            connection,
            _DEFER,
            (key_values(key) | {"later": to_milliseconds(moment)} for key, moment in until.items()),
        )


def _read_or_mark(lane: Lane, row: Any) -> Waiting:  # noqa: ANN401
    """A row; one that cannot be read is marked, so that it costs no other."""
    try:
        return _read(lane, row)
    except (ValueError, LookupError, TypeError):
        key = DeliveryKey(*row[1:4])
        log.exception("delivery.unreadable", extra={"delivery": key})
        return Waiting(
            key,
            lane,
            row[0],
            attempts=0,
            doubts=0,
            digest=NOTHING,
            form=Form.WRITTEN,
            chat_id=0,
            thread_id=0,
            language=Language.RU,
            zone=None,
            inactive_reason=None,
            paused_until=None,
            kind=DispatchKind.ARTICLE,
            expires_at=None,
            article_id=None,
            article_status=None,
            article_revision=None,
            halted=False,
            readable=False,
            outdated=_is_outdated(row),
        )


def _is_outdated(row: Any) -> bool:  # noqa: ANN401
    return len(row) > len(_NEWS) and row[-1] == DeliveryState.OUTDATED.value


def _read(lane: Lane, row: Any) -> Waiting:  # noqa: ANN401
    not_before, dispatch_id, subscriber_id, part, attempts, doubts, items, form, refused = row[:9]
    chat_id, thread_id, language, zone, inactive_reason, paused_until = row[9:15]
    kind, expires_at, article_id, status, article_revision, halted = row[15:21]
    reply_to, occasion, flags, *copy = row[21:]
    found = Waiting(
        DeliveryKey(dispatch_id, subscriber_id, part),
        lane,
        not_before,
        attempts,
        doubts,
        read_items(items) if items else NOTHING,
        _FORMS[form],
        chat_id,
        thread_id,
        _LANGUAGES[language],
        zone,
        _REASONS[inactive_reason],
        paused_until,
        _KINDS[kind],
        expires_at,
        article_id,
        _STATUSES[status],
        article_revision,
        bool(halted),
    )
    # What few have is added to those alone: most news costs nothing for it.
    if flags or occasion or reply_to is not None or refused is not None:
        found = found._replace(
            reply_to=reply_to,
            refused_revision=refused,
            silent=bool(flags & _IS_SILENT),
            plain=bool(flags & _IS_PLAIN),
            particular=bool(flags & _IS_PARTICULAR),
            occasion=_OCCASIONS[occasion],
        )
    return _with_copy(found, *copy) if copy else found


def _with_copy(
    row: Waiting,
    message_id: int | None,
    photo: bool,
    revision: int | None,
    settled_at: datetime | None,
    state: int,
) -> Waiting:
    return row._replace(
        message_id=message_id,
        photo=bool(photo),
        revision=revision,
        sent_at=settled_at,
        outdated=state == DeliveryState.OUTDATED.value,
    )
