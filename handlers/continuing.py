"""What an article goes on with: chosen on its card, or let go of."""

import logging

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, toast
from handlers.card import article_screen
from handlers.composing import draft_screen
from handlers.draft import planned_screen, stale
from handlers.editor import WRITERS, Allowed
from handlers.press import Pressed
from handlers.visitor import Visitor
from news.article import Article, ArticleStatus
from newsroom import attending, continuing, publishing
from newsroom.desk import Desk
from texts.continuing import earlier_gone_toast, story_picker
from texts.story_actions import LinkStory, PickStory, UpdateBelow

_LINKABLE = (ArticleStatus.DRAFT, ArticleStatus.SCHEDULED, ArticleStatus.PUBLISHED)

log = logging.getLogger(__name__)


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="continuing")
    router.callback_query.filter(Allowed(*WRITERS))
    router.callback_query.register(pick_story, Pressed(PickStory))
    router.callback_query.register(link_story, Pressed(LinkStory))
    router.callback_query.register(update_below, Pressed(UpdateBelow))
    return router


async def pick_story(_: CallbackQuery, action: PickStory, visitor: Visitor, desk: Desk) -> Answer:
    """The articles to choose from, in place of the card."""
    article = await publishing.article(desk, action.article_id)
    if article is None or article.status not in _LINKABLE:
        return stale(visitor, article)
    offered = await continuing.choosable(desk, article, visitor.now)
    return change(story_picker(visitor.locale, article, offered, action.preview_id))


async def link_story(_: CallbackQuery, action: LinkStory, visitor: Visitor, desk: Desk) -> Answer:
    """Have the article go on with another, or tell a story of its own."""
    article = await publishing.article(desk, action.article_id)
    if article is None or article.status not in _LINKABLE:
        return stale(visitor, article)
    changed = await continuing.link(desk, article.id, action.earlier_id or None, visitor.doer)
    if changed is None:
        return toast(earlier_gone_toast(visitor.locale))
    return await _shown(desk, visitor, changed, action.preview_id)


async def update_below(
    _: CallbackQuery, action: UpdateBelow, visitor: Visitor, desk: Desk
) -> Answer:
    """Have the draft come below the earlier article, or by itself."""
    article = await publishing.article(desk, action.article_id)
    if article is None or article.status not in publishing.UNSENT:
        return stale(visitor, article)
    earlier_id = action.earlier_id or None
    changed = await continuing.set_update(desk, article.id, earlier_id, visitor.doer)
    if changed is None:
        return toast(earlier_gone_toast(visitor.locale))
    return await _shown(desk, visitor, changed, action.preview_id)


async def _shown(desk: Desk, visitor: Visitor, article: Article, preview_id: int | None) -> Answer:
    """The article's card as it is by now; colleagues' cards follow."""
    you = visitor.person_id
    log.info("article.linked", extra={"user": you, "article": article.id})
    if article.status is ArticleStatus.PUBLISHED:
        return change(await article_screen(desk, visitor, article.id))
    await attending.changed(desk, article, you, visitor.now)
    if article.status is ArticleStatus.SCHEDULED:
        return change(await planned_screen(desk, visitor, article, preview_id))
    return change(await draft_screen(desk, visitor, article, preview_id))
