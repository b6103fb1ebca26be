"""/editors: who may post; for owners."""

import logging

from aiogram import Bot, Router
from aiogram.filters import CommandObject
from aiogram.types import Message

from handlers.answer import Answer, say
from handlers.content import is_forwarded
from handlers.editor import Allowed
from handlers.menus import set_menu_of_chat
from handlers.typed import Typed
from handlers.visitor import Catalogues, Visitor
from news import telegram
from news.role import Role
from newsroom import editors
from newsroom.desk import Desk
from texts.editors import (
    editor_appointed,
    editor_dismissed,
    editor_unchanged,
    editors_list,
    editors_usage,
)

log = logging.getLogger(__name__)


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="editors")
    router.message.filter(Allowed(Role.OWNER))
    router.message.register(change_editors, Typed("editors"))
    return router


async def change_editors(
    message: Message,
    command: CommandObject,
    visitor: Visitor,
    desk: Desk,
    bot: Bot,
    catalogues: Catalogues,
) -> Answer:
    """List the editors, appoint one, or dismiss one."""
    if not command.args:
        return say(editors_list(visitor.locale, await editors.everyone(desk)))
    if is_forwarded(message):
        return say(editors_usage(visitor.locale))
    verb, *words = command.args.casefold().split()
    who = " ".join(words)
    user_id = telegram.user_id(who)
    if verb not in {"add", "remove"} or user_id is None or user_id in editors.SHARED_IDS:
        return say(editors_usage(visitor.locale))
    if not await _change(desk, visitor, verb, user_id):
        return say(editor_unchanged(visitor.locale, user_id))
    about = {"user": visitor.subscriber.chat_id, "editor": user_id}
    if verb == "add":
        log.info("editor.appointed", extra=about)
    else:
        log.info("editor.dismissed", extra=about)
    role = await editors.role_of(desk, user_id)
    await set_menu_of_chat(bot, user_id, catalogues[visitor.subscriber.language], role)
    tell = editor_appointed if verb == "add" else editor_dismissed
    return say(tell(visitor.locale, user_id))


async def _change(desk: Desk, visitor: Visitor, verb: str, user_id: int) -> bool:
    owner_id = visitor.subscriber.chat_id
    if verb == "add":
        return await editors.appoint(desk, owner_id, user_id, visitor.now)
    return await editors.dismiss(desk, owner_id, user_id)
