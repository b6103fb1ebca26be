"""A delivery that waits, and how a row of the outbox is read as one."""

import logging
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    bindparam,
    case,
    literal_column,
    or_,
    text,
    type_coerce,
)

from news.article import ArticleStatus
from news.digest_items import NOTHING, DigestItems, read_items
from news.dispatch import DeliveryState, DispatchKind, Form, Lane, Occasion, Reason
from news.language import Language
from storage.delivery_keys import DeliveryKey
from storage.tables import WAITS, articles, deliveries, dispatches, subscribers
from storage.timestamp import EPOCH

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


# The states are literals so that the partial indexes serve the statements.
IS_WAITING = text(WAITS.replace("state", "deliveries.state"))
POSITION = (
    deliveries.c.not_before,
    deliveries.c.dispatch_id,
    deliveries.c.subscriber_id,
    deliveries.c.part,
)

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

NEWS = (
    *POSITION,
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
COPIES = (
    deliveries.c.message_id,
    deliveries.c.photo,
    deliveries.c.revision.label("held"),
    deliveries.c.settled_at,
    deliveries.c.state,
)


def read_row(lane: Lane, row: Any) -> Waiting:  # noqa: ANN401
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
    return len(row) > len(NEWS) and row[-1] == DeliveryState.OUTDATED.value


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
