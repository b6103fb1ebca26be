"""/subscribe: to a rubric, when the words name one; otherwise to a keyword rule."""

from collections.abc import Sequence

from aiogram import Router, flags
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.answer import Answer, change, say
from handlers.look import ALONE
from handlers.press import Pressed
from handlers.refusals import refused_rule
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.rubric import Rubric
from news.rule_language import RuleError
from news.subscription import Subscription
from newsroom import healing, reading, subscribing
from newsroom.desk import Desk
from newsroom.kindred import in_other_language
from texts.errors import too_many_rules
from texts.message import Message as Screen
from texts.rubrics import which_rubric
from texts.search import search_prompt, search_words
from texts.search_actions import FollowSearch
from texts.subscribed import subscribed, subscribed_rubrics
from texts.subscription_actions import FollowInstead, FollowRubric, FollowWords, ShowWordsHint
from texts.subscriptions import words_hint


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="subscribe")
    router.message.register(subscribe, Typed("subscribe"))
    router.callback_query.register(show_hint, Pressed(ShowWordsHint))
    router.callback_query.register(follow_offered, Pressed(FollowWords))
    router.callback_query.register(follow_instead, Pressed(FollowInstead))
    router.callback_query.register(follow_search, Pressed(FollowSearch))
    return router


@flags.look(ALONE)
async def subscribe(_: object, command: CommandObject, visitor: Visitor, desk: Desk) -> Answer:
    """Subscribe to the words, or explain what can be subscribed to."""
    if not command.args:
        return say(words_hint(visitor.locale))
    named = await reading.rubrics_named(desk, command.args)
    if named.choice:
        return say(which_rubric(visitor.locale, named.choice, lambda one: FollowRubric(one.id)))
    if named.rubrics:
        return await _follow(desk, visitor, named.rubrics)
    return await follow_words(desk, visitor, command.args)


@flags.look
async def show_hint(_: CallbackQuery, visitor: Visitor) -> Answer:
    """How to follow words."""
    return change(words_hint(visitor.locale))


async def follow_offered(
    _: CallbackQuery, action: FollowWords, visitor: Visitor, desk: Desk
) -> Answer:
    """Subscribe to the words that a button holds."""
    return await follow_words(desk, visitor, action.words)


async def follow_instead(
    _: CallbackQuery, action: FollowInstead, visitor: Visitor, desk: Desk
) -> Answer:
    """What the reader meant, in place of what they typed."""
    await subscribing.remove(desk, visitor.subscriber, action.subscription_id, visitor.now)
    answer = await follow_words(desk, visitor, action.words)
    return change(answer.messages[0])


async def follow_search(press: CallbackQuery, visitor: Visitor, desk: Desk) -> Answer:
    """Subscribe to the words that the pressed list was searched for."""
    words = search_words(press.message.text if isinstance(press.message, Message) else None)
    if words is None:
        return say(search_prompt(visitor.locale))
    return await follow_words(desk, visitor, words)


async def follow_words(desk: Desk, visitor: Visitor, words: str) -> Answer:
    """Subscribe to a rubric or a rule, and rehearse it."""
    held = await subscribe_to(desk, visitor, words)
    if isinstance(held, Answer):
        return held
    meant = await healing.meant(desk, words) if held.rule else None
    return say(await followed(desk, visitor, held, meant))


async def subscribe_to(desk: Desk, visitor: Visitor, words: str) -> Subscription | Answer:
    """Subscribe to a rubric or a rule; else what the reader is told."""
    try:
        return await subscribing.subscribe(desk, visitor.subscriber, words, visitor.now)
    except RuleError as error:
        return refused_rule(visitor, words, error)
    except subscribing.TooManyRules:
        return say(too_many_rules(visitor.locale, subscribing.MOST_RULES))


async def _follow(desk: Desk, visitor: Visitor, rubrics: Sequence[Rubric]) -> Answer:
    held = [
        await subscribing.follow(desk, visitor.subscriber, rubric.id, visitor.now)
        for rubric in rubrics
    ]
    if len(held) == 1:
        return say(await followed(desk, visitor, held[0]))
    return say(subscribed_rubrics(visitor.locale, held, visitor.subscriber, visitor.now))


async def followed(
    desk: Desk, visitor: Visitor, subscription: Subscription, meant: Rubric | str | None = None
) -> Screen:
    """What a new subscription is, and what it would have sent; what else may have been meant."""
    rehearsal = await subscribing.rehearse(desk, subscription, visitor.now)
    other = None
    if subscription.rule is not None:
        speaks = visitor.locale.catalogue.language
        other = await in_other_language(desk, subscription.rule, speaks)
    return subscribed(
        visitor.locale, subscription, rehearsal, visitor.subscriber, visitor.now, meant, other
    )
