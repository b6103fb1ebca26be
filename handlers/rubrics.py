"""/rubrics: the tick list."""

from dataclasses import replace

from aiogram import Router, flags
from aiogram.types import CallbackQuery
from aiogram.types import Message as PressedMessage

from handlers.answer import Answer, change, say, tick, toast
from handlers.press import Pressed
from handlers.subscribe import followed
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.rubric import Rubric
from newsroom import reading, subscribing
from newsroom.desk import Desk
from texts.errors import gone_toast
from texts.message import Message, Rows
from texts.rubrics import rubric_buttons, rubric_toast, rubrics_message
from texts.subscription_actions import FollowRubric, ShowRubrics, ShowSubscriptions, ToggleRubric


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="rubrics")
    router.message.register(show_rubrics, Typed("rubrics"))
    router.callback_query.register(open_rubrics, Pressed(ShowRubrics))
    router.callback_query.register(toggle_rubric, Pressed(ToggleRubric))
    router.callback_query.register(follow_rubric, Pressed(FollowRubric))
    return router


@flags.look
async def show_rubrics(_: object, visitor: Visitor, desk: Desk) -> Answer:
    """The tick list, as a new message."""
    return say(await _list(desk, visitor))


@flags.look
async def open_rubrics(
    _: CallbackQuery, action: ShowRubrics, visitor: Visitor, desk: Desk
) -> Answer:
    """The tick list, in place of the pressed message or below an article."""
    screen = await _list(desk, visitor)
    return say(screen) if action.fresh else change(screen)


async def toggle_rubric(
    press: CallbackQuery, action: ToggleRubric, visitor: Visitor, desk: Desk
) -> Answer:
    """Tick or untick one rubric."""
    toggled = await toggle(desk, visitor, action.rubric_id)
    if toggled is None:
        return toast(gone_toast(visitor.locale))
    rubric, ticked = toggled
    answer = tick(
        await _rows(desk, visitor, press), rubric_toast(visitor.locale, rubric, followed=ticked)
    )
    if not ticked or not visitor.subscriber.timetable.is_off:
        return answer
    # Nothing would come of it, so more is said than a toast holds.
    subscription = await subscribing.follow(desk, visitor.subscriber, rubric.id, visitor.now)
    return replace(answer, messages=(await followed(desk, visitor, subscription),))


async def toggle(desk: Desk, visitor: Visitor, rubric_id: int) -> tuple[Rubric, bool] | None:
    """Tick or untick a rubric; whether it is ticked now. None when there is no such rubric."""
    rubric = await reading.known_rubric(desk, rubric_id)
    try:
        ticked = await subscribing.toggle_rubric(desk, visitor.subscriber, rubric_id, visitor.now)
    except LookupError:
        return None
    return None if rubric is None else (rubric, ticked)


async def follow_rubric(
    _: CallbackQuery, action: FollowRubric, visitor: Visitor, desk: Desk
) -> Answer:
    """Follow the rubric that a list shows."""
    rubric = await reading.rubric(desk, action.rubric_id)
    if rubric is None:
        return toast(gone_toast(visitor.locale))
    subscription = await subscribing.follow(desk, visitor.subscriber, rubric.id, visitor.now)
    return say(await followed(desk, visitor, subscription))


async def _rows(desk: Desk, visitor: Visitor, press: CallbackQuery) -> Rows:
    """The ticks as they are now, and the other buttons that the pressed message has below them."""
    if _is_list(press):
        return (await _list(desk, visitor)).buttons
    held = await subscribing.subscriptions_of(desk, visitor.subscriber)
    return rubric_buttons(visitor.locale, await reading.rubrics(desk), held)


def _is_list(press: CallbackQuery) -> bool:
    """Whether the pressed message is the tick list, and not a greeting above its ticks."""
    markup = press.message.reply_markup if isinstance(press.message, PressedMessage) else None
    rows = markup.inline_keyboard if markup else []
    return any(button.callback_data == ShowSubscriptions().pack() for row in rows for button in row)


async def _list(desk: Desk, visitor: Visitor) -> Message:
    return rubrics_message(
        visitor.locale,
        await reading.rubrics(desk),
        await subscribing.subscriptions_of(desk, visitor.subscriber),
        visitor.subscriber,
    )
