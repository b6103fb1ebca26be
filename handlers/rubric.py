"""/rubric: editors arrange the rubrics, by buttons or in one typed line."""

from collections.abc import Awaitable
from dataclasses import replace

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.answer import Answer, change, say, toast
from handlers.arranging import Arranger, done_or_why_not, refusal
from handlers.content import is_forwarded
from handlers.editor import EDITORS, Allowed
from handlers.press import Pressed
from handlers.rubric_line import Line, Verb, read_line
from handlers.said import Said
from handlers.typed import Typed
from handlers.visitor import Visitor
from handlers.waiting import asked_at, is_cancellation, is_over, stop_waiting
from news.rubric import Rubric, find_rubric, nearest_rubrics
from news.rubric_name import RubricNameError
from newsroom import reading
from newsroom.arranging import MergedAway
from newsroom.desk import Desk
from texts.errors import gone_toast, said_by_another
from texts.message import Message as Screen
from texts.rubric import (
    merge_picker,
    names_prompt,
    rubric_usage,
    sign_prompt,
    unknown_to_arrange,
    was_merged,
)
from texts.rubric_actions import (
    AskHide,
    AskMerge,
    DropNaming,
    HideRubric,
    MergeRubric,
    MoveRubric,
    OpenRubric,
    PickMerge,
    RenameRubric,
    ShowArrangement,
    SignRubric,
    StartNaming,
    StartSigning,
)

_MOST_NEAREST = 4


class Naming(StatesGroup):
    """What an editor is asked for: a rubric's names, or its sign."""

    names = State()
    sign = State()


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="rubric")
    router.message.filter(Allowed(*EDITORS))
    router.callback_query.filter(Allowed(*EDITORS))
    router.message.register(arrange, Typed("rubric"))
    typed = Said(F.text, ~F.text.startswith("/"), ~F.forward_origin)
    router.message.register(take, StateFilter(Naming), typed)
    router.callback_query.register(show_all, Pressed(ShowArrangement))
    router.callback_query.register(ask_words, Pressed(StartNaming, StartSigning))
    router.callback_query.register(drop, Pressed(DropNaming))
    router.callback_query.register(open_rubric, Pressed(OpenRubric, AskHide, PickMerge))
    router.callback_query.register(ask_merge, Pressed(AskMerge))
    router.callback_query.register(
        alter, Pressed(RenameRubric, SignRubric, HideRubric, MoveRubric, MergeRubric)
    )
    return router


async def arrange(
    message: Message, command: CommandObject, state: FSMContext, visitor: Visitor, desk: Desk
) -> Answer:
    """Do what is typed, or open the list of the rubrics."""
    await stop_waiting(state, Naming)
    arranger = Arranger(desk, visitor)
    if not command.args:
        return say(await arranger.all())
    if is_forwarded(message):
        return say(said_by_another(visitor.locale))
    return say(await done_or_why_not(arranger, _typed(arranger, read_line(command.args))))


async def take(message: Message, state: FSMContext, visitor: Visitor, desk: Desk) -> Answer:
    """The names or the sign that were asked for; what is none is asked for again."""
    asked, data = await state.get_state(), await state.get_data()
    arranger, words, rubric_id = Arranger(desk, visitor), message.text or "", data.get("rubric")
    if is_over(data, visitor.now):
        await state.clear()
        raise SkipHandler
    if is_cancellation(words):
        await state.clear()
        return say(await _shown(arranger, rubric_id))
    try:
        answer = say(await _named(arranger, rubric_id, words, sign=asked == Naming.sign.state))
    except RubricNameError as error:
        return say(refusal(visitor, error))
    except MergedAway as error:
        answer = say(await arranger.card(error.rubric, was_merged(visitor.locale, error.former)))
    except LookupError:
        answer = Answer()
    await state.clear()
    return answer


def _named(
    arranger: Arranger, rubric_id: int | None, words: str, *, sign: bool
) -> Awaitable[Screen]:
    if rubric_id is None:
        return arranger.add(words)
    return arranger.sign(rubric_id, words) if sign else arranger.rename(rubric_id, words)


async def show_all(_: CallbackQuery, visitor: Visitor, desk: Desk) -> Answer:
    """The list, in place."""
    return change(await Arranger(desk, visitor).all())


async def open_rubric(
    _: CallbackQuery, action: OpenRubric | AskHide | PickMerge, visitor: Visitor, desk: Desk
) -> Answer:
    """A rubric's card, or what it leads to."""
    arranger = Arranger(desk, visitor)
    rubric = await reading.known_rubric(desk, action.rubric_id)
    if rubric is None:
        return toast(gone_toast(visitor.locale))
    if isinstance(action, AskHide):
        return change(await arranger.ask_hide(rubric))
    if isinstance(action, PickMerge):
        every = await reading.every_rubric(desk)
        return change(merge_picker(visitor.locale, rubric, every))
    return change(await arranger.card(rubric))


