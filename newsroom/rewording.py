"""How an article, a draft or published, gets another wording: read, compared, and kept."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from news.article import Article, ArticleDraft, ArticleStatus, Change
from news.formatting import from_json, to_json
from news.storable import storable
from newsroom import publishing, sending_out
from newsroom.amendment import (
    Amended,
    ChangedMeanwhile,
    as_it_is,
    begin_amendment,
    carried_out,
    note_change,
)
from newsroom.approving import renew
from newsroom.desk import Desk
from newsroom.fingerprint import fingerprint
from newsroom.publishing import OPEN
from newsroom.refusals import Unchanged, WrongStatus, check_revision
from newsroom.rights import require_for
from newsroom.rulebook import language_of, named_language
from storage import articles, matches
from storage.approvals import drop_approval
from storage.articles import NewWording
from storage.database import Connection
from storage.filing import filed_under, refile
from storage.letters import mark_corrected
from storage.originals import hand_over
from storage.search import forget_for_search, keep_for_search
from storage.trouble import retried
from storage.wording import LONGEST_PLACE

_LIVE = (*OPEN, ArticleStatus.PUBLISHED)
# What hardly any article has.
_DETAILS = ("lead", "tags", "more_photos", "origin", "quoted_id")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The wording that an article is to have, its first rubric, None for none, and the others.

    ``instead_of`` is a draft, as its editor saw it, that is cancelled by that.
    """

    wording: ArticleDraft
    rubric_id: int | None
    more_rubrics: tuple[int, ...] = ()
    instead_of: Article | None = None


# What an article is to be, as it is found.
Want = Callable[[Article], Awaitable[Wanted]]


async def revisable(desk: Desk, article_id: int) -> Article:
    """The article, if it may have another wording, whoever wrote it. Raises WrongStatus."""
    found = await publishing.article(desk, article_id)
    if found is None or found.status not in _LIVE:
        raise WrongStatus(found)
    return found


async def reword(
    desk: Desk,
    article_id: int,
    want: Want,
    change: Change,
    editor_id: int,
    now: datetime,
    request: str | None,
) -> Amended:
    """Give an article the wording that is made for it as it is found."""
    while True:
        found = await revisable(desk, article_id)
        if request is not None and (done := await carried_out(desk, found, request)) is not None:
            return done
        wanted = await _in_named_language(await want(found), found)
        if _is_so(found, wanted):
            raise Unchanged(found)
        if found.status is ArticleStatus.PUBLISHED:
            work = partial(_revise_published, desk, found, wanted, change, editor_id, now, request)
        else:
            work = partial(_revise_draft, desk, found, wanted, editor_id, now, request)
        try:
            return await retried(work)
        except ChangedMeanwhile:
            continue


async def _in_named_language(wanted: Wanted, found: Article) -> Wanted:
    """The same in the language that an editor has named, until another one is."""
    if wanted.wording.language is not None:
        return wanted
    # A text may be long.
    named = await asyncio.to_thread(named_language, found)
    language = named.value if named else None
    return replace(wanted, wording=replace(wanted.wording, language=language))


def _is_so(article: Article, wanted: Wanted) -> bool:
    """Whether the article is just that, as it is kept."""
    wording = wanted.wording
    rubric_id = article.rubric.id if article.rubric else None
    more_rubrics = tuple(each.id for each in article.more_rubrics)
    place = (wording.place or "")[:LONGEST_PLACE]
    text = storable(wording.text)
    return (
        article.headline == storable(wording.headline)
        and article.text == text
        and article.formatting == from_json(to_json(wording.formatting), len(text))
        and (article.place or "") == storable(place)
        and article.published_on_site == wording.published_on_site
        and article.source_url == wording.source_url
        and article.photo == wording.photo
        and wording.language in (None, article.language)
        and rubric_id == wanted.rubric_id
        and more_rubrics == wanted.more_rubrics
        and all(getattr(article, name) == getattr(wording, name) for name in _DETAILS)
    )


