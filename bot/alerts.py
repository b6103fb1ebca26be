"""Tells the owners, and the article's editor, of what they must act on."""

import asyncio
import logging
from collections.abc import Callable, Collection, Coroutine, Mapping
from functools import partial

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

from delivery.notice import DispatchHalted, Notice, PhotoRefused, PlaceRests
from handlers.answer import send
from handlers.locales import Locales
from handlers.notifying import Notifier
from handlers.visitor import Catalogues
from news.actor import is_person
from news.language import Language
from newsroom import editors, publishing, subscribing
from newsroom.departing import Failure
from newsroom.desk import Desk
from newsroom.refused_places import refused_place
from storage.database import DatabaseError
from storage.trouble import costing_itself_alone
from texts.alerts import (
    article_failed,
    bulk_halted,
    digest_failed,
    dispatch_halted,
    photo_refused,
    update_set_aside,
)
from texts.locale import Locale
from texts.message import Message
from texts.place_news import place_rests
from texts.plain import plain

log = logging.getLogger(__name__)


class Alerts:
    """Sends alerts in tasks of their own. Best effort: each event is logged where it happens."""

    def __init__(self, desk: Desk, bot: Bot, catalogues: Catalogues) -> None:
        self._desk = desk
        self._bot = bot
        self._catalogues = catalogues
        self._notifier = Notifier(bot, Locales(desk, catalogues, ""))
        self._owners: Mapping[int, Locale] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def remember_owners(self) -> None:
        """The tick: know who they are also when the database can not be asked."""
        self._owners = {
            user_id: await self._locale(user_id) for user_id in await editors.owners(self._desk)
        }

    def tell(self, notice: Notice) -> None:
        """Begin to tell those whom a notice concerns."""
        if isinstance(notice, PlaceRests):
            self._begin(self._tell_of_place(notice))
        else:
            self._begin(self._tell(notice))

    def tell_owners(self, write: Callable[[Locale], Message]) -> None:
        """Begin to tell the owners what ``write`` says in their languages; reads no database."""
        self._begin(self._tell_owners(write))

    def tell_set_aside(self, update_id: int) -> None:
        """Begin to tell the owners of an update that is not tried again."""
        self._begin(self._tell_set_aside(update_id))

    def tell_failure(self, failure: Failure) -> None:
        """Begin to tell the editor and the owners of an article that could not go out."""
        self._begin(self._tell_failure(failure))

    def tell_digest_failed(self, chat_id: int) -> None:
        """Begin to tell the owners of a reader whose digests cannot be made."""
        self.tell_owners(partial(digest_failed, chat_id=chat_id))

    async def drain(self) -> None:
        """Wait until everybody has been told."""
        await asyncio.gather(*self._tasks)

    def _begin(self, telling: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(_logged(telling))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _tell_owners(self, write: Callable[[Locale], Message]) -> None:
        for user_id, locale in self._owners.items():
            await self._send(user_id, locale, write(locale))

    async def _tell_set_aside(self, update_id: int) -> None:
        # Read now: a process that sends no news does not remember the owners.
        for user_id in await self._known_owners():
            locale = await self._locale(user_id)
            await self._send(user_id, locale, update_set_aside(locale, update_id))

    async def _tell(self, notice: Notice) -> None:
        for user_id in await self._concerned(notice):
            locale = await self._locale(user_id)
            await self._send(user_id, locale, await self._message(locale, notice))

    async def _tell_of_place(self, notice: PlaceRests) -> None:
        found = await refused_place(self._desk, notice.chat_id, notice.thread_id, notice.reason)
        if found is None:
            return
        write = partial(place_rests, of=found.of, place=found.place, reason=notice.reason)
        await self._notifier.tell(found.managers, write)

    async def _tell_failure(self, failure: Failure) -> None:
        author = _person(failure.author_id)
        for user_id in await self._known_owners() | author:
            locale = await self._locale(user_id)
            about = failure.article_id, failure.headline, failure.cause
            told = article_failed(locale, *about, published=failure.published)
            await self._send(user_id, locale, told)

    async def _send(self, user_id: int, locale: Locale, message: Message) -> None:
        try:
            await send(self._bot, user_id, plain(locale, message))
        except TelegramAPIError as error:
            log.warning("alert.not_sent", extra={"user": user_id, "error": str(error)})
        except Exception:
            # One that fails must not keep the others from being told.
            log.exception("alert.not_sent", extra={"user": user_id})

    async def _concerned(self, notice: Notice) -> Collection[int]:
        if isinstance(notice, PhotoRefused):
            article = await publishing.article(self._desk, notice.article_id)
            return _person(article.author_id if article else None)
        owners = await self._known_owners()
        if isinstance(notice, DispatchHalted):
            article = await publishing.article_sent(self._desk, notice.dispatch_id)
            return owners | _person(article.author_id if article else None)
        return owners

    async def _known_owners(self) -> set[int]:
        """The owners; those that were remembered when the database cannot be asked."""
        try:
            return set(await editors.owners(self._desk))
        except (DatabaseError, OSError):
            return set(self._owners)

    async def _message(self, locale: Locale, notice: Notice) -> Message:
        if isinstance(notice, DispatchHalted):
            article = await publishing.article_sent(self._desk, notice.dispatch_id)
            return dispatch_halted(locale, notice.description, article.id if article else None)
        if isinstance(notice, PhotoRefused):
            return photo_refused(locale, notice.article_id)
        return bulk_halted(locale, notice.reason)

    async def _locale(self, user_id: int) -> Locale:
        """The words and the clock of somebody who is told."""
        known = None
        # Whoever cannot be read is told all the same.
        with costing_itself_alone("alert.reader_unreadable", user=user_id):
            known = await subscribing.reader(self._desk, user_id)
        language = known.language if known else Language.RU
        zone = known.zone if known else self._desk.zone
        is_plain = known is not None and known.plain
        return Locale(self._catalogues[language], zone, "", plain=is_plain)


def _person(author_id: int | None) -> set[int]:
    """Whoever wrote it, if that is somebody who can be told."""
    return {author_id} if author_id is not None and is_person(author_id) else set()


async def _logged(telling: Coroutine[None, None, None]) -> None:
    try:
        await telling
    except Exception:
        log.exception("alert.failed")
