"""Drafts that came from sources: an editor publishes, changes or skips them, one or all."""

import logging
from datetime import datetime, timedelta

from aiogram import Bot, Router
from aiogram.types import CallbackQuery

from handlers import draft
from handlers.answer import Answer, change, delete
from handlers.composing import show_in_place
from handlers.editor import EDITORS, Allowed
from handlers.editor_chat import EditorChat
from handlers.press import Pressed
from handlers.visitor import Visitor
from newsroom import inboxes, publishing, suggesting
from newsroom.desk import Desk
from newsroom.inboxes import Waiting
from newsroom.likeness import similar
from newsroom.refusals import WrongStatus
from texts import inbox as texts
from texts.draft_actions import Publish
from texts.locale import Locale
from texts.message import Message as Screen
from texts.source_actions import (
    AskSkipAll,
    EditItem,
    OpenItem,
    PublishItem,
    ShowInbox,
    SkipAll,
    SkipItem,
)

log = logging.getLogger(__name__)


def routes() -> Router:
    """The handlers; the first that matches runs."""
    router = Router(name="inbox")
    router.callback_query.filter(Allowed(*EDITORS))
    router.callback_query.register(show_inbox, Pressed(ShowInbox))
    router.callback_query.register(open_item, Pressed(OpenItem))
    router.callback_query.register(publish_item, Pressed(PublishItem))
    router.callback_query.register(edit_item, Pressed(EditItem))
    router.callback_query.register(skip_item, Pressed(SkipItem))
    router.callback_query.register(ask_skip_all, Pressed(AskSkipAll))
    router.callback_query.register(skip_all, Pressed(SkipAll))
    return router


async def show_inbox(press: CallbackQuery, visitor: Visitor, desk: Desk, bot: Bot) -> Answer:
    """The list, in place."""
    return await _shown(EditorChat.of_press(desk, bot, visitor, press), press)


async def open_item(
    press: CallbackQuery, action: OpenItem, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """One draft, in place of the list; the list as it is now when that is decided on."""
    if not await inboxes.is_waiting(desk, action.article_id):
        return await _settled(EditorChat.of_press(desk, bot, visitor, press), press)
    return await _shown(
        EditorChat.of_press(desk, bot, visitor, press), press, opened=action.article_id
    )


async def publish_item(
    press: CallbackQuery,
    action: PublishItem,
    visitor: Visitor,
    desk: Desk,
    undo: timedelta,
    bot: Bot,
) -> Answer:
    """Publish a draft as from its card: the pressed message shows how it fares from now on."""
    if not await inboxes.is_waiting(desk, action.article_id):
        return await _settled(EditorChat.of_press(desk, bot, visitor, press), press)
    if press.message is not None:
        await inboxes.released(desk, visitor.person_id, press.message.message_id, visitor.now)
    wanted = Publish(action.article_id, None, action.revision)
    return await draft.publish(press, wanted, visitor, desk, undo, bot)


async def edit_item(
    press: CallbackQuery, action: EditItem, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Show a draft below as any other, with all that can be done with one."""
    article = await publishing.article(desk, action.article_id)
    if article is None or not await inboxes.is_waiting(desk, action.article_id):
        return await _settled(EditorChat.of_press(desk, bot, visitor, press), press)
    await show_in_place(EditorChat.of_press(desk, bot, visitor, press), article)
    return Answer()


async def skip_item(
    press: CallbackQuery, action: SkipItem, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Cancel a draft; what is left is shown."""
    try:
        await suggesting.skip(desk, action.article_id, visitor.doer)
    except WrongStatus:
        return await _settled(EditorChat.of_press(desk, bot, visitor, press), press)
    log.info("item.skipped", extra={"user": visitor.person_id, "article": action.article_id})
    return await _shown(
        EditorChat.of_press(desk, bot, visitor, press), press, texts.skipped_toast(visitor.locale)
    )


async def ask_skip_all(_: CallbackQuery, visitor: Visitor, desk: Desk) -> Answer:
    """Ask whether to cancel all that are listed."""
    waiting = await inboxes.waiting(desk)
    if not waiting.ids:
        return change(texts.inbox_empty(visitor.locale))
    count = len(waiting.ids)
    return change(texts.skip_all_question(visitor.locale, count, waiting.ids[0]))


async def skip_all(
    press: CallbackQuery, action: SkipAll, visitor: Visitor, desk: Desk, bot: Bot
) -> Answer:
    """Cancel all that were listed when it was asked; later ones stay."""
    count = 0
    for article_id in (await inboxes.waiting(desk)).ids:
        if article_id > action.newest:
            continue
        try:
            await suggesting.skip(desk, article_id, visitor.doer)
        except WrongStatus:  # a colleague was faster
            continue
        count += 1
        log.info("item.skipped", extra={"user": visitor.person_id, "article": article_id})
    return await _shown(
        EditorChat.of_press(desk, bot, visitor, press),
        press,
        texts.skipped_all_toast(visitor.locale, count),
    )


async def inbox_screen(
    desk: Desk,
    locale: Locale,
    waiting: Waiting,
    now: datetime,
    *,
    opened: int | None = None,
    rings: bool = False,
) -> Screen:
    """What waits: one draft as a card, also the one that is ``opened``; several as a list."""
    items = [texts.Item(each, waiting.titles.get(each.id, "")) for each in waiting.articles]
    if not items:
        return texts.inbox_empty(locale)
    chosen = next((each for each in items if each.article.id == opened), None)
    if chosen is None and waiting.total == 1:
        chosen = items[0]
    if chosen is None:
        return texts.inbox_list(locale, items, waiting.total, rings=rings)
    likeness = await similar(desk, chosen.article, now)
    others = waiting.total - 1
    return texts.item_card(locale, chosen, likeness, others=others, rings=rings)


async def _shown(
    chat: EditorChat, press: CallbackQuery, told: str = "", *, opened: int | None = None
) -> Answer:
    """Let the pressed message show what waits, from now on; no other does in this chat."""
    waiting = await inboxes.waiting(chat.desk)
    screen = await inbox_screen(chat.desk, chat.locale, waiting, chat.now, opened=opened)
    if press.message is not None:
        message_id = press.message.message_id
        was = await inboxes.inbox(chat.desk, chat.id)
        await inboxes.looked_at(chat.desk, chat.id, message_id, waiting, opened)
        if was.message_id not in (None, message_id):
            await delete(chat.bot, chat.id, [was.message_id])
    return change(screen, told)


async def _settled(chat: EditorChat, press: CallbackQuery) -> Answer:
    """Say that a colleague was faster; the message shows what is left."""
    return await _shown(chat, press, texts.item_settled_toast(chat.locale))
