"""What readers follow. Each function that changes a subscription asks whose it is."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.figure import Figure
from news.language import Language
from news.rubric import Rubric
from news.subscription import Subscription, Timing
from storage.dialect import insert
from storage.figures import LANGUAGES, Change, count
from storage.leaving import count_unfollowing
from storage.rubrics import all_rubrics, rubrics_by_id
from storage.tables import article_rules, rules, subscribers, subscriptions
from storage.totals import Total, change_total


async def subscriptions_of(
    connection: AsyncConnection, subscriber_id: int
) -> tuple[Subscription, ...]:
    """A reader's subscriptions: rubrics in their order, each once, then rules, oldest first."""
    known = await all_rubrics(connection)
    order = {rubric.id: position for position, rubric in enumerate(known)}
    found = await _load(connection, subscriptions.c.subscriber_id == subscriber_id)
    each = {("rubric", one.rubric.id) if one.rubric else ("rule", one.id): one for one in found}
    return tuple(
        sorted(
            each.values(),
            key=lambda one: (order[one.rubric.id], 0) if one.rubric else (len(order), one.id),
        )
    )


async def find_subscription(
    connection: AsyncConnection, subscriber_id: int, subscription_id: int
) -> Subscription | None:
    """The reader's subscription with this id; None when it is somebody else's."""
    found = await _load(
        connection,
        (subscriptions.c.id == subscription_id) & (subscriptions.c.subscriber_id == subscriber_id),
    )
    return found[0] if found else None


async def add_subscription(
    connection: AsyncConnection,
    subscriber_id: int,
    *,
    rubric_id: int | None = None,
    rule_id: int | None = None,
    timing: Timing,
    since_sequence: int,
    now: datetime,
) -> bool:
    """Follow a rubric or a rule; False when the reader follows it already."""
    statement = insert(connection, subscriptions).values(
        subscriber_id=subscriber_id,
        rubric_id=rubric_id,
        rule_id=rule_id,
        timing=timing.value,
        since_sequence=since_sequence,
        created_at=now,
    )
    added = (await connection.execute(statement.on_conflict_do_nothing())).rowcount
    if not added:
        return False
    followed = Change(Figure.FOLLOWED, at=now)
    await _count(connection, subscriber_id, rubric_id, rule_id, 1, followed)
    await note_change(connection, subscriber_id, now)
    return True


async def subscription_to(
    connection: AsyncConnection,
    subscriber_id: int,
    *,
    rubric: Rubric | None = None,
    rule: str | None = None,
) -> Subscription | None:
    """The reader's subscription to a rubric, or to a rule in its normal form."""
    subject = rules.c.text == rule
    if rubric is not None:
        subject = subscriptions.c.rubric_id.in_(rubric.ids)
    found = await _load(connection, (subscriptions.c.subscriber_id == subscriber_id) & subject)
    return found[0] if found else None


async def met_by(connection: AsyncConnection, subscriber_id: int, article_id: int) -> set[int]:
    """Ids of the reader's subscriptions to rules that an article met when it was published."""
    statement = (
        select(subscriptions.c.id)
        .join(article_rules, article_rules.c.rule_id == subscriptions.c.rule_id)
        .where(
            subscriptions.c.subscriber_id == subscriber_id,
            article_rules.c.article_id == article_id,
        )
    )
    return set(await connection.scalars(statement))


async def change_subscription(
    connection: AsyncConnection,
    subscriber_id: int,
    subscription_id: int,
    **columns: Any,  # noqa: ANN401 - a column has its own type
) -> bool:
    """Set columns of the reader's subscription; False when the reader has no such one."""
    result = await connection.execute(
        update(subscriptions)
        .where(
            subscriptions.c.id == subscription_id, subscriptions.c.subscriber_id == subscriber_id
        )
        .values(**columns)
    )
    return result.rowcount > 0


async def reword_subscription(
    connection: AsyncConnection, subscriber_id: int, subscription_id: int, rule_id: int
) -> bool:
    """Let the reader's subscription be to another rule; False when it is to none of theirs."""
    mine = subscriptions.c.id == subscription_id, subscriptions.c.subscriber_id == subscriber_id
    wanted = select(subscriptions.c.rule_id).where(*mine)
    before = await connection.scalar(wanted.with_for_update())
    if before is None:
        return False
    await connection.execute(update(subscriptions).where(*mine).values(rule_id=rule_id))
    if await is_person(connection, subscriber_id):
        await count(connection, [subject_of(None, before, -1), subject_of(None, rule_id, 1)])
    return True


