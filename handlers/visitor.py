"""The reader behind an event, with their language, zone and role."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.types import CallbackQuery, Message, TelegramObject, Update, User

from botapi.errors import LeaseLostError
from handlers.album import dumped, together
from handlers.answer import Answer, answer_message, answer_press, in_plain
from handlers.content import is_sent
from news.language import Language
from news.role import Role
from news.subscriber import PlaceKind, Subscriber
from newsroom import albums, visits
from newsroom.desk import Desk
from newsroom.rights import Doer
from storage.albums import Album
from texts.catalogue import Catalogue
from texts.locale import Locale

Catalogues = Mapping[Language, Catalogue]
Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever said or pressed something, at the moment, ``now`` (UTC), of one event.

    What a reader's command asks for is done for the ``subscriber``: the person with this
    ``person_id``, or a place while they speak for one. All else is the person's.
    ``update_id`` is that of the update which told of it: the same when that is redelivered.
    The ``catalogues`` are for what colleagues are told of it, in their languages. Who speaks for a
    place may be there, where everybody reads the answer, or in their private chat.
    """

    subscriber: Subscriber
    person_id: int
    locale: Locale
    now: datetime
    is_new: bool
    role: Role
    update_id: int
    catalogues: Catalogues = field(default_factory=dict)
    is_there: bool = False

    @property
    def place(self) -> Subscriber | None:
        """The place that they speak for; None when it is themselves."""
        return None if self.subscriber.kind is PlaceKind.PERSON else self.subscriber

    @property
    def doer(self) -> Doer:
        """The person at work in the newsroom."""
        return Doer(self.person_id, self.now)


_Answered = Callable[[TelegramObject, Visitor], Awaitable[Answer]]


class Visiting(BaseMiddleware):
    """Middleware: finds the reader behind a private event and sends the handler's answer.

    Events of groups, channels and other bots are nothing to it: an anonymous group admin or a
    channel has another sender's id. Notices of Telegram's own, such as a pinned message, are
    dropped.
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

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401 - UNHANDLED is of no type
        """Call the handler for a person's private event, and leave any other to others."""
        bot: Bot = data["bot"]
        update: Update = data["event_update"]
        person = _person(event)
        if person is None or _is_shared(event, bot):
            return UNHANDLED

        async def answered(event: TelegramObject, visitor: Visitor) -> Answer:
            answer = await handler(event, {**data, "visitor": visitor})
            made = answer if isinstance(answer, Answer) else Answer()
            pressed = event.message if isinstance(event, CallbackQuery) else None
            return in_plain(visitor.locale, made, pressed)

        if isinstance(event, CallbackQuery):
            visitor = await self._meet(person, update.update_id)
            await answer_press(bot, event, await answered(event, visitor))
        elif isinstance(event, Message) and is_sent(event):
            if event.media_group_id is not None and update.edited_message is None:
                await self._take_part(bot, event, person, update, answered)
            else:
                await self._take(bot, event, person, update, answered)
        return None

    async def _take(
        self, bot: Bot, message: Message, person: User, update: Update, answered: _Answered
    ) -> None:
        visitor = await self._meet(person, update.update_id)
        is_edit = update.edited_message is not None
        if visitor.role is not Role.READER and not is_edit and not _is_control(message):
            # What an editor sends after an album shows that the album is whole.
            for album in await albums.untaken(self._desk, message.chat.id):
                await self._take_album(bot, album, person, answered)
        await answer_message(bot, message, await answered(message, visitor))

    async def _take_part(
        self, bot: Bot, message: Message, person: User, update: Update, answered: _Answered
    ) -> None:
        """A message of an album, which is kept until the album is whole; or the whole album."""
        chat_id, group_id = message.chat.id, message.media_group_id or ""
        if update.update_id < 0:
            for album in await albums.untaken(self._desk, chat_id, group_id):
                await self._take_album(bot, album, person, answered)
            return
        of = chat_id, group_id, message.message_id, update.update_id
        collected = await albums.collect(self._desk, *of, dumped(message), self._clock())
        for album in collected.others:
            await self._take_album(bot, album, person, answered)
        if collected.is_late:
            visitor = await self._meet(person, update.update_id)
            if visitor.role is not Role.READER:
                await answer_message(bot, message, await answered(message, visitor))

    async def _take_album(self, bot: Bot, album: Album, person: User, answered: _Answered) -> None:
        """Handle an album as one message; a crash lets it be handled again, a failure does not."""
        message = await together(self._desk, bot, album.chat_id, album.group_id)
        try:
            if message is not None:
                # By the same name whoever finds that the album is whole.
                visitor = await self._meet(person, -album.update_id)
                await answer_message(bot, message, await answered(message, visitor))
        except LeaseLostError:
            raise
        except Exception:
            await albums.taken(self._desk, album, self._clock())
            raise
        await albums.taken(self._desk, album, self._clock())

    async def _meet(self, person: User, update_id: int) -> Visitor:
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
            person_id=person.id,
            locale=Locale(
                self._catalogues[subscriber.language],
                subscriber.zone,
                self._username,
                self._inline,
                subscriber.plain,
            ),
            now=now,
            is_new=visit.is_new,
            role=visit.role,
            update_id=update_id,
            catalogues=self._catalogues,
        )


def _is_control(message: Message) -> bool:
    """Whether it halts sends or lets them go on: that waits for nothing, and for no album."""
    command = (message.text or "").split(maxsplit=1)[:1]
    return bool(command) and command[0].partition("@")[0].lower() in ("/stop", "/continue")


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
