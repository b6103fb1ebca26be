"""The reader behind an event, with their language, zone and role."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.types import CallbackQuery, Message, TelegramObject, Update, User

from handlers.album import answer_once
from handlers.answer import Answer, answer_message, answer_press
from handlers.content import is_sent
from news.language import Language
from news.role import Role
from news.subscriber import Subscriber
from newsroom import visits
from newsroom.desk import Desk
from newsroom.rights import Doer
from texts.catalogue import Catalogue
from texts.locale import Locale

Catalogues = Mapping[Language, Catalogue]
Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Visitor:
    """A reader in a private chat at the moment, ``now`` (UTC), of one event.

    ``update_id`` is that of the update which told of it: the same when that is redelivered.
    The ``catalogues`` are for what colleagues are told of it, in their languages.
    """

    subscriber: Subscriber
    locale: Locale
    now: datetime
    is_new: bool
    role: Role
    update_id: int
    catalogues: Catalogues = field(default_factory=dict)

    @property
    def doer(self) -> Doer:
        """The same person at work in the newsroom."""
        return Doer(self.subscriber.chat_id, self.now)


class Visiting(BaseMiddleware):
    """Middleware: finds the reader behind a private event and sends the handler's answer.

    Events of groups, channels and other bots are dropped: an anonymous group admin or a channel
    has another sender's id. So are notices of Telegram's own, such as a pinned message.
    """

    def __init__(
        self,
        desk: Desk,
        catalogues: Catalogues,
        username: str,
        clock: Callable[[], datetime],
        *,
        inline: bool = True,
    ) -> None:
        self._desk = desk
        self._catalogues = catalogues
        self._username = username
        self._inline = inline
        self._clock = clock

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> None:
        """Call the handler for a person's private event, and nothing for any other."""
        bot: Bot = data["bot"]
        update: Update = data["event_update"]
        person = _person(event)
        if person is None or _is_shared(event, bot):
            return

        async def answered() -> Answer:
            answer = await handler(event, {**data, "visitor": await self._meet(person, update)})
            return answer if isinstance(answer, Answer) else Answer()

        if isinstance(event, CallbackQuery):
            await answer_press(bot, event, await answered())
        elif isinstance(event, Message) and is_sent(event):
            # Of an album each message is edited by itself.
            is_edit = update.edited_message is not None
            await self._answer(bot, event, answered, is_edit=is_edit)

    async def _answer(
        self,
        bot: Bot,
        message: Message,
        answered: Callable[[], Awaitable[Answer]],
        *,
        is_edit: bool,
    ) -> None:
        async def answer() -> list[int]:
            return await answer_message(bot, message, await answered())

        if message.media_group_id is None or is_edit:
            await answer()
        else:
            await answer_once(self._desk, bot, message, self._clock(), answer)

    async def _meet(self, person: User, update: Update) -> Visitor:
        now = self._clock()
        visit = await visits.meet(
            self._desk,
            person.id,
            person.language_code,
            now,
            name=person.full_name,
            username=person.username,
        )
        subscriber = visit.subscriber
        return Visitor(
            subscriber=subscriber,
            locale=Locale(
                self._catalogues[subscriber.language],
                subscriber.zone,
                self._username,
                self._inline,
            ),
            now=now,
            is_new=visit.is_new,
            role=visit.role,
            update_id=update.update_id,
            catalogues=self._catalogues,
        )


def _is_shared(event: TelegramObject, bot: Bot) -> bool:
    """Whether it is an article of ours that somebody shares in their chat with us."""
    return isinstance(event, Message) and event.via_bot is not None and event.via_bot.id == bot.id


def _person(event: TelegramObject) -> User | None:
    """The person who said or pressed something in their private chat with the bot."""
    if isinstance(event, CallbackQuery):
        in_private = event.message is None or event.message.chat.id == event.from_user.id
        return event.from_user if in_private and not event.from_user.is_bot else None
    if isinstance(event, Message) and event.chat.type == "private" and event.sender_chat is None:
        return event.from_user if event.from_user and not event.from_user.is_bot else None
    return None
