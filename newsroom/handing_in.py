"""What other programs hand in over the HTTP API: new articles, and other wordings of theirs."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from news.approval import Wish
from news.article import Article, ArticleDraft, ArticleStatus
from news.rubric import Rubric
from newsroom import amending, publishing, refusals, requesting, scheduling, withdrawing
from newsroom.approving import NeedsApproval
from newsroom.desk import Desk
from newsroom.drafting import study
from newsroom.publishing import UNSENT
from newsroom.refusals import ChangedSince, Unchanged, WrongStatus
from newsroom.rights import Doer
from newsroom.submitting import Submitted, submit
from storage import articles, external
from storage.database import Connection
from storage.external import External
from storage.trouble import retried

OVER = (ArticleStatus.WITHDRAWN, ArticleStatus.CANCELLED)
"""An article that nobody gets any more, and nobody changes."""

Keep = Callable[[Connection, int], Awaitable[None]]
"""Keeps something about a new article, by its id, in the transaction that makes it."""


@dataclass(frozen=True, slots=True)
class Handed:
    """What a program says of an article: the ``fields`` of an ArticleDraft, and its rubrics.

    What it does not say stays as it is; ``rubrics`` are None then.
    """

    fields: Mapping[str, Any]
    rubrics: tuple[Rubric, ...] | None = None

    def draft(self) -> ArticleDraft:
        """It as a new article."""
        return ArticleDraft(**self.fields)

    def altered(self, wording: ArticleDraft) -> ArticleDraft:
        """It as another wording of an article; with another photo the further ones go, too."""
        more: dict[str, Any] = {"more_photos": ()} if "photo" in self.fields else {}
        return replace(wording, **more, **self.fields)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to become of an article: published, broken, or scheduled ``at`` a moment, in UTC.

    With no ``wish`` a new one is a draft.
    """

    wish: Wish | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a program has an article: under an id of its own in a source of its naming.

    ``content`` is a hash of all that it puts there.
    """

    source: str
    external_id: str
    content: str


class _Taken(Exception):  # noqa: N818 - it says what is the matter
    """Another request has put an article there a moment ago."""


async def hand_in(
    desk: Desk, handed: Handed, order: Order, by: Doer, keep: Keep | None = None
) -> Submitted:
    """Make an article and set it on its way, in one transaction with what ``keep`` keeps.

    Raises NotAllowed, and what ``keep`` raises: then there is no article.
    """
    studied = await study(handed.draft())
    wish, at = _due(order, by.at)

    async def transact() -> Submitted:
        async with desk.database.transaction() as connection:
            made = await submit(
                connection, studied, by, wish=wish, departs_at=at, rubrics=handed.rubrics or ()
            )
            if keep is not None:
                await keep(connection, made.article.id)
            return made

    submitted = await retried(transact)
    return replace(submitted, article=await leave(desk, submitted.article, by.at))


async def leave(desk: Desk, article: Article, now: datetime) -> Article:
    """Send out what is due now; as it is when it is not, or gone already."""
    is_due = article.departs_at is not None and article.departs_at <= now
    if article.status is not ArticleStatus.DEPARTING or not is_due:
        return article
    return await publishing.depart(desk, article, now)


async def content_at(desk: Desk, source: str, external_id: str) -> str | None:
    """The hash of what a program has put at a place; None for nothing."""
    async with desk.database.snapshot() as connection:
        found = await external.external(connection, source, external_id)
    return found.content if found else None


async def put(
    desk: Desk, place: Place, handed: Handed, order: Order, by: Doer
) -> tuple[Submitted, bool]:
    """Have an article say what a program puts at a place; whether it is new.

    However often it is repeated, and by however many at once, there is one article. Raises
    WrongStatus when it was withdrawn or cancelled, NotAllowed, Embargoed.
    """
    while True:
        async with desk.database.snapshot() as connection:
            known = await external.external(connection, place.source, place.external_id)
            found = await articles.article_by_id(connection, known.article_id) if known else None
        try:
            if known is None or found is None:
                return await hand_in(desk, handed, order, by, partial(_keep_place, place)), True
            if found.status in OVER:
                raise WrongStatus(found)
            if known.content == place.content:
                return Submitted(found), False
            revised = await edit(desk, found, handed, by, revision=found.revision)
        except (_Taken, ChangedSince):
            continue
        leaving = await set_off(desk, revised.article, order, by)
        if await retried(partial(_note_content, desk, place, known.content)):
            return replace(leaving, asked=revised.asked or leaving.asked), False


async def edit(
    desk: Desk, found: Article, handed: Handed, by: Doer, *, revision: int | None = None
) -> Submitted:
    """Give an article another wording, in the copies that readers have, too.

    Raises WrongStatus, NotAllowed, and ChangedSince when it is no longer in that ``revision``.
    """
    try:
        amended = await amending.alter(
            desk,
            found.id,
            handed.altered,
            by.id,
            by.at,
            revision=revision,
            rubrics=handed.rubrics,
        )
    except Unchanged as same:
        return Submitted(same.article)
    await amending.mark(desk, amended, by.at)
    return Submitted(amended.article, asked=amended.asks_anew)


async def take_back(
    desk: Desk, article_id: int, by: Doer, check: Callable[[Article], None]
) -> Article:
    """Withdraw what is published, cancel what is yet to be; what is either already stays so.

    Raises WrongStatus when there is no such article, NotAllowed, and what ``check`` raises of the
    article as it is found.
    """
    while True:
        found = refusals.there(await publishing.article(desk, article_id))
        check(found)
        try:
            if found.status in OVER:
                return found
            if found.status is not ArticleStatus.PUBLISHED:
                return await publishing.cancel(desk, article_id, by)
            amended = await withdrawing.withdraw(desk, article_id, by.id, by.at)
        except WrongStatus:
            continue
        await amending.mark(desk, amended, by.at)
        return amended.article


async def set_off(desk: Desk, article: Article, order: Order, by: Doer) -> Submitted:
    """Set on its way what has not gone out yet; what is on its way, or out, stays as it is.

    Raises WrongStatus, NotAllowed, Embargoed.
    """
    wish, at = _due(order, by.at)
    if wish is None or article.status not in UNSENT:
        return Submitted(article)
    if wish is Wish.SCHEDULE and at == article.departs_at:
        return Submitted(article)
    try:
        return Submitted(await _carried_out(desk, article, wish, at, by))
    except NeedsApproval:
        asked = await requesting.ask(desk, article.id, wish, by, departs_at=at)
        return Submitted(asked.article, asked=True)


async def _carried_out(
    desk: Desk, article: Article, wish: Wish, at: datetime | None, by: Doer
) -> Article:
    if wish is Wish.SCHEDULE and at is not None:
        return await scheduling.schedule(desk, article.id, at, by)
    if wish is Wish.BREAK:
        return await publishing.break_news(desk, article.id, by.at, by=by)
    return await publishing.publish(desk, article.id, by.at, by=by)


def _due(order: Order, now: datetime) -> tuple[Wish | None, datetime | None]:
    """What is wished, and for when; what was to go out at a moment that is over goes out now."""
    if order.wish is Wish.SCHEDULE and (order.at is None or order.at <= now):
        return Wish.PUBLISH, None
    return order.wish, order.at


async def _keep_place(place: Place, connection: Connection, article_id: int) -> None:
    new = External(article_id, place.content)
    if not await external.add_external(connection, place.source, place.external_id, new):
        raise _Taken


async def _note_content(desk: Desk, place: Place, before: str) -> bool:
    """Keep what is there now; False when another request has put something else there meanwhile."""
    async with desk.database.transaction() as connection:
        return await external.change_content(
            connection, place.source, place.external_id, before, place.content
        )
