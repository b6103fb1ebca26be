"""Where the progress of a dispatch is shown, and when it was shown last."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.dispatch import DispatchKind
from storage.tables import dispatches


@dataclass(frozen=True, slots=True)
class Report:
    """A progress line: the message that shows the progress of a dispatch."""

    dispatch_id: int
    chat_id: int
    message_id: int
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


async def due_reports(connection: AsyncConnection, shown_before: datetime) -> list[Report]:
    """The progress lines that were never shown, or not since a moment."""
    shown_at = dispatches.c.reported_at
    rows = await connection.execute(
        select(
            dispatches.c.id,
            dispatches.c.report_chat_id,
            dispatches.c.report_message_id,
            dispatches.c.complete,
            dispatches.c.halted.is_not(None).label("is_halted"),
            dispatches.c.reported,
            dispatches.c.article_id,
            dispatches.c.kind,
            dispatches.c.copies,
            dispatches.c.unreached,
            dispatches.c.revision,
        )
        .where(dispatches.c.report_message_id.is_not(None))
        .where(or_(shown_at.is_(None), shown_at <= shown_before))
        .order_by(dispatches.c.id)
    )
    return [
        Report(
            dispatch_id=row.id,
            chat_id=row.report_chat_id,
            message_id=row.report_message_id,
            spread=row.complete,
            halted=row.is_halted,
            shown=row.reported,
            article_id=row.article_id,
            kind=DispatchKind(row.kind),
            copies=row.copies,
            unreached=row.unreached,
            revision=row.revision,
        )
        for row in rows
    ]


async def begin_report(
    connection: AsyncConnection, dispatch_id: int, chat_id: int, message_id: int
) -> None:
    """Show the progress of an amendment in a message, and no longer that of an earlier one."""
    there = dispatches.c.report_chat_id == chat_id, dispatches.c.report_message_id == message_id
    await connection.execute(update(dispatches).where(*there).values(report_message_id=None))
    await connection.execute(
        update(dispatches)
        .where(dispatches.c.id == dispatch_id)
        .values(report_chat_id=chat_id, report_message_id=message_id)
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
    connection: AsyncConnection, dispatch_id: int, now: datetime, shown: str
) -> None:
    """Note that a progress line shows this now."""
    await connection.execute(
        update(dispatches)
        .where(dispatches.c.id == dispatch_id)
        .values(reported_at=now, reported=shown)
    )


async def end_report(connection: AsyncConnection, dispatch_id: int) -> None:
    """Show the progress of a dispatch no more."""
    await connection.execute(
        update(dispatches).where(dispatches.c.id == dispatch_id).values(report_message_id=None)
    )
