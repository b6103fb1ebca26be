"""Whether a second editor has to agree before a draft goes out: asked by whatever sends it out."""

from dataclasses import replace
from datetime import datetime, timedelta

from news.approval import Approval, Regime, Wish, needs_agreement
from news.article import Article, ArticleStatus
from news.role import EDITORS, Role
from newsroom.desk import Desk
from storage import approvals
from storage.articles import change_article
from storage.database import Connection

LEAVING = (ArticleStatus.SCHEDULED, ArticleStatus.DEPARTING)
_TICK = timedelta(milliseconds=1)
BACK_TO_DRAFT = {"status": ArticleStatus.DRAFT.value, "departs_at": None, "breaking": False}
"""What an article is again that was about to go out."""


class NeedsApproval(Exception):  # noqa: N818 - it says what is the matter
    """A second editor has to agree before the article goes out so."""


async def regime(desk: Desk) -> Regime:
    """What a second editor has to agree to."""
    async with desk.database.snapshot() as connection:
        return await approvals.regime(connection)


async def approval(desk: Desk, article_id: int) -> Approval | None:
    """What is wished about an article, if anything."""
    async with desk.database.snapshot() as connection:
        return await approvals.approval_of(connection, article_id)


async def is_to_be_agreed(desk: Desk, article: Article, wish: Wish) -> bool:
    """Whether a second editor has yet to agree that the article, as it is, goes out so."""
    async with desk.database.snapshot() as connection:
        return await needs_approval(connection, article, wish)


async def needs_approval(connection: Connection, article: Article, wish: Wish) -> bool:
    """Whether a second editor has yet to agree that the article, as it is, goes out so."""
    if not needs_agreement(await approvals.regime(connection), wish):
        return False
    known = await approvals.approval_of(connection, article.id)
    return known is None or not known.covers(article.revision, wish)


async def require_approval(connection: Connection, article: Article, wish: Wish) -> None:
    """That nobody has yet to agree. Raises NeedsApproval."""
    if await needs_approval(connection, article, wish):
        raise NeedsApproval
    await approvals.drop_approval(connection, article.id, only_open=True)


async def renew(
    connection: Connection, article: Article, editor_id: int, role: Role, now: datetime
) -> bool:
    """After a change of an article that is yet to go out: let others agree to what it is now.

    An editor who changes it asks from now on; what was agreed and waits to go out is asked for
    again, and is a draft meanwhile. Whether there is such a wish.
    """
    asked = await approvals.approval_of(connection, article.id, lock=True)
    if asked is None:
        return False
    if not asked.is_open:
        if not needs_agreement(await approvals.regime(connection), asked.wish):
            return False
        if not await change_article(connection, article.id, *LEAVING, **BACK_TO_DRAFT):
            return False
    await approvals.keep_approval(connection, _renewed(asked, article, editor_id, role, now))
    return True


def _renewed(
    asked: Approval, article: Article, editor_id: int, role: Role, now: datetime
) -> Approval:
    asker = editor_id if role in EDITORS else asked.asked_by
    return replace(
        asked,
        revision=article.revision,
        asked_by=asker,
        # By its moment a button knows which wish it is about.
        asked_at=max(now, asked.asked_at + _TICK),
        agreed_by=None,
        agreed_at=None,
        report_chat_id=asked.report_chat_id if asker == asked.asked_by else None,
        report_message_id=asked.report_message_id if asker == asked.asked_by else None,
    )