async def ask_merge(_: CallbackQuery, action: AskMerge, visitor: Visitor, desk: Desk) -> Answer:
    """Ask once more."""
    rubric = await reading.known_rubric(desk, action.rubric_id)
    into = await reading.known_rubric(desk, action.into)
    if rubric is None or into is None:
        return toast(gone_toast(visitor.locale))
    return change(await Arranger(desk, visitor).ask_merge(rubric, into))


async def ask_words(
    _: CallbackQuery,
    action: StartNaming | StartSigning,
    state: FSMContext,
    visitor: Visitor,
    desk: Desk,
) -> Answer:
    """Wait for the names or the sign."""
    rubric = None
    if action.rubric_id is not None:
        rubric = await reading.known_rubric(desk, action.rubric_id)
        if rubric is None:
            return toast(gone_toast(visitor.locale))
    await state.set_data({"rubric": rubric.id if rubric else None, **asked_at(visitor.now)})
    if isinstance(action, StartSigning) and rubric is not None:
        await state.set_state(Naming.sign)
        return change(sign_prompt(visitor.locale, rubric))
    await state.set_state(Naming.names)
    return change(names_prompt(visitor.locale, rubric))


async def drop(
    _: CallbackQuery, action: DropNaming, state: FSMContext, visitor: Visitor, desk: Desk
) -> Answer:
    """Stop waiting."""
    await stop_waiting(state, Naming)
    return change(await _shown(Arranger(desk, visitor), action.rubric_id))


async def _shown(arranger: Arranger, rubric_id: int | None) -> Screen:
    """A rubric's card, or the list."""
    rubric = None if rubric_id is None else await reading.known_rubric(arranger.desk, rubric_id)
    return await (arranger.card(rubric) if rubric else arranger.all())


async def alter(
    _: CallbackQuery,
    action: RenameRubric | SignRubric | HideRubric | MoveRubric | MergeRubric,
    visitor: Visitor,
    desk: Desk,
) -> Answer:
    """Do what the button says; the card tells of it."""
    arranger = Arranger(desk, visitor)
    try:
        return change(await done_or_why_not(arranger, _pressed(arranger, action)))
    except LookupError:
        return toast(gone_toast(visitor.locale))


def _pressed(
    arranger: Arranger,
    action: RenameRubric | SignRubric | HideRubric | MoveRubric | MergeRubric,
) -> Awaitable[Screen]:
    match action:
        case RenameRubric():
            return arranger.rename(action.rubric_id, action.names)
        case SignRubric():
            return arranger.sign(action.rubric_id, action.emoji)
        case HideRubric():
            return arranger.hide(action.rubric_id, hidden=action.hidden)
        case MoveRubric():
            return arranger.move(action.rubric_id, action.place)
        case MergeRubric():
            return arranger.merge(action.rubric_id, action.into)


async def _typed(arranger: Arranger, line: Line) -> Screen:
    """Do what a typed line says."""
    if line.verb is Verb.ADD:
        return await arranger.add(line.name)
    every = await reading.every_rubric(arranger.desk)
    # What is meant for a former rubric must not befall the one that it is part of.
    present = [replace(each, former=()) for each in every]
    rubric = find_rubric(line.name, present)
    if rubric is None:
        return _unknown(arranger.visitor, line.name, every)
    if line.verb is not Verb.MERGE:
        work = _meant(arranger, line, rubric.id)
        return await (work or arranger.card(rubric))
    into = find_rubric(line.value, every)
    if into is None:
        return _unknown(arranger.visitor, line.value, every)
    return await arranger.merge(rubric.id, into.id)


def _meant(arranger: Arranger, line: Line, rubric_id: int) -> Awaitable[Screen] | None:
    """What a line asks for; None for the rubric's card, where it can be pressed."""
    if line.verb in (Verb.HIDE, Verb.SHOW):
        return arranger.hide(rubric_id, hidden=line.verb is Verb.HIDE)
    if line.verb is Verb.RENAME and line.value:
        return arranger.rename(rubric_id, line.value)
    if line.verb is Verb.SIGN and line.value:
        return arranger.sign(rubric_id, line.value)
    if line.verb is Verb.ORDER and line.value:
        return arranger.move(rubric_id, int(line.value))
    return None


def _unknown(visitor: Visitor, name: str, every: tuple[Rubric, ...]) -> Screen:
    if not name:
        return rubric_usage(visitor.locale)
    other = find_rubric(name, every)
    nearest = (other,) if other else nearest_rubrics(name, every, _MOST_NEAREST)
    return unknown_to_arrange(visitor.locale, name, nearest)
