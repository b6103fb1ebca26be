"""One detail of an article put right: what was recognised, and was not what it is."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from news.article import ArticleDraft
from news.detail import Detail, Mend
from newsroom import amending
from newsroom.amendment import Amended
from newsroom.desk import Desk

_FIELDS = {
    Detail.HEADLINE: "headline",
    Detail.LEAD: "lead",
    Detail.PLACE: "place",
    Detail.DATE: "published_on_site",
    Detail.SOURCE: "source_url",
    Detail.TAGS: "tags",
    Detail.LANGUAGE: "language",
    Detail.PHOTO: "photo",
}


async def mend(
    desk: Desk,
    article_id: int,
    wanted: Mend,
    editor_id: int,
    now: datetime,
    *,
    revision: int | None = None,
    request: str | None = None,
) -> Amended:
    """Let one detail of an article be another, as an edit that its history keeps.

    ``amending.mark`` lets that reach the copies that readers have. A ``request`` that has been
    carried out gets the same answer again. Raises WrongStatus, Unchanged, and ChangedSince when
    the article is no longer in the ``revision`` that the editor saw.
    """

    def altered(wording: ArticleDraft) -> ArticleDraft:
        return mended(wording, wanted)

    return await amending.alter(
        desk, article_id, altered, editor_id, now, revision=revision, request=request
    )


def mended(wording: ArticleDraft, wanted: Mend) -> ArticleDraft:
    """The wording with that detail; without a photo it has no others either."""
    value: Any = wanted.value
    if wanted.detail is Detail.TAGS:
        value = value or ()
    if wanted.detail is Detail.PHOTO and value is None:
        wording = replace(wording, more_photos=())
    return replace(wording, **{_FIELDS[wanted.detail]: value})
