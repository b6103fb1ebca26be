"""/approval: whether a second editor has to agree before anything goes out; for owners."""

import logging

from aiogram import Bot, Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.answer import Answer, change, say
from handlers.colleagues import ask_colleagues, show_each
from handlers.content import is_forwarded
from handlers.editor import Allowed
from handlers.editor_chat import EditorChat
from handlers.press import Pressed
from handlers.typed import Typed
from handlers.visitor import Visitor
from news.approval import Regime
from news.role import Role
from newsroom import approving, requesting
from newsroom.desk import Desk
from newsroom.requesting import Asked
from texts.approval import approval_setting, approval_usage, asked_for_planned
from texts.approval_actions import SetApproval
from texts.errors import said_by_another
from texts.message import Message as Screen

log = logging.getLogger(__name__)

_WORDS = {
    "on": Regime.ON,
    "вкл": Regime.ON,
    "всё": Regime.ON,
    "все": Regime.ON,
    "усё": Regime.ON,
    "breaking": Regime.BREAKING,
    "молния": Regime.BREAKING,
    "молнии": Regime.BREAKING,
    "маланка": Regime.BREAKING,
    "маланкі": Regime.BREAKING,
    "тэрмінова": Regime.BREAKING,
    "тэрміновыя": Regime.BREAKING,
    "off": Regime.OFF,
    "выкл": Regime.OFF,
}


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="approval")
    router.message.filter(Allowed(Role.OWNER))
    router.callback_query.filter(Allowed(Role.OWNER))
    router.message.register(approval, Typed("approval"))
    router.callback_query.register(set_approval, Pressed(SetApproval))
    return router


async def approval(
    message: Message, command: CommandObject, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Show what has to be agreed to, or change it."""
    if not command.args:
        return say(await _setting(desk, visitor))
    if is_forwarded(message):
        return say(said_by_another(visitor.locale))
    regime = _WORDS.get(command.args.casefold())
    if regime is None:
        return say(approval_usage(visitor.locale, command.args))
    return say(await _set(EditorChat.of(desk, bot, visitor, message), regime))


async def set_approval(
    press: CallbackQuery, action: SetApproval, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Change it, in place."""
    return change(await _set(EditorChat.of_press(desk, bot, visitor, press), action.regime))


async def _set(chat: EditorChat, regime: Regime) -> Screen:
    asked = await requesting.set_regime(chat.desk, regime, chat.visitor.doer)
    log.info("approval.set", extra={"user": chat.id, "regime": regime.value})
    for each in asked:
        await _ask_for_planned(chat, each)
    return await _setting(chat.desk, chat.visitor, len(asked))


async def _ask_for_planned(chat: EditorChat, asked: Asked) -> None:
    """Tell whoever had planned an article that it waits now, and those who may agree."""

    async def tell(theirs: EditorChat) -> None:
        screen = asked_for_planned(theirs.locale, asked.article, asked.approval, theirs.now)
        await theirs.send(screen)

    await show_each(chat, [asked.approval.asked_by], tell)
    await ask_colleagues(chat, asked.article, also_here=True)


async def _setting(desk: Desk, visitor: Visitor, planned: int = 0) -> Screen:
    regime = await approving.regime(desk)
    editors = len(await requesting.who_may_agree(desk, 0))
    return approval_setting(visitor.locale, regime, editors, planned)
