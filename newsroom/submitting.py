"""Drafts that programs hand in, set on their way in the same transaction: feeds, the HTTP API."""

from dataclasses import dataclass
from datetime import datetime

from news.approval import Approval, Wish
from news.article import Article, ArticleStatus
from news.deed import DeedKind
from news.role import EDITORS
from news.rubric import Rubric
from newsroom.approving import needs_approval
from newsroom.drafting import Studied, keep_draft
from newsroom.refusals import there
from newsroom.rights import Doer, note, require
from storage import articles
from storage.approvals import keep_approval
from storage.database import Connection

_DEEDS = {
    Wish.PUBLISH: DeedKind.PUBLISHED,
    Wish.BREAK: DeedKind.BROKE,
    Wish.SCHEDULE: DeedKind.SCHEDULED,
}


@dataclass(frozen=True, slots=True)
class Submitted:
    """An article that a program has handed in; editors are ``asked`` where one has to agree.

    One that is DEPARTING is due: `publishing.depart` sends it at once, or else the next tick does.
    """

    article: Article
    asked: bool = False


async def submit(
    connection: Connection,
    studied: Studied,
    by: Doer,
    *,
    wish: Wish | None = None,
    departs_at: datetime | None = None,
    rubrics: tuple[Rubric, ...] = (),
) -> Submitted:
    """Keep a draft, and set it on its way as wished; None leaves it a draft.

    ``departs_at`` is for Wish.SCHEDULE alone. Where a second editor has to agree, the wish is kept,
    and the article is a draft until then. Raises NotAllowed for a program that was removed.
    """
    await require(connection, by.id, *EDITORS)
    draft = await keep_draft(connection, studied, by, rubrics=rubrics)
    if wish is None:
        return Submitted(draft)
    if await needs_approval(connection, draft, wish):
        asked = Approval(draft.id, draft.revision, wish, by.id, by.at, departs_at)
        await keep_approval(connection, asked)
        await note(connection, by, DeedKind.ASKED, draft.id, wish)
        return Submitted(draft, asked=True)
    is_planned = wish is Wish.SCHEDULE
    await articles.change_article(
        connection,
        draft.id,
        ArticleStatus.DRAFT,
        status=(ArticleStatus.SCHEDULED if is_planned else ArticleStatus.DEPARTING).value,
        departs_at=departs_at if is_planned else by.at,
        breaking=wish is Wish.BREAK,
    )
    await note(connection, by, _DEEDS[wish], draft.id)
    return Submitted(there(await articles.article_by_id(connection, draft.id)))
