"""From a draft to the outbox."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from news.approval import Wish
from news.article import Article, ArticleDraft, ArticleStatus
from news.deed import DeedKind
from news.dispatch import FlightPlan, Lane
from news.role import EDITORS
from news.webhook import Event
from news.words.document import Document
from newsroom.approving import BACK_TO_DRAFT, LEAVING, require_approval
from newsroom.continuing import continuation
from newsroom.desk import Desk
from newsroom.fingerprint import fingerprint
from newsroom.forecast import forecast
from newsroom.rights import Doer, note, require, require_for
from newsroom.webhooks import announce
from storage import articles, dispatches
from storage.approvals import drop_approval
from storage.audience import audience
from storage.database import Connection
from storage.facts import next_sequence
from storage.filing import NOWHERE, refile
from storage.following import with_followers
from storage.notifications import Wake, wake
from storage.originals import mark_stale
from storage.reached_places import reached_places
from storage.rules import Seen, some_missing
from storage.search import keep_for_search
from storage.versions import illustrate_version
from storage.wording import written_photos

# Breaking news that has waited so long is none; the digest has it.
FRESH = timedelta(hours=6)

# So often is an article read before rules that come all the while are read in its transaction,
# if they are so few.
_TRIES = 4
_FEW_RULES = 100

UNSENT = (ArticleStatus.DRAFT, ArticleStatus.SCHEDULED)
OPEN = (ArticleStatus.DRAFT, *LEAVING)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Met:
    """The rules that an article meets, of those that had been ``seen``."""

    rule_ids: list[int]
    seen: Seen


class _LateRules(Exception):  # noqa: N818 - it says what is the matter
    """Rules were kept, or the article changed, between its reading and its publication."""


class WrongStatus(Exception):  # noqa: N818 - it says what is the matter
    """The article is no longer where the request supposed it; ``article`` is it, if any."""

    def __init__(self, article: Article | None) -> None:
        super().__init__(article.status if article else "no such article")
        self.article = article


class ChangedSince(Exception):  # noqa: N818 - it says what is the matter
    """Somebody has given the article another wording than the one that was seen."""


class Embargoed(Exception):  # noqa: N818 - it says what is the matter
    """The article may not go out yet; ``article`` says until when."""

    def __init__(self, article: Article) -> None:
        super().__init__(article.id)
        self.article = article


async def seen_before(desk: Desk, seen: ArticleDraft | Article) -> Article | None:
    """The article that says the same and is published, or about to be."""
    # A text may be long.
    print_of_it = await asyncio.to_thread(fingerprint, seen)
    async with desk.database.snapshot() as connection:
        return await articles.article_with_fingerprint(connection, print_of_it)


async def article(desk: Desk, article_id: int) -> Article | None:
    """The article with this id, whatever its status: for editors."""
    async with desk.database.snapshot() as connection:
        return await articles.article_by_id(connection, article_id)


async def article_sent(desk: Desk, dispatch_id: int) -> Article | None:
    """The article that a dispatch carries; None when it carries digests."""
    async with desk.database.snapshot() as connection:
        article_id = await dispatches.article_of(connection, dispatch_id)
        return await articles.article_by_id(connection, article_id) if article_id else None


async def plan(desk: Desk, article_id: int, now: datetime) -> FlightPlan:
    """Whom the article would reach if it were published now, and how long that would take.

    Raises WrongStatus when there is no such article.
    """
    found, _, met = await read(desk, article_id)
    rubric_ids = [id_ for rubric in found.rubrics for id_ in rubric.ids]
    story = await continuation(desk, found, now)
    async with desk.database.snapshot() as connection:
        asked = connection, rubric_ids, met.rule_ids, now, desk.zone, found.language
        readers = await audience(*asked)
        if story is not None:
            subjects = rubric_ids, met.rule_ids
            readers = await with_followers(
                connection, readers, story.story_id, *subjects, now, desk.zone, found.language
            )
        story_id = story.story_id if story else None
        about = rubric_ids, met.rule_ids, now, found.language, story_id
        places = await reached_places(connection, *about)
        return await forecast(connection, desk, readers, places, now)


async def illustrate(
    desk: Desk, article_id: int, photo: str | None, more_photos: Sequence[str] = ()
) -> Article:
    """Give a draft photos, by their Telegram file ids. Raises WrongStatus."""
    more = written_photos(more_photos)
    async with desk.database.transaction() as connection:
        illustrated = await _change(connection, article_id, *UNSENT, photo=photo, more_photos=more)
        await illustrate_version(connection, article_id)
        return illustrated


async def publish(
    desk: Desk,
    article_id: int,
    now: datetime,
    *,
    undo: timedelta = timedelta(0),
    revision: int | None = None,
    by: Doer | None = None,
    despite_embargo: bool = False,
    report_chat_id: int | None = None,
    report_message_id: int | None = None,
) -> Article:
    """Publish a draft; with ``undo``, only after that long, until when it can be recalled.

    Progress is to be reported by editing the given message. Raises WrongStatus, Embargoed, and
    ChangedSince when the draft is no longer in that ``revision``, if one is given; when somebody
    wants it, NotAllowed and NeedsApproval.
    """
    if undo:
        async with desk.database.transaction() as connection:
            if by is not None:
                await require(connection, by.id, *EDITORS)
            departing = await _change(
                connection,
                article_id,
                *UNSENT,
                status=ArticleStatus.DEPARTING.value,
                departs_at=now + undo,
                report_chat_id=report_chat_id,
                report_message_id=report_message_id,
            )
            check_revision(departing, revision)
            check_embargo(departing, now + undo, despite=despite_embargo)
            await _allow(connection, departing, Wish.PUBLISH, by)
            return departing
    return await send_out(
        desk,
        article_id,
        now,
        *UNSENT,
        revision=revision,
        by=by,
        despite_embargo=despite_embargo,
        report_chat_id=report_chat_id,
        report_message_id=report_message_id,
    )


async def break_news(
    desk: Desk,
    article_id: int,
    now: datetime,
    *,
    revision: int | None = None,
    by: Doer | None = None,
    despite_embargo: bool = False,
    report_chat_id: int | None = None,
    report_message_id: int | None = None,
) -> Article:
    """Publish at once, to everybody whom it concerns, ahead of all else. Raises as publish."""
    return await send_out(
        desk,
        article_id,
        now,
        *OPEN,
        revision=revision,
        by=by,
        despite_embargo=despite_embargo,
        breaking=True,
        report_chat_id=report_chat_id,
        report_message_id=report_message_id,
    )


async def depart(desk: Desk, article: Article, now: datetime) -> Article:
    """Send out at once what is about to go out; as it is when a tick has been faster."""
    try:
        return await send_out(desk, article.id, now, ArticleStatus.DEPARTING)
    except WrongStatus as error:
        return error.article or article


async def recall(desk: Desk, article_id: int, by: Doer | None = None) -> Article:
    """Make a draft again of what is planned or about to go out. Raises WrongStatus when it is late.

    Who wants it out again has to be agreed with again. Raises NotAllowed.
    """
    async with desk.database.transaction() as connection:
        if by is not None:
            await require(connection, by.id, *EDITORS)
        recalled = await _change(connection, article_id, *LEAVING, **BACK_TO_DRAFT)
        await drop_approval(connection, article_id)
        await note(connection, by, DeedKind.RECALLED, article_id)
        return recalled


async def cancel(desk: Desk, article_id: int, by: Doer | None = None) -> Article:
    """Give a draft up; authors their own. Raises WrongStatus when it is published or cancelled.

    Raises NotAllowed.
    """
    async with desk.database.transaction() as connection:
        before = there(await articles.article_by_id(connection, article_id, lock=True))
        if by is not None and before.status in OPEN:
            await require_for(connection, by.id, before, own=True)
        cancelled = await _change(
            connection, article_id, *OPEN, status=ArticleStatus.CANCELLED.value, departs_at=None
        )
        await drop_approval(connection, article_id)
        await note(connection, by, DeedKind.CANCELLED, article_id)
        return cancelled


async def offer(desk: Desk, article_id: int, by: Doer, *, revision: int | None = None) -> Article:
    """Give a draft to the editors. Raises WrongStatus, NotAllowed, ChangedSince."""
    async with desk.database.transaction() as connection:
        draft = there(await articles.article_by_id(connection, article_id, lock=True))
        if draft.status is not ArticleStatus.DRAFT:
            raise WrongStatus(draft)
        await require_for(connection, by.id, draft)
        check_revision(draft, revision)
        await note(connection, by, DeedKind.OFFERED, article_id)
        return draft


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
    tries = 0
    wish = Wish.BREAK if columns.get("breaking") else Wish.PUBLISH
    dispatch_id = None
    while dispatch_id is None:
        tries += 1
        # Before the transaction: to read a long text, or many rules, takes longer than others may
        # wait for the right to write.
        found, document, met = await read(desk, article_id)
        placed = await _placed(desk, found, now, breaking=wish is Wish.BREAK)
        try:
            async with desk.database.transaction() as connection:
                if by is not None:
                    await require(connection, by.id, *EDITORS)
                # Ahead of the sequence, for whoever sends it out: so two never wait for each other.
                held = await articles.article_by_id(connection, article_id, lock=True)
                if is_due:
                    _check_due(held, now)
                gone = await _change(
                    connection,
                    article_id,
                    *statuses,
                    status=ArticleStatus.PUBLISHED.value,
                    sequence=await next_sequence(connection),
                    published_at=now,
                    departs_at=None,
                    **placed,
                    **columns,
                )
                check_revision(gone, revision)
                check_embargo(gone, now, despite=despite_embargo or is_due)
                await _allow(connection, gone, wish, by)
                await _match(connection, desk, found, gone, document, met, tries)
                dispatch_id = await _add_dispatch(connection, gone, now)
                await announce(connection, Event.PUBLISHED, gone, now)
                # Colleagues' cards still say that it is about to go.
                await mark_stale(connection, article_id, now)
        except _LateRules:
            continue
    await spread(desk, dispatch_id, now)
    return gone


async def _placed(
    desk: Desk, found: Article, now: datetime, *, breaking: bool
) -> dict[str, int | None]:
    """The story that an article goes on with, and what it brings up to date."""
    goes_on = await continuation(desk, replace(found, breaking=breaking), now)
    if goes_on is None:
        return {"story_id": None, "updates_id": None}
    updates = goes_on.earlier.id if goes_on.updates else None
    return {"story_id": goes_on.story_id, "updates_id": updates}


async def read(desk: Desk, article_id: int) -> tuple[Article, Document, Met]:
    """An article as it is, its words, and the rules that they meet. Raises WrongStatus."""
    async with desk.database.snapshot() as connection:
        found = there(await articles.article_by_id(connection, article_id))
    await desk.rulebook.learn(desk.database)
    document = await asyncio.to_thread(desk.rulebook.read, found)
    seen = desk.rulebook.seen
    return found, document, Met(await asyncio.to_thread(desk.rulebook.match, document), seen)


async def _match(
    connection: Connection,
    desk: Desk,
    found: Article,
    gone: Article,
    document: Document,
    met: Met,
    tries: int,
) -> None:
    """Keep which rules the article meets, with those kept since it was read as ``found``.

    There are hardly ever any, and then it is read again outside the transaction. Only where new
    ones come faster than that are a few read inside. Raises _LateRules.
    """
    if gone.revision != found.revision:
        raise _LateRules
    rule_ids = met.rule_ids
    if late := await some_missing(connection, met.seen, _FEW_RULES):
        if tries < _TRIES or len(late) == _FEW_RULES:
            raise _LateRules
        rule_ids = sorted({*rule_ids, *await desk.rulebook.match_few(late, document)})
    if rule_ids:
        await articles.keep_matches(connection, gone.id, rule_ids)
    if gone.sequence is not None:
        await keep_for_search(connection, gone.sequence, document)


async def _add_dispatch(connection: Connection, gone: Article, now: datetime) -> int:
    if gone.rubrics:
        await refile(connection, gone.id, NOWHERE)
    lane = Lane.BREAKING if gone.breaking else Lane.INSTANT
    expires_at = now + FRESH if gone.breaking else None
    return await dispatches.add_article_dispatch(connection, gone.id, lane, now, expires_at)


async def _allow(connection: Connection, article: Article, wish: Wish, by: Doer | None) -> None:
    """Let somebody send an article out, and note it down. Raises NeedsApproval."""
    if by is not None:
        await require_approval(connection, article, wish)
        deed = DeedKind.BROKE if wish is Wish.BREAK else DeedKind.PUBLISHED
        await note(connection, by, deed, article.id)


def check_revision(article: Article, revision: int | None) -> None:
    """That an article is in the revision that its editor saw. Raises ChangedSince."""
    if revision is not None and article.revision != revision:
        raise ChangedSince


def check_embargo(article: Article, at: datetime, *, despite: bool = False) -> None:
    """That an article may go out ``at`` a moment, or ``despite`` its embargo. Raises Embargoed."""
    until = article.embargo_until
    if until is not None and at < until and not despite:
        raise Embargoed(article)


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


async def _change(
    connection: Connection,
    article_id: int,
    *statuses: ArticleStatus,
    **columns: str | int | datetime | None,
) -> Article:
    changed = await articles.change_article(connection, article_id, *statuses, **columns)
    found = await articles.article_by_id(connection, article_id)
    if not changed:
        raise WrongStatus(found)
    return there(found)


def there(found: Article | None) -> Article:
    """The article that was found. Raises WrongStatus when there is none."""
    if found is None:
        raise WrongStatus(None)
    return found
