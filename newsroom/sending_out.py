"""An article on its way out: published in one transaction, then spread to its readers."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count

from news.approval import Wish
from news.article import Article, ArticleStatus
from news.deed import DeedKind
from news.dispatch import Lane
from news.role import EDITORS
from news.webhook import Event
from news.words.document import Document
from newsroom.approving import require_approval
from newsroom.continuing import continuation
from newsroom.desk import Desk
from newsroom.refusals import WrongStatus, changed, check_embargo, check_revision, there
from newsroom.rights import Doer, note, require
from newsroom.webhooks import announce
from storage import articles, dispatches, matches
from storage.database import Connection
from storage.facts import next_sequence
from storage.filing import NOWHERE, refile
from storage.originals import mark_stale
from storage.rules import Seen, some_missing
from storage.search import keep_for_search
from storage.waking import Wake, wake

# Breaking news that has waited so long is none; the digest has it.
FRESH = timedelta(hours=6)

# So often is an article read before rules that come all the while are read in its transaction,
# if they are so few.
_TRIES = 4
_FEW_RULES = 100


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as it was found, its words, and the rules that they meet, of those ``seen``."""

    article: Article
    document: Document
    rule_ids: list[int]
    seen: Seen


@dataclass(frozen=True, slots=True)
class _Order:
    """How an article is to go out, and what is kept with it; ``statuses`` as of send_out."""

    article_id: int
    now: datetime
    statuses: tuple[ArticleStatus, ...]
    revision: int | None
    by: Doer | None
    is_due: bool
    despite_embargo: bool
    columns: dict[str, int | None]

    @property
    def wish(self) -> Wish:
        return Wish.BREAK if self.columns.get("breaking") else Wish.PUBLISH


class _LateRules(Exception):  # noqa: N818 - it says what is the matter
    """Rules were kept, or the article changed, between its reading and its publication."""


async def send_out(
    desk: Desk,
    article_id: int,
    now: datetime,
    *statuses: ArticleStatus,
    revision: int | None = None,
    by: Doer | None = None,
    is_due: bool = False,
    despite_embargo: bool = False,
    **columns: int | None,
) -> Article:
    """Publish an article that has one of ``statuses``; raises as publish."""
    order = _Order(article_id, now, statuses, revision, by, is_due, despite_embargo, columns)
    for tries in count(1):
        # Before the transaction: to read a long text, or many rules, takes longer than others may
        # wait for the right to write.
        reading = await read(desk, article_id)
        placed = await _placed(desk, reading.article, order)
        with suppress(_LateRules):
            async with desk.database.transaction() as connection:
                gone = await _publish(connection, order, placed)
                await _match(connection, desk, reading, gone, tries)
                dispatch_id = await _dispatch(connection, gone, now)
            break
    await spread(desk, dispatch_id, now)
    return gone


async def _publish(
    connection: Connection, order: _Order, placed: Mapping[str, int | None]
) -> Article:
    if order.by is not None:
        await require(connection, order.by.id, *EDITORS)
    # Ahead of the sequence, for whoever sends it out: so two never wait for each other.
    held = await articles.article_by_id(connection, order.article_id, lock=True)
    if order.is_due:
        _check_due(held, order.now)
    gone = await changed(
        connection,
        order.article_id,
        *order.statuses,
        status=ArticleStatus.PUBLISHED.value,
        sequence=await next_sequence(connection),
        published_at=order.now,
        departs_at=None,
        **placed,
        **order.columns,
    )
    check_revision(gone, order.revision)
    check_embargo(gone, order.now, despite=order.despite_embargo or order.is_due)
    await allow(connection, gone, order.wish, order.by)
    return gone


async def _dispatch(connection: Connection, gone: Article, now: datetime) -> int:
    """Give what was published a dispatch to its readers, by whose id it is spread."""
    dispatch_id = await _add_dispatch(connection, gone, now)
    await announce(connection, Event.PUBLISHED, gone, now)
    # Colleagues' cards still say that it is about to go.
    await mark_stale(connection, gone.id, now)
    return dispatch_id


async def read(desk: Desk, article_id: int) -> Reading:
    """Read an article, whatever its status. Raises WrongStatus when there is none."""
    async with desk.database.snapshot() as connection:
        found = there(await articles.article_by_id(connection, article_id))
    await desk.rulebook.learn(desk.database)
    document = await asyncio.to_thread(desk.rulebook.read, found)
    seen = desk.rulebook.seen
    return Reading(found, document, await asyncio.to_thread(desk.rulebook.match, document), seen)


async def _placed(desk: Desk, found: Article, order: _Order) -> dict[str, int | None]:
    """The story that an article goes on with, and what it brings up to date."""
    going = replace(found, breaking=order.wish is Wish.BREAK)
    goes_on = await continuation(desk, going, order.now)
    if goes_on is None:
        return {"story_id": None, "updates_id": None}
    updates = goes_on.earlier.id if goes_on.updates else None
    return {"story_id": goes_on.story_id, "updates_id": updates}


async def _match(
    connection: Connection, desk: Desk, reading: Reading, gone: Article, tries: int
) -> None:
    """Keep which rules the article meets, with those kept since it was read.

    There are hardly ever any, and then it is read again outside the transaction. Only where new
    ones come faster than that are a few read inside. Raises _LateRules.
    """
    if gone.revision != reading.article.revision:
        raise _LateRules
    rule_ids = reading.rule_ids
    if late := await some_missing(connection, reading.seen, _FEW_RULES):
        if tries < _TRIES or len(late) == _FEW_RULES:
            raise _LateRules
        rule_ids = sorted({*rule_ids, *await desk.rulebook.match_few(late, reading.document)})
    if rule_ids:
        await matches.keep_matches(connection, gone.id, rule_ids)
    if gone.sequence is not None:
        await keep_for_search(connection, gone.sequence, reading.document)


async def _add_dispatch(connection: Connection, gone: Article, now: datetime) -> int:
    if gone.rubrics:
        await refile(connection, gone.id, NOWHERE)
    lane = Lane.BREAKING if gone.breaking else Lane.INSTANT
    expires_at = now + FRESH if gone.breaking else None
    return await dispatches.add_article_dispatch(connection, gone.id, lane, now, expires_at)


async def allow(connection: Connection, article: Article, wish: Wish, by: Doer | None) -> None:
    """Let somebody send an article out, and note it down. Raises NeedsApproval."""
    if by is not None:
        await require_approval(connection, article, wish)
        deed = DeedKind.BROKE if wish is Wish.BREAK else DeedKind.PUBLISHED
        await note(connection, by, deed, article.id)


def _check_due(found: Article | None, now: datetime) -> None:
    """That nobody has put off a departure since it was seen to be due. Raises WrongStatus."""
    if found is None or found.departs_at is None or found.departs_at > now:
        raise WrongStatus(found)


async def spread(desk: Desk, dispatch_id: int, now: datetime) -> None:
    """Give every reader whom a dispatch concerns a delivery, or those whom a crash left out."""
    async with desk.database.snapshot() as connection:
        fanout = await dispatches.fanout(connection, dispatch_id)
        chunks = await dispatches.chunks(connection, fanout)
    for number, chunk in enumerate(chunks):
        async with desk.database.transaction() as connection:
            await dispatches.spread(connection, fanout, chunk, now)
            if not number:
                await wake(connection, Wake.OUTBOX)
        desk.wake()
    async with desk.database.transaction() as connection:
        await dispatches.complete(connection, dispatch_id)
    desk.wake()
