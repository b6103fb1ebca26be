"""/subscriptions and /unsubscribe: the list, a subscription's card, its end."""

from aiogram import Router, flags
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, say, toast
from handlers.look import ALONE
from handlers.press import Pressed
from handlers.subscribe import subscribe_to
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.rule_language import RuleError
from news.subscription import Subscription, Timing
from newsroom import reading, story_following, subscribing
from newsroom.desk import Desk
from texts.errors import gone_toast, not_subscribed
from texts.message import Message
from texts.settings_actions import SetSound, ShowSounds
from texts.sound import sound_toast, sounds_page
from texts.subscription import (
    delivery_toast,
    removal_question,
    subscription_card,
    subscription_removed,
    subscriptions_removed,
)
from texts.subscription_actions import (
    AskRemove,
    OpenSubscription,
    Remove,
    RestoreRubric,
    RestoreWords,
    SetTiming,
    ShowSubscriptions,
)
from texts.subscriptions import subscriptions_page, unsubscribe_prompt


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="subscriptions")
    router.message.register(show_subscriptions, Typed("subscriptions"))
    router.message.register(unsubscribe, Typed("unsubscribe"))
    router.callback_query.register(open_subscriptions, Pressed(ShowSubscriptions))
    router.callback_query.register(open_subscription, Pressed(OpenSubscription))
    router.callback_query.register(set_timing, Pressed(SetTiming))
    router.callback_query.register(set_sound, Pressed(SetSound))
    router.callback_query.register(show_sounds, Pressed(ShowSounds))
    router.callback_query.register(ask_remove, Pressed(AskRemove))
    router.callback_query.register(remove, Pressed(Remove))
    router.callback_query.register(restore_rubric, Pressed(RestoreRubric))
    router.callback_query.register(restore_words, Pressed(RestoreWords))
    return router


@flags.look
async def show_subscriptions(_: object, visitor: Visitor, desk: Desk) -> Answer:
    """The list."""
    return say(await _page(desk, visitor))


@flags.look(ALONE)
async def unsubscribe(_: object, command: CommandObject, visitor: Visitor, desk: Desk) -> Answer:
    """Remove what the words name, or ask which."""
    if not command.args:
        held = await subscribing.subscriptions_of(desk, visitor.subscriber)
        return say(unsubscribe_prompt(visitor.locale, held))
    try:
        removed = await subscribing.unsubscribe(desk, visitor.subscriber, command.args, visitor.now)
    except RuleError:  # nobody can be subscribed to what is no rule
        removed = ()
    if not removed:
        held = await subscribing.subscriptions_of(desk, visitor.subscriber)
        return say(not_subscribed(visitor.locale, command.args, held))
    if len(removed) > 1:
        return say(subscriptions_removed(visitor.locale, removed))
    return say(subscription_removed(visitor.locale, removed[0]))


@flags.look
async def open_subscriptions(
    _: CallbackQuery, action: ShowSubscriptions, visitor: Visitor, desk: Desk
) -> Answer:
    """A page of the list, in place of the pressed message or below an article."""
    screen = await _page(desk, visitor, action.page)
    return say(screen) if action.fresh else change(screen)


@flags.look
async def open_subscription(
    _: CallbackQuery, action: OpenSubscription, visitor: Visitor, desk: Desk
) -> Answer:
    """One subscription's card."""
    held = await subscribing.subscription(desk, visitor.subscriber, action.subscription_id)
    return await _card(desk, visitor, held)


async def set_timing(_: CallbackQuery, action: SetTiming, visitor: Visitor, desk: Desk) -> Answer:
    """At once, or in the digest."""
    held = await subscribing.set_timing(
        desk, visitor.subscriber, action.subscription_id, action.timing, visitor.now
    )
    told = delivery_toast(visitor.locale, held, visitor.now) if held else ""
    return await _card(desk, visitor, held, told)


async def set_sound(_: CallbackQuery, action: SetSound, visitor: Visitor, desk: Desk) -> Answer:
    """With a sound or without, from the card or from the list of sounds."""
    held = await subscribing.set_sound(
        desk, visitor.subscriber, action.subscription_id, silent=action.silent
    )
    told = sound_toast(visitor.locale, held) if held else ""
    if action.page is not None:
        return change(await _sounds(desk, visitor, action.page), told)
    return await _card(desk, visitor, held, told)


@flags.look
async def show_sounds(_: CallbackQuery, action: ShowSounds, visitor: Visitor, desk: Desk) -> Answer:
    """A page of what comes with a sound, in place."""
    return change(await _sounds(desk, visitor, action.page))


@flags.look
async def ask_remove(_: CallbackQuery, action: AskRemove, visitor: Visitor, desk: Desk) -> Answer:
    """Ask once more."""
    held = await subscribing.subscription(desk, visitor.subscriber, action.subscription_id)
    if held is None:
        return change(await _page(desk, visitor))
    return change(removal_question(visitor.locale, held))


async def remove(_: CallbackQuery, action: Remove, visitor: Visitor, desk: Desk) -> Answer:
    """Remove it."""
    removed = await subscribing.remove(
        desk, visitor.subscriber, action.subscription_id, visitor.now
    )
    if removed is None:
        return change(await _page(desk, visitor))
    return change(subscription_removed(visitor.locale, removed))


async def restore_rubric(
    _: CallbackQuery, action: RestoreRubric, visitor: Visitor, desk: Desk
) -> Answer:
    """Follow the rubric again, in place of what says that it was removed."""
    rubric = await reading.rubric(desk, action.rubric_id)
    if rubric is None:
        return toast(gone_toast(visitor.locale))
    held = await subscribing.follow(desk, visitor.subscriber, rubric.id, visitor.now)
    return await _restored(desk, visitor, held, action.timing)


async def restore_words(
    _: CallbackQuery, action: RestoreWords, visitor: Visitor, desk: Desk
) -> Answer:
    """Subscribe to the words again, in place of what says that they were removed."""
    held = await subscribe_to(desk, visitor, action.words)
    if isinstance(held, Answer):
        return held
    timing = Timing.DIGEST if action.by_digest else Timing.INSTANT
    return await _restored(desk, visitor, held, timing)


async def _restored(desk: Desk, visitor: Visitor, held: Subscription, timing: Timing) -> Answer:
    again = await subscribing.set_timing(desk, visitor.subscriber, held.id, timing, visitor.now)
    return await _card(desk, visitor, again)


async def _card(desk: Desk, visitor: Visitor, held: Subscription | None, told: str = "") -> Answer:
    """The card of a subscription, or the list when it is the reader's no more.

    ``told`` is what stands over the chat for a moment.
    """
    if held is None:
        return change(await _page(desk, visitor))
    card = subscription_card(visitor.locale, held, visitor.subscriber, visitor.now)
    return change(card, told)


async def _page(desk: Desk, visitor: Visitor, page: int = 1) -> Message:
    held = await subscribing.subscriptions_of(desk, visitor.subscriber)
    followed = await story_following.followed_stories(desk, visitor.subscriber, visitor.now)
    return subscriptions_page(
        visitor.locale, held, visitor.subscriber, visitor.now, page, len(followed)
    )


async def _sounds(desk: Desk, visitor: Visitor, page: int) -> Message:
    held = await subscribing.subscriptions_of(desk, visitor.subscriber)
    return sounds_page(visitor.locale, held, page)
