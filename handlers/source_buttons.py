"""The buttons of a source's card: look, pause, mode, rubric, what is held, the end."""

import logging

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.answer import Answer, change, toast
from handlers.editor import EDITORS, Allowed
from handlers.press import Pressed
from handlers.source_card import card_of, checked_card
from handlers.visitor import Visitor
from news.source import Source, SourceStatus
from newsroom import reading, sourcing
from newsroom.checking import LookNow
from newsroom.desk import Desk
from newsroom.sourcing import NoSource
from texts import source as texts
from texts import source_trial
from texts.source_actions import (
    AskRemoveSource,
    CheckSource,
    DropHeld,
    DropTrial,
    OpenSource,
    PauseSource,
    PickMode,
    PickSourceRubric,
    ReleaseHeld,
    RemoveSource,
    SetMode,
    SetSourceRubric,
    SwitchOn,
    TakeNewest,
)
from texts.sources import source_gone_toast

log = logging.getLogger(__name__)

_Opening = OpenSource | AskRemoveSource | PickMode | PickSourceRubric | CheckSource
_Changing = PauseSource | SetMode | SetSourceRubric
_Deciding = SwitchOn | TakeNewest | ReleaseHeld | DropHeld


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="source_buttons")
    router.callback_query.filter(Allowed(*EDITORS))
    opening = Pressed(OpenSource, AskRemoveSource, PickMode, PickSourceRubric, CheckSource)
    router.callback_query.register(open_source, opening)
    router.callback_query.register(alter, Pressed(PauseSource, SetMode, SetSourceRubric))
    router.callback_query.register(decide, Pressed(SwitchOn, TakeNewest, ReleaseHeld, DropHeld))
    router.callback_query.register(remove, Pressed(RemoveSource))
    router.callback_query.register(drop_trial, Pressed(DropTrial))
    return router


async def open_source(
    _: CallbackQuery, action: _Opening, visitor: Visitor, desk: Desk, look_now: LookNow
) -> Answer:
    """A source's card, or what it leads to."""
    source = await sourcing.source(desk, action.source_id)
    if source is None:
        return toast(source_gone_toast(visitor.locale))
    locale, page = visitor.locale, action.page
    match action:
        case AskRemoveSource():
            return change(texts.remove_question(locale, source, page))
        case PickMode():
            return change(texts.mode_picker(locale, source, page))
        case PickSourceRubric():
            rubrics = await reading.rubrics(desk)
            return change(texts.rubric_picker(locale, source, rubrics, page))
        case CheckSource():
            return change(await checked_card(desk, visitor, source, look_now, page))
    return change(await card_of(desk, visitor, source, page=page))


async def alter(_: CallbackQuery, action: _Changing, visitor: Visitor, desk: Desk) -> Answer:
    """Do what the button says; the card shows it."""
    try:
        source = await _altered(desk, visitor, action)
        return change(await card_of(desk, visitor, source, page=action.page))
    except (NoSource, LookupError):
        return toast(source_gone_toast(visitor.locale))


async def _altered(desk: Desk, visitor: Visitor, action: _Changing) -> Source:
    by, source_id = visitor.doer, action.source_id
    log.info("source.changed", extra={"source": source_id, "user": by.id})
    match action:
        case PauseSource(paused=True):
            return await sourcing.pause(desk, source_id, by)
        case PauseSource():
            return await sourcing.resume(desk, source_id, by)
        case SetMode():
            return await sourcing.set_mode(desk, source_id, action.mode, by)
        case SetSourceRubric():
            return await sourcing.set_rubric(desk, source_id, action.rubric_id, by)


async def decide(_: CallbackQuery, action: _Deciding, visitor: Visitor, desk: Desk) -> Answer:
    """Switch a source on, take what was held back, or drop it; the card says what came of it."""
    by, locale, source_id = visitor.doer, visitor.locale, action.source_id
    try:
        source = await sourcing.source(desk, source_id)
        if source is None:
            return toast(source_gone_toast(locale))
        match action:
            case SwitchOn():
                source = await _switched_on(desk, visitor, source)
                note = source_trial.switched_on_note(locale, source)
            case TakeNewest():
                source = await _switched_on(desk, visitor, source)
                count = await sourcing.take_newest(desk, source_id, by)
                note = source_trial.taken_note(locale, source, count)
            case ReleaseHeld():
                note = texts.released_note(locale, await sourcing.release_held(desk, source_id, by))
            case DropHeld():
                count = await sourcing.drop_held(desk, source_id, by)
                note = texts.held_dropped_note(locale, count)
        source = await sourcing.source(desk, source_id) or source
        return change(await card_of(desk, visitor, source, note=note))
    except NoSource:
        return toast(source_gone_toast(locale))


async def remove(_: CallbackQuery, action: RemoveSource, visitor: Visitor, desk: Desk) -> Answer:
    """Have a source no more."""
    try:
        source = await sourcing.remove(desk, action.source_id, visitor.doer)
    except NoSource:
        return toast(source_gone_toast(visitor.locale))
    log.info("source.removed", extra={"source": source.id, "user": visitor.doer.id})
    return change(texts.removed(visitor.locale, source, action.page))


async def drop_trial(_: CallbackQuery, action: DropTrial, visitor: Visitor, desk: Desk) -> Answer:
    """Forget a source that was tried; one that a colleague has switched on stays."""
    source = await sourcing.source(desk, action.source_id)
    if source is None:
        return change(source_trial.trial_dropped(visitor.locale))
    if source.status is not SourceStatus.TRIAL:
        return change(await card_of(desk, visitor, source))
    await sourcing.remove(desk, source.id, visitor.doer)
    return change(source_trial.trial_dropped(visitor.locale))


async def _switched_on(desk: Desk, visitor: Visitor, source: Source) -> Source:
    """One that is on already stays as it is."""
    if source.status is not SourceStatus.TRIAL:
        return source
    log.info("source.switched_on", extra={"source": source.id, "user": visitor.doer.id})
    return await sourcing.switch_on(desk, source.id, visitor.doer)