async def remove_subscription(
    connection: AsyncConnection, subscriber_id: int, subscription_id: int, now: datetime
) -> bool:
    """Remove the reader's subscription; False when the reader has no such one."""
    result = await connection.execute(
        delete(subscriptions)
        .where(
            subscriptions.c.id == subscription_id, subscriptions.c.subscriber_id == subscriber_id
        )
        .returning(subscriptions.c.rubric_id, subscriptions.c.rule_id)
    )
    row = result.one_or_none()
    if row is None:
        return False
    unfollowed = Change(Figure.UNFOLLOWED, at=now)
    if await _count(connection, subscriber_id, row.rubric_id, row.rule_id, -1, unfollowed):
        await count_unfollowing(connection, subscriber_id, row.rubric_id, row.rule_id, now)
    await note_change(connection, subscriber_id, now)
    await note_silent(connection, subscriber_id)
    return True


async def note_change(connection: AsyncConnection, subscriber_id: int, now: datetime) -> None:
    """Note that a reader follows something else by now, or otherwise.

    What has been queued for them is looked at once more before it is sent.
    """
    theirs = subscribers.c.id == subscriber_id
    await connection.execute(update(subscribers).where(theirs).values(follows_changed_at=now))


async def note_silent(connection: AsyncConnection, subscriber_id: int) -> None:
    """Note whether anything that a reader follows comes without a sound."""
    silent = select(subscriptions.c.id).where(
        subscriptions.c.subscriber_id == subscriber_id, subscriptions.c.silent
    )
    theirs = subscribers.c.id == subscriber_id
    await connection.execute(update(subscribers).where(theirs).values(has_silent=silent.exists()))


async def count_rules_of(connection: AsyncConnection, subscriber_id: int) -> int:
    """How many keyword rules a reader follows."""
    statement = select(func.count()).where(
        subscriptions.c.subscriber_id == subscriber_id, subscriptions.c.rule_id.is_not(None)
    )
    return await connection.scalar(statement) or 0


async def count_followers(connection: AsyncConnection, rubric: Rubric, most: int) -> int:
    """How many subscriptions there are to a rubric; more than ``most`` are not counted."""
    some = select(subscriptions.c.id).where(subscriptions.c.rubric_id.in_(rubric.ids))
    statement = select(func.count()).select_from(some.limit(most).subquery())
    return await connection.scalar(statement) or 0


async def language_of(connection: AsyncConnection, subscriber_id: int) -> Language:
    """The reader's language; nobody changes it before the transaction ends."""
    wanted = select(subscribers.c.language).where(subscribers.c.id == subscriber_id)
    return Language((await connection.execute(wanted.with_for_update(read=True))).scalar_one())


async def is_person(connection: AsyncConnection, subscriber_id: int) -> bool:
    """Whether a reader is no group or channel: figures are of people."""
    theirs = select(subscribers.c.chat_id).where(subscribers.c.id == subscriber_id)
    return (await connection.scalar(theirs) or 0) > 0


async def count_subscriptions_of(connection: AsyncConnection, subscriber_id: int) -> int:
    """How many subscriptions a reader has."""
    statement = select(func.count()).where(subscriptions.c.subscriber_id == subscriber_id)
    return await connection.scalar(statement) or 0


def subject_of(rubric_id: int | None, rule_id: int | None, by: int) -> Change:
    """A change of how many follow a rubric or a rule."""
    if rubric_id is not None:
        return Change(Figure.IN_RUBRIC, rubric_id, by)
    return Change(Figure.FOLLOWERS, rule_id or 0, by)


async def _count(
    connection: AsyncConnection,
    subscriber_id: int,
    rubric_id: int | None,
    rule_id: int | None,
    by: int,
    what: Change,
) -> bool:
    """Count a subscription that is made or removed; False when it is a place's."""
    language = LANGUAGES[await language_of(connection, subscriber_id)]
    if not await is_person(connection, subscriber_id):
        return False
    await change_total(connection, _total(rubric_id), by)
    changes = [what, subject_of(rubric_id, rule_id, by), Change(Figure.IN_LANGUAGE, language, by)]
    await count(connection, changes)
    return True


def _total(rubric_id: int | None) -> Total:
    return Total.TO_RULES if rubric_id is None else Total.TO_RUBRICS


async def _load(connection: AsyncConnection, where: ColumnElement[bool]) -> list[Subscription]:
    known = await rubrics_by_id(connection)
    rows = await connection.execute(_selection().where(where).order_by(subscriptions.c.id))
    return [_subscription(row, known) for row in rows]


def _selection() -> Select[Any]:
    return select(subscriptions, rules.c.text.label("rule")).select_from(
        subscriptions.outerjoin(rules)
    )


def _subscription(row: Row[Any], known: dict[int, Rubric]) -> Subscription:
    return Subscription(
        id=row.id,
        subscriber_id=row.subscriber_id,
        rubric=known.get(row.rubric_id),
        rule=row.rule,
        timing=Timing(row.timing),
        muted_until=row.muted_until,
        silent=row.silent,
    )
