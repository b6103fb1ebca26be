"""Links to words, ``k_``: what they would have sent, and a button to subscribe to them."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, say
from handlers.press import Pressed
from handlers.subscribe import followed, subscribe_to
from handlers.visitor import Visitor
from news.rule_language import RuleError
from newsroom import subscribing
from newsroom.desk import Desk
from texts.link_actions import FollowLinked
from texts.linked import words_of
from texts.offered import broken_link, offered_words


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="linked")
    router.callback_query.register(follow, Pressed(FollowLinked))
    return router


async def words_answer(desk: Desk, visitor: Visitor, key: str) -> Answer:
    """What the words of a link would have sent; it subscribes nobody."""
    words = words_of(key)
    try:
        rule = await desk.rulebook.parse_aside(words) if words else None
        if rule is None:
            return say(broken_link(visitor.locale))
        rehearsal = await subscribing.rehearse_rule(desk, rule.normal(), visitor.now)
    except RuleError:
        return say(broken_link(visitor.locale))
    return say(offered_words(visitor.locale, rule.normal(), rehearsal))


async def follow(_: CallbackQuery, action: FollowLinked, visitor: Visitor, desk: Desk) -> Answer:
    """Subscribe to the words, in place."""
    held = await subscribe_to(desk, visitor, action.words)
    if isinstance(held, Answer):
        return held
    return change(await followed(desk, visitor, held))
