"""Whether an article is out already, in these words or in others."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from news.article import Article, ArticleDraft, ArticleStatus
from news.likeness import Likeness, LikenessKind, Profile, closeness, profile, shared_text
from news.story import Story
from newsroom import amending, publishing, rewording
from newsroom.amendment import Amended
from newsroom.desk import Desk
from newsroom.recent import Candidate, story_told
from newsroom.refusals import ChangedSince, WrongStatus
from newsroom.rulebook import named_language
from storage import articles

_PUBLIC = (ArticleStatus.DEPARTING, ArticleStatus.PUBLISHED)


async def learn(desk: Desk, now: datetime) -> None:
    """The tick: read what is new, ahead of the checks."""
    await desk.recent.learn(desk.database, desk.rulebook, now)


async def similar(desk: Desk, seen: Article | ArticleDraft, now: datetime) -> Likeness | None:
    """The article of the last days that is the same text, the same page or the same story, if any.

    Only what is published, or about to be: a text of seven days, a story of 72 hours.
    """
    await desk.recent.learn_newest(desk.database, desk.rulebook, now)
    mine, found = await asyncio.to_thread(_candidates, desk, seen)
    async with desk.database.snapshot() as connection:
        there = await articles.articles_by_id(connection, [id_ for _, id_ in found])
    but = seen.id if isinstance(seen, Article) else None
    public = {id_: each for id_, each in there.items() if each.status in _PUBLIC and id_ != but}
    return await asyncio.to_thread(_likeness, desk, seen, mine, found, public)


async def update_instead(
    desk: Desk,
    draft_id: int,
    article_id: int,
    editor_id: int,
    now: datetime,
    *,
    revision: int,
    request: str | None = None,
) -> Amended:
    """Give an article the wording of a draft, which is cancelled by that: both or neither.

    ``revision`` is the draft's that the editor has seen. A ``request`` that has been carried out
    gets the same answer again. Raises WrongStatus for either, ChangedSince, Unchanged.
    """
    draft = await publishing.article(desk, draft_id)
    if draft is None:
        raise WrongStatus(None)
    if draft.revision != revision:
        raise ChangedSince
    return await amending.revise(
        desk, article_id, _worded(draft), editor_id, now, request=request, instead_of=draft
    )


def _worded(draft: Article) -> ArticleDraft:
    rubrics = ", ".join(each.slug for each in draft.rubrics) or None
    named = named_language(draft)
    return replace(rewording.wording_of(draft), rubric_hint=rubrics, language=named)


_Mine = tuple[Profile, Story]


def _candidates(desk: Desk, seen: Article | ArticleDraft) -> tuple[_Mine, list[Candidate]]:
    mine = profile(seen), story_told(desk.rulebook, seen)
    return mine, desk.recent.candidates(*mine)


def _likeness(
    desk: Desk,
    seen: Article | ArticleDraft,
    mine: _Mine,
    found: Sequence[Candidate],
    public: Mapping[int, Article],
) -> Likeness | None:
    """The first that is alike as it is now: what is remembered of it may be a little old."""
    shown, story = mine
    everywhere = desk.recent.everywhere(shown)
    for kind, id_ in found:
        if id_ not in public:
            continue
        other = public[id_]
        theirs = story_told(desk.rulebook, other)
        match kind:
            case LikenessKind.TEXT:
                apart = story.contradicts(theirs)
                share = shared_text(seen, other, everywhere, contradicts=apart)
            case LikenessKind.PAGE:
                share = float(shown.is_same_page(profile(other)))
            case LikenessKind.STORY:
                share = closeness(story, theirs)
        if share:
            return Likeness(kind, other, share)
    return None
