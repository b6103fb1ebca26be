"""Where the progress of a dispatch is shown, and when that is to be looked at again.

The line of an article is its card: it says later what became of the article.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, literal, literal_column, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.dispatch import DispatchKind
from storage.tables import dispatches

_due_at = dispatches.c.report_due_at


@dataclass(frozen=True, slots=True)
class Report:
    """A progress line: the message that shows the progress of a dispatch."""

    dispatch_id: int
    chat_id: int
    message_id: int
    due_at: datetime | None
    """Since when it is to be looked at; None when it is not."""
    spread: bool
    """Whether the outbox holds every delivery of the dispatch by now."""
    halted: bool
    shown: str | None
    """What it shows, in short; None when nobody knows."""
    article_id: int | None = None
    kind: DispatchKind = DispatchKind.ARTICLE
    copies: int = 0
    """How many copies an edit, a correction or a withdrawal has to bring up to date."""
    unreached: int = 0
    """How many of them it could not change."""
    revision: int | None = None
    """The wording that an edit, a correction or a withdrawal brings."""


async def due_reports(connection: AsyncConnection, now: datetime, most: int) -> list[Report]:
    """The progress lines that are to be looked at by now, those that wait longest first."""
    rows = await connection.execute(
        _reports().where(_due_at <= now).order_by(_due_at, dispatches.c.id).limit(most)
    )
    return [_report(row) for row in rows]


async def card_of(connection: AsyncConnection, article_id: int) -> Report | None:
    """The message that is an article's card, if there is one."""
    row = (await connection.execute(_reports().where(*_is_card(article_id)))).first()
    return None if row is None else _report(row)


async def show_card_again(
    connection: AsyncConnection, article_id: int, now: datetime, soon: datetime
) -> None:
    """Look at an article's card: something was done to the article.

    At once, or when that was meant to be done anyway, if it is soon.
    """
    at_once, at_latest = (literal(each, _due_at.type) for each in (now, soon))
    due_at = case((_due_at.between(at_once, at_latest), _due_at), else_=at_once)
    await connection.execute(
        update(dispatches)
        .where(*_is_card(article_id), dispatches.c.report_message_id.is_not(None))
        .values(report_due_at=_another_than_before(due_at))
    )


async def begin_report(
    connection: AsyncConnection, dispatch_id: int, chat_id: int, message_id: int
) -> None:
    """Show the progress of an amendment in a message, and no longer that of an earlier one.

    An article's card shows it anyway, and is looked at again: what it shows is not known.
    """
    there = dispatches.c.report_chat_id == chat_id, dispatches.c.report_message_id == message_id
    due_at = _another_than_before(dispatches.c.created_at)
    is_card = dispatches.c.kind == DispatchKind.ARTICLE.value
    card = update(dispatches).where(*there, is_card).values(reported=None, report_due_at=due_at)
    if (await connection.execute(card)).rowcount:
        return
    await connection.execute(
        update(dispatches).where(*there).values(report_message_id=None, report_due_at=None)
    )
    await connection.execute(
        update(dispatches)
        .where(dispatches.c.id == dispatch_id)
        .values(
            report_chat_id=chat_id,
            report_message_id=message_id,
            report_due_at=due_at,
            reported=None,
        )
    )


async def message_of_report(
    connection: AsyncConnection, dispatch_id: int, chat_id: int
) -> int | None:
    """The message of a chat that shows the progress of a dispatch, if one does."""
    message_id: int | None = await connection.scalar(
        select(dispatches.c.report_message_id).where(
            dispatches.c.id == dispatch_id, dispatches.c.report_chat_id == chat_id
        )
    )
    return message_id


async def mark_reported(
    connection: AsyncConnection, report: Report, shown: str | None, due_at: datetime | None
) -> None:
    """Note what a progress line shows now, and when it is to be looked at again, None for never.

    Should something have been done to its article since it was looked at, it is due already.
    """
    unchanged = _due_at == literal(report.due_at, _due_at.type)
    await connection.execute(
        update(dispatches)
        .where(dispatches.c.id == report.dispatch_id)
        .where(dispatches.c.report_message_id == report.message_id)
        .values(
            reported=shown,
            report_due_at=case((unchanged, literal(due_at, _due_at.type)), else_=_due_at),
        )
    )


async def end_report(connection: AsyncConnection, report: Report) -> None:
    """Show a progress no more: its message is gone."""
    await connection.execute(
        update(dispatches)
        .where(dispatches.c.id == report.dispatch_id)
        .where(dispatches.c.report_message_id == report.message_id)
        .values(report_message_id=None, report_due_at=None)
    )


def _reports() -> Select[Any]:
    return select(
        dispatches.c.id,
        dispatches.c.report_chat_id,
        dispatches.c.report_message_id,
        _due_at,
        dispatches.c.complete,
        dispatches.c.halted.is_not(None).label("is_halted"),
        dispatches.c.reported,
        dispatches.c.article_id,
        dispatches.c.kind,
        dispatches.c.copies,
        dispatches.c.unreached,
        dispatches.c.revision,
    ).where(dispatches.c.report_message_id.is_not(None))


def _report(row: Row[Any]) -> Report:
    return Report(
        dispatch_id=row.id,
        chat_id=row.report_chat_id,
        message_id=row.report_message_id,
        due_at=row.report_due_at,
        spread=row.complete,
        halted=row.is_halted,
        shown=row.reported,
        article_id=row.article_id,
        kind=DispatchKind(row.kind),
        copies=row.copies,
        unreached=row.unreached,
        revision=row.revision,
    )


def _is_card(article_id: int) -> tuple[ColumnElement[bool], ...]:
    # Written out, so that the index of articles' dispatches serves.
    is_article: ColumnElement[bool] = literal_column("kind = 'article'")
    return dispatches.c.article_id == article_id, is_article


def _another_than_before(moment: ColumnElement[Any]) -> ColumnElement[Any]:
    """The moment, or the next: whoever is looking at the line sees that it is due anew."""
    later = moment + literal(1)
    return case((_due_at == moment, later), else_=moment)
