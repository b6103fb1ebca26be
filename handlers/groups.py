"""Commands and pressed buttons in groups: whose are answered, for which topic, and how.

Only administrators of the group are answered. One who is anonymous writes in the group's own name,
and is asked to press a button, which tells who they are.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiogram import BaseMiddleware, Bot, Router
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import CallbackQuery, Message, TelegramObject, User

from botapi.calls import reply
from botapi.descriptions import NO_TOPIC, NO_WRITING, says
from handlers.anonymous import ask_to_confirm
from handlers.answer import Answer, answer_press, in_plain, say, toast, topic_of
from handlers.authority import asking
from handlers.chat_lookup import look_up
from handlers.group_events import (
    GroupEvent,
    command_in_group,
    is_by_person,
    is_in_group,
    press_in_group,
)
from handlers.look import is_look
from handlers.place_answers import Kinds, in_group
from handlers.place_log import noted
from handlers.visitor import Catalogues, Handler, Visitor
from news.language import Language
from news.place import Authority, Chat
from news.role import Role
from news.subscriber import PlaceKind, Subscriber
from news.timetable import DEFAULT
from newsroom import places, subscribing
from newsroom.authority import may_manage
from newsroom.desk import Desk
from newsroom.rights import Doer
from texts.locale import Locale
from texts.manage import (
    NamedPlace,
    channel_toast,
    only_managers_toast,
    open_again_toast,
    refusal,
    refusal_toast,
)
from texts.place_trouble import PlaceFault, PlaceTrouble

log = logging.getLogger(__name__)

_UNWRITABLE = (*NO_WRITING, *NO_TOPIC)


class GroupFilter(BaseMiddleware):
    """Outer middleware: passes on what may be meant for the bot in a group, and answers there.

    ``readers`` is the router of the commands that work in groups.
    """

    def __init__(self, readers: Router) -> None:
        self._readers = readers

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> None:
        """Call the handler for commands and presses in groups; all else is dropped."""
        bot: Bot = data["bot"]
        if isinstance(event, CallbackQuery):
            if is_by_person(event):
                await answer_press(bot, event, await self._pressed(handler, event, data))
        elif isinstance(event, Message) and (group_event := command_in_group(event)) is not None:
            answer = await handler(
                event, {**data, "group_event": group_event, "readers": self._readers}
            )
            if isinstance(answer, Answer):
                await _reply(bot, event, answer)

    async def _pressed(
        self, handler: Handler, press: CallbackQuery, data: dict[str, Any]
    ) -> Answer:
        catalogues: Catalogues = data["catalogues"]
        locale = Locale(
            catalogues[Language.from_code(press.from_user.language_code)], data["desk"].zone, ""
        )
        if not is_in_group(press):
            return toast(channel_toast(locale), alert=True)
        group_event = press_in_group(press)
        if group_event is None:
            return toast(open_again_toast(locale), alert=True)
        answer = await handler(
            press, {**data, "group_event": group_event, "readers": self._readers}
        )
        return answer if isinstance(answer, Answer) else toast(open_again_toast(locale))


class GroupContext(BaseMiddleware):
    """Inner middleware of commands in groups: the place is the group, or the topic of the message.

    The handlers below get the place as the visitor's subscriber. Its row is made with the first
    change: until then there is nothing to be kept.
    """

    def __init__(self, kept: Kinds) -> None:
        self._kept = kept

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401 - whatever the handler answers
        """Call the handler, if the person may manage the group."""
        group_event: GroupEvent = data["group_event"]
        desk: Desk = data["desk"]
        clock: Callable[[], datetime] = data["clock"]
        there = _There(desk, data["bot"], data["catalogues"], group_event, clock())
        place = await places.place_in(desk, group_event.chat.id, group_event.thread_id)
        locale = await there.locale(place)
        if group_event.person is None:
            return await ask_to_confirm(desk, locale, event, there.now)
        told = await there.authority(group_event.person, fresh=not is_look(data))
        if told is Authority.GRANTED and place is None and not is_look(data):
            made = await there.made(group_event.person, locale.catalogue.language)
            place, told = (None, made) if isinstance(made, Authority) else (made, told)
        if told is not Authority.GRANTED:
            return await there.refused(event, group_event.person, locale, told)
        update_id = data["event_update"].update_id
        visitor = there.visitor(group_event.person, place, locale, update_id)
        async with noted(desk, data, visitor):
            answer = await handler(event, {**data, "visitor": visitor})
        shown = answer if isinstance(answer, Answer) else Answer()
        pressed = event.message if isinstance(event, CallbackQuery) else None
        return in_group(in_plain(locale, shown, pressed), self._kept)


@dataclass(frozen=True, slots=True)
class _There:
    """A command or a press in a group, with what it takes to answer it."""

    desk: Desk
    bot: Bot
    catalogues: Catalogues
    group_event: GroupEvent
    now: datetime

    async def locale(self, place: Subscriber | None) -> Locale:
        """The place's language and zone; without a place the person's language."""
        me = await self.bot.me()
        language = place.language if place else await self._language()
        return Locale(
            self.catalogues[language],
            place.zone if place else self.desk.zone,
            me.username or "",
            bool(me.supports_inline_queries),
            place.plain if place else False,
            str(place.id) if place else "",
        )

    async def authority(self, person: User, *, fresh: bool) -> Authority:
        """Whether the person may manage the group."""
        chat = self.group_event.chat
        ask = asking(self.bot, chat.type)
        return await may_manage(self.desk, ask, person.id, chat.id, self.now, fresh=fresh)

    async def made(self, person: User, language: Language) -> Subscriber | Authority:
        """Make the place; or why Telegram does not describe the chat."""
        chat_id = self.group_event.chat.id
        chat = await look_up(self.desk, self.bot, chat_id, self.now)
        if isinstance(chat, PlaceTrouble):
            is_silent = chat.fault is PlaceFault.NO_ANSWER
            return Authority.NO_ANSWER if is_silent else Authority.NO_BOT
        of = chat, self.group_event.thread_id, language
        by = Doer(person.id, self.now)
        place = await places.ensure_place(self.desk, *of, self.now, by)
        log.info("place.made", extra={"chat": chat_id, "topic": self.group_event.thread_id})
        return place

    def visitor(
        self, person: User, place: Subscriber | None, locale: Locale, update_id: int
    ) -> Visitor:
        """The person, acting for the place; in a group everybody has a reader's role."""
        return Visitor(
            subscriber=place or self._nobody_yet(locale),
            person_id=person.id,
            locale=locale,
            now=self.now,
            is_new=False,
            role=Role.READER,
            update_id=update_id,
            catalogues=self.catalogues,
            is_there=True,
        )

    async def refused(
        self, event: TelegramObject, person: User, locale: Locale, told: Authority
    ) -> Answer | None:
        """The answer to somebody who may not, or about whom Telegram does not answer.

        Everybody reads what is said in a group: there only former managers are told why.
        """
        place = self._nobody_yet(locale)
        name = NamedPlace(place, self.group_event.chat.title or "").named(locale)
        if isinstance(event, CallbackQuery):
            if told is Authority.LACKING:
                return toast(only_managers_toast(locale))
            return toast(refusal_toast(locale, told, name), alert=True)
        chat = self.group_event.chat
        is_told = told in (Authority.UNTOLD, Authority.NO_ANSWER)
        if not is_told or not await places.is_known_manager(self.desk, person.id, chat.id):
            return None
        return say(refusal(locale, told, name, Chat(chat.id, chat.type, "", self.now)))

    def _nobody_yet(self, locale: Locale) -> Subscriber:
        """Stands for the place in answers until there is one."""
        thread_id = self.group_event.thread_id
        return Subscriber(
            id=0,
            chat_id=self.group_event.chat.id,
            language=locale.catalogue.language,
            zone=locale.zone,
            timetable=DEFAULT,
            next_digest_at=None,
            digest_sequence=0,
            paused_until=None,
            active=True,
            kind=PlaceKind.TOPIC if thread_id else PlaceKind.GROUP,
            thread_id=thread_id,
        )

    async def _language(self) -> Language:
        person = self.group_event.person
        if person is None:
            return await places.language_in(self.desk, self.group_event.chat.id)
        reader = await subscribing.reader(self.desk, person.id)
        return reader.language if reader else Language.from_code(person.language_code)


async def _reply(bot: Bot, message: Message, answer: Answer) -> None:
    """Reply in the chat and topic of the command; where the bot may not write, only log it."""
    chat_id, topic = message.chat.id, topic_of(message)
    said = (*((answer.change,) if answer.change else ()), *answer.messages)
    try:
        for each in said:
            await bot(reply(chat_id, each, topic, message.message_id))
    except (TelegramBadRequest, TelegramForbiddenError) as error:
        if isinstance(error, TelegramBadRequest) and not says(error.message, _UNWRITABLE):
            raise
        about = {"chat": chat_id, "topic": topic, "reason": error.message}
        log.info("group.not_answered", extra=about)
