"""An item of a source that is an article already says something else: the article does, too.

Editors' articles are left to editors: what their source says by now is suggested.
"""

from dataclasses import replace
from datetime import datetime
from functools import partial

from news.article import Article, ArticleDraft, ArticleStatus
from news.deed import DeedKind
from news.feed import FeedItem
from news.source import Mode
from newsroom import amending, publishing, rewording
from newsroom.desk import Desk
from newsroom.fingerprint import fingerprint
from newsroom.pending import Made, Pending
from newsroom.refusals import ChangedSince, Unchanged, WrongStatus
from storage.deeds import deeds_to
from storage.kept_item import written_draft
from storage.suggestions import drop_suggestion, keep_suggestion
from storage.versions import versions_of

_GONE = (ArticleStatus.CANCELLED, ArticleStatus.WITHDRAWN)
_OUT = (ArticleStatus.DEPARTING, ArticleStatus.PUBLISHED)


async def revise(desk: Desk, pending: Pending, item: FeedItem, now: datetime) -> Made:
    """Give an article the wording that its source has by now, or suggest it to editors."""
    while True:
        article = await publishing.article(desk, pending.kept.article_id or 0)
        if article is None or article.status in _GONE:
            return Made(article)
        draft = _whole(item, article)
        if await _is_its_own(desk, pending, article):
            try:
                return await _reword(desk, pending, article, draft, now)
            except (ChangedSince, WrongStatus):
                continue
        return await _suggest(desk, pending, article, draft, now)


async def _reword(
    desk: Desk, pending: Pending, article: Article, draft: ArticleDraft, now: datetime
) -> Made:
    worded = partial(_worded, draft)
    try:
        amended = await amending.alter(
            desk, article.id, worded, pending.actor, now, revision=article.revision
        )
    except Unchanged as error:
        return Made(error.article)
    await amending.mark(desk, amended, now)
    return Made(amended.article, amended)


def _whole(item: FeedItem, article: Article) -> ArticleDraft:
    """What an item says; a beginning whose page cannot be had replaces no longer text."""
    if not item.is_partial or len(article.text) <= len(item.draft.text):
        return item.draft
    return replace(item.draft, body=article.body, formatting=article.formatting)


def _worded(draft: ArticleDraft, before: ArticleDraft) -> ArticleDraft:
    """A source's present wording; what it does not name, and its date, are as they were."""
    return replace(
        draft,
        rubric_hint=None,
        place=draft.place or before.place,
        published_on_site=before.published_on_site or draft.published_on_site,
        source_url=draft.source_url or before.source_url,
        photo=draft.photo or before.photo,
        more_photos=draft.more_photos if draft.photo else before.more_photos,
        lead=draft.lead or before.lead,
        tags=draft.tags or before.tags,
        origin=draft.origin or before.origin,
        quoted_id=draft.quoted_id or before.quoted_id,
    )


async def _is_its_own(desk: Desk, pending: Pending, article: Article) -> bool:
    """Whether a source may change an article by itself: no editor has had it in hand."""
    async with desk.database.snapshot() as connection:
        versions = await versions_of(connection, article.id)
        sent = await deeds_to(connection, article.id, DeedKind.PUBLISHED)
    if any(each.editor_id != pending.actor for each in versions):
        return False
    if article.status is ArticleStatus.DRAFT:
        return True
    is_sent_by_it = bool(sent) and sent[0].person_id == pending.actor
    return article.status in _OUT and is_sent_by_it and pending.source.mode is Mode.PUBLISH


async def _suggest(
    desk: Desk, pending: Pending, article: Article, draft: ArticleDraft, now: datetime
) -> Made:
    worded = _worded(draft, rewording.wording_of(article))
    is_so = fingerprint(worded) == fingerprint(article)
    async with desk.database.transaction() as connection:
        if is_so:
            await drop_suggestion(connection, article.id)
        else:
            written = written_draft(worded)
            await keep_suggestion(connection, article.id, pending.source.id, written, now)
    return Made(article, suggested=not is_so)
