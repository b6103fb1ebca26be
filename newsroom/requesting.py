"""A second editor agrees: asking, agreeing, sending back, and how much has to be agreed to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from news.approval import Approval, Regime, Wish
from news.article import Article, ArticleStatus
from news.deed import DeedKind
from news.role import EDITORS, Role
from newsroom import publishing, refusals
from newsroom.approving import BACK_TO_DRAFT
from newsroom.desk import Desk
from newsroom.refusals import ChangedSince, WrongStatus
from newsroom.rights import Doer, NotAllowed, note, require
from storage import approvals, articles
from storage.database import Connection
from storage.deeds import deeds_to
from storage.editors import colleagues
from storage.originals import drop_shown, mark_stale, shown_of

_DEEDS = {
    Wish.PUBLISH: DeedKind.PUBLISHED,
    Wish.BREAK: DeedKind.BROKE,
    Wish.SCHEDULE: DeedKind.SCHEDULED,
}


class NotAsked(Exception):  # noqa: N818 - it says what is the matter
    """Nobody asks that any more: it was taken back, or somebody else has agreed or refused.

    ``article`` is as it is now, ``approval`` what has been agreed, if so.
    """

    def __init__(self, article: Article, approval: Approval | None) -> None:
        super().__init__(article.id)
        self.article = article
        self.approval = approval


class OwnWish(Exception):  # noqa: N818 - it says what is the matter
    """Nobody agrees to what they ask for themselves."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A draft, and what is wished about it; ``is_new`` unless somebody has asked before."""

    article: Article
    approval: Approval
    is_new: bool


@dataclass(frozen=True, slots=True)
class Agreed:
    """An article on its way out, and the wish that was agreed to.

    ``cards`` are the messages by which the others were asked, by their user ids: no cards of the
    article any more, so that nobody but whoever knows who agreed writes to them.
    """

    article: Article
    approval: Approval
    cards: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Refused:
    """A draft that came back, and what had been wished about it."""

    article: Article
    approval: Approval


async def ask(
    desk: Desk,
    article_id: int,
    wish: Wish,
    by: Doer,
    *,
    revision: int | None = None,
    departs_at: datetime | None = None,
    report_chat_id: int | None = None,
    report_message_id: int | None = None,
) -> Asked:
    """Ask the other editors to agree that a draft goes out; of several wishes the first counts.

    Raises WrongStatus, NotAllowed, and ChangedSince when it is no longer in that ``revision``.
    """
    async with desk.database.transaction() as connection:
        await require(connection, by.id, *EDITORS)
        draft = await _draft(connection, article_id)
        refusals.check_revision(draft, revision)
        known = await approvals.approval_of(connection, article_id, lock=True)
        if known is not None and known.is_open:
            return Asked(draft, known, is_new=False)
        report = report_chat_id, report_message_id
        new = Approval(
            article_id, draft.revision, wish, by.id, by.at, departs_at, None, None, *report
        )
        await approvals.keep_approval(connection, new)
        await note(connection, by, DeedKind.ASKED, article_id, wish)
        return Asked(draft, await _there(connection, article_id), is_new=True)


async def take_back(desk: Desk, article_id: int, by: Doer) -> Article:
    """Ask no longer; who asked may, and an owner. Raises WrongStatus, NotAsked, NotAllowed."""
    async with desk.database.transaction() as connection:
        role = await require(connection, by.id, *EDITORS)
        draft, asked = await _asked(connection, article_id)
        if asked.asked_by != by.id and role is not Role.OWNER:
            raise NotAllowed(draft)
        await approvals.drop_approval(connection, article_id)
        await note(connection, by, DeedKind.UNASKED, article_id)
        return draft


async def agree(
    desk: Desk, article_id: int, by: Doer, *, asked: int, undo: timedelta = timedelta(0)
) -> Agreed:
    """Agree to a wish, which is carried out as if by whoever asked.

    Raises WrongStatus, NotAsked, NotAllowed, OwnWish, and ChangedSince when it is not the wish of
    ``asked``, an Approval's number: the draft was changed since.
    """
    async with desk.database.transaction() as connection:
        await require(connection, by.id, *EDITORS)
        draft, wish = await _wish_of_another(connection, article_id, by, asked)
        agreed = replace(wish, agreed_by=by.id, agreed_at=by.at)
        await approvals.agree(connection, agreed)
        await note(connection, by, DeedKind.AGREED, article_id, wish.wish)
        asker = Doer(wish.asked_by, by.at)
        await note(connection, asker, _DEEDS[wish.wish], article_id)
        others = [each for each in await _who_may(connection, wish.asked_by) if each != by.id]
        cards = await _take_cards(connection, article_id, others)
        leaving = await _let_go(connection, draft, agreed, by.at, undo)
    if leaving.departs_at is not None and leaving.departs_at <= by.at:
        leaving = await publishing.depart(desk, leaving, by.at)
    return Agreed(leaving, agreed, cards)


async def refuse(desk: Desk, article_id: int, by: Doer, *, asked: int, remark: str = "") -> Refused:
    """Send a draft back to whoever asked, with a remark if there is one. Raises as agree."""
    async with desk.database.transaction() as connection:
        await require(connection, by.id, *EDITORS)
        draft, wish = await _wish_of_another(connection, article_id, by, asked)
        await approvals.drop_approval(connection, article_id)
        await note(connection, by, DeedKind.REFUSED, article_id, remark)
        return Refused(draft, wish)


async def answerable(desk: Desk, article_id: int, by: Doer, *, asked: int) -> Article:
    """The draft to whose wish somebody may answer. Raises as agree, changes nothing."""
    async with desk.database.snapshot() as connection:
        await require(connection, by.id, *EDITORS)
        return (await _wish_of_another(connection, article_id, by, asked))[0]


