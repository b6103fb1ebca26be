"""/start: the greeting, and the deep links: to an article, a rubric, words, the owner's claim.

A campaign's link leads to one of these, and is counted.
"""

import re
from datetime import UTC, datetime

from aiogram import Bot, Router
from aiogram.filters import CommandObject
from aiogram.types import Message

from handlers.answer import Answer, say
from handlers.article import article_answer
from handlers.first_minute import welcome
from handlers.latest import newest
from handlers.linked import words_answer
from handlers.menus import set_menu_of_chat
from handlers.places import places_screen
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.figure import Figure
from news.role import Role
from news.rubric import find_rubric
from newsroom import campaigns, editors, place_figures, reading
from newsroom.desk import Desk
from texts.editors import claim_refused, claimed

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)

_ARTICLE = re.compile(r"a_([0-9]{1,18})(_d)?(?:_p[\w-]*)?")
_LATEST = re.compile(r"r_([\w-]{1,62})|l_p[\w-]*")
_OF_PLACE = re.compile(r"(?:(a_[0-9]{1,18}(?:_d)?_)|l_)?p_?([0-9]{1,18})")
"""A link of a group or channel, to an article or elsewhere, and the place's id."""
_SHARED = re.compile(r"k_([\w-]{1,62})")
_PLACES = "places"
_CLAIM = re.compile(r"claim_([\w-]{1,58})")


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="start")
    router.message.register(start, Typed("start"))
    return router


async def start(
    message: Message, command: CommandObject, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Greet, unless the link that was followed leads somewhere."""
    payload = command.args or ""
    if found := _SHARED.fullmatch(payload):
        # Telegram's clock is another: whoever is new by this message came by it.
        opened_at = _LONG_AGO if visitor.is_new else message.date
        campaign = await campaigns.followed(desk, found[1], visitor.subscriber, opened_at)
        if campaign is None:
            return await words_answer(desk, visitor, found[1])
        payload = campaign.target or ""
    if found := _OF_PLACE.fullmatch(payload):
        await _from_place(desk, visitor, int(found[2]), opens=bool(found[1]))
    if found := _ARTICLE.fullmatch(payload):
        way = Figure.OPENED_IN_DIGEST if found[2] else Figure.OPENED_BY_LINK
        return await article_answer(desk, visitor, int(found[1]), way)
    if found := _LATEST.fullmatch(payload):
        return await _latest(desk, visitor, found[1])
    if found := _CLAIM.fullmatch(payload):
        return await _become_owner(desk, visitor, bot, found[1])
    if payload == _PLACES:
        return say(await places_screen(desk, visitor))
    await _show_commands(visitor, bot, visitor.role)
    return say(await welcome(desk, visitor))


async def _from_place(desk: Desk, visitor: Visitor, place_id: int, *, opens: bool) -> None:
    """Count whoever comes by a link of a group or channel, which is told nothing of them."""
    await place_figures.count_coming(
        desk, place_id, visitor.now, opens=opens, is_new=visitor.is_new
    )


async def _latest(desk: Desk, visitor: Visitor, slug: str | None) -> Answer:
    if slug is None:
        return say(await newest(desk, visitor))
    rubric = find_rubric(slug, await reading.every_rubric(desk))
    if rubric is None:
        return say(await welcome(desk, visitor))
    return say(await newest(desk, visitor, rubric))


async def _become_owner(desk: Desk, visitor: Visitor, bot: Bot, key: str) -> Answer:
    if await editors.become_owner(desk, visitor.person_id, key, visitor.now):
        await _show_commands(visitor, bot, Role.OWNER)
        return say(claimed(visitor.locale))
    return say(claim_refused(visitor.locale))


async def _show_commands(visitor: Visitor, bot: Bot, role: Role) -> None:
    """Readers have the menu of everybody; a menu of their own is for those who may more."""
    if role is not Role.READER:
        chat_id = visitor.person_id
        await set_menu_of_chat(bot, chat_id, visitor.locale.catalogue, role)