def wording_of(article: Article) -> ArticleDraft:
    """The wording that an article has; its rubrics are no part of that."""
    return ArticleDraft(
        article.headline,
        article.body,
        published_on_site=article.published_on_site,
        place=article.place,
        source_url=article.source_url,
        photo=article.photo,
        formatting=article.formatting,
        **{name: getattr(article, name) for name in _DETAILS},
    )


async def _revise_draft(
    desk: Desk,
    found: Article,
    wanted: Wanted,
    editor_id: int,
    now: datetime,
    request: str | None,
) -> Amended:
    new = await _new_wording(wanted, Change.DRAFT, editor_id, now, request)
    async with desk.database.transaction() as connection:
        await _hold(connection, found)
        await _drop(connection, wanted.instead_of, found.id)
        await articles.reword(connection, found, new)
        role = await require_for(connection, editor_id, found)
        await note_change(connection, found.id, Change.DRAFT, editor_id, now)
        revised = await as_it_is(connection, found.id)
        asks = await renew(connection, revised, editor_id, role, now)
        if asks:
            revised = await as_it_is(connection, found.id)
        keeps_photo = revised.photo == found.photo
        return Amended(revised, Change.DRAFT, keeps_photo=keeps_photo, asks_anew=asks)


async def _revise_published(
    desk: Desk,
    found: Article,
    wanted: Wanted,
    change: Change,
    editor_id: int,
    now: datetime,
    request: str | None,
) -> Amended:
    before = (await sending_out.read(desk, found.id)).document
    new = await _new_wording(wanted, change, editor_id, now, request)
    document = await asyncio.to_thread(desk.rulebook.read, wanted.wording)
    met = await asyncio.to_thread(desk.rulebook.match, document)
    async with desk.database.transaction() as connection:
        await _hold(connection, found)
        await _drop(connection, wanted.instead_of, found.id)
        await require_for(connection, editor_id, found)
        await note_change(connection, found.id, change, editor_id, now)
        filed = await filed_under(connection, found.id)
        await articles.reword(connection, found, new)
        await refile(connection, found.id, filed)
        if found.sequence is not None:
            await forget_for_search(connection, found.sequence, before)
            await keep_for_search(connection, found.sequence, document)
        await matches.forget_matches(connection, found.id)
        if met:
            await matches.keep_matches(connection, found.id, met)
        if change is Change.CORRECTION:
            await mark_corrected(connection, found.id, now)
        amended = await begin_amendment(connection, found.id, change, now)
        return replace(amended, keeps_photo=amended.article.photo == found.photo)


async def _new_wording(
    wanted: Wanted, change: Change, editor_id: int, now: datetime, request: str | None
) -> NewWording:
    wording, rubric_id, more = wanted.wording, wanted.rubric_id, wanted.more_rubrics
    # A text may be long.
    told = await asyncio.to_thread(lambda: (language_of(wording).value, fingerprint(wording)))
    language, print_of_it = wording.language or told[0], told[1]
    return NewWording(
        wording, rubric_id, language, print_of_it, change, editor_id, now, request, more
    )


async def _hold(connection: Connection, found: Article) -> None:
    """Let nobody else change an article that still is as it was found. Raises ChangedMeanwhile."""
    if await articles.article_by_id(connection, found.id, lock=True) != found:
        raise ChangedMeanwhile


async def _drop(connection: Connection, draft: Article | None, article_id: int) -> None:
    """Cancel the draft that an article is amended instead of, if any.

    The messages that it was made of are the article's from then on, and nobody need agree to it
    any more. Raises WrongStatus, ChangedSince.
    """
    if draft is None:
        return
    found = await articles.article_by_id(connection, draft.id, lock=True)
    if found is None or found.status is not ArticleStatus.DRAFT:
        raise WrongStatus(found)
    check_revision(found, draft.revision)
    cancelled = {"status": ArticleStatus.CANCELLED.value}
    await articles.change_article(connection, draft.id, ArticleStatus.DRAFT, **cancelled)
    await drop_approval(connection, draft.id)
    await hand_over(connection, draft.id, article_id)
