"""Rules: how they are written, and one refined by a tap, rehearsed before it is taken."""

from dataclasses import replace

from aiogram import Router, flags
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, say, toast
from handlers.press import Pressed
from handlers.subscribe import followed
from handlers.visitor import Visitor
from news.rule_language import RuleError
from news.subscription import Subscription, Timing
from newsroom import refining, subscribing
from newsroom.desk import Desk
from newsroom.kindred import both, in_other_language
from texts.errors import gone_toast
from texts.first_minute_actions import (
    FollowBoth,
    ShowRefinements,
    ShowRuleLanguage,
    TakeRefinement,
    TryExample,
    TryRefinement,
)
from texts.refining import (
    example,
    example_message,
    refinement_message,
    refinements_message,
    rule_language,
)


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="refining")
    router.callback_query.register(show_refinements, Pressed(ShowRefinements))
    router.callback_query.register(try_refinement, Pressed(TryRefinement))
    router.callback_query.register(take_refinement, Pressed(TakeRefinement))
    router.callback_query.register(follow_both, Pressed(FollowBoth))
    router.callback_query.register(show_rule_language, Pressed(ShowRuleLanguage))
    router.callback_query.register(try_example, Pressed(TryExample))
    return router


@flags.look
async def show_refinements(
    _: CallbackQuery, action: ShowRefinements, visitor: Visitor, desk: Desk
) -> Answer:
    """What can be made of a rule."""
    held = await _rule(desk, visitor, action.subscription_id)
    if held is None:
        return toast(gone_toast(visitor.locale))
    offers = await refining.refinements(desk, held.rule or "")
    rehearsal = await subscribing.rehearse(desk, held, visitor.now)
    return change(refinements_message(visitor.locale, held, rehearsal, offers))


@flags.look
async def try_refinement(
    _: CallbackQuery, action: TryRefinement, visitor: Visitor, desk: Desk
) -> Answer:
    """What the rule would bring, refined."""
    held = await _rule(desk, visitor, action.subscription_id)
    rule = await _refined(desk, held, action)
    if held is None or rule is None:
        return toast(_no_longer(visitor, held))
    before = await subscribing.rehearse(desk, held, visitor.now)
    rehearsal = await subscribing.rehearse(desk, replace(held, rule=rule), visitor.now)
    offer = action.way, action.word
    return change(refinement_message(visitor.locale, held, rule, rehearsal, before, offer))


async def take_refinement(
    _: CallbackQuery, action: TakeRefinement, visitor: Visitor, desk: Desk
) -> Answer:
    """Let the rule be so."""
    held = await _rule(desk, visitor, action.subscription_id)
    rule = await _refined(desk, held, action)
    if held is None or rule is None:
        return toast(_no_longer(visitor, held))
    return await _reworded(desk, visitor, held, rule)


async def follow_both(_: CallbackQuery, action: FollowBoth, visitor: Visitor, desk: Desk) -> Answer:
    """Let a rule catch its words in the other language too."""
    held = await _rule(desk, visitor, action.subscription_id)
    words = held.rule if held and held.rule else ""
    speaks = visitor.locale.catalogue.language
    other = await in_other_language(desk, words, speaks) if words else None
    if held is None or other is None:
        return toast(_no_longer(visitor, held))
    return await _reworded(desk, visitor, held, both(words, other))


@flags.look
async def show_rule_language(
    _: CallbackQuery, action: ShowRuleLanguage, visitor: Visitor
) -> Answer:
    """How rules are written."""
    screen = rule_language(visitor.locale)
    return say(screen) if action.fresh else change(screen)


@flags.look
async def try_example(_: CallbackQuery, action: TryExample, visitor: Visitor, desk: Desk) -> Answer:
    """What an example of a rule would bring."""
    rule = example(visitor.locale, action.number)
    alone = Subscription(0, visitor.subscriber.id, None, rule, Timing.INSTANT, None)
    rehearsal = await subscribing.rehearse(desk, alone, visitor.now)
    return change(example_message(visitor.locale, rule, rehearsal))


async def _reworded(desk: Desk, visitor: Visitor, held: Subscription, rule: str) -> Answer:
    try:
        changed = await refining.reword(desk, visitor.subscriber, held.id, rule, visitor.now)
    except RuleError:
        changed = None
    if changed is None:
        return toast(gone_toast(visitor.locale))
    return change(await followed(desk, visitor, changed))


async def _rule(desk: Desk, visitor: Visitor, subscription_id: int) -> Subscription | None:
    """The reader's subscription to a rule; None when it is gone, or to a rubric."""
    held = await subscribing.subscription(desk, visitor.subscriber, subscription_id)
    return held if held and held.rule else None


async def _refined(
    desk: Desk, held: Subscription | None, action: TryRefinement | TakeRefinement
) -> str | None:
    if held is None or held.rule is None:
        return None
    try:
        return await refining.refined_rule(desk, held.rule, action.way, action.word)
    except RuleError:
        return None


def _no_longer(visitor: Visitor, held: Subscription | None) -> str:
    if held is None:
        return gone_toast(visitor.locale)
    return visitor.locale.catalogue.plain("refine-gone")
