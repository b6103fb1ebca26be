"""/editors: who works in the newsroom; owners appoint and dismiss them."""

import logging
from dataclasses import replace
from datetime import timedelta

from aiogram import Bot, F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.filters import CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.answer import Answer, change, say, send
from handlers.appointing import person_meant, person_typed
from handlers.content import is_forwarded
from handlers.editor import Allowed
from handlers.menus import set_menu_of_chat
from handlers.press import Pressed
from handlers.said import Said
from handlers.typed import Typed
from handlers.visitor import Visitor
from handlers.waiting import asked_at, is_cancellation, is_over
from news.colleague import Colleague
from news.role import Role
from newsroom import editors, subscribing
from newsroom.desk import Desk
from texts.editor_actions import (
    AskDismiss,
    Dismiss,
    OpenEditor,
    SetRole,
    ShowEditors,
    StartAppointing,
)
from texts.editors import (
    Nobody,
    appointing_prompt,
    dismissal_question,
    editor_appointed,
    editor_card,
    editor_dismissed,
    editor_unchanged,
    editors_list,
    editors_usage,
    nobody_to_appoint,
    which_role,
    you_are_now,
)
from texts.errors import said_by_another
from texts.message import Message as Screen
from texts.plain import plain

log = logging.getLogger(__name__)

_PATIENCE = timedelta(minutes=10)
"""What comes later is no answer to the question whom to appoint."""
_ADD = frozenset({"add", "добавить", "дадаць"})
_REMOVE = frozenset({"remove", "убрать", "удалить", "прыбраць"})
_ROLES = {
    **dict.fromkeys(("author", "автор", "аўтар", "автором", "аўтарам"), Role.AUTHOR),
    **dict.fromkeys(("editor", "редактор", "рэдактар", "редактором", "рэдактарам"), Role.EDITOR),
}


class Appointing(StatesGroup):
    """Where an owner is who has opened the list: a contact, a forward or a name may follow."""

    awaited = State()


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="editors")
    router.message.filter(Allowed(Role.OWNER))
    router.callback_query.filter(Allowed(Role.OWNER))
    router.message.register(change_editors, Typed("editors"))
    typed = ~F.text.startswith("/") & ~F.caption.startswith("/")
    router.message.register(choose_role, StateFilter(Appointing.awaited), Said(typed))
    router.message.register(choose_role_of_contact, Said(F.contact))
    router.callback_query.register(show_editors, Pressed(ShowEditors))
    router.callback_query.register(open_editor, Pressed(OpenEditor))
    router.callback_query.register(start_appointing, Pressed(StartAppointing))
    router.callback_query.register(set_role, Pressed(SetRole))
    router.callback_query.register(ask_to_dismiss, Pressed(AskDismiss))
    router.callback_query.register(dismiss, Pressed(Dismiss))
    return router


async def change_editors(
    message: Message,
    command: CommandObject,
    state: FSMContext,
    visitor: Visitor,
    desk: Desk,
    bot: Bot,
) -> Answer:
    """List who works in the newsroom, appoint somebody, or dismiss them."""
    if not command.args:
        await _expect(state, visitor)
        return say(editors_list(visitor.locale, await editors.colleagues(desk)))
    if is_forwarded(message):
        return say(said_by_another(visitor.locale))
    verb, *words = command.args.split()
    role = _ROLES.get(words[-1].casefold()) if len(words) > 1 else None
    typed = " ".join(words[:-1] if role else words)
    person = await person_typed(desk, typed)
    if isinstance(person, Nobody):
        return say(nobody_to_appoint(visitor.locale, person, typed, command=True))
    if person is not None and verb.casefold() in _ADD:
        return say(await _appoint(desk, visitor, bot, person, role or Role.EDITOR))
    if person is not None and verb.casefold() in _REMOVE and role is None:
        return say(await _dismiss(desk, visitor, bot, person))
    return say(editors_usage(visitor.locale))


async def show_editors(
    _: CallbackQuery, action: ShowEditors, state: FSMContext, visitor: Visitor, desk: Desk
) -> Answer:
    """A page of the list, in place."""
    await _expect(state, visitor)
    return change(editors_list(visitor.locale, await editors.colleagues(desk), action.page))


async def open_editor(_: CallbackQuery, action: OpenEditor, visitor: Visitor, desk: Desk) -> Answer:
    """What can be done with somebody's role, in place."""
    return change(editor_card(visitor.locale, await _known(desk, action.user_id)))


async def start_appointing(_: CallbackQuery, state: FSMContext, visitor: Visitor) -> Answer:
    """Ask whom to appoint."""
    await state.clear()
    await _expect(state, visitor)
    return change(appointing_prompt(visitor.locale))


