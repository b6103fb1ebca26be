"""What was published, changed: edits, corrections, withdrawals, and the copies that they reach."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from news.article import (
    MOST_PHOTOS,
    Article,
    ArticleDraft,
    ArticleStatus,
    Change,
    Version,
)
from news.formatting import from_json, to_json
from news.rubric import Rubric, listed_rubrics
from news.storable import storable
from newsroom import publishing, refusals, sending_out
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
from newsroom.marking import mark_copies
from newsroom.publishing import OPEN
from newsroom.reading import every_rubric
from newsroom.refusals import ChangedSince, WrongStatus
from newsroom.rights import require_for
from newsroom.rulebook import language_of, named_language
from storage import articles
from storage.approvals import drop_approval
from storage.articles import NewWording
from storage.database import Connection
from storage.filing import filed_under, refile
from storage.letters import mark_corrected
from storage.originals import hand_over
from storage.reports import begin_report, message_of_report
from storage.search import forget_for_search, keep_for_search
from storage.trouble import retried
from storage.versions import versions_of
from storage.wording import LONGEST_PLACE

_LIVE = (*OPEN, ArticleStatus.PUBLISHED)
# What hardly any article has.
_DETAILS = ("lead", "tags", "more_photos", "origin", "quoted_id")


class Unchanged(Exception):  # noqa: N818 - it says what is the matter
    """The wording is the article's already; ``article`` is it."""

    def __init__(self, article: Article) -> None:
        super().__init__(article.id)
        self.article = article


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The wording that an article is to have, its first rubric, None for none, and the others.

    ``instead_of`` is a draft, as its editor saw it, that is cancelled by that.
    """

    wording: ArticleDraft
    rubric_id: int | None
    more_rubrics: tuple[int, ...] = ()
    instead_of: Article | None = None


# What an article is to be, as it is found.
_Want = Callable[[Article], Awaitable[_Wanted]]


async def revise(
    desk: Desk,
    article_id: int,
    seen: ArticleDraft,
    editor_id: int,
    now: datetime,
    *,
    correction: bool = False,
    request: str | None = None,
    instead_of: Article | None = None,
) -> Amended:
    """Give an article another wording; ``mark`` lets it reach the copies that readers have.

    What ``seen`` does not name (rubric, place, date, source, photos) stays. With ``correction``
    whoever has an earlier wording is told. The draft ``instead_of`` which that is done is
    cancelled. A ``request`` that has been carried out, and is redelivered after a crash, changes
    nothing again. Raises WrongStatus of either, Unchanged, NotAllowed, and ChangedSince when the
    draft has another wording by now.
    """
    change = Change.CORRECTION if correction else Change.EDIT

    async def want(of: Article) -> _Wanted:
        return replace(await _with_the_rest(desk, seen, of), instead_of=instead_of)

    return await _reword(desk, article_id, want, change, editor_id, now, request)


async def alter(
    desk: Desk,
    article_id: int,
    altered: Callable[[ArticleDraft], ArticleDraft],
    editor_id: int,
    now: datetime,
    *,
    revision: int | None = None,
    request: str | None = None,
    rubrics: Sequence[Rubric] | None = None,
) -> Amended:
    """Give an article the wording that is ``altered`` from the one it has, as another edit.

    It is under other ``rubrics`` by that, if any are given. Raises WrongStatus, Unchanged, and
    ChangedSince when it is no longer in that ``revision``.
    """

    async def want(of: Article) -> _Wanted:
        if revision not in (None, of.revision):
            raise ChangedSince
        wording = altered(wording_of(of))
        first, *more = _ids_of(of.rubrics if rubrics is None else rubrics) or (None,)
        return _Wanted(wording, first, tuple(more))

    return await _reword(desk, article_id, want, Change.EDIT, editor_id, now, request)


async def add_photos(
    desk: Desk,
    article_id: int,
    photos: Sequence[str],
    editor_id: int,
    now: datetime,
    *,
    request: str | None = None,
) -> Amended:
    """Give an article more photos, by their file ids, as an edit; MOST_PHOTOS in all.

    Raises WrongStatus, NotAllowed, Unchanged: it has them already, or as many as it may.
    """

    async def want(of: Article) -> _Wanted:
        first, *more = tuple(dict.fromkeys((*of.photos, *photos)))[:MOST_PHOTOS]
        wording = replace(wording_of(of), photo=first, more_photos=tuple(more))
        return _Wanted(wording, _id_of(of.rubric), _ids_of(of.more_rubrics))

    return await _reword(desk, article_id, want, Change.EDIT, editor_id, now, request)


async def restore(
    desk: Desk,
    article_id: int,
    revision: int,
    editor_id: int,
    now: datetime,
    *,
    request: str | None = None,
) -> Amended:
    """Give an article a wording that it had before, and its rubric then, as another edit.

    Raises LookupError when it never had that, WrongStatus, Unchanged.
    """

    async def want(_: Article) -> _Wanted:
        for one in await history(desk, article_id):
            if one.revision == revision:
                return _as_it_was(one)
        raise LookupError(f"revision {revision} of article {article_id}")

    return await _reword(desk, article_id, want, Change.EDIT, editor_id, now, request)


async def take_back(
    desk: Desk,
    article_id: int,
    requests: Collection[str],
    editor_id: int,
    now: datetime,
) -> Amended | None:
    """Give an article the wording back that it had before some requests, and its rubric then.

    ``requests`` are what their names begin with. None when somebody else has changed it since, or
    when they have changed nothing. Raises WrongStatus, Unchanged.
    """

    async def want(_: Article) -> _Wanted:
        versions = list(await history(desk, article_id))
        last = versions[-1]
        while versions and (versions[-1].request or "").startswith(tuple(requests)):
            versions.pop()
        if not versions or versions[-1] == last:
            raise ChangedSince
        return _as_it_was(versions[-1])

    try:
        return await _reword(desk, article_id, want, Change.EDIT, editor_id, now, None)
    except ChangedSince:
        return None


async def mark(desk: Desk, amended: Amended, now: datetime) -> None:
    """Mark the copies that an amendment leaves behind; it takes seconds for a million.

    A crash costs nothing: the next start goes on.
    """
    if amended.dispatch_id is not None:
        await mark_copies(desk, amended.dispatch_id, now)


async def progress_message(desk: Desk, amended: Amended, chat_id: int) -> int | None:
    """The message of a chat that shows how many of the copies are up to date, if any does."""
    if amended.dispatch_id is None:
        return None
    async with desk.database.snapshot() as connection:
        return await message_of_report(connection, amended.dispatch_id, chat_id)


async def show_progress(desk: Desk, amended: Amended, chat_id: int, message_id: int) -> None:
    """Show from now on in a message how many of the copies are up to date."""
    if amended.dispatch_id is not None:
        report = chat_id, message_id
        await retried(partial(_begin_report, desk, amended.dispatch_id, report))


async def _begin_report(desk: Desk, dispatch_id: int, report: tuple[int, int]) -> None:
    async with desk.database.transaction() as connection:
        await begin_report(connection, dispatch_id, *report)


async def history(desk: Desk, article_id: int) -> tuple[Version, ...]:
    """Every wording that an article has had, oldest first."""
    async with desk.database.snapshot() as connection:
        article = await articles.article_by_id(connection, article_id)
        versions = await versions_of(connection, article_id)
    if article is None or article.published_at is None:
        return versions
    gone_out = max((one.revision for one in versions if one.change is Change.DRAFT), default=None)
    return tuple(
        replace(one, change=Change.PUBLICATION) if one.revision == gone_out else one
        for one in versions
    )


async def revisable(desk: Desk, article_id: int) -> Article:
    """The article, if it may have another wording, whoever wrote it. Raises WrongStatus."""
    found = await publishing.article(desk, article_id)
    if found is None or found.status not in _LIVE:
        raise WrongStatus(found)
    return found


async def _reword(
    desk: Desk,
    article_id: int,
    want: _Want,
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


async def _in_named_language(wanted: _Wanted, found: Article) -> _Wanted:
    """The same in the language that an editor has named, until another one is."""
    if wanted.wording.language is not None:
        return wanted
    # A text may be long.
    named = await asyncio.to_thread(named_language, found)
    language = named.value if named else None
    return replace(wanted, wording=replace(wanted.wording, language=language))


async def _with_the_rest(desk: Desk, seen: ArticleDraft, of: Article) -> _Wanted:
    """What was seen; what it does not name is as it was."""
    hint = seen.rubric_hint
    named = listed_rubrics(hint, await every_rubric(desk))[0] if hint else ()
    rubric_id, *more = _ids_of(named or of.rubrics) or (None,)
    wording = replace(
        seen,
        place=seen.place or of.place,
        published_on_site=seen.published_on_site or of.published_on_site,
        source_url=seen.source_url or of.source_url,
        photo=seen.photo or of.photo,
        lead=seen.lead or of.lead,
        tags=seen.tags or of.tags,
        more_photos=seen.more_photos if seen.photo else of.more_photos,
        origin=seen.origin or of.origin,
        quoted_id=seen.quoted_id or of.quoted_id,
    )
    return _Wanted(wording, rubric_id, tuple(more))


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


def _as_it_was(version: Version) -> _Wanted:
    return _Wanted(version.wording, _id_of(version.rubric), _ids_of(version.more_rubrics))


def _id_of(rubric: Rubric | None) -> int | None:
    return rubric.id if rubric else None


def _ids_of(rubrics: Iterable[Rubric]) -> tuple[int, ...]:
    return tuple(each.id for each in rubrics)


def _is_so(article: Article, wanted: _Wanted) -> bool:
    """Whether the article is just that, as it is kept."""
    wording = wanted.wording
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
        and _id_of(article.rubric) == wanted.rubric_id
        and _ids_of(article.more_rubrics) == wanted.more_rubrics
        and all(getattr(article, name) == getattr(wording, name) for name in _DETAILS)
    )


async def _revise_draft(
    desk: Desk,
    found: Article,
    wanted: _Wanted,
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
    wanted: _Wanted,
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
        await articles.forget_matches(connection, found.id)
        if met:
            await articles.keep_matches(connection, found.id, met)
        if change is Change.CORRECTION:
            await mark_corrected(connection, found.id, now)
        amended = await begin_amendment(connection, found.id, change, now)
        return replace(amended, keeps_photo=amended.article.photo == found.photo)


async def _new_wording(
    wanted: _Wanted, change: Change, editor_id: int, now: datetime, request: str | None
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
    refusals.check_revision(found, draft.revision)
    cancelled = {"status": ArticleStatus.CANCELLED.value}
    await articles.change_article(connection, draft.id, ArticleStatus.DRAFT, **cancelled)
    await drop_approval(connection, draft.id)
    await hand_over(connection, draft.id, article_id)
