"""/token and /tokens: which programs may use the HTTP API; for owners."""

import logging
from collections.abc import Callable

from aiogram import Bot, Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.answer import Answer, change, delete, say
from handlers.content import is_forwarded
from handlers.editor import Allowed
from handlers.press import Pressed
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.role import Role
from news.token import Token
from newsroom import tokens
from newsroom.desk import Desk
from newsroom.tokens import NameTaken, token_name
from texts.errors import said_by_another
from texts.message import Message as Screen
from texts.token_actions import AskRemoveToken, DropKey, RemoveToken, ShowTokens
from texts.tokens import (
    bad_name,
    name_taken,
    removal_question,
    token_added,
    token_removed,
    tokens_page,
    unknown_token,
)

_ADD = frozenset({"add", "добавить", "дадаць"})
_REMOVE = frozenset({"remove", "убрать", "удалить", "прыбраць", "выдаліць"})

log = logging.getLogger(__name__)

MakeKey = Callable[[], str]


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="tokens")
    router.message.filter(Allowed(Role.OWNER))
    router.callback_query.filter(Allowed(Role.OWNER))
    router.message.register(show_tokens, Typed("tokens"))
    router.message.register(change_tokens, Typed("token"))
    router.callback_query.register(turn_page, Pressed(ShowTokens))
    router.callback_query.register(ask_to_remove, Pressed(AskRemoveToken))
    router.callback_query.register(remove, Pressed(RemoveToken))
    router.callback_query.register(drop_key, Pressed(DropKey))
    return router


async def show_tokens(_: Message, visitor: Visitor, desk: Desk) -> Answer:
    """All of them."""
    return say(await _page(desk, visitor))


async def change_tokens(
    message: Message,
    command: CommandObject,
    visitor: Visitor,
    desk: Desk,
    make_key: MakeKey,
    api_url: str | None,
) -> Answer:
    """Add one, or remove it by its name."""
    verb, _, typed = (command.args or "").partition(" ")
    if verb.casefold() not in _ADD | _REMOVE:
        return say(await _page(desk, visitor))
    if is_forwarded(message):
        return say(said_by_another(visitor.locale))
    name = token_name(typed)
    if name is None:
        return say(bad_name(visitor.locale))
    if verb.casefold() in _ADD:
        return say(await _add(desk, visitor, name, make_key, api_url))
    token = await tokens.named(desk.database, name)
    return say(
        await _remove(desk, visitor, token) if token else unknown_token(visitor.locale, name)
    )


async def turn_page(_: CallbackQuery, action: ShowTokens, visitor: Visitor, desk: Desk) -> Answer:
    """A page of the list, in place: also of a key, which is shown no more then."""
    return change(await _page(desk, visitor, action.page))


async def ask_to_remove(
    _: CallbackQuery, action: AskRemoveToken, visitor: Visitor, desk: Desk
) -> Answer:
    """Ask whether to remove a token."""
    token = await tokens.numbered(desk.database, action.token_id)
    if token is None:
        return change(await _page(desk, visitor))
    return change(removal_question(visitor.locale, token))


async def remove(_: CallbackQuery, action: RemoveToken, visitor: Visitor, desk: Desk) -> Answer:
    """Remove it."""
    token = await tokens.numbered(desk.database, action.token_id)
    return change(await _remove(desk, visitor, token) if token else await _page(desk, visitor))


async def drop_key(press: CallbackQuery, bot: Bot) -> Answer:
    """Delete the message that shows a key."""
    if press.message is not None:
        await delete(bot, press.message.chat.id, [press.message.message_id])
    return Answer()


async def _add(
    desk: Desk, visitor: Visitor, name: str, make_key: MakeKey, api_url: str | None
) -> Screen:
    try:
        token, key = await tokens.add(desk.database, name, visitor.doer, make_key)
    except NameTaken:
        return name_taken(visitor.locale, name)
    log.info("token.added", extra={"user": visitor.person_id, "token": token.id})
    return token_added(visitor.locale, token, key, api_url)


async def _remove(desk: Desk, visitor: Visitor, token: Token) -> Screen:
    if await tokens.remove(desk.database, token, visitor.doer):
        log.info("token.removed", extra={"user": visitor.person_id, "token": token.id})
    return token_removed(visitor.locale, token.name)


async def _page(desk: Desk, visitor: Visitor, page: int = 1) -> Screen:
    known = await tokens.everyone(desk.database)
    return tokens_page(visitor.locale, known, visitor.now, page)
