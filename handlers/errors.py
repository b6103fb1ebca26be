"""Failed handlers: the person gets an answer, the log the traceback."""

import logging
from collections.abc import Callable
from datetime import datetime

from aiogram import Bot, Router
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
)
from aiogram.types import ErrorEvent, User

from botapi.update import UpdateOutcome
from handlers.answer import chat_of, send, topic_of
from handlers.visitor import Catalogues
from news.dispatch import Reason
from news.language import Language
from newsroom import membership
from newsroom.desk import Desk
from newsroom.rights import NotAllowed
from storage.trouble import trouble_of
from texts.errors import failure, failure_toast, full_toast, not_allowed, not_allowed_toast
from texts.locale import Locale

log = logging.getLogger(__name__)


def add_to(router: Router) -> None:
    """Register the handlers."""
    router.errors.register(failed)


async def failed(
    event: ErrorEvent,
    desk: Desk,
    bot: Bot,
    catalogues: Catalogues,
    clock: Callable[[], datetime],
) -> UpdateOutcome | None:
    """Answer the person whose command failed, unless it failed because they are gone.

    That a group has taken the bot out is told by its own update, and is not its person's doing.
    What is returned is what came of the update, if that is worth counting.
    """
    person = _person(event)
    is_private = person is not None and _chat_id(event) == person.id
    if isinstance(event.exception, TelegramForbiddenError) and person is not None:
        if is_private:
            await membership.deactivate(desk, person.id, Reason.BLOCKED, clock())
        return None
    outcome = _log(event, person)
    # Telegram takes nothing for a chat that it limits: no apology either, but over it.
    takes_messages = is_private and not isinstance(event.exception, TelegramRetryAfter)
    if person is not None and (takes_messages or event.update.callback_query is not None):
        await _apologise(event, bot, catalogues, person, desk)
    return outcome


def _log(event: ErrorEvent, person: User | None) -> UpdateOutcome | None:
    about = {"update_id": event.update.update_id, "user": person.id if person else None}
    if isinstance(event.exception, TelegramRetryAfter):
        log.warning("reply.given_up", extra={**about, "again_in": event.exception.retry_after})
        return None
    if isinstance(event.exception, NotAllowed):
        # Their role was another one a moment ago.
        log.info("request.not_allowed", extra=about)
        return None
    if isinstance(event.exception, TelegramNetworkError):
        log.warning("reply.given_up", extra={**about, "error": event.exception.message})
        return None
    trouble = trouble_of(event.exception)
    log.error(
        "handler.failed",
        extra={**about, "trouble": trouble},
        exc_info=None if trouble else event.exception,
    )
    return UpdateOutcome.FAILED


async def _apologise(
    event: ErrorEvent, bot: Bot, catalogues: Catalogues, person: User, desk: Desk
) -> None:
    catalogue = catalogues[Language.from_code(person.language_code)]
    locale = Locale(catalogue, desk.zone, "")
    is_allowed = not isinstance(event.exception, NotAllowed)
    try:
        if event.update.callback_query is not None:
            text = _toast_of(event.exception)(locale)
            await event.update.callback_query.answer(text, show_alert=True)
        else:
            message = event.update.message or event.update.edited_message
            screen = failure(locale) if is_allowed else not_allowed(locale)
            await send(bot, person.id, screen, topic_of(message))
    except TelegramAPIError as error:
        log.warning("handler.not_apologised", extra={"user": person.id, "error": str(error)})


def _toast_of(error: Exception) -> Callable[[Locale], str]:
    if isinstance(error, TelegramRetryAfter):
        return full_toast
    return not_allowed_toast if isinstance(error, NotAllowed) else failure_toast


def _person(event: ErrorEvent) -> User | None:
    update = event.update
    asked = update.callback_query or update.message or update.edited_message
    return asked.from_user if asked else None


def _chat_id(event: ErrorEvent) -> int | None:
    """The chat in which something failed; a button in nobody's chat is its presser's own."""
    press = event.update.callback_query
    if press is not None:
        return chat_of(press)
    message = event.update.message or event.update.edited_message
    return message.chat.id if message else None