async def choose_role(message: Message, state: FSMContext, visitor: Visitor, desk: Desk) -> Answer:
    """Ask what the person is to be whom the owner has sent; anything else is for others."""
    if is_cancellation(message.text):
        await state.clear()
        return say(editors_list(visitor.locale, await editors.colleagues(desk)))
    person = await person_meant(desk, message)
    if person is None or is_over(await state.get_data(), visitor.now, _PATIENCE):
        await state.clear()
        raise SkipHandler
    return await _choose_role(message, state, visitor, person)


async def choose_role_of_contact(
    message: Message, state: FSMContext, visitor: Visitor, desk: Desk
) -> Answer:
    """The same of a contact, which an owner sends for nothing else."""
    person = await person_meant(desk, message)
    return await _choose_role(message, state, visitor, person or Nobody.NO_TELEGRAM)


async def set_role(
    _: CallbackQuery, action: SetRole, state: FSMContext, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Give somebody a role."""
    person = await _known(desk, action.user_id)
    sent = await state.get_data()
    if person.name is None and sent.get("user_id") == person.id:
        person = replace(person, name=sent.get("name"))
    if action.role not in (Role.AUTHOR, Role.EDITOR):
        return change(editor_card(visitor.locale, person))
    return change(await _appoint(desk, visitor, bot, person, action.role))


async def ask_to_dismiss(
    _: CallbackQuery, action: AskDismiss, visitor: Visitor, desk: Desk
) -> Answer:
    """Ask whether to dismiss somebody."""
    return change(dismissal_question(visitor.locale, await _known(desk, action.user_id)))


async def dismiss(
    _: CallbackQuery, action: Dismiss, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Dismiss somebody."""
    person = await _known(desk, action.user_id)
    return change(await _dismiss(desk, visitor, bot, person))


async def _choose_role(
    message: Message, state: FSMContext, visitor: Visitor, person: Colleague | Nobody
) -> Answer:
    if isinstance(person, Nobody):
        return say(nobody_to_appoint(visitor.locale, person, (message.text or "").strip()))
    await state.set_state(Appointing.awaited)
    about = {"user_id": person.id, "name": person.name}
    await state.set_data({**about, **asked_at(visitor.now)})
    return say(which_role(visitor.locale, person))


async def _appoint(desk: Desk, visitor: Visitor, bot: Bot, person: Colleague, role: Role) -> Screen:
    owner_id = visitor.person_id
    if not await editors.appoint(desk, owner_id, person.id, visitor.now, role, person.name):
        return editor_unchanged(visitor.locale, await _known(desk, person.id))
    log.info("editor.appointed", extra={"user": visitor.person_id, "editor": person.id})
    told = await _tell(desk, visitor, bot, person.id, role)
    return editor_appointed(visitor.locale, await _known(desk, person.id), told=told)


async def _dismiss(desk: Desk, visitor: Visitor, bot: Bot, person: Colleague) -> Screen:
    if not await editors.dismiss(desk, visitor.person_id, person.id, visitor.now):
        return editor_unchanged(visitor.locale, person)
    log.info("editor.dismissed", extra={"user": visitor.person_id, "editor": person.id})
    await _tell(desk, visitor, bot, person.id, Role.READER)
    return editor_dismissed(visitor.locale, person)


async def _tell(desk: Desk, visitor: Visitor, bot: Bot, user_id: int, role: Role) -> bool:
    """Tell somebody what they are now, with the menu for it; False when they have no chat."""
    reader = await subscribing.reader(desk, user_id)
    if reader is None or not reader.active:
        return False
    catalogue = visitor.catalogues[reader.language]
    locale = replace(visitor.locale, catalogue=catalogue, zone=reader.zone, plain=reader.plain)
    await set_menu_of_chat(bot, user_id, catalogue, role)
    try:
        await send(bot, user_id, plain(locale, you_are_now(locale, role)))
    except (TelegramForbiddenError, TelegramBadRequest) as error:
        log.info("editor.not_told", extra={"editor": user_id, "reason": error.message})
        return False
    return True


async def _known(desk: Desk, user_id: int) -> Colleague:
    return await editors.colleague(desk, user_id) or Colleague(user_id)


async def _expect(state: FSMContext, visitor: Visitor) -> None:
    """Take what comes next as somebody to appoint, unless an article is awaited."""
    if await state.get_state() in (None, Appointing.awaited.state):
        await state.set_state(Appointing.awaited)
        await state.set_data(asked_at(visitor.now))
