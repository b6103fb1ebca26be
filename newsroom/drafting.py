"""Drafts: what came in, kept by the newsroom."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from news.article import Article, ArticleDraft
from news.deed import DeedKind
from news.rubric import Rubric, listed_rubrics
from newsroom.desk import Desk
from newsroom.fingerprint import fingerprint
from newsroom.refusals import there
from newsroom.rights import Doer, note
from newsroom.rulebook import language_of
from storage import articles
from storage.database import Connection
from storage.rubrics import all_rubrics


@dataclass(frozen=True, slots=True)
class Studied:
    """A draft with what its text tells: that takes too long for a transaction."""

    draft: ArticleDraft
    language: str
    fingerprint: str


async def study(seen: ArticleDraft) -> Studied:
    """Find out what a text tells, however long it is."""
    return await asyncio.to_thread(_studied, seen)


def _studied(seen: ArticleDraft) -> Studied:
    return Studied(seen, seen.language or language_of(seen).value, fingerprint(seen))


async def draft(
    desk: Desk, seen: ArticleDraft, author_id: int, now: datetime, *, request: str | None = None
) -> Article:
    """Keep what an editor posted; its rubrics are those that the source names, if any.

    A ``request`` that is redelivered after a crash gets the draft that it has made.
    """
    studied = await study(seen)
    async with desk.database.transaction() as connection:
        return await keep_draft(connection, studied, Doer(author_id, now), request=request)


async def keep_draft(
    connection: Connection,
    studied: Studied,
    by: Doer,
    *,
    request: str | None = None,
    rubrics: tuple[Rubric, ...] = (),
) -> Article:
    """The same within a transaction; under ``rubrics`` where the draft itself names none."""
    if request is not None:
        made = await articles.drafted_by(connection, request, studied.fingerprint)
        if made is not None:
            return made
    known = await all_rubrics(connection)
    named, _ = listed_rubrics(studied.draft.rubric_hint or "", known)
    first, *more = named or rubrics or (None,)
    article_id = await articles.add_article(
        connection,
        articles.NewArticle(
            draft=studied.draft,
            rubric_id=first.id if first else None,
            more_rubrics=tuple(each.id for each in more if each),
            language=studied.language,
            fingerprint=studied.fingerprint,
            author_id=by.id,
            created_at=by.at,
            request=request,
        ),
    )
    await note(connection, by, DeedKind.DRAFTED, article_id)
    return there(await articles.article_by_id(connection, article_id))
