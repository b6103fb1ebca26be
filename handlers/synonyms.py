"""/synonyms: words that the newsroom holds to be the same; for editors."""

from collections.abc import Sequence

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery
from aiogram.types import Message as TelegramMessage

from handlers.answer import Answer, change, say
from handlers.content import is_forwarded
from handlers.editor import EDITORS, Allowed
from handlers.press import Pressed
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.synonym import SynonymError, parse_synonyms
from newsroom import synonyms
from newsroom.desk import Desk
from texts.errors import said_by_another
from texts.message import Message
from texts.synonym_actions import KeepSynonyms, RemoveSynonyms, ShowSynonyms
from texts.synonyms import (
    bad_synonyms,
    synonyms_kept,
    synonyms_page,
    synonyms_removed,
    too_many_synonyms,
    unknown_synonyms,
)

_REMOVE = frozenset({"remove", "убрать", "удалить", "прыбраць", "выдаліць"})
_MOST_DIGITS = 18


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="synonyms")
    router.message.filter(Allowed(*EDITORS))
    router.callback_query.filter(Allowed(*EDITORS))
    router.message.register(change_synonyms, Typed("synonyms"))
    router.callback_query.register(show_synonyms, Pressed(ShowSynonyms))
    router.callback_query.register(keep_synonyms, Pressed(KeepSynonyms))
    router.callback_query.register(remove_synonyms, Pressed(RemoveSynonyms))
    return router


async def change_synonyms(
    message: TelegramMessage, command: CommandObject, visitor: Visitor, desk: Desk
) -> Answer:
    """List the synonyms, add some, or remove a group by its number."""
    words = (command.args or "").strip()
    if not words or words.lower() in _REMOVE:
        return say(await _page(desk, visitor))
    if is_forwarded(message):
        return say(said_by_another(visitor.locale))
    verb, *number = words.split(maxsplit=1)
    if verb.lower() in _REMOVE and "=" not in words:
        return say(await _without(desk, visitor, "".join(number).removesuffix(".")))
    return say(await _with(desk, visitor, words))


async def show_synonyms(
    _: CallbackQuery, action: ShowSynonyms, visitor: Visitor, desk: Desk
) -> Answer:
    """A page of the list, in place."""
    return change(await _page(desk, visitor, action.page))


async def keep_synonyms(
    _: CallbackQuery, action: KeepSynonyms, visitor: Visitor, desk: Desk
) -> Answer:
    """The group that was just removed, back again."""
    return change(await _with(desk, visitor, action.words))


async def remove_synonyms(
    _: CallbackQuery, action: RemoveSynonyms, visitor: Visitor, desk: Desk
) -> Answer:
    """A group less; it can be had back."""
    removed = await synonyms.remove(desk, action.group_id, visitor.doer)
    if removed is None:
        return change(await _page(desk, visitor))
    return change(synonyms_removed(visitor.locale, removed))


async def _with(desk: Desk, visitor: Visitor, words: str) -> Message:
    try:
        members: Sequence[str] = parse_synonyms(words)
        return synonyms_kept(visitor.locale, await synonyms.keep(desk, members, visitor.doer))
    except SynonymError as error:
        return bad_synonyms(visitor.locale, error.reason)
    except synonyms.TooManySynonyms:
        return too_many_synonyms(visitor.locale, synonyms.MOST_GROUPS)


async def _without(desk: Desk, visitor: Visitor, number: str) -> Message:
    known = number.isascii() and number.isdigit() and len(number) <= _MOST_DIGITS
    removed = await synonyms.remove(desk, int(number), visitor.doer) if known else None
    if removed is None:
        return unknown_synonyms(visitor.locale, number)
    return synonyms_removed(visitor.locale, removed)


async def _page(desk: Desk, visitor: Visitor, page: int = 1) -> Message:
    return synonyms_page(visitor.locale, await synonyms.groups(desk), page)
