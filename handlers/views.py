"""A draft as readers will see it elsewhere than in a message of its own."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change
from handlers.draft import stale
from handlers.editor import WRITERS, Allowed
from handlers.press import Pressed
from handlers.visitor import Visitor
from newsroom import publishing
from newsroom.desk import Desk
from texts.draft_actions import ShowAsChannel, ShowAsDigest
from texts.views import as_channel, as_digest


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="views")
    router.callback_query.filter(Allowed(*WRITERS))
    router.callback_query.register(show_view, Pressed(ShowAsDigest, ShowAsChannel))
    return router


async def show_view(
    _: CallbackQuery, action: ShowAsDigest | ShowAsChannel, visitor: Visitor, desk: Desk
) -> Answer:
    """The draft as a digest or a channel has it, in place of its card."""
    article = await publishing.article(desk, action.article_id)
    if article is None or article.status not in publishing.OPEN:
        return stale(visitor, article)
    if isinstance(action, ShowAsDigest):
        return change(as_digest(visitor.locale, article, action.preview_id))
    return change(as_channel(visitor.locale, article, visitor.now, action.preview_id))
