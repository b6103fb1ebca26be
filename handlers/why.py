"""Why am I getting this: the answer below an article."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.answer import Answer, say, toast
from handlers.article import missing_toast
from handlers.editor import WRITERS
from handlers.press import Pressed
from handlers.visitor import Visitor
from newsroom import explaining
from newsroom.desk import Desk
from texts.article_actions import ExplainArticle
from texts.why import why_message


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="why")
    router.callback_query.register(explain_article, Pressed(ExplainArticle))
    return router


async def explain_article(
    _: CallbackQuery, action: ExplainArticle, visitor: Visitor, desk: Desk
) -> Answer:
    """The subscriptions that the article answers, below it: the article itself stays."""
    explanation = await explaining.explain(
        desk, visitor.subscriber, action.article_id, drafts=visitor.role in WRITERS
    )
    if explanation is None:
        return toast(await missing_toast(desk, visitor, action.article_id))
    return say(why_message(visitor.locale, explanation, visitor.now, visitor.subscriber))
