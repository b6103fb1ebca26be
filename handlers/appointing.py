"""Whom an owner means: a contact, a forwarded message, a name or a number."""

from aiogram.types import Message, MessageOriginHiddenUser, MessageOriginUser

from handlers.content import is_forwarded
from news import telegram
from news.colleague import Colleague
from newsroom import editors
from newsroom.desk import Desk
from texts.editors import Nobody


async def person_meant(desk: Desk, message: Message) -> Colleague | Nobody | None:
    """Who a message is about: None when it is no answer to the question whom to appoint."""
    if message.contact is not None:
        first, last = message.contact.first_name, message.contact.last_name
        return await _person(desk, message.contact.user_id, f"{first} {last or ''}")
    if is_forwarded(message):
        return await _writer(desk, message)
    text = (message.text or "").strip()
    if text.startswith("@") or telegram.user_id(text) is not None:
        return await person_typed(desk, text)
    return None


async def person_typed(desk: Desk, typed: str) -> Colleague | Nobody | None:
    """Who is meant by ``123456789`` or ``@name``; None by anything else."""
    user_id = telegram.user_id(typed)
    if user_id is not None:
        return await _person(desk, user_id)
    username = telegram.username(typed) if typed.startswith("@") else None
    if username is None:
        return None
    met = await editors.met(desk, username)
    # So they are called until they write again.
    return Nobody.UNKNOWN if met is None else await _person(desk, met, f"@{username}")


async def _writer(desk: Desk, message: Message) -> Colleague | Nobody:
    origin = message.forward_origin
    if isinstance(origin, MessageOriginHiddenUser):
        return Nobody.HIDDEN
    if not isinstance(origin, MessageOriginUser):
        return Nobody.NO_PERSON
    if origin.sender_user.is_bot:
        return Nobody.BOT
    return await _person(desk, origin.sender_user.id, origin.sender_user.full_name)


async def _person(desk: Desk, user_id: int | None, name: str = "") -> Colleague | Nobody:
    if user_id is None or telegram.telegram_id(user_id) is None or user_id <= 0:
        return Nobody.NO_TELEGRAM
    if user_id in editors.SHARED_IDS:
        return Nobody.NO_PERSON
    known = await editors.colleague(desk, user_id)
    return known or Colleague(user_id, editors.shown_name(name))