async def set_regime(desk: Desk, new: Regime, by: Doer) -> Sequence[Asked]:
    """Have a second editor agree to that much from now on; owners only.

    What is in the plan, and nobody has agreed to, is a draft again that is asked for: those are
    returned. What was to be planned, and nobody need agree to any more, is in the plan; other such
    wishes are dropped. Raises NotAllowed.
    """
    async with desk.database.transaction() as connection:
        await require(connection, by.id, Role.OWNER)
        if await approvals.regime(connection) is new:
            return ()
        await approvals.keep_regime(connection, new)
        await note(connection, by, DeedKind.SET_APPROVAL, about=new)
        if new is not Regime.ON:
            await _plan_wished(connection, by)
        if new is Regime.OFF:
            for article_id in await approvals.drop_open_approvals(connection):
                # Cards still say that it waits.
                await mark_stale(connection, article_id, by.at)
        if new is not Regime.ON:
            return ()
        planned = await approvals.scheduled_unagreed(connection)
        return [await _ask_for_planned(connection, each, by) for each in planned]


async def _plan_wished(connection: Connection, by: Doer) -> None:
    """Put in the plan what waited for a second editor's agreement to that."""
    for wish in await approvals.open_plans(connection, by.at):
        draft = await articles.article_by_id(connection, wish.article_id, lock=True)
        if draft is None or draft.status is not ArticleStatus.DRAFT:
            continue
        await _let_go(connection, draft, wish, by.at, timedelta(0))
        await approvals.drop_approval(connection, draft.id)
        asker = Doer(wish.asked_by, by.at)
        await note(connection, asker, DeedKind.SCHEDULED, draft.id)
        await mark_stale(connection, draft.id, by.at)


async def who_may_agree(desk: Desk, asked_by: int) -> list[int]:
    """The user ids of the editors and owners who may agree to somebody's wish."""
    async with desk.database.snapshot() as connection:
        return await _who_may(connection, asked_by)


async def _who_may(connection: Connection, asked_by: int) -> list[int]:
    everyone = await colleagues(connection)
    return [each.id for each in everyone if each.role in EDITORS and each.id != asked_by]


async def _take_cards(
    connection: Connection, article_id: int, people: Sequence[int]
) -> Mapping[int, int]:
    """Forget the cards of a draft in people's chats; their message ids."""
    cards = {}
    for person_id in people:
        shown = await shown_of(connection, article_id, person_id)
        if shown is not None:
            cards[person_id] = shown.card_id
            await drop_shown(connection, article_id, person_id)
    return cards


async def _ask_for_planned(connection: Connection, article_id: int, by: Doer) -> Asked:
    planned = await articles.article_by_id(connection, article_id, lock=True)
    if planned is None:
        raise WrongStatus(None)
    plannings = await deeds_to(connection, article_id, DeedKind.SCHEDULED)
    asker = plannings[0].person_id if plannings else planned.author_id
    await articles.change_article(connection, article_id, ArticleStatus.SCHEDULED, **BACK_TO_DRAFT)
    wish = Approval(
        article_id, planned.revision, Wish.SCHEDULE, asker, by.at, departs_at=planned.departs_at
    )
    await approvals.keep_approval(connection, wish)
    draft = await _draft(connection, article_id)
    return Asked(draft, await _there(connection, article_id), is_new=True)


async def _let_go(
    connection: Connection, draft: Article, wish: Approval, now: datetime, undo: timedelta
) -> Article:
    """Set an article on its way; breaking news and what is late leave at once, but no embargo."""
    shown = await shown_of(connection, draft.id, wish.asked_by)
    report = shown.card_id if shown else wish.report_message_id
    soon = now if wish.wish is Wish.BREAK else now + undo
    at = max(wish.departs_at or soon, draft.embargo_until or soon)
    is_planned = at > soon
    status = ArticleStatus.SCHEDULED if is_planned else ArticleStatus.DEPARTING
    await articles.change_article(
        connection,
        draft.id,
        ArticleStatus.DRAFT,
        status=status.value,
        departs_at=at if is_planned else soon,
        breaking=wish.wish is Wish.BREAK,
        report_chat_id=None if report is None else wish.asked_by,
        report_message_id=report,
    )
    return refusals.there(await articles.article_by_id(connection, draft.id))


async def _asked(connection: Connection, article_id: int) -> tuple[Article, Approval]:
    """A draft that somebody wants to send out. Raises WrongStatus, NotAsked."""
    found = await articles.article_by_id(connection, article_id, lock=True)
    known = await approvals.approval_of(connection, article_id, lock=True)
    if found is None:
        raise WrongStatus(None)
    if known is None or not known.is_open or found.status is not ArticleStatus.DRAFT:
        raise NotAsked(found, known)
    return found, known


async def _wish_of_another(
    connection: Connection, article_id: int, by: Doer, number: int
) -> tuple[Article, Approval]:
    draft, wish = await _asked(connection, article_id)
    if wish.asked_by == by.id:
        raise OwnWish
    if wish.number != number or wish.revision != draft.revision:
        raise ChangedSince
    return draft, wish


async def _draft(connection: Connection, article_id: int) -> Article:
    found = await articles.article_by_id(connection, article_id, lock=True)
    if found is None or found.status is not ArticleStatus.DRAFT:
        raise WrongStatus(found)
    return found


async def _there(connection: Connection, article_id: int) -> Approval:
    known = await approvals.approval_of(connection, article_id)
    if known is None:
        raise LookupError(f"approval of article {article_id}")
    return known
