"""Readers' commands in a private chat that act for a place: a group, a topic, a channel.

A typed command acts for the place that its person manages. A button acts for the place that its
data names (``texts.manage_actions.ForPlace``), or for the person if it names none. So what a button
changes does not depend on whom the person manages when it is pressed.
"""

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from aiogram import BaseMiddleware, Router
from aiogram.types import CallbackQuery, TelegramObject

from handlers.answer import Answer, say, toast
from handlers.authority import asking, refused_press
from handlers.look import is_look
from handlers.place_answers import Kinds, for_place, unbound
from handlers.place_log import noted
from handlers.press import Pressed
from handlers.visitor import Handler, Visitor
from news.place import Authority, Chat
from newsroom import places
from newsroom.authority import may_manage
from newsroom.desk import Desk
from texts.action import Action
from texts.actions import asked_by
from texts.manage import (
    NamedPlace,
    authority_lost,
    place_gone,
    place_gone_toast,
    refusal,
)

log = logging.getLogger(__name__)


class PlaceContext(BaseMiddleware):
    """Inner middleware of readers' handlers: puts the place into the visitor that they get.

    Handlers serve persons and places alike: they get the place as the visitor's subscriber, and a
    pressed screen without what marks it as a place's.
    """

    def __init__(self, bound: Kinds, kept: Kinds) -> None:
        self._bound = bound
        self._kept = kept

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401 - whatever the handler answers
        """Call the handler for the place, if the person may manage it; without a place as it is."""
        visitor: Visitor = data["visitor"]
        desk: Desk = data["desk"]
        place_id = _meant(event, visitor)
        if place_id is None:
            return await handler(event, data)
        found = await places.place_with_chat(desk, place_id)
        if found is None:
            return await _gone(desk, event, visitor, place_id)
        at, place = found
        named = NamedPlace.within(at, place)
        about = visitor.person_id, at.chat.chat_id, visitor.now
        ask = asking(data["bot"], at.chat.type)
        told = await may_manage(desk, ask, *about, fresh=not is_look(data))
        if told is not Authority.GRANTED:
            return await _refused(desk, event, visitor, told, at.chat, named)
        locale = replace(visitor.locale, zone=place.zone)
        meant = replace(visitor, subscriber=place, locale=locale)
        async with noted(desk, data, meant):
            answer = await handler(unbound(event), {**data, "visitor": meant})
        made = answer if isinstance(answer, Answer) else Answer()
        return for_place(visitor.locale, made, named, self._bound, self._kept)


def kinds_pressed(router: Router) -> Kinds:
    """The actions whose buttons a router handles, with those of its sub-routers."""
    return frozenset(_pressed(router))


def _pressed(router: Router) -> Iterator[type[Action]]:
    for handler in router.callback_query.handlers:
        for each in handler.filters or ():
            if isinstance(each.callback, Pressed):
                yield from each.callback.kinds
    for below in router.sub_routers:
        yield from _pressed(below)


def _meant(event: TelegramObject, visitor: Visitor) -> int | None:
    if isinstance(event, CallbackQuery):
        return asked_by(event.data)[1]
    return visitor.subscriber.manages


async def _gone(desk: Desk, event: TelegramObject, visitor: Visitor, place_id: int) -> Answer:
    if visitor.subscriber.manages == place_id:
        await places.manage(desk, visitor.person_id, None)
    if isinstance(event, CallbackQuery):
        return toast(place_gone_toast(visitor.locale), alert=True)
    return say(place_gone(visitor.locale))


async def _refused(
    desk: Desk,
    event: TelegramObject,
    visitor: Visitor,
    told: Authority,
    chat: Chat,
    named: NamedPlace,
) -> Answer:
    locale, place = visitor.locale, named.named(visitor.locale)
    log.info(
        "place.not_spoken_for",
        extra={"user": visitor.person_id, "place": named.place.id, "reason": told.name.lower()},
    )
    if isinstance(event, CallbackQuery):
        return await refused_press(desk, locale, visitor.person_id, told, chat, place)
    if told is Authority.LACKING:
        return say(authority_lost(locale, place))
    return say(refusal(locale, told, place, chat))
