"""What was published, changed: edits, corrections, withdrawals, and the copies that they reach."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from news.article import MOST_PHOTOS, Article, ArticleDraft, Change, Version
from news.rubric import Rubric, listed_rubrics
from newsroom.amendment import Amended
from newsroom.desk import Desk
from newsroom.marking import mark_copies
from newsroom.reading import every_rubric
from newsroom.refusals import ChangedSince
from newsroom.rewording import Wanted, reword, wording_of
from storage import articles
from storage.reports import begin_report, message_of_report
from storage.trouble import retried
from storage.versions import versions_of


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

    async def want(of: Article) -> Wanted:
        return replace(await _with_the_rest(desk, seen, of), instead_of=instead_of)

    return await reword(desk, article_id, want, change, editor_id, now, request)


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

    async def want(of: Article) -> Wanted:
        if revision not in (None, of.revision):
            raise ChangedSince
        wording = altered(wording_of(of))
        first, *more = _ids_of(of.rubrics if rubrics is None else rubrics) or (None,)
        return Wanted(wording, first, tuple(more))

    return await reword(desk, article_id, want, Change.EDIT, editor_id, now, request)


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

    async def want(of: Article) -> Wanted:
        first, *more = tuple(dict.fromkeys((*of.photos, *photos)))[:MOST_PHOTOS]
        wording = replace(wording_of(of), photo=first, more_photos=tuple(more))
        return Wanted(wording, _id_of(of.rubric), _ids_of(of.more_rubrics))

    return await reword(desk, article_id, want, Change.EDIT, editor_id, now, request)


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

    async def want(_: Article) -> Wanted:
        for one in await history(desk, article_id):
            if one.revision == revision:
                return _as_it_was(one)
        raise LookupError(f"revision {revision} of article {article_id}")

    return await reword(desk, article_id, want, Change.EDIT, editor_id, now, request)


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

    async def want(_: Article) -> Wanted:
        versions = list(await history(desk, article_id))
        last = versions[-1]
        while versions and (versions[-1].request or "").startswith(tuple(requests)):
            versions.pop()
        if not versions or versions[-1] == last:
            raise ChangedSince
        return _as_it_was(versions[-1])

    try:
        return await reword(desk, article_id, want, Change.EDIT, editor_id, now, None)
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


async def _with_the_rest(desk: Desk, seen: ArticleDraft, of: Article) -> Wanted:
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
    return Wanted(wording, rubric_id, tuple(more))


def _as_it_was(version: Version) -> Wanted:
    return Wanted(version.wording, _id_of(version.rubric), _ids_of(version.more_rubrics))


def _id_of(rubric: Rubric | None) -> int | None:
    return rubric.id if rubric else None


def _ids_of(rubrics: Iterable[Rubric]) -> tuple[int, ...]:
    return tuple(each.id for each in rubrics)
